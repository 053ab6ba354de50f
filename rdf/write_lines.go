package rdf

import (
	"io"
	"sync"
)

// lineWriter is the sink that writes N-Triples and N-Quads.
type lineWriter struct {
	writer
	quads bool
	// subjects are the open nodes as they are written, each with a space behind
	// it; open says where each begins.
	subjects []byte
	open     []int
	// tail is what follows the object.
	tail []byte
}

var lineWriters = sync.Pool{New: func() any { return new(lineWriter) }}

func (w *lineWriter) release() {
	w.clear()
	if cap(w.subjects) > largeRoom {
		w.subjects = nil
	}
	if cap(w.open) > 1024 {
		w.open = nil
	}
	lineWriters.Put(w)
}

func (w *lineWriter) write(buffer []byte, out io.Writer, format Format, source Source, options []WriteOption) ([]byte, error) {
	w.begin(buffer, out, options)
	w.quads = format == NQuads
	w.subjects, w.open, w.tail = w.subjects[:0], w.open[:0], w.tail[:0]
	var err error
	if graph, is := source.(*Graph); is && graph != nil {
		err = w.writeGraph(graph)
	} else {
		err = w.result(source, source.TellTo(w))
	}
	if err == nil && out != nil {
		w.buffer, err = w.flush(w.buffer)
	}
	return w.buffer, err
}

// Tell writes a run of events.
func (w *lineWriter) Tell(events []Event) error {
	if w.fault != nil {
		return w.fault
	}
	b := w.buffer
	var err error
	for i := range events {
		e := &events[i]
		if err = w.nesting.step(e); err != nil {
			break
		}
		switch e.Kind {
		case GraphStart:
			err = w.startGraph(e)
		case NodeStart:
			b, err = w.startNode(b, e)
		case Type:
			b = append(b, w.subjects[w.open[len(w.open)-1]:]...)
			b, err = w.name(append(b, "<"+TypeIRI+"> "...), e.Text, e.Term)
			b = append(b, w.tail[1:]...)
		case NodeEnd:
			top := len(w.open) - 1
			w.subjects, w.open = w.subjects[:w.open[top]], w.open[:top]
		default:
			b = append(b, w.subjects[w.open[len(w.open)-1]:]...)
			if b, err = w.name(b, e.Property, e.Term); err == nil {
				b, err = w.object(b, e.Kind, e.Text, e.Tag)
				b = append(b, w.tail...)
			}
		}
		if err == nil && len(b) >= w.full {
			b, err = w.flush(b)
		}
		if err != nil {
			break
		}
	}
	w.buffer, w.fault = b, err
	return err
}

// startGraph settles what stands behind the object.
func (w *lineWriter) startGraph(e *Event) error {
	w.tail = append(w.tail[:0], ' ')
	if w.quads {
		name := Subject{Kind: IRI, Text: e.Text}
		if w.inGraph {
			name = w.graph
		}
		var err error
		switch {
		case name.Kind == BlankNode:
			w.tail = append(w.blankNode(w.tail, name.Text), ' ')
		case name.Text != "" || name.Kind == IRI && w.inGraph:
			secure := w.secure
			w.secure = false
			w.tail, err = w.iri(w.tail, name.Text)
			w.secure = secure
			w.tail = append(w.tail, ' ')
		}
		if err != nil {
			return err
		}
	}
	w.tail = append(w.tail, '.', '\n')
	return nil
}

func (w *lineWriter) startNode(b []byte, e *Event) ([]byte, error) {
	begin := len(w.subjects)
	var err error
	if e.Flags&Blank != 0 {
		w.subjects = w.blankNode(w.subjects, e.Text)
	} else if w.subjects, err = w.iri(w.subjects, e.Text); err != nil {
		return b, err
	}
	w.subjects = append(w.subjects, ' ')
	if len(w.open) > 0 { // it is a value of the node around it
		top := w.open[len(w.open)-1]
		b = append(b, w.subjects[top:begin]...)
		if b, err = w.name(b, e.Property, e.Term); err != nil {
			return b, err
		}
		b = append(b, w.subjects[begin:len(w.subjects)-1]...)
		b = append(b, w.tail...)
	}
	w.open = append(w.open, begin)
	return b, nil
}

// name appends the IRI of a predicate or a type, with a space behind it.
func (w *lineWriter) name(b []byte, iri string, number uint16) ([]byte, error) {
	if !w.secure {
		known, err := w.term(iri, number)
		if known != nil {
			return append(b, known.written...), nil
		}
		if err != nil {
			return b, err
		}
	}
	b, err := w.iri(b, iri)
	return append(b, ' '), err
}

// object appends the object of a triple.
func (w *lineWriter) object(b []byte, kind Kind, text, tag string) ([]byte, error) {
	switch kind {
	case IRI:
		return w.iri(b, text)
	case BlankNode:
		return w.blankNode(b, text), nil
	case String:
		return w.text(b, text)
	case LanguageString:
		return w.inLanguage(b, text, tag)
	case Number:
		b, datatype, err := appendNumber(append(b, '"'), text)
		b = append(append(b, `"^^<`...), datatype...)
		return append(b, '>'), err
	case Boolean:
		b = append(append(append(b, '"'), text...), `"^^<`+XSDBoolean+`>`...)
		return b, checkBoolean(text)
	case TypedLiteral:
		b, err := w.text(b, text)
		if err != nil || tag == XSDString {
			return b, err
		}
		if err := checkDatatype(tag); err != nil {
			return b, err
		}
		return w.iri(append(b, '^', '^'), tag)
	}
	return b, notAValue(kind)
}
