package rdf

import (
	"errors"
	"iter"
)

// Triples gives the triples of a source as they are told: of each node its types
// first, and the triple that leads to a nested node before those of that node.
// A source that tells a triple twice yields it twice.
//
// The objects are those of RDF, as [Object.ToRDF] gives them: the number 5 is an
// xsd:integer. Whether an IRI or a language tag is well-formed is not looked at;
// the writers of notations do that.
//
// An error of the source, a telling whose events do not nest, or a literal that
// is none, which is a [*Problem] with its pointer, comes last, with the zero
// Triple. Leaving the loop stops the source.
func Triples(source Source) iter.Seq2[Triple, error] {
	return func(yield func(Triple, error) bool) {
		t := tripleSink{yield: yield}
		err := source.TellTo(&t)
		switch {
		case t.stopped:
			return
		case t.err != nil:
			err = t.err
			if p, is := err.(*Problem); is {
				p.Pointer = pointerTo(source, t.nesting.events-1)
			}
		case err == nil && t.nesting.events > 0:
			err = t.nesting.end()
		}
		if err != nil {
			yield(Triple{}, err)
		}
	}
}

// errStopped is how a loop that was left stops a source.
var errStopped = errors.New("rdf: the loop over the triples was left")

// tripleSink turns events into triples.
type tripleSink struct {
	yield   func(Triple, error) bool
	nesting nesting
	open    []Subject
	stopped bool
	err     error
}

// Tell takes a run of events.
func (t *tripleSink) Tell(events []Event) error {
	for i := 0; i < len(events) && t.err == nil; i++ {
		if t.err = t.nesting.step(&events[i]); t.err == nil {
			t.take(&events[i])
		}
	}
	return t.err
}

func (t *tripleSink) take(e *Event) {
	top := len(t.open) - 1
	switch e.Kind {
	case GraphStart:
	case NodeStart:
		s := e.Subject()
		if top >= 0 {
			t.give(e.Property, s.Object())
		}
		t.open = append(t.open, s)
	case Type:
		t.give(TypeIRI, Object{Kind: IRI, Text: e.Text})
	case NodeEnd:
		t.open = t.open[:top]
	default:
		o, err := e.Object().ToRDF()
		if err != nil {
			t.err = err
			return
		}
		t.give(e.Property, o)
	}
}

// give yields a triple of the open node.
func (t *tripleSink) give(predicate string, o Object) {
	if !t.yield(Triple{t.open[len(t.open)-1], predicate, o}, nil) {
		t.stopped, t.err = true, errStopped
	}
}
