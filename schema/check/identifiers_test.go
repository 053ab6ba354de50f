package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

// messages gives the findings as "path: message [rule]".
func messages(findings []check.Finding) []string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Path+": "+f.Message+" ["+f.Rule+"]")
	}
	return lines
}

// Identifiers are found wherever they stand; the rule depends on what names
// their scheme.
func TestIdentifiersWhereverTheyStand(t *testing.T) {
	const named = `{"@type": "MedicalClinic", "identifier": {"@type": "PropertyValue", "propertyID": "%s", "value": "%s"}}`
	const code = `{"@type": "MedicalCondition", "code": {"@type": "MedicalCode", "codingSystem": "%s", "codeValue": "%s"}}`
	const sameAs = `{"@type": "Thing", "sameAs": "%s%s"}`
	const at = `{"@type": "Thing", "@id": "%s%s"}`
	const own = `{"@type": "Thing", "%s": "%s"}`
	for _, c := range []struct{ form, scheme, identifier, rule string }{
		{own, "gtin", "96385074", ""},
		{own, "gtin", "96385075", "identifier-check-digit"},
		{own, "gtin", "9638507", "identifier-form"},
		{own, "gtin8", "4006381333931", "identifier-form"},
		{own, "gtin12", "036000291453", "identifier-check-digit"},
		{own, "gtin13", "4006381333932", "identifier-check-digit"},
		{own, "gtin14", "4006381333931", "identifier-form"},
		{own, "isbn", "978-3-16-148410-0", ""},
		{own, "isbn", "9780306406158", "identifier-check-digit"},
		{own, "globalLocationNumber", "4012345000008", "identifier-check-digit"},
		{own, "globalLocationNumber", "401234500000", "identifier-form"},
		{own, "leiCode", "529900T8BM49AURSDO56", "identifier-check-digit"},
		{own, "leiCode", "529900t8bm49aursdo55", "identifier-form"},
		{own, "iso6523Code", "0199:529900T8BM49AURSDO55", ""},
		{own, "iso6523Code", "0088:4012345000008", "identifier-check-digit"},
		{own, "iso6523Code", "199-5299", "identifier-form"},
		{own, "duns", "15-048-378", "identifier-form"},
		{own, "vatID", "GB12", "identifier-form"},
		{own, "vatID", "DE136695977", "identifier-check-digit"},
		{own, "naics", "62111A", "identifier-form"},
		{own, "isicV4", "86201", "identifier-form"},
		{own, "usNPI", "1234567890", "identifier-check-digit"},
		{own, "usNPI", "3234567893", "identifier-form"},
		{own, "rxcui", "RX161", "identifier-form"},
		{own, "hasGS1DigitalLink", "https://id.gs1.org/01/09506000134352", ""},
		{own, "hasGS1DigitalLink", "https://id.gs1.org/01/09506000134353", "identifier-check-digit"},
		{own, "hasGS1DigitalLink", "https://id.gs1.org/09506000134352", "identifier-form"},
		{own, "mpn", "whatever", ""},
		{own, "mpn", " KB-1", "identifier-form"},
		{own, "sku", "KB-1 ", "identifier-form"},
		{own, "sku", "KB 1", ""},
		{own, "vatID", "XX123456789", "identifier-form"},
		{own, "identifier", "NPI:1234567890", "identifier-check-digit"},
		{own, "identifier", "NPI number: 12345", "named-identifier-form"},
		{own, "identifier", "NPI:1234567893", ""},
		{own, "identifier", "our own: 12345", ""},
		{own, "identifier", "urn:isbn:12345", ""},
		{own, "identifier", "NPI:", ""},
		{own, "sameAs", "NPI:12345", ""},
		{own, "identifier", "1234567890", ""}, // a text says nothing of its scheme
		{own, "codeValue", "whatever", ""},

		{named, "NPI", "1234567893", ""},
		{named, "npi", "1234567890", "identifier-check-digit"},
		{named, "http://hl7.org/fhir/sid/us-npi", "12345", "named-identifier-form"},
		{named, "UDI-DI", "10614141000416", "identifier-check-digit"},
		{named, "NDC", "0777-3105", "named-identifier-form"},
		{named, "ODS", "RR8", ""},
		{named, "https://fhir.nhs.uk/Id/ods-organization-code", "rr8!", "named-identifier-form"},
		{named, "CQC location", "1-ABC", "named-identifier-form"},
		{named, "GPhC", "12345", "named-identifier-form"},
		{named, "GMC", "70001", "named-identifier-form"},
		{named, "GMP", "G6123456", "named-identifier-form"},
		{named, "NMC", "12A345E", "named-identifier-form"},
		{named, "HCPC", "P12345", "named-identifier-form"},
		{named, "GLN", "4012345000008", "identifier-check-digit"},
		{named, "ISNI", "0000000121032684", "identifier-check-digit"},
		{named, "our own number", "1234567890", ""},
		{named, "NPI number", "1234567890", "identifier-check-digit"},
		{named, "NHS number", "943 476 5919", "patient-identifier"},
		{named, "https://fhir.nhs.uk/Id/nhs-number", "943 476 5919", "patient-identifier"},

		{code, "ICD-10", "M17", ""},
		{code, "ICD-10", "S72.001A", ""}, // the modification of the United States goes by that name too
		{code, "ICD-10", "M1", "medical-code-form"},
		{code, "ICD-10-CM", "17.1", "medical-code-form"},
		{code, "ICD-11", "O1A", "medical-code-form"},
		{code, "ICD-9", "whatever", ""},
		{code, "SCT", "22298007", "identifier-check-digit"},
		{code, "SNOMED Clinical Terms", "abc", "medical-code-form"},
		{code, "urn:oid:2.16.840.1.113883.6.96", "22298007", "identifier-check-digit"},
		{code, "ICD-10 (WHO)", "M1", "medical-code-form"},
		{code, "ICD-10-GM", "M1", "medical-code-form"},
		{code, "ICD-10-GM", "U07.1!", ""},
		{code, "ICD-10-AM", "whatever", ""},
		{code, "ICF", "whatever", ""},
		{code, "LONIC", "whatever", "unknown-code-system"},
		{code, "IDC-10", "whatever", "unknown-code-system"},
		{code, "http://snomed.info/sct", "22298006", ""},
		{code, "SNOMED CT", "22298007", "identifier-check-digit"},
		{code, "LOINC", "718-8", "identifier-check-digit"},
		{code, "LOINC", "718", "medical-code-form"},
		{code, "ATC", "N2BE01", "medical-code-form"},
		{code, "RxNorm", "RX161", "medical-code-form"},
		{code, "CPT", "992", "medical-code-form"},
		{code, "HCPCS", "9921", "medical-code-form"},

		{sameAs, "https://orcid.org/", "0000-0002-1825-0097", ""},
		{sameAs, "https://orcid.org/", "0000-0002-1825-0098", "identifier-check-digit"},
		{sameAs, "https://orcid.org/", "0000000218250097", "register-address"},
		{sameAs, "https://ror.org/", "05gq02988", "identifier-check-digit"},
		{sameAs, "https://isni.org/isni/", "0000000121032684", "identifier-check-digit"},
		{sameAs, "http://www.wikidata.org/entity/", "Q30", ""},
		{sameAs, "https://www.wikidata.org/wiki/", "Q0", "register-address"},
		{sameAs, "https://wikidata.org/", "Q42", "register-address"},
		{sameAs, "https://www.wikidata.org/wiki/", "Special:Search", ""},
		{sameAs, "https://www.cqc.org.uk/location/", "1-ABC", "register-address"},
		{sameAs, "https://npiregistry.cms.hhs.gov/provider-view/", "1234567890", "identifier-check-digit"},
		{sameAs, "https://en.wikipedia.org/wiki/", "Q0", ""},
		{at, "https://orcid.org/", "0000-0002-1825-0098", "identifier-check-digit"},
		{at, "https://sunrise.example/", "Q0", ""},
	} {
		text := fmt.Sprintf(c.form, c.scheme, c.identifier)
		var want []string
		if c.rule != "" {
			want = []string{c.rule}
		}
		assert.Equal(t, want, ids(check.Run(read(t, text), check.Identifiers).Findings), text)
	}
}

