package rdf_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// behindMuch tells a node with a text of more than is kept until the prefixes are
// known, and behind it a node with the value.
func behindMuch(node rdf.Event, value ...rdf.Event) rdf.Events {
	node.Kind = rdf.NodeStart
	events := rdf.Events{{Kind: rdf.GraphStart, Count: 2}, {Kind: rdf.NodeStart, Text: "urn:a"},
		valueOf("urn:p", 1, rdf.Event{Kind: rdf.String, Text: strings.Repeat("long ", 10_000)}), {Kind: rdf.NodeEnd}, node}
	return append(append(events, value...), rdf.Event{Kind: rdf.NodeEnd})
}

func TestPrefixesUsedBehindMuchText(t *testing.T) {
	const namespace = "https://used.example/"
	blank := rdf.Event{Flags: rdf.Blank, Text: "b"}
	options := []rdf.WriteOption{rdf.Prefix("used", namespace), rdf.Prefix("unused", "https://unused.example/")}
	secure := append([]rdf.WriteOption{rdf.SecureNamespace()}, options...)
	for name, test := range map[string]struct {
		events  rdf.Events
		options []rdf.WriteOption
		want    string // the prefixes in front
	}{
		"no IRI":              {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.Boolean, Text: "true"})), options, ""},
		"a subject":           {behindMuch(rdf.Event{Text: namespace + "a"}, valueOf("urn:p", 1, rdf.Event{Kind: rdf.Number, Text: "1"})), options, "used"},
		"a type":              {behindMuch(blank, rdf.Event{Kind: rdf.Type, Count: 1, Text: namespace + "A"}), options, "used"},
		"a property":          {behindMuch(blank, valueOf(namespace+"p", 1, rdf.Event{Kind: rdf.String, Text: "a"})), options, "used"},
		"an object":           {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.IRI, Text: namespace + "a"})), options, "used"},
		"a datatype":          {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: namespace + "A"})), options, "used"},
		"a nested node":       {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: namespace + "a"}), rdf.Event{Kind: rdf.NodeEnd}), options, "used"},
		"a date":              {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "2026-01-01", Tag: rdf.XSDNamespace + "date"})), options, "xsd"},
		"a bare number":       {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "1", Tag: rdf.XSDInteger})), options, ""},
		"a plain string":      {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: rdf.XSDString})), options, ""},
		"a value of rdf:type": {behindMuch(blank, valueOf(rdf.TypeIRI, 1, rdf.Event{Kind: rdf.String, Text: "a"})), options, ""},
		"what is no name":     {behindMuch(blank, valueOf("urn:p", 1, rdf.Event{Kind: rdf.IRI, Text: namespace + "a/b"})), options, ""},
		"a term":              {behindMuch(blank, rdf.Event{Kind: rdf.Type, Count: 1, Text: "http://schema.org/Person"}), options, "schema"},
		"a secure term":       {behindMuch(blank, rdf.Event{Kind: rdf.Type, Count: 1, Text: "http://schema.org/Person"}), secure, "schema"},
		"all of them": {behindMuch(blank, rdf.Event{Kind: rdf.Type, Count: 1, Text: "http://schema.org/Person"},
			valueOf(namespace+"p", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: rdf.XSDNamespace + "date"}),
			valueOf("https://unused.example/p", 1, rdf.Event{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"})), options, "schema rdf xsd used unused"},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, rdf.CheckSource(test.events))
			want, err := rdf.Append(nil, rdf.Turtle, test.events, test.options...)
			require.NoError(t, err)
			var prefixes []string
			for line := range bytes.Lines(want) {
				if prefix, is := bytes.CutPrefix(line, []byte("@prefix ")); is {
					prefix, _, _ = bytes.Cut(prefix, []byte(":"))
					prefixes = append(prefixes, string(prefix))
				}
			}
			assert.Equal(t, test.want, strings.Join(prefixes, " "))
			for _, source := range []rdf.Source{test.events, oneByOne(test.events)} {
				var out bytes.Buffer
				require.NoError(t, rdf.Write(&out, rdf.Turtle, source, test.options...))
				assert.True(t, bytes.Equal(want, out.Bytes()), "what is written in pieces is the same")
			}
		})
	}
}

// oneByOne tells its events one by one, and does not stop at an error of the sink
// before it has told all of them.
type oneByOne rdf.Events

func (r oneByOne) TellTo(sink rdf.Sink) error {
	var first error
	for i := range r {
		if err := sink.Tell(r[i : i+1]); err != nil && first == nil {
			first = err
		}
	}
	return first
}

func TestFaultsBehindMuchText(t *testing.T) {
	blank := rdf.Event{Flags: rdf.Blank, Text: "b"}
	for want, value := range map[string]rdf.Event{
		"is not absolute": {Kind: rdf.IRI, Text: "relative"},
		"is not UTF-8":    {Kind: rdf.String, Text: "\xff"},
		"language":        {Kind: rdf.LanguageString, Text: "a", Tag: "no tag"},
	} {
		events := behindMuch(blank, valueOf("urn:p", 1, value))
		_, appended := rdf.Append(nil, rdf.Turtle, events)
		written := rdf.Write(io.Discard, rdf.Turtle, events)
		require.ErrorContains(t, written, want)
		assert.Equal(t, appended, written)
	}
	broken := behindMuch(blank)
	require.ErrorContains(t, rdf.Write(io.Discard, rdf.Turtle, broken[:len(broken)-1]), "nodes open")
	fault := errors.New("the source broke")
	assert.ErrorIs(t, rdf.Write(io.Discard, rdf.Turtle, breaking{behindMuch(blank), fault}), fault)
}

// breaking tells all its events, and then an error.
type breaking struct {
	events rdf.Events
	err    error
}

func (b breaking) TellTo(sink rdf.Sink) error {
	if err := sink.Tell(b.events); err != nil {
		return err
	}
	return b.err
}
