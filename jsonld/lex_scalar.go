package jsonld

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Strings, numbers, true, false and null.

// literal reads true, false or null.
func (l *lexer) literal(word string, kind jsonKind, state lexerState) lexerState {
	end := l.at + len(word)
	if !strings.HasPrefix(l.src[l.at:], word) || end < len(l.src) && isWordCharacter(l.src[end]) {
		return l.oddValue(l.src[l.at], state)
	}
	if !l.mayStand() {
		return beforeValue
	}
	l.add(kind, l.at, end)
	l.at = end
	return l.afterOne()
}

// mayStand tells whether a value that is no object and no array may stand here:
// at top level there is one, and nothing else. What follows it is passed over.
func (l *lexer) mayStand() bool {
	if len(l.open) > 0 || len(l.tokens) == 0 {
		return true
	}
	l.trailing()
	return false
}

// number reads a number.
func (l *lexer) number() lexerState {
	src, start := l.src, l.at
	i, good := numberEnd(src, start)
	if !good {
		return l.oddNumber()
	}
	if !l.mayStand() {
		return beforeValue
	}
	l.addNumber(start, i)
	return l.afterOne()
}

// numberEnd gives the end of the number that begins at a place, and tells whether it is
// one as JSON has them.
func numberEnd(src string, start int) (int, bool) {
	i := start
	if src[i] == '-' {
		i++
	}
	whole := i
	for i < len(src) && src[i]-'0' <= 9 {
		i++
	}
	good := i > whole && (i == whole+1 || src[whole] != '0')
	if good && i < len(src) && src[i] == '.' {
		i++
		fraction := i
		for i < len(src) && src[i]-'0' <= 9 {
			i++
		}
		good = i > fraction
	}
	if good && i < len(src) && src[i]|0x20 == 'e' {
		i++
		if i < len(src) && (src[i] == '+' || src[i] == '-') {
			i++
		}
		exponent := i
		for i < len(src) && src[i]-'0' <= 9 {
			i++
		}
		good = i > exponent
	}
	return i, good && (i == len(src) || !isWordCharacter(src[i]) && src[i] != '.')
}

// addNumber adds a number, unless it has too many digits.
func (l *lexer) addNumber(start, end int) {
	l.at = end
	if end-start > l.limits.Digits {
		l.fault(start, fmt.Sprintf("the number has %d characters", end-start), fmt.Sprintf("at most %d", l.limits.Digits), "write it as a string, or raise the limit")
		l.cut()
		l.addFlagged(jsonNumber, longNumber, start, end)
		return
	}
	l.add(jsonNumber, start, end)
}

// string reads a string whose quote is next, of a value or a name, and adds its
// token. It gives false where the string has no end.
func (l *lexer) string(quote byte) bool {
	if len(l.open) == 0 && len(l.tokens) > 0 {
		l.trailing()
		return false
	}
	start := l.at + 1
	src, i := l.src, start
	flags := tokenFlags(0)
	told := false
	pattern := uint64(quote) * lowBits
	for {
		// Eight bytes at a time, up to a quote, a backslash or a control character.
		for i+8 <= len(src) {
			word := load(src, i)
			if marks := stops(word, pattern); marks != 0 {
				i += bits.TrailingZeros64(marks) / 8
				break
			}
			i += 8
		}
		if i >= len(src) {
			return l.openString(start - 1)
		}
		switch c := src[i]; {
		case c == quote:
			if !l.isUTF8 && !utf8.ValidString(src[start:i]) {
				flags |= needsDecoding
				l.fault(start+invalidUTF8(src[start:i]), "the text is not UTF-8", "UTF-8", "it is read as U+FFFD")
			}
			l.at = i + 1
			l.addFlagged(jsonString, flags, start, i)
			return true
		case c == '\\':
			flags |= needsDecoding
			i = l.escape(i)
		case c < ' ':
			if !told {
				told = true
				l.fault(i, fmt.Sprintf("%s stands in a string as it is", describeControl(c)), fmt.Sprintf(`the escape \u%04x`, c), "it is kept")
			}
			i++
		default:
			i++
		}
	}
}

// invalidUTF8 gives the place of the first byte that is not UTF-8, of which there
// is one.
func invalidUTF8(text string) int {
	for i := 0; ; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
}

// stops marks, by high bits, a quote, a backslash or a control character among
// eight bytes. The lowest mark is right; those above it may not be. The quote is ASCII,
// so that the high bits of the three words that are looked at are the same.
func stops(word, quote uint64) uint64 {
	return ((word ^ quote - lowBits) | (word ^ lowBits*'\\' - lowBits) | (word - lowBits*0x20)) &^ word & highBits
}

// escape looks at the escape at a place and gives its end.
func (l *lexer) escape(at int) int {
	r, size := decodeJSONEscape(l.src[at:])
	switch {
	case size == 0 && at+1 == len(l.src):
		return at + 1
	case size == 0:
		_, width := utf8.DecodeRuneInString(l.src[at+1:])
		if c := l.src[at+1]; c < ' ' || c == '"' {
			width = 0
		}
		l.fault(at, "the escape "+quoteExcerpt(l.src[at:at+1+width])+" is none that JSON has", `one of \" \\ \/ \b \f \n \r \t \uXXXX`, "the backslash is left out")
		return at + 1 + width
	case r == utf8.RuneError && !strings.EqualFold(l.src[at:at+size], `\ufffd`):
		l.fault(at, "the escape "+l.src[at:at+size]+" is half of a character", "both halves, or the character itself", "it is read as U+FFFD")
	}
	return at + size
}

// openString tells of a string that has no end. What it would say is not known,
// so that nothing is made of it.
func (l *lexer) openString(at int) bool {
	l.fault(at, "the string has no end", `a quotation mark at its end`, "what stands before it is read")
	l.at = len(l.src)
	l.closeAll()
	return false
}
