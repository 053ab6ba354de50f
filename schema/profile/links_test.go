package profile

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// Links lead to what a map of lists has, in the same order, and leave nothing behind.
func TestLinks(t *testing.T) {
	graph := new(rdf.Graph)
	things := make([]*check.Thing, 20)
	for i := range things {
		things[i] = &check.Thing{Node: graph.EnsureNode(graph.NewBlankNode(), 0)}
	}
	type key struct {
		of   *check.Thing
		said vocab.Term
	}
	room := new(links)
	rapid.Check(t, func(t *rapid.T) {
		want := make(map[key][]*check.Thing)
		thing := rapid.SampledFrom(things)
		for range rapid.IntRange(0, 60).Draw(t, "links") {
			of, from, said := thing.Draw(t, "of"), thing.Draw(t, "from"), vocab.Term(rapid.IntRange(0, 2).Draw(t, "said"))
			room.add(of, from, said)
			want[key{of, said}] = append(want[key{of, said}], from)
		}
		for _, of := range things {
			for said := range vocab.Term(3) {
				assert.Equal(t, want[key{of, said}], slices.Collect(room.to(of, said)))
			}
			assert.Equal(t, len(want[key{of, 1}])+len(want[key{of, 2}]) > 0, room.says(of))
		}
		room.clear()
		for _, of := range things {
			assert.Empty(t, slices.Collect(room.to(of, 0)))
			assert.False(t, room.says(of))
		}
	})
}
