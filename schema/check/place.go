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

// cursor is a thing that is being told, and how far.
type cursor struct {
	thing           *Thing
	property, value int
}

// findPlaces finds where every node stands, as [rdf.Graph.TellTo] tells it, and
// in which order.
func (p *Pass) findPlaces() {
	p.raise()
	p.told = slices.Grow(p.told, len(p.things))
	enter := func(t *Thing) {
		p.told = append(p.told, t)
		p.open = append(p.open, cursor{thing: t})
	}
	for i := range p.things {
		if t := &p.things[i]; t.isTop() {
			enter(t)
		}
		for len(p.open) > 0 {
			at := &p.open[len(p.open)-1]
			if at.property == len(at.thing.Properties) {
				p.open = p.open[:len(p.open)-1]
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
				enter(nested)
			}
		}
	}
}

// raise finds the nodes at top level, as [rdf.Graph.Roots] gives them: those that say
// so or that no value refers to, and of what these do not lead to the first.
func (p *Pass) raise() {
	open := p.led
	lead := func(t *Thing) {
		t.place = place{found: true}
		for open = append(open, t); len(open) > 0; {
			t := open[len(open)-1]
			open = open[:len(open)-1]
			if t.reached {
				continue
			}
			t.reached = true
			for i := range t.Properties {
				for _, target := range t.Properties[i].targets {
					if target != nil && !target.reached {
						open = append(open, target)
					}
				}
			}
		}
	}
	for i := range p.things {
		if t := &p.things[i]; t.Root || !t.mentioned {
			lead(t)
		}
	}
	for i := range p.things {
		if t := &p.things[i]; !t.reached {
			lead(t)
		}
	}
	p.led = open
	for i := range p.things {
		if t := &p.things[i]; t.place.found {
			t.place.root = p.roots
			p.roots++
		}
	}
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
