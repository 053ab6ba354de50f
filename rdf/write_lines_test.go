package rdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// everyKind is a telling with a value of each kind, of which some nest.
var everyKind = rdf.Events{
	{Kind: rdf.GraphStart, Count: 2, Text: "https://sunrise.example/"},
	{Kind: rdf.NodeStart, Text: "https://sunrise.example/#clinic", Flags: rdf.Referenced},
	{Kind: rdf.Type, Count: 2, Text: "http://schema.org/MedicalClinic"},
	{Kind: rdf.Type, Text: "https://example.org/Type"},
	{Kind: rdf.LanguageString, Count: 2, Property: "http://schema.org/name", Text: "Klinik", Tag: "de-CH"},
	{Kind: rdf.String, Property: "http://schema.org/name", Text: "The \"Clinic\"\n"},
	{Kind: rdf.Boolean, Count: 1, Property: "http://schema.org/publicAccess", Text: "true"},
	{Kind: rdf.NodeStart, Flags: rdf.Blank, Count: 2, Property: "http://schema.org/review", Text: "b0"},
	{Kind: rdf.Number, Count: 2, Property: "http://schema.org/ratingValue", Text: "5"},
	{Kind: rdf.Number, Property: "http://schema.org/ratingValue", Text: "4.50"},
	{Kind: rdf.NodeStart, Count: 1, Property: "http://schema.org/author", Text: "urn:a"},
	{Kind: rdf.NodeEnd},
	{Kind: rdf.NodeEnd},
	{Kind: rdf.BlankNode, Property: "http://schema.org/review", Text: "b1"},
	{Kind: rdf.TypedLiteral, Count: 1, Property: "http://schema.org/foundingDate", Text: "2026", Tag: "http://schema.org/Date"},
	{Kind: rdf.NodeEnd},
	{Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Text: "b1"},
	{Kind: rdf.IRI, Count: 2, Property: "http://schema.org/itemReviewed", Text: "https://sunrise.example/#clinic"},
	{Kind: rdf.IRI, Property: "http://schema.org/itemReviewed", Text: "http://schema.org/InStock"},
	{Kind: rdf.TypedLiteral, Count: 1, Property: "urn:p", Text: "a", Tag: rdf.XSDString},
	{Kind: rdf.NodeEnd},
}

const everyKindAsLines = `<https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> .
<https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Type> .
<https://sunrise.example/#clinic> <http://schema.org/name> "Klinik"@de-CH .
<https://sunrise.example/#clinic> <http://schema.org/name> "The \"Clinic\"\n" .
<https://sunrise.example/#clinic> <http://schema.org/publicAccess> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<https://sunrise.example/#clinic> <http://schema.org/review> _:b0 .
_:b0 <http://schema.org/ratingValue> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .
_:b0 <http://schema.org/ratingValue> "4.5E0"^^<http://www.w3.org/2001/XMLSchema#double> .
_:b0 <http://schema.org/author> <urn:a> .
<https://sunrise.example/#clinic> <http://schema.org/review> _:b1 .
<https://sunrise.example/#clinic> <http://schema.org/foundingDate> "2026"^^<http://schema.org/Date> .
_:b1 <http://schema.org/itemReviewed> <https://sunrise.example/#clinic> .
_:b1 <http://schema.org/itemReviewed> <http://schema.org/InStock> .
_:b1 <urn:p> "a" .
`

