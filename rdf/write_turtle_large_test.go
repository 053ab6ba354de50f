package rdf_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// nestedNodes tells so many nodes, each nested in the one before, or all in the
// first.
func nestedNodes(count int, inOne bool, subject func(int) rdf.Subject, text string) rdf.Events {
	events := rdf.Events{{Kind: rdf.GraphStart, Count: 1}}
	for i := range count {
		s := subject(i)
		e := rdf.Event{Kind: rdf.NodeStart, Text: s.Text}
		if s.Kind == rdf.BlankNode {
			e.Flags = rdf.Blank
		}
		if i > 0 {
			e.Property, e.Count = "urn:child", 1
		}
		if inOne && i > 0 {
			if i > 1 {
				e.Count = 0
			} else {
				e.Count = int32(count - 1)
			}
		}
		events = append(events, e)
		if i > 0 || !inOne {
			events = append(events, valueOf("urn:text", 1, rdf.Event{Kind: rdf.String, Text: text}))
		}
		if inOne && i > 0 {
			events = append(events, rdf.Event{Kind: rdf.NodeEnd})
		}
	}
	if inOne {
		return append(events, rdf.Event{Kind: rdf.NodeEnd})
	}
	for range count {
		events = append(events, rdf.Event{Kind: rdf.NodeEnd})
	}
	return events
}

// manyValues tells a node with a name within another, with so many values.
func manyValues(count int) rdf.Events {
	events := inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}))
	events = events[:len(events)-1]
	for i := range count {
		events = append(events, valueOf("urn:p", int32(max(0, count*(1-i))), rdf.Event{Kind: rdf.String, Text: fmt.Sprint("value ", i)}))
	}
	return append(events, rdf.Event{Kind: rdf.NodeEnd}, rdf.Event{Kind: rdf.NodeEnd})
}

func TestLargeGraphsAsTurtle(t *testing.T) {
	named := func(i int) rdf.Subject { return iri(fmt.Sprint("https://example.org/", i)) }
	unnamed := func(i int) rdf.Subject { return blank(fmt.Sprint("b", i)) }
	inTurn := func(i int) rdf.Subject {
		if i%2 == 0 {
			return named(i)
		}
		return unnamed(i)
	}
	unnamedFirst := func(i int) rdf.Subject {
		if i == 0 {
			return unnamed(i)
		}
		return named(i)
	}
	text := strings.Repeat("text ", 40)
	for name, test := range map[string]struct {
		events rdf.Events
		// limit is how much memory it may take; 0 is all that it needs.
		limit uint64
	}{
		"many at top level":              {many(5_000), 1 << 20},
		"named, in one with a name":      {nestedNodes(5_000, true, named, text), 1 << 20},
		"named, in one without":          {nestedNodes(5_000, true, unnamedFirst, text), 0},
		"in brackets":                    {nestedNodes(5_000, true, unnamed, text), 1 << 20},
		"named, each in the one before":  {nestedNodes(5_000, false, named, text), 4 << 20}, // all nodes are open
		"in brackets, in the one before": {nestedNodes(5_000, false, unnamed, text), 0},
		"in turn, in the one before":     {nestedNodes(5_000, false, inTurn, text), 0},
		"values of one node, nested":     {manyValues(5_000), 1 << 20},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, rdf.CheckSource(test.events))
			want, err := rdf.Append(nil, rdf.Turtle, test.events)
			require.NoError(t, err)
			dataset, problems := rdf.Read(want, rdf.Turtle)
			require.Empty(t, problems)
			requireIsomorphic(t, test.events, dataset.Graph(rdf.Subject{}))
			for line := range bytes.Lines(want) {
				require.Less(t, len(line), 400, "no line grows with the depth")
			}

			var out pieces
			require.NoError(t, rdf.Write(&out, rdf.Turtle, test.events))
			require.True(t, bytes.Equal(want, out.Bytes()))
			if test.limit == 0 {
				return
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			require.NoError(t, rdf.Write(io.Discard, rdf.Turtle, test.events))
			runtime.ReadMemStats(&after)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, test.limit, "of %d", len(want))
			assert.Less(t, out.largest, 200<<10)
		})
	}
}

// Where much waits, statements are interrupted: the graph is the same.
func TestInterruptedStatementsComeBack(t *testing.T) {
	interrupted := 0
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "telling")
		for i := range events {
			if e := &events[i]; e.Kind == rdf.String {
				e.Text += strings.Repeat("x", rapid.SampledFrom([]int{0, 20_000, 70_000}).Draw(t, "length"))
			}
		}
		text, err := rdf.Append(nil, rdf.Turtle, events)
		require.NoError(t, err)
		dataset, problems := rdf.Read(text, rdf.Turtle)
		require.Empty(t, problems)
		requireIsomorphic(t, events, dataset.Graph(rdf.Subject{}))
		var out bytes.Buffer
		require.NoError(t, rdf.Write(&out, rdf.Turtle, events))
		require.True(t, bytes.Equal(text, out.Bytes()))

		statements := map[string]int{}
		for line := range bytes.Lines(text) {
			if subject, _, found := bytes.Cut(line, []byte(" ")); found && len(subject) > 0 && subject[0] != '[' {
				statements[string(subject)]++
			}
		}
		for _, n := range statements {
			if n > 1 {
				interrupted++
			}
		}
	})
	assert.Positive(t, interrupted)
}
