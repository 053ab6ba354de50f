package schema

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// fault is a problem whose place is still numbers.
type fault struct {
	node, property, value int32 // noProperty is the node itself
	pos                   rdf.Pos
	what, expected        string
}

// fault keeps a problem at a value of a node.
func (r *reading) fault(i, p, v int32, what, expected string) *fault {
	n := r.things.nodes[i].node
	pos := n.Pos
	if p != noProperty {
		property := &n.Properties[p]
		if pos = cmp.Or(property.Pos, n.Pos); int(v) < len(property.Values) {
			pos = cmp.Or(property.Values[v].Pos, pos)
		}
	}
	r.faults = append(r.faults, fault{i, p, v, pos, what, expected})
	return &r.faults[len(r.faults)-1]
}

// placeProblems makes the problems of the faults, in the order of the graph.
func (r *reading) placeProblems() {
	if len(r.faults) == 0 {
		return
	}
	slices.SortStableFunc(r.faults, func(a, b fault) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.property, b.property), cmp.Compare(a.value, b.value))
	})
	roots := make(map[int32]int)
	number := 0
	for i := range r.things.nodes {
		if t := &r.things.nodes[i]; t.root {
			roots[int32(i)] = number
			number += len(t.parts)
		}
	}
	size := 0
	for i := range r.faults {
		f := &r.faults[i]
		problem := &rdf.Problem{What: f.what, Expected: f.expected, Position: r.graph.Position(f.pos)}
		if size <= maxPointers {
			problem.Pointer = r.pointer(f, roots)
			size += len(problem.Pointer)
		}
		r.things.Problems = append(r.things.Problems, problem)
	}
}

// pointer gives the way from the roots to a fault, as Description.Err has it.
func (r *reading) pointer(f *fault, roots map[int32]int) string {
	var steps []string // from the end
	step := func(i, p, v int32) {
		property := &r.things.nodes[i].node.Properties[p]
		name := strings.TrimPrefix(property.IRI, vocab.Namespace)
		if term := propertyTerm(property); term != 0 {
			name = term.Name()
		}
		steps = append(steps, "/"+rdf.EscapePointer(name)+"/"+strconv.Itoa(int(v)))
	}
	if f.property != noProperty {
		step(f.node, f.property, f.value)
	}
	at := f.node
	for t := &r.things.nodes[at]; !t.root && t.by != noNode; t = &r.things.nodes[at] {
		step(t.by, t.byProperty, t.byValue)
		at = t.by
	}
	var b strings.Builder
	b.WriteString("/" + strconv.Itoa(roots[at]))
	for _, step := range slices.Backward(steps) {
		b.WriteString(step)
	}
	return b.String()
}

// kindOf says what a value is, for messages.
func kindOf(value Value) string {
	switch v := value.(type) {
	case Literal:
		if v.Datatype == "" {
			return "the text " + quote(v.Text)
		}
		return quote(v.Text) + " of datatype " + quote(v.Datatype)
	case Text:
		return "the text " + quote(string(v))
	case Localized:
		return "a text in a language"
	case Number, Float, Integer, Decimal:
		return "a number"
	case Boolean:
		return "a boolean"
	case *Node, List:
		return "a thing " + classesOf(value)
	}
	if plan := planOf(value); plan != nil && plan.class != nil {
		return "a thing " + classesOf(value)
	}
	return "a " + reflect.TypeOf(value).Name()
}
