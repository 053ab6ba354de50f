package schema

// Literal is a value in exactly the text and the datatype given, where none of
// the other data types says it: a date that another notation of RDF has as an
// xsd:date, a text where the official context reads texts as addresses. It fits
// every range, and is told as it is: nothing follows from the property. What a
// reader of a graph makes of such a value is a Literal; [All] gives what it means.
type Literal struct {
	// Text is the lexical text; its form is not checked.
	Text string
	// Datatype is the IRI of the datatype, absolute or compact. Empty and
	// xsd:string are a plain text. That of texts in a language, rdf:langString, is
	// an error: they are [Localized].
	Datatype string
}

func (Literal) shape() shape { return literalShape }

// MarshalJSON returns an error that says what to call.
func (Literal) MarshalJSON() ([]byte, error) { return nil, errNotJSON }
