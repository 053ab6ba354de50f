package jsonld_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// follow gives what a JSON Pointer (RFC 6901) leads to in a document, and the
// name of the member or "" where the last step is a number.
func follow(t require.TestingT, document []byte, pointer string) (value any, name string) {
	r := reader{t: t}
	value = r.read(document)
	if pointer == "" {
		return value, ""
	}
	require.Equal(t, byte('/'), pointer[0], pointer)
	for step := range strings.SplitSeq(pointer[1:], "/") {
		step = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		switch v := value.(type) {
		case object:
			value, name = v.get(step), step
		case array:
			i, err := strconv.Atoi(step)
			require.NoError(t, err, pointer)
			require.Less(t, i, len(v), pointer)
			value, name = v[i], ""
		default:
			require.Fail(t, "the pointer goes on where nothing is", pointer)
		}
		require.NotNil(t, value, "%s: nothing at %q", pointer, step)
	}
	return value, name
}

// leadsToReplacement holds that a pointer leads to a text with U+FFFD or to the
// member that is named so.
func leadsToReplacement(t require.TestingT, document []byte, pointer string) {
	value, name := follow(t, document, pointer)
	text, _ := value.(string)
	require.True(t, strings.Contains(text, "\uFFFD") || strings.Contains(name, "\uFFFD"), "%s leads to %q: %v in\n%s", pointer, name, value, document)
}

func TestPointersLeadToTheTextThatIsNotUTF8(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(plainTexts()).Draw(t, "telling")
		places := stringsOf(events)
		if len(places) == 0 {
			return
		}
		// One text goes bad. Where it was said twice it stays good the other time.
		place := rapid.SampledFrom(places).Draw(t, "place")
		*place += rapid.SampledFrom([]string{"\xff", "/~\xed\xa0\x80~1"}).Draw(t, "bad")
		for _, options := range [][]jsonld.Option{{}, {jsonld.Indent(" ")}, {jsonld.Flat()}} {
			_, err := jsonld.Marshal(events, options...)
			var problem *rdf.Problem
			require.ErrorAs(t, err, &problem)
			if !strings.Contains(problem.What, "not UTF-8") {
				continue // what it was part of is no IRI any more
			}
			document, err := jsonld.Marshal(events, append(options, jsonld.ReplaceInvalid())...)
			require.NoError(t, err)
			leadsToReplacement(t, document, problem.Pointer)
		}
	})
}

// stringsOf gives the places of the strings that are written, properties aside,
// since all values of one must have the same.
func stringsOf(events rdf.Events) []*string {
	var places []*string
	for i := range events {
		e := &events[i]
		switch {
		case e.Kind == rdf.NodeStart && e.Flags == rdf.Blank, e.Kind == rdf.GraphStart && e.Text == "", e.Kind == rdf.NodeEnd:
		case e.Kind == rdf.Number, e.Kind == rdf.Boolean:
		case e.Kind == rdf.LanguageString, e.Kind == rdf.TypedLiteral:
			places = append(places, &e.Text, &e.Tag)
		default:
			places = append(places, &e.Text)
		}
	}
	return places
}

// Problems other than of encoding: the pointer leads to where the value would be.
func TestPointersOfOtherProblems(t *testing.T) {
	nested := func(e rdf.Event, more ...rdf.Event) rdf.Events {
		events := rdf.Events{
			{Kind: rdf.GraphStart, Count: 2},
			{Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd},
			{Kind: rdf.NodeStart, Text: "urn:b"},
			valueOf("https://example.org/~a/b", 2, rdf.Event{Kind: rdf.NodeStart, Text: "urn:c"}), {Kind: rdf.NodeEnd},
			valueOf("https://example.org/~a/b", 0, rdf.Event{Kind: rdf.NodeStart, Text: "urn:d"}), typed("Person"),
			valueOf("name", 1, e),
		}
		return append(append(events, more...), rdf.Event{Kind: rdf.NodeEnd}, rdf.Event{Kind: rdf.NodeEnd})
	}
	const at = "/@graph/1/https:~1~1example.org~1~0a~1b/1"
	for name, test := range map[string]struct {
		source rdf.Source
		want   string
	}{
		"number":    {nested(rdf.Event{Kind: rdf.Number, Text: "1."}), at + `/name: "1." is no number; expected digits as JSON writes them (RFC 8259, section 6)`},
		"no number": {nested(rdf.Event{Kind: rdf.Number}), at + `/name: "" is no number; expected digits as JSON writes them (RFC 8259, section 6)`},
		"boolean":   {nested(rdf.Event{Kind: rdf.Boolean, Text: "True"}), at + `/name: "True" is no boolean; expected true or false`},
		"datatype": {nested(rdf.Event{Kind: rdf.TypedLiteral, Tag: "xsd:date"}),
			at + `/name/@type: the context of schema.org reads "xsd:date" as "http://www.w3.org/2001/XMLSchema#date"; expected the full IRI`},
		"no datatype": {nested(rdf.Event{Kind: rdf.TypedLiteral}), at + `/name/@type: "" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"reference":   {nested(rdf.Event{Kind: rdf.IRI, Text: "#a"}), at + `/name/@id: "#a" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"id": {nested(rdf.Event{Kind: rdf.NodeStart, Text: "gs1:Product"}, rdf.Event{Kind: rdf.NodeEnd}),
			at + `/name/@id: the context of schema.org reads "gs1:Product" as "https://ref.gs1.org/voc/Product"; expected the full IRI`},
		"address": {node(valueOf("url", 2, rdf.Event{Kind: rdf.IRI, Text: "urn:b"}), valueOf("url", 0, rdf.Event{Kind: rdf.IRI, Text: "a/b"})),
			`/url/1: "a/b" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"property": {node(valueOf("time:hour", 1, rdf.Event{Kind: rdf.String})),
			`/time:hour: the context of schema.org reads "time:hour" as "http://www.w3.org/2006/time#hour"; expected the full IRI`},
		"type":  {node(rdf.Event{Kind: rdf.Type, Count: 1, Text: "Person"}), `/@type: "Person" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"types": {node(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Text: "id"}), `/@type/1: "id" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"graph": {rdf.Events{{Kind: rdf.GraphStart, Text: "g"}}, `/@id: "g" is no absolute IRI; expected an IRI with a scheme, such as https:`},
		"root":  {rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "a"}, {Kind: rdf.NodeEnd}}, `/@id: "a" is no absolute IRI; expected an IRI with a scheme, such as https:`},
	} {
		t.Run(name, func(t *testing.T) {
			buffer := []byte("before")
			after, err := jsonld.Append(buffer, test.source)
			assert.EqualError(t, err, test.want)
			assert.Equal(t, "before", string(after))
			_, err = jsonld.Marshal(jsonld.StepByStep(test.source))
			assert.EqualError(t, err, test.want)
		})
	}
}
