package jsonld

import (
	"io"
	"slices"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// MediaType is the media type of JSON-LD (JSON-LD 1.1, section C), which the
// script element of a page names.
const MediaType = "application/ld+json"

// Append appends the graph to the buffer as JSON-LD. It returns the source's
// error, or a [*rdf.Problem] whose pointer leads to the value that cannot be
// written: text that is not UTF-8, an IRI that the context would read as
// another. With an error the buffer comes back as it was.
func Append(buffer []byte, source rdf.Source, options ...Option) ([]byte, error) {
	w := writers.Get().(*writer)
	defer w.release()
	w.buffer = buffer
	err := w.write(source, options)
	result := w.buffer
	w.buffer = nil
	if err != nil {
		return buffer, err
	}
	return result, nil
}

// Marshal returns the graph as JSON-LD in a buffer of its own. Its errors are
// those of [Append].
func Marshal(source rdf.Source, options ...Option) ([]byte, error) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	text, err := Append((*room)[:0], source, options...)
	if err != nil {
		return nil, err
	}
	if cap(text) <= largeRoom {
		*room = text
	}
	return slices.Clone(text), nil
}

// Write writes the graph as JSON-LD. It holds no more than a buffer of what it
// writes, whatever the size of the graph. Its errors are those of [Append] and
// of the io.Writer; after one, what was written is a part of a document.
func Write(out io.Writer, source rdf.Source, options ...Option) error {
	_, err := writeTo(out, source, options)
	return err
}

func writeTo(out io.Writer, source rdf.Source, options []Option) (int64, error) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	w := writers.Get().(*writer)
	defer w.release()
	w.buffer, w.out = (*room)[:0], out
	err := w.write(source, options)
	if err == nil {
		w.buffer, err = w.flush(w.buffer, 0)
	}
	if cap(w.buffer) <= largeRoom {
		*room = w.buffer
	}
	written := w.written
	w.buffer, w.out = nil, nil
	return written, err
}

// Document is a graph as a value for encoding/json and for io.Copy's kin.
// html/template places it in a script element as an object; since templates
// print a marshaler's error as a comment and report none, package
// jsonld/script gives the element with its error instead.
type Document struct{ rdf.Source }

// MarshalJSON returns the graph as JSON-LD; its errors are those of [Append].
func (d Document) MarshalJSON() ([]byte, error) { return Marshal(d.Source) }

// String returns the graph as JSON-LD, for printing and for templates that take
// the value for text. Where the graph cannot be written it says so, and leaves
// what is wrong to [Document.MarshalJSON].
func (d Document) String() string {
	text, err := Marshal(d.Source)
	if err != nil {
		return "healthld/jsonld: the graph cannot be written"
	}
	return string(text)
}

// WriteTo writes the graph as [Write] does and returns how many bytes the
// io.Writer took. After an error they are a part of a document.
func (d Document) WriteTo(out io.Writer) (int64, error) { return writeTo(out, d.Source, nil) }

// rooms are buffers between uses.
var rooms = sync.Pool{New: func() any { room := make([]byte, 0, fullRoom); return &room }}

// largeRoom is how large a buffer may be that is kept between uses.
const largeRoom = 1 << 18
