package page

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"sync"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/rdf"
)

// Text is text with the place in the page of all that stands in it.
type Text struct {
	String string

	document *Document
	marks    []textMark
}

// textMark says that text goes on from a place of the page's text.
type textMark struct {
	text, source int
	// reference says that it is a character reference that the text stands for.
	reference bool
}

// Pos gives the place in the page of the byte at an offset of the text. Within what
// a character reference stands for, that is where the reference begins.
func (t *Text) Pos(offset int) rdf.Pos {
	i, found := slices.BinarySearchFunc(t.marks, offset, func(m textMark, offset int) int { return m.text - offset })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	m := t.marks[i]
	if m.reference {
		return t.document.pos(m.source)
	}
	return t.document.pos(m.source + offset - m.text)
}

// VisibleText gives the text that people see in the page, with white space collapsed
// and a space wherever one block ends and another begins. It is made anew at each
// call, in time that grows with the length of the page. These are left out:
//
//   - the head, comments, and what scripts, styles, templates, noscript and the title
//     hold; what browsers show in place of audio, canvas, iframe, object and video
//     where they cannot play those; datalist; of SVG title, desc, defs and metadata;
//   - elements with the attribute hidden, those whose attribute style says
//     display:none or visibility:hidden, and a dialog that is not open. Style sheets
//     are not looked at.
//
// Elements with aria-hidden are seen and therefore in it, as are closed details,
// which open at a touch, and the text of textareas. An element that nobody closes
// is hidden as long as the element around it is open.
func (d *Document) VisibleText() *Text {
	if d.source == nil {
		return &Text{document: d}
	}
	v := &visible{text: d.source.text, marks: make([]textMark, 0, 64+len(d.source.text)/256)}
	return &Text{String: v.read(), document: d, marks: v.marks}
}

// plainVisibleText gives the text that people see, for who does not ask for places. Where
// the digits of two elements touch, a zero-width space tells where one ends: style sheets
// mostly set them apart.
func (d *Document) plainVisibleText() string {
	if d.source == nil {
		return ""
	}
	v := &visible{text: d.source.text, unmarked: true}
	return v.read()
}

// read gathers the text of the whole page.
func (v *visible) read() string {
	room := visibleRooms.Get().(*[]byte)
	v.out = (*room)[:0]
	v.tags.Reset(v.text)
	v.tags.Passed = func(start, end int) {
		v.take(start)
		v.at = end
	}
	for v.next() {
		v.take(v.tags.Start)
		v.at = v.tags.End
		v.takeTag()
	}
	v.take(v.tags.Start)
	text := string(v.out)
	if cap(v.out) <= mostRoom {
		*room = v.out
		visibleRooms.Put(room)
	}
	return text
}

// visibleRooms is where texts are gathered, which are mostly much shorter than their pages.
var visibleRooms = sync.Pool{New: func() any { return new([]byte) }}

// mostRoom is how many bytes are kept for the next text.
const mostRoom = 1 << 20

// visible gathers the text that is seen.
type visible struct {
	text []byte
	tags htmltree.TagScanner
	out  []byte
	// at is how far text was taken.
	at int
	// space says that a space stands before the next word.
	space bool
	marks []textMark
	// unmarked tells that nobody asks where the text comes from.
	unmarked bool
	// hidden are the elements that are open within one that is not seen, that one
	// first. Those beyond mostHidden are counted.
	hidden []htmlName
	over   int
	// references are the character references that were met, with what they stand for.
	references map[string]string
}

// htmlName is where the name of a tag stands.
type htmlName struct{ start, end int }

const (
	mostHidden     = 32
	mostReferences = 256
)

// next goes on to the next tag that is for takeTag. Those that say no more than whether a
// block begins or ends, as nearly all do, are taken here with the text before them.
func (v *visible) next() bool {
	if len(v.hidden) > 0 || v.tags.InForeign() {
		return v.tags.Next()
	}
	for {
		i := bytes.IndexByte(v.text[v.at:], '<')
		if i < 0 {
			break
		}
		start := v.at + i
		name, closing, end := v.tags.OrdinaryTag(start)
		if end == 0 {
			break
		}
		kind := shortNames.of(name).kind
		if kind == notedName && !closing {
			break
		}
		v.add(v.at, start, true)
		v.space = v.space || kind != inlineName
		v.at = end
	}
	v.tags.SkipTo(v.at)
	return v.tags.Next()
}

