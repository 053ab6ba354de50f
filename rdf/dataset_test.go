package rdf_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

func quadLines(d *rdf.Dataset) []string {
	var lines []string
	for q := range d.Quads() {
		lines = append(lines, q.String())
	}
	return lines
}

func TestDataset(t *testing.T) {
	var d rdf.Dataset
	assert.Zero(t, d.Len())
	assert.Empty(t, quadLines(&d))
	assert.NotNil(t, d.Graph(rdf.Subject{}), "the default graph is always there")
	assert.Nil(t, d.Graph(iri("urn:g")))
	assert.Nil(t, d.Graph(blank("g")))

	name := rdf.Triple{Subject: blank("b"), Predicate: "urn:name", Object: text("B")}
	for range 2 {
		d.Add(rdf.Quad{Triple: name, Graph: iri("urn:g")})
		d.Add(rdf.Quad{Triple: name, Graph: blank("g")})
		d.Add(rdf.Quad{Triple: name})
		d.Add(rdf.Quad{Triple: name, Graph: iri("urn:f")})
		d.Add(rdf.Quad{Triple: name, Graph: rdf.Subject{Text: "urn:f"}})
	}
	d.EnsureGraph(iri("urn:g")).Add(rdf.Triple{Subject: iri("urn:a"), Predicate: "urn:p", Object: blank("b").Object()})
	assert.Equal(t, 5, d.Len())
	assert.Equal(t, []string{
		`_:b <urn:name> "B" .`,
		`_:b <urn:name> "B" <urn:g> .`,
		`<urn:a> <urn:p> _:b <urn:g> .`,
		`_:b <urn:name> "B" _:g .`,
		`_:b <urn:name> "B" <urn:f> .`,
	}, quadLines(&d))

	var names []rdf.Subject
	for name, g := range d.Graphs() {
		names = append(names, name)
		assert.Same(t, g, d.Graph(name))
		assert.Same(t, g, d.EnsureGraph(name))
		d.EnsureGraph(iri("urn:new" + name.Text))
	}
	assert.Equal(t, []rdf.Subject{{}, iri("urn:g"), blank("g"), iri("urn:f")}, names, "without those added meanwhile")
	assert.Equal(t, "urn:g", d.Graph(iri("urn:g")).Name)
	assert.Empty(t, d.Graph(blank("g")).Name)
}

func TestLoopsOverADatasetMayBeLeft(t *testing.T) {
	var d rdf.Dataset
	triple := rdf.Triple{Subject: iri("urn:a"), Predicate: "urn:p", Object: text("v")}
	d.Add(rdf.Quad{Triple: triple})
	d.Add(rdf.Quad{Triple: triple, Graph: iri("urn:g")})
	d.Add(rdf.Quad{Triple: triple, Graph: iri("urn:h")})
	for want := 1; want <= 3; want++ {
		quads, graphs := 0, 0
		for range d.Quads() {
			if quads++; quads == want {
				break
			}
		}
		for range d.Graphs() {
			if graphs++; graphs == want {
				break
			}
		}
		assert.Equal(t, []int{want, want}, []int{quads, graphs})
	}
}

// A place may stand in any graph, whichever was there first: graph or file.
func TestGraphsOfADatasetShareItsFiles(t *testing.T) {
	var d rdf.Dataset
	before := d.EnsureGraph(iri("urn:before"))
	first := d.AddFile("a.nq", []byte("one\ntwo\n"))
	after := d.EnsureGraph(blank("after"))
	second := d.AddFile("b.nq", []byte("three\n"))
	for _, g := range []*rdf.Graph{d.Graph(rdf.Subject{}), before, after} {
		assert.Equal(t, "a.nq:2:1", g.Position(first.PosAt(2, 1)).String())
		assert.Equal(t, "b.nq:1:3", g.Position(second.Pos(2)).String())
	}
	assert.Equal(t, "a.nq:2:1", d.Position(first.PosAt(2, 1)).String())
	assert.Equal(t, "b.nq:1:3", d.Position(second.Pos(2)).String())
	assert.Zero(t, d.Position(0))
}

func TestShareFiles(t *testing.T) {
	var page rdf.Graph
	text := []byte("one\ntwo")
	file := page.AddFile("page.html", text)
	var block rdf.Dataset
	require.NoError(t, block.ShareFiles(&page))
	named := block.EnsureGraph(iri("https://a.example/g"))
	assert.Equal(t, rdf.Position{File: "page.html", Offset: 4, Line: 2, Column: 1}, named.Position(file.Pos(4)))

	later := block.AddFile("later.html", text)
	assert.Equal(t, "later.html:2:2", page.Position(later.Pos(5)).String(), "a file added later is shared too")

	own := new(rdf.Graph)
	mine := own.AddFile("own", text)
	require.Error(t, own.ShareFiles(&page))
	assert.Equal(t, "own:1:2", own.Position(mine.Pos(1)).String())
	require.Error(t, block.ShareFiles(own), "a dataset with graphs keeps its files")
	require.NoError(t, page.ShareFiles(&page))
	assert.Equal(t, rdf.Position{}, new(rdf.Graph).Position(1))
}
