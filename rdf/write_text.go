package rdf

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// Patterns for eight bytes at a time.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// special marks, by high bits, that one of eight bytes cannot be copied as it is
// into a literal: controls, a quote, a backslash, and every byte from 0x7F on.
// Which byte it is the marks do not say, since a subtraction borrows from the
// byte above.
func special(word uint64) uint64 {
	return (word | (word + lowBits) | (word - lowBits*0x20) | (word ^ lowBits*'"' - lowBits) | (word ^ lowBits*'\\' - lowBits)) & highBits
}

// load gives eight bytes of the text as a word whose low byte is the first. The
// compiler makes one load of it.
func load(text string, i int) uint64 {
	_ = text[i+7]
	return uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
		uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
}

// store puts the eight bytes of a word back, by one store.
func store(b []byte, i int, word uint64) {
	_ = b[i+7]
	b[i], b[i+1], b[i+2], b[i+3] = byte(word), byte(word>>8), byte(word>>16), byte(word>>24)
	b[i+4], b[i+5], b[i+6], b[i+7] = byte(word>>32), byte(word>>40), byte(word>>48), byte(word>>56)
}

// isPlain tells whether a byte is copied into a literal as it is.
func isPlain(c byte) bool { return c >= ' ' && c < 0x7F && c != '"' && c != '\\' }

// appendQuoted appends the text in quotes, escaped as the canonical form of
// N-Quads has it (RDFC-1.0, section 5): control characters, U+FFFE and U+FFFF are
// escaped, quotes and backslashes too, and all else stands as it is. Turtle reads
// the same.
//
// It stops at bytes that are not UTF-8 and gives the offset of the first; -1 is
// none.
func appendQuoted(b []byte, text string) ([]byte, int) {
	n := len(b)
	b = slices.Grow(b, len(text)+2)[:n+len(text)+2]
	b[n], b[len(b)-1] = '"', '"'
	if copyPlain(b[n+1:len(b)-1], text) {
		return b, -1
	}
	b, invalid := appendEscaped(b[:n+1], text)
	return append(b, '"'), invalid
}

// copyPlain copies the text, for which there is room, and tells whether all of
// it is plain. Eight bytes are looked at and copied in one go; the last eight
// may overlap the ones before.
func copyPlain(room []byte, text string) bool {
	last := len(text) - 8
	if last < 0 {
		for i := range len(text) {
			if !isPlain(text[i]) {
				return false
			}
			room[i] = text[i]
		}
		return true
	}
	word := load(text, last)
	marks := special(word)
	store(room, last, word)
	for at := 0; at < last; at += 8 {
		word := load(text, at)
		marks |= special(word)
		store(room, at, word)
	}
	return marks == 0
}

// appendEscaped appends text that is not all plain.
func appendEscaped(b []byte, text string) ([]byte, int) {
	for i := 0; i < len(text); {
		start := i
		for i+8 <= len(text) && special(load(text, i)) == 0 {
			i += 8
		}
		for i < len(text) && isPlain(text[i]) {
			i++
		}
		// Text in other scripts comes in runs.
		for i < len(text) && text[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && size == 1 {
				return append(b, text[start:i]...), i
			}
			if r == '\uFFFE' || r == '\uFFFF' {
				break
			}
			i += size
		}
		b = append(b, text[start:i]...)
		if i == len(text) {
			break
		}
		if i > start && isPlain(text[i]) {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		b = appendEscape(b, r)
		i += size
	}
	return b, -1
}

// appendEscape appends a character that does not stand as it is.
func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, '\\', 'b')
	case '\t':
		return append(b, '\\', 't')
	case '\n':
		return append(b, '\\', 'n')
	case '\f':
		return append(b, '\\', 'f')
	case '\r':
		return append(b, '\\', 'r')
	}
	const hex = "0123456789ABCDEF"
	return append(b, '\\', 'u', hex[r>>12&0xF], hex[r>>8&0xF], hex[r>>4&0xF], hex[r&0xF])
}

// notUTF8 is the problem of a text that [appendQuoted] stops in.
func notUTF8(text string, at int) error {
	return &Problem{
		What:     "the text is not UTF-8: byte " + strconv.Itoa(at) + " is " + strconv.QuoteToASCII(text[at:at+1]),
		Expected: "UTF-8",
	}
}

// appendLabel appends the label of a blank node, which is made of a prefix and a
// label. A label means nothing, so that one that the grammars do not have, or not
// all of them, is written as another: "x-", then its letters and digits, and each
// other byte as "_" and two digits in base 16. Labels that begin with "x-"
// themselves are written so too, and so no two labels become one.
func appendLabel(b []byte, prefix, label string) []byte {
	n := len(b)
	b = append(append(b, prefix...), label...)
	if isLabel(b[n:]) {
		return b
	}
	given := string(b[n:])
	b = append(b[:n], "x-"...)
	for i := range len(given) {
		if c := given[i]; isLetterOrDigit(c) {
			b = append(b, c)
		} else {
			const hex = "0123456789ABCDEF"
			b = append(b, '_', hex[c>>4], hex[c&0xF])
		}
	}
	return b
}

// isLabel tells whether a label is written as it is: all that the grammars have
// (BLANK_NODE_LABEL), but for what appendLabel makes of others.
func isLabel(label []byte) bool {
	if len(label) == 0 || label[len(label)-1] == '.' || len(label) > 1 && label[0] == 'x' && label[1] == '-' {
		return false
	}
	for i, c := range label {
		switch {
		case isLetterOrDigit(c) || c == '_' || i > 0 && (c == '-' || c == '.'):
		case c >= utf8.RuneSelf:
			return utf8.Valid(label) && nameEnd(label, 0, isLabelStart) == len(label)
		default:
			return false
		}
	}
	return true
}

func isLetterOrDigit(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) }
