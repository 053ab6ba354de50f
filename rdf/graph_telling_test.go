package rdf_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func TestGraphTellsWhatItWasTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := nested().Draw(t, "telling")
		var g rdf.Graph
		require.NoError(t, inRuns{events, rapid.IntRange(1, 40).Draw(t, "run")}.TellTo(&g))
		require.Equal(t, hinted(events), told(t, &g))
		require.Equal(t, tripleSet(t, events), heldSet(&g))
		require.Equal(t, len(heldSet(&g)), g.Len())
	})
}

func TestGraphHoldsWhatItWasToldInAnyNesting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "telling")
		var g, again rdf.Graph
		require.NoError(t, events.TellTo(&g))
		require.NoError(t, rdf.CheckSource(&g))
		require.Equal(t, tripleSet(t, events), tripleSet(t, &g))
		require.NoError(t, g.TellTo(&again))
		require.Equal(t, told(t, &g), told(t, &again))
		require.Equal(t, hinted(told(t, &g)), told(t, &g))
	})
}

func TestGraphOfTriplesKeepsTheContract(t *testing.T) {
	subject := rapid.Custom(func(t *rapid.T) rdf.Subject {
		n := rapid.IntRange(0, 6).Draw(t, "subject")
		if n%2 == 0 {
			return rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprint("b", n)}
		}
		return rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprint("urn:", n)}
	})
	triple := rapid.Custom(func(t *rapid.T) rdf.Triple {
		predicate := rapid.SampledFrom([]string{"urn:p", "urn:q", rdf.TypeIRI}).Draw(t, "predicate")
		return rdf.Triple{Subject: subject.Draw(t, "s"), Predicate: predicate, Object: subject.Draw(t, "o").Object()}
	})
	rapid.Check(t, func(t *rapid.T) {
		triples := rapid.SliceOf(triple).Draw(t, "triples")
		want := map[rdf.Triple]bool{}
		var g rdf.Graph
		for _, triple := range triples {
			g.Add(triple)
			want[triple] = true
		}
		require.NoError(t, rdf.CheckSource(&g))
		require.Equal(t, want, heldSet(&g))
		require.Equal(t, want, tripleSet(t, &g))
		require.Equal(t, len(want), g.Len())

		var roots []rdf.Subject
		for n := range g.Roots() {
			roots = append(roots, n.Subject)
		}
		var atTop []rdf.Subject
		depth := 0
		for _, e := range told(t, &g) {
			switch e.Kind {
			case rdf.NodeStart:
				if depth == 0 {
					atTop = append(atTop, e.Subject())
				}
				depth++
			case rdf.NodeEnd:
				depth--
			}
		}
		require.Equal(t, roots, atTop)
	})
}

func iri(text string) rdf.Subject   { return rdf.Subject{Kind: rdf.IRI, Text: text} }
func blank(text string) rdf.Subject { return rdf.Subject{Kind: rdf.BlankNode, Text: text} }

// link adds a triple between two nodes.
func link(g *rdf.Graph, from, to rdf.Subject) {
	g.Add(rdf.Triple{Subject: from, Predicate: "urn:p", Object: to.Object()})
}

