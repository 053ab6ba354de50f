package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// place is where a node stands in full when the graph is told: at top level, or
// as a value.
type place struct {
	// parent is the thing that the node is nested in, or nil.
	parent          *Thing
	property, value int32
	// root is the number of a node at top level.
	root  int32
	found bool
}

// link is a value that refers to a thing, by the numbers of the property and of the value.
type link struct{ property, value int32 }

// cursor is a thing that is being told, by its number, and the link that comes next.
type cursor struct{ thing, next int32 }

// findPlaces finds where every node stands, as [rdf.Graph.TellTo] tells it, and
// in which order.
func (p *Pass) findPlaces() {
	p.findRoots()
	p.told = slices.Grow(p.told, len(p.things))
	for i := range p.things {
		top := &p.things[i]
		if !top.isTop() {
			continue
		}
		p.told = append(p.told, top)
		p.open = append(p.open, cursor{int32(i), top.links[0]})
		for len(p.open) > 0 {
			at := &p.open[len(p.open)-1]
			t := &p.things[at.thing]
			if at.next == t.links[1] {
				p.open = p.open[:len(p.open)-1]
				continue
			}
			here := p.links[at.next]
			at.next++
			nested := t.Properties[here.property].targets[here.value]
			if !nested.place.found {
				nested.place = place{found: true, parent: t, property: here.property, value: here.value}
				p.told = append(p.told, nested)
				p.open = append(p.open, cursor{nested.index, nested.links[0]})
			}
		}
	}
}

// findRoots finds the nodes at top level, as [rdf.Graph.Roots] gives them: those that say
// so or that no value refers to, and of what these do not lead to the first.
func (p *Pass) findRoots() {
	for i := range p.things {
		if t := &p.things[i]; t.Root || !t.mentioned {
			p.addRoot(t)
		}
	}
	for i := range p.things {
		if t := &p.things[i]; !t.reached {
			p.addRoot(t)
		}
	}
	for i := range p.things {
		if t := &p.things[i]; t.place.found {
			t.place.root = int32(p.roots)
			p.roots++
		}
	}
}

// addRoot puts a thing at top level, and marks what it leads to.
func (p *Pass) addRoot(t *Thing) {
	t.place = place{found: true}
	if t.reached {
		return
	}
	t.reached = true
	for open := append(p.led[:0], t.index); len(open) > 0; p.led = open {
		from := &p.things[open[len(open)-1]]
		open = open[:len(open)-1]
		for _, here := range p.links[from.links[0]:from.links[1]] {
			if target := from.Properties[here.property].targets[here.value]; !target.reached {
				target.reached = true
				open = append(open, target.index)
			}
		}
	}
}

// deepest bounds how long a pointer or path gets: without a bound, things in
// one another, each with a finding, would take quadratic time to name.
const deepest = 64

// wayTo gives the places on the way from top level to a thing, the outermost
// first. Of a way that is too long it gives the end, and no thing at top level.
func (p *Pass) wayTo(t *Thing) (root *Thing, steps []place) {
	steps = p.steps[:0]
	for t.place.parent != nil && len(steps) < deepest {
		steps = append(steps, t.place)
		t = t.place.parent
	}
	p.steps = steps
	slices.Reverse(steps)
	if t.place.parent != nil {
		return nil, steps
	}
	return t, steps
}

// placed is where a thing stands, among the words of the run, once somebody asked.
type placed struct {
	path, pointer stretch
	// far tells that it lies too deep for a pointer.
	far bool
	// position is the place in the input, if somebody asked.
	position    rdf.Position
	hasPosition bool
	// text is the path as a text of its own, where somebody wanted that.
	text string
}

// placeOf gives the path and the pointer of a thing. It is good until the next call.
func (p *Pass) placeOf(t *Thing) *placed {
	if t.placed == 0 {
		p.words, p.places = roomy(p.words, manyWords), roomy(p.places, 1)
		p.places = append(p.places, p.writePlace(t))
		t.placed = int32(len(p.places))
		p.heard = len(p.words)
	}
	return &p.places[t.placed-1]
}

// positionOf gives the place of a thing in the input. Those who ask for it ask for its path
// too.
func (p *Pass) positionOf(t *Thing) rdf.Position {
	at := p.placeOf(t)
	if !at.hasPosition {
		at.position, at.hasPosition = p.positions.Position(t.Pos), true
	}
	return at.position
}

// PathOf gives the path of a thing in words, as it stands in a [Finding].
func (p *Pass) PathOf(t *Thing) string {
	if t.place.parent == nil {
		return nameOf(t)
	}
	at := p.placeOf(t)
	if at.text == "" {
		at.text = string(p.words[at.path.from:at.path.to])
	}
	return at.text
}

// writePlace puts into words the path and the pointer of a thing, which is empty where it
// would be too long.
func (p *Pass) writePlace(t *Thing) (at placed) {
	root, steps := p.wayTo(t)
	at.far, at.path.from = root == nil, len(p.words)
	p.words = append(p.words, nameOf(root)...)
	for i := range steps {
		p.words = appendPath(p.words, &steps[i].parent.Properties[steps[i].property], int(steps[i].value))
	}
	at.path.to = len(p.words)
	if at.far || len(steps) == 0 && p.roots < 2 {
		return at
	}
	at.pointer.from = len(p.words)
	if p.roots > 1 {
		p.words = append(p.words, "/@graph/"...)
		p.words = strconv.AppendInt(p.words, int64(root.place.root), 10)
	}
	for i := range steps {
		p.words = appendPointer(p.words, &steps[i].parent.Properties[steps[i].property], int(steps[i].value))
	}
	at.pointer.to = len(p.words)
	return at
}

// appendPointer adds the step of a JSON Pointer to a value.
func appendPointer(text []byte, property *Property, value int) []byte {
	text = append(text, '/')
	if known := property.expected; known != nil && len(property.IRI) == len(known.iri) {
		text = append(text, known.name()...) // which nothing has to be escaped in
	} else if name := strings.TrimPrefix(property.IRI, vocab.Namespace); excerpt.IsRunning(name) {
		text = append(text, "…"...)
	} else {
		text = append(text, rdf.EscapePointer(name)...)
	}
	if len(property.Values) > 1 && value != wholeProperty {
		text = append(text, '/')
		text = strconv.AppendInt(text, int64(value), 10)
	}
	return text
}

// appendPath adds the step of a path to a value, in words.
func appendPath(text []byte, property *Property, value int) []byte {
	text = append(text, '.')
	if property.expected != nil {
		text = append(text, property.expected.name()...)
	} else {
		text = append(text, name(property.IRI)...)
	}
	if len(property.Values) > 1 && value != wholeProperty {
		text = append(text, '[')
		text = strconv.AppendInt(text, int64(value), 10)
		text = append(text, ']')
	}
	return text
}

// nameOf names a thing by its first type.
func nameOf(t *Thing) string {
	switch {
	case t == nil:
		return "…"
	case len(t.Types) == 0:
		return "thing"
	case len(t.Terms) > 0 && !t.foreign: // the first is that of the first type
		return t.Terms[0].Name()
	}
	return name(t.Types[0].IRI)
}
