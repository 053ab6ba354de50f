package site

import "github.com/healthld/healthld/rdf"

// telling makes the events of a page: each thing stands in the form that was
// found for it where it is mentioned first, or at top level where it has its
// place there.
type telling struct {
	graph  *rdf.Graph
	forms  forms
	atTop  map[*rdf.Node]bool
	events rdf.Events
	// started has for each thing that was told the number of its first event.
	started map[*rdf.Node]int
	// referred are those that values referred to before they were told.
	referred map[*rdf.Node]bool
	// made is the IRI of the page where that is made: its first event is the second
	// of all.
	made string
	// top counts the things at top level.
	top int32
}

func newTelling(graph *rdf.Graph, forms forms, own []*rdf.Node) *telling {
	t := &telling{
		graph: graph, forms: forms, atTop: make(map[*rdf.Node]bool, len(own)),
		events:  rdf.Events{{Kind: rdf.GraphStart}},
		started: make(map[*rdf.Node]int, len(forms)), referred: make(map[*rdf.Node]bool),
	}
	for _, n := range own {
		// What is nested in the graph may be nested on the page too.
		t.atTop[n] = n.Root || n.Subject.Kind == rdf.BlankNode
	}
	return t
}

// tellTop tells things at top level, those that were not told yet: first those
// that have their place there, then those of the others that none of them led to.
func (t *telling) tellTop(things []*rdf.Node) {
	for _, atTop := range []bool{true, false} {
		for _, n := range things {
			if !t.isTold(n) && t.atTop[n] == atTop {
				t.top++
				t.open(n, rdf.Event{})
				t.tellOpen(n)
			}
		}
	}
}

// end gives the events.
func (t *telling) end() rdf.Events {
	t.events[0].Count = t.top
	return t.events
}

// tellValue tells a value, with all that is nested in it.
func (t *telling) tellValue(e rdf.Event) {
	if target := t.value(e); target != nil {
		t.tellOpen(target)
	}
}

// cursor is how far a thing was told that is open.
type cursor struct {
	node            *rdf.Node
	property, value int
}

// tellOpen tells what is in a thing that was opened, and closes it.
func (t *telling) tellOpen(n *rdf.Node) {
	open := []cursor{{node: n}}
	for len(open) > 0 {
		at := &open[len(open)-1]
		if at.property == len(at.node.Properties) {
			t.events = append(t.events, rdf.Event{Kind: rdf.NodeEnd})
			open = open[:len(open)-1]
			continue
		}
		p := &at.node.Properties[at.property]
		if !t.forms.has(at.node, p.IRI) {
			at.property++
			continue
		}
		v := &p.Values[at.value]
		e := rdf.Event{Kind: v.Kind, Term: p.Term, Property: p.IRI, Text: v.Text, Tag: v.Tag}
		if at.value == 0 {
			e.Count = int32(len(p.Values))
		}
		if at.value++; at.value == len(p.Values) {
			at.property, at.value = at.property+1, 0
		}
		if target := t.value(e); target != nil {
			open = append(open, cursor{node: target})
		}
	}
}

// value tells a value. Where that is a thing whose place this is, it opens the
// thing, and gives it.
func (t *telling) value(e rdf.Event) (opened *rdf.Node) {
	target := nodeOf(t.graph, e.Object())
	mentions := e.Kind == rdf.BlankNode || e.Kind == rdf.IRI && !takesAddresses(e.Property)
	if t.forms[target] != 0 && mentions && !t.isTold(target) && !t.atTop[target] {
		t.open(target, e)
		return target
	}
	isMade := e.Kind == rdf.IRI && e.Text == t.made
	if e.Kind == rdf.IRI && mentions && (target != nil || isMade) {
		e.Flags = rdf.Referenced
	}
	t.events = append(t.events, e)
	switch start, told := t.started[target]; {
	case isMade:
		t.events[1].Flags |= rdf.Referenced
	case told:
		t.events[start].Flags |= rdf.Referenced
	case target != nil:
		t.referred[target] = true
	}
	return nil
}

// isTold tells whether a thing was told, or is being told.
func (t *telling) isTold(n *rdf.Node) bool {
	_, told := t.started[n]
	return told
}

// open tells the start of a thing and its types. The event is that of the value
// that the thing is, the zero Event at top level.
func (t *telling) open(n *rdf.Node, e rdf.Event) {
	e.Kind, e.Text, e.Tag = rdf.NodeStart, n.Subject.Text, ""
	if n.Subject.Kind == rdf.BlankNode {
		e.Flags |= rdf.Blank
	}
	if t.referred[n] {
		e.Flags |= rdf.Referenced
	}
	t.started[n] = len(t.events)
	t.events = append(t.events, e)
	for i := range n.Types {
		e := rdf.Event{Kind: rdf.Type, Term: n.Types[i].Term, Text: n.Types[i].IRI}
		if i == 0 {
			e.Count = int32(len(n.Types))
		}
		t.events = append(t.events, e)
	}
}
