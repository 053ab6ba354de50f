package rdf_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func TestDigest(t *testing.T) {
	form := `<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:A> .
<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<urn:a> <urn:p> _:c14n0 .
_:c14n0 <urn:q> "x"@en .
`
	digest, err := rdf.Digest(someTriples, sha256.New)
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256([]byte(form))), digest)
	digest, err = rdf.Digest(someTriples, sha512.New384)
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprintf("%x", sha512.Sum384([]byte(form))), digest)

	own := errors.New("own error")
	digest, err = rdf.Digest(&sourceFunc{tell: func(int, rdf.Sink) error { return own }}, sha256.New)
	assert.Equal(t, own, err)
	assert.Empty(t, digest)
	var budget *rdf.BudgetError
	var g rdf.Graph
	for _, q := range clique(9) {
		g.Add(q.Triple)
	}
	_, err = rdf.Digest(&g, sha256.New, rdf.Budget(1000))
	assert.ErrorAs(t, err, &budget)
}

// A digest changes with the graph, and with nothing else.
func TestDigestIsOfTheGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "events")
		var g, again, other rdf.Graph
		var triples []rdf.Triple
		for triple, err := range rdf.Triples(events) {
			require.NoError(t, err)
			triples = append(triples, triple)
		}
		g.Name = "urn:name"
		for _, q := range relabel(quadsOf(triples), "other") {
			g.Add(q.Triple)
		}
		require.NoError(t, g.TellTo(&again))
		require.NoError(t, g.TellTo(&other))
		other.Add(rdf.Triple{Subject: iri("urn:new"), Predicate: "urn:p", Object: text("new")})
		want := digestOf(t, events)
		assert.Equal(t, want, digestOf(t, &g))
		assert.Equal(t, want, digestOf(t, &again))
		assert.NotEqual(t, want, digestOf(t, &other))
	})
}

func digestOf(t require.TestingT, source rdf.Source) string {
	digest, err := rdf.Digest(source, sha256.New)
	require.NoError(t, err)
	return digest
}

func quadsOf(triples []rdf.Triple) []rdf.Quad {
	return slices.Collect(func(yield func(rdf.Quad) bool) {
		for _, triple := range triples {
			if !yield(rdf.Quad{Triple: triple}) {
				return
			}
		}
	})
}
