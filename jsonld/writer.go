package jsonld

import (
	"errors"
	"io"
	"math"
	"strconv"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// writer is the sink that writes JSON-LD. A comma follows every member and every
// element as it is written; what closes an object or an array takes the place
// of the last one. So nothing has to know whether it is the first.
//
// The methods that write take the buffer and give it back, since it then stays
// in registers; the field holds it between runs of events. The small ones are not
// inlined: they are called in so many places that it made the code that every program
// links twice as large, and what is written often [writer.plain] writes itself.
type writer struct {
	options
	buffer  []byte
	out     io.Writer // nil where the buffer is the result
	written int64     // bytes that out has taken

	// frames are the open nodes; the first stands for the top level.
	frames []frame
	roots  int32 // top-level nodes that were announced; negative where that is unknown
	level  int   // objects and arrays that are open
	shape  shape
	terms  *[termLimit]termText
	// members are those that were written last, with their properties.
	members [memberCacheSize]knownMember
}

// shape is how the top level is written.
type shape uint8

const (
	notBegun     shape = iota
	oneRoot            // the root is the document
	severalRoots       // the document has them in its @graph
)

// frame is an open node. The first one is the top level.
type frame struct {
	_        notCompared
	values   int32 // values that the open property still has
	types    int32 // types that the node still has
	total    int32 // values or types that were announced; of the top level: its nodes
	coercion coercion
	term     uint16 // the open property, where the vocabulary has it
	naming   naming
	begun    bool   // it is a node whose types and ID are written, if it has them
	id       string // as naming says
	foreign  string // the IRI of the open property, where the vocabulary has it not
}

// notCompared stands in structs that are not compared, and takes no room: the functions
// that compare them would be in every program.
type notCompared [0]func()

// naming is how a node is named.
type naming uint8

const (
	notNamed naming = iota
	byIRI
	byLabel
)

var writers = sync.Pool{New: func() any { return &writer{} }}

// errContract is for sources that do not tell as [rdf.Source] says.
var errContract = errors.New("healthld/jsonld: the source breaks the contract of rdf.Source")

func (w *writer) release() {
	if cap(w.frames) > 1024 {
		w.frames = nil
	}
	clear(w.frames[:cap(w.frames)])
	w.options, w.buffer, w.out, w.written = options{}, nil, nil, 0
	w.frames, w.level = w.frames[:0], 0
	writers.Put(w)
}

// write writes the whole telling of the source.
func (w *writer) write(source rdf.Source, options []Option) error {
	for _, option := range options {
		option(&w.options)
	}
	w.frames = append(w.frames[:0], frame{})
	w.shape, w.terms = notBegun, termTexts()
	if err := w.tell(source).TellTo(w); err != nil {
		return err
	}
	switch {
	case len(w.frames) != 1 || w.shape == notBegun || w.roots >= 0 && w.frames[0].total != w.roots:
		return errContract
	case w.shape == oneRoot:
		w.buffer = w.buffer[:len(w.buffer)-1] // the comma behind the root, which closed the document
		return nil
	}
	w.buffer = w.close(w.buffer, ']')
	w.buffer = w.close(append(w.buffer, ','), '}')
	return nil
}

// flushSize is how much is written at a time.
const flushSize = 16 << 10

// fullRoom is up to where plain fills the buffer of what is written to an
// io.Writer, whatever the largest text has made of it.
const fullRoom = flushSize + 1024

// Tell writes a run of events.
func (w *writer) Tell(events []rdf.Event) error {
	b := w.buffer
	full, room := math.MaxInt, math.MaxInt
	if w.out != nil {
		full, room = flushSize, fullRoom
	}
	for len(events) > 0 {
		if w.indent == "" {
			// plain fills its room and never makes more, so the rest is there after.
			whole := b
			b, events = w.plain(b[:len(b):min(cap(b), room)], events)
			if b = whole[:len(b)]; len(events) == 0 {
				break
			}
		}
		var err error
		if b, err = w.step(b, &events[0]); err != nil {
			return err
		}
		events = events[1:]
		if len(b) >= full {
			if b, err = w.flush(b, 1); err != nil {
				return err
			}
		}
	}
	w.buffer = b
	return nil
}

// step writes one event.
func (w *writer) step(b []byte, e *rdf.Event) ([]byte, error) {
	top := &w.frames[len(w.frames)-1]
	switch {
	case e.Kind >= rdf.IRI:
		b, err := w.value(b, e, top)
		if err != nil {
			return b, err
		}
		return w.endValue(b, top), nil
	case e.Kind == rdf.NodeStart:
		return w.startNode(b, e, top)
	case e.Kind == rdf.Type:
		return w.nodeType(b, e, top)
	case e.Kind == rdf.NodeEnd:
		return w.endNode(b, top)
	case e.Kind == rdf.GraphStart:
		return w.startGraph(b, e)
	}
	return b, errContract
}

// endValue puts the comma behind a value, and closes the property's array
// behind its last one.
func (w *writer) endValue(b []byte, top *frame) []byte {
	b = append(b, ',')
	if top.values--; top.values == 0 && top.total > 1 {
		b = append(w.close(b, ']'), ',')
	}
	return b
}

// flush writes the buffer but for its last bytes, which may have to change.
func (w *writer) flush(b []byte, keep int) ([]byte, error) {
	n, err := w.out.Write(b[:len(b)-keep])
	w.written += int64(n)
	if err == nil && n < len(b)-keep {
		err = io.ErrShortWrite
	}
	return append(b[:0], b[len(b)-keep:]...), err
}

func (w *writer) startGraph(b []byte, e *rdf.Event) ([]byte, error) {
	if w.shape != notBegun {
		return b, errContract
	}
	w.shape = oneRoot
	b = w.key(w.open(b, '{'), "@context")
	b = append(b, `"https://schema.org",`...)
	if e.Text != "" {
		w.shape = severalRoots // a named graph is an object with its nodes in it
		var err error
		if b, err = w.iri(w.key(b, "@id"), e.Text); err != nil {
			return b, within(err, "@id")
		}
		b = append(b, ',')
	}
	if e.Count != 1 {
		w.shape = severalRoots
	}
	w.roots = e.Count
	if w.shape == severalRoots {
		b = w.open(w.key(b, "@graph"), '[')
	}
	return b, nil
}

func (w *writer) startNode(b []byte, e *rdf.Event, top *frame) ([]byte, error) {
	if len(w.frames) > 1 {
		if e.Count > 0 {
			var err error
			if b, err = w.property(b, e, top); err != nil {
				return b, err
			}
		} else if top.values <= 0 {
			return b, errContract
		}
		if top.total > 1 {
			b = w.line(b)
		}
		b = w.open(b, '{')
	} else {
		top.total++
		switch {
		case w.shape == severalRoots:
			b = w.open(w.line(b), '{')
		case w.shape == notBegun || top.total > 1:
			return b, errContract
		}
	}
	if top = w.push(); e.Flags&rdf.Blank == 0 {
		top.id, top.naming = e.Text, byIRI
	} else if e.Flags&rdf.Referenced != 0 {
		top.id, top.naming = e.Text, byLabel
	}
	return b, nil
}

// push opens a frame. What an earlier node left in its texts is not read.
func (w *writer) push() *frame {
	n := len(w.frames)
	if n == cap(w.frames) {
		w.frames = append(w.frames, frame{})
	}
	w.frames = w.frames[:n+1]
	top := &w.frames[n]
	top.values, top.types, top.total, top.naming, top.begun = 0, 0, 0, notNamed, false
	return top
}

func (w *writer) nodeType(b []byte, e *rdf.Event, top *frame) ([]byte, error) {
	if e.Count > 0 && !top.begun && top.types == 0 && len(w.frames) > 1 {
		top.types, top.total = e.Count, e.Count
		b = w.key(b, "@type")
		if e.Count > 1 {
			b = w.open(b, '[')
		}
	}
	if top.types <= 0 {
		return b, errContract
	}
	if top.total > 1 {
		b = w.line(b)
	}
	if t := w.termOf(e.Term, e.Text); t != nil {
		b = t.appendQuoted(b)
	} else {
		name, err := w.name(e.Text)
		if err != nil {
			return b, err
		}
		if b, err = w.text(b, name); err != nil {
			return b, err
		}
	}
	b = append(b, ',')
	if top.types--; top.types > 0 {
		return b, nil
	}
	if top.total > 1 {
		b = append(w.close(b, ']'), ',')
	}
	return w.nodeID(b, top)
}

// nodeID writes the ID of the open node, which has no more types.
func (w *writer) nodeID(b []byte, top *frame) ([]byte, error) {
	top.begun = true
	if top.naming == notNamed {
		return b, nil
	}
	b = w.key(b, "@id")
	var err error
	if top.naming == byLabel {
		b, err = w.label(b, top.id)
	} else {
		b, err = w.iri(b, top.id)
	}
	return append(b, ','), within(err, "@id")
}

// property begins the property whose first value the event is.
func (w *writer) property(b []byte, e *rdf.Event, top *frame) ([]byte, error) {
	if top.values|top.types != 0 || len(w.frames) == 1 {
		return b, errContract
	}
	if !top.begun {
		var err error
		if b, err = w.nodeID(b, top); err != nil {
			return b, err
		}
	}
	top.values, top.total = e.Count, 1 // a problem of the name is at the member as a whole
	if t := w.termOf(e.Term, e.Property); t != nil {
		top.term, top.coercion = t.number, t.coercion
		if w.indent == "" {
			b = t.appendKey(b)
		} else {
			b = w.colon(t.appendQuoted(w.line(b)))
		}
	} else {
		top.term, top.coercion, top.foreign = 0, notCoerced, e.Property
		name, err := w.name(e.Property)
		if err != nil {
			return b, err
		}
		if b, err = w.text(w.line(b), name); err != nil {
			return b, err
		}
		b = w.colon(b)
	}
	if top.total = e.Count; e.Count > 1 {
		b = w.open(b, '[')
	}
	return b, nil
}

func (w *writer) endNode(b []byte, top *frame) ([]byte, error) {
	if len(w.frames) == 1 || top.values|top.types != 0 {
		return b, errContract
	}
	if !top.begun {
		var err error
		if b, err = w.nodeID(b, top); err != nil {
			return b, err
		}
	}
	b = w.close(b, '}')
	w.frames = w.frames[:len(w.frames)-1]
	if len(w.frames) == 1 {
		return append(b, ','), nil
	}
	return w.endValue(b, &w.frames[len(w.frames)-1]), nil
}

// open begins an object or an array.
//
//go:noinline
func (w *writer) open(b []byte, start byte) []byte {
	w.level++
	return append(b, start)
}

// close ends an object or an array, in place of the last comma where there is
// one.
//
//go:noinline
func (w *writer) close(b []byte, end byte) []byte {
	w.level--
	if last := len(b) - 1; b[last] == ',' {
		b = w.line(b[:last])
	}
	return append(b, end)
}

// line begins a line where the output is indented.
//
//go:noinline
func (w *writer) line(b []byte) []byte {
	if w.indent == "" {
		return b
	}
	return w.indentedLine(b)
}

func (w *writer) indentedLine(b []byte) []byte {
	b = append(b, '\n')
	for range w.level {
		b = append(b, w.indent...)
	}
	return b
}

// key writes a keyword as the name of a member.
//
//go:noinline
func (w *writer) key(b []byte, name string) []byte {
	b = append(append(append(w.line(b), '"'), name...), '"')
	return w.colon(b)
}

// problem gives a problem at the value that is being written.
func (w *writer) problem(what, expected string) error {
	var pointer []byte
	if w.shape == severalRoots && len(w.frames) > 1 {
		pointer = numbered([]byte("/@graph"), w.frames[0].total-1)
	}
	for i := range w.frames[1:] {
		f := &w.frames[i+1]
		left := f.values
		switch {
		case f.types > 0:
			left = f.types
			pointer = append(pointer, "/@type"...)
		case f.values > 0:
			iri := f.foreign
			if f.term != 0 {
				iri = w.terms[f.term].iri
			}
			pointer = append(append(pointer, '/'), rdf.EscapePointer(replaceInvalid(shorten(iri)))...)
		default:
			continue
		}
		if f.total > 1 {
			pointer = numbered(pointer, f.total-left)
		}
	}
	return &rdf.Problem{What: what, Expected: expected, Pointer: string(pointer)}
}

// numbered leads a pointer on to an element.
func numbered(pointer []byte, number int32) []byte {
	return strconv.AppendInt(append(pointer, '/'), int64(number), 10)
}

// replaceInvalid gives the text as [ReplaceInvalid] writes it: by runes, of which a
// bad byte is U+FFFD.
func replaceInvalid(text string) string {
	runes := make([]byte, 0, len(text))
	for _, r := range text {
		runes = append(runes, string(r)...)
	}
	return string(runes)
}

// within leads a problem on to a member of the value at which it is.
//
//go:noinline
func within(err error, member string) error {
	if problem, is := err.(*rdf.Problem); is {
		problem.Pointer += "/" + member
	}
	return err
}
