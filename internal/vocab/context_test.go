package vocab

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// contextTerms reads a context document.
func contextTerms(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var document map[string]map[string]any
	require.NoError(t, json.Unmarshal(text, &document))
	require.Len(t, document, 1)
	return document["@context"]
}

// definition gives what a context says of a key, as the term's IRI and type in
// full.
func definition(context map[string]any, key string) (iri, kind string) {
	full := func(value any) string {
		text, _ := value.(string)
		if prefix, rest, found := strings.Cut(text, ":"); found {
			if namespace, ok := context[prefix].(string); ok {
				return namespace + rest
			}
		}
		if text != "" && !strings.ContainsAny(text, ":@") {
			return context["@vocab"].(string) + text
		}
		return text
	}
	switch d := context[key].(type) {
	case string:
		return full(d), ""
	case map[string]any:
		for part := range d {
			if part != "@id" && part != "@type" {
				return "unexpected " + part, ""
			}
		}
		return full(d["@id"]), full(d["@type"])
	}
	return "absent", ""
}

// TestContextDefinesTheSame compares the context with the official one, key by
// key.
func TestContextDefinesTheSame(t *testing.T) {
	official := contextTerms(t, sharedFile(t, "schemaorgcontext.jsonld"))
	derived := contextTerms(t, []byte(Context()))
	for key := range derived {
		assert.Contains(t, official, key)
	}
	for key := range official {
		officialIRI, officialType := definition(official, key)
		derivedIRI, derivedType := definition(derived, key)
		assert.Equal(t, officialIRI, derivedIRI, key)
		assert.Equal(t, officialType, derivedType, key)
	}
}

// TestContextExpandsTheSame has a JSON-LD processor expand one document, which
// uses every term, under both contexts.
func TestContextExpandsTheSame(t *testing.T) {
	official := contextTerms(t, sharedFile(t, "schemaorgcontext.jsonld"))
	derived := contextTerms(t, []byte(Context()))

	expand := func(context map[string]any) string {
		var types, members []any
		thing := map[string]any{"id": "https://example.org/#a", "HTML": "<p>"}
		for _, term := range terms() {
			if term.Is(Property) {
				thing[term.Name()] = []any{"a text", "2026-03-14", 1, true, map[string]any{"@id": "schema:InStock"}, map[string]any{"type": "Thing"}}
			}
			if term.Is(Class) {
				types = append(types, term.Name())
			}
			members = append(members, term.Name())
		}
		thing["type"] = types
		for prefix, namespace := range official {
			if _, ok := namespace.(string); ok && !strings.HasPrefix(prefix, "@") {
				thing[prefix+":key"] = "under a prefix"
			}
		}
		thing["mentions"] = []any{map[string]any{"type": members}, "2026"}
		options := ld.NewJsonLdOptions("https://example.org/")
		options.DocumentLoader = refuse{}
		expanded, err := ld.NewJsonLdProcessor().Expand(map[string]any{"@context": context, "@graph": []any{thing}}, options)
		require.NoError(t, err)
		text, err := json.Marshal(expanded)
		require.NoError(t, err)
		return string(text)
	}
	expected := expand(official)
	assert.Greater(t, len(expected), 100_000, "every term is in it")
	// No assert.Equal: half a megabyte is no message.
	assert.True(t, expected == expand(derived), "the expansions differ")
}

// refuse is a loader that loads nothing.
type refuse struct{}

func (refuse) LoadDocument(address string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("%s would be loaded", address)
}
