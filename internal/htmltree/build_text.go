package htmltree

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// gap takes what stands between the tag that was taken last and a place: text and
// comments. It tells whether the rules are plain.
func (b *builder) gap(to int) bool {
	if b.at == to || b.raw {
		return true
	}
	text := b.text[b.at:to]
	var top openElement
	if n := len(b.open); n > 0 {
		top = b.open[n-1]
	}
	if b.stage != inBody || top.place != inFlow && top.place < inCell {
		if !b.gapThatCounts(text, top.place) {
			return false
		}
	}
	if top.foreign && bytes.Contains(text, foreignSection) {
		return false
	}
	if b.wanted == 0 {
		return true
	}
	first := true
	for piece := range textsIn(text) {
		b.write(piece, b.newline && first && &piece[0] == &text[0])
		first = false
	}
	return true
}

// foreignSection is what CDATA sections begin with, which count in SVG alone.
var foreignSection = []byte("<![")

// gapThatCounts takes a text where one that is not blank is for another element.
func (b *builder) gapThatCounts(text []byte, in place) bool {
	for piece := range textsIn(text) {
		if IsBlank(piece) {
			continue
		}
		if b.stage >= inBody || bytes.IndexByte(piece, '&') >= 0 {
			return false
		}
		b.reach(inBody)
		return true
	}
	return true
}

// textsIn gives the texts between comments.
func textsIn(text []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		if bytes.IndexByte(text, '<') < 0 {
			yield(text)
			return
		}
		at, goes := 0, true
		s := TagScanner{text: text, plain: true}
		s.Passed = func(start, end int) {
			if goes && at < start {
				goes = yield(text[at:start])
			}
			at = end
		}
		s.Next()
		if goes && at < len(text) {
			yield(text[at:])
		}
	}
}

// write adds a text with its character references resolved to the values.
func (b *builder) write(text []byte, newline bool) {
	s := withLineFeeds(text)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if newline {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
	}
	b.values.WriteString(s)
}

// withLineFeeds gives a text with "\n" at the ends of lines.
func withLineFeeds(text []byte) string {
	s := string(text)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
