package rdf

import (
	"strconv"
	"unicode/utf8"

	shown "github.com/healthld/healthld/internal/excerpt"
)

// quote shows text in messages: escaped, so that no hostile text reaches a
// terminal raw, and readable where it is not ASCII.
func quote(text string) string { return strconv.QuoteToGraphic(text) }

// excerpt shows the beginning of a text, and nothing of a running one.
func excerpt(text string) string { return shown.Quote(text) }

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
		if r == utf8.RuneError && width == 1 || !strconv.IsGraphic(r) {
			shown = quote(shown)
			shown = shown[1 : len(shown)-1]
		}
		escaped = append(escaped, shown...)
		text = text[width:]
	}
	return string(escaped)
}
