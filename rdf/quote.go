package rdf

import (
	"strconv"
	"unicode/utf8"
)

// quote shows text in messages: escaped, so that no hostile text reaches a
// terminal raw, and readable where it is not ASCII.
func quote(text string) string { return strconv.QuoteToGraphic(text) }

// excerptLength is how many bytes of an input an error repeats: enough to find
// the place again, too little to leak a text into a log.
const excerptLength = 40

// excerpt quotes the beginning of a text.
func excerpt(text string) string {
	if len(text) <= excerptLength {
		return quote(text)
	}
	end := excerptLength
	for end > excerptLength-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return quote(text[:end]) + "…"
}

// escape replaces what a terminal must not see (controls, ends of lines,
// reversals of direction, bytes that are not UTF-8) by Go escapes, and leaves
// all else, quotation marks and backslashes too. It is for text that stands in
// a message without quotation marks.
func escape(text string) string {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' { // few texts have any
			return text[:i] + escapeRest(text[i:])
		}
	}
	return text
}

func escapeRest(text string) string {
	escaped := make([]byte, 0, 2*len(text))
	for len(text) > 0 {
		r, width := utf8.DecodeRuneInString(text)
		shown := text[:width]
		if needsEscape(r, width) {
			shown = quote(shown)
			shown = shown[1 : len(shown)-1]
		}
		escaped = append(escaped, shown...)
		text = text[width:]
	}
	return string(escaped)
}

func needsEscape(r rune, width int) bool {
	return r == utf8.RuneError && width == 1 || !strconv.IsGraphic(r)
}
