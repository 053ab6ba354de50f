package jsonld

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Patterns for eight bytes at a time.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// special marks, by the high bit of its byte, the first byte of eight that
// cannot be copied as it is: below 0x20, a quote, a backslash, <, > or &, and
// every byte from 0x80 on. It marks ^, | and ~ as well, which are rare and cost
// one step more to tell from the backslash than to look at again. Marks behind
// the first may be wrong, since a subtraction borrows from the byte above.
func special(word uint64) uint64 {
	// <, >, backslash and the three others have these bits in common, and the
	// quote and & differ in one bit.
	bent := (word & (lowBits * 0x1D)) ^ lowBits*0x1C
	quote := (word | lowBits*4) ^ lowBits*'&'
	return (word | (word - lowBits*0x20) | (bent - lowBits) | (quote - lowBits)) & highBits
}

// plainLength gives how many bytes from the start of the text can be copied as
// they are.
func plainLength(text string) int {
	i := 0
	for ; i+8 <= len(text) && special(load(text, i)) == 0; i += 8 {
	}
	for i < len(text) && isPlain[text[i]] {
		i++
	}
	return i
}

// load gives eight bytes of the text as a word whose low byte is the first. The
// compiler makes one load of it.
func load(text string, i int) uint64 {
	_ = text[i+7]
	return uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
		uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
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
	if cap(b)-len(b) < len(text)+2 {
		b = slices.Grow(b, len(text)+2)
	}
	start := len(b) + 1
	b = append(b, '"')
	plain := 0
	if len(text) >= 8 {
		// Eight bytes are looked at and copied in one go; the last eight may
		// overlap the ones before.
		room := b[start : start+len(text)]
		for ; plain < len(text)-8; plain += 8 {
			word := load(text, plain)
			binary.LittleEndian.PutUint64(room[plain:], word)
			if mask := special(word); mask != 0 {
				plain += bits.TrailingZeros64(mask) / 8
				goto escape
			}
		}
		plain = len(text) - 8
		word := load(text, plain)
		binary.LittleEndian.PutUint64(room[plain:], word)
		if mask := special(word); mask != 0 {
			plain += bits.TrailingZeros64(mask) / 8
			goto escape
		}
		return append(b[:start+len(text)], '"'), -1
	}
	for ; plain < len(text); plain++ {
		if !isPlain[text[plain]] {
			goto escape
		}
		b = append(b, text[plain])
	}
	return append(b, '"'), -1

escape:
	b, invalid := appendEscaped(b[:start+plain], text, plain, replaceInvalid)
	return append(b, '"'), invalid
}

// appendEscaped appends the text from offset i on, where a byte stands that is
// not plain.
func appendEscaped(b []byte, text string, i int, replaceInvalid bool) ([]byte, int) {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			b = appendASCII(b, c)
			i++
		} else {
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
			// Text in other scripts comes in runs: another one is likely.
			if i < len(text) && text[i] >= utf8.RuneSelf {
				continue
			}
		}
		n := plainLength(text[i:])
		b = append(b, text[i:i+n]...)
		i += n
	}
	return b, -1
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
