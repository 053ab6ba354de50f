package rdf

import "strconv"

// quote shows text in messages: escaped, so that no hostile text reaches a
// terminal raw, and readable where it is not ASCII.
func quote(text string) string { return string(strconv.AppendQuoteToGraphic(nil, text)) }

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

// escapeRest quotes a text and takes the marks off again, with the backslashes before those
// within and before others.
func escapeRest(text string) string {
	quoted := strconv.AppendQuoteToGraphic(nil, text)
	escaped := quoted[:0]
	for i := 1; i < len(quoted)-1; i++ {
		if quoted[i] == '\\' {
			if i++; quoted[i] != '"' && quoted[i] != '\\' {
				escaped = append(escaped, '\\')
			}
		}
		escaped = append(escaped, quoted[i])
	}
	return string(escaped)
}
