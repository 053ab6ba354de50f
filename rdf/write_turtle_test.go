package rdf_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

var update = flag.Bool("update", false, "write testdata/turtle.golden anew")

const goldenTurtle = "testdata/turtle.golden"

// What the writer gives for small graphs stands in one file, for people to read:
// below each name the Turtle.
func TestTurtleGolden(t *testing.T) {
	node := func(s rdf.Subject, flags rdf.Flags, events ...rdf.Event) []rdf.Event {
		start := rdf.Event{Kind: rdf.NodeStart, Flags: flags, Text: s.Text}
		if s.Kind == rdf.BlankNode {
			start.Flags |= rdf.Blank
		}
		if len(events) > 0 && events[0].Kind == 0 { // the property that leads to the node
			start.Property, start.Count = events[0].Property, events[0].Count
			events = events[1:]
		}
		return append(append([]rdf.Event{start}, events...), rdf.Event{Kind: rdf.NodeEnd})
	}
	under := func(property string, count int32) rdf.Event {
		return rdf.Event{Property: "http://schema.org/" + property, Count: count}
	}
	class := func(name string) rdf.Event {
		return rdf.Event{Kind: rdf.Type, Count: 1, Text: "http://schema.org/" + name}
	}
	value := func(property string, e rdf.Event) rdf.Event {
		return valueOf("http://schema.org/"+property, 1, e)
	}
	graph := func(nodes ...[]rdf.Event) rdf.Events {
		events := rdf.Events{{Kind: rdf.GraphStart, Count: int32(len(nodes))}}
		for _, n := range nodes {
			events = append(events, n...)
		}
		return events
	}
	inside := func(parts ...any) []rdf.Event {
		var events []rdf.Event
		for _, part := range parts {
			switch part := part.(type) {
			case rdf.Event:
				events = append(events, part)
			case []rdf.Event:
				events = append(events, part...)
			}
		}
		return events
	}
	name := value("name", rdf.Event{Kind: rdf.String, Text: "A"})
	literals := func(events ...rdf.Event) rdf.Events {
		for i := range events {
			events[i] = valueOf("http://schema.org/value", 0, events[i])
		}
		events[0].Count = int32(len(events))
		return graph(node(iri("urn:a"), 0, events...))
	}
	typed := func(text, datatype string) rdf.Event {
		return rdf.Event{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}
	}

	tests := []struct {
		name    string
		source  rdf.Source
		options []rdf.WriteOption
	}{
		{"a graph of nothing", graph(), nil},
		{"nodes of which nothing is said", graph(node(iri("urn:a"), 0), node(blank("b"), 0)), nil},
		{"every kind of value", everyKind, nil},
		{"the secure namespace", everyKind, []rdf.WriteOption{rdf.SecureNamespace()}},
		{"nodes in brackets", graph(node(iri("https://sunrise.example/#clinic"), 0, inside(
			class("MedicalClinic"),
			value("name", rdf.Event{Kind: rdf.String, Text: "Sunrise Clinic"}),
			node(blank("b0"), 0, inside(under("address", 1), class("PostalAddress"), value("addressCountry", rdf.Event{Kind: rdf.String, Text: "DE"}))...),
			node(blank("b1"), 0, inside(under("review", 2), class("Review"),
				node(blank("b2"), 0, inside(under("author", 1), class("Person"), name)...))...),
			node(blank("b3"), 0, inside(under("review", 0), class("Review"))...),
			node(blank("b4"), 0, under("geo", 1)),
		)...)), nil},
		{"nodes with a name, nested", graph(
			node(iri("urn:a"), 0, inside(
				node(iri("urn:b"), rdf.Referenced, inside(under("knows", 1), name,
					node(blank("c"), rdf.Referenced, inside(under("knows", 1), name, value("knows", rdf.Event{Kind: rdf.IRI, Text: "urn:b"}))...))...),
				value("spouse", rdf.Event{Kind: rdf.BlankNode, Text: "c"}), name)...),
			node(iri("urn:d"), 0, name)), nil},
		{"a node with a name within brackets", graph(node(blank("a"), 0, inside(
			node(blank("b"), 0, inside(under("member", 1),
				node(iri("urn:c"), 0, inside(under("member", 1), name)...), value("roleName", rdf.Event{Kind: rdf.String, Text: "head"}))...),
			name)...)), nil},
		{"a list of values", literals(
			rdf.Event{Kind: rdf.LanguageString, Text: "Klinik", Tag: "de"}, rdf.Event{Kind: rdf.LanguageString, Text: "诊所", Tag: "zh-Hans-CN"},
			rdf.Event{Kind: rdf.IRI, Text: "http://schema.org/InStock"}, rdf.Event{Kind: rdf.IRI, Text: "http://schema.org/docs/about.html"}), nil},
		{"literals that need no quotes", literals(
			rdf.Event{Kind: rdf.Number, Text: "5"}, rdf.Event{Kind: rdf.Number, Text: "-5.0"}, rdf.Event{Kind: rdf.Number, Text: "19.90"}, rdf.Event{Kind: rdf.Number, Text: "1e21"},
			rdf.Event{Kind: rdf.Boolean, Text: "true"}, typed("007", rdf.XSDInteger), typed("+5", rdf.XSDInteger), typed("19.90", rdf.XSDNamespace+"decimal"),
			typed("-0.50", rdf.XSDNamespace+"decimal"), typed("1e5", rdf.XSDDouble), typed("false", rdf.XSDBoolean)), nil},
		{"literals that need them", literals(
			typed("5.0", rdf.XSDInteger), typed("5", rdf.XSDNamespace+"decimal"), typed("5.", rdf.XSDNamespace+"decimal"), typed("5", rdf.XSDDouble), typed("INF", rdf.XSDDouble),
			typed("1", rdf.XSDBoolean), typed("True", rdf.XSDBoolean), typed(" 5", rdf.XSDInteger), typed("", rdf.XSDInteger), typed("5", rdf.XSDNamespace+"byte"),
			typed(".5", rdf.XSDNamespace+"decimal"), typed("-.5", rdf.XSDNamespace+"decimal"), typed("1.E5", rdf.XSDDouble), typed(".5e5", rdf.XSDDouble),
			typed("2026-03-14", "http://schema.org/Date"), typed("5", "https://example.org/datatype")), nil},
		{"texts", literals(
			rdf.Event{Kind: rdf.String, Text: `5" . <http://evil/s> <http://evil/p> "x`}, rdf.Event{Kind: rdf.String, Text: "two\nlines\r\n\tand a \\"},
			rdf.Event{Kind: rdf.String, Text: "\x00\x7f\uFFFE"}, rdf.Event{Kind: rdf.String}, typed("a", rdf.XSDString)), nil},
		{"prefixes of one's own", graph(node(iri("https://example.org/a/b"), 0,
			valueOf("https://ref.gs1.org/voc/gtin", 1, rdf.Event{Kind: rdf.IRI, Text: "https://example.org/a/-b"}),
			valueOf("https://example.org/p", 1, rdf.Event{Kind: rdf.IRI, Text: "https://example.org/a/b.c"}),
			valueOf("https://example.org/a/", 1, rdf.Event{Kind: rdf.IRI, Text: "https://example.org/a/é"}), name)),
			[]rdf.WriteOption{rdf.Prefix("gs1", "https://ref.gs1.org/voc/"), rdf.Prefix("ex", "https://example.org/"), rdf.Prefix("", "https://example.org/a/"),
				rdf.Prefix("s", "http://schema.org/"), rdf.Prefix("unused", "https://unused.example/")}},
		{"labels", graph(node(blank("b 1"), rdf.Referenced, value("knows", rdf.Event{Kind: rdf.BlankNode, Text: "b 1"}))), []rdf.WriteOption{rdf.LabelPrefix("p1_")}},
		{"values of rdf:type that are no types", graph(node(iri("urn:a"), 0, class("Person"), valueOf(rdf.TypeIRI, 1, rdf.Event{Kind: rdf.BlankNode, Text: "t"}), name)), nil},
	}

	var got strings.Builder
	for _, test := range tests {
		text, err := rdf.Append(nil, rdf.Turtle, test.source, test.options...)
		require.NoError(t, err, test.name)
		got.WriteString("===== " + test.name + "\n")
		got.Write(text)

		dataset, problems := rdf.Read(text, rdf.Turtle)
		require.Empty(t, problems, test.name)
		if len(test.options) == 0 || test.name == "labels" {
			requireIsomorphic(t, test.source, dataset.Graph(rdf.Subject{}))
		}
	}
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(goldenTurtle), 0o755))
		require.NoError(t, os.WriteFile(goldenTurtle, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(goldenTurtle)
	require.NoError(t, err)
	assert.Equal(t, string(want), got.String())
}

func TestTurtleComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := hostile().Draw(t, "telling")
		text, err := rdf.Append([]byte("# before\n"), rdf.Turtle, events)
		require.NoError(t, err)
		dataset, problems := rdf.Read(text, rdf.Turtle)
		require.Empty(t, problems, "%s", text)
		requireIsomorphic(t, events, dataset.Graph(rdf.Subject{}))

		again, err := rdf.Append([]byte("# before\n"), rdf.Turtle, inRuns{events, rapid.IntRange(1, 40).Draw(t, "run")})
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
		var out bytes.Buffer
		require.NoError(t, rdf.Write(&out, rdf.Turtle, events))
		require.Equal(t, string(text), "# before\n"+out.String())
	})
}

