package ident

import "strings"

// Schemes are all schemes that the package knows.
var Schemes = []Scheme{
	{Name: "GTIN", Check: GTIN, names: []string{"gtin", "globaltradeitem"}},
	{Name: "GTIN-8", Check: GTIN8, names: []string{"gtin8", "ean8"}},
	{Name: "GTIN-12", Check: GTIN12, names: []string{"gtin12", "upc", "upca"}},
	{Name: "GTIN-13", Check: GTIN13, names: []string{"gtin13", "ean", "ean13"}},
	{Name: "GTIN-14", Check: GTIN14, names: []string{"gtin14"}},
	{Name: "ISBN", Check: ISBN, names: []string{"isbn", "isbn10", "isbn13"}},
	{Name: "UDI-DI", Check: UDI, names: []string{"udi", "udidi"}, addresses: []string{"accessgudid.nlm.nih.gov/devices/"}},
	{Name: "NDC", Check: NDC, names: []string{"ndc", "nationaldrug"}, oid: "2.16.840.1.113883.6.69", addresses: []string{"hl7.org/fhir/sid/ndc"}},
	{Name: "RxCUI", Check: RxCUI, names: []string{"rxcui", "rxnorm"}, oid: "2.16.840.1.113883.6.88", addresses: []string{"nlm.nih.gov/research/umls/rxnorm"}},
	{Name: "ATC", Check: ATC, names: []string{"atc"}, oid: "2.16.840.1.113883.6.73", addresses: []string{"whocc.no/atc"}},
	{Name: "GLN", Check: GLN, names: []string{"gln", "globallocation"}},
	{Name: "LEI", Check: LEI, names: []string{"lei"}, addresses: []string{"search.gleif.org/#/record/"}},
	{Name: "DUNS", Check: DUNS, names: []string{"duns"}},
	{Name: "ODS", Check: ODS, names: []string{"ods"}, addresses: []string{"fhir.nhs.uk/Id/ods-organization-code"}},
	{Name: "CQC", Check: CQC, names: []string{"cqc", "cqclocation", "cqcprovider"}, addresses: []string{"cqc.org.uk/location/", "cqc.org.uk/provider/"}},
	{Name: "GPhC", Check: GPhC, names: []string{"gphc"}},
	{Name: "VAT", Check: VAT, names: []string{"vat"}},
	{Name: "ROR", Check: ROR, names: []string{"ror"}, addresses: []string{"ror.org/"}},
	{Name: "ISNI", Check: ISNI, names: []string{"isni"}, addresses: []string{"isni.org/isni/", "isni.org/page/"}},
	{Name: "Wikidata", Check: Wikidata, names: []string{"wikidata"}, addresses: []string{"wikidata.org/wiki/", "wikidata.org/entity/"}},
	{Name: "NPI", Check: NPI, names: []string{"npi", "usnpi", "nationalprovider"}, oid: "2.16.840.1.113883.4.6", addresses: []string{"npiregistry.cms.hhs.gov/provider-view/", "hl7.org/fhir/sid/us-npi"}},
	{Name: "GMC", Check: GMC, names: []string{"gmc"}, addresses: []string{"fhir.hl7.org.uk/Id/gmc-number"}},
	{Name: "GMP", Check: GMP, names: []string{"gmp"}},
	{Name: "NMC", Check: NMC, names: []string{"nmc", "nmcpin"}},
	{Name: "HCPC", Check: HCPC, names: []string{"hcpc"}},
	{Name: "ORCID", Check: ORCID, names: []string{"orcid"}, addresses: []string{"orcid.org/"}},
	{Name: "ICD-10", Check: ICD10, names: []string{"icd10", "icd10who", "whoicd10"}, oid: "2.16.840.1.113883.6.3", addresses: []string{"hl7.org/fhir/sid/icd-10"}},
	{Name: "ICD-10-CM", Check: ICD10CM, names: []string{"icd10cm"}, oid: "2.16.840.1.113883.6.90", addresses: []string{"hl7.org/fhir/sid/icd-10-cm"}},
	{Name: "ICD-10-GM", Check: ICD10GM, names: []string{"icd10gm"}, addresses: []string{"fhir.de/CodeSystem/bfarm/icd-10-gm"}},
	{Name: "ICD-11", Check: ICD11, names: []string{"icd11"}, addresses: []string{"id.who.int/icd/release/11/mms"}},
	{Name: "SNOMED CT", Check: SNOMEDCT, names: []string{"snomedct", "snomed", "sct", "sctid", "snomedclinicalterms", "dm+d", "dmd"}, oid: "2.16.840.1.113883.6.96", addresses: []string{"snomed.info/id/", "snomed.info/sct", "dmd.nhs.uk"}},
	{Name: "LOINC", Check: LOINC, names: []string{"loinc"}, oid: "2.16.840.1.113883.6.1", addresses: []string{"loinc.org/"}},
	{Name: "CPT", Check: CPT, names: []string{"cpt"}, oid: "2.16.840.1.113883.6.12", addresses: []string{"ama-assn.org/go/cpt"}},
	{Name: "HCPCS", Check: HCPCS, names: []string{"hcpcs"}},
	{Name: "NAICS", Check: NAICS, names: []string{"naics"}},
	{Name: "ISIC", Check: ISIC, names: []string{"isic", "isicv4", "isicrev4"}},
}

// schemeAddress is what the addresses of a scheme begin with.
type schemeAddress struct {
	beginning string
	scheme    *Scheme
}

// addressesBy are those of all schemes by their first byte, in their order.
var addressesBy = func() (by [256][]schemeAddress) {
	for i := range Schemes {
		for _, beginning := range Schemes[i].addresses {
			by[beginning[0]] = append(by[beginning[0]], schemeAddress{beginning, &Schemes[i]})
		}
	}
	return by
}()

// beginsWith tells whether an address begins with another, up to a slash or its end.
func beginsWith(address, beginning string) bool {
	beginning = strings.TrimSuffix(beginning, "/")
	return strings.HasPrefix(address, beginning) && (len(address) == len(beginning) || address[len(beginning)] == '/')
}

// plainName gives a name as the table has it.
func plainName(name string) string { return strings.ToLower(nameSeparators.Replace(name)) }

var nameSeparators = strings.NewReplacer(" ", "", "-", "", "_", "", ".", "", "(", "", ")", "")

// nameEndings are words that people put behind the name of a scheme, and that say nothing.
var nameEndings = [...]string{"number", "code", "identifier", "id", "no", "nr"}

// inAddress finds the scheme whose addresses begin as this one, the longest
// beginning first, and what stands behind it.
func inAddress(address string) (scheme *Scheme, rest string, found bool) {
	plain, isAddress := strings.CutPrefix(address, "https://")
	if !isAddress {
		if plain, isAddress = strings.CutPrefix(address, "http://"); !isAddress {
			return nil, "", false
		}
	}
	plain = strings.TrimPrefix(plain, "www.")
	if plain == "" {
		return nil, "", false
	}
	longest := 0
	for _, of := range addressesBy[plain[0]] {
		if len(of.beginning) <= longest || !beginsWith(plain, of.beginning) {
			continue
		}
		longest, scheme = len(of.beginning), of.scheme
		rest, _, _ = strings.Cut(strings.Trim(plain[min(longest, len(plain)):], "/"), "/")
	}
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest = rest[:end]
	}
	return scheme, rest, scheme != nil
}
