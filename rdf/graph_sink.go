package rdf

// telling is the state of a graph that is being told something.
type telling struct {
	nesting nesting
	open    []openNode
	// number counts the tellings that the graph was told.
	number int32
	// labels gives for the labels of this telling that stood in the graph
	// before it those that they have in the graph.
	labels map[string]string
}

type openNode struct {
	node *Node
	// property is the one that was told last, empty where none was, and place
	// where it stands among those of the node.
	property string
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
	if g.telling == nil {
		g.telling = new(telling)
	}
	t := g.telling
	for i := range events {
		e := &events[i]
		if e.Kind == GraphStart {
			g.beginTelling(e)
		}
		if err := t.nesting.step(e); err != nil {
			return err
		}
		switch e.Kind {
		case GraphStart:
		case NodeStart:
			g.tellNode(e)
		case Type:
			t.open[len(t.open)-1].node.addType(NodeType{IRI: e.Text, Term: e.Term})
		case NodeEnd:
			t.open = t.open[:len(t.open)-1]
		default:
			o := e.Object()
			if o.Kind == BlankNode {
				o.Text = g.labelOf(o.Text)
			}
			g.tellValue(e, o)
		}
	}
	return nil
}

func (g *Graph) beginTelling(e *Event) {
	t := g.telling
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
	t := g.telling
	if len(t.open) > 0 {
		g.tellValue(e, s.Object())
	}
	n := g.EnsureNode(s, 0)
	n.Root = n.Root || len(t.open) == 0
	t.open = append(t.open, openNode{node: n})
}

// tellValue adds what an event tells to the open node, as the value that the
// object is in the graph.
func (g *Graph) tellValue(e *Event, o Object) {
	open := &g.telling.open[len(g.telling.open)-1]
	if o.Kind == IRI && e.Property == TypeIRI {
		open.node.addType(NodeType{IRI: o.Text})
		return
	}
	if e.Property != open.property {
		open.place = open.node.ensureProperty(NodeProperty{IRI: e.Property, Term: e.Term})
		open.property = e.Property
	}
	open.node.addValue(open.place, Value{Object: o})
}

// labelOf gives the label in the graph of a label of the telling.
func (g *Graph) labelOf(label string) string {
	t := g.telling
	if renamed, is := t.labels[label]; is {
		return renamed
	}
	held := g.blanks.get(label)
	switch {
	case !held.known():
		g.claim(label, t.number)
		return label
	case held.isToldBy(t.number):
		return label
	}
	renamed := g.newLabel(0)
	if t.labels == nil {
		t.labels = make(map[string]string)
	}
	t.labels[label] = renamed
	return renamed
}
