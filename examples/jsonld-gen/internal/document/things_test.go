package document

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// The examples on schema.org become structs, and the structs described are the
// same graphs.
func TestOfficialExamplesAsStructs(t *testing.T) {
	values, left := 0, 0
	for _, e := range officialExamples(t) {
		graph, _ := Read("https://example.org/", Input{Name: e.id, Text: []byte(e.text), Format: JSON})
		things := schema.ThingsOf(graph)
		again := schema.Describe(things.Roots...)
		require.NoError(t, again.Err(), e.id)
		same, err := rdf.Isomorphic(withMembers(graph), again)
		require.NoError(t, err, e.id)
		assert.True(t, same, e.id)
		values += graph.Len()
		left += len(things.Problems)
	}
	// People write a name where schema.org wants a thing, and some words are not of
	// schema.org: few of all values.
	assert.Less(t, 20*left, values, "%d of %d values do not fit", left, values)
}

// withMembers gives a graph with the members of enumerations in the spelling that
// descriptions tell.
func withMembers(graph *rdf.Graph) *rdf.Graph {
	var spelled rdf.Graph
	for triple := range graph.Triples() {
		if member := vocab.LookupIRI(triple.Object.Text); vocab.Expects(vocab.LookupIRI(triple.Predicate), member) {
			triple.Object.Text = member.IRI()
		}
		spelled.Add(triple)
	}
	return &spelled
}
