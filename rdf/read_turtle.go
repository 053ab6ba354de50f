package rdf

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// turtleReader reads Turtle. A method named after a production of the grammar
// (RDF 1.1 Turtle, section 6.5) reads it from the place on where the reader is.
type turtleReader struct {
	*reader
	graph    *Graph
	base     string
	prefixes map[string]string
	// labels gives for those of the text that were met the ones in the graph.
	labels map[string]string
	depth  int
	// room is how much longer than their text IRIs may yet become by the base and
	// the prefixes: short names for a long IRI could take all memory.
	room int
}

// read reads all statements, up to the first fault.
func (r *turtleReader) read() {
	r.graph, r.base = r.dataset.Graph(Subject{}), r.readOptions.base
	values := bytes.Count(r.input, []byte{'\n'})
	r.graph.Grow(values/5, values*3/4, values) // mostly each stands on a line of its own
	r.prefixes, r.labels = make(map[string]string), make(map[string]string)
	r.room = roomAtLeast + roomPerByte*len(r.input)
	// What is not UTF-8 is the end, and the fault if nothing else is before it.
	bad := -1
	r.text = r.input
	if !utf8.Valid(r.input) {
		bad = invalidUTF8(r.input)
		r.text = r.input[:bad]
	}
	for r.skip(); r.at < len(r.text); r.skip() {
		if !r.statement() {
			if bad < 0 || r.fault.at < len(r.text) && !r.fault.open {
				r.report(r.fault)
				return
			}
			break
		}
	}
	if bad >= 0 {
		r.report(fault{at: bad, what: "the text is not UTF-8", expected: "UTF-8"})
	}
}

// skip passes over white space and comments.
func (r *turtleReader) skip() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		case '#':
			for r.at < len(r.text) && r.text[r.at] != '\n' && r.text[r.at] != '\r' {
				r.at++
			}
		default:
			return
		}
	}
}

// statement reads a directive or triples, with the full stop.
func (r *turtleReader) statement() bool {
	if r.peek() == '@' {
		word := r.text[r.at:min(r.at+8, len(r.text))]
		switch {
		case bytes.HasPrefix(word, []byte("@prefix")):
			r.at += len("@prefix")
			return r.prefixID() && r.stop("the directive")
		case bytes.HasPrefix(word, []byte("@base")):
			r.at += len("@base")
			return r.baseIRI() && r.stop("the directive")
		}
		return r.fail(r.at, "the statement begins with \"@\"", "@prefix, @base or a subject")
	}
	switch {
	case r.isWord("prefix"):
		r.at += len("prefix")
		return r.prefixID()
	case r.isWord("base"):
		r.at += len("base")
		return r.baseIRI()
	}
	return r.triples() && r.stop("the statement")
}

// isWord tells whether a word is next, in any case, that is no part of a name.
func (r *turtleReader) isWord(word string) bool {
	end := r.at + len(word)
	return end <= len(r.text) && strings.EqualFold(string(r.text[r.at:end]), word) &&
		nameEnd(r.text, r.at, isNameStart) == end && (end == len(r.text) || r.text[end] != ':')
}

// stop reads the full stop.
func (r *turtleReader) stop(behind string) bool {
	r.skip()
	if r.peek() != '.' {
		return r.fail(r.at, behind+" goes on with "+r.describe(r.at), "a full stop")
	}
	r.at++
	return true
}

// prefixID reads the prefix and the IRI of a directive.
func (r *turtleReader) prefixID() bool {
	r.skip()
	start := r.at
	end := nameEnd(r.text, start, isNameStart)
	if end == len(r.text) || r.text[end] != ':' {
		return r.fail(end, "a prefix is followed by "+r.describe(end), "a name and a colon")
	}
	r.at = end + 1
	r.skip()
	if r.peek() != '<' {
		return r.fail(r.at, "behind the prefix stands "+r.describe(r.at), "an IRI in angle brackets")
	}
	iri, ok := r.iriRef()
	if ok {
		r.prefixes[string(r.text[start:end])] = iri
		r.epoch++
	}
	return ok
}

