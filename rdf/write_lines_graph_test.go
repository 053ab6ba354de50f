package rdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// The lines of a graph are those of its triples, in their order, however its nodes
// would be nested; a telling of it has the same lines in another order.
func TestLinesOfAGraphComeNodeByNode(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, everyKind.TellTo(&g))
	g.EnsureNode(blank("b7"), 0).Add("urn:p", iri("urn:a").Object(), 0)
	g.Add(rdf.Triple{Subject: iri("urn:z"), Predicate: "urn:p", Object: blank("b7").Object()})

	var want strings.Builder
	for triple := range g.Triples() {
		object, err := triple.Object.ToRDF()
		require.NoError(t, err)
		want.WriteString(rdf.Triple{Subject: triple.Subject, Predicate: triple.Predicate, Object: object}.String() + "\n")
	}
	got, err := rdf.Append(nil, rdf.NTriples, &g)
	require.NoError(t, err)
	assert.Equal(t, want.String(), string(got))

	var told rdf.Events
	require.NoError(t, g.TellTo(&told))
	fromTelling, err := rdf.Append(nil, rdf.NTriples, told)
	require.NoError(t, err)
	assert.ElementsMatch(t, strings.Split(string(got), "\n"), strings.Split(string(fromTelling), "\n"))

	named, err := rdf.Append(nil, rdf.NQuads, &g, rdf.InGraph(iri("urn:g")), rdf.LabelPrefix("x"), rdf.SecureNamespace())
	require.NoError(t, err)
	changed := strings.NewReplacer(" .\n", " <urn:g> .\n", "_:", "_:x", "http://schema.org/", "https://schema.org/")
	assert.Equal(t, changed.Replace(string(got)), string(named))
}

// What is wrong in a graph has the pointer that it has in the JSON-LD of the
// graph, where nodes are nested.
func TestErrorsOfLinesOfAGraph(t *testing.T) {
	tests := map[string]func(g *rdf.Graph, a, b *rdf.Node){
		`/knows/x: the IRI "b c" has a space at byte 1; expected an absolute IRI (RFC 3987)`: func(_ *rdf.Graph, _, b *rdf.Node) {
			b.Add("https://x.example/x", iri("b c").Object(), 0)
		},
		`the property <http://schema.org/knows> of _:b has no values`: func(_ *rdf.Graph, _, b *rdf.Node) {
			b.Properties = append(b.Properties, rdf.NodeProperty{IRI: "http://schema.org/knows"})
		},
		`is of kind NodeEnd`: func(_ *rdf.Graph, _, b *rdf.Node) {
			b.Add("https://x.example/x", rdf.Object{Kind: rdf.NodeEnd}, 0)
		},
		`a property of _:b has no IRI`: func(_ *rdf.Graph, _, b *rdf.Node) { b.Add("", iri("urn:a").Object(), 0) },
		`the IRI "relative"`: func(g *rdf.Graph, _, _ *rdf.Node) {
			g.EnsureNode(iri("relative"), 0).Add("urn:p", iri("urn:o").Object(), 0)
		},
		`the IRI "a type"`: func(_ *rdf.Graph, a, _ *rdf.Node) { a.AddType("a type", 0) },
	}
	for want, change := range tests {
		var g rdf.Graph
		a, b := g.EnsureNode(iri("urn:a"), 0), g.EnsureNode(blank("b"), 0)
		a.Add("http://schema.org/knows", blank("b").Object(), 0)
		b.Add("http://schema.org/name", text("B"), 0)
		change(&g, a, b)

		var told rdf.Events
		wantErr := g.TellTo(&told)
		if wantErr == nil {
			_, wantErr = rdf.Append(nil, rdf.NTriples, told)
		}
		require.ErrorContains(t, wantErr, strings.TrimPrefix(want, "/knows/x: "))
		got, err := rdf.Append([]byte("kept"), rdf.NQuads, &g)
		require.EqualError(t, err, wantErr.Error())
		assert.Equal(t, "kept", string(got))
	}
	_, err := rdf.Append(nil, rdf.NQuads, new(rdf.Graph), rdf.InGraph(iri("a b")))
	require.ErrorContains(t, err, `the IRI "a b" has a space`)
}

func TestLinesOfAGraphAreWrittenAsTheyCome(t *testing.T) {
	var g rdf.Graph
	for i := range 5000 {
		n := g.EnsureNode(iri(fmt.Sprintf("urn:n%d", i)), 0)
		n.AddType("urn:t", 0)
		n.Add("urn:p", iri(fmt.Sprintf("urn:n%d", i+1)).Object(), 0)
	}
	want, err := rdf.Append(nil, rdf.NTriples, &g)
	require.NoError(t, err)
	out := new(largestWrite)
	require.NoError(t, rdf.Write(out, rdf.NTriples, &g))
	assert.Equal(t, string(want), out.String())
	assert.Less(t, out.largest, 32<<10)

	full := errors.New("full")
	require.ErrorIs(t, rdf.Write(failing{full}, rdf.NTriples, &g), full)
}

type largestWrite struct {
	bytes.Buffer
	largest int
}

func (w *largestWrite) Write(text []byte) (int, error) {
	w.largest = max(w.largest, len(text))
	return w.Buffer.Write(text)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
