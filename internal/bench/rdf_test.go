package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// The ways that are compared give as many triples, where they give text, but for
// knakk's Turtle: a "?" in an IRI makes it invalid.
func TestWritersOfRDFAgree(t *testing.T) {
	description := schema.Describe(Clinic())
	count := 0
	for _, err := range rdf.Triples(description) {
		require.NoError(t, err)
		count++
	}
	require.Equal(t, triplesOfClinic, count)

	comparisons, err := compareRDF()
	require.NoError(t, err)
	for _, c := range comparisons {
		for _, w := range c.works {
			var out bytes.Buffer
			require.NoError(t, w.do(&out), w.name)
			if out.Len() == 0 || w.name == knakkTurtle {
				continue
			}
			dataset, problems := rdf.Read(out.Bytes(), rdf.Turtle) // which N-Triples are, too
			require.Empty(t, problems, w.name)
			require.Equal(t, count, dataset.Len(), w.name)
		}
	}
}