func TestRoots(t *testing.T) {
	tests := map[string]struct {
		build func(*rdf.Graph)
		want  []string
	}{
		"empty": {func(*rdf.Graph) {}, nil},
		"a node that nobody mentions, wherever it was added": {func(g *rdf.Graph) {
			g.EnsureNode(iri("urn:child"), 0)
			link(g, iri("urn:parent"), iri("urn:child"))
		}, []string{"urn:parent"}},
		"a marked root stays one when it is mentioned": {func(g *rdf.Graph) {
			g.EnsureNode(iri("urn:child"), 0).Root = true
			link(g, iri("urn:parent"), iri("urn:child"))
		}, []string{"urn:child", "urn:parent"}},
		"the first of a circle": {func(g *rdf.Graph) {
			link(g, iri("urn:1"), iri("urn:2"))
			link(g, iri("urn:2"), iri("urn:1"))
		}, []string{"urn:1"}},
		"a node that mentions itself": {func(g *rdf.Graph) {
			link(g, iri("urn:1"), iri("urn:1"))
		}, []string{"urn:1"}},
		"no node of a circle that a root leads to": {func(g *rdf.Graph) {
			link(g, iri("urn:1"), iri("urn:2"))
			link(g, iri("urn:2"), iri("urn:1"))
			link(g, iri("urn:3"), iri("urn:2"))
		}, []string{"urn:3"}},
		"the first of two circles, though the second leads to it": {func(g *rdf.Graph) {
			link(g, iri("urn:1"), iri("urn:1"))
			link(g, iri("urn:2"), iri("urn:2"))
			link(g, iri("urn:2"), iri("urn:1"))
		}, []string{"urn:1", "urn:2"}},
		"a type is no mention": {func(g *rdf.Graph) {
			g.EnsureNode(iri("urn:a"), 0).AddType("urn:Class", 0)
			g.EnsureNode(iri("urn:Class"), 0)
		}, []string{"urn:a", "urn:Class"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var g rdf.Graph
			test.build(&g)
			var roots []string
			for n := range g.Roots() {
				roots = append(roots, n.Subject.Text)
			}
			assert.Equal(t, test.want, roots)
			assert.NoError(t, rdf.CheckSource(&g))
			for n := range g.Roots() {
				assert.Equal(t, test.want[0], n.Subject.Text, "a loop may be left")
				break
			}
		})
	}
}

func TestGraphIsToldSeveralSources(t *testing.T) {
	telling := rdf.Events{
		{Kind: rdf.GraphStart, Count: 1, Text: "https://example.org/page"},
		{Kind: rdf.NodeStart, Text: "urn:clinic"},
		{Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Count: 2, Property: "urn:review", Text: "b0"},
		{Kind: rdf.BlankNode, Count: 2, Property: "urn:p", Text: "b0"},
		{Kind: rdf.BlankNode, Property: "urn:p", Text: "b1"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.String, Property: "urn:review", Text: "good"},
		{Kind: rdf.NodeEnd},
	}
	var g rdf.Graph
	require.NoError(t, telling.TellTo(&g))
	require.Equal(t, telling, told(t, &g))
	require.NoError(t, telling.TellTo(&g))

	var triples []string
	for triple := range g.Triples() {
		triples = append(triples, triple.String())
	}
	assert.Equal(t, []string{
		`<urn:clinic> <urn:review> _:b0 .`,
		`<urn:clinic> <urn:review> "good" .`,
		`<urn:clinic> <urn:review> _:b2 .`,
		`_:b0 <urn:p> _:b0 .`,
		`_:b0 <urn:p> _:b1 .`,
		`_:b2 <urn:p> _:b2 .`,
		`_:b2 <urn:p> _:b3 .`,
	}, triples)
	assert.Equal(t, "https://example.org/page", g.Name)
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestGraphKeepsItsLabelsFromATelling(t *testing.T) {
	var g rdf.Graph
	reserved := g.NewBlankNode() // b0
	link(&g, blank("mine"), blank("theirs"))
	require.NoError(t, rdf.Events{
		{Kind: rdf.GraphStart, Count: -1},
		{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: reserved.Text},
		{Kind: rdf.BlankNode, Count: 4, Property: "urn:p", Text: "mine"},
		{Kind: rdf.BlankNode, Property: "urn:p", Text: "theirs"},
		{Kind: rdf.BlankNode, Property: "urn:p", Text: "b1"}, // the label that b0 got
		{Kind: rdf.BlankNode, Property: "urn:p", Text: "own"},
		{Kind: rdf.NodeEnd},
	}.TellTo(&g))
	var objects []string
	for _, v := range g.Node(blank("b1")).Values("urn:p") {
		objects = append(objects, v.Text)
	}
	assert.Equal(t, []string{"b2", "b3", "b4", "own"}, objects)
	assert.Nil(t, g.Node(reserved))
	assert.Equal(t, "b5", g.NewBlankNode().Text)
}

func TestRunningLabelsOfTwoTellingsNeverMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := anyhow().Draw(t, "first"), anyhow().Draw(t, "second")
		var one, other, both rdf.Graph
		require.NoError(t, first.TellTo(&one))
		require.NoError(t, second.TellTo(&other))
		require.NoError(t, first.TellTo(&both))
		require.NoError(t, second.TellTo(&both))
		require.Equal(t, len(blanks(&one))+len(blanks(&other)), len(blanks(&both)))
		require.Subset(t, heldSet(&both), heldSet(&one))
		require.False(t, blanks(&both)[both.NewBlankNode().Text])
	})
}

