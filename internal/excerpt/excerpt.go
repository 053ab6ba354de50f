// Package excerpt shows texts of an input in messages: enough of them to find the place
// again, and nothing of what somebody may have told of himself.
package excerpt

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Withheld stands in place of a running text.
const Withheld = `"…"`

// length is how many bytes of an input a message repeats: too little to leak a text into
// a log.
const length = 40

// Quote shows a text that stands where a name, an address or a code belongs: in quotation
// marks, escaped, and of a long one the beginning. Of a running text it shows nothing: who
// put it there by mistake finds it by its place, and it may be what a patient wrote.
func Quote(text string) string {
	if IsRunning(text) {
		return Withheld
	}
	if len(text) <= length {
		return strconv.QuoteToGraphic(text)
	}
	end := length
	for end > length-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return strconv.QuoteToGraphic(text[:end]) + "…"
}

const (
	// fewestWords is how many words make a text: names and dates in words have less.
	fewestWords = 4
	// fewestLetters is how many letters do where words are not set apart.
	fewestLetters = 8
	// looked is how many bytes are looked at, which is more than such a text needs.
	looked = 400
)

// IsRunning tells whether a text is one that somebody wrote in words, or holds an e-mail
// address: no name, address or code.
func IsRunning(text string) bool {
	if len(text) > looked {
		text = text[:looked]
	}
	if strings.IndexByte(text, '%') >= 0 || strings.IndexByte(text, '\\') >= 0 {
		text = escapedSpace.Replace(text)
	}
	words, letters := 0, 0
	for word := range strings.FieldsFuncSeq(text, isGap) {
		if at := strings.IndexByte(word, '@'); at > 0 && strings.IndexByte(word[at:], '.') > 0 {
			return true
		}
		if isWord(strings.TrimFunc(word, unicode.IsPunct)) {
			words++
		}
		for _, r := range word {
			if r >= 0x3040 && r <= 0x9FFF || r >= 0x0E00 && r <= 0x0E7F { // Japanese, Chinese, Thai
				letters++
			}
		}
	}
	return words >= fewestWords || letters >= fewestLetters
}

// escapedSpace takes white space for such where an address or JSON has it escaped.
var escapedSpace = strings.NewReplacer("%20", " ", `\n`, " ", `\r`, " ", `\t`, " ")

func isGap(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' || r == '|' }

// isWord tells whether a part of a text is a word of letters, and not a name such as
// MedicalClinic, which has a hump.
func isWord(part string) bool {
	lower := false
	for _, r := range part {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’':
			return false
		case unicode.IsUpper(r) && lower:
			return false
		}
		lower = lower || unicode.IsLower(r)
	}
	return part != ""
}

// Withhold takes running texts in quotation marks out of a message, and tells whether there
// were any. The marks are those of [Quote].
func Withhold(message string) (shown string, withheld bool) {
	from := strings.IndexByte(message, '"')
	for from >= 0 {
		end := endOfQuoted(message, from)
		if end < 0 {
			return message, withheld
		}
		if IsRunning(message[from+1 : end]) {
			rest := strings.TrimPrefix(message[end+1:], "…")
			message, end, withheld = message[:from]+Withheld+rest, from+len(Withheld)-1, true
		}
		next := strings.IndexByte(message[end+1:], '"')
		if next < 0 {
			return message, withheld
		}
		from = end + 1 + next
	}
	return message, withheld
}

// endOfQuoted gives the quotation mark that ends a text, or -1.
func endOfQuoted(message string, from int) int {
	for i := from + 1; i < len(message); i++ {
		switch message[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}