func TestLines(t *testing.T) {
	inGraph := func(name string) string { return strings.ReplaceAll(everyKindAsLines, " .\n", " "+name+" .\n") }
	for name, test := range map[string]struct {
		format  rdf.Format
		options []rdf.WriteOption
		want    string
	}{
		"N-Triples":                {rdf.NTriples, nil, everyKindAsLines},
		"N-Triples have no graph":  {rdf.NTriples, []rdf.WriteOption{rdf.InGraph(iri("urn:g"))}, everyKindAsLines},
		"N-Quads, the told graph":  {rdf.NQuads, nil, inGraph("<https://sunrise.example/>")},
		"N-Quads, a given graph":   {rdf.NQuads, []rdf.WriteOption{rdf.InGraph(iri("urn:g"))}, inGraph("<urn:g>")},
		"N-Quads, a blank node":    {rdf.NQuads, []rdf.WriteOption{rdf.InGraph(blank("g"))}, inGraph("_:g")},
		"N-Quads, default graph":   {rdf.NQuads, []rdf.WriteOption{rdf.InGraph(rdf.Subject{})}, everyKindAsLines},
		"labels with a prefix":     {rdf.NTriples, []rdf.WriteOption{rdf.LabelPrefix("p1_")}, strings.ReplaceAll(everyKindAsLines, "_:b", "_:p1_b")},
		"the secure namespace":     {rdf.NTriples, []rdf.WriteOption{rdf.SecureNamespace()}, strings.ReplaceAll(everyKindAsLines, "http://schema.org", "https://schema.org")},
		"the last of two counts":   {rdf.NQuads, []rdf.WriteOption{rdf.InGraph(iri("urn:f")), rdf.InGraph(iri("urn:g"))}, inGraph("<urn:g>")},
		"a graph's name stays":     {rdf.NQuads, []rdf.WriteOption{rdf.SecureNamespace(), rdf.InGraph(iri("http://schema.org/a"))}, strings.ReplaceAll(strings.ReplaceAll(everyKindAsLines, "http://schema.org", "https://schema.org"), " .\n", " <http://schema.org/a> .\n")},
		"labels and name together": {rdf.NQuads, []rdf.WriteOption{rdf.LabelPrefix("p"), rdf.InGraph(blank("g"))}, strings.ReplaceAll(inGraph("_:g"), "_:", "_:p")},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := rdf.Append([]byte("# before\n"), test.format, everyKind, test.options...)
			require.NoError(t, err)
			assert.Equal(t, "# before\n"+test.want, string(got))
			for length := range len(everyKind) {
				got, err := rdf.Append(nil, test.format, inRuns{everyKind, length + 1}, test.options...)
				require.NoError(t, err)
				require.Equal(t, test.want, string(got))
			}
		})
	}
}

// Literals, names of pages and what is no name of a term are not terms.
func TestSecureNamespaceChangesTermsAlone(t *testing.T) {
	values := []rdf.Event{
		{Kind: rdf.IRI, Text: "http://schema.org/docs/about.html"}, {Kind: rdf.IRI, Text: "http://schema.org/"}, {Kind: rdf.IRI, Text: "http://schema.org/#a"},
		{Kind: rdf.IRI, Text: "http://schema.org/Person?x"}, {Kind: rdf.IRI, Text: "http://schema.organic/Person"}, {Kind: rdf.String, Text: "http://schema.org/Person"},
		{Kind: rdf.IRI, Text: "http://schema.org/3DModel"}, {Kind: rdf.TypedLiteral, Text: "a", Tag: "http://schema.org/Text"},
	}
	var events []rdf.Event
	for i, e := range values {
		events = append(events, valueOf("http://schema.org/url", int32(max(0, len(values)*(1-i))), e))
	}
	got, err := rdf.Append(nil, rdf.NTriples, inNode(events...), rdf.SecureNamespace())
	require.NoError(t, err)
	var objects []string
	for line := range strings.Lines(string(got)) {
		object, found := strings.CutPrefix(line, "<urn:a> <https://schema.org/url> ")
		require.True(t, found, line)
		objects = append(objects, strings.TrimSuffix(object, " .\n"))
	}
	assert.Equal(t, []string{
		"<http://schema.org/docs/about.html>", "<http://schema.org/>", "<http://schema.org/#a>", "<http://schema.org/Person?x>",
		"<http://schema.organic/Person>", `"http://schema.org/Person"`, "<https://schema.org/3DModel>", `"a"^^<https://schema.org/Text>`,
	}, objects)
}