// What an identifier was meant to be is suggested where that is certain.
func TestIdentifierSuggestions(t *testing.T) {
	for text, want := range map[string]string{
		`{"@type": "Product", "gtin13": "4006381 333931"}`:                    "4006381333931",
		`{"@type": "Product", "gtin12": 36000291452}`:                         "036000291452",
		`{"@type": "Product", "gtin": "GTIN: 4006381333931"}`:                 "4006381333931",
		`{"@type": "Book", "isbn": "ISBN 978-3-16-148410-0"}`:                 "978-3-16-148410-0",
		`{"@type": "Physician", "usNPI": "NPI 1234567893"}`:                   "1234567893",
		`{"@type": "Organization", "leiCode": "529900t8bm49aursdo55"}`:        "529900T8BM49AURSDO55",
		`{"@type": "Person", "sameAs": "https://orcid.org/0000000218250097"}`: "0000-0002-1825-0097",
		`{"@type": "Product", "gtin": "none"}`:                                "",
		`{"@type": "Product", "sku": " KB-1"}`:                                "KB-1",
		`{"@type": "Hospital", "identifier": "LEI: 529900t8bm49aursdo55"}`:    "LEI: 529900T8BM49AURSDO55",
	} {
		findings := check.Run(read(t, text), check.Identifiers).Findings
		if assert.Len(t, findings, 1, text) {
			assert.Equal(t, want, findings[0].Suggestion, text)
		}
	}
	assert.Equal(t, []string{`Person.sameAs: "0000000218250097" is no ORCID; expected an ORCID iD: four groups of four digits with hyphens between them, the last a digit or X; write "0000-0002-1825-0097" [register-address]`},
		messages(check.Run(read(t, `{"@type": "Person", "sameAs": "https://orcid.org/0000000218250097"}`), check.Identifiers).Findings))
}
