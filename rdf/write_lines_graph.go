package rdf

// writeGraph writes a graph as it lies, node by node as [Graph.Triples] has it:
// a line needs to know nothing of the nesting that telling it would find out.
func (w *lineWriter) writeGraph(g *Graph) error {
	err := w.startGraph(&Event{Text: g.Name})
	b := w.buffer
	for _, n := range g.nodes {
		if err != nil {
			break
		}
		b, err = w.node(b, n)
	}
	w.buffer = b
	if p, is := err.(*Problem); is {
		return w.problemOf(g, p)
	}
	return err
}

// node writes all that is said of a node.
func (w *lineWriter) node(b []byte, n *Node) ([]byte, error) {
	var err error
	w.subjects = w.subjects[:0]
	if n.Subject.Kind == BlankNode {
		w.subjects = w.blankNode(w.subjects, n.Subject.Text)
	} else if w.subjects, err = w.iri(w.subjects, n.Subject.Text); err != nil {
		return b, err
	}
	w.subjects = append(w.subjects, ' ')
	for i := range n.Types {
		b = append(append(b, w.subjects...), "<"+TypeIRI+"> "...)
		if b, err = w.name(b, n.Types[i].IRI, n.Types[i].Term); err != nil {
			return b, err
		}
		b = append(b, w.tail[1:]...)
		if len(b) >= w.full {
			if b, err = w.flush(b); err != nil {
				return b, err
			}
		}
	}
	for i := range n.Properties {
		p := &n.Properties[i]
		if len(p.Values) == 0 {
			return b, &Problem{What: "a property has no values"}
		}
		for j := range p.Values {
			v := &p.Values[j]
			b = append(b, w.subjects...)
			if b, err = w.name(b, p.IRI, p.Term); err != nil {
				return b, err
			}
			if b, err = w.object(b, v.Kind, v.Text, v.Tag); err != nil {
				return b, err
			}
			b = append(b, w.tail...)
			if len(b) >= w.full {
				if b, err = w.flush(b); err != nil {
					return b, err
				}
			}
		}
	}
	return b, nil
}

// problemOf gives the error that telling the graph gives: it has the pointer to
// the value, which follows from the nesting, and goes before this one.
func (w *lineWriter) problemOf(g *Graph, p *Problem) error {
	again := lineWriters.Get().(*lineWriter)
	defer again.release()
	again.begin(nil, nil, nil)
	again.writeOptions, again.quads = w.writeOptions, w.quads
	again.subjects, again.open, again.tail = again.subjects[:0], again.open[:0], again.tail[:0]
	if err := again.result(g, g.TellTo(again)); err != nil {
		return err
	}
	return p
}