// The table of security.md, E7, and what else cannot be written: in every place.
func TestWhatCannotBeWritten(t *testing.T) {
	one := func(e rdf.Event) rdf.Events { return inNode(valueOf("http://schema.org/name", 1, e)) }
	for want, source := range map[string]rdf.Source{
		`/name: the IRI "http://a/>" has the character '>' at byte 9; expected an absolute IRI (RFC 3987)`: one(rdf.Event{Kind: rdf.IRI, Text: "http://a/>"}),
		`/name: the IRI "a" is not absolute: it has no scheme; expected an absolute IRI (RFC 3987)`:        one(rdf.Event{Kind: rdf.IRI, Text: "a"}),
		`/name: the IRI is empty; expected an absolute IRI (RFC 3987)`:                                     one(rdf.Event{Kind: rdf.IRI}),
		`/name: the text is not UTF-8: byte 1 is "\xff"; expected UTF-8`:                                   one(rdf.Event{Kind: rdf.String, Text: "a\xff"}),
		`/name: the text is not UTF-8: byte 0 is "\xed"; expected UTF-8`:                                   one(rdf.Event{Kind: rdf.TypedLiteral, Text: "\xed\xa0\x80", Tag: "urn:t"}),
		`/name: "de .\n<a:b>" is no language tag`:                                                          one(rdf.Event{Kind: rdf.LanguageString, Text: "a", Tag: "de .\n<a:b>"}),
		`/name: "" is no language tag; expected`:                                                           one(rdf.Event{Kind: rdf.LanguageString, Text: "a"}),
		`/name: "1,5" is no number`:                                                                        one(rdf.Event{Kind: rdf.Number, Text: "1,5"}),
		`/name: the number "1e400" is too large`:                                                           one(rdf.Event{Kind: rdf.Number, Text: "1e400"}),
		`/name: "TRUE" is no boolean`:                                                                      one(rdf.Event{Kind: rdf.Boolean, Text: "TRUE"}),
		`/name: a typed literal has no datatype`:                                                           one(rdf.Event{Kind: rdf.TypedLiteral, Text: "a"}),
		`/name: a literal of datatype rdf:langString has no language`:                                      one(rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: rdf.RDFNamespace + "langString"}),
		`/name: the IRI "urn:a b" has a space at byte 5`:                                                   one(rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: "urn:a b"}),
		`/urn:a~1b c: the IRI "urn:a/b c" has a space`:                                                     inNode(valueOf("urn:a/b c", 1, rdf.Event{Kind: rdf.String})),
		`/@type/1: the IRI "B" is not absolute`:                                                            inNode(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Text: "B"}),
		`/@type: the IRI "A" is not absolute`:                                                              inNode(rdf.Event{Kind: rdf.Type, Count: 1, Text: "A"}),
		`/@graph/1/@id: the IRI "b" is not absolute`: rdf.Events{
			{Kind: rdf.GraphStart, Count: 2}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}, {Kind: rdf.NodeStart, Text: "b"}, {Kind: rdf.NodeEnd},
		},
		`/name/1/author/0/@id: the IRI "x\n" has the control character U+000A`: inNode(
			valueOf("http://schema.org/name", 2, rdf.Event{Kind: rdf.String}),
			valueOf("http://schema.org/name", 0, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b"}),
			valueOf("http://schema.org/author", 2, rdf.Event{Kind: rdf.NodeStart, Text: "x\n"}),
		),
		"rdf: event 1 of the telling, GraphStart, begins a second telling within the first": rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.GraphStart}},
		"rdf: the source told nothing, not even GraphStart":                                 rdf.Events{},
		"rdf: the telling ends after 2 events with nodes open: 1":                           rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.NodeStart, Text: "urn:a"}},
		"rdf: there is no source to write":                                                  nil,
	} {
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			buffer := []byte("before")
			got, err := rdf.Append(buffer, format, source)
			assert.Equal(t, "before", string(got))
			if assert.Error(t, err, want) {
				assert.Contains(t, err.Error(), want)
				assert.True(t, strings.HasPrefix(err.Error(), want[:10]), err.Error())
			}
			var out bytes.Buffer
			assert.EqualError(t, rdf.Write(&out, format, source), err.Error())
			assert.True(t, out.Len() == 0 || strings.HasSuffix(out.String(), "\n"), "no part of a line")
		}
	}
	_, err := rdf.Append(nil, rdf.NQuads, someTriples, rdf.InGraph(iri("a b")))
	assert.ErrorContains(t, err, `the IRI "a b" has a space`)
	_, err = rdf.Append(nil, rdf.NQuads, someTriples, rdf.InGraph(rdf.Subject{Kind: rdf.IRI}))
	assert.ErrorContains(t, err, "the IRI is empty")
	_, err = rdf.Append(nil, rdf.NQuads, rdf.Events{{Kind: rdf.GraphStart, Text: "a b"}})
	assert.EqualError(t, err, `/@id: the IRI "a b" has a space at byte 1; expected an absolute IRI (RFC 3987)`)
	for _, format := range []rdf.Format{0, 200} {
		_, err = rdf.Append(nil, format, someTriples)
		assert.ErrorContains(t, err, "there is no format of the number")
		assert.ErrorContains(t, rdf.Write(io.Discard, format, someTriples), "there is no format of the number")
	}
}

