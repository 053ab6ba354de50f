package rdf_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// A property that comes again is the one that was there, however many a node has room for.
func TestValuesOfManyProperties(t *testing.T) {
	for _, room := range []int{0, 5, 20, 100} {
		node := new(rdf.Graph).EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/#a"}, 0)
		node.Grow(room)
		const properties = 40
		for range 3 {
			for i := range properties {
				p := rdf.NodeProperty{IRI: "https://x.example/p" + strconv.Itoa(i)}
				for _, value := range []string{"a", "b"} {
					node.AddValue(&p, rdf.Value{Object: rdf.Object{Kind: rdf.String, Text: value + strconv.Itoa(i)}})
				}
			}
		}
		require.Len(t, node.Properties, properties, "room for %d", room)
		for i := range node.Properties {
			assert.Len(t, node.Properties[i].Values, 2, "room for %d", room)
		}
	}
}
