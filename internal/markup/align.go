package markup

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// What a page says of schema.org's terms means the same whichever notation it is
// said in: what JSON-LD under schema.org's context says. This file is where that is
// decided for Microdata and RDFa, whose specifications give values by the elements
// that hold them and know nothing of the properties.
//
//   - Terms are those of http://schema.org/, however the namespace is spelled.
//   - The address of a member of an enumeration, where the property expects the
//     enumeration, is the member: as a link, as a text, with http or https.
//   - The addresses of schema.org's True and False, where the property expects a
//     Boolean, are the booleans.
//   - A property that the context coerces to IRIs has IRIs: a text is resolved. One
//     that cannot be resolved, or is empty, stays a text.
//   - A property that the context coerces to dates has literals of datatype
//     schema:Date, also where the text is none, and in a time element.
//   - Other dates, times, durations and texts with a datatype of XML Schema or of
//     schema.org are strings.
//   - A link is an IRI where the property is coerced or may have a thing as its
//     value; of other properties, such as email, it is a string.
//   - A number of a data or meter element, or with a numeric datatype, is the number
//     that JSON writes. A text of digits stays a string, as it is in JSON.
//   - A text has a language only where one is stated within the page; see
//     [Reading.Language]. White space in the text of elements is as it is shown; see
//     [Reading.TextOf].

// spellings are those of the namespace of schema.org that pages have, but for the
// one that the tables have.
var spellings = [...]string{vocab.SecureNamespace, "http://www.schema.org/", "https://www.schema.org/"}

// AlignTerm gives the IRI of a type or property: one of schema.org in the spelling
// of [vocab.Namespace], any other as it is.
func AlignTerm(iri string) string {
	if len(iri) < len(vocab.Namespace) || iri[:4] != "http" || strings.HasPrefix(iri, vocab.Namespace) {
		return iri
	}
	for _, spelling := range spellings {
		name, is := strings.CutPrefix(iri, spelling)
		if !is {
			continue
		}
		if t := vocab.Lookup(name); t != 0 {
			return t.IRI()
		}
		return vocab.Namespace + name
	}
	return iri
}

// SchemaOrgOf gives the namespace of schema.org as an IRI of it spells that, and "" for
// other IRIs.
func SchemaOrgOf(iri string) string {
	if strings.HasPrefix(iri, vocab.Namespace) {
		return vocab.Namespace
	}
	for _, spelling := range spellings {
		if strings.HasPrefix(iri, spelling) {
			return spelling
		}
	}
	return ""
}

// Term gives what a name in a namespace means: aligned unless the reading is strict. One
// that is known is a good IRI.
func (r *Reading) Term(namespace, name string) Predicate {
	if namespace != r.namespace {
		r.namespace, r.ours = namespace, !r.Strict && AlignTerm(namespace) == vocab.Namespace
	}
	if r.ours {
		if t := vocab.Lookup(name); t != 0 {
			return Predicate{t.IRI(), t}
		}
	}
	return Predicate{IRI: namespace + name}
}

// Align gives the value of a property, whose IRI is aligned, as JSON-LD under
// schema.org's context gives it. Values of properties that are not of schema.org
// stay as they are.
func Align(predicate string, o rdf.Object, base string) rdf.Object {
	name, is := strings.CutPrefix(predicate, vocab.Namespace)
	if !is {
		return o
	}
	return alignValue(vocab.Lookup(name), o, base)
}

// alignValue is Align for a property of schema.org by its term, 0 for one that the
// vocabulary does not know.
func alignValue(property vocab.Term, o rdf.Object, base string) rdf.Object {
	switch o.Kind {
	case rdf.IRI:
		return alignLink(property, o)
	case rdf.String, rdf.LanguageString:
		return alignText(property, o, base)
	case rdf.TypedLiteral:
		return alignTyped(property, o, base)
	}
	return o
}

func alignLink(property vocab.Term, o rdf.Object) rdf.Object {
	if o, is := alignMember(property, o.Text); is {
		return o
	}
	if property == 0 || property.Is(vocab.CoercedIRI) || expectsThing(property) {
		return o
	}
	return alignText(property, rdf.Object{Kind: rdf.String, Text: o.Text}, "")
}

func alignText(property vocab.Term, o rdf.Object, base string) rdf.Object {
	if o, is := alignMember(property, o.Text); is {
		return o
	}
	switch {
	case o.Text == "": // says nothing, and is not the page either
	case property.Is(vocab.CoercedIRI):
		iri, err := rdf.ResolveIRI(base, o.Text)
		if err == nil && rdf.CheckIRI(iri) == nil {
			return rdf.Object{Kind: rdf.IRI, Text: iri}
		}
	case property.Is(vocab.CoercedDate):
		return rdf.Object{Kind: rdf.TypedLiteral, Text: o.Text, Tag: schemaDate}
	}
	return o
}

const schemaDate = vocab.Namespace + "Date"

func alignTyped(property vocab.Term, o rdf.Object, base string) rdf.Object {
	datatype, is := strings.CutPrefix(o.Tag, rdf.XSDNamespace)
	if !is {
		o.Tag = AlignTerm(o.Tag)
		if datatype, is = strings.CutPrefix(o.Tag, vocab.Namespace); !is {
			return o
		}
	}
	switch datatype {
	case "date", "dateTime", "time", "gYear", "gYearMonth", "gMonthDay", "gMonth", "gDay", "duration", "string", "anyURI",
		"Date", "DateTime", "Time", "Text", "URL":
		return alignText(property, rdf.Object{Kind: rdf.String, Text: o.Text}, base)
	case "boolean", "Boolean":
		if o.Text == "true" || o.Text == "false" {
			return rdf.Object{Kind: rdf.Boolean, Text: o.Text}
		}
	case "integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger",
		"Number", "Integer", "Float":
		if property.Is(vocab.CoercedDate) { // a year
			return alignText(property, rdf.Object{Kind: rdf.String, Text: o.Text}, base)
		}
		if number := strings.TrimPrefix(o.Text, "+"); rdf.IsNumber(number) {
			return rdf.Object{Kind: rdf.Number, Text: number}
		}
	}
	return o
}

// alignMember gives what an address names where that is a member of an enumeration,
// or True or False, and the property expects it.
func alignMember(property vocab.Term, address string) (rdf.Object, bool) {
	if !strings.HasPrefix(address, "http") {
		return rdf.Object{}, false
	}
	t := vocab.LookupIRI(AlignTerm(address))
	if t == 0 || property == 0 {
		return rdf.Object{}, false
	}
	if vocab.Expects(property, t) {
		return rdf.Object{Kind: rdf.IRI, Text: t.IRI()}, true
	}
	// True and False are no members of an enumeration: Boolean is a data type.
	switch name := t.Name(); {
	case name != "True" && name != "False":
	case slices.Contains(property.Ranges(), vocab.Lookup("Boolean")):
		return rdf.Object{Kind: rdf.Boolean, Text: strings.ToLower(name)}, true
	}
	return rdf.Object{}, false
}

// expectsThing tells whether a property may have a value that is no data type.
func expectsThing(property vocab.Term) bool {
	for _, expected := range property.Ranges() {
		if !expected.Is(vocab.DataType) {
			return true
		}
	}
	return false
}
