package knakk

import (
	"strconv"
	"strings"
	"unicode/utf8"

	knakk "github.com/knakk/rdf"

	"github.com/healthld/healthld/rdf"
)

// SubjectOf gives a subject as knakk/rdf has it.
func SubjectOf(s rdf.Subject) (knakk.Subject, error) {
	switch s.Kind {
	case rdf.IRI:
		return iriOf(s.Text)
	case rdf.BlankNode:
		return blankOf(s.Text)
	}
	return nil, notSet("subject")
}

// ObjectOf gives an object as knakk/rdf has it. Numbers and booleans become what
// [rdf.Object.ToRDF] says: 5 is an xsd:integer, 19.90 is the xsd:double 1.99E1. A
// language tag of more than two subtags, as zh-Hans-CN, is an error: knakk/rdf
// takes none.
func ObjectOf(o rdf.Object) (knakk.Object, error) {
	switch o.Kind {
	case rdf.IRI:
		return iriOf(o.Text)
	case rdf.BlankNode:
		return blankOf(o.Text)
	case rdf.String, rdf.LanguageString, rdf.Number, rdf.Boolean, rdf.TypedLiteral:
		return literalOf(o)
	}
	return nil, notSet("object")
}

// FromSubject gives the subject that a term of knakk/rdf is.
func FromSubject(s knakk.Subject) (rdf.Subject, error) {
	object, err := fromTerm(s, "subject")
	if err != nil {
		return rdf.Subject{}, err
	}
	subject, ok := object.Subject()
	if !ok {
		return rdf.Subject{}, &rdf.Problem{What: "a literal cannot be a subject", Expected: "an IRI or a blank node"}
	}
	return subject, nil
}

// FromObject gives the object that a term of knakk/rdf is. Integers, doubles and
// booleans in the form that [ObjectOf] gives them are numbers and booleans
// again; every other literal keeps its datatype.
func FromObject(o knakk.Object) (rdf.Object, error) { return fromTerm(o, "object") }

func fromTerm(term knakk.Term, role string) (rdf.Object, error) {
	switch term := term.(type) {
	case knakk.IRI:
		text := term.String()
		return rdf.Object{Kind: rdf.IRI, Text: text}, checkIRI(text)
	case knakk.Blank:
		if term == (knakk.Blank{}) { // its String panics
			return rdf.Object{}, notSet(role)
		}
		label := term.String()
		return rdf.Object{Kind: rdf.BlankNode, Text: label}, checkLabel(label)
	case knakk.Literal:
		return fromLiteral(term)
	}
	return rdf.Object{}, notSet(role)
}

func iriOf(text string) (knakk.IRI, error) {
	if err := checkIRI(text); err != nil {
		return knakk.IRI{}, err
	}
	iri, err := knakk.NewIRI(text)
	return iri, wrap(err, "an absolute IRI")
}

func blankOf(label string) (knakk.Blank, error) {
	if err := checkLabel(label); err != nil {
		return knakk.Blank{}, err
	}
	blank, err := knakk.NewBlank(label)
	return blank, wrap(err, "a label")
}

func checkIRI(text string) error { return wrap(rdf.CheckIRI(text), "an absolute IRI (RFC 3987)") }

// checkLabel holds a label to what N-Triples and Turtle both can write. Labels
// beyond ASCII are left out: nothing in this module gives any.
func checkLabel(label string) error {
	isFine := label != "" && label[0] != '-' && label[0] != '.' && !strings.HasSuffix(label, ".")
	for i := range len(label) {
		c := label[i]
		isFine = isFine && ('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '.')
	}
	if isFine {
		return nil
	}
	return &rdf.Problem{
		What:     "no blank node can have the label " + strconv.QuoteToGraphic(label),
		Expected: "letters, digits, _, - and ., not beginning with - or . and not ending with .",
	}
}

func checkText(text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	return &rdf.Problem{What: "the text is not UTF-8: " + strconv.QuoteToASCII(text), Expected: "UTF-8"}
}

func notSet(role string) error {
	return &rdf.Problem{What: "the " + role + " is not set", Expected: "an IRI, a blank node or a literal where one may stand"}
}

// wrap makes a problem of an error, and nothing of nil.
func wrap(err error, expected string) error {
	if err == nil {
		return nil
	}
	return &rdf.Problem{What: strings.TrimPrefix(err.Error(), "rdf: "), Expected: expected}
}
