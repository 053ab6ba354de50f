package rdf_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

func TestTermStrings(t *testing.T) {
	tests := map[string]rdf.Object{
		`<https://example.org/é>`:         {Kind: rdf.IRI, Text: "https://example.org/é"},
		`<urn:\x1b\n>`:                    {Kind: rdf.IRI, Text: "urn:\x1b\n"},
		`_:b0`:                            {Kind: rdf.BlankNode, Text: "b0"},
		`_:\u202e`:                        {Kind: rdf.BlankNode, Text: "\u202e"},
		`"a\n\"b\""`:                      {Kind: rdf.String, Text: "a\n\"b\""},
		`"Klinik"@de`:                     {Kind: rdf.LanguageString, Text: "Klinik", Tag: "de"},
		`"Klinik"@\x00`:                   {Kind: rdf.LanguageString, Text: "Klinik", Tag: "\x00"},
		`19.90`:                           {Kind: rdf.Number, Text: "19.90"},
		`1\n`:                             {Kind: rdf.Number, Text: "1\n"},
		`true`:                            {Kind: rdf.Boolean, Text: "true"},
		`"2024"^^<` + rdf.XSDString + ">": {Kind: rdf.TypedLiteral, Text: "2024", Tag: rdf.XSDString},
		`"2024"^^<\n>`:                    {Kind: rdf.TypedLiteral, Text: "2024", Tag: "\n"},
		`(none)`:                          {},
	}
	for want, object := range tests {
		assert.Equal(t, want, object.String())
		subject, is := object.Subject()
		assert.Equal(t, object.Kind == rdf.IRI || object.Kind == rdf.BlankNode, is, want)
		assert.Equal(t, object.Kind.IsValue() && !is, object.IsLiteral(), want)
		if is {
			assert.Equal(t, object, subject.Object())
			assert.Equal(t, want, subject.String())
		}
	}
	assert.Equal(t, "(none)", rdf.Subject{}.String())
	assert.Equal(t, `_:a <urn:p\n> "b" .`, rdf.Triple{
		Subject:   rdf.Subject{Kind: rdf.BlankNode, Text: "a"},
		Predicate: "urn:p\n",
		Object:    rdf.Object{Kind: rdf.String, Text: "b"},
	}.String())
}

func TestKinds(t *testing.T) {
	names := map[rdf.Kind]string{
		rdf.GraphStart: "GraphStart", rdf.NodeStart: "NodeStart", rdf.Type: "Type",
		rdf.NodeEnd: "NodeEnd", rdf.IRI: "IRI", rdf.BlankNode: "BlankNode", rdf.String: "String",
		rdf.LanguageString: "LanguageString", rdf.Number: "Number", rdf.Boolean: "Boolean",
		rdf.TypedLiteral: "TypedLiteral", 0: "Kind(0)", 15: "Kind(15)", 255: "Kind(255)",
	}
	for kind, name := range names {
		assert.Equal(t, name, kind.String())
		assert.Equal(t, kind >= rdf.IRI && kind < 255, kind.IsValue(), name)
	}
}

func TestEventsRecordACopy(t *testing.T) {
	run := []rdf.Event{{Kind: rdf.GraphStart, Text: "urn:g"}}
	var events rdf.Events
	assert.NoError(t, events.Tell(run))
	run[0] = rdf.Event{Kind: rdf.NodeStart, Text: "b", Flags: rdf.Blank}
	assert.NoError(t, events.Tell(run))
	assert.Equal(t, rdf.Events{{Kind: rdf.GraphStart, Text: "urn:g"}, {Kind: rdf.NodeStart, Text: "b", Flags: rdf.Blank}}, events)
	assert.Equal(t, rdf.Subject{Kind: rdf.BlankNode, Text: "b"}, events[1].Subject())
	assert.Equal(t, rdf.Subject{Kind: rdf.IRI, Text: "urn:g"}, events[0].Subject())
}
