package check_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// The same rules say the same of a graph, of the page that it was written into, and of
// its triples: of the sound page, of all defects in it and of the examples of schema.org.
//
// Triples do not tell what stood at top level. Where that was nothing that others mention
// there is no difference. Else a thing is found by another path, and what a page is about
// is another question: for consumers, who ask that, and for the rule orphan. Then all
// others say the same in the same words.
func TestSameFindings(t *testing.T) {
	ofDescription := slices.Concat(check.All(), profile.Google, profile.Health)
	wherever := check.All().Without("orphan")
	whole, inWords := 0, 0
	for name, graph := range sameGraphs(t) {
		said := saidOf(graph, ofDescription, true)
		assert.Equal(t, said, saidOf(inPage(t, graph), ofDescription, true), "%s, in a page", name)
		triples := asTriples(t, graph)
		if slices.Equal(rootsOf(graph), rootsOf(triples)) {
			whole++
			assert.Equal(t, said, saidOf(triples, ofDescription, true), "%s, as triples", name)
			continue
		}
		inWords++
		assert.Equal(t, saidOf(graph, wherever, false), saidOf(triples, wherever, false), "%s, as triples", name)
	}
	t.Logf("triples: %d graphs say the same at the same paths, %d in the same words", whole, inWords)
	assert.Greater(t, inWords, 150, "the page with its defects")
}

// sameGraphs gives graphs by names.
func sameGraphs(t *testing.T) map[string]*rdf.Graph {
	t.Helper()
	graphs := map[string]*rdf.Graph{"the sound page": readPage(t, validPage(t))}
	for _, d := range defects {
		dataset, _ := jsonld.Read(change(t, validPage(t), d.pointer, d.value))
		graphs[d.pointer+" = "+d.value] = dataset.Graph(rdf.Subject{})
	}
	for _, rules := range families {
		for _, rule := range rules.Without("relative-id", "relative-address") {
			dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", ` + rule.Bad[1:]))
			graphs["bad example of "+rule.ID] = dataset.Graph(rdf.Subject{})
		}
	}
	text, err := os.ReadFile("../../../shared/data/schemaorg-30.0/examples.txt")
	if err != nil {
		t.Log("needs ../shared for the examples of schema.org: they are left out here")
		return graphs
	}
	for i, block := range regexp.MustCompile(`(?s)<script[^>]*type="application/ld\+json"[^>]*>(.*?)</script>`).FindAllSubmatch(text, -1) {
		dataset, _ := jsonld.Read(block[1], jsonld.Base("https://example.org/page"))
		graphs[fmt.Sprint("example of schema.org ", i)] = dataset.Graph(rdf.Subject{})
	}
	return graphs
}

// saidOf gives what rules say of a graph: rule, path and message, in the order of their
// letters; or without the path.
func saidOf(graph *rdf.Graph, rules check.Rules, paths bool) []string {
	said := []string{}
	for _, f := range check.Run(dated(graph), rules).Findings {
		if !paths {
			f.Path = ""
		}
		said = append(said, f.Rule+" "+f.Path+": "+f.Message)
	}
	slices.Sort(said)
	return said
}

// rootsOf gives what stands at top level, by names and types.
func rootsOf(graph *rdf.Graph) []string {
	var roots []string
	for node := range graph.Roots() {
		root := ""
		if node.Subject.Kind == rdf.IRI {
			root = node.Subject.Text
		}
		for _, kind := range node.Types {
			root += " " + kind.IRI
		}
		roots = append(roots, root)
	}
	slices.Sort(roots)
	return roots
}

// inPage writes a graph into a page, and gives what is read there.
func inPage(t *testing.T, graph *rdf.Graph) *rdf.Graph {
	t.Helper()
	element, err := script.Append(nil, graph)
	require.NoError(t, err)
	document, problems := page.Read(context.Background(), []byte("<!DOCTYPE html><title>A</title>"+string(element)))
	require.Empty(t, problems)
	return document.Graph()
}

// asTriples writes a graph as N-Quads, and gives what is read there.
func asTriples(t *testing.T, graph *rdf.Graph) *rdf.Graph {
	t.Helper()
	text, err := rdf.Append(nil, rdf.NQuads, graph)
	require.NoError(t, err)
	dataset, problems := rdf.Read(text, rdf.NQuads)
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}
