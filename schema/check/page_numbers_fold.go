package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addFolded adds the numbers of a text that are written with spaces between thousands, in
// digits of other scripts or in several elements.
func (s numberSet) addFolded(text string) {
	if hasOtherDigits(text) {
		s.addAll(foldNumbers(text))
		return
	}
	for i := nextDigit(text, 0); i < len(text); i = nextDigit(text, i) {
		start, parted := i, false
		for i < len(text) {
			if isDigit(text[i]) || isSeparator(text[i]) {
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			beforeDigit := i+size < len(text) && isDigit(text[i+size])
			if r != '’' && r != zeroWidthSpace && !(beforeDigit && unicode.Is(unicode.Zs, r)) {
				break
			}
			i, parted = i+size, true
		}
		if parted {
			s.addAll(foldNumbers(text[start:i]))
		}
	}
}

// hasOtherDigits tells whether a text may hold digits beyond ASCII: all of them begin with
// one of these bytes in UTF-8, with which few letters and signs of Latin scripts begin.
func hasOtherDigits(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0xD9 && c != 0xE2 {
			return true
		}
	}
	return false
}

// foldNumbers gives a text with its numbers as [numberSet.addAll] reads them: digits of all
// scripts as those of ASCII, their separators too, and an apostrophe for the space that
// stands before each three digits in "1 299,00".
func foldNumbers(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	digits, groups := 0, 0 // how many stand right before, and how many of three digits with them
	for i, r := range text {
		folded := foldDigit(r)
		switch {
		case r == zeroWidthSpace:
			continue
		case !unicode.IsSpace(r):
		case unicode.Is(unicode.Zs, r) && digits > 0 && digits <= 3 && groups < mostGroups && startsGroup(text[i+utf8.RuneLen(r):]):
			folded = '\''
			groups++
		default:
			groups = 0
		}
		if folded-'0' <= 9 && folded >= '0' {
			digits++
		} else {
			digits = 0
		}
		b.WriteRune(folded)
	}
	return b.String()
}

// zeroWidthSpace stands where the digits of two elements touch.
const zeroWidthSpace = '\u200B'

// mostGroups is how many spaces a number has at most: a row of numbers of three digits, as
// those of a table are, would be a longer one than there are.
const mostGroups = 4

// startsGroup tells whether a text begins with three digits and no fourth.
func startsGroup(text string) bool {
	digits := 0
	for _, r := range text {
		if folded := foldDigit(r); folded < '0' || folded > '9' {
			break
		}
		if digits++; digits > 3 {
			return false
		}
	}
	return digits == 3
}

// foldDigit gives what a character is in a number of ASCII: a digit, a point, a comma or an
// apostrophe, else itself.
func foldDigit(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r == '٫' || r == '．':
		return '.'
	case r == '٬' || r == '，':
		return ','
	case r == '’' || r == '＇':
		return '\''
	case !unicode.Is(unicode.Nd, r):
		return r
	}
	// Digits stand ten by ten in Unicode, from zero on (section 4.6).
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	return r
}
