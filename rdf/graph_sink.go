package rdf

// telling is the state of a graph that is being told something.
type telling struct {
	nesting nesting
	open    []openNode
	// number counts the tellings that the graph was told.
	number int
	// labels gives for the labels of this telling that stood in the graph
	// before it those that they have in the graph.
	labels map[string]string
}

type openNode struct {
	node *Node
	// property is the open property. It is added to the node with its first
	// value, so that no property stands without; then place says where.
	property NodeProperty
	place    int
}

// Tell adds what is told to the graph: the triples of the source in the order
// in which they are told, its top-level nodes as roots. Each [GraphStart] begins
// another telling.
//
// A label of a blank node means the same node within one telling and nothing
// beyond it. So a label that stands in the graph already is replaced by a new
// one; in the first telling of an empty graph all labels stay.
//
// Events that do not nest as their kinds say are an error; what came before
// them stays in the graph.
func (g *Graph) Tell(events []Event) error {
	t := &g.telling
	for i := range events {
		e := &events[i]
		if e.Kind == GraphStart {
			g.beginTelling(e)
		}
		if err := t.nesting.step(e.Kind); err != nil {
			return err
		}
		switch e.Kind {
		case GraphStart:
		case NodeStart:
			g.tellNode(e)
		case Type:
			t.open[len(t.open)-1].node.addType(NodeType{IRI: e.Text, Term: e.Term})
		case Property:
			open := &t.open[len(t.open)-1]
			open.property = NodeProperty{IRI: e.Text, Term: e.Term}
			open.place = -1
		case NodeEnd:
			t.open = t.open[:len(t.open)-1]
		default:
			o := e.Object()
			if o.Kind == BlankNode {
				o.Text = g.labelOf(o.Text)
			}
			g.tellValue(Value{Object: o, Term: e.Term})
		}
	}
	return nil
}

func (g *Graph) beginTelling(e *Event) {
	t := &g.telling
	t.number++
	t.nesting = nesting{open: t.nesting.open[:0]}
	t.open = t.open[:0]
	t.labels = nil
	if g.Name == "" {
		g.Name = e.Text
	}
}

func (g *Graph) tellNode(e *Event) {
	s := e.Subject()
	if s.Kind == BlankNode {
		s.Text = g.labelOf(s.Text)
	}
	t := &g.telling
	if len(t.open) > 0 {
		g.tellValue(Value{Object: s.Object()})
	}
	n := g.EnsureNode(s, 0)
	n.Root = n.Root || len(t.open) == 0
	t.open = append(t.open, openNode{node: n})
}

// tellValue adds a value to the open property.
func (g *Graph) tellValue(v Value) {
	open := &g.telling.open[len(g.telling.open)-1]
	if open.property.IRI == TypeIRI && v.Kind == IRI {
		open.node.addType(NodeType{IRI: v.Text, Term: v.Term})
		return
	}
	if open.place < 0 {
		open.place = open.node.ensureProperty(open.property)
	}
	open.node.addValue(open.place, v)
}

// labelOf gives the label in the graph of a label of the telling.
func (g *Graph) labelOf(label string) string {
	t := &g.telling
	if renamed, is := t.labels[label]; is {
		return renamed
	}
	held, is := g.blanks[label]
	switch {
	case !is:
		g.claim(label, t.number)
		return label
	case held.telling == t.number:
		return label
	}
	renamed := g.newLabel(0)
	if t.labels == nil {
		t.labels = make(map[string]string)
	}
	t.labels[label] = renamed
	return renamed
}
