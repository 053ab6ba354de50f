package page

import (
	"bytes"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
)

// VisibleTextAgrees holds the text that people see, and where all of it stands, to that
// which a simple way gathers: tag by tag, and byte by byte.
func VisibleTextAgrees(t require.TestingT, d *Document) {
	simple := &simpleVisible{text: d.source.text, marks: []textMark{}}
	simple.read()
	text := d.VisibleText()
	require.Equal(t, simple.out.String(), text.String)
	require.Equal(t, simple.marks, text.marks)
	require.Equal(t, simple.parted.String(), d.plainVisibleText())
}

func isAlphanumeric(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }

// simpleVisible gathers the text that is seen.
type simpleVisible struct {
	text []byte
	tags htmltree.TagScanner
	out  strings.Builder
	// parted is the same with what parts the digits of elements.
	parted strings.Builder
	// at is how far text was taken.
	at int
	// space says that a space stands before the next word.
	space bool
	marks []textMark
	// hidden are the elements that are open within one that is not seen, that one
	// first. Those beyond mostHidden are counted.
	hidden []htmlName
	over   int
}

// read gathers the text of the whole page.
func (v *simpleVisible) read() {
	v.out.Grow(len(v.text) / 2)
	v.tags.Reset(v.text)
	v.tags.Passed = func(start, end int) {
		v.take(start)
		v.at = end
	}
	for v.tags.Next() {
		v.take(v.tags.Start)
		v.at = v.tags.End
		v.takeTag()
	}
	v.take(v.tags.Start)
}

// takeTag takes a tag.
func (v *simpleVisible) takeTag() {
	s := &v.tags
	if !inline.Has(s.Name) {
		v.space = true
	}
	switch {
	case len(v.hidden) > 0:
		v.takeHidden()
	case s.Closing:
	case s.IsRaw():
		start, end, _ := s.Content()
		if s.IsStart("textarea") || s.IsStart("xmp") || s.IsStart("plaintext") {
			v.add(start, end, s.IsStart("textarea"))
		}
		v.at = end
	case !isVoid(s) && isHidden(s):
		v.hidden = append(v.hidden, htmlName{s.Start + 1, s.Start + 1 + len(s.Name)})
	}
}

// takeHidden takes a tag within an element that is not seen.
func (v *simpleVisible) takeHidden() {
	s := &v.tags
	switch {
	case !s.Closing && len(v.hidden) == 1 && v.over == 0 && endsImplied(v.text[v.hidden[0].start:v.hidden[0].end], s.Name):
		v.hidden = v.hidden[:0]
		v.takeTag()
	case !s.Closing && !isVoid(s):
		if len(v.hidden) == mostHidden {
			v.over++
			return
		}
		v.hidden = append(v.hidden, htmlName{s.Start + 1, s.Start + 1 + len(s.Name)})
	case !s.Closing:
	case v.over > 0:
		v.over--
	default:
		for i, name := range slices.Backward(v.hidden) {
			if htmltree.EqualNames(v.text[name.start:name.end], s.Name) {
				v.hidden = v.hidden[:i]
				return
			}
		}
		if !s.IsEnd("p") && !s.IsEnd("br") { // these end nothing else
			v.hidden = v.hidden[:0] // the element around it is closed
		}
	}
}

// take takes the text up to a place.
func (v *simpleVisible) take(end int) {
	if len(v.hidden) == 0 && v.at < end {
		v.add(v.at, end, true)
	}
	v.at = max(v.at, end)
}

// add adds text, in which there may be character references.
func (v *simpleVisible) add(start, end int, references bool) {
	for at := start; at < end; {
		c := v.text[at]
		switch {
		case isSpace(c):
			v.space = true
			at++
		case c == '&' && references && at+1 < end && beginsReference[v.text[at+1]]:
			at += v.addReference(at, end)
		default:
			if before := v.out.String(); at == start && !v.space && '0' <= c && c <= '9' && before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789") {
				v.parted.WriteString("\u200B")
			}
			v.word(at, false)
			v.out.WriteByte(c)
			v.parted.WriteByte(c)
			at++
		}
	}
}

// addReference adds what a character reference stands for, and gives its length.
func (v *simpleVisible) addReference(at, end int) int {
	text := v.text[at:end]
	if i := bytes.IndexByte(text[1:], '&'); i >= 0 {
		text = text[:1+i]
	}
	n := 1
	for n < min(len(text), 64) && (n == 1 && text[n] == '#' || isAlphanumeric(text[n])) {
		n++
	}
	if n < min(len(text), 64) && text[n] == ';' {
		n++
	}
	resolved := html.UnescapeString(string(text[:n]))
	if htmltree.IsBlank([]byte(resolved)) {
		v.space = true
		return n
	}
	v.word(at, resolved != string(v.text[at:at+n]))
	v.out.WriteString(resolved)
	v.parted.WriteString(resolved)
	return n
}

// word begins a word, or goes on with one, at a place.
func (v *simpleVisible) word(at int, reference bool) {
	if v.space && v.out.Len() > 0 {
		v.out.WriteByte(' ')
		v.parted.WriteByte(' ')
	}
	v.space = false
	next := textMark{text: v.out.Len(), source: at, reference: reference}
	if n := len(v.marks); n > 0 && !reference {
		last := v.marks[n-1]
		if !last.reference && next.text-last.text == next.source-last.source {
			return // the one before leads here too
		}
	}
	v.marks = append(v.marks, next)
}
