package schema_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// told describes the things and gives what is told as an outline, a line for
// each node and value. On the way it holds the description to the contract of a
// source, and the walk in one pass to the walk in two.
func told(t testing.TB, things ...schema.AnyThing) string {
	t.Helper()
	return toldUnder(t, schema.Options{}, things...)
}

func toldUnder(t testing.TB, options schema.Options, things ...schema.AnyThing) string {
	t.Helper()
	description := options.Describe(things...)
	require.NoError(t, rdf.CheckSource(description))
	events := eventsOf(t, description)
	require.Equal(t, eventsOf(t, schema.DescribeInTwoPasses(options, things...)), events, "in two passes")
	require.Equal(t, eventsOf(t, schema.DescribeByReflection(options, things...)), events, "by reflection")
	return outline(events)
}

func eventsOf(t testing.TB, source rdf.Source) rdf.Events {
	t.Helper()
	var events rdf.Events
	require.NoError(t, source.TellTo(&events))
	return events
}

// lines joins the lines of an outline.
func lines(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

// outline shows a telling. A node is its types and its name, with a star where
// it is referred to; an arrow leads to a node that stands elsewhere.
func outline(events rdf.Events) string {
	var b strings.Builder
	depth := 0
	for i := 1; i < len(events); i++ {
		e := &events[i]
		switch e.Kind {
		case rdf.NodeEnd:
			depth--
			continue
		case rdf.Type:
			continue
		}
		b.WriteString(strings.Repeat("  ", depth))
		if e.Property != "" {
			b.WriteString(shortName(e.Property) + ": ")
		}
		if e.Kind == rdf.NodeStart {
			b.WriteString(nodeLine(events[i:]))
			depth++
		} else {
			b.WriteString(valueText(e))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// nodeLine shows the node that the first of the events opens.
func nodeLine(events rdf.Events) string {
	var types []string
	for _, e := range events[1:] {
		if e.Kind != rdf.Type {
			break
		}
		types = append(types, shortName(e.Text))
	}
	line := strings.TrimSpace(strings.Join(types, "+") + " " + events[0].Subject().String())
	if events[0].Flags&rdf.Referenced != 0 {
		line += " *"
	}
	return line
}

func valueText(e *rdf.Event) string {
	switch e.Kind {
	case rdf.IRI, rdf.BlankNode:
		if object, _ := e.Object().Subject(); e.Kind == rdf.BlankNode || e.Flags&rdf.Referenced != 0 {
			return "→ " + object.String()
		}
		return "<" + e.Text + ">"
	case rdf.LanguageString:
		return strconv.Quote(e.Text) + "@" + e.Tag
	case rdf.TypedLiteral:
		return strconv.Quote(e.Text) + "^^" + shortName(e.Tag)
	case rdf.String:
		return strconv.Quote(e.Text)
	}
	return e.Text
}

func shortName(iri string) string { return strings.TrimPrefix(iri, vocab.Namespace) }

// problems describes the things, which must not be possible, and gives each
// problem as its path and what is wrong.
func problems(t testing.TB, things ...schema.AnyThing) []string {
	t.Helper()
	return problemsUnder(t, schema.Options{}, things...)
}

func problemsUnder(t testing.TB, options schema.Options, things ...schema.AnyThing) []string {
	t.Helper()
	description := options.Describe(things...)
	err := description.Err()
	require.Error(t, err)
	var events rdf.Events
	require.Equal(t, err, description.TellTo(&events), "the error of telling")
	require.Empty(t, events, "nothing is told of a description with problems")

	var all []string
	for _, err := range err.(interface{ Unwrap() []error }).Unwrap() {
		var problem *rdf.Problem
		require.ErrorAs(t, err, &problem)
		require.NotEmpty(t, problem.What)
		require.NotEmpty(t, problem.Expected, "%s", problem.What)
		all = append(all, problem.Pointer+": "+problem.What)
	}
	return all
}

func valueTextOf(text schema.Text) string { return strconv.Quote(string(text)) }
