package rdf

import (
	"errors"
	"strconv"
	"strings"
)

// pointerTo gives the JSON Pointer to what an event of a telling tells; see
// [Problem]. It is found by telling the source once more, so that nobody has to
// keep track of places as long as there is nothing wrong. Where the source does
// not tell the same again it is empty.
func pointerTo(source Source, event int) string {
	f := finder{left: event + 1}
	_ = source.TellTo(&f) // the finder stops it
	return f.pointer.String()
}

// finder is a sink that stops at an event and says where that is.
type finder struct {
	nesting nesting
	// left is how many events are to come, with the one that is looked for.
	left    int
	nodes   []place
	inGraph bool
	roots   int
	pointer strings.Builder
}

// place is what was told last of an open node.
type place struct {
	property string
	// number counts the values of the property, or the types, from 1; total is
	// how many were announced.
	number, total int
}

var errFound = errors.New("rdf: the event was found")

// Tell follows a run of events.
func (f *finder) Tell(events []Event) error {
	for i := range events {
		e := &events[i]
		if f.left == 0 {
			return errFound
		}
		if err := f.nesting.step(e); err != nil {
			return err
		}
		f.left--
		f.step(e)
		if f.left == 0 {
			f.point(e)
			return errFound
		}
	}
	return nil
}

func (f *finder) step(e *Event) {
	top := len(f.nodes) - 1
	switch {
	case e.Kind == GraphStart:
		f.inGraph = e.Text != "" || e.Count != 1
	case e.Kind == NodeEnd:
		f.nodes = f.nodes[:top]
	case top < 0:
		f.roots++
	default:
		at := &f.nodes[top]
		property := e.Property
		if e.Kind == Type {
			property = "@type"
		}
		if at.property != property || e.Count > 0 {
			*at = place{property: property, total: int(e.Count)}
		}
		at.number++
	}
	if e.Kind == NodeStart && f.left > 0 {
		f.nodes = append(f.nodes, place{})
	}
}

// point writes the pointer of the event that was looked for.
func (f *finder) point(e *Event) {
	if e.Kind == GraphStart {
		if e.Text != "" {
			f.pointer.WriteString("/@id")
		}
		return
	}
	if f.inGraph {
		f.pointer.WriteString("/@graph/")
		f.pointer.WriteString(strconv.Itoa(f.roots - 1))
	}
	for _, at := range f.nodes {
		name := at.property
		if term, is := termName(name); is {
			name = term
		}
		f.pointer.WriteByte('/')
		f.pointer.WriteString(EscapePointer(strings.ToValidUTF8(name, "\uFFFD")))
		if at.total > 1 || at.number > 1 {
			f.pointer.WriteByte('/')
			f.pointer.WriteString(strconv.Itoa(at.number - 1))
		}
	}
	if e.Kind == NodeStart {
		f.pointer.WriteString("/@id")
	}
}
