package ident

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The examples are published test values, values of documentation and
// well-known public records.
var examples = []struct {
	scheme  string
	check   func(string) *Fault
	valid   []string
	invalid []string // by their form
	altered []string // by their check digit
}{
	{"GTIN", GTIN, []string{"96385074", "036000291452", "4006381333931", "10614141000415"}, []string{"", "123", "96385O74", " 96385074"}, []string{"96385075"}},
	{"GTIN-8", GTIN8, []string{"96385074", "73513537"}, []string{"4006381333931", "9638507"}, []string{"96385075"}},
	{"GTIN-12", GTIN12, []string{"036000291452", "614141000036"}, []string{"36000291452"}, []string{"036000291453"}},
	{"GTIN-13", GTIN13, []string{"4006381333931", "5012345678900"}, []string{"400638133393", "4006381 333931"}, []string{"4006381333932"}},
	{"GTIN-14", GTIN14, []string{"10614141000415", "00012345600012", "00311111000118"}, []string{"4006381333931"}, []string{"10614141000416"}},
	{"ISBN", ISBN, []string{"9780306406157", "978-3-16-148410-0", "0306406152", "080442957X", "0-306-40615-2"}, []string{"4006381333931", "03064061", "08044295X7"}, []string{"9780306406158", "0306406153"}},
	{"UDI-DI", UDI, []string{"10614141000415", "(01)10614141000415", "+A123BJC5D6E71G", "=/A9999XYZ100T0944"}, []string{"4006381333931", "+1", "+", "=/", "(01)", "+A12"}, []string{"10614141000416", "+A123BJC5D6E71H"}},
	{"NDC", NDC, []string{"0777-3105-02", "50242-040-62", "12345-6789-1", "50242004062", "0777310502"}, []string{"0777-3105", "0777-3105-0", "a777-3105-02", "", "--"}, nil},
	{"RxCUI", RxCUI, []string{"161", "5640"}, []string{"RX161", "0161", "", "123456789"}, nil},
	{"ATC", ATC, []string{"N", "N02", "N02B", "N02BE", "N02BE01", "A10BA02"}, []string{"N2BE01", "E01", "N02BE0", "n02", ""}, nil},
	{"GLN", GLN, []string{"4012345000009", "0614141000012"}, []string{"401234500000"}, []string{"4012345000008"}},
	{"LEI", LEI, []string{"529900T8BM49AURSDO55", "5493001KJTIIGC8Y1R12", "213800D1EI4B9WTWWD28"}, []string{"529900t8bm49aursdo55", "529900T8BM49AURSDO5", "529900T8BM49AURSDOAB"}, []string{"529900T8BM49AURSDO56"}},
	{"DUNS", DUNS, []string{"150483782", "804735132", "15-048-3782"}, []string{"15-048-378", "1504837820"}, nil},
	{"ODS", ODS, []string{"RR8", "J82067", "Y05868"}, []string{"rr8!", "RR", "rr8"}, nil},
	{"CQC", CQC, []string{"1-101728042", "RGT01"}, []string{"1-ABC", "1-123", "2-101728042"}, nil},
	{"GPhC", GPhC, []string{"9010492", "1091234"}, []string{"12345"}, nil},
	{"VAT", VAT, []string{"GB980780684", "GB 980 7806 84", "GBGD001", "DE136695976", "ATU12345678", "FRXX999999999", "XI980780684", "EL123456789", "EU372000041"}, []string{"XX123456789", "ZZ123456789", "AA123456789", "GB12", "980780684", "GBABCDEFGHI", "FRAB", "DE12"}, []string{"GB980780685", "DE136695977"}},
	{"ROR", ROR, []string{"05gq02987", "03yrm5c26", "02mhbdp94"}, []string{"15gq02987", "05gq0298", "05gi02987", "05GQ02987"}, []string{"05gq02988"}},
	{"ISNI", ISNI, []string{"0000 0001 2146 438X", "0000 0001 2103 2683", "000000012146438X"}, []string{"0000000121032", "00000001210326X3"}, []string{"0000000121032684"}},
	{"Wikidata", Wikidata, []string{"Q42", "Q30"}, []string{"Q0", "Q", "42", "Q042"}, nil},
	{"NPI", NPI, []string{"1234567893", "1245319599"}, []string{"3234567893", "123456789"}, []string{"1234567890", "1234567894", "1111111111"}},
	{"GMC", GMC, []string{"7000123", "C9876543"}, []string{"70001", "D9876543"}, nil},
	{"GMP", GMP, []string{"G1234567", "G9999981"}, []string{"G6123456", "1234567"}, nil},
	{"NMC", NMC, []string{"99A1234B", "12I0001E"}, []string{"12A345E", "99a1234B"}, nil},
	{"HCPC", HCPC, []string{"PH012345", "OT123456"}, []string{"P12345"}, nil},
	{"NIR", NIR, []string{"2 55 08 14 168 025 38", "184127645108946"}, []string{"", "255081416802", "355081416802538", "255131416802538"}, []string{"255081416802539"}},
	{"ORCID", ORCID, []string{"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"}, []string{"0000000218250097", "0000-0002-1825-009", "0000-0000-0000-0001"}, []string{"0000-0002-1825-0098"}},
	{"ICD-10", ICD10, []string{"M17", "E11.9", "E119", "M17.11"}, []string{"M1", "17.1", "M17.", "M17.111", "m17"}, nil},
	{"ICD-10-CM", ICD10CM, []string{"M17.11", "S72.001A", "M17", "C4A.9"}, []string{"17.1", "M1", "M17.", "M17.11111"}, nil},
	{"ICD-10-GM", ICD10GM, []string{"M17", "M17.1", "E11.90", "U07.1!", "E11.-", "E11.9-", "G63.2*", "A17.0†"}, []string{"M1", "17.1", "M17.1A", "-", "!", "", "M17.111"}, nil},
	{"SKU", Stock, []string{"KB-1", "KB 1", "ä"}, []string{" KB-1", "KB-1 ", "KB-1\u00a0", ""}, nil},
	{"ICD-11", ICD11, []string{"FA01", "5A11", "5A11.0", "2C25.Z&XS9R"}, []string{"O1A", "IA01", "", "&", "FA01&"}, nil},
	{"SNOMED CT", SNOMEDCT, []string{"22298006", "73211009", "195967001", "24700007"}, []string{"022298006", "12345", "abc"}, []string{"22298007"}},
	{"LOINC", LOINC, []string{"718-7", "2160-0", "2345-7", "4548-4"}, []string{"718", "12345678-9", "718-77", ""}, []string{"718-8"}},
	{"ISIC", ISIC, []string{"Q", "86", "8620", "Q8620"}, []string{"", "V", "8", "86201", "q", "QQ"}, nil},
	{"CPT", CPT, []string{"99213", "0001F"}, []string{"992", "9921X"}, nil},
	{"HCPCS", HCPCS, []string{"J1100", "99213"}, []string{"992", "JJ100"}, nil},
	{"NAICS", NAICS, []string{"621111", "6214"}, []string{"62111A", "6"}, nil},
	{"ISO 6523", ISO6523, []string{"0199:529900T8BM49AURSDO55", "0088:4012345000009", "0060:150483782", "9930:DE136695976"}, []string{"199-5299", "0199", "0199:", "0060:12", "01990:5"}, []string{"0199:529900T8BM49AURSDO56", "0088:4012345000008"}},
	{"GS1 Digital Link", DigitalLink, []string{"https://id.gs1.org/01/09506000134352", "https://brand.example/some/01/09506000134352/10/ABC?17=1"}, []string{"http://id.gs1.org/01/09506000134352", "https://id.gs1.org/09506000134352", "https://id.gs1.org/01/9506000134352"}, []string{"https://id.gs1.org/01/09506000134353"}},
	{"NHS number", NHSNumber, []string{"943 476 5919", "401 023 2137", "9434765919", "943-476-5919"}, []string{"943 4765919", "94347659", "943 476-5919"}, []string{"943 476 5918"}},
	{"KVNR", KVNR, []string{"A123456780"}, []string{"", "a123456780", "A12345678", "1123456780", "A1234567801"}, []string{"A123456781", "B123456780"}},
	{"SSN", SSN, []string{"123-45-6789"}, []string{"000-12-3456", "666-12-3456", "912-12-3456", "123-00-6789", "123-45-0000", "123456789"}, nil},
}

