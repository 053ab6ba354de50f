package jsonld

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// tape is a JSON text, cut into tokens: the values in the order of the text, an
// object or array before what is in it, a name before its value.
type tape struct {
	// src is the text. Strings without escapes are parts of it, in the graph too.
	src    string
	tokens []token
	// repaired are the texts of numbers that are no numbers of JSON as they stand.
	repaired map[uint32]string
	// moved says where in the input the text comes from, where character
	// references were replaced; empty where text and input are the same.
	moved []shift
	// from is, in a context that was loaded, the place in the input that asks for
	// it, and negative in the input itself.
	from int
}

// token is a value, or the name of a member.
type token struct {
	kind  jsonKind
	flags tokenFlags
	// term is, of a name that is read straight, the term of schema.org that it is.
	term uint16
	// start and end are the places in the text; of a string they are those of
	// what stands between the quotes.
	start, end uint32
	// next is the number of the token behind the value and all that is in it.
	next uint32
}

type jsonKind uint8

const (
	jsonNull jsonKind = iota + 1
	jsonFalse
	jsonTrue
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

type tokenFlags uint8

const (
	// needsDecoding: there are escapes in the string, or bytes that are not UTF-8.
	needsDecoding tokenFlags = 1 << iota
	// bare: the string has no quotes.
	bare
	// isRepaired: the number stands in repaired.
	isRepaired
	// longNumber: a number with more digits than the limit.
	longNumber
)

// shift says that from a place in the text on, what follows stands so much
// further behind in the input.
type shift struct{ at, by int }

// offset gives the place of a token in the input.
func (t *tape) offset(i uint32) int {
	tok := &t.tokens[i]
	return t.inInput(int(tok.start - tok.quote()))
}

// quote gives how many bytes stand before the start that are of the token too.
func (t *token) quote() uint32 {
	if t.kind == jsonString && t.flags&bare == 0 {
		return 1
	}
	return 0
}

// inInput gives the place in the input of a place in the text.
func (t *tape) inInput(at int) int {
	if t.from >= 0 {
		return t.from
	}
	if len(t.moved) == 0 {
		return at
	}
	i := sort.Search(len(t.moved), func(i int) bool { return t.moved[i].at > at }) - 1
	if i < 0 {
		return at
	}
	return at + t.moved[i].by
}

// text gives the text of a string, a name, a number or a literal.
func (t *tape) text(i uint32) string {
	tok := &t.tokens[i]
	switch {
	case tok.flags&(needsDecoding|isRepaired) == 0:
		return t.src[tok.start:tok.end]
	case tok.flags&isRepaired != 0:
		return t.repaired[i]
	}
	return decodeString(t.src[tok.start:tok.end])
}

// is tells whether a string or name is the given text.
func (t *tape) is(i uint32, text string) bool {
	tok := &t.tokens[i]
	if tok.flags&needsDecoding == 0 {
		return t.src[tok.start:tok.end] == text
	}
	return t.text(i) == text
}

// member gives the number of the value of the first member of that name, and 0
// where the object has none.
func (t *tape) member(object uint32, name string) uint32 {
	end := t.tokens[object].next
	for i := object + 1; i < end; i = t.tokens[i+1].next {
		if t.is(i, name) {
			return i + 1
		}
	}
	return 0
}

// decodeString replaces the escapes of a string, and bytes and surrogates that
// stand for no character by U+FFFD. The backslash of an escape that JSON does not
// have is left out.
func decodeString(raw string) string {
	var b strings.Builder
	b.Grow(len(raw))
	// What stands before done is in b; up to i it is copied as it is.
	for done, i := 0, 0; ; {
		if i == len(raw) || raw[i] == '\\' && i+1 < len(raw) {
			b.WriteString(raw[done:i])
			if i == len(raw) {
				return b.String()
			}
			r, size := decodeJSONEscape(raw[i:])
			if size == 0 {
				size = 1 // what follows is taken as it is
			} else {
				b.WriteRune(r)
			}
			i += size
			done = i
			continue
		}
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		if r == utf8.RuneError && size == 1 {
			b.WriteString(raw[done:i])
			b.WriteRune(r)
			done = i + 1
		}
		i += size
	}
}

// decodeJSONEscape reads an escape of JSON and gives its length: 0 where it is
// none. A surrogate without its other half is U+FFFD.
func decodeJSONEscape(text string) (rune, int) {
	if len(text) < 2 {
		return 0, 0
	}
	switch text[1] {
	case '"', '\\', '/':
		return rune(text[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		r, ok := hexRune(text)
		if !ok {
			return 0, 0
		}
		if !utf16.IsSurrogate(r) {
			return r, 6
		}
		if len(text) >= 12 && text[6] == '\\' && text[7] == 'u' {
			if low, ok := hexRune(text[6:]); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					return pair, 12
				}
			}
		}
		return utf8.RuneError, 6
	}
	return 0, 0
}

// hexRune reads the four digits of \uXXXX.
func hexRune(text string) (rune, bool) {
	if len(text) < 6 {
		return 0, false
	}
	for _, c := range []byte(text[2:6]) {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return 0, false
		}
	}
	r, err := strconv.ParseUint(text[2:6], 16, 32)
	return rune(r), err == nil
}
