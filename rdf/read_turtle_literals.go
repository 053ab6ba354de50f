package rdf

import (
	"bytes"
	"strings"
)

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
