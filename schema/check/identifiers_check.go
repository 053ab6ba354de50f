package check

import (
	"strings"

	"github.com/healthld/healthld/internal/ident"
)

func checkIdentifierForm(p *Pass, t *Thing)  { p.reportForms(t, fromProperty) }
func checkNamedIdentifier(p *Pass, t *Thing) { p.reportForms(t, fromPropertyID) }
func checkMedicalCode(p *Pass, t *Thing)     { p.reportForms(t, fromCodingSystem) }
func checkRegisterAddress(p *Pass, t *Thing) { p.reportForms(t, fromAddress) }

// reportForms reports the identifiers that have not the form of their scheme,
// where that is known in one way.
func (p *Pass) reportForms(t *Thing, whence whence) {
	for _, id := range p.faultyIdentifiers(t) {
		if id.whence != whence || id.fault.CheckDigit {
			continue
		}
		suggestion := mendIdentifier(id.check, id.text)
		message := quote(id.text) + " is no " + id.scheme + "; expected " + id.fault.Expected
		if suggestion != "" {
			message += "; write " + quote(suggestion)
		}
		p.Report(id.at, message, id.term, suggestion)
	}
}

func checkIdentifierDigit(p *Pass, t *Thing) {
	for _, id := range p.faultyIdentifiers(t) {
		if id.fault.CheckDigit {
			p.Report(id.at, "the check digit of the "+id.scheme+" "+quote(id.text)+" does not fit: a digit is wrong, or two are swapped; compare it with where it comes from", id.term, "")
		}
	}
}

// mendIdentifier gives the identifier that a text means, where there is no
// other: without the name of its scheme, separators, and spaces around it, in
// capital letters, and with the zeros in front that a number has lost.
func mendIdentifier(check func(string) *ident.Fault, text string) string {
	if len(text) > 60 {
		return ""
	}
	text = strings.TrimSpace(text)
	candidates := []string{text, strings.ToUpper(text)}
	if i := strings.LastIndexAny(text, ": "); i >= 0 {
		candidates = append(candidates, strings.TrimSpace(text[i+1:]))
	}
	bare := separators.Replace(text)
	bare = strings.TrimLeft(bare, "ISBNGTLEPUisbngtlepu#:")
	candidates = append(candidates, bare, strings.ToUpper(bare))
	if len(text) == 16 {
		candidates = append(candidates, text[:4]+"-"+text[4:8]+"-"+text[8:12]+"-"+text[12:])
	}
	for _, length := range []int{12, 13, 14} {
		if len(bare) < length && len(bare) >= length-3 {
			candidates = append(candidates, strings.Repeat("0", length-len(bare))+bare)
		}
	}
	for _, candidate := range candidates {
		if candidate != "" && check(candidate) == nil {
			return candidate
		}
	}
	return ""
}

// separators are what people put between the parts of names and numbers.
var separators = strings.NewReplacer(" ", "", "-", "", "_", "", ".", "", "\u00a0", "")

// patientNumbers are names of what health services and states number patients
// with, in lower case without separators.
var patientNumbers = map[string]bool{
	"nhs": true, "nhsnumber": true, "nhsno": true, "chi": true, "chinumber": true, "ssn": true, "socialsecuritynumber": true,
	"mrn": true, "medicalrecordnumber": true, "patientid": true, "patientnumber": true, "hospitalnumber": true,
	"nir": true, "numerodesecuritesociale": true, "krankenversichertennummer": true, "kvnr": true, "patientidentifier": true,
	"https://fhirnhsuk/id/nhsnumber": true, "http://hl7org/fhir/sid/usssn": true, "medicareid": true, "mbi": true, "healthcardnumber": true,
}

func checkPatientIdentifier(p *Pass, t *Thing) {
	if !t.is(propertyValueKind) || t.concerns&aboutIdentifier == 0 {
		return
	}
	value := t.Property(valueTerm)
	if value == nil {
		return
	}
	scheme := schemeName(t)
	plain := strings.ToLower(separators.Replace(scheme))
	if patientNumbers[plain] {
		p.Report(AtValue(t, value, 0), "a number of the kind "+quote(scheme)+" is given to a patient; look whether it may be published, and else take it away", identifierTerm, "")
	}
}
