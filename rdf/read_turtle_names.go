package rdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
)

// How much longer than the text all IRIs of it may be.
const (
	roomAtLeast = 64 << 20
	roomPerByte = 16
)

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
	if r.graph.blanks.get(text).known() {
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
	if c != ':' && !isNameStart(r.next()) {
		return "", r.fail(r.at, role+" begins with "+r.describe(r.at), expected)
	}
	return r.prefixedName(role, expected)
}

// next gives the next character.
func (r *turtleReader) next() rune {
	if c := r.peek(); c < utf8.RuneSelf {
		return rune(c)
	}
	c, _ := utf8.DecodeRune(r.text[r.at:])
	return c
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
		return "", r.fail(at, role+" is the word "+excerpt.Quote(string(r.text[at:colon])), expected)
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
		return "", r.fail(at, "the prefix "+excerpt.Quote(string(r.text[at:colon+1]))+" is not declared", "@prefix with its IRI before")
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
		case isNameByte[c] && (c != '-' || i > start) || c == ':':
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