// What was read and is written again stays as it is from then on, in Turtle from
// the start where nothing was told twice.
func TestWritingAgainGivesTheSameText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := hostile().Draw(t, "telling")
		again := func(text []byte, format rdf.Format) []byte {
			dataset, problems := rdf.Read(text, format)
			require.Empty(t, problems)
			return writeDataset(t, dataset, format)
		}
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			first, err := rdf.Append(nil, format, events)
			require.NoError(t, err)
			second := again(first, format)
			require.Equal(t, string(second), string(again(second, format)))
		}
	})
	text, err := rdf.Append(nil, rdf.Turtle, everyKind)
	require.NoError(t, err)
	dataset, problems := rdf.Read(text, rdf.Turtle)
	require.Empty(t, problems)
	same, err := rdf.Append(nil, rdf.Turtle, dataset.Graph(rdf.Subject{}))
	require.NoError(t, err)
	assert.Equal(t, string(text), string(same))
}

func TestPrefixesThatCannotBe(t *testing.T) {
	for want, option := range map[string]rdf.WriteOption{
		`"1" is no name of a prefix; expected letters`:   rdf.Prefix("1", "urn:a"),
		`"a." is no name of a prefix`:                    rdf.Prefix("a.", "urn:a"),
		`"a:b" is no name of a prefix`:                   rdf.Prefix("a:b", "urn:a"),
		`"a\xff" is no name of a prefix`:                 rdf.Prefix("a\xff", "urn:a"),
		`the IRI "a> ." has the character '>' at byte 1`: rdf.Prefix("a", "a> ."),
		`the IRI "a" is not absolute`:                    rdf.Prefix("a", "a"),
		`the IRI is empty`:                               rdf.Prefix("a", ""),
	} {
		text, err := rdf.Append([]byte("before"), rdf.Turtle, everyKind, option)
		assert.ErrorContains(t, err, want)
		assert.Equal(t, "before", string(text))
		assert.ErrorContains(t, rdf.Write(&bytes.Buffer{}, rdf.Turtle, everyKind, option), want)
	}
	for _, option := range []rdf.WriteOption{rdf.Prefix("", "http://schema.org/"), rdf.Prefix("a.b-c", "http://schema.org/"), rdf.Prefix("é", "http://schema.org/")} {
		text, err := rdf.Append(nil, rdf.Turtle, everyKind, option)
		require.NoError(t, err)
		dataset, problems := rdf.Read(text, rdf.Turtle)
		require.Empty(t, problems, "%s", text)
		requireIsomorphic(t, everyKind, dataset.Graph(rdf.Subject{}))
	}
}
