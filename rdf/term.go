package rdf

// Namespaces and datatypes that the writers and readers need by name.
const (
	// RDFNamespace is the namespace of RDF's own terms.
	RDFNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	// XSDNamespace is the namespace of the XML Schema datatypes.
	XSDNamespace = "http://www.w3.org/2001/XMLSchema#"

	// TypeIRI is the predicate between a node and its type, "a" in Turtle.
	TypeIRI = RDFNamespace + "type"

	// XSDString, XSDBoolean, XSDInteger and XSDDouble are the datatypes of what
	// JSON writes natively.
	XSDString  = XSDNamespace + "string"
	XSDBoolean = XSDNamespace + "boolean"
	XSDInteger = XSDNamespace + "integer"
	XSDDouble  = XSDNamespace + "double"
)

// Subject is what a triple speaks of: an IRI or a blank node. It is comparable
// and may be the key of a map. The zero Subject stands for none.
type Subject struct {
	// Kind is [IRI] or [BlankNode].
	Kind Kind
	// Text is the IRI, absolute, or the label of the blank node without "_:".
	Text string
}

// Object gives the subject as the object of another triple.
func (s Subject) Object() Object { return Object{Kind: s.Kind, Text: s.Text} }

// String gives the subject as N-Triples write it where that is valid, for
// messages: <https://example.org/#a>, _:b0.
func (s Subject) String() string { return s.Object().String() }

// Object is what a triple says of its subject: an IRI, a blank node or a
// literal. It is comparable. A literal keeps the text that it was given: the
// number 19.90 is "19.90", and [Object.ToRDF] gives the forms of XML Schema to the
// writers that need them.
type Object struct {
	// Kind is one of the kinds of values, [IRI] to [TypedLiteral].
	Kind Kind
	// Text is the IRI, the label of a blank node without "_:", or the lexical
	// text of a literal.
	Text string
	// Tag is the language tag (BCP 47) of a [LanguageString] and the datatype
	// (an absolute IRI) of a [TypedLiteral]; else it is empty.
	Tag string
}

// Subject gives the object as the subject of further triples, and false where
// it is a literal.
func (o Object) Subject() (Subject, bool) {
	if o.Kind != IRI && o.Kind != BlankNode {
		return Subject{}, false
	}
	return Subject{Kind: o.Kind, Text: o.Text}, true
}

// IsLiteral tells whether the object is a literal of any kind.
func (o Object) IsLiteral() bool { return o.Kind >= String && o.Kind <= TypedLiteral }

// String gives the object in the manner of Turtle, for messages and tests, with
// everything escaped that a terminal must not see. It is no serialisation: what
// it holds may not be valid.
func (o Object) String() string {
	switch o.Kind {
	case IRI:
		return "<" + escape(o.Text) + ">"
	case BlankNode:
		return "_:" + escape(o.Text)
	case String:
		return quote(o.Text)
	case LanguageString:
		return quote(o.Text) + "@" + escape(o.Tag)
	case Number, Boolean:
		return escape(o.Text)
	case TypedLiteral:
		return quote(o.Text) + "^^<" + escape(o.Tag) + ">"
	}
	return "(none)"
}

// Triple is one statement of a graph.
type Triple struct {
	Subject Subject
	// Predicate is an absolute IRI.
	Predicate string
	Object    Object
}

// String gives the triple in the manner of N-Triples, for messages and tests.
func (t Triple) String() string {
	return t.Subject.String() + " <" + escape(t.Predicate) + "> " + t.Object.String() + " ."
}
