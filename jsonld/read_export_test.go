package jsonld

import "unicode/utf8"

// LoadContexts has contexts that are not that of schema.org given by a function:
// those of a test suite.
func LoadContexts(load func(iri string) (string, bool)) ReadOption {
	return func(o *readOptions) { o.load = load }
}

// ExpandContext has a context hold before the first.
func ExpandContext(address string) ReadOption {
	return func(o *readOptions) { o.expandContext = address }
}

// GeneralPath has the context of schema.org read from its text.
func GeneralPath() ReadOption { return func(o *readOptions) { o.general = true } }

// Careful has nothing read in the fast ways.
func Careful() ReadOption { return func(o *readOptions) { o.careful = true } }

// ErrorCodes tells of the error codes of the faults that are met.
func ErrorCodes(tell func(code string)) ReadOption {
	return func(o *readOptions) { o.fault = tell }
}

// Tokens gives the tokens of a JSON text: brackets as they are, "s" and a string,
// "#" and a number, and the literals; with what was wrong with it.
func Tokens(text []byte, limits Limits) (tokens []string, faults []string, places []int) {
	t := &tape{src: string(text), from: -1}
	l := lexer{tape: t, isUTF8: utf8.Valid(text), limits: limits.orDefault(), report: func(at int, _, what, expected, mend string) bool {
		faults, places = append(faults, what), append(places, at)
		return len(faults) < 1000
	}}
	l.read()
	var ends []uint32
	var closers []string
	for i := range uint32(len(t.tokens)) {
		for len(ends) > 0 && ends[len(ends)-1] == i {
			tokens = append(tokens, closers[len(closers)-1])
			ends, closers = ends[:len(ends)-1], closers[:len(closers)-1]
		}
		switch tok := t.tokens[i]; tok.kind {
		case jsonObject, jsonArray:
			open, end := "{", "}"
			if tok.kind == jsonArray {
				open, end = "[", "]"
			}
			tokens = append(tokens, open)
			ends, closers = append(ends, tok.next), append(closers, end)
		case jsonString:
			tokens = append(tokens, "s"+t.text(i))
		case jsonNumber:
			tokens = append(tokens, "#"+t.text(i))
		case jsonTrue:
			tokens = append(tokens, "true")
		case jsonFalse:
			tokens = append(tokens, "false")
		case jsonNull:
			tokens = append(tokens, "null")
		}
	}
	for i := len(closers) - 1; i >= 0; i-- {
		tokens = append(tokens, closers[i])
	}
	return tokens, faults, places
}

const EntityNames = entityNames

var ResolveEntity = resolveEntity
