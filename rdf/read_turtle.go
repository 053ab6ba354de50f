package rdf

import (
	"bytes"
	"fmt"
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

// How much longer than the text all IRIs of it may be.
const (
	roomAtLeast = 64 << 20
	roomPerByte = 16
)

// The lists that are nodes of the vocabulary of RDF itself.
const (
	listFirst = RDFNamespace + "first"
	listRest  = RDFNamespace + "rest"
	listNil   = RDFNamespace + "nil"
)

// read reads all statements, up to the first fault.
func (r *turtleReader) read() {
	r.graph, r.base = r.dataset.Graph(Subject{}), r.readOptions.base
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

// enter goes one bracket deeper.
func (r *turtleReader) enter() bool {
	if r.depth == r.limits.Depth {
		return r.failBeyond(r.at, fmt.Sprintf("brackets are nested deeper than %d", r.limits.Depth), "less of them, one in the other")
	}
	r.depth++
	r.at++
	return true
}

// blankNodePropertyList reads brackets with all that is said of the node that
// they stand for. It tells whether there is nothing in them, too.
func (r *turtleReader) blankNodePropertyList(s Subject, at int) (empty, ok bool) {
	if !r.enter() {
		return false, false
	}
	if r.skip(); r.peek() == ']' {
		empty = true
	} else if !r.predicateObjectList(r.node(s, at)) {
		return false, false
	}
	if r.skip(); r.peek() != ']' {
		return false, r.unclosed("what stands in brackets", "]", at)
	}
	r.at++
	r.depth--
	return empty, true
}

// unclosed is the fault of brackets in which something else stands.
func (r *turtleReader) unclosed(what, end string, at int) bool {
	if r.at == len(r.text) {
		return r.failOpen(at, what, quote(end))
	}
	return r.fail(r.at, what+" goes on with "+r.describe(r.at), quote(end))
}

// listHead gives the node that a collection will be, which is next.
func (r *turtleReader) listHead() Subject {
	start := r.at
	r.at++
	r.skip()
	isEmpty := r.peek() == ')'
	r.at = start
	if isEmpty {
		return Subject{Kind: IRI, Text: listNil}
	}
	return r.graph.NewBlankNode()
}

// collection reads the members of a list whose first cell is given.
func (r *turtleReader) collection(cell Subject, at int) bool {
	if !r.enter() {
		return false
	}
	if r.skip(); r.peek() == ')' {
		r.at++
		r.depth--
		return true
	}
	for n := r.node(cell, at); ; {
		memberAt := r.at
		if r.at == len(r.text) {
			return r.unclosed("what stands in parentheses", ")", at)
		}
		if !r.object(n, listFirst, memberAt) {
			return false
		}
		r.skip()
		restAt := r.file.Pos(r.at)
		if r.peek() == ')' {
			n.AddAt(listRest, restAt, Object{Kind: IRI, Text: listNil}, restAt)
			r.at++
			r.depth--
			return true
		}
		next := r.graph.NewBlankNode()
		n.AddAt(listRest, restAt, next.Object(), restAt)
		n = r.node(next, r.at)
	}
}

// blankNode reads a blank node with a label. A label that stands for another node
// already, one without label in the text, is replaced.
func (r *turtleReader) blankNode() (Subject, bool) {
	if r.ahead(1) != ':' {
		return Subject{}, r.fail(r.at, "\"_\" is followed by "+r.describe(r.at+1), "a colon")
	}
	label, ok := r.label()
	if !ok {
		return Subject{}, false
	}
	if held, is := r.labels[string(label)]; is {
		return Subject{Kind: BlankNode, Text: held}, true
	}
	text := r.keep(label)
	s := Subject{Kind: BlankNode, Text: text}
	if r.graph.blanks.get(text).known {
		s = r.graph.NewBlankNode()
	} else {
		r.graph.claim(text, 0)
	}
	r.labels[text] = s.Text
	return s, true
}

// iri reads an IRI in angle brackets or with a prefix.
func (r *turtleReader) iri(role, expected string) (string, bool) {
	c := r.peek()
	if c == '<' {
		return r.iriRef()
	}
	if c != ':' && nameEnd(r.text, r.at, isNameStart) == r.at {
		return "", r.fail(r.at, role+" begins with "+r.describe(r.at), expected)
	}
	return r.prefixedName(role, expected)
}

// iriRef reads an IRI in angle brackets, absolute or relative.
func (r *turtleReader) iriRef() (string, bool) {
	at := r.at
	text, ok := r.angled()
	if !ok {
		return "", false
	}
	known := r.slot(text)
	if known.text == string(text) && known.epoch == r.epoch && known.iri != "" {
		return known.iri, true
	}
	decoded, ok := r.decodeIRI(text, at+1)
	if !ok || !r.fits(at) {
		return "", false
	}
	iri := r.keep(decoded)
	key := iri
	if len(decoded) != len(text) {
		key = string(text)
	}
	if err := checkCharacters(iri); err != nil {
		return "", r.failWith(at, iriProblem(err))
	}
	if !IsAbsoluteIRI(iri) {
		resolved, err := ResolveIRI(r.base, iri)
		if err != nil {
			return "", r.failWith(at, err)
		}
		if !r.grows(at, len(resolved)) {
			return "", false
		}
		if err := CheckIRI(resolved); err != nil { // the base is anybody's
			return "", r.failWith(at, iriProblem(err))
		}
		iri = resolved
	}
	*known = knownIRI{text: key, iri: iri, epoch: r.epoch}
	return iri, true
}

// fits holds a term that begins at a place and was read to its limit.
func (r *turtleReader) fits(at int) bool {
	if r.at-at > r.limits.Line {
		return r.failBeyond(at, fmt.Sprintf("the term has %d bytes", r.at-at), fmt.Sprintf("at most %d", r.limits.Line))
	}
	return true
}

// grows takes from the room what an IRI that begins at a place is longer than its
// text.
func (r *turtleReader) grows(at, length int) bool {
	r.room -= max(0, length-(r.at-at))
	if r.room < 0 {
		return r.failBeyond(at, "the base and the prefixes make the IRIs much longer than the text", "shorter ones")
	}
	return true
}

// prefixedName reads an IRI with a prefix.
func (r *turtleReader) prefixedName(role, expected string) (string, bool) {
	at := r.at
	colon := nameEnd(r.text, at, isNameStart)
	if colon == len(r.text) || r.text[colon] != ':' {
		return "", r.fail(at, role+" is the word "+excerpt(string(r.text[at:colon])), expected)
	}
	end, escapes, ok := r.localEnd(colon + 1)
	if !ok {
		return "", false
	}
	r.at = end
	text := r.text[at:end]
	known := r.slot(text)
	if known.text == string(text) && known.epoch == ^r.epoch && known.iri != "" {
		return known.iri, true
	}
	namespace, declared := r.prefixes[string(r.text[at:colon])]
	if !declared {
		return "", r.fail(at, "the prefix "+excerpt(string(r.text[at:colon+1]))+" is not declared", "@prefix with its IRI before")
	}
	if !r.fits(at) {
		return "", false
	}
	full := append(r.scratch[:0], namespace...)
	for local := r.text[colon+1 : end]; len(local) > 0; local = local[1:] {
		if local[0] == '\\' && escapes {
			local = local[1:]
		}
		full = append(full, local[0])
	}
	r.scratch = full
	if !r.grows(at, len(full)) {
		return "", false
	}
	iri := r.keep(full)
	if err := CheckIRI(iri); err != nil {
		return "", r.failWith(at, iriProblem(err))
	}
	*known = knownIRI{text: r.keep(text), iri: iri, epoch: ^r.epoch}
	return iri, true
}

// localEnd gives the end of the local part of a name that begins at a place, and
// whether there are escapes in it. It ends in no dot.
func (r *turtleReader) localEnd(start int) (end int, escapes, ok bool) {
	text := r.text
	end = start
	for i := start; i < len(text); {
		switch c := text[i]; {
		case isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' && i > start:
			i++
			end = i
		case c == '.' && i > start:
			i++
		case c == '%':
			if i+2 >= len(text) || hexDigit(text[i+1]) > 15 || hexDigit(text[i+2]) > 15 {
				return 0, false, r.fail(i, "\"%\" in a name is not followed by two digits in base 16", "two digits, or the IRI in angle brackets")
			}
			i += 3
			end = i
		case c == '\\':
			if i+1 >= len(text) || strings.IndexByte("_~.-!$&'()*+,;=/?#@%", text[i+1]) < 0 {
				return 0, false, r.fail(i, "this escape is none that names have", "one of _~.-!$&'()*+,;=/?#@% behind the backslash")
			}
			i += 2
			end, escapes = i, true
		case c >= utf8.RuneSelf:
			c, size := utf8.DecodeRune(text[i:])
			if !isNameStart(c) && (i == start || !isNameCharacter(c)) {
				return end, escapes, true
			}
			i += size
			end = i
		default:
			return end, escapes, true
		}
	}
	return end, escapes, true
}

// literal reads a text in quotes, with its language or its datatype.
func (r *turtleReader) literal() (Object, bool) {
	at := r.at
	text, ok := r.string()
	if !ok || !r.fits(at) {
		return Object{}, false
	}
	switch r.skip(); {
	case r.peek() == '@':
		tag, ok := r.language()
		return Object{Kind: LanguageString, Text: text, Tag: tag}, ok
	case r.peek() == '^' && r.ahead(1) == '^':
		r.at += 2
		r.skip()
		at := r.at
		datatype, ok := r.iri("the datatype", "an IRI")
		if !ok {
			return Object{}, false
		}
		return r.typed(text, datatype, at)
	}
	return Object{Kind: String, Text: text}, true
}

// string reads a text in one or three quotes of either kind.
func (r *turtleReader) string() (string, bool) {
	mark := r.peek()
	if r.ahead(1) != mark || r.ahead(2) != mark {
		return r.quoted()
	}
	start := r.at + 3
	rest := r.text[start:]
	n := bytes.Index(rest, r.text[r.at:start])
	if n < 0 {
		return "", r.failOpen(r.at, "the text in quotes", strings.Repeat(string(mark), 3))
	}
	if bytes.IndexByte(rest[:n], '\\') >= 0 {
		return r.escaped(start, mark, 3)
	}
	r.at = start + n + 3
	return r.keep(rest[:n]), true
}

// number reads a number.
func (r *turtleReader) number() (Object, bool) {
	at := r.at
	end, datatype := turtleNumber(r.text, at)
	if end == at {
		return Object{}, r.fail(at, "the object begins with "+r.describe(at), "an IRI, a blank node, a literal, \"[\" or \"(\"")
	}
	r.at = end
	if !r.fits(at) {
		return Object{}, false
	}
	return r.typed(r.keep(r.text[at:end]), datatype, at)
}

// turtleNumber gives the end of a number that begins at a place, which is that
// place where there is none, and its datatype, which is xsd:integer, xsd:decimal
// or xsd:double by its form. A dot is a part of it where digits or an exponent
// follow.
func turtleNumber[T string | []byte](text T, at int) (end int, datatype string) {
	start := at
	if start < len(text) && (text[start] == '+' || text[start] == '-') {
		start++
	}
	end, datatype = digitsEnd(text, start), XSDInteger
	hasDigits := end > start
	if end < len(text) && text[end] == '.' {
		fraction := digitsEnd(text, end+1)
		switch {
		case fraction > end+1:
			end, datatype, hasDigits = fraction, xsdDecimal, true
		case hasDigits && exponentEnd(text, fraction) > fraction:
			end = fraction
		}
	}
	if !hasDigits {
		return at, ""
	}
	if exponent := exponentEnd(text, end); exponent > end {
		return exponent, XSDDouble
	}
	return end, datatype
}

func digitsEnd[T string | []byte](text T, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// exponentEnd gives the end of the exponent that begins at a place, or the place.
func exponentEnd[T string | []byte](text T, i int) int {
	if i == len(text) || text[i]|0x20 != 'e' {
		return i
	}
	start := i + 1
	if start < len(text) && (text[start] == '+' || text[start] == '-') {
		start++
	}
	if end := digitsEnd(text, start); end > start {
		return end
	}
	return i
}

const xsdDecimal = XSDNamespace + "decimal"
