package rdf_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// refineTwin parts blank nodes into classes round by round, until no round parts
// any more: what is said of a node, with the classes of its neighbours.
func refineTwin(quads []rdf.Quad) map[string]int {
	classes := map[string]int{}
	for _, q := range quads {
		for _, label := range blanksOf(q) {
			classes[label] = 0
		}
	}
	for {
		said := map[string][]string{}
		for _, q := range quads {
			for _, self := range blanksOf(q) {
				said[self] = append(said[self], nquad(q, func(label string) string {
					if label == self {
						return "self"
					}
					return fmt.Sprint(slices.Index(blanksOf(q), label), "in", classes[label])
				}))
			}
		}
		numbers, next := map[string]int{}, map[string]int{}
		for _, label := range slices.Sorted(maps.Keys(said)) {
			slices.Sort(said[label])
			key := fmt.Sprint(classes[label], said[label])
			if _, known := numbers[key]; !known {
				numbers[key] = len(numbers)
			}
			next[label] = numbers[key]
		}
		done := len(numbers) == len(valuesOf(classes))
		if classes = next; done {
			return classes
		}
	}
}

func valuesOf(classes map[string]int) map[int]bool {
	values := map[int]bool{}
	for _, class := range classes {
		values[class] = true
	}
	return values
}

// branches draws long trees and circles with few branches, where one round after
// the other finds something.
func branches() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) []rdf.Quad {
		length := rapid.IntRange(2, 30).Draw(t, "length")
		quads := rapid.SampledFrom([][]rdf.Quad{chain(length), ring(length), slices.Concat(chain(length), relabel(ring(length/2+1), "c"))}).Draw(t, "stem")
		for i := range rapid.IntRange(0, 4).Draw(t, "branches") {
			q := rapid.SampledFrom(quads).Draw(t, "from")
			branch := relabel(chain(rapid.IntRange(2, 6).Draw(t, "length")), fmt.Sprint("branch", i))
			quads = append(append(quads, branch...), triple(q.Subject, "urn:next", branch[len(branch)-1].Subject.Object()))
		}
		return quads
	})
}

// thickets draws links between nodes all of which have as many to and from others
// over again, so that parts of three sizes and more come up.
func thickets() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) (quads []rdf.Quad) {
		var nodes []rdf.Subject
		for i := range rapid.IntRange(8, 24).Draw(t, "nodes") {
			nodes = append(nodes, blank(fmt.Sprint("b", i)))
		}
		for range rapid.IntRange(2, 4).Draw(t, "times") {
			for i, target := range rapid.Permutation(nodes).Draw(t, "targets") {
				quads = append(quads, triple(nodes[i], "urn:p", target.Object()))
			}
		}
		return append(quads, triple(nodes[0], "urn:p", text("v")))
	})
}

func TestRefiningIsThatOfItsTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.OneOf(datasets(), copies(), families(), knots(), scattered(), branches(), thickets()).Draw(t, "dataset")
		var quads []rdf.Quad
		for _, q := range drawn {
			if !slices.Contains(quads, q) {
				quads = append(quads, q)
			}
		}
		want, got := refineTwin(quads), rdf.RefinedClasses(quads)
		assert.Len(t, got, len(want))
		pairs := map[[2]int]bool{} // of classes for one node
		for label, class := range want {
			pairs[[2]int{class, got[label]}] = true
		}
		assert.Len(t, pairs, len(valuesOf(want)), "classes that the twin parts are united")
		assert.Len(t, pairs, len(valuesOf(got)), "classes that the twin unites are parted")
	})
}
