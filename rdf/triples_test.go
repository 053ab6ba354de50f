package rdf_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

var someTriples = rdf.Events{
	{Kind: rdf.GraphStart, Count: 1},
	{Kind: rdf.NodeStart, Text: "urn:a"},
	{Kind: rdf.Type, Count: 1, Text: "urn:A"},
	{Kind: rdf.NodeStart, Flags: rdf.Blank, Count: 2, Property: "urn:p", Text: "b"},
	{Kind: rdf.LanguageString, Count: 1, Property: "urn:q", Text: "x", Tag: "en"},
	{Kind: rdf.NodeEnd},
	{Kind: rdf.Number, Property: "urn:p", Text: "1"},
	{Kind: rdf.NodeEnd},
}

var someLines = []string{
	`<urn:a> <` + rdf.TypeIRI + `> <urn:A> .`,
	`<urn:a> <urn:p> _:b .`,
	`_:b <urn:q> "x"@en .`,
	`<urn:a> <urn:p> "1"^^<` + rdf.XSDInteger + `> .`,
}

func TestTriples(t *testing.T) {
	var got []string
	for triple, err := range rdf.Triples(someTriples) {
		assert.NoError(t, err)
		got = append(got, triple.String())
	}
	assert.Equal(t, someLines, got)
	for range rdf.Triples(rdf.Events{}) {
		assert.Fail(t, "a triple of nothing")
	}
}

// The triples are those that were told, with the objects of RDF.
func TestTriplesMeanWhatWasTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "telling")
		want, got := map[rdf.Triple]bool{}, map[rdf.Triple]bool{}
		for triple := range tripleSet(t, events) {
			var err error
			triple.Object, err = triple.Object.ToRDF()
			assert.NoError(t, err)
			want[triple] = true
		}
		for triple, err := range rdf.Triples(events) {
			assert.NoError(t, err)
			got[triple] = true
		}
		assert.Equal(t, want, got)
	})
}

func TestTriplesMayBeLeft(t *testing.T) {
	for want := 1; want <= len(someLines); want++ {
		for _, source := range []rdf.Source{someTriples, inRuns{someTriples, 1}, &sourceFunc{tell: func(_ int, sink rdf.Sink) error {
			_ = inRuns{someTriples, 1}.TellTo(sink) // a source that passes over errors
			return sink.Tell(someTriples)
		}}} {
			var got []string
			for triple, err := range rdf.Triples(source) {
				assert.NoError(t, err)
				got = append(got, triple.String())
				if len(got) == want {
					break
				}
			}
			assert.Equal(t, someLines[:want], got)
		}
	}
}

func TestTriplesGiveTheErrorLast(t *testing.T) {
	own := errors.New("own error")
	tests := map[string]struct {
		source  rdf.Source
		triples int
		want    string
	}{
		"of the source":  {&sourceFunc{tell: func(int, rdf.Sink) error { return own }}, 0, "own error"},
		"of the nesting": {append(someTriples[:3:3], rdf.Event{Kind: rdf.GraphStart}), 1, "rdf: event 3 of the telling, GraphStart, begins a second telling within the first"},
		"of a literal": {inNode(
			valueOf("urn:p", 1, rdf.Event{Kind: rdf.Number, Text: "1"}),
			valueOf("urn:q", 1, rdf.Event{Kind: rdf.Number, Text: "1,5"}),
		), 1, `/urn:q: "1,5" is no number; expected digits as JSON writes them (RFC 8259, section 6)`},
		"of a broken end": {someTriples[:5], 3, "rdf: the telling ends after 5 events with nodes open: 2"},
		"of the nesting, which the source passes over": {&sourceFunc{tell: func(_ int, sink rdf.Sink) error {
			_ = sink.Tell(someTriples[1:])
			return nil
		}}, 0, "rdf: event 0 of the telling, NodeStart, comes first, where a telling begins with GraphStart"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			triples, failures := 0, 0
			for triple, err := range rdf.Triples(test.source) {
				if err == nil {
					assert.Zero(t, failures)
					triples++
					continue
				}
				failures++
				assert.EqualError(t, err, test.want)
				assert.Zero(t, triple)
			}
			assert.Equal(t, test.triples, triples)
			assert.Equal(t, 1, failures)
		})
	}
}

// A sink must live with anything: no panic, and an error or a sound graph.
func TestSinksLiveWithAnyEvents(t *testing.T) {
	event := rapid.Custom(func(t *rapid.T) rdf.Event {
		return rdf.Event{
			Kind:     rapid.SampledFrom([]rdf.Kind{0, rdf.GraphStart, rdf.NodeStart, rdf.NodeStart, rdf.Type, rdf.NodeEnd, rdf.IRI, rdf.BlankNode, rdf.String, rdf.LanguageString, rdf.LanguageString, 200}).Draw(t, "kind"),
			Flags:    rdf.Flags(rapid.IntRange(0, 3).Draw(t, "flags")),
			Count:    int32(rapid.IntRange(-1, 2).Draw(t, "count")),
			Property: rapid.SampledFrom([]string{"", "urn:p", "urn:p", "urn:q", rdf.TypeIRI}).Draw(t, "property"),
			Text:     rapid.SampledFrom([]string{"", "b0", "urn:a", rdf.TypeIRI}).Draw(t, "text"),
			Tag:      rapid.SampledFrom([]string{"", "de"}).Draw(t, "tag"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		events := append(rdf.Events{{Kind: rdf.GraphStart}}, rapid.SliceOfN(event, 0, 30).Draw(t, "events")...)
		var g rdf.Graph
		_ = events.TellTo(&g) // whatever it took is sound
		if err := rdf.CheckSource(&g); err != nil {
			assert.Regexp(t, "has (no|a) tag", err.Error())
		}
		sound := rdf.CheckSource(events) == nil
		for name, source := range map[string]rdf.Source{"Flat": rdf.Flat(events), "InLanguage": rdf.InLanguage(events, "de")} {
			if err := rdf.CheckSource(source); sound {
				assert.NoError(t, err, name)
			}
		}
		for _, err := range rdf.Triples(events) {
			if sound {
				assert.NoError(t, err)
			}
		}
	})
}
