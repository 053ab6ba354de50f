package site_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

func term(name string) string { return vocab.Lookup(name).IRI() }

// Whatever the graph is: a page keeps the contract of a source, says nothing
// that the graph does not say, and says all that the graph says of its things.
func TestRandomPages(t *testing.T) { rapid.Check(t, checkRandomPage) }

func FuzzRandomPages(f *testing.F) { f.Fuzz(rapid.MakeFuzz(checkRandomPage)) }

func checkRandomPage(t *rapid.T) {
	graph := drawGraph(t)
	said := make(map[rdf.Triple]bool)
	for triple := range graph.Triples() {
		said[triple] = true
	}
	owner := iris[rapid.IntRange(0, 3).Draw(t, "owner")]
	if graph.Node(rdf.Subject{Kind: rdf.IRI, Text: owner}) == nil {
		owner = ""
	}
	content, err := site.NewContent(graph, site.Settings{Base: home, Owner: owner})
	require.NoError(t, err)
	for _, address := range []string{home, home + "a/", home + "b/"} {
		p := content.Page(address, page.Head{Title: "made"})
		if p == nil {
			continue
		}
		require.NoError(t, rdf.CheckSource(p))
		held := new(rdf.Graph)
		require.NoError(t, p.TellTo(held))
		has := make(map[rdf.Triple]bool)
		for triple := range held.Triples() {
			has[triple] = true
		}
		for triple := range has {
			if !said[triple] {
				assertMade(t, held, triple)
			}
		}
		for _, n := range p.Things {
			for triple := range n.Triples() {
				require.True(t, has[triple], "%v is not on the page", triple)
				if s, ok := triple.Object.Subject(); ok && triple.Predicate != term("url") && triple.Predicate != rdf.TypeIRI {
					requireTypes(t, graph.Node(s), has)
				}
			}
		}
	}
}

// requireTypes holds that a page says at least what a thing is.
func requireTypes(t *rapid.T, n *rdf.Node, has map[rdf.Triple]bool) {
	if n == nil {
		return
	}
	for _, of := range n.Types {
		triple := rdf.Triple{Subject: n.Subject, Predicate: rdf.TypeIRI, Object: rdf.Object{Kind: rdf.IRI, Text: of.IRI}}
		require.True(t, has[triple], "%v is not on the page", triple)
	}
}

// assertMade holds that a triple that the graph does not have is one of the page
// that was made, or of its site.
func assertMade(t *rapid.T, held *rdf.Graph, triple rdf.Triple) {
	n := held.Node(triple.Subject)
	require.True(t, n.HasType(term("WebPage")) || n.HasType(term("WebSite")), "%v was made", triple)
	switch triple.Predicate {
	case rdf.TypeIRI, term("name"), term("url"), term("isPartOf"), term("publisher"):
	default:
		require.Fail(t, "made", "%v", triple)
	}
}

var iris = []string{home, home + "a/", home + "#1", home + "a/#2", home + "b/#3", "https://other.example/"}

// drawGraph draws a graph of few nodes with IRIs and without, tied in all ways.
func drawGraph(t *rapid.T) *rdf.Graph {
	graph := new(rdf.Graph)
	draw := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "n") }
	var subjects []rdf.Subject
	for _, iri := range iris {
		subjects = append(subjects, rdf.Subject{Kind: rdf.IRI, Text: iri})
	}
	for i := range 4 {
		subjects = append(subjects, rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprint("x", i)})
	}
	types := []string{"WebPage", "WebSite", "MedicalClinic", "Person", "Article"}
	properties := []string{"knows", "url", "mainEntityOfPage", "about", "logo", "address", "publisher", "name"}
	for range draw(8) + 1 {
		n := graph.EnsureNode(subjects[draw(len(subjects))], 0)
		n.Root = draw(2) == 0
		for range draw(3) {
			n.AddType(term(types[draw(len(types))]), 0)
		}
		for range draw(5) {
			o := rdf.Object{Kind: rdf.String, Text: "text"}
			if draw(5) > 0 {
				o = subjects[draw(len(subjects))].Object()
			}
			n.Add(term(properties[draw(len(properties))]), o, 0)
		}
	}
	return graph
}

// What a page carries grows with what belongs there, and not with what that leads
// to from thing to thing.
func TestPagesDoNotGrowWithTheSite(t *testing.T) {
	shapes := map[string]func(g *rdf.Graph, i, n int){
		"a chain of things without a page": func(g *rdf.Graph, i, n int) {
			node(g, i).Add(term("knows"), node(g, i+1).Subject.Object(), 0)
		},
		"a thing without a page that lists all": func(g *rdf.Graph, i, n int) {
			node(g, i).Add(term("url"), rdf.Object{Kind: rdf.IRI, Text: fmt.Sprint(home, i, "/")}, 0)
			hub := g.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: home + "#hub"}, 0)
			node(g, 0).Add(term("worksFor"), hub.Subject.Object(), 0)
			list := g.EnsureNode(rdf.Subject{Kind: rdf.BlankNode, Text: "list"}, 0)
			hub.Add(term("subjectOf"), list.Subject.Object(), 0)
			list.Add(term("about"), node(g, i).Subject.Object(), 0)
		},
		"everybody knows everybody on other pages": func(g *rdf.Graph, i, n int) {
			node(g, i).Add(term("url"), rdf.Object{Kind: rdf.IRI, Text: fmt.Sprint(home, i, "/")}, 0)
			for j := range n {
				node(g, i).Add(term("subjectOf"), node(g, j).Subject.Object(), 0)
			}
		},
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			size := func(n int) int {
				g := new(rdf.Graph)
				node(g, 0).Add(term("url"), rdf.Object{Kind: rdf.IRI, Text: home}, 0)
				node(g, 0).Add(term("knows"), node(g, 1).Subject.Object(), 0)
				for i := 1; i <= n; i++ {
					shape(g, i, n)
				}
				content, err := site.NewContent(g, site.Settings{Base: home})
				require.NoError(t, err)
				var events rdf.Events
				require.NoError(t, content.Page(home, page.Head{}).TellTo(&events))
				return len(events)
			}
			assert.Equal(t, size(60), size(600))
		})
	}
}

func node(g *rdf.Graph, i int) *rdf.Node {
	n := g.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprint(home, "#", i)}, 0)
	n.Root = true
	n.AddType(term("Person"), 0)
	return n
}
