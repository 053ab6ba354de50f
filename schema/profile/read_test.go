package profile_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// read gives the graph of a small JSON-LD text under the context of schema.org:
// as much of JSON-LD as the examples of rules need.
func read(t testing.TB, text string) *rdf.Graph {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var document any
	require.NoError(t, decoder.Decode(&document), text)
	graph := new(rdf.Graph)
	for _, thing := range listOf(document) {
		if things, is := thing.(map[string]any)["@graph"]; is {
			for _, inner := range listOf(things) {
				graph.Node(readThing(graph, inner.(map[string]any))).Root = true
			}
			continue
		}
		graph.Node(readThing(graph, thing.(map[string]any))).Root = true
	}
	return graph
}

func listOf(value any) []any {
	if list, is := value.([]any); is {
		return list
	}
	return []any{value}
}

func readThing(graph *rdf.Graph, thing map[string]any) rdf.Subject {
	subject := graph.NewBlankNode()
	if id, is := thing["@id"].(string); is {
		subject = rdf.Subject{Kind: rdf.IRI, Text: id}
	}
	if len(thing) == 1 && subject.Kind == rdf.IRI {
		return subject
	}
	node := graph.EnsureNode(subject, 0)
	var keys []string
	for key := range thing {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		for _, value := range listOf(thing[key]) {
			switch {
			case key == "@type":
				node.AddType(expand(value.(string)), 0)
			case key[0] != '@':
				node.Add(expand(key), readValue(graph, key, value), 0)
			}
		}
	}
	return subject
}

func readValue(graph *rdf.Graph, key string, value any) rdf.Object {
	switch v := value.(type) {
	case map[string]any:
		if text, is := v["@value"].(string); is {
			if language, is := v["@language"].(string); is {
				return rdf.Object{Kind: rdf.LanguageString, Text: text, Tag: language}
			}
			return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: expand(v["@type"].(string))}
		}
		return readThing(graph, v).Object()
	case json.Number:
		return rdf.Object{Kind: rdf.Number, Text: v.String()}
	case bool:
		if v {
			return rdf.Object{Kind: rdf.Boolean, Text: "true"}
		}
		return rdf.Object{Kind: rdf.Boolean, Text: "false"}
	}
	text := value.(string)
	switch term := vocab.Lookup(key); {
	case term.Is(vocab.CoercedIRI):
		return rdf.Object{Kind: rdf.IRI, Text: text}
	case term.Is(vocab.CoercedDate):
		return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: vocab.Namespace + "Date"}
	}
	return rdf.Object{Kind: rdf.String, Text: text}
}

func expand(name string) string {
	if strings.Contains(name, ":") {
		return vocab.ExpandPrefix(name)
	}
	return vocab.Namespace + name
}
