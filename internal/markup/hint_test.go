package markup_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/internal/rdfa"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// TestTermsAreHinted holds the hints of types and properties to what a look-up gives: those
// of schema.org have one, whatever their spelling, and others have none.
func TestTermsAreHinted(t *testing.T) {
	type reader func(context.Context, *htmltree.Tree, *rdf.Graph, func(int) rdf.Pos, markup.Options) []*rdf.Problem
	for _, test := range []struct {
		name, page string
		read       reader
	}{
		{"Microdata", `<p itemscope itemtype="https://www.schema.org/Person"><b itemprop="name nmae https://b.example/x">A</b></p>`, microdata.Read},
		{"RDFa", `<p vocab="https://www.schema.org/" typeof="Person"><b property="name nmae https://b.example/x">A</b></p>`, rdfa.Read},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree, problem := htmltree.Parse(context.Background(), []byte(test.page), htmltree.ParseOptions{})
			require.Nil(t, problem)
			for _, strict := range []bool{false, true} {
				g := new(rdf.Graph)
				require.Empty(t, test.read(context.Background(), tree, g, nil, markup.Options{Base: "https://a.example/", Strict: strict}))
				hints := make(map[string]vocab.Term)
				for n := range g.Nodes() {
					for _, kind := range n.Types {
						hints[kind.IRI] = vocab.Term(kind.Term)
					}
					for _, p := range n.Properties {
						hints[p.IRI] = vocab.Term(p.Term)
					}
				}
				if strict {
					for iri, hint := range hints {
						assert.Zero(t, hint, iri)
					}
					continue
				}
				assert.Equal(t, map[string]vocab.Term{
					"http://schema.org/Person": vocab.Lookup("Person"), "http://schema.org/name": vocab.Lookup("name"), "http://schema.org/nmae": 0, "https://b.example/x": 0,
				}, hints)
			}
		})
	}
}

// TestFirstPlace holds places that are counted from the first to those that are asked for.
func TestFirstPlace(t *testing.T) {
	page := `<p itemscope itemtype="https://schema.org/Person"><b itemprop="name  url">A</b><meta itemprop=email content="a@a.example"></p>`
	tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	places := func(first rdf.Pos, pos func(int) rdf.Pos) (found []rdf.Pos) {
		g := new(rdf.Graph)
		require.Empty(t, microdata.Read(context.Background(), tree, g, pos, markup.Options{Base: "https://a.example/", First: first}))
		for n := range g.Nodes() {
			found = append(found, n.Pos, n.Types[0].Pos)
			for _, p := range n.Properties {
				found = append(found, p.Pos, p.Values[0].Pos)
			}
		}
		return found
	}
	const first = 1000
	asked := places(0, func(offset int) rdf.Pos { return first + rdf.Pos(offset) })
	assert.Len(t, asked, 8)
	assert.Equal(t, asked, places(first, func(int) rdf.Pos { t.Error("a place was asked for"); return 0 }))
}