func TestExamples(t *testing.T) {
	for _, test := range examples {
		t.Run(test.scheme, func(t *testing.T) {
			for _, text := range test.valid {
				assert.Nil(t, test.check(text), text)
			}
			for _, text := range test.invalid {
				fault := test.check(text)
				require.NotNil(t, fault, text)
				assert.False(t, fault.CheckDigit, text)
				assert.NotEmpty(t, fault.Expected)
			}
			for _, text := range test.altered {
				fault := test.check(text)
				require.NotNil(t, fault, text)
				assert.True(t, fault.CheckDigit, text)
			}
		})
	}
}

// What check digits are for: one wrong digit is found in every scheme that has
// one, and two swapped neighbours in those that promise it.
func TestCheckDigitsFindMistakes(t *testing.T) {
	// A digit changed in these may make another of their forms, which has none.
	severalForms := map[string]bool{"ISO 6523": true, "VAT": true, "UDI-DI": true, "GS1 Digital Link": true}
	findsSwaps := map[string]bool{"LEI": true, "ISNI": true, "ORCID": true, "SNOMED CT": true, "NHS number": true}
	for _, test := range examples {
		if len(test.altered) == 0 || severalForms[test.scheme] {
			continue
		}
		for _, valid := range test.valid {
			for i := range len(valid) {
				if digit(valid[i]) > 9 {
					continue
				}
				for d := byte('0'); d <= '9'; d++ {
					if d == valid[i] {
						continue
					}
					assert.NotNil(t, test.check(valid[:i]+string(d)+valid[i+1:]), "%s %s: %c at %d", test.scheme, valid, d, i)
				}
				if findsSwaps[test.scheme] && i > 0 && digit(valid[i-1]) <= 9 && valid[i] != valid[i-1] {
					assert.NotNil(t, test.check(valid[:i-1]+string(valid[i])+string(valid[i-1])+valid[i+1:]), "%s %s: swapped at %d", test.scheme, valid, i)
				}
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"NPI": "NPI", "ICD-10-CM": "ICD-10-CM", "icd 10": "ICD-10", "SNOMED-CT": "SNOMED CT", "snomed_ct": "SNOMED CT", "UDI-DI": "UDI-DI", "CQC location": "CQC",
		"https://fhir.nhs.uk/Id/ods-organization-code": "ODS", "http://snomed.info/sct": "SNOMED CT", "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
		"NPI number": "NPI", "NPI no.": "NPI", "ODS code": "ODS", "VAT ID": "VAT", "SCT": "SNOMED CT", "SNOMED Clinical Terms": "SNOMED CT", "ICD-10 (WHO)": "ICD-10", "ICD-10-GM": "ICD-10-GM",
		"urn:oid:2.16.840.1.113883.6.96": "SNOMED CT", "2.16.840.1.113883.6.1": "LOINC",
		"http://hl7.org/fhir/sid/icd-10": "ICD-10", "https://ror.org": "ROR", "https://www.wikidata.org/wiki/": "Wikidata",
	} {
		scheme, found := Named(name)
		require.True(t, found, name)
		assert.Equal(t, want, scheme.Name, name)
	}
	for _, name := range []string{"", "house number", "number", "id", "urn:oid:", "urn:oid:2.16.840.1.113883.6.9", "ICD-10-AM", "https://example.com/", "https://ror.org.evil.example/", "ror.org", "http://hl7.org/fhir/sid/icd-10-xx"} {
		_, found := Named(name)
		assert.False(t, found, name)
	}
}

func TestInAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://orcid.org/0000-0002-1825-0097":                    "ORCID 0000-0002-1825-0097",
		"http://www.wikidata.org/entity/Q42":                       "Wikidata Q42",
		"https://www.wikidata.org/wiki/Q42?uselang=de#sitelinks":   "Wikidata Q42",
		"https://ror.org/05gq02987/":                               "ROR 05gq02987",
		"https://www.cqc.org.uk/location/1-101728042/reports":      "CQC 1-101728042",
		"https://accessgudid.nlm.nih.gov/devices/10614141000415":   "UDI-DI 10614141000415",
		"https://npiregistry.cms.hhs.gov/provider-view/1234567893": "NPI 1234567893",
		"http://snomed.info/id/22298006":                           "SNOMED CT 22298006",
		"https://isni.org/isni/000000012146438X":                   "ISNI 000000012146438X",
		"https://loinc.org/718-7/":                                 "LOINC 718-7",
	} {
		scheme, identifier, found := InAddress(address)
		require.True(t, found, address)
		assert.Equal(t, want, scheme.Name+" "+identifier)
		assert.Nil(t, scheme.Check(identifier), address)
	}
	for _, address := range []string{"", "https://orcid.org/", "https://orcid.org", "orcid.org/0000-0002-1825-0097", "ftp://orcid.org/1", "https://example.org/orcid.org/1", "https://www.wikidata.org/"} {
		_, _, found := InAddress(address)
		assert.False(t, found, address)
	}
}

func TestSchemesAreNamedOnce(t *testing.T) {
	seen := map[string]string{}
	for _, scheme := range Schemes {
		for _, name := range scheme.names {
			assert.Equal(t, name, plainName(name), "%s is never looked up", name)
			assert.Empty(t, seen[name], "%s is a name of %s too", name, scheme.Name)
			seen[name] = scheme.Name
		}
	}
}

// No text makes a check panic, and what a check refuses has a reason.
func FuzzChecks(f *testing.F) {
	for _, test := range examples {
		for _, text := range append(append(test.valid, test.invalid...), test.altered...) {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, test := range examples {
			if fault := test.check(text); fault != nil && (fault.What == "" || fault.Expected == "") {
				t.Error(fmt.Sprint(test.scheme, " refuses without a reason: ", text))
			}
		}
		if _, identifier, found := InAddress(text); found && !strings.Contains(text, identifier) {
			t.Errorf("%q is not in %q", identifier, text)
		}
		Named(text)
	})
}