// A source that passes over the error of its sink does not hide it.
func TestWritersKeepTheirError(t *testing.T) {
	bad := inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.IRI, Text: "bad"}))
	source := &sourceFunc{tell: func(_ int, sink rdf.Sink) error {
		_ = inRuns{bad, 1}.TellTo(sink)
		return nil
	}}
	_, err := rdf.Append(nil, rdf.NTriples, source)
	assert.ErrorContains(t, err, `the IRI "bad" is not absolute`)
	own := errors.New("own error")
	_, err = rdf.Append(nil, rdf.NTriples, &sourceFunc{tell: func(int, rdf.Sink) error { return own }})
	assert.ErrorIs(t, err, own)
}

// many is a telling of many nodes, larger than what is written at a time.
func many(nodes int) rdf.Events {
	events := rdf.Events{{Kind: rdf.GraphStart, Count: int32(nodes)}}
	for i := range nodes {
		events = append(events, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: fmt.Sprint("b", i)},
			valueOf("http://schema.org/name", 1, rdf.Event{Kind: rdf.String, Text: strings.Repeat("text ", 20)}), rdf.Event{Kind: rdf.NodeEnd})
	}
	return events
}

func TestWriteIsAppendInPieces(t *testing.T) {
	for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
		rapid.Check(t, func(t *rapid.T) {
			events := anyhow().Draw(t, "telling")
			long := rapid.Bool().Draw(t, "long")
			if long {
				events = many(rapid.IntRange(0, 2000).Draw(t, "nodes"))
			}
			want, err := rdf.Append(nil, format, events)
			require.NoError(t, err)
			var out pieces
			require.NoError(t, rdf.Write(&out, format, events))
			require.Equal(t, string(want), out.String())
			if long { // else one node without a name may be as long: it is written as a whole
				require.Less(t, out.largest, 20_000)
			}
		})
	}
}

// pieces notes how much is written at a time.
type pieces struct {
	bytes.Buffer
	largest int
}

func (p *pieces) Write(b []byte) (int, error) {
	p.largest = max(p.largest, len(b))
	return p.Buffer.Write(b)
}

func TestErrorsOfTheOutput(t *testing.T) {
	for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
		for _, events := range []rdf.Events{everyKind, many(2000)} {
			assert.ErrorIs(t, rdf.Write(broken{}, format, events), errBroken)
			assert.ErrorIs(t, rdf.Write(lazy{}, format, events), io.ErrShortWrite)
		}
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

type lazy struct{}

func (lazy) Write(b []byte) (int, error) { return len(b) - 1, nil }

func TestAppendAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("pools lose what they hold under the race detector")
	}
	buffer := make([]byte, 0, 10_000)
	option := rdf.InGraph(iri("urn:g"))
	var graph rdf.Graph
	require.NoError(t, everyKind.TellTo(&graph))
	for _, source := range []rdf.Source{everyKind, &graph} {
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			assert.Zero(t, testing.AllocsPerRun(100, func() {
				if _, err := rdf.Append(buffer, format, source, option); err != nil {
					t.Fatal(err)
				}
			}), "%v of %T", format, source)
		}
	}
}