// takeTag takes a tag.
func (v *visible) takeTag() {
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
func (v *visible) takeHidden() {
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
func (v *visible) take(end int) {
	if len(v.hidden) == 0 && v.at < end {
		v.add(v.at, end, true)
	}
	v.at = max(v.at, end)
}

// add adds text, in which there may be character references.
func (v *visible) add(start, end int, references bool) {
	for at := start; at < end; {
		c := v.text[at]
		switch {
		case isSpace(c):
			v.space = true
			at++
		case c == '&' && references && at+1 < end && beginsReference[v.text[at+1]]:
			at += v.addReference(at, end)
		default:
			from := at
			at = v.behindWords(at, end)
			if v.unmarked && from == start && !v.space && isDigit(c) && len(v.out) > 0 && isDigit(v.out[len(v.out)-1]) {
				v.out = append(v.out, zeroWidthSpace...)
			}
			v.word(from, false)
			v.out = append(v.out, v.text[from:at]...)
		}
	}
}

// behindWords gives the place behind words that stand in the text as they do here: with one
// space between them, and without what may be a reference.
func (v *visible) behindWords(at, end int) int {
	text := v.text
	for at++; at < end; {
		if at+8 <= len(text) {
			n := ordinaryBytes(binary.LittleEndian.Uint64(text[at:]))
			if at += n; n == 7 {
				continue
			}
		}
		if at >= end {
			break
		}
		switch c := text[at]; {
		case c == '&', isSpace(c) && (c != ' ' || at+1 == end || isSpace(text[at+1]) || text[at+1] == '&'):
			return at
		}
		at++
	}
	if text[end-1] == ' ' { // the last of the words ends before it
		return end - 1
	}
	return end
}

// ordinaryBytes gives with how many bytes eight begin, 7 at most, that are neither "&" nor
// white space, but for single spaces. It may give fewer.
func ordinaryBytes(word uint64) int {
	const low, high = 0x0101010101010101, 0x8080808080808080
	zeros := func(word uint64) uint64 { return (word - low) &^ word } // its high bits mark bytes that are 0
	// Bytes behind one that is marked rightly may be marked wrongly: "!" behind a space is.
	ends := (word-low*('!'))&^word | zeros(word^low*'&')
	ends &^= zeros(word^low*' ') &^ (ends >> 8)
	return bits.TrailingZeros64(ends&(high>>8)|1<<63) / 8
}

const zeroWidthSpace = "\u200B"

func isDigit(c byte) bool { return c-'0' <= 9 }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// beginsReference are the bytes that can stand behind "&" in a character reference.
var beginsReference = func() (table [256]bool) {
	for c := range table {
		table[c] = c == '#' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	return table
}()

// addReference adds what a character reference stands for, and gives its length.
func (v *visible) addReference(at, end int) int {
	n := htmltree.ReferenceLen(v.text[at:end])
	reference := v.text[at : at+n]
	resolved, known := v.references[string(reference)]
	if !known {
		resolved = htmltree.ResolveReference(string(reference))
		if v.references == nil {
			v.references = make(map[string]string)
		}
		if len(v.references) < mostReferences {
			v.references[string(reference)] = resolved
		}
	}
	if htmltree.IsBlank([]byte(resolved)) {
		v.space = true
		return n
	}
	v.word(at, resolved != string(reference))
	v.out = append(v.out, resolved...)
	return n
}

// word begins a word, or goes on with one, at a place.
func (v *visible) word(at int, reference bool) {
	if v.space && len(v.out) > 0 {
		v.out = append(v.out, ' ')
	}
	v.space = false
	if v.unmarked {
		return
	}
	next := textMark{text: len(v.out), source: at, reference: reference}
	if n := len(v.marks); n > 0 && !reference {
		last := v.marks[n-1]
		if !last.reference && next.text-last.text == next.source-last.source {
			return // the one before leads here too
		}
	}
	v.marks = append(v.marks, next)
}
