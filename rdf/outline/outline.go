// Package outline writes a graph for people: what things there are, one below the
// other, each with its types, its name and its properties, and where they stand
// in the input.
//
//	MedicalClinic <https://sunrise.example/#clinic>  [index.html:12:3]
//	  name: "Sunrise Clinic" @en  [index.html:13:11]
//	  medicalSpecialty: Cardiovascular  [index.html:14:23]
//	  address: PostalAddress  [index.html:15:14]
//	    postalCode: "01234"  [index.html:16:21]
//
// It is to be looked at, not to be read back: long texts are cut. For programs
// there are the notations of package rdf.
package outline

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// Option changes how a graph is written.
type Option func(*writer)

// Places writes behind each thing and value where it stands, where that is known.
func Places() Option { return func(w *writer) { w.places = true } }

// Whole writes texts in full, which are else cut after 100 characters.
func Whole() Option { return func(w *writer) { w.longest = 0 } }

// Write writes a graph. Terms of schema.org stand without their namespace, all
// other names in full. What a terminal must not see (control characters, ends of
// lines, reversals of direction) is escaped, wherever it comes from.
//
// The errors are those of the io.Writer, and that of a graph which cannot be told;
// see [rdf.Graph.TellTo].
func Write(out io.Writer, graph *rdf.Graph, options ...Option) error {
	w := &writer{out: out, graph: graph, longest: 100}
	for _, option := range options {
		option(w)
	}
	if err := graph.TellTo(w); err != nil {
		return err
	}
	return w.flush()
}

// writer is a sink that writes what it is told.
type writer struct {
	out     io.Writer
	graph   *rdf.Graph
	places  bool
	longest int

	buffer []byte
	open   []openNode
	// line is the start of a node whose types are to come.
	line    []byte
	waiting bool
	types   int
	place   rdf.Pos
}

// openNode is a node that is being told.
type openNode struct {
	node *rdf.Node
	// property is the one that was told last, and next the number of its next
	// value.
	property *rdf.NodeProperty
	next     int
}

// flushSize is how much is written at a time.
const flushSize = 16 << 10

