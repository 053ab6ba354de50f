package jsonld

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// plainRoom is what an event may need beside its text: a key, brackets, quotes,
// a comma and the longest thing that stands for nodes and members.
const plainRoom = 2*shortKey + 64

// plain writes events as long as they are what most of most descriptions
// consist of: values that are texts, numbers or members, nodes of one type, all
// of the vocabulary, without indentation, with room in the buffer. It gives the events that are left. It keeps little at hand and calls
// next to nothing, so that all it works on stays in registers; an event that it
// does not write it leaves to step, which writes the same bytes for all events.
func (w *writer) plain(b []byte, events []rdf.Event) ([]byte, []rdf.Event) {
	terms, top := w.terms, &w.frames[len(w.frames)-1]
	for ; len(events) > 0; events = events[1:] {
		e := &events[0]
		n := len(b)
		if cap(b)-n < len(e.Text)+plainRoom || !top.begun {
			return b, events
		}
		if e.Kind == rdf.NodeEnd {
			if top.values != 0 || len(w.frames) < 3 || b[n-1] != ',' {
				return b, events
			}
			b[n-1] = '}'
			b = append(b, ',')
			w.frames = w.frames[:len(w.frames)-1]
			top = &w.frames[len(w.frames)-1]
			if top.values--; top.values == 0 && top.total > 1 {
				b[n] = ']'
				b = append(b, ',')
			}
			continue
		}

		coercion := top.coercion
		if e.Count > 0 {
			t := &terms[e.Term%termLimit]
			if !isSame(t.iri, e.Property) || t.length == 0 || top.values != 0 {
				return b, events
			}
			coercion = t.coercion
			// The whole array costs less than as many bytes as the key has.
			*(*[shortKey]byte)(b[n : n+shortKey]) = t.short
			b = b[:n+int(t.length)]
			if e.Count > 1 {
				b = append(b, '[')
			}
		} else if top.values <= 0 {
			return b, events
		}

		written := false
		switch {
		case writesText(e, coercion):
			start := len(b)
			if b, written = appendPlain(b, e.Text); !written {
				if cap(b)-start < 6*len(e.Text)+plainRoom {
					return b[:n], events // all escapes: more than there may be room for
				}
				var invalid int
				b, invalid = appendQuoted(b[:start], e.Text, w.replaceInvalid)
				written = invalid < 0
			}
		case e.Kind == rdf.NodeStart:
			if b, written = w.plainNode(b, events, coercion); !written {
				return b[:n], events
			}
			events = events[1:]
			top = &w.frames[len(w.frames)-1]
			continue
		case e.Kind == rdf.Number && coercion == notCoerced:
			if written = rdf.IsNumber(e.Text); written {
				b = append(b, e.Text...)
			}
		case e.Kind == rdf.IRI:
			b, written = w.plainMember(b, e)
		}
		if !written {
			return b[:n], events
		}
		b = append(b, ',')
		if e.Count == 1 {
			continue
		}
		top.open(e, coercion)
		if top.values--; top.values == 0 {
			b[len(b)-1] = ']'
			b = append(b, ',')
		}
	}
	return b, events
}

// open keeps what is said of the property by its first value.
func (f *frame) open(e *rdf.Event, coercion coercion) {
	if e.Count > 0 {
		f.values, f.total, f.coercion, f.term = e.Count, e.Count, coercion, e.Term
	}
}

// plainNode writes the start of a node and the one type behind it, and opens a
// frame for it.
func (w *writer) plainNode(b []byte, events []rdf.Event, coercion coercion) ([]byte, bool) {
	if len(events) < 2 || len(w.frames) == cap(w.frames) {
		return b, false
	}
	start, e := &events[0], &events[1]
	t := &w.terms[e.Term%termLimit]
	if e.Kind != rdf.Type || e.Count != 1 || !isSame(t.iri, e.Text) || t.length == 0 {
		return b, false
	}
	b = append(b, `{"@type":`...)
	n := len(b)
	*(*[shortKey]byte)(b[n : n+shortKey]) = t.short
	b = b[:n+int(t.length)]
	b[len(b)-1] = ','
	switch {
	case start.Flags&rdf.Blank == 0:
		if !isHTTP(start.Text) {
			return b, false
		}
		var written bool
		if b, written = appendPlain(append(b, `"@id":`...), start.Text); !written {
			return b, false
		}
		b = append(b, ',')
	case start.Flags&rdf.Referenced != 0:
		return b, false
	}
	w.frames[len(w.frames)-1].open(start, coercion)
	w.push().begun = true
	return b, true
}

// plainMember writes a member of an enumeration that the property expects.
func (w *writer) plainMember(b []byte, e *rdf.Event) ([]byte, bool) {
	if w.membersAsNodes || !w.isMember(e) {
		return b, false
	}
	b = append(b, `"`+vocab.SecureNamespace...)
	b = append(b, e.Text[len(vocab.Namespace):]...)
	return append(b, '"'), true
}

// appendPlain appends the text in quotes, for which there is room, and tells
// whether all of it is plain.
func appendPlain(b []byte, text string) ([]byte, bool) {
	n := len(b)
	b = b[:n+len(text)+2]
	b[n] = '"'
	b[len(b)-1] = '"'
	return b, copyPlain(b[n+1:len(b)-1], text)
}

// copyPlain copies the text, for which there is room, and tells whether all of
// it is plain. Eight bytes are looked at and copied in one go; the last eight
// may overlap the ones before.
func copyPlain(room []byte, text string) bool {
	last := len(text) - 8
	if last < 0 {
		for i := range len(text) {
			if !isPlain[text[i]] {
				return false
			}
			room[i] = text[i]
		}
		return true
	}
	word := load(text, last)
	marks := special(word)
	store(room, last, word)
	at := 0
	for ; at < last-8; at += 16 {
		first, second := load(text, at), load(text, at+8)
		marks |= special(first) | special(second)
		store(room, at, first)
		store(room, at+8, second)
	}
	if at < last {
		word := load(text, at)
		marks |= special(word)
		store(room, at, word)
	}
	return marks == 0
}

// writesText tells whether a value is written as its text in quotes.
func writesText(e *rdf.Event, coercion coercion) bool {
	switch e.Kind {
	case rdf.String:
		return coercion == notCoerced || coercion != coercedDate && isTemplate(e.Text)
	case rdf.IRI:
		return (coercion == coercedAddress || coercion == coercedIRI && e.Flags == 0) && isHTTP(e.Text)
	case rdf.TypedLiteral:
		return coercion == coercedDate && e.Tag == dateIRI
	}
	return false
}
