// Package excerpt shows texts of an input in messages: enough of them to find the place
// again, and nothing of what somebody may have told of himself.
package excerpt

import (
	"strconv"
	"strings"
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
	shown, cut := text, ""
	if len(text) > length {
		end := length
		for end > length-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		shown, cut = text[:end], "…"
	}
	return string(strconv.AppendQuoteToGraphic(nil, shown)) + cut
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
// address: no name, address or code. Every program that tells an error holds this code, so it
// looks at bytes and does without the tables of Unicode, which are larger than all else here.
func IsRunning(text string) bool {
	text = text[:min(len(text), looked)]
	words, letters := 0, 0
	var before uint8 // what stands before, back to a gap
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case c <= ' ' || c == ',' || c == ';' || c == '|' || c == '%' || c == '\\':
			if before&(letter|other) == letter {
				words++
			}
			if before = 0; c == '%' {
				i += 2 // such as 20
			}
		case c == 0xE2: // signs, beyond those of ASCII
			i += 2
			before |= before & letter << 1
		case c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z':
			if before&sign != 0 || before&small != 0 && c <= 'Z' {
				before |= other
			}
			if before |= letter; c >= 'a' && c <= 'z' {
				before |= small
			}
			if c >= 0xE3 && c <= 0xE9 || c == 0xE0 && strings.HasPrefix(text[i:], "\xE0\xB8") {
				letters++ // Japanese, Chinese, Thai
			}
		case c == '.' && before&at != 0:
			return true
		case c >= '0' && c <= '9':
			before |= other
		case c == '@' && before != 0:
			before |= at | before&letter<<1
		case c != '\'':
			before |= before & letter << 1
		}
	}
	return words >= fewestWords || letters >= fewestLetters
}

// What may stand before.
const (
	letter uint8 = 1 << iota
	sign         // behind a letter
	small        // a small letter
	other        // what no word has: a digit, letters behind a sign, or a hump as in MedicalClinic
	at           // @ behind something
)

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
