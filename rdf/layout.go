package rdf

import (
	"slices"
	"sync"
)

// layout is what has to be known of a whole graph before its first node can be
// told: which nodes mention which, and which stand at top level. Nodes go by
// their number in the graph.
type layout struct {
	// links has, for every value that is an IRI or a blank node, the node that
	// it mentions or noNode, in the order of nodes, properties and values; those
	// of node i begin at start[i].
	links []int
	start []int
	marks []mark
	// top is how many nodes stand at top level.
	top int

	// stack is scratch of raise, and open of tellNodes.
	stack []int
	open  []nodeCursor
}

// layouts are those between uses. They hold numbers alone, and nothing of a graph.
var layouts = sync.Pool{New: func() any { return new(layout) }}

func (l *layout) release() {
	const large = 1 << 14
	if cap(l.start)+cap(l.links)+cap(l.stack)+cap(l.open) <= large {
		layouts.Put(l)
	}
}

// noNode is the number of a node that the graph mentions and does not hold.
const noNode = -1

// mark says of a node what telling it has to know.
type mark uint8

const (
	// atTop: it stands at top level.
	atTop mark = 1 << iota
	// mentioned: a value refers to it.
	mentioned
	// mentionedAgain: two values or more refer to it.
	mentionedAgain
	// reached: a node at top level leads to it.
	reached
	// told: it was told already.
	told
)

// layout gives the layout of the graph, to be released after use.
func (g *Graph) layout() *layout {
	l := layouts.Get().(*layout)
	l.links, l.top = l.links[:0], 0
	l.start = slices.Grow(l.start[:0], len(g.nodes)+1)[:len(g.nodes)+1]
	l.marks = slices.Grow(l.marks[:0], len(g.nodes))[:len(g.nodes)]
	clear(l.marks)
	for i, n := range g.nodes {
		l.start[i] = len(l.links)
		for j := range n.Properties {
			values := n.Properties[j].Values
			for k := range values {
				if !values[k].IsLiteral() {
					l.links = append(l.links, g.mention(&values[k], l.marks))
				}
			}
		}
	}
	l.start[len(g.nodes)] = len(l.links)

	for i, n := range g.nodes {
		if n.Root || l.marks[i]&mentioned == 0 {
			l.raise(i)
		}
	}
	for i := range g.nodes {
		if l.marks[i]&reached == 0 {
			l.raise(i)
		}
	}
	return l
}

// mention gives the node that a value refers to, and marks it.
func (g *Graph) mention(v *Value, marks []mark) int {
	s, _ := v.Subject()
	n := g.Node(s)
	if n == nil {
		return noNode
	}
	if marks[n.ordinal]&mentioned != 0 {
		marks[n.ordinal] |= mentionedAgain
	}
	marks[n.ordinal] |= mentioned
	return n.ordinal
}

// raise puts a node at top level and marks all that it leads to.
func (l *layout) raise(node int) {
	l.marks[node] |= atTop
	l.top++
	stack := append(l.stack[:0], node)
	for len(stack) > 0 {
		next := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if next != noNode && l.marks[next]&reached == 0 {
			l.marks[next] |= reached
			stack = append(stack, l.links[l.start[next]:l.start[next+1]]...)
		}
	}
	l.stack = stack
}