// blanks gives the labels that stand in the triples of a graph.
func blanks(g *rdf.Graph) map[string]bool {
	labels := map[string]bool{}
	for triple := range g.Triples() {
		if triple.Subject.Kind == rdf.BlankNode {
			labels[triple.Subject.Text] = true
		}
		if triple.Object.Kind == rdf.BlankNode {
			labels[triple.Object.Text] = true
		}
	}
	return labels
}

func TestGraphTakesIRIsUnderTypeAsTypes(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, rdf.Events{
		{Kind: rdf.GraphStart, Count: 1},
		{Kind: rdf.NodeStart, Text: "urn:a"},
		{Kind: rdf.Type, Count: 1, Text: "urn:A", Term: 3},
		{Kind: rdf.IRI, Term: 4, Count: 2, Property: rdf.TypeIRI, Text: "urn:B"},
		{Kind: rdf.NodeStart, Term: 4, Property: rdf.TypeIRI, Text: "urn:C"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeEnd},
	}.TellTo(&g))
	assert.Equal(t, []rdf.NodeType{{IRI: "urn:A", Term: 3}, {IRI: "urn:B"}, {IRI: "urn:C"}}, g.Node(iri("urn:a")).Types)
	assert.Empty(t, g.Node(iri("urn:a")).Properties)
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestGraphTakesIRIsAmongOthersUnderTypeAsTypes(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, inNode(
		valueOf(rdf.TypeIRI, 3, rdf.Event{Kind: rdf.BlankNode, Text: "b"}),
		valueOf(rdf.TypeIRI, 0, rdf.Event{Kind: rdf.IRI, Text: "urn:B"}),
		valueOf(rdf.TypeIRI, 0, rdf.Event{Kind: rdf.String, Text: "C"}),
	).TellTo(&g))
	n := g.Node(iri("urn:a"))
	assert.Equal(t, []rdf.NodeType{{IRI: "urn:B"}}, n.Types)
	assert.Equal(t, []rdf.Value{{Object: blank("b").Object()}, {Object: text("C")}}, n.Values(rdf.TypeIRI))
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestGraphHintsAtTheNodesThatItHolds(t *testing.T) {
	events := rdf.Events{
		{Kind: rdf.GraphStart, Count: 2},
		{Kind: rdf.NodeStart, Flags: rdf.Referenced, Text: "urn:a"},
		{Kind: rdf.IRI, Flags: rdf.Referenced, Count: 3, Property: "urn:p", Text: "urn:a"},
		{Kind: rdf.IRI, Property: "urn:p", Text: "urn:elsewhere"},
		{Kind: rdf.BlankNode, Property: "urn:p", Text: "b"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Text: "b"},
		{Kind: rdf.NodeEnd},
	}
	without := slices.Clone(events)
	without[2].Flags, without[3].Flags = 0, rdf.Referenced
	for _, given := range []rdf.Events{events, without} {
		var g rdf.Graph
		require.NoError(t, given.TellTo(&g))
		assert.Equal(t, events, told(t, &g))
	}
}

