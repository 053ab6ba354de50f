package rdf

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// lineReader reads N-Triples and N-Quads.
type lineReader struct {
	*reader
	quads bool
	// isUTF8 says that no line has to be looked at for that.
	isUTF8 bool
	// lineFeed and carriageReturn are where the next of each stands in the input.
	lineFeed, carriageReturn int
	// graph and node are those that the last triple was added to.
	graph     *Graph
	graphName Subject
	node      *Node
}

// read reads all lines.
func (r *lineReader) read() {
	input := r.input
	r.isUTF8 = utf8.Valid(input)
	r.lineFeed, r.carriageReturn = -1, -1
	r.graph = r.dataset.Graph(Subject{})
	lines := bytes.Count(input, []byte{'\n'})
	r.graph.Grow(lines/5, lines*3/4, lines) // mostly that is about right, and what is more grows
	for start := r.at; start < len(input); {
		end := r.lineEnd(start)
		r.text, r.at = input[:end], start
		if !r.line() && !r.report(r.fault) {
			return
		}
		start = end + 1
	}
}

// lineEnd gives the end of the line that begins at a place: a line feed, a
// carriage return or the end of the input. Each is looked for only when the one
// before was passed, so that a text without any costs no more.
func (r *lineReader) lineEnd(start int) int {
	find := func(c byte) int {
		if n := bytes.IndexByte(r.input[start:], c); n >= 0 {
			return start + n
		}
		return len(r.input)
	}
	if r.lineFeed < start {
		r.lineFeed = find('\n')
	}
	if r.carriageReturn < start {
		r.carriageReturn = find('\r')
	}
	return min(r.lineFeed, r.carriageReturn)
}

// line reads a line, with or without a statement.
func (r *lineReader) line() bool {
	start := r.at
	if len(r.text)-start > r.limits.Line {
		return r.failBeyond(start, fmt.Sprintf("the line has %d bytes", len(r.text)-start), fmt.Sprintf("at most %d", r.limits.Line))
	}
	if !r.isUTF8 {
		if bad := invalidUTF8(r.text[start:]); bad >= 0 {
			return r.fail(start+bad, "the text is not UTF-8", "UTF-8")
		}
	}
	r.skipBlanks()
	if c := r.peek(); c == '#' || c == 0 && r.at == len(r.text) {
		return true
	}
	return r.statement()
}

// statement reads a statement up to the end of the line.
func (r *lineReader) statement() bool {
	at := r.at
	subject, ok := r.subject("the subject")
	if !ok {
		return false
	}
	r.skipBlanks()
	predicateAt := r.at
	if r.peek() != '<' {
		return r.fail(r.at, "the predicate begins with "+r.describe(r.at), "an IRI in angle brackets")
	}
	predicate, ok := r.absoluteIRI()
	if !ok {
		return false
	}
	r.skipBlanks()
	objectAt := r.at
	object, ok := r.object()
	if !ok {
		return false
	}
	r.skipBlanks()
	var graph Subject
	if c := r.peek(); r.quads && (c == '<' || c == '_') {
		if graph, ok = r.subject("the name of the graph"); !ok {
			return false
		}
		r.skipBlanks()
	}
	if !r.end() {
		return false
	}
	r.choose(graph, subject, at)
	r.node.AddAt(predicate, r.file.Pos(predicateAt), object, r.file.Pos(objectAt))
	return true
}

// choose finds the node of a subject. Mostly it is that of the line before.
func (r *lineReader) choose(graph, subject Subject, at int) {
	if r.node != nil && r.node.Subject == subject && r.graphName == graph {
		return
	}
	if r.graphName != graph {
		r.graph, r.graphName = r.dataset.EnsureGraph(graph), graph
	}
	r.node = r.graph.EnsureNode(subject, r.file.Pos(at))
}

// subject reads an IRI or a blank node.
func (r *lineReader) subject(role string) (Subject, bool) {
	switch {
	case r.peek() == '<':
		iri, ok := r.absoluteIRI()
		return Subject{Kind: IRI, Text: iri}, ok
	case r.peek() == '_' && r.ahead(1) == ':':
		label, ok := r.label()
		if ok && r.node != nil && r.node.Subject.Kind == BlankNode && r.node.Subject.Text == string(label) {
			return r.node.Subject, true
		}
		return Subject{Kind: BlankNode, Text: r.keep(label)}, ok
	}
	return Subject{}, r.fail(r.at, role+" begins with "+r.describe(r.at), "an IRI in angle brackets or a blank node")
}

// object reads an IRI, a blank node or a literal.
func (r *lineReader) object() (Object, bool) {
	switch c := r.peek(); {
	case c == '<':
		iri, ok := r.absoluteIRI()
		return Object{Kind: IRI, Text: iri}, ok
	case c == '_' && r.ahead(1) == ':':
		label, ok := r.label()
		return Object{Kind: BlankNode, Text: r.keep(label)}, ok
	case c == '"':
		return r.literal()
	}
	return Object{}, r.fail(r.at, "the object begins with "+r.describe(r.at), "an IRI in angle brackets, a blank node or a text in double quotes")
}

func (r *lineReader) literal() (Object, bool) {
	text, ok := r.quoted()
	if !ok {
		return Object{}, false
	}
	r.skipBlanks()
	switch {
	case r.peek() == '@':
		tag, ok := r.language()
		return Object{Kind: LanguageString, Text: text, Tag: tag}, ok
	case r.peek() == '^' && r.ahead(1) == '^':
		r.at += 2
		r.skipBlanks()
		at := r.at
		if r.peek() != '<' {
			return Object{}, r.fail(at, "the datatype begins with "+r.describe(at), "an IRI in angle brackets")
		}
		datatype, ok := r.absoluteIRI()
		if !ok {
			return Object{}, false
		}
		return r.typed(text, datatype, at)
	}
	return Object{Kind: String, Text: text}, true
}

// typed gives a literal with a datatype, which stands at a place.
func (s *scanner) typed(text, datatype string, at int) (Object, bool) {
	if err := checkDatatype(datatype); err != nil {
		return Object{}, s.failWith(at, err)
	}
	return Object{Kind: TypedLiteral, Text: text, Tag: datatype}.FromRDF(), true
}

// end reads the full stop and what may stand behind it.
func (r *lineReader) end() bool {
	if r.peek() != '.' {
		return r.fail(r.at, "the statement goes on with "+r.describe(r.at), "a full stop")
	}
	r.at++
	r.skipBlanks()
	if r.at < len(r.text) && r.peek() != '#' {
		return r.fail(r.at, "behind the statement stands "+r.describe(r.at), "the end of the line, or a comment")
	}
	return true
}
