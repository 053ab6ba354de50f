package microdata

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// TestW3C runs the suite of Microdata to RDF, all of it.
func TestW3C(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "w3c", "microdata-rdf")
	text, err := os.ReadFile(filepath.Join(folder, "manifest.jsonld"))
	if err != nil {
		t.Skip("needs ../shared/data/w3c/microdata-rdf")
	}
	var manifest struct {
		Graph []struct {
			Entries []struct {
				ID     string   `json:"@id"`
				Type   []string `json:"@type"`
				Action string   `json:"action"`
				Result string   `json:"result"`
			} `json:"entries"`
		} `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(text, &manifest))
	// The registry of the suite, test-registry.json, as the Note has it.
	registry["http://expansion/"] = map[string]string{"equivalentProperty": rdf.TypeIRI, "subPropertyOf": rdf.TypeIRI}
	defer delete(registry, "http://expansion/")
	count := 0
	for _, test := range manifest.Graph[0].Entries {
		count++
		t.Run(strings.TrimPrefix(test.ID, "#"), func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join(folder, test.Action))
			require.NoError(t, err)
			base := "http://w3c.github.io/microdata-rdf/tests/" + test.Action
			g, problems := read(t, string(page), markup.Options{Base: base, Strict: true})
			if test.Type[1] == "rdft:TestMicrodataNegativeSyntax" {
				require.NotEmpty(t, problems)
				assert.Contains(t, problems[0].What, "a value of what is said of it itself")
				return
			}
			expected, err := os.ReadFile(filepath.Join(folder, test.Result))
			require.NoError(t, err)
			want, faults := rdf.Read(expected, rdf.Turtle, rdf.Base(base))
			require.Empty(t, faults)
			same(t, want.Graph(rdf.Subject{}), g)
		})
	}
	assert.Equal(t, 84, count)
}

// same requires two graphs to be isomorphic.
func same(t *testing.T, want, got *rdf.Graph) {
	t.Helper()
	is, err := rdf.Isomorphic(want, got)
	require.NoError(t, err)
	require.True(t, is, "want\n%s\ngot\n%s", turtle(t, want), turtle(t, got))
}

func turtle(t *testing.T, g *rdf.Graph) string {
	t.Helper()
	text, err := rdf.Append(nil, rdf.NTriples, g)
	require.NoError(t, err)
	return string(text)
}
