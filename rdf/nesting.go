package rdf

import (
	"errors"
	"fmt"
	"sync"
)

// nesting follows a telling event by event and finds the first that cannot
// stand where it stands. It is what every consumer of events has to know; the
// rest of the contract is looked at by [CheckSource].
type nesting struct {
	// events is how many were followed.
	events int
	// open says of each open node, the outermost first, whether it was told a
	// value.
	open []bool
}

// step follows one event.
func (n *nesting) step(e *Event) error {
	kind, number := e.Kind, n.events
	n.events++
	if kind == GraphStart || number == 0 {
		switch {
		case number > 0:
			return n.fault(kind, "begins a second telling within the first")
		case kind != GraphStart:
			return n.fault(kind, "comes first, where a telling begins with GraphStart")
		}
		return nil
	}

	top := len(n.open) - 1
	inNode := top >= 0
	switch {
	case kind == NodeStart:
		if inNode {
			if e.Property == "" {
				return n.fault(kind, "stands in a node, but in no property of it")
			}
			n.open[top] = true
		}
		n.open = append(n.open, false)
	case kind == Type:
		if !inNode || n.open[top] {
			return n.fault(kind, "stands elsewhere than between the start of a node and its values")
		}
	case kind == NodeEnd:
		if !inNode {
			return n.fault(kind, "closes no node")
		}
		n.open = n.open[:top]
	case kind.IsValue():
		switch {
		case !inNode:
			return n.fault(kind, "stands in no node")
		case e.Property == "":
			return n.fault(kind, "stands in no property")
		}
		n.open[top] = true
	default:
		return n.fault(kind, "is no kind of event")
	}
	return nil
}

// end tells whether the telling may end here.
func (n *nesting) end() error {
	switch {
	case n.events == 0:
		return errors.New("rdf: the source told nothing, not even GraphStart")
	case len(n.open) > 0:
		return fmt.Errorf("rdf: the telling ends after %d events with nodes open: %d", n.events, len(n.open))
	}
	return nil
}

func (n *nesting) fault(kind Kind, what string) error { return eventError(n.events-1, kind, what) }

// eventError names an event by its number, counted from 0.
func eventError(number int, kind Kind, what string) error {
	return fmt.Errorf("rdf: event %d of the telling, %s, %s", number, kind, what)
}

// recording keeps a telling that nests well.
type recording struct {
	nesting nesting
	events  Events
}

// Tell takes a run of events.
func (r *recording) Tell(events []Event) error {
	for i := range events {
		if err := r.nesting.step(&events[i]); err != nil {
			return err
		}
	}
	return r.events.Tell(events)
}

// record gives all the events of a source, and an error where they do not nest,
// or where the source had one.
func record(source Source) (Events, error) {
	var r recording
	if err := source.TellTo(&r); err != nil {
		return nil, err
	}
	if err := r.nesting.end(); err != nil {
		return nil, err
	}
	return r.events, nil
}

// nodeEnds gives for each NodeStart of a telling the number of the event that
// closes the node, and 0 for all other events.
func nodeEnds(events Events) []int {
	ends := make([]int, len(events))
	var open []int
	for i := range events {
		switch events[i].Kind {
		case NodeStart:
			open = append(open, i)
		case NodeEnd:
			ends[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
	return ends
}

// teller hands events to a sink in runs, so that a telling costs few calls and
// no memory that grows with it.
type teller struct {
	sink   Sink
	events []Event
	err    error
}

// run is how many events a teller collects: some 14 KB.
const run = 256

// tellers are those between uses, for the sake of their runs.
var tellers = sync.Pool{New: func() any { return &teller{events: make([]Event, 0, run)} }}

func newTeller(sink Sink) *teller {
	t := tellers.Get().(*teller)
	t.sink = sink
	return t
}

// tell adds an event to the run. After an error of the sink it does nothing;
// whoever tells much looks at err now and then.
func (t *teller) tell(e Event) {
	if t.err != nil {
		return
	}
	t.events = append(t.events, e)
	if len(t.events) == run {
		t.flush()
	}
}

func (t *teller) flush() {
	t.err = t.sink.Tell(t.events)
	t.events = t.events[:0]
}

// end hands over what is left and gives the first error of the sink. The teller
// must not be used after it.
func (t *teller) end() error {
	if t.err == nil && len(t.events) > 0 {
		t.flush()
	}
	err := t.err
	clear(t.events[:cap(t.events)])
	t.sink, t.events, t.err = nil, t.events[:0], nil
	tellers.Put(t)
	return err
}
