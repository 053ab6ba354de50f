package rdf_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// nested draws a telling that nests as a Graph does: every node that is not at
// top level stands in full where it is first mentioned.
func nested() *rapid.Generator[rdf.Events] { return tellings(true) }

// anyhow draws a telling that keeps the contract of a source and no more: a
// node may be mentioned before the place where it is nested, and a value may be
// told twice.
func anyhow() *rapid.Generator[rdf.Events] { return tellings(false) }

func tellings(strict bool) *rapid.Generator[rdf.Events] {
	return rapid.Custom(func(t *rapid.T) rdf.Events {
		d := drawing{t: t, strict: strict, begun: map[rdf.Subject]bool{}}
		for i := range rapid.IntRange(0, 12).Draw(t, "nodes") {
			s := rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprintf("https://example.org/#%d", i)}
			if rapid.Bool().Draw(t, "blank") {
				s = rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprintf("b%d", i)}
			}
			d.subjects = append(d.subjects, s)
		}
		roots := len(d.subjects)
		if roots > 0 {
			roots = rapid.IntRange(0, roots).Draw(t, "roots")
		}
		for _, s := range d.subjects[:roots] {
			d.begun[s] = true // a mention of a root is a reference
		}
		name := rapid.SampledFrom([]string{"", "https://example.org/"}).Draw(t, "name")
		known := rapid.SampledFrom([]int32{int32(roots), -1}).Draw(t, "count")
		if strict {
			known = int32(roots)
		}
		d.tell(rdf.Event{Kind: rdf.GraphStart, Count: known, Text: name})
		for _, s := range d.subjects[:roots] {
			d.node(s, rdf.Event{})
		}
		return finish(d.events)
	})
}

type drawing struct {
	t        *rapid.T
	strict   bool
	subjects []rdf.Subject
	begun    map[rdf.Subject]bool
	events   rdf.Events
}

func (d *drawing) tell(e rdf.Event) { d.events = append(d.events, e) }

// node draws a node, of which the event says what value it is where it is nested.
func (d *drawing) node(s rdf.Subject, e rdf.Event) {
	d.begun[s] = true
	types := rapid.SliceOfNDistinct(rapid.IntRange(1, 20), 0, 20, rapid.ID[int]).Draw(d.t, "types")
	if rapid.Bool().Draw(d.t, "few types") {
		types = types[:min(len(types), 2)]
	}
	e.Kind, e.Flags, e.Text = rdf.NodeStart, 0, s.Text
	if s.Kind == rdf.BlankNode {
		e.Flags = rdf.Blank
	}
	d.tell(e)
	for i, n := range types {
		e := rdf.Event{Kind: rdf.Type, Term: uint16(n), Text: fmt.Sprintf("https://example.org/Type%d", n)}
		if i == 0 {
			e.Count = int32(len(types))
		}
		d.tell(e)
	}
	properties := rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 0, 4, rapid.ID[int]).Draw(d.t, "properties")
	if rapid.IntRange(0, 9).Draw(d.t, "many properties") == 0 {
		properties = rapid.Permutation(slices.Collect(upTo(30))).Draw(d.t, "all properties")
	}
	for _, n := range properties {
		d.property(n)
	}
	d.tell(rdf.Event{Kind: rdf.NodeEnd})
}

func (d *drawing) property(n int) {
	iri := fmt.Sprintf("https://example.org/property%d", n)
	if n == 0 {
		iri = rdf.TypeIRI
	}
	told := map[rdf.Object]bool{}
	wanted := rapid.SampledFrom([]int{1, 1, 1, 2, 3, 20}).Draw(d.t, "values")
	for i := range wanted {
		e := value().Draw(d.t, "value")
		if s, is := d.mention(); is {
			e = rdf.Event{Kind: s.Kind, Text: s.Text}
		}
		if n == 0 && e.Kind == rdf.IRI || d.strict && told[e.Object()] {
			e = rdf.Event{Kind: rdf.Number, Text: fmt.Sprint(100 + i)}
		}
		told[e.Object()] = true
		e.Term, e.Property = uint16(n), iri
		if i == 0 {
			e.Count = int32(wanted)
		}
		if e.Kind == rdf.IRI && rapid.Bool().Draw(d.t, "hint") {
			e.Flags = rdf.Referenced
		}
		s, is := e.Object().Subject()
		if !is || d.begun[s] || !slices.Contains(d.subjects, s) || !d.strict && rapid.Bool().Draw(d.t, "later") {
			d.tell(e)
			continue
		}
		d.node(s, e)
	}
}

