package jsonld_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

const twiceProblem = "this is JSON in a string: it was encoded twice; expected the object itself, with no quotation marks around it; what the string says is read; encode it once"

// What html/template makes of a string of JSON is read as the JSON, with the places of
// the text that holds it.
func TestReadWhatWasEncodedTwice(t *testing.T) {
	const text = " \"{\\\"@context\\\":\\\"https://schema.org\\\",\\u0022@id\\u0022:\\\"urn:a\\\",\\n\\\"name\\\":\\\"K\u00f6\\\\u00f6 \\\\\\\"\\\"}\" ;"
	dataset, problems := jsonld.Read([]byte(text), jsonld.FileName("a.jsonld"))
	require.Len(t, problems, 2)
	assert.EqualError(t, problems[0], "a.jsonld:1:2: "+twiceProblem)
	assert.Contains(t, problems[1].What, "stands behind the JSON")
	node := dataset.Graph(rdf.Subject{}).Node(rdf.Subject{Kind: rdf.IRI, Text: "urn:a"})
	require.NotNil(t, node)
	require.Len(t, node.Properties, 1)
	name := node.Properties[0]
	assert.Equal(t, "K\u00f6\u00f6 \"", name.Values[0].Text)
	assert.Equal(t, strings.Index(text, `\"name`), dataset.Position(name.Pos).Offset)
	assert.Equal(t, strings.Index(text, `\"K`), dataset.Position(name.Values[0].Pos).Offset)
}

// A string of any other text says nothing; nor does what was encoded three times.
func TestReadStringsThatAreNoJSON(t *testing.T) {
	for _, text := range []string{`"text"`, `"[sic]"`, `""`, `"{"`, `["{\"@id\":\"urn:a\"}"]`, `"\"{\\\"@id\\\":\\\"urn:a\\\"}\""`} {
		_, problems := jsonld.Read([]byte(text))
		require.Len(t, problems, 1, text)
		assert.Contains(t, problems[0].What, "a value that stands in no property says nothing", text)
	}
}

// Whatever the text, what it says is the same in a string.
func TestReadTheSameInAString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inner, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@id": "urn:a", "name": rapid.String().Draw(t, "name"), "description": []any{rapid.String().Draw(t, "text"), 5.25}})
		require.NoError(t, err)
		outer, err := json.Marshal(string(inner))
		require.NoError(t, err)
		want, problems := jsonld.Read(inner)
		require.Empty(t, problems)
		got, problems := jsonld.Read(outer)
		require.Len(t, problems, 1)
		same, err := rdf.IsomorphicQuads(want.Quads(), got.Quads())
		require.NoError(t, err)
		require.True(t, same, "%s", outer)
	})
}

// UTF-16 is one problem, with a byte order mark or without.
func TestReadRefusesUTF16(t *testing.T) {
	for name, text := range map[string]string{
		"little endian with a mark":    "\xff\xfe{\x00\"\x00",
		"big endian with a mark":       "\xfe\xff\x00{\x00\"",
		"little endian without a mark": "{\x00\"\x00@\x00",
		"big endian without a mark":    "\x00[\x00{\x00",
		"nothing but the mark":         "\xff\xfe",
	} {
		dataset, problems := jsonld.Read([]byte(text), jsonld.FileName("a.jsonld"))
		require.Len(t, problems, 1, name)
		assert.EqualError(t, problems[0], "a.jsonld:1:1: the text is UTF-16; expected UTF-8; save it as UTF-8", name)
		assert.Zero(t, dataset.Graph(rdf.Subject{}).Len(), name)
	}
	for _, text := range []string{"\x00{}", "{\x00}", "\x00\x00\x00\x00", "{", ""} {
		_, problems := jsonld.Read([]byte(text))
		for _, problem := range problems {
			assert.NotContains(t, problem.What, "UTF-16", "%q", text)
		}
	}
}
