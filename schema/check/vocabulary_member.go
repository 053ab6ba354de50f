package check

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

func checkUnknownMember(p *Pass, t *Thing, property *Property, number int) {
	expected, value := namesMember(property, number)
	if expected == nil || p.memberIn(value) != 0 {
		return
	}
	local, ours := localName(value.Text)
	specialties := meantSpecialties(property.Term, local)
	meant, several := vocab.Term(0), []vocab.Term(nil)
	if specialties == nil {
		if several = meantMembers(property.Term, local); len(several) == 1 {
			meant = several[0]
		} else if len(several) == 0 {
			meant = meantMember(p, property.Term, expected, value)
		}
	}
	switch {
	case meant == 0 && specialties == nil && len(several) > 1:
		p.Report(AtValue(t, property, number), quote(local)+" is no member of "+either(expected.enumerations)+"; give each as a value of its own: "+namesOf(several), several[0], "")
	case specialties != nil:
		p.Report(AtValue(t, property, number), quote(local)+" is no member of "+either(expected.enumerations)+"; did you mean "+either(specialties)+"?", specialties[0], onlyOne(specialties))
	case meant != 0:
		p.Report(AtValue(t, property, number), quote(value.Text)+" is no member of "+either(expected.enumerations)+"; did you mean "+meant.Name()+"?", meant, meant.Name())
	case !ours && (expected.open || rdf.IsAbsoluteIRI(value.Text)):
		// Members of other vocabularies, and texts that stand for a thing.
	default:
		p.Report(AtValue(t, property, number), quote(local)+" is no member of "+either(expected.enumerations)+", which "+property.Term.Name()+" expects", expected.enumerations[0], "")
	}
}

func checkMisplacedMember(p *Pass, t *Thing, property *Property, number int) {
	expected, value := namesTerm(property, number)
	if expected == nil {
		return
	}
	term := p.memberIn(value)
	if !term.Is(vocab.Member) {
		return
	}
	for _, enumeration := range term.Enumerations() {
		if p.facts.expects(property.Term, enumeration) {
			return
		}
	}
	message := term.Name() + " is a member of " + both(term.Enumerations()) + "; " + property.Term.Name() + " expects " + either(property.Term.Ranges())
	specialties := meantSpecialties(property.Term, term.Name()) // the skin is examined, too
	if specialties != nil {
		message += "; did you mean " + either(specialties) + "?"
	}
	p.Report(AtValue(t, property, number), message, property.Term, onlyOne(specialties))
}

func checkTypeAsValue(p *Pass, t *Thing, property *Property, number int) {
	expected, value := namesTerm(property, number)
	if expected == nil {
		return
	}
	term := p.memberIn(value)
	if term == 0 || term.Is(vocab.Member) || expected.forms&urlForm != 0 || expects(property.Term, classType) {
		return
	}
	kind := "type"
	if !term.Is(vocab.Class) {
		kind = "property"
	}
	message, suggestion := term.Name()+" is the name of a "+kind+"; "+property.Term.Name()+" expects "+either(property.Term.Ranges()), ""
	if specialties := meantSpecialties(property.Term, term.Name()); len(specialties) > 0 {
		message, suggestion = message+"; did you mean "+either(specialties)+"?", onlyOne(specialties)
	}
	p.Report(AtValue(t, property, number), message, property.Term, suggestion)
}

// namesMember gives what a property expects and one of its values, where that
// value ought to be a member of an enumeration: no text, URL or date fits in its
// place. Else it gives nil.
func namesMember(property *Property, number int) (*expectation, *rdf.Value) {
	if property.Term == 0 {
		return nil, nil
	}
	expected, value := property.expected, &property.Values[number]
	if len(expected.enumerations) == 0 {
		return nil, nil
	}
	_, ours := localName(value.Text)
	switch value.Kind {
	case rdf.IRI:
		if !ours && expected.open {
			return nil, nil
		}
		return expected, value
	case rdf.String, rdf.LanguageString, rdf.TypedLiteral:
		if ours || expected.forms&anyText == 0 && !fitsText(expected.forms, value.Text) {
			return expected, value
		}
	}
	return nil, nil
}

// namesTerm gives what a property expects and one of its values, where that
// value names a term of schema.org and can be no URL: an address where things
// are expected, or a name where enumerations are.
func namesTerm(property *Property, number int) (*expectation, *rdf.Value) {
	if property.Term == 0 {
		return nil, nil
	}
	expected, value := property.expected, &property.Values[number]
	switch {
	case len(expected.things) == 0, value.Kind == rdf.BlankNode:
	case expected.forms&urlForm != 0 && len(expected.enumerations) == 0:
	case value.Kind == rdf.IRI:
		return expected, value
	case value.IsLiteral() && value.Kind != rdf.Number && value.Kind != rdf.Boolean && len(expected.enumerations) > 0:
		if _, ours := localName(value.Text); ours || expected.forms&anyText == 0 && !expected.open {
			return expected, value
		}
	}
	return nil, nil
}

// meantMember gives the member that a misspelt name or address was meant to be.
func meantMember(p *Pass, property vocab.Term, expected *expectation, value *rdf.Value) vocab.Term {
	if len(expected.enumerations) == 0 {
		return 0
	}
	local, ours := localName(value.Text)
	if value.Kind == rdf.IRI && !ours {
		return 0
	}
	for _, enumeration := range expected.enumerations {
		if member := vocab.Lookup(enumeration.Name() + local); vocab.Expects(property, member) {
			return member // many members begin with the name of their enumeration
		}
	}
	meant := p.nearest.term(local, vocab.Member, property, func(member vocab.Term) bool { return vocab.Expects(property, member) })
	if !vocab.Expects(property, meant) {
		return 0
	}
	return meant
}
