package rdf

import "fmt"

// The lists that are nodes of the vocabulary of RDF itself.
const (
	listFirst = RDFNamespace + "first"
	listRest  = RDFNamespace + "rest"
	listNil   = RDFNamespace + "nil"
)

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