// mention draws one of the subjects, or none.
func (d *drawing) mention() (rdf.Subject, bool) {
	if len(d.subjects) == 0 || rapid.IntRange(0, 2).Draw(d.t, "literal") > 0 {
		return rdf.Subject{}, false
	}
	return rapid.SampledFrom(d.subjects).Draw(d.t, "mentioned"), true
}

// value draws a value that is not one of the drawn subjects.
func value() *rapid.Generator[rdf.Event] {
	return rapid.SampledFrom([]rdf.Event{
		{Kind: rdf.IRI, Text: "https://schema.org/InStock"},
		{Kind: rdf.BlankNode, Text: "nothing-said"},
		{Kind: rdf.String, Text: ""},
		{Kind: rdf.String, Text: "Klinik"},
		{Kind: rdf.LanguageString, Text: "Klinik", Tag: "de"},
		{Kind: rdf.LanguageString, Text: "Klinik", Tag: "DE"},
		{Kind: rdf.LanguageString, Text: "Spital", Tag: "de-CH"},
		{Kind: rdf.LanguageString, Text: "Clinic", Tag: "en"},
		{Kind: rdf.Number, Text: "1"},
		{Kind: rdf.Number, Text: "1.0"},
		{Kind: rdf.Boolean, Text: "true"},
		{Kind: rdf.TypedLiteral, Text: "2024-05", Tag: rdf.XSDNamespace + "gYearMonth"},
	})
}

// finish sets the flag Referenced of each node as the telling has it. It is done
// here and not while drawing, since a node may be referred to after it ends.
func finish(events rdf.Events) rdf.Events {
	mentioned := map[rdf.Subject]bool{}
	for i := range events {
		if s, is := events[i].Object().Subject(); is {
			mentioned[s] = true
		}
	}
	for i := range events {
		if e := &events[i]; e.Kind == rdf.NodeStart && mentioned[e.Subject()] {
			e.Flags |= rdf.Referenced
		}
	}
	return events
}

// hinted gives the same telling with the hint Referenced on those values of kind
// IRI, and no others, that name a node of the telling, as a Graph tells it.
func hinted(events rdf.Events) rdf.Events {
	begun := map[rdf.Subject]bool{}
	for i := range events {
		if events[i].Kind == rdf.NodeStart {
			begun[events[i].Subject()] = true
		}
	}
	events = slices.Clone(events)
	for i := range events {
		if e := &events[i]; e.Kind == rdf.IRI {
			e.Flags = 0
			if begun[e.Subject()] {
				e.Flags = rdf.Referenced
			}
		}
	}
	return events
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// inRuns is a source that tells a few events at a time, from one slice that it
// fills again and again, as a source may.
type inRuns struct {
	events rdf.Events
	length int
}

func (s inRuns) TellTo(sink rdf.Sink) error {
	var run []rdf.Event
	for events := range slices.Chunk(s.events, s.length) {
		run = append(run[:0], events...)
		if err := sink.Tell(run); err != nil {
			return err
		}
	}
	return nil
}

// told gives all the events of a source.
func told(t require.TestingT, source rdf.Source) rdf.Events {
	var events rdf.Events
	require.NoError(t, source.TellTo(&events))
	return events
}

// tripleSet gives the triples of a source as a set, with their objects as told.
func tripleSet(t require.TestingT, source rdf.Source) map[rdf.Triple]bool {
	set := map[rdf.Triple]bool{}
	var open []rdf.Subject
	for _, e := range told(t, source) {
		switch top := len(open) - 1; e.Kind {
		case rdf.GraphStart:
		case rdf.NodeStart:
			if top >= 0 {
				set[rdf.Triple{Subject: open[top], Predicate: e.Property, Object: e.Subject().Object()}] = true
			}
			open = append(open, e.Subject())
		case rdf.Type:
			set[rdf.Triple{Subject: open[top], Predicate: rdf.TypeIRI, Object: rdf.Object{Kind: rdf.IRI, Text: e.Text}}] = true
		case rdf.NodeEnd:
			open = open[:top]
		default:
			set[rdf.Triple{Subject: open[top], Predicate: e.Property, Object: e.Object()}] = true
		}
	}
	return set
}

// heldSet gives the triples that a graph holds as a set.
func heldSet(g *rdf.Graph) map[rdf.Triple]bool {
	return maps.Collect(func(yield func(rdf.Triple, bool) bool) {
		for triple := range g.Triples() {
			if !yield(triple, true) {
				return
			}
		}
	})
}

func TestDrawnTellingsKeepTheContract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		require.NoError(t, rdf.CheckSource(nested().Draw(t, "nested")))
		require.NoError(t, rdf.CheckSource(anyhow().Draw(t, "anyhow")))
	})
}