// Tell writes a run of events.
func (w *writer) Tell(events []rdf.Event) error {
	for i := range events {
		e := &events[i]
		if e.Kind != rdf.Type {
			w.endLine()
		}
		switch e.Kind {
		case rdf.GraphStart:
		case rdf.NodeStart:
			w.startNode(e)
		case rdf.Type:
			if w.types++; w.types > 1 {
				w.line = append(w.line, ", "...)
			}
			w.line = appendName(w.line, e.Text)
		case rdf.NodeEnd:
			w.open = w.open[:len(w.open)-1]
		default:
			w.value(e)
		}
		if len(w.buffer) >= flushSize {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) flush() error {
	w.endLine()
	n, err := w.out.Write(w.buffer)
	if err == nil && n < len(w.buffer) {
		err = io.ErrShortWrite
	}
	w.buffer = w.buffer[:0]
	return err
}

func (w *writer) startNode(e *rdf.Event) {
	w.line = w.indent(w.line[:0])
	node := w.graph.Node(e.Subject())
	w.place = node.Pos
	if len(w.open) > 0 {
		w.line, w.place = w.property(w.line, e)
	}
	w.waiting, w.types = true, 0
	w.open = append(w.open, openNode{node: node})
}

// endLine ends the line of a node, once all its types are known.
func (w *writer) endLine() {
	if !w.waiting {
		return
	}
	w.waiting = false
	if w.types == 0 {
		w.line = append(w.line, "thing without a type"...)
	}
	node := w.open[len(w.open)-1].node
	if node.Subject.Kind == rdf.IRI {
		w.line = append(appendPrintable(append(w.line, " <"...), node.Subject.Text), '>')
	}
	w.buffer = append(w.buffer, w.line...)
	w.finishLine(w.place)
}

func (w *writer) value(e *rdf.Event) {
	w.buffer = w.indent(w.buffer)
	var place rdf.Pos
	w.buffer, place = w.property(w.buffer, e)
	b := w.buffer
	switch e.Kind {
	case rdf.IRI:
		if name, is := localName(e.Text); is && e.Flags&rdf.Referenced == 0 {
			b = appendPrintable(b, name)
		} else {
			b = append(appendPrintable(append(b, '<'), e.Text), '>')
		}
	case rdf.BlankNode:
		b = append(b, "the thing that "...)
		b = append(b, w.described(e.Text)...)
	case rdf.Number, rdf.Boolean:
		b = appendPrintable(b, e.Text)
	default:
		b = w.text(b, e.Text)
		switch {
		case e.Kind == rdf.LanguageString:
			b = appendPrintable(append(b, " @"...), e.Tag)
		case e.Kind == rdf.TypedLiteral:
			b = appendName(append(b, ' '), e.Tag)
		}
	}
	w.buffer = b
	w.finishLine(place)
}

// described says where a blank node is described that was described before.
func (w *writer) described(label string) string {
	node := w.graph.Node(rdf.Subject{Kind: rdf.BlankNode, Text: label})
	if node == nil {
		return "nothing is said of"
	}
	if at := w.graph.Position(node.Pos); at.IsValid() {
		return "begins at " + at.String()
	}
	return "is described above"
}

// property appends the name of the property of a value, and gives the place of
// the value.
func (w *writer) property(b []byte, e *rdf.Event) ([]byte, rdf.Pos) {
	at := &w.open[len(w.open)-1]
	if at.property == nil || at.property.IRI != e.Property {
		at.property, at.next = at.node.Property(e.Property), 0
	}
	place := at.property.Values[at.next].Pos
	at.next++
	return append(appendName(b, e.Property), ": "...), place
}

// deepest bounds the indentation, so that the outline of a deep graph does not
// grow with the square of its depth.
const deepest = 40

func (w *writer) indent(b []byte) []byte {
	for range min(len(w.open), deepest) {
		b = append(b, "  "...)
	}
	return b
}

func (w *writer) finishLine(place rdf.Pos) {
	if at := w.graph.Position(place); w.places && at.IsValid() {
		w.buffer = append(append(append(w.buffer, "  ["...), at.String()...), ']')
	}
	w.buffer = append(w.buffer, '\n')
}

// text appends a text in quotes, cut where it is long.
func (w *writer) text(b []byte, text string) []byte {
	cut := ""
	if w.longest > 0 && utf8.RuneCountInString(text) > w.longest {
		end, n := 0, 0
		for end = range text {
			if n++; n > w.longest {
				break
			}
		}
		text, cut = text[:end], "…"
	}
	return append(strconv.AppendQuoteToGraphic(b, text), cut...)
}

// appendName appends a term of schema.org by its name, and any other IRI between
// angle brackets.
func appendName(b []byte, iri string) []byte {
	if name, is := localName(iri); is {
		return appendPrintable(b, name)
	}
	return append(appendPrintable(append(b, '<'), iri), '>')
}

// localName gives the name of a term of schema.org, in either spelling.
func localName(iri string) (string, bool) {
	name, is := strings.CutPrefix(iri, "http://schema.org/")
	if !is {
		name, is = strings.CutPrefix(iri, "https://schema.org/")
	}
	return name, is && name != "" && !strings.ContainsAny(name, "/#?:")
}

// appendPrintable appends text with what a terminal must not see escaped.
func appendPrintable(b []byte, text string) []byte {
	for len(text) > 0 {
		r, width := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && width == 1 || !strconv.IsGraphic(r) {
			quoted := strconv.QuoteToGraphic(text[:width])
			b = append(b, quoted[1:len(quoted)-1]...)
		} else {
			b = append(b, text[:width]...)
		}
		text = text[width:]
	}
	return b
}
