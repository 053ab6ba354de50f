package check

import (
	"math/bits"
	"strings"
)

// numberSet holds the numbers of a text, each in the ways that it may be read.
type numberSet map[plainNumber]struct{}

// plainNumber is the digits of a number, with a point or without, without zeros that mean
// nothing: four bits for each, since a page may have many. Nothing itself has none.
type plainNumber [longestNumber / 2]byte

// longestNumber is how many bytes what is taken for a number has at most.
const longestNumber = 40

// plainNumberOf gives the digits that are in a text, with a point before so many of them,
// with which the text ends, and false where these are more than numbers have.
func plainNumberOf(text string, decimals int) (plain plainNumber, ok bool) {
	for ; decimals > 0 && text[len(text)-1] == '0'; decimals-- {
		text = text[:len(text)-1]
	}
	n := 0
	for i := range len(text) - decimals {
		if isDigit(text[i]) && (n > 0 || text[i] != '0') {
			if n == longestNumber {
				return plain, false
			}
			plain.put(n, text[i])
			n++
		}
	}
	if decimals > 0 {
		if n+1+decimals > longestNumber {
			return plain, false
		}
		plain.put(n, '.')
		for i := range decimals {
			plain.put(n+1+i, text[len(text)-decimals+i])
		}
	}
	return plain, true
}

// put puts a digit or a point at a place that is free.
func (p *plainNumber) put(n int, c byte) { p[n/2] |= (c&0xF + 1) << (n % 2 * 4) }

// addAll adds the numbers of a text. Where it is open whether a separator is that of
// thousands or of decimals, the number is in both forms.
func (s numberSet) addAll(text string) {
	for i := nextDigit(text, 0); i < len(text); i = nextDigit(text, i) {
		start, last := i, -1
		for i < len(text) && (isDigit(text[i]) || isSeparator(text[i]) && i+1 < len(text) && isDigit(text[i+1])) {
			if !isDigit(text[i]) {
				last = i
			}
			i++
		}
		if i-start > longestNumber {
			continue
		}
		s.add(text[start:i], 0)
		if last < 0 {
			continue
		}
		s.add(text[start:i], i-last-1)
		for part := range strings.FieldsFuncSeq(text[start:i], func(r rune) bool { return isSeparator(byte(r)) }) {
			s.add(part, 0)
		}
	}
}

func (s numberSet) add(text string, decimals int) {
	plain, _ := plainNumberOf(text, decimals)
	s[plain] = struct{}{}
}

// nextDigit gives where the next digit stands from a place on, or the end.
func nextDigit(text string, i int) int {
	const each = 0x0101010101010101
	for ; i+8 <= len(text); i += 8 {
		word := eight(text[i:]) ^ each*'0' // digits become 0 to 9
		if digits := ^(word&(each*0x7F) + each*(0x80-10) | word) & (each << 7); digits != 0 {
			return i + bits.TrailingZeros64(digits)/8
		}
	}
	for i < len(text) && !isDigit(text[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c-'0' <= 9 }

func isSeparator(c byte) bool { return c == '.' || c == ',' || c == '\'' }
