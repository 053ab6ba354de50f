package rdf

import (
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"sync"
)

// Append appends the graph to the buffer in a notation. With room in the buffer
// it allocates next to nothing.
//
// Triples come as [Triples] gives them: with the datatypes of [Object.ToRDF], and
// twice what is told twice. The lines of a [Graph] come as [Graph.Triples] gives
// them, node by node. An IRI stands as it was told where [CheckIRI] has
// nothing against it; a literal is escaped; the label of a blank node is the one
// that was told, where the grammars have it, and else one made of it. Nothing
// told can end a term, a statement or a line.
//
// The error is the one of the source, that of a telling whose events do not nest,
// or a [*Problem] with the pointer to what cannot be written: an IRI that
// CheckIRI refuses, a language tag that [CheckLanguageTag] refuses, a text that
// is not UTF-8, or what ToRDF refuses. With an error the buffer comes back as it
// was.
func Append(buffer []byte, format Format, source Source, options ...WriteOption) ([]byte, error) {
	result, err := write(buffer, nil, format, source, options)
	if err != nil {
		return buffer, err
	}
	return result, nil
}

// Write writes the graph in a notation, some 16 KB at a time. N-Triples and
// N-Quads hold nothing of what they write beyond that and the largest text;
// [Turtle] says what it holds.
//
// Its errors are those of [Append], those of the io.Writer, and io.ErrShortWrite
// where that takes less than it was given. After an error what was written is
// the beginning of a file: to have all or nothing, write what Append returns.
func Write(out io.Writer, format Format, source Source, options ...WriteOption) error {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	rest, err := write((*room)[:0], out, format, source, options)
	if cap(rest) <= largeRoom {
		*room = rest
	}
	return err
}

func write(buffer []byte, out io.Writer, format Format, source Source, options []WriteOption) ([]byte, error) {
	switch {
	case !format.isKnown():
		return buffer, errors.New("rdf: there is no format of the number " + strconv.Itoa(int(format)))
	case source == nil:
		return buffer, errors.New("rdf: there is no source to write")
	}
	if format == Turtle {
		w := turtleWriters.Get().(*turtleWriter)
		defer w.release()
		return w.write(buffer, out, source, options)
	}
	w := lineWriters.Get().(*lineWriter)
	defer w.release()
	return w.write(buffer, out, format, source, options)
}

// writer is what the writers of all notations share.
type writer struct {
	writeOptions
	nesting nesting
	buffer  []byte
	out     io.Writer // nil where the buffer is the result
	// full is how long the buffer may be before it is written.
	full int
	// fault is the first error; nothing is written after it.
	fault error
	// known are IRIs of terms of the vocabulary that were found to be good, by
	// their numbers. They last longer than a writing: sites have the same few on
	// every page. recent are others, as long as a writing lasts.
	known  [1024]knownTerm
	recent [64]string
	// language is the tag that was found to be good last.
	language string
}

// knownTerm is an IRI, and as it is written between angle brackets with a space
// behind it.
type knownTerm struct{ iri, written string }

// flushSize is how much is written at a time.
const flushSize = 16 << 10

// rooms are buffers between uses.
var rooms = sync.Pool{New: func() any { room := make([]byte, 0, flushSize+1024); return &room }}

// largeRoom is how large a buffer may be that is kept between uses.
const largeRoom = 1 << 18

// begin makes the writer ready.
func (w *writer) begin(buffer []byte, out io.Writer, options []WriteOption) {
	w.buffer, w.out, w.full = buffer, out, math.MaxInt
	if out != nil {
		w.full = flushSize
	}
	w.nesting = nesting{open: w.nesting.open[:0]}
	for _, option := range options {
		option(&w.writeOptions)
	}
}

// clear gives back what a writing held.
func (w *writer) clear() {
	w.writeOptions, w.buffer, w.out, w.fault, w.language = writeOptions{}, nil, nil, nil, ""
	clear(w.recent[:])
	if cap(w.nesting.open) > 1024 {
		w.nesting.open = nil
	}
}

// flush writes the buffer.
func (w *writer) flush(b []byte) ([]byte, error) {
	n, err := w.out.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	return b[:0], err
}

// result gives the error of a telling, with the pointer to what is wrong.
func (w *writer) result(source Source, err error) error {
	if w.fault == nil {
		if err == nil {
			err = w.nesting.end()
		}
		return err
	}
	if p, is := w.fault.(*Problem); is {
		p.Pointer = pointerTo(source, w.nesting.events-1)
	}
	return w.fault
}

// iri appends an IRI between angle brackets.
func (w *writer) iri(b []byte, iri string) ([]byte, error) {
	if err := w.check(iri); err != nil {
		return b, err
	}
	if w.secure {
		if name, is := termName(iri); is {
			b = append(append(b, '<'), secureNamespace...)
			return append(append(b, name...), '>'), nil
		}
	}
	return appendAngled(b, iri), nil
}

func appendAngled(b []byte, iri string) []byte {
	n := len(b)
	b = slices.Grow(b, len(iri)+2)[:n+len(iri)+2]
	b[n], b[len(b)-1] = '<', '>'
	copy(b[n+1:], iri)
	return b
}

// check finds what is wrong with an IRI.
func (w *writer) check(iri string) error {
	good := &w.recent[recentSlot(iri)%len(w.recent)]
	if *good == iri && iri != "" { // quick where both are one text in memory
		return nil
	}
	if err := CheckIRI(iri); err != nil {
		return iriProblem(err)
	}
	*good = iri
	return nil
}

// recentSlot gives a number that differs for most IRIs of a graph.
func recentSlot(iri string) int {
	n := len(iri)
	if n < 4 {
		return n
	}
	return n + 3*int(iri[n-1]) + 5*int(iri[n-2]) + 7*int(iri[n-4])
}

// term gives what is known of an IRI that an event says to be the term of that
// number, and nil where it says so of none.
func (w *writer) term(iri string, number uint16) (*knownTerm, error) {
	if number == 0 || len(iri) > 128 { // nothing large is held for long
		return nil, nil
	}
	known := &w.known[int(number)%len(w.known)]
	if known.iri == iri && iri != "" { // quick where both are one text in memory
		return known, nil
	}
	if known.iri != "" {
		return nil, nil // of two with one place the first has it
	}
	if err := CheckIRI(iri); err != nil {
		return nil, iriProblem(err)
	}
	*known = knownTerm{iri, "<" + iri + "> "}
	return known, nil
}

// iriProblem makes a problem of what [CheckIRI] says.
func iriProblem(err error) error {
	const ours = "rdf: "
	return &Problem{What: err.Error()[len(ours):], Expected: "an absolute IRI (RFC 3987)"}
}

// blankNode appends a blank node.
func (w *writer) blankNode(b []byte, label string) []byte {
	return appendLabel(append(b, "_:"...), w.labels, label)
}

// text appends a text in quotes.
func (w *writer) text(b []byte, text string) ([]byte, error) {
	b, invalid := appendQuoted(b, text)
	if invalid >= 0 {
		return b, notUTF8(text, invalid)
	}
	return b, nil
}

// inLanguage appends a text in quotes with its language.
func (w *writer) inLanguage(b []byte, text, tag string) ([]byte, error) {
	if tag != w.language || tag == "" {
		if err := CheckLanguageTag(tag); err != nil {
			return b, err
		}
		w.language = tag
	}
	b, err := w.text(b, text)
	return append(append(b, '@'), tag...), err
}
