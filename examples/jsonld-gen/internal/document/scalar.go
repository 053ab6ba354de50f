package document

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// scalar gives the object that a scalar is under its property. A plain YAML
// scalar is a number or a boolean where the property takes one, or where
// nothing is known of what it takes; else it is the text that was written.
func (b *builder) scalar(p property, v *value) (rdf.Object, bool) {
	kind := rdf.String
	switch v.kind {
	case number, boolean:
		kind = nativeKind(v)
	case plain:
		kind = plainKind(p, v)
	}
	if kind != rdf.String {
		return rdf.Object{Kind: kind, Text: v.text}, true
	}
	return b.text(p, v)
}

// nativeKind gives the kind of a scalar by its own notation, which for YAML is
// the core schema (YAML 1.2, section 10.3.2) less what JSON cannot write.
func nativeKind(v *value) rdf.Kind {
	switch {
	case v.kind == number, v.kind == plain && rdf.IsNumber(v.text):
		return rdf.Number
	case v.kind == boolean, v.kind == plain && (v.text == "true" || v.text == "false"):
		return rdf.Boolean
	}
	return rdf.String
}

// plainKind gives the kind of a plain scalar under its property.
func plainKind(p property, v *value) rdf.Kind {
	kind := nativeKind(v)
	if p.term == 0 {
		return kind
	}
	for _, expected := range p.term.Ranges() {
		if kind == rdf.Number && vocab.IsA(expected, numberType) || kind == rdf.Boolean && vocab.IsA(expected, booleanType) {
			return kind
		}
	}
	for _, expected := range p.term.Ranges() {
		if isLexical(expected) {
			return rdf.String
		}
	}
	return kind
}

// text gives the object that a text is under its property: an IRI or a date
// where the official context makes one of it, a member of an enumeration that
// the property expects, else the text.
func (b *builder) text(p property, v *value) (rdf.Object, bool) {
	if member := expectedMember(p.term, v.text); member != 0 {
		return rdf.Object{Kind: rdf.IRI, Text: member.IRI()}, true
	}
	switch {
	case p.term == additionalType && vocab.Lookup(v.text).Is(vocab.Class):
		return rdf.Object{Kind: rdf.IRI, Text: vocab.Lookup(v.text).IRI()}, true
	case p.term.Is(vocab.CoercedIRI) && !isProse(v.text):
		iri, ok := b.resolve(v.text, v.pos, "address")
		if ok && rdf.CheckIRI(iri) != nil {
			return rdf.Object{Kind: rdf.String, Text: v.text}, true // rules look at it
		}
		return rdf.Object{Kind: rdf.IRI, Text: iri}, ok
	case p.term.Is(vocab.CoercedDate):
		return rdf.Object{Kind: rdf.TypedLiteral, Text: v.text, Tag: dateType.IRI()}, true
	case takesOnlyURL(p.term) && !isProse(v.text), takesThingsAlone(p.term) && isPath(v.text):
		iri, ok := b.resolve(v.text, v.pos, "address")
		return rdf.Object{Kind: rdf.String, Text: iri}, ok
	}
	return rdf.Object{Kind: rdf.String, Text: v.text}, true
}

// isProse tells whether a text can be no address, absolute or relative. Such a
// text stays what it is; as an IRI no machine could read it.
func isProse(text string) bool {
	return !rdf.IsAbsoluteIRI(text) && strings.ContainsAny(text, " \t\r\n")
}

// expectedMember gives the member of an enumeration that a name or an address
// means under a property that expects it.
func expectedMember(property vocab.Term, text string) vocab.Term {
	if property == 0 {
		return 0
	}
	member := vocab.LookupIRI(text)
	if member == 0 && !strings.ContainsAny(text, ":/ ") {
		member = vocab.Lookup(text)
	}
	if !vocab.Expects(property, member) {
		return 0
	}
	return member
}

var (
	textType    = vocab.Lookup("Text")
	urlType     = vocab.Lookup("URL")
	numberType  = vocab.Lookup("Number")
	booleanType = vocab.Lookup("Boolean")
	dateType    = vocab.Lookup("Date")
	// Quantities such as Duration and Distance are classes whose values are
	// written as text.
	quantityType = vocab.Lookup("Quantity")

	additionalType = vocab.Lookup("additionalType")
)

// isLexical tells whether values of the type are written as texts of some form.
func isLexical(t vocab.Term) bool { return t.Is(vocab.DataType) || vocab.IsA(t, quantityType) }

// takesText tells whether a property takes any text.
func takesText(property vocab.Term) bool {
	for _, expected := range property.Ranges() {
		if vocab.IsA(expected, textType) && !vocab.IsA(expected, urlType) {
			return true
		}
	}
	return false
}

// takesThingsAlone tells whether a property takes neither texts nor members of
// enumerations. A text that stands there all the same may be the id of a thing: resolved, a
// rule can see whose.
func takesThingsAlone(property vocab.Term) bool {
	return property != 0 && !slices.ContainsFunc(property.Ranges(), func(expected vocab.Term) bool {
		return isLexical(expected) || expected.Is(vocab.Enumeration)
	})
}

// isPath tells whether a text is written as a relative id or address.
func isPath(text string) bool {
	return len(text) > 1 && (text[0] == '/' || text[0] == '#') && !isProse(text)
}

// takesOnlyURL tells whether a text can be nothing but an address.
func takesOnlyURL(property vocab.Term) bool {
	addresses := 0
	for _, expected := range property.Ranges() {
		switch {
		case vocab.IsA(expected, urlType):
			addresses++
		case isLexical(expected):
			return false
		}
	}
	return addresses > 0
}
