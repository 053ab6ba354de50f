package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

func checkRange(p *Pass, t *Thing, property *Property, number int) {
	if property.Term == 0 {
		return
	}
	value := &property.Values[number]
	expected := property.expected
	switch {
	case value.Kind == rdf.Number || value.Kind == rdf.Boolean:
		if !fitsNative(expected, value.Kind) && expected.forms&anyText == 0 && !isPixels(t, property.Term, value) {
			p.reportNative(t, property, number)
		}
	case value.IsLiteral():
	default:
		p.checkReference(t, property, number, expected)
	}
}

// isPixels tells whether a value is the width or the height of a picture or a film as a bare
// number: what the tools of content management systems write on most pages, consumers read
// it as pixels, and no unit says it better.
func isPixels(t *Thing, property vocab.Term, value *rdf.Value) bool {
	return value.Kind == rdf.Number && (property == widthTerm || property == heightTerm) && t.IsA(mediaObjectType)
}

var widthTerm, heightTerm, mediaObjectType = vocab.Lookup("width"), vocab.Lookup("height"), vocab.Lookup("MediaObject")

// checkReference looks at a value that is a thing or the IRI of one.
func (p *Pass) checkReference(t *Thing, property *Property, number int, expected *expectation) {
	value := &property.Values[number]
	if value.Kind == rdf.IRI && expected.forms&urlForm != 0 {
		return // it is a URL, whatever is said of what it leads to
	}
	thing := property.Thing(number)
	if thing == nil {
		if value.Kind == rdf.IRI && expected.forms&anyText == 0 && len(expected.things) == 0 {
			p.reportRange(t, property, number, "the IRI "+quote(value.Text))
		}
		return
	}
	if len(thing.Terms) == 0 {
		return
	}
	for _, class := range thing.Terms {
		if p.facts.expects(property.Term, class) {
			return
		}
	}
	if thing.is(roleKind) {
		p.checkRole(t, property, number, thing)
		return
	}
	if !thing.foreign {
		p.reportRange(t, property, number, a(both(thing.Terms)))
	}
}

// checkRole looks whether a Role in place of a value leads on to that.
func (p *Pass) checkRole(t *Thing, property *Property, number int, role *Thing) {
	inverse := property.Term.InverseOf()
	for i := range role.Properties {
		if term := role.Properties[i].Term; term == property.Term || inverse != 0 && term == inverse {
			return
		}
	}
	p.Report(AtValue(t, property, number), "the "+role.Terms[0].Name()+" in place of "+a("value of "+property.Term.Name())+
		" does not lead to it; give the role the property "+property.Term.Name()+" with the value", property.Term, "")
}

// valueOf has, for classes that people write a mere number for, the property that takes it.
var valueOf = map[vocab.Term]vocab.Term{
	vocab.Lookup("Rating"):             vocab.Lookup("ratingValue"),
	vocab.Lookup("AggregateRating"):    vocab.Lookup("ratingValue"),
	vocab.Lookup("QuantitativeValue"):  vocab.Lookup("value"),
	vocab.Lookup("MonetaryAmount"):     vocab.Lookup("value"),
	vocab.Lookup("PriceSpecification"): vocab.Lookup("price"),
}

// reportNative says of a number or a truth value that a property expects something else: a
// thing has it as a property of its own.
func (p *Pass) reportNative(t *Thing, property *Property, number int) {
	value := &property.Values[number]
	found := "the " + native(value) + " " + show(value)
	for _, class := range property.expected.things {
		if own := valueOf[class]; own != 0 && value.Kind == rdf.Number {
			found += "; give " + a(class.Name()) + " with the number as " + own.Name()
			break
		}
	}
	p.reportRange(t, property, number, found)
}

func (p *Pass) reportRange(t *Thing, property *Property, number int, found string) {
	p.Report(AtValue(t, property, number),
		property.Term.Name()+" expects "+either(property.Term.Ranges())+", not "+found, property.Term, "")
}

// native names what a value is by JSON's own types.
func native(value *rdf.Value) string {
	if value.Kind == rdf.Number {
		return "number"
	}
	return "boolean"
}

func fitsNative(expected *expectation, kind rdf.Kind) bool {
	if kind == rdf.Number {
		return expected.forms&(numberForm|integerForm) != 0
	}
	return expected.forms&booleanForm != 0
}

func checkNativeForText(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.Term == 0 || value.Kind != rdf.Number && value.Kind != rdf.Boolean {
		return
	}
	expected := property.expected
	if expected.forms&anyText == 0 || fitsNative(expected, value.Kind) {
		return
	}
	p.Report(AtValue(t, property, number), "the "+native(value)+" "+show(value)+" stands where "+property.Term.Name()+
		" expects text; put it into quotation marks", property.Term, `"`+value.Text+`"`)
}

func checkTextForThing(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.Term == 0 || !value.IsLiteral() || value.Kind == rdf.Number || value.Kind == rdf.Boolean {
		return
	}
	expected := property.expected
	if expected.forms&^urlForm != 0 || !expected.open || fitsText(expected.forms, value.Text) || isAddress(value.Text) || isDataAddress(value.Text) || p.memberIn(value) != 0 || meantMember(p, property.Term, expected, value) != 0 ||
		placeholderIn(value.Text) != "" { // which stands for nothing yet
		return
	}
	if strings.TrimSpace(value.Text) == "" {
		return // the rule of empty texts tells it
	}
	within := p.addressWithin(property, number)
	p.say("the text")
	if mayShow(t, property, value.Text) {
		p.say(" ").sayQuoted(value.Text)
	}
	p.say(" stands for ", a(either(expected.things)), "; ")
	switch {
	case within != "":
		p.say(strings.TrimPrefix(within, "; "))
	case property.Term == codeTerm && t.IsA(medicalCodeType):
		p.say("of a ", medicalCodeType.Name(), " the code itself is the ", codeValueTerm.Name(), ": write that in place of ", codeTerm.Name())
	default:
		p.say("a thing with a type says more")
	}
	p.reportSaid(AtValue(t, property, number), property.Term, "")
	if within != "" || property.Term == codeTerm && t.IsA(medicalCodeType) {
		p.notes[len(p.notes)-1].severity = Warning // what is meant is lost
	}
}

// A MedicalCode is a MedicalEntity, and so may itself have a code, which is another MedicalCode.
var codeTerm, medicalCodeType = vocab.Lookup("code"), vocab.Lookup("MedicalCode")

// memberIn is the function of that name for the value that is being looked at: several rules
// ask for it, one behind the other.
func (p *Pass) memberIn(value *rdf.Value) vocab.Term {
	if p.memberOf != p.order {
		p.memberOf, p.member = p.order, memberIn(value)
	}
	return p.member
}

// memberIn gives the term of schema.org whose address a value is, or, for a
// literal, whose name.
func memberIn(value *rdf.Value) vocab.Term {
	if value.Kind == rdf.Number || value.Kind == rdf.Boolean || value.Kind == rdf.BlankNode {
		return 0
	}
	if term := vocab.LookupIRI(value.Text); term != 0 || value.Kind == rdf.IRI {
		return term
	}
	return vocab.Lookup(value.Text)
}
