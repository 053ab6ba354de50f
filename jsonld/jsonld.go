package jsonld

import (
	"io"
	"slices"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// MediaType is the media type of JSON-LD (JSON-LD 1.1, appendix C), which the
// type attribute of a script element names.
const MediaType = "application/ld+json"

// Append appends the graph to the buffer as JSON-LD. It returns the error of the
// source, or a [*rdf.Problem] whose pointer leads to what cannot be written; the
// package documentation lists what that may be. With an error the buffer comes
// back as it was. With room in the buffer it allocates nothing.
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
// those of [Append]; with one it returns no bytes.
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

// Write writes the graph as JSON-LD, some 16 KB at a time. Beyond that and the
// largest text it holds nothing of what it writes, whatever the size of the
// graph; [Flat] and [Language] hold the graph itself.
//
// Its errors are those of [Append], those of the io.Writer, and io.ErrShortWrite
// where that takes less than it was given. After an error what was written is
// the beginning of a document: to have all or nothing, write what [Marshal]
// returns.
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

// Document is a graph as a value that others write: for encoding/json, where it
// may stand anywhere in a larger value, and for whoever takes an io.WriterTo. It
// is written without options but as the source tells it; [rdf.Flat] and
// [rdf.InLanguage] give sources that tell otherwise.
//
// html/template places it in a script element as an object:
//
//	<script type="application/ld+json">{{.}}</script>
//
// But templates print the error of a json.Marshaler as a comment before null, and
// report none. Package jsonld/script gives the whole element with its error
// instead.
//
// encoding/json keeps the escapes that make the text safe in a page, even with
// SetEscapeHTML(false). encoding/json/v2 writes all text anew and undoes them, so
// that what it gives may not stand in a script element.
type Document struct{ rdf.Source }

// MarshalJSON returns the graph as JSON-LD; its errors are those of [Append].
// encoding/json wraps them, so that errors.As finds the [*rdf.Problem].
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

// WriteTo writes the graph as [Write] does, with its errors, and returns how many
// bytes the io.Writer took.
func (d Document) WriteTo(out io.Writer) (int64, error) { return writeTo(out, d.Source, nil) }

// rooms are buffers between uses.
var rooms = sync.Pool{New: func() any { room := make([]byte, 0, fullRoom); return &room }}

// largeRoom is how large a buffer may be that is kept between uses.
const largeRoom = 1 << 18
