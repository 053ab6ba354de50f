package jsonld

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Patterns for eight bytes at a time.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// special marks, by high bits, that one of eight bytes cannot be copied as it
// is: below 0x20, a quote, a backslash, <, > or &, and every byte from 0x80 on. It
// marks ^, | and ~ as well, which are rare, and cost one step more to tell from
// the backslash than to look at again. The lowest mark is at the first such byte; of
// the others nothing follows, since a subtraction borrows from the byte above.
func special(word uint64) uint64 { return marks(word) & highBits }

// marks gives what special does, and other bits of no meaning.
func marks(word uint64) uint64 {
	// <, >, backslash and the three others have these bits in common, and the
	// quote and & differ in one bit.
	bent := (word & (lowBits * 0x1D)) ^ lowBits*0x1C
	quote := (word | lowBits*4) ^ lowBits*'&'
	return word | (word - lowBits*0x20) | (bent - lowBits) | (quote - lowBits)
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

// isPlain says which bytes are copied as they are.
var isPlain = [256]bool{
	' ': true, '!': true, '#': true, '$': true, '%': true, '\'': true, '(': true, ')': true, '*': true, '+': true,
	',': true, '-': true, '.': true, '/': true, '0': true, '1': true, '2': true, '3': true, '4': true, '5': true,
	'6': true, '7': true, '8': true, '9': true, ':': true, ';': true, '=': true, '?': true, '@': true, 'A': true,
	'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true, 'K': true,
	'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true, 'U': true,
	'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true, '[': true, ']': true, '^': true, '_': true, '`': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true, '{': true, '|': true, '}': true, '~': true,
	0x7F: true,
}

// appendQuoted appends the text in quotes, escaped. It stops at bytes that are
// not UTF-8 unless they are to be replaced, and gives their offset; -1 is none.
func appendQuoted(b []byte, text string, replaceInvalid bool) ([]byte, int) {
	b = append(slices.Grow(b, len(text)+8), '"')
	for i := 0; i < len(text); {
		// Eight bytes are looked at and copied in one go. What is copied and
		// turns out not to be plain is written over.
		room := b[len(b):cap(b)]
		n := 0
		var marks uint64
		for i+8 <= len(text) && n+8 <= len(room) {
			word := load(text, i)
			store(room, n, word)
			if marks = special(word); marks != 0 {
				plain := bits.TrailingZeros64(marks) / 8
				n += plain
				i += plain
				break
			}
			n += 8
			i += 8
		}
		b = b[:len(b)+n]
		if marks != 0 && text[i] < utf8.RuneSelf {
			b = appendASCII(b, text[i])
			i++
			continue
		}
		for end := min(i+8, len(text)); i < end && text[i] < utf8.RuneSelf; i++ {
			if c := text[i]; isPlain[c] {
				b = append(b, c)
			} else {
				b = appendASCII(b, c)
			}
		}
		// Text in other scripts comes in runs.
		for i < len(text) && text[i] >= utf8.RuneSelf {
			if i+1 < len(text) && isTwoByteRune(text[i], text[i+1]) {
				b = append(b, text[i], text[i+1])
				i += 2
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				if !replaceInvalid {
					return b, i
				}
				b = append(b, "\uFFFD"...)
			case r == '\u2028', r == '\u2029', r == '\uFFFE', r == '\uFFFF':
				b = appendUnicodeEscape(b, r)
			default:
				b = append(b, text[i:i+size]...)
			}
			i += size
		}
	}
	return append(b, '"'), -1
}

// isTwoByteRune tells whether two bytes are a character of U+0080 to U+07FF, none of
// which is escaped.
func isTwoByteRune(first, second byte) bool {
	return first >= 0xC2 && first <= 0xDF && second&0xC0 == 0x80
}

// appendASCII appends a character below 0x80, escaped where it must be.
func appendASCII(buffer []byte, c byte) []byte {
	if isPlain[c] {
		return append(buffer, c)
	}
	switch c {
	case '"', '\\':
		return append(buffer, '\\', c)
	case '\b':
		return append(buffer, '\\', 'b')
	case '\f':
		return append(buffer, '\\', 'f')
	case '\n':
		return append(buffer, '\\', 'n')
	case '\r':
		return append(buffer, '\\', 'r')
	case '\t':
		return append(buffer, '\\', 't')
	}
	return appendUnicodeEscape(buffer, rune(c))
}

const hexDigits = "0123456789abcdef"

func appendUnicodeEscape(buffer []byte, r rune) []byte {
	return append(buffer, '\\', 'u', hexDigits[r>>12&0xF], hexDigits[r>>8&0xF], hexDigits[r>>4&0xF], hexDigits[r&0xF])
}
