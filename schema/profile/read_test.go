package profile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// read gives the graph of a JSON-LD text under the context of schema.org, which
// is unwritten.
func read(t testing.TB, text string) *rdf.Graph {
	t.Helper()
	text, is := strings.CutPrefix(strings.TrimSpace(text), "{")
	require.True(t, is)
	dataset, problems := jsonld.Read([]byte(`{"@context": "https://schema.org", `+text), jsonld.Base("https://riverside.example/"))
	require.Empty(t, problems, text)
	return dataset.Graph(rdf.Subject{})
}
