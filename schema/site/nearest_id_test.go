package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// levenshtein is the plain form, by its definition.
func levenshtein(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return levenshtein(a[1:], b[1:])
	}
	return 1 + min(levenshtein(a[1:], b), levenshtein(a, b[1:]), levenshtein(a[1:], b[1:]))
}

func TestSlipsBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[abc]{0,6}`).Draw(t, "a"), rapid.StringMatching(`[abc]{0,6}`).Draw(t, "b")
		bound := rapid.IntRange(0, 4).Draw(t, "bound")
		got, want := slipsBetween(a, b, bound), levenshtein(a, b)
		if a == b || want > bound {
			assert.Greater(t, got, bound, "%q %q", a, b)
			return
		}
		assert.Equal(t, want, got, "%q %q", a, b)
	})
	assert.Greater(t, slipsBetween("x-12", "x-1", 3), 3, "another number is another thing")
	assert.Equal(t, 1, slipsBetween("x-12", "x-a2", 3))
}

func TestNearestID(t *testing.T) {
	graph := new(rdf.Graph)
	for _, id := range []string{"#clinic", "team/#ann", "team/#eva"} {
		graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/" + id}, 0).AddType("http://schema.org/Thing", 0)
	}
	graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/#clinix"}, 0) // mentioned, not described
	for iri, want := range map[string]string{
		"https://sunrise.example/#clinc":      "https://sunrise.example/#clinic",
		"http://www.sunrise.example/#Clinic":  "https://sunrise.example/#clinic",
		"https://sunrise.example/team/#anna":  "https://sunrise.example/team/#ann",
		"https://sunrise.example/#something":  "",
		"https://elsewhere.example/#clinic":   "",
		"https://sunrise.example/#clinic-two": "",
	} {
		assert.Equal(t, want, NearestID(graph, iri), iri)
	}
	assert.Empty(t, NearestID(new(rdf.Graph), "https://sunrise.example/#clinic"))
}