// baseIRI reads the IRI of a directive.
func (r *turtleReader) baseIRI() bool {
	r.skip()
	if r.peek() != '<' {
		return r.fail(r.at, "behind the base stands "+r.describe(r.at), "an IRI in angle brackets")
	}
	iri, ok := r.iriRef()
	if ok {
		r.base = iri
		r.epoch++
	}
	return ok
}

// triples reads a subject with all that is said of it.
func (r *turtleReader) triples() bool {
	at := r.at
	switch r.peek() {
	case '[':
		subject := r.graph.NewBlankNode()
		empty, ok := r.blankNodePropertyList(subject, at)
		if !ok {
			return false
		}
		if r.skip(); r.peek() == '.' && !empty {
			return true
		}
		return r.predicateObjectList(r.atTop(subject, at))
	case '(':
		subject := r.listHead()
		return r.collection(subject, at) && r.predicateObjectList(r.atTop(subject, at))
	case '_':
		subject, ok := r.blankNode()
		return ok && r.predicateObjectList(r.atTop(subject, at))
	}
	iri, ok := r.iri("the subject", "an IRI, a blank node, \"[\" or \"(\"")
	return ok && r.predicateObjectList(r.atTop(Subject{Kind: IRI, Text: iri}, at))
}

// atTop gives the node of which a statement is.
func (r *turtleReader) atTop(s Subject, at int) *Node {
	n := r.node(s, at)
	n.Root = true
	return n
}

func (r *turtleReader) node(s Subject, at int) *Node { return r.graph.EnsureNode(s, r.file.Pos(at)) }

// predicateObjectList reads what is said of a node, one predicate at least.
func (r *turtleReader) predicateObjectList(n *Node) bool {
	for {
		r.skip()
		predicateAt := r.at
		predicate, ok := r.verb()
		if !ok {
			return false
		}
		for {
			if !r.object(n, predicate, predicateAt) {
				return false
			}
			if r.skip(); r.peek() != ',' {
				break
			}
			r.at++
		}
		if r.peek() != ';' {
			return true
		}
		for r.peek() == ';' {
			r.at++
			r.skip()
		}
		if c := r.peek(); c == '.' || c == ']' {
			return true
		}
	}
}

// verb reads a predicate.
func (r *turtleReader) verb() (string, bool) {
	if r.peek() == 'a' && r.ahead(1) != ':' && nameEnd(r.text, r.at, isNameStart) == r.at+1 {
		r.at++
		return TypeIRI, true
	}
	return r.iri("the predicate", "an IRI, or \"a\"")
}

// object reads an object and adds the triple.
func (r *turtleReader) object(n *Node, predicate string, predicateAt int) bool {
	r.skip()
	at := r.at
	add := func(o Object) {
		n.AddAt(predicate, r.file.Pos(predicateAt), o, r.file.Pos(at))
	}
	// What is nested comes behind the triple that leads to it.
	switch c := r.peek(); {
	case c == '[':
		nested := r.graph.NewBlankNode()
		add(nested.Object())
		_, ok := r.blankNodePropertyList(nested, at)
		return ok
	case c == '(':
		head := r.listHead()
		add(head.Object())
		return r.collection(head, at)
	case c == '_':
		s, ok := r.blankNode()
		if ok {
			add(s.Object())
		}
		return ok
	case c == '"' || c == '\'':
		o, ok := r.literal()
		if ok {
			add(o)
		}
		return ok
	case isDigit(c) || c == '+' || c == '-' || c == '.':
		o, ok := r.number()
		if ok {
			add(o)
		}
		return ok
	case c == 't' && r.isExactly("true") || c == 'f' && r.isExactly("false"):
		text := "true"
		if c == 'f' {
			text = "false"
		}
		r.at += len(text)
		add(Object{Kind: Boolean, Text: text})
		return true
	}
	iri, ok := r.iri("the object", "an IRI, a blank node, a literal, \"[\" or \"(\"")
	if ok {
		add(Object{Kind: IRI, Text: iri})
	}
	return ok
}

// isExactly tells whether a word is next that is no part of a name.
func (r *turtleReader) isExactly(word string) bool {
	return bytes.HasPrefix(r.text[r.at:], []byte(word)) && r.isWord(word)
}
