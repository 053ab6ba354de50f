package htmltree

import (
	"bytes"
	"encoding/binary"
	"strings"

	"golang.org/x/net/html"
)

// gap takes what stands between the tag that was taken last and a place: text and
// comments. It tells whether the rules are plain.
func (b *builder) gap(to int) bool {
	if b.at == to || b.raw || b.inert {
		return true
	}
	text := b.text[b.at:to]
	var top openElement
	if n := len(b.open); n > 0 {
		top = b.open[n-1]
	}
	if top.foreign && bytes.Contains(text, foreignSection) {
		return false
	}
	counts := b.stage != inBody || top.place != inFlow && top.place < inCell
	if !counts && b.wanted == 0 {
		return true // as most text is
	}
	if !counts && isPlainText(text) { // nor a comment
		if b.newline {
			b.write(text, true)
		} else {
			b.writePlain(text)
		}
		return true
	}
	b.texts = appendTexts(b.texts[:0], text)
	if counts && !b.gapThatCounts(b.texts, top.place) {
		return false
	}
	if b.wanted == 0 {
		return true
	}
	for i, piece := range b.texts {
		b.write(piece, b.newline && i == 0 && &piece[0] == &text[0])
	}
	return true
}

// foreignSection is what CDATA sections begin with, which count in SVG alone.
var foreignSection = []byte("<![")

// gapThatCounts takes texts where one that is not blank is for another element.
func (b *builder) gapThatCounts(texts [][]byte, in place) bool {
	for _, piece := range texts {
		if IsBlank(piece) {
			continue
		}
		switch {
		case in != inFlow && in < inCell:
			return false
		case b.stage == afterBody:
			b.stage = inBody
		case bytes.IndexByte(piece, '&') >= 0:
			return false
		default:
			b.reach(inBody)
		}
		return true
	}
	return true
}

// HasText tells whether what stands between two tags is more than white space and
// comments.
func HasText(text []byte) bool {
	if IsBlank(text) {
		return false
	}
	var room [4][]byte
	for _, piece := range appendTexts(room[:0], text) {
		if !IsBlank(piece) {
			return true
		}
	}
	return false
}

// appendTexts appends the texts between comments, of what stands between two tags.
func appendTexts(texts [][]byte, text []byte) [][]byte {
	s := TagScanner{text: text, plain: true}
	from := 0
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 || at+i+1 == len(text) {
			break
		}
		at += i
		end, isText := s.behindOther(at)
		if !isText {
			if from < at {
				texts = append(texts, text[from:at])
			}
			from = end
		}
		at = end
	}
	if from < len(text) {
		texts = append(texts, text[from:])
	}
	return texts
}

// isPlainText tells whether a text, in which there is no NUL, stands for itself alone.
func isPlainText(text []byte) bool {
	for len(text) >= 8 {
		word := binary.LittleEndian.Uint64(text)
		if zeros(word^lowBits*'<')|zeros(word^lowBits*'&')|zeros(word^lowBits*'\r') != 0 {
			return false
		}
		text = text[8:]
	}
	for _, c := range text {
		if c == '<' || c == '&' || c == '\r' {
			return false
		}
	}
	return true
}

// writePlain adds a text that stands for itself to the values.
func (b *builder) writePlain(text []byte) {
	if b.values.Cap() == 0 {
		b.values.Grow(min(len(b.text)/4, 4096))
	}
	b.values.Write(text)
}

// write adds a text with its character references resolved to the values.
func (b *builder) write(text []byte, newline bool) {
	if !newline && bytes.IndexByte(text, '\r') < 0 && bytes.IndexByte(text, '&') < 0 {
		b.writePlain(text)
		return
	}
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
