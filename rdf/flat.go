package rdf

// Flat gives a source of the same graph in which every node stands at top level
// and a reference in each place where one was nested. The nodes come in the
// order in which they begin in the telling of source: a node before those that
// were nested in it, and these before the next.
//
// Each telling records the events of source: it needs memory for all of them.
func Flat(source Source) Source { return flat{source} }

type flat struct{ source Source }

// TellTo tells every node by itself.
func (f flat) TellTo(sink Sink) error {
	events, err := record(f.source)
	if err != nil {
		return err
	}
	ends := nodeEnds(events)
	nodes := 0
	for _, end := range ends {
		if end > 0 {
			nodes++
		}
	}

	t := newTeller(sink)
	start := events[0]
	start.Count = count(nodes)
	t.tell(start)
	depth := 0
	for i := 1; i < len(events) && t.err == nil; i++ {
		switch events[i].Kind {
		case NodeStart:
			if depth > 0 {
				e := &events[i]
				e.Flags |= Referenced
				e.Term, e.Count, e.Property = 0, 0, ""
			}
			depth++
			tellAlone(t, events, ends, i)
		case NodeEnd:
			depth--
		}
	}
	return t.end()
}

// tellAlone tells the node that begins at an event, and leaps over those that
// are nested in it: so each event is looked at once as a part of its own node.
func tellAlone(t *teller, events Events, ends []int, start int) {
	t.tell(events[start])
	for i := start + 1; i <= ends[start] && t.err == nil; i++ {
		e := &events[i]
		if e.Kind != NodeStart {
			t.tell(*e)
			continue
		}
		reference := Event{Kind: IRI, Flags: Referenced, Term: e.Term, Count: e.Count, Property: e.Property, Text: e.Text}
		if e.Flags&Blank != 0 {
			reference.Kind, reference.Flags = BlankNode, 0
		}
		t.tell(reference)
		i = ends[i]
	}
}