// A telling that breaks the contract in its counts, and takes a property up
// again, is still a sound graph.
func TestGraphPutsPropertiesTogether(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, inNode(
		valueOf("urn:p", 0, rdf.Event{Kind: rdf.String, Text: "1"}),
		valueOf("urn:q", 7, rdf.Event{Kind: rdf.String, Text: "2"}),
		valueOf("urn:p", 1, rdf.Event{Kind: rdf.String, Text: "3"}),
		valueOf("urn:p", 1, rdf.Event{Kind: rdf.String, Text: "4"}),
	).TellTo(&g))
	assert.Equal(t, inNode(
		valueOf("urn:p", 3, rdf.Event{Kind: rdf.String, Text: "1"}),
		valueOf("urn:p", 0, rdf.Event{Kind: rdf.String, Text: "3"}),
		valueOf("urn:p", 0, rdf.Event{Kind: rdf.String, Text: "4"}),
		valueOf("urn:q", 1, rdf.Event{Kind: rdf.String, Text: "2"}),
	), told(t, &g))
}

func TestGraphRefusesEventsThatDoNotNest(t *testing.T) {
	for name, test := range misnested {
		t.Run(name, func(t *testing.T) {
			var g rdf.Graph
			err := test.events.TellTo(&g)
			if test.graphTakesIt {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, test.want)
		})
	}
}

func TestGraphForgetsATellingThatWasBrokenOff(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, g.Tell([]rdf.Event{{Kind: rdf.GraphStart}, {Kind: rdf.NodeStart, Text: "urn:open"}}))
	require.NoError(t, oneValue(rdf.Event{Kind: rdf.String, Text: "v"}).TellTo(&g))
	assert.Equal(t, 1, g.Len())
	assert.True(t, g.Node(iri("urn:a")).Root)
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestGraphDoesNotTellWhatIsUnsound(t *testing.T) {
	var events rdf.Events
	var g rdf.Graph
	assert.EqualError(t, g.TellTo(&g), "rdf: a graph cannot be told to itself")

	g.Add(rdf.Triple{Subject: iri("urn:a"), Predicate: "urn:\np"})
	assert.EqualError(t, g.TellTo(&events),
		`rdf: a value of the property <urn:\np> of <urn:a> is of kind Kind(0), which is no kind of value`)

	var empty rdf.Graph
	n := empty.EnsureNode(iri("urn:a"), 0)
	n.Properties = append(n.Properties, rdf.NodeProperty{IRI: "urn:p"})
	assert.EqualError(t, empty.TellTo(&events), "rdf: the property <urn:p> of <urn:a> has no values")

	var nameless rdf.Graph
	nameless.Add(rdf.Triple{Subject: iri("urn:a"), Object: text("v")})
	assert.EqualError(t, nameless.TellTo(&events), "rdf: a property of <urn:a> has no IRI")
	assert.Empty(t, events)
}

func TestGraphTellsAnyDepth(t *testing.T) {
	const depth = 100_000
	var g rdf.Graph
	for i := range depth {
		link(&g, iri(fmt.Sprint("urn:", i)), iri(fmt.Sprint("urn:", i+1)))
	}
	events := told(t, &g)
	assert.Equal(t, 1+2*depth+1, len(events))
	var again rdf.Graph
	require.NoError(t, events.TellTo(&again))
	assert.Equal(t, depth, again.Len())
	assert.Equal(t, 1+3*depth, len(told(t, rdf.Flat(&g))))
	assert.NoError(t, rdf.CheckSource(&g))
}

func TestGraphsAreToldSafelyAtOnce(t *testing.T) {
	var g rdf.Graph
	for i := range 100 {
		link(&g, iri(fmt.Sprint("urn:", i)), iri(fmt.Sprint("urn:", i*7%100)))
	}
	want := told(t, &g)
	results := make(chan rdf.Events)
	for range 4 {
		go func() {
			var events rdf.Events
			_ = g.TellTo(&events) // an error leaves other events than are wanted
			results <- events
		}()
	}
	for range 4 {
		assert.True(t, slices.Equal(want, <-results))
	}
}
