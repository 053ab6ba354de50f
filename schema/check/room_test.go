package check

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

// What a large graph took is given back, whatever there was much of; a small one leaves its
// room for the next.
func TestRoomOfLargeGraphs(t *testing.T) {
	const many = mostKept + 1
	graphs := map[string]func(*rdf.Node){
		"values": func(n *rdf.Node) {
			for i := range many {
				n.Add("http://schema.org/keywords", rdf.Object{Kind: rdf.String, Text: strconv.Itoa(i)}, 0)
			}
		},
		"properties": func(n *rdf.Node) {
			for i := range many {
				n.Add("https://x.example/p"+strconv.Itoa(i), rdf.Object{Kind: rdf.String, Text: "a"}, 0)
			}
		},
		"languages": func(n *rdf.Node) {
			for i := range many {
				n.Add("http://schema.org/inLanguage", rdf.Object{Kind: rdf.String, Text: "x" + strconv.Itoa(i)}, 0)
			}
		},
		"words": func(n *rdf.Node) {
			for i := range 2000 {
				n.Add("http://schema.org/p"+strings.Repeat("é", 300)+strconv.Itoa(i), rdf.Object{Kind: rdf.String, Text: "a"}, 0)
			}
		},
	}
	for name, fill := range graphs {
		graph := new(rdf.Graph)
		fill(graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/"}, 0))
		p := newPass([]Rules{Vocabulary, Values})
		p.run(graph)
		assert.NotEmpty(t, p.things, "%s: the room was cleared to be used again", name)
	}
	graph := new(rdf.Graph)
	graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/"}, 0).Add("http://schema.org/name", rdf.Object{Kind: rdf.String, Text: "A"}, 0)
	p := newPass([]Rules{Vocabulary, Values})
	p.run(graph)
	assert.Empty(t, p.things)
}

func TestRoomyCopiesSeldom(t *testing.T) {
	const count = 100_000
	var numbers []int
	copied := 0
	for i := range count {
		held := cap(numbers)
		if numbers = roomy(numbers, 1); cap(numbers) != held {
			copied += len(numbers)
		}
		numbers = append(numbers, i)
	}
	assert.Less(t, copied, 2*count)
	assert.Equal(t, cap(numbers), cap(roomy(numbers, cap(numbers)-count)), "there is room already")
	assert.Less(t, cap(numbers), 3*count)
	more := roomy(numbers[:1:1], 50)
	assert.GreaterOrEqual(t, cap(more), 51)
	assert.Equal(t, []int{0}, more)
}
