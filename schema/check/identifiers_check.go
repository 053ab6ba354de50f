package check

import (
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
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
		if suggestion != "" {
			suggestion = id.before + suggestion
		}
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

// codeSystems are the systems of medical codes that codingSystem names most, as their
// owners spell them.
var codeSystems = [...]string{"SNOMED CT", "SNOMED", "LOINC", "RxNorm", "HCPCS", "ICD-10", "ICD-10-CM", "ICD-10-GM", "ICD-11"}

// checkCodeSystem looks for names that are one slip away from that of a known system, its
// digits and what follows them apart: ICD-10-AM is another one than ICD-10-CM.
func checkCodeSystem(p *Pass, t *Thing) {
	if !t.is(medicalCodeKind) {
		return
	}
	text := textOf(t, codingSystemTerm)
	if text == "" || len(text) > 30 || isAddress(text) {
		return
	}
	if _, known := ident.Named(text); known {
		return
	}
	plain, digits := systemName(text)
	switch plain {
	case "cid", "cim", "cie": // ICD in Portuguese, French and Spanish
		return
	}
	var slip pattern
	slip.set(plain)
	for _, system := range codeSystems {
		name, ownDigits := systemName(system)
		if digits == ownDigits && slip.distance(name) <= 1 {
			p.Report(AtValue(t, t.Property(codingSystemTerm), 0), quote(text)+" is no system of codes that is known here; did you mean "+system+"?", codingSystemTerm, system)
			return
		}
	}
}

// systemName gives the letters of the name of a system in lower case, and its digits with
// all that follows them.
func systemName(text string) (letters, digits string) {
	text = strings.ToLower(separators.Replace(text))
	if i := strings.IndexAny(text, "0123456789"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
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
	if t.is(personKind) {
		for _, term := range personNumberTerms {
			if property := t.Property(term); property != nil {
				for i := range property.Values {
					p.checkPatientNumber(t, property, i, t)
				}
			}
		}
	}
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
		return
	}
	if parent := t.place.parent; scheme == "" && parent != nil && parent.is(personKind) && parent.Properties[t.place.property].Term == identifierTerm {
		p.checkPatientNumber(t, value, 0, parent)
	}
}

// personNumberTerms are properties in which numbers of persons stand.
var personNumberTerms = terms("identifier", "taxID")

// checkPatientNumber looks at a number of a person of which nobody says what it is.
func (p *Pass) checkPatientNumber(t *Thing, property *Property, number int, person *Thing) {
	value := &property.Values[number]
	if !value.IsLiteral() {
		return
	}
	if kind := patientNumber(trimSpace(value.Text), person.IsA(patientClass)); kind != 0 {
		p.Report(AtValue(t, property, number), "this seems to be "+kind.words()+", which is given to a patient; look whether it may be published, and else take it away", identifierTerm, "")
	}
}

var patientClass = vocab.Lookup("Patient")

// isNorthAmerican tells whether a number may be one of a telephone of North America, by its
// form: ddd-ddd-dddd, of which neither the first three digits nor the next three begin with 0
// or 1.
func isNorthAmerican(text string) bool {
	return len(text) == 12 && text[3] == '-' && text[7] == '-' && text[0] >= '2' && text[4] >= '2'
}

// patientNumber says what number of a patient a text is, by its form. Numbers of all kinds
// have ten digits: such a one is an NHS number if it is a patient's or written as one.
func patientNumber(text string, ofPatient bool) personalKinds {
	const shortest, longest = 10, 21
	switch {
	case len(text) < shortest || len(text) > longest:
		return 0
	case ident.SSN(text) == nil:
		return ssnNumber
	case (len(text) > shortest && !isNorthAmerican(text) || ofPatient) && ident.NHSNumber(text) == nil:
		return nhsNumber
	case ofPatient && ident.KVNR(text) == nil:
		return kvnrNumber
	case len(onlyDigits(text)) >= 13 && ident.NIR(text) == nil:
		return nirNumber
	}
	return 0
}
