package jsonld

import (
	"encoding/binary"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// texts writes values as long as each is the only one of its property, the
// vocabulary has the property, the value is written as its text in quotes,
// nothing in the text needs an escape, and the buffer has room. It gives how
// many it wrote. Most of most descriptions is such: what is left out here is
// what would call something, so that all stays in registers. Whatever it does
// not write, property and value write, to the same bytes.
func (w *writer) texts(b []byte, events []rdf.Event) ([]byte, int) {
	terms := w.terms
	for i := range events {
		e := &events[i]
		if e.Count != 1 || int(e.Term) >= len(terms) {
			return b, i
		}
		t := &terms[e.Term]
		text := e.Text
		if !isSame(t.iri, e.Property) || t.length == 0 || !writesText(e, t.coercion) ||
			len(text) < 8 || cap(b)-len(b) < shortKey+len(text)+3 {
			return b, i
		}
		start := len(b) + int(t.length) + 1
		*(*[shortKey]byte)(b[len(b) : len(b)+shortKey]) = t.short
		room := b[start : start+len(text)+2]
		b[:start][start-1] = '"'
		// Eight bytes are looked at and copied in one go; the last eight may
		// overlap the ones before.
		last := len(text) - 8
		word := load(text, last)
		marks := special(word)
		binary.LittleEndian.PutUint64(room[last:], word)
		for at := 0; at < last; at += 8 {
			word := load(text, at)
			marks |= special(word)
			binary.LittleEndian.PutUint64(room[at:], word)
		}
		if marks != 0 {
			return b, i
		}
		room[len(text)], room[len(text)+1] = '"', ','
		b = b[:start+len(text)+2]
	}
	return b, len(events)
}

// writesText tells whether a value is written as its text in quotes.
func writesText(e *rdf.Event, coercion vocab.Flags) bool {
	switch e.Kind {
	case rdf.String:
		return coercion == 0
	case rdf.IRI:
		return coercion == vocab.CoercedIRI && e.Flags == 0 && isHTTP(e.Text)
	case rdf.TypedLiteral:
		return coercion == vocab.CoercedDate && e.Tag == dateIRI
	}
	return false
}
