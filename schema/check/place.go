package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// place is where a node stands in full when the graph is told: at top level, or
// as a value.
type place struct {
	found bool
	// root is the number of a node at top level.
	root int
	// parent is the thing that the node is nested in, or nil.
	parent          *Thing
	property, value int
}

// findPlaces finds where every node stands, as [rdf.Graph.TellTo] tells it, and
// gives the numbers of the things in that order.
func (p *Pass) findPlaces() []int {
	order := make([]int, 0, len(p.things))
	roots := slices.Collect(p.graph.Roots())
	p.roots = len(roots)
	for number, node := range roots {
		p.things[p.byNode[node]].place = place{found: true, root: number}
	}
	type cursor struct {
		thing           *Thing
		property, value int
	}
	var open []cursor
	enter := func(thing int) {
		order = append(order, thing)
		open = append(open, cursor{thing: &p.things[thing]})
	}
	for _, node := range roots {
		enter(p.byNode[node])
		for len(open) > 0 {
			at := &open[len(open)-1]
			if at.property == len(at.thing.Properties) {
				open = open[:len(open)-1]
				continue
			}
			property := &at.thing.Properties[at.property]
			here := place{found: true, parent: at.thing, property: at.property, value: at.value}
			if at.value++; at.value == len(property.Values) {
				at.property, at.value = at.property+1, 0
			}
			nested := property.targets[here.value]
			if nested != nil && !nested.place.found {
				nested.place = here
				enter(p.byNode[nested.Node])
			}
		}
	}
	return order
}

// deepest bounds how long a pointer or path gets: without a bound, things in
// one another, each with a finding, would take quadratic time to name.
const deepest = 64

// way gives the places on the way from top level to a thing, the outermost
// first. Of a way that is too long it gives the end, and no thing at top level.
func way(t *Thing) (root *Thing, steps []place) {
	for t.place.parent != nil && len(steps) < deepest {
		steps = append(steps, t.place)
		t = t.place.parent
	}
	slices.Reverse(steps)
	if t.place.parent != nil {
		return nil, steps
	}
	return t, steps
}

// pointer gives the JSON Pointer of a place, empty where it would be too long.
func (p *Pass) pointer(at At) string {
	var b strings.Builder
	if at.thing == nil {
		return "" // it is about the page
	}
	root, steps := way(at.thing)
	if root == nil {
		return ""
	}
	if p.roots > 1 {
		b.WriteString("/@graph/")
		b.WriteString(strconv.Itoa(root.place.root))
	}
	step := func(property *Property, value int) {
		b.WriteByte('/')
		b.WriteString(rdf.EscapePointer(strings.TrimPrefix(property.IRI, vocab.Namespace)))
		if len(property.Values) > 1 && value != wholeProperty {
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(value))
		}
	}
	for _, w := range steps {
		step(&w.parent.Properties[w.property], w.value)
	}
	if at.property != nil {
		step(at.property, at.value)
	}
	return b.String()
}

// path gives a place in words.
func (p *Pass) path(at At) string {
	var b strings.Builder
	if at.thing == nil {
		return "page"
	}
	root, steps := way(at.thing)
	b.WriteString(nameOf(root))
	step := func(property *Property, value int) {
		b.WriteByte('.')
		b.WriteString(name(property.IRI))
		if len(property.Values) > 1 && value != wholeProperty {
			b.WriteString("[" + strconv.Itoa(value) + "]")
		}
	}
	for _, w := range steps {
		step(&w.parent.Properties[w.property], w.value)
	}
	if at.property != nil {
		step(at.property, at.value)
	}
	return b.String()
}

// nameOf names a thing by its first type.
func nameOf(t *Thing) string {
	switch {
	case t == nil:
		return "…"
	case len(t.Types) == 0:
		return "thing"
	}
	return name(t.Types[0].IRI)
}
