package rdf_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

func text(s string) rdf.Object { return rdf.Object{Kind: rdf.String, Text: s} }

func TestGraphIsASet(t *testing.T) {
	var g rdf.Graph
	assert.Zero(t, g.Len())
	assert.Nil(t, g.Node(iri("urn:a")))
	for range 2 {
		g.Add(rdf.Triple{Subject: iri("urn:a"), Predicate: "urn:name", Object: text("A")})
		g.Add(rdf.Triple{Subject: iri("urn:a"), Predicate: "urn:name", Object: rdf.Object{Kind: rdf.LanguageString, Text: "A", Tag: "en"}})
		g.Add(rdf.Triple{Subject: iri("urn:a"), Predicate: rdf.TypeIRI, Object: iri("urn:A").Object()})
		g.Add(rdf.Triple{Subject: iri("urn:a"), Predicate: rdf.TypeIRI, Object: blank("t").Object()})
		g.Add(rdf.Triple{Subject: blank("urn:a"), Predicate: "urn:name", Object: text("B")})
	}
	assert.Equal(t, 5, g.Len())
	assert.Equal(t, []string{
		`<urn:a> <` + rdf.TypeIRI + `> <urn:A> .`,
		`<urn:a> <urn:name> "A" .`,
		`<urn:a> <urn:name> "A"@en .`,
		`<urn:a> <` + rdf.TypeIRI + `> _:t .`,
		`_:urn:a <urn:name> "B" .`,
	}, lines(&g))

	n := g.Node(iri("urn:a"))
	require.NotNil(t, n)
	assert.Equal(t, iri("urn:a"), n.Subject)
	assert.False(t, n.Root)
	assert.True(t, n.HasType("urn:A"))
	assert.False(t, n.HasType("urn:B"))
	assert.Len(t, n.Values("urn:name"), 2)
	assert.Nil(t, n.Values("urn:none"))
	assert.Nil(t, n.Property("urn:none"))
	assert.Equal(t, "urn:name", n.Property("urn:name").IRI)

	assert.Nil(t, g.Node(blank("t")), "a node of which nothing is said")
	assert.Nil(t, g.Node(rdf.Subject{}))
	assert.Nil(t, g.Node(rdf.Subject{Kind: rdf.String, Text: "urn:a"}))
}

func lines(g *rdf.Graph) []string {
	var lines []string
	for triple := range g.Triples() {
		lines = append(lines, triple.String())
	}
	return lines
}

func TestGraphTakesAnySubjectForAnIRI(t *testing.T) {
	var g rdf.Graph
	g.Add(rdf.Triple{Predicate: "urn:p", Object: text("v")})
	assert.Equal(t, []string{`<> <urn:p> "v" .`}, lines(&g), "so that the check of IRIs finds it")
	assert.Same(t, g.Node(iri("")), g.EnsureNode(rdf.Subject{}, 0))
}

