package rdf

import (
	"errors"
	"fmt"
	"iter"
)

// Roots gives the nodes that stand at top level when the graph is told, in the
// order in which they were added: those that are marked as [Node.Root], those
// that no other triple mentions, and of nodes that can be reached from none of
// these, since they mention one another in a circle, the first.
func (g *Graph) Roots() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		l := g.layout()
		defer l.release()
		for i, n := range g.nodes {
			if l.marks[i]&atTop != 0 && !yield(n) {
				return
			}
		}
	}
}

// TellTo tells the graph: the nodes that [Graph.Roots] names at top level, any
// other in full where it is first mentioned, and as a reference after. A graph
// that was told a source tells the same events where that source nested its
// nodes so, but for the hint [Referenced] on values: the graph gives it to those
// that name one of its nodes.
//
// A graph that was given values of no known kind, or a property without IRI,
// tells nothing and gives an error. While it is told it must not change; so it
// cannot be told to itself.
func (g *Graph) TellTo(sink Sink) error {
	if sink == Sink(g) {
		return errors.New("rdf: a graph cannot be told to itself")
	}
	if err := g.checkProperties(); err != nil {
		return err
	}
	l := g.layout()
	defer l.release()
	t := newTeller(sink)
	t.tell(Event{Kind: GraphStart, Count: count(l.top), Text: g.Name})
	for i := range g.nodes {
		if l.marks[i]&atTop != 0 && t.err == nil {
			g.tellNodes(t, l, i)
		}
	}
	return t.end()
}

// nodeCursor is a node that is being told, and how far.
type nodeCursor struct {
	node            int
	property, value int
	link            int
}

// tellNodes tells a node with all that is nested in it.
func (g *Graph) tellNodes(t *teller, l *layout, node int) {
	open := append(l.open[:0], g.openNode(t, l, node, Event{}))
	for len(open) > 0 && t.err == nil {
		at := &open[len(open)-1]
		n := g.nodes[at.node]
		if at.property == len(n.Properties) {
			t.tell(Event{Kind: NodeEnd})
			open = open[:len(open)-1]
			continue
		}
		p := &n.Properties[at.property]
		v := &p.Values[at.value]
		e := Event{Kind: v.Kind, Term: p.Term, Property: p.IRI, Text: v.Text, Tag: v.Tag}
		if at.value == 0 {
			e.Count = count(len(p.Values))
		}
		at.value++
		if at.value == len(p.Values) {
			at.property, at.value = at.property+1, 0
		}
		if !v.IsLiteral() {
			link := l.links[at.link]
			at.link++
			if link != noNode && l.marks[link]&(atTop|told) == 0 {
				open = append(open, g.openNode(t, l, link, e))
				continue
			}
			if link != noNode && v.Kind == IRI {
				e.Flags = Referenced
			}
		}
		t.tell(e)
	}
	l.open = open
}

// openNode tells the start of a node and its types. The event is that of the
// value that the node is where it is nested, and the zero Event at top level.
func (g *Graph) openNode(t *teller, l *layout, node int, e Event) nodeCursor {
	n := g.nodes[node]
	e.Kind, e.Text, e.Tag = NodeStart, n.Subject.Text, ""
	if n.Subject.Kind == BlankNode {
		e.Flags |= Blank
	}
	// The place where a nested node stands in full is the first mention of it,
	// and no reference.
	referenced := mentioned
	if l.marks[node]&atTop == 0 {
		referenced = mentionedAgain
	}
	if l.marks[node]&referenced != 0 {
		e.Flags |= Referenced
	}
	l.marks[node] |= told
	t.tell(e)
	for i := range n.Types {
		e := Event{Kind: Type, Term: n.Types[i].Term, Text: n.Types[i].IRI}
		if i == 0 {
			e.Count = count(len(n.Types))
		}
		t.tell(e)
	}
	return nodeCursor{node: node, link: l.start[node]}
}

// checkProperties finds what cannot be told.
func (g *Graph) checkProperties() error {
	for _, n := range g.nodes {
		for i := range n.Properties {
			p := &n.Properties[i]
			if p.IRI == "" {
				return fmt.Errorf("rdf: a property of %v has no IRI", n.Subject)
			}
			if len(p.Values) == 0 {
				return fmt.Errorf("rdf: the property <%s> of %v has no values", escape(p.IRI), n.Subject)
			}
			for j := range p.Values {
				if !p.Values[j].Kind.IsValue() {
					return fmt.Errorf("rdf: a value of the property <%s> of %v is of kind %v, which is no kind of value",
						escape(p.IRI), n.Subject, p.Values[j].Kind)
				}
			}
		}
	}
	return nil
}

// count puts a number of things into an event. More than fit there do not fit
// into the memory of any machine.
func count(n int) int32 { return int32(n) }
