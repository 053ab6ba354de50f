package jsonld_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// read reads a document that the package wrote, by a reader of its own that
// keeps to the order and the texts of the document: nodes, values and numbers
// come back as they were told. It knows the context's terms, aliases and
// prefixes, and of JSON-LD what the package writes.
func read(t require.TestingT, document []byte) rdf.Events {
	r := reader{t: t}
	root := r.read(document).(object)
	require.Equal(t, member{"@context", "https://schema.org"}, root[0])
	root = root[1:]
	if nodes, is := root.get("@graph").(array); is {
		name, _ := root.get("@id").(string)
		e := rdf.Event{Kind: rdf.GraphStart, Count: int32(len(nodes)), Text: name}
		if e.Count == 1 && name == "" {
			e.Count = -1 // a node that is known to be the only one stands without @graph
		}
		r.tell(e)
		for _, n := range nodes {
			r.node(n.(object), rdf.Event{})
		}
	} else {
		r.tell(rdf.Event{Kind: rdf.GraphStart, Count: 1})
		r.node(root, rdf.Event{})
	}
	return r.events
}

// Values are string, bool, nil, number, array and object.
type (
	number string
	array  []any
	object []member
	member struct {
		name  string
		value any
	}
)

func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

type reader struct {
	t       require.TestingT
	decoder *jsontext.Decoder
	events  rdf.Events
	unnamed int
}

func (r *reader) read(document []byte) any {
	r.decoder = jsontext.NewDecoder(bytes.NewReader(document))
	value := r.value()
	_, err := r.decoder.ReadToken()
	require.ErrorIs(r.t, err, io.EOF)
	return value
}

// value reads a value. The decoder refuses names that come twice and text that
// is not UTF-8.
func (r *reader) value() any {
	token, err := r.decoder.ReadToken()
	require.NoError(r.t, err)
	switch token.Kind() {
	case '"':
		return token.String()
	case '0':
		return number(token.String())
	case 't', 'f':
		return token.Bool()
	case '[':
		var a array
		for r.decoder.PeekKind() != ']' {
			a = append(a, r.value())
		}
		_, err = r.decoder.ReadToken()
		require.NoError(r.t, err)
		return a
	case '{':
		var o object
		for r.decoder.PeekKind() != '}' {
			name := r.value().(string)
			o = append(o, member{name, r.value()})
		}
		_, err = r.decoder.ReadToken()
		require.NoError(r.t, err)
		return o
	}
	require.Fail(r.t, "no value that the package writes", token.String())
	return nil
}

func (r *reader) tell(e rdf.Event) { r.events = append(r.events, e) }

// node reads a node, of which the event says what value it is.
func (r *reader) node(o object, e rdf.Event) {
	e.Kind = rdf.NodeStart
	id, named := o.get("@id").(string)
	switch label, blank := strings.CutPrefix(id, "_:"); {
	case !named:
		r.unnamed++
		e.Flags, e.Text = rdf.Blank, fmt.Sprint("unnamed", r.unnamed)
	case blank:
		e.Flags, e.Text = rdf.Blank|rdf.Referenced, label
	default:
		e.Text = id
	}
	r.tell(e)
	for i, name := range listOf(o.get("@type")) {
		e := rdf.Event{Kind: rdf.Type, Text: expand(name.(string))}
		if i == 0 {
			e.Count = int32(len(listOf(o.get("@type"))))
		}
		r.tell(e)
	}
	for _, m := range o {
		if m.name == "@id" || m.name == "@type" {
			continue
		}
		values := listOf(m.value)
		for i, value := range values {
			e := rdf.Event{Property: expand(m.name), Term: uint16(vocab.Lookup(m.name))}
			if i == 0 {
				e.Count = int32(len(values))
			}
			r.object(value, e)
		}
	}
	r.tell(rdf.Event{Kind: rdf.NodeEnd})
}

// object reads a value of a property.
func (r *reader) object(value any, e rdf.Event) {
	property := vocab.Term(e.Term)
	switch v := value.(type) {
	case bool:
		e.Kind, e.Text = rdf.Boolean, fmt.Sprint(v)
		require.False(r.t, property.Is(vocab.CoercedDate))
	case number:
		e.Kind, e.Text = rdf.Number, string(v)
		require.False(r.t, property.Is(vocab.CoercedDate))
	case string:
		e.Kind, e.Text = rdf.String, v
		switch {
		case property.Is(vocab.CoercedIRI):
			e.Kind = rdf.IRI
		case property.Is(vocab.CoercedDate):
			e.Kind, e.Tag = rdf.TypedLiteral, expand("Date")
		}
	case object:
		if literal := v.get("@value"); literal != nil {
			r.tell(valueObject(v, literal, e))
			return
		}
		id, named := v.get("@id").(string)
		label, blank := strings.CutPrefix(id, "_:")
		coerced := property.Is(vocab.CoercedIRI)
		switch {
		case !named || len(v) > 1 || coerced && !blank && !expectsThings(property):
			r.node(v, e)
			return
		case blank:
			e.Kind, e.Text = rdf.BlankNode, label
		case coerced:
			e.Kind, e.Text, e.Flags = rdf.IRI, id, rdf.Referenced
		default:
			e.Kind, e.Text = rdf.IRI, id
		}
	}
	r.tell(e)
}

// expectsThings tells whether a class that is no data type is in the range. The
// writer has an IRI as a reference there, if it was given as one.
func expectsThings(property vocab.Term) bool {
	return slices.ContainsFunc(property.Ranges(), func(expected vocab.Term) bool { return !expected.Is(vocab.DataType) })
}

func valueObject(o object, literal any, e rdf.Event) rdf.Event {
	switch v := literal.(type) {
	case bool:
		e.Kind, e.Text = rdf.Boolean, fmt.Sprint(v)
	case number:
		e.Kind, e.Text = rdf.Number, string(v)
	case string:
		e.Kind, e.Text = rdf.String, v
		if language, is := o.get("@language").(string); is {
			e.Kind, e.Tag = rdf.LanguageString, language
		} else if datatype, is := o.get("@type").(string); is {
			e.Kind, e.Tag = rdf.TypedLiteral, expand(datatype)
		}
	}
	return e
}

func listOf(value any) array {
	if list, is := value.(array); is || value == nil {
		return list
	}
	return array{value}
}

// expand gives the IRI that the context reads in the place of a property, type
// or datatype.
func expand(name string) string {
	switch {
	case name == "HTML":
		return rdf.RDFNamespace + "HTML"
	case name == "xml":
		return "http://www.w3.org/XML/1998/namespace"
	case vocab.ExpandPrefix(name+":") != name+":":
		return vocab.ExpandPrefix(name + ":")
	case !strings.Contains(name, ":"):
		return vocab.Namespace + name
	}
	return vocab.ExpandPrefix(name)
}
