package page

import "bytes"

// lineEndOf gives what ends the first line of the page; a page without lines has
// "\n".
func lineEndOf(page []byte) string {
	i := bytes.IndexAny(page, "\r\n")
	switch {
	case i < 0 || page[i] == '\n':
		return "\n"
	case i+1 < len(page) && page[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// replaceLineFeeds replaces the ends of lines in what stands from start on. JSON
// has them between its tokens alone.
func replaceLineFeeds(text []byte, start int, lineEnd string) []byte {
	if bytes.IndexByte(text[start:], '\n') < 0 {
		return text
	}
	return append(text[:start], bytes.ReplaceAll(text[start:], []byte("\n"), []byte(lineEnd))...)
}

// line tells where a new element goes. Where the head ends at the beginning of a
// line, that is before the line's indentation: then the element has a line of its
// own, indented as the line above it is.
func (p *places) line(page []byte) (at int, indentation []byte, ownLine bool) {
	at = p.head
	for at > p.begin && isIndentation(page[at-1]) {
		at--
	}
	if at == p.begin && bytes.ContainsAny(page, "\r\n") || at > p.begin && isLineEnd(page[at-1]) {
		return at, indentationAbove(page[p.begin:at]), true
	}
	return p.head, nil, false
}

// indentationAbove gives what the last line begins with that is not blank.
func indentationAbove(text []byte) []byte {
	text = bytes.TrimRight(text, " \t\r\n\f")
	text = text[bytes.LastIndexAny(text, "\r\n")+1:]
	end := 0
	for end < len(text) && isIndentation(text[end]) {
		end++
	}
	return text[:end]
}

// withLine gives the span of the element with its whole line where nothing else
// stands on it.
func (e *element) withLine(page []byte) span {
	start, end := e.start, e.end
	for start > 0 && isIndentation(page[start-1]) {
		start--
	}
	alone := start == 0 || isLineEnd(page[start-1]) || bytes.Equal(page[:start], byteOrderMark)
	switch rest := page[end:]; {
	case !alone || len(rest) == 0 || !isLineEnd(rest[0]):
		return e.span
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return span{start, end + 2}
	}
	return span{start, end + 1}
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

func isIndentation(c byte) bool { return c == ' ' || c == '\t' }