func TestGraphKeepsOrderAndPlaces(t *testing.T) {
	var g rdf.Graph
	file := g.AddFile("clinic.yaml", []byte("name: A\naddress:\n  street: B\n"))
	clinic := g.EnsureNode(iri("urn:clinic"), file.PosAt(1, 1))
	clinic.Root = true
	clinic.AddType("urn:Clinic", file.PosAt(1, 2))
	clinic.AddType("urn:Clinic", file.PosAt(2, 2))
	clinic.AddAt("urn:name", file.PosAt(1, 1), text("A"), file.PosAt(1, 7))
	clinic.AddAt("urn:name", file.PosAt(2, 1), text("A"), file.PosAt(2, 7))
	clinic.AddAt("urn:name", file.PosAt(2, 1), text("B"), file.PosAt(2, 7))
	address := g.NewBlankNode()
	clinic.Add("urn:address", address.Object(), file.PosAt(2, 1))
	clinic.Add(rdf.TypeIRI, iri("urn:Other").Object(), file.PosAt(3, 1))
	node := g.EnsureNode(address, file.PosAt(3, 3))
	assert.Same(t, node, g.EnsureNode(address, file.PosAt(1, 1)))

	at := func(pos rdf.Pos) string { return g.Position(pos).String() }
	assert.Equal(t, "clinic.yaml:1:1", at(clinic.Pos))
	assert.Equal(t, "clinic.yaml:1:2", at(clinic.Types[0].Pos))
	assert.Equal(t, "clinic.yaml:3:1", at(clinic.Types[1].Pos))
	assert.Equal(t, "clinic.yaml:1:1", at(clinic.Property("urn:name").Pos))
	assert.Equal(t, "clinic.yaml:1:7", at(clinic.Values("urn:name")[0].Pos))
	assert.Equal(t, "clinic.yaml:2:7", at(clinic.Values("urn:name")[1].Pos))
	assert.Equal(t, "clinic.yaml:2:1", at(clinic.Property("urn:address").Pos))
	assert.Equal(t, "clinic.yaml:3:3", at(node.Pos))
	assert.Equal(t, 5, g.Len())
	assert.Equal(t, []*rdf.Node{clinic, node}, slices.Collect(g.Nodes()))
	assert.Equal(t, []*rdf.Node{clinic}, slices.Collect(g.Roots()))
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestNewBlankNodeIsNew(t *testing.T) {
	var g rdf.Graph
	link(&g, blank("b0"), blank("b2"))
	first, second := g.NewBlankNode(), g.NewBlankNode()
	assert.Equal(t, []rdf.Subject{blank("b1"), blank("b3")}, []rdf.Subject{first, second})
	assert.Nil(t, g.Node(first))
	assert.Equal(t, 1, g.Len())
}

func TestLoopsOverAGraphMayBeLeft(t *testing.T) {
	var g rdf.Graph
	g.EnsureNode(iri("urn:a"), 0).AddType("urn:A", 0)
	link(&g, iri("urn:a"), iri("urn:b"))
	link(&g, iri("urn:b"), iri("urn:a"))
	for want := range 4 {
		seen := 0
		for range g.Triples() {
			if seen == want {
				break
			}
			seen++
		}
		assert.Equal(t, min(want, 3), seen)
	}
	for n := range g.Nodes() {
		assert.Equal(t, "urn:a", n.Subject.Text)
		break
	}
	nodes := 0
	for range g.Nodes() {
		nodes++
		g.EnsureNode(iri(fmt.Sprint("urn:new", nodes)), 0)
	}
	assert.Equal(t, 2, nodes, "nodes that are added meanwhile are not visited")
}

// Each loop would take minutes if adding looked through all that is there.
func TestGraphsGrowInLinearTime(t *testing.T) {
	const many = 100_000
	var g rdf.Graph
	n := g.EnsureNode(iri("urn:a"), 0)
	for range 2 {
		for i := range many {
			n.AddType(fmt.Sprint("urn:type", i), 0)
			n.Add(fmt.Sprint("urn:property", i), text("v"), 0)
			n.Add("urn:values", text(fmt.Sprint(i)), 0)
			link(&g, iri("urn:a"), blank(fmt.Sprint("b", i)))
		}
	}
	assert.Equal(t, 4*many, g.Len())
	assert.Len(t, n.Types, many)
	assert.Len(t, n.Properties, many+2)
	assert.True(t, n.HasType("urn:type77777"))
	assert.False(t, n.HasType("urn:type"))
	assert.Equal(t, "urn:property77777", n.Property("urn:property77777").IRI)
	assert.Nil(t, n.Property("urn:property"))
	for range many {
		g.NewBlankNode()
	}
	var again rdf.Graph
	require.NoError(t, g.TellTo(&again))
	require.NoError(t, g.TellTo(&again), "all labels of a second telling are taken")
	assert.Equal(t, 5*many, again.Len())
}

// A node by itself, outside any graph, is of no use but does no harm.
func TestNodeWithoutGraph(t *testing.T) {
	var n rdf.Node
	n.AddType("urn:A", 0)
	n.Add("urn:p", blank("b").Object(), 0)
	assert.Len(t, slices.Collect(n.Triples()), 2)
}

func BenchmarkGraph(b *testing.B) {
	for _, triples := range []int{1_000, 10_000, 100_000, 1_000_000} {
		var events rdf.Events
		events = append(events, rdf.Event{Kind: rdf.GraphStart, Count: int32(triples / 10)})
		for i := range triples / 10 {
			events = append(events, rdf.Event{Kind: rdf.NodeStart, Text: fmt.Sprint("https://example.org/#", i)},
				rdf.Event{Kind: rdf.Type, Count: 1, Text: "https://schema.org/MedicalClinic"})
			for j := range 9 {
				property := fmt.Sprint("https://schema.org/property", j)
				events = append(events, rdf.Event{Kind: rdf.String, Count: 1, Property: property, Text: fmt.Sprint("value ", j)})
			}
			events = append(events, rdf.Event{Kind: rdf.NodeEnd})
		}
		var held rdf.Graph
		require.NoError(b, events.TellTo(&held))
		b.Run(fmt.Sprintf("build/%d", triples), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var g rdf.Graph
				if err := events.TellTo(&g); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(triples), "ns/triple")
		})
		b.Run(fmt.Sprintf("tell/%d", triples), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := held.TellTo(nothing{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(triples), "ns/triple")
		})
	}
}

// nothing is a sink that takes everything and does nothing.
type nothing struct{}

func (nothing) Tell([]rdf.Event) error { return nil }
