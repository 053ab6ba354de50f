package rdf_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func TestFlat(t *testing.T) {
	nested := rdf.Events{
		{Kind: rdf.GraphStart, Count: 2, Text: "urn:graph"},
		{Kind: rdf.NodeStart, Text: "urn:clinic"},
		{Kind: rdf.Type, Count: 2, Text: "urn:Clinic", Term: 7},
		{Kind: rdf.Type, Text: "urn:Shop"},
		{Kind: rdf.NodeStart, Flags: rdf.Blank, Term: 8, Count: 4, Property: "urn:review", Text: "b0"},
		{Kind: rdf.NodeStart, Flags: rdf.Referenced, Term: 9, Count: 1, Property: "urn:author", Text: "urn:author"},
		{Kind: rdf.Type, Count: 1, Text: "urn:Person"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.String, Term: 8, Property: "urn:review", Text: "good"},
		{Kind: rdf.IRI, Term: 8, Property: "urn:review", Text: "urn:author"},
		{Kind: rdf.NodeStart, Term: 8, Property: "urn:review", Text: "urn:last"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Text: "urn:other"},
		{Kind: rdf.NodeEnd},
	}
	assert.Equal(t, rdf.Events{
		{Kind: rdf.GraphStart, Count: 5, Text: "urn:graph"},
		{Kind: rdf.NodeStart, Text: "urn:clinic"},
		{Kind: rdf.Type, Count: 2, Text: "urn:Clinic", Term: 7},
		{Kind: rdf.Type, Text: "urn:Shop"},
		{Kind: rdf.BlankNode, Term: 8, Count: 4, Property: "urn:review", Text: "b0"},
		{Kind: rdf.String, Term: 8, Property: "urn:review", Text: "good"},
		{Kind: rdf.IRI, Term: 8, Property: "urn:review", Text: "urn:author"},
		{Kind: rdf.IRI, Flags: rdf.Referenced, Term: 8, Property: "urn:review", Text: "urn:last"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Text: "b0"},
		{Kind: rdf.IRI, Flags: rdf.Referenced, Term: 9, Count: 1, Property: "urn:author", Text: "urn:author"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Flags: rdf.Referenced, Text: "urn:author"},
		{Kind: rdf.Type, Count: 1, Text: "urn:Person"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Flags: rdf.Referenced, Text: "urn:last"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Text: "urn:other"},
		{Kind: rdf.NodeEnd},
	}, told(t, rdf.Flat(nested)))
}

func TestFlatTellsTheSameGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "telling")
		flat := rdf.Flat(inRuns{events, rapid.IntRange(1, 40).Draw(t, "run")})
		require.NoError(t, rdf.CheckSource(flat))
		require.Equal(t, tripleSet(t, events), tripleSet(t, flat))
		inNode := false
		for _, e := range told(t, flat) {
			require.False(t, inNode && e.Kind == rdf.NodeStart, "a nested node")
			inNode = e.Kind == rdf.NodeStart || inNode && e.Kind != rdf.NodeEnd
		}
		require.Equal(t, told(t, flat), told(t, rdf.Flat(flat)))
	})
}

// Flat and InLanguage stand between a source and a sink, and must pass on the
// errors of both.
func TestErrorsOnTheWay(t *testing.T) {
	own := errors.New("own error")
	for name, between := range map[string]func(rdf.Source) rdf.Source{
		"Flat":       rdf.Flat,
		"InLanguage": func(s rdf.Source) rdf.Source { return rdf.InLanguage(s, "de") },
	} {
		t.Run(name, func(t *testing.T) {
			failing := &sourceFunc{tell: func(int, rdf.Sink) error { return own }}
			var events rdf.Events
			assert.ErrorIs(t, between(failing).TellTo(&events), own)
			for _, test := range misnested {
				assert.EqualError(t, between(test.events).TellTo(&events), test.want)
			}
			assert.Empty(t, events)

			// More nodes than stand in one run, so that the error comes early.
			large := rdf.Events{{Kind: rdf.GraphStart, Count: -1}}
			for range 1000 {
				large = append(large, rdf.Event{Kind: rdf.NodeStart}, rdf.Event{Kind: rdf.NodeEnd})
			}
			sink := &refusing{err: own}
			assert.ErrorIs(t, between(large).TellTo(sink), own)
			assert.Equal(t, 1, sink.runs)
		})
	}
}

type refusing struct {
	err  error
	runs int
}

func (r *refusing) Tell([]rdf.Event) error {
	r.runs++
	return r.err
}

func TestGraphStopsAtAnErrorOfItsSink(t *testing.T) {
	own := errors.New("own error")
	for types := range 6 { // so that runs end at each kind of event
		var g rdf.Graph
		for i := range 1000 {
			n := g.EnsureNode(blank(string(rune('a'+i))), 0)
			n.Root = true
			for j := range types {
				n.AddType(string(rune('A'+j)), 0)
			}
			n.Add("urn:p", text("v"), 0)
		}
		sink := &refusing{err: own}
		assert.ErrorIs(t, g.TellTo(sink), own)
		assert.Equal(t, 1, sink.runs)
	}
}
