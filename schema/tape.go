package schema

import (
	"slices"
	"strconv"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// frame is a node that tell is in the middle of.
type frame struct {
	next, end int32 // items that are left of it
	values    int32 // values that are left of the open property
}

// tell puts what was read into the order of telling: roots in the order given,
// every other node where it is first mentioned.
func (w *walk) tell() []rdf.Event {
	if w.shared {
		w.orderParts()
	}
	events := takeEvents(1 + 3*len(w.entries) + len(w.items))
	events = append(events, rdf.Event{Kind: rdf.GraphStart, Count: int32(len(w.roots))})
	var names labels
	for _, root := range w.roots {
		events = w.open(events, rdf.Event{}, root, &names)
		for len(w.stack) > 0 {
			top := &w.stack[len(w.stack)-1]
			if top.next == top.end {
				events = append(events, rdf.Event{Kind: rdf.NodeEnd})
				w.stack = w.stack[:len(w.stack)-1]
				continue
			}
			item := &w.items[top.next]
			if item.kind == 0 {
				top.next++ // equal to one before it
				continue
			}
			event := w.event(item)
			if top.values == 0 {
				top.values = w.countValues(top.next, top.end)
				event = w.event(item) // counting may have put a thing in place of its ID
				event.Count = top.values
			}
			top.next++
			top.values--
			if item.kind != rdf.NodeStart {
				events = append(events, event)
				continue
			}
			leader := w.entries[item.node].node
			if node := &w.entries[leader]; node.root || node.told {
				events = append(events, w.mention(event, leader, &names))
				continue
			}
			events = w.open(events, event, leader, &names)
		}
	}
	return events
}

// open begins a node and puts it on the stack. The event says of which property
// the node is a value.
func (w *walk) open(events []rdf.Event, start rdf.Event, leader int32, names *labels) []rdf.Event {
	node := &w.entries[leader]
	node.told = true
	start.Kind, start.Text = rdf.NodeStart, node.id
	if node.id == "" {
		start.Flags, start.Text = rdf.Blank, names.of(&node.label)
	}
	if node.mentions > 1 || node.root && node.mentions > 0 {
		start.Flags |= rdf.Referenced
	}
	events = append(events, start)
	first := len(events)
	for part := range w.parts(leader) {
		events = w.appendTypes(events, first, part)
	}
	w.types = nil
	if types := len(events) - first; types > 0 {
		events[first].Count = int32(types)
	}
	at, end := w.itemsOf(leader)
	w.stack = append(w.stack, frame{next: at, end: end})
	return events
}

// appendTypes appends the types of one part of a node which it does not have.
func (w *walk) appendTypes(events []rdf.Event, first int, part int32) []rdf.Event {
	e := &w.entries[part]
	if e.plan != nil {
		return w.appendType(events, first, e.plan.class.IRI(), e.plan.class)
	}
	if node := e.untyped(); node != nil {
		for _, name := range node.Types {
			if term := vocab.Lookup(name); term != 0 {
				events = w.appendType(events, first, term.IRI(), term)
			} else if iri, ok := expandName(name); ok {
				events = w.appendType(events, first, iri, vocab.LookupIRI(iri))
			}
		}
	}
	return events
}

// appendType appends a type that the node does not have. Few are looked at one by
// one, many by a map.
func (w *walk) appendType(events []rdf.Event, first int, iri string, term vocab.Term) []rdf.Event {
	count := len(events) - first
	if count <= fewValues {
		for i := first; i < len(events); i++ {
			if events[i].Text == iri {
				return events
			}
		}
	}
	if count == fewValues {
		w.types = make(map[string]int32, 4*fewValues)
		for i := first; i < len(events); i++ {
			w.types[events[i].Text] = 0
		}
	}
	if count >= fewValues {
		if _, has := w.types[iri]; has {
			return events
		}
		w.types[iri] = 0
	}
	return append(events, rdf.Event{Kind: rdf.Type, Term: uint16(term), Text: iri})
}

// mention gives the reference to a node as the value that the event tells.
func (w *walk) mention(event rdf.Event, leader int32, names *labels) rdf.Event {
	node := &w.entries[leader]
	if node.id != "" {
		event.Kind, event.Flags, event.Text = rdf.IRI, rdf.Referenced, node.id
	} else {
		event.Kind, event.Text = rdf.BlankNode, names.of(&node.label)
	}
	return event
}

// labels names blank nodes b0, b1 and on, in the order of their first mention.
type labels struct{ given int32 }

// fixedLabels are the first hundred, which most descriptions do not exceed.
const fixedLabels = "b0b1b2b3b4b5b6b7b8b9" +
	"b10b11b12b13b14b15b16b17b18b19b20b21b22b23b24b25b26b27b28b29" +
	"b30b31b32b33b34b35b36b37b38b39b40b41b42b43b44b45b46b47b48b49" +
	"b50b51b52b53b54b55b56b57b58b59b60b61b62b63b64b65b66b67b68b69" +
	"b70b71b72b73b74b75b76b77b78b79b80b81b82b83b84b85b86b87b88b89" +
	"b90b91b92b93b94b95b96b97b98b99"

// of gives the label of the node whose number is kept at the pointer: from 1,
// and 0 where it has none yet.
func (l *labels) of(number *int32) string {
	if *number == 0 {
		l.given++
		*number = l.given
	}
	switch n := int(*number) - 1; {
	case n < 10:
		return fixedLabels[2*n : 2*n+2]
	case n < 100:
		return fixedLabels[20+3*(n-10) : 20+3*(n-9)]
	default:
		var room [12]byte
		return string(strconv.AppendInt(append(room[:0], 'b'), int64(n), 10))
	}
}

// tapes are events that descriptions have released.
var tapes sync.Pool

// largeTape is how many events a tape may have room for to be kept for the next
// description, which may be a small one and live long.
const largeTape = 4 * largeWalk

// takeEvents gives room for the events of a description.
func takeEvents(size int) []rdf.Event {
	if tape, ok := tapes.Get().(*[]rdf.Event); ok && cap(*tape) >= size {
		return (*tape)[:0]
	}
	return make([]rdf.Event, 0, size)
}

// makeRoom gives the events room for those to come, where so many of all values
// came to the events from the start on: large lists, and descriptions of many roots,
// grow their tape a few times rather than by a quarter again and again. What comes
// may be smaller than what came, so a tape grows to no more than eight times, and by
// less while it is far from all.
func makeRoom(events []rdf.Event, start, done, all int) []rdf.Event {
	room, come := cap(events)-len(events), len(events)-start
	if done < fewDone || room > fewDone*(come/done) || room >= expect(come, done, all)-come {
		return events
	}
	more := expect(come+done, done, all) - come
	if more > 7*len(events) {
		more = 3 * len(events)
	}
	return slices.Grow(events, more)
}

// expect gives how much all values may come to, where so many of them that are done
// came to so much; 0 where they are too few to say.
func expect(come, done, all int) int {
	if done < fewDone {
		return 0
	}
	return max(come/done*all, 0) // of more than there can be nothing is known
}

// fewDone is how many values say how large others may be.
const fewDone = 16

// fitEvents gives the events in room that is not much larger than they are:
// the description may be kept longer than what made room for it.
func fitEvents(events []rdf.Event) []rdf.Event {
	if cap(events) < 256 || cap(events) < 4*len(events) {
		return events
	}
	fitting := slices.Clone(events)
	keepEvents(events)
	return fitting
}

func keepEvents(events []rdf.Event) {
	if cap(events) > largeTape {
		return
	}
	clear(events)
	events = events[:0]
	tapes.Put(&events)
}
