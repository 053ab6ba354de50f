package rdfa

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// leftOut are the tests that are not run, with the reason.
var leftOut = map[string]string{
	"0240": "vocabulary expansion, an optional feature, which would fetch the vocabulary",
	"0241": "vocabulary expansion, an optional feature, which would fetch the vocabulary",
	"0242": "vocabulary expansion, an optional feature, which would fetch the vocabulary",
}

// processor are the tests that ask for the processor graph, in which a processor says
// what is wrong: here that is a problem. One asks that there is nothing in it.
var processor = map[string]string{
	"0235": "",
	"0238": `the term "undefined_term" is left out: there is no vocabulary around it`,
	"0239": `the prefix of "[undefined:curie]" is not declared`,
	"0313": "the prefix rdfa of the initial context is given another meaning",
}

// broken are the tests of Lite whose expected graph is no Turtle: it has addresses in
// doubled brackets. The same pages are tests of RDFa 1.1, whose graph is taken.
var broken = map[string]bool{"0281": true, "0282": true}

// TestW3C runs the suite of RDFa 1.1 and of RDFa Lite for HTML5: the graph must be the
// expected one.
func TestW3C(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "w3c", "rdfa")
	text, err := os.ReadFile(filepath.Join(folder, "manifest.jsonld"))
	if err != nil {
		t.Skip("needs ../shared/data/w3c/rdfa")
	}
	var manifest struct {
		Graph []struct {
			Num           string   `json:"num"`
			HostLanguages []string `json:"hostLanguages"`
			Versions      []string `json:"versions"`
		} `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(text, &manifest))
	counts := make(map[string]int)
	for _, test := range manifest.Graph {
		for _, version := range []string{"rdfa1.1", "rdfa1.1-lite"} {
			if !slices.Contains(test.HostLanguages, "html5") || !slices.Contains(test.Versions, version) {
				continue
			}
			counts[version]++
			t.Run(version+"/"+test.Num, func(t *testing.T) {
				if why := leftOut[test.Num]; why != "" {
					counts["left out"]++
					t.Skip(why)
				}
				file := filepath.Join(folder, version+"-html5", test.Num)
				page, err := os.ReadFile(file + ".html")
				require.NoError(t, err)
				address := "http://rdfa.info/test-suite/test-cases/" + version + "/html5/" + test.Num + ".html"
				g, problems := read(t, string(page), markup.Options{Base: address, Strict: true})
				if want, is := processor[test.Num]; is {
					if want == "" {
						require.Empty(t, problems)
						return
					}
					require.Len(t, problems, 1)
					assert.Contains(t, problems[0].What, want)
					return
				}
				if version == "rdfa1.1-lite" && broken[test.Num] {
					file = filepath.Join(folder, "rdfa1.1-html5", test.Num)
					again, err := os.ReadFile(file + ".html")
					require.NoError(t, err)
					require.Equal(t, string(again), string(page))
					address = "http://rdfa.info/test-suite/test-cases/rdfa1.1/html5/" + test.Num + ".html"
					g, _ = read(t, string(page), markup.Options{Base: address, Strict: true})
				}
				expected, err := os.ReadFile(file + ".ttl")
				require.NoError(t, err)
				want, faults := rdf.Read(expected, rdf.Turtle, rdf.Base(address))
				require.Empty(t, faults)
				same(t, want.Graph(rdf.Subject{}), g)
			})
		}
	}
	assert.Equal(t, map[string]int{"rdfa1.1": 170, "rdfa1.1-lite": 54, "left out": 3}, counts)
}

// read reads a page into a graph with places.
func read(t testing.TB, page string, options markup.Options) (*rdf.Graph, []*rdf.Problem) {
	t.Helper()
	g := new(rdf.Graph)
	file := g.AddFile("page.html", []byte(page))
	tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	options.Base = tree.BaseIRI(options.Base)
	return g, Read(context.Background(), tree, g, file.Pos, options)
}

// same requires two graphs to be isomorphic.
func same(t *testing.T, want, got *rdf.Graph) {
	t.Helper()
	is, err := rdf.Isomorphic(want, got)
	require.NoError(t, err)
	require.True(t, is, "want\n%s\ngot\n%s", triples(t, want), triples(t, got))
}

func triples(t *testing.T, g *rdf.Graph) string {
	t.Helper()
	text, err := rdf.Append(nil, rdf.NTriples, g)
	require.NoError(t, err)
	return string(text)
}
