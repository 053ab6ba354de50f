package rdf

import "errors"

// count finds the prefixes that a run of events makes use of, where the graph is
// written once more. All else, and what is wrong, is seen then.
func (w *turtleWriter) count(events []Event) error {
	for i := range events {
		e := &events[i]
		if e.Property != "" && e.Property != TypeIRI {
			w.use(e.Property)
		}
		switch e.Kind {
		case Type, IRI:
			w.use(e.Text)
		case NodeStart:
			if e.Flags&Blank == 0 {
				w.use(e.Text)
			}
		case TypedLiteral:
			if e.Tag != XSDString && !isBare(e.Text, e.Tag) {
				w.use(e.Tag)
			}
		}
	}
	if w.allUsed() {
		return errCounted
	}
	return nil
}

// errCounted ends a telling of which no more needs to be known.
var errCounted = errors.New("rdf: the prefixes are counted")

// counted gives the error of a telling that was counted.
func (w *turtleWriter) counted(err error) error {
	if errors.Is(err, errCounted) {
		return nil
	}
	return err
}

// use finds the prefix that an IRI is written with, where that may be one which was
// not used so far.
func (w *turtleWriter) use(iri string) {
	iri = w.spelled(iri)
	for i := range w.namespaces {
		if n := &w.namespaces[i]; !n.used && len(iri) > len(n.iri) && iri[:len(n.iri)] == n.iri {
			w.prefixOf(iri)
			return
		}
	}
}

// allUsed tells whether every prefix was used.
func (t *prefixTable) allUsed() bool {
	for i := range t.namespaces {
		if !t.namespaces[i].used {
			return false
		}
	}
	return true
}
