package rdf

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestNumberedLabels holds the labels that are parts of one text to those that are made.
func TestNumberedLabels(t *testing.T) {
	for n := range 1100 {
		label := numberedLabel(n)
		assert.Equal(t, "b"+strconv.Itoa(n), label)
		number, is := labelNumber(label)
		assert.True(t, is)
		assert.Equal(t, n, number)
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { _ = numberedLabel(99) }))
}

// TestSmallGraphsHaveRoom counts what is allocated for a graph of few nodes: nodes,
// properties and values at once each.
func TestSmallGraphsHaveRoom(t *testing.T) {
	allocated := testing.AllocsPerRun(100, func() {
		g := new(Graph)
		g.Grow(8, 8, 8)
		for range 8 {
			g.EnsureNode(g.NewBlankNode(), 0).Add("http://schema.org/name", Object{Kind: String, Text: "A"}, 0)
		}
	})
	assert.LessOrEqual(t, allocated, 6.0)
}
