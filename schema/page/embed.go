package page

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// Embed returns the page, an HTML or XHTML document, with the description as
// JSON-LD in a script element that is marked as healthld's own by an attribute:
//
//	<script type="application/ld+json" data-healthld="page">{"@context":…}</script>
//
// Where a page has such an element, in the head or in the body, its content is
// replaced and its tags stay as they are; so an empty one in a template says
// where the description shall be. Of several the first is kept and the others
// are taken away. A page that has none gets one at the end of its head, on a
// line of its own where the page is written in lines. All other bytes stay as
// they are, other scripts of JSON-LD among them, and embedding the same
// description again changes nothing.
//
// In a page that says it is UTF-8, by a byte order mark or a meta element, the
// text is UTF-8. In all others it is ASCII, the rest escaped, so that it means
// the same in every encoding that browsers may take the page for.
//
// The page itself is not changed. Errors are those of [jsonld.Append], and a
// [*rdf.Problem] with the place in the page where that
//
//   - is empty, or encoded in a way in which ASCII does not stand for itself
//     (UTF-16, ISO-2022-JP, those that HTML replaces);
//   - ends in the middle of its head: in a tag, a comment or an element that is
//     not closed, so that whatever came behind would be swallowed;
//   - has such an element that is not closed, or is closed as in XML by "/>".
func Embed(page []byte, description rdf.Source, options ...jsonld.Option) ([]byte, error) {
	result, err := Append(nil, page, description, options...)
	if err != nil {
		return nil, err
	}
	return result, nil
}

// Append appends what [Embed] returns to the buffer, which must not share memory
// with the page. Its errors are those of Embed; with one the buffer comes back as
// it was.
func Append(buffer, page []byte, description rdf.Source, options ...jsonld.Option) ([]byte, error) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	text, err := jsonld.Append((*room)[:0], description, options...)
	if err != nil {
		return buffer, err
	}
	if cap(text) <= largeRoom {
		*room = text
	}
	return AppendText(buffer, page, text)
}

// AppendText is [Append] of a description that is written already: text is what
// [jsonld.Marshal] gives. It is an error if "<" stands in it, which jsonld never
// writes: it could end the element.
func AppendText(buffer, page, text []byte) ([]byte, error) {
	if i := bytes.IndexByte(text, '<'); i >= 0 {
		return buffer, fmt.Errorf("page: \"<\" at byte %d of the description could end the script element: write it as \\u003c, as package jsonld does", i)
	}
	encoding, err := detectEncoding(page)
	if err != nil {
		return buffer, err
	}
	p, err := findPlaces(page)
	if err != nil {
		return buffer, err
	}
	lineEnd := lineEndOf(page)
	if len(p.own) == 0 {
		return p.insert(buffer, page, text, encoding, lineEnd)
	}
	first := p.own[0].content
	result := append(buffer, page[:first.start]...)
	result = appendContent(result, text, encoding, lineEnd)
	return appendWithout(result, page, first.end, p.own[1:]), nil
}

// insert appends the page with a new element at the end of the head.
func (p *places) insert(buffer, page, text []byte, encoding encoding, lineEnd string) ([]byte, error) {
	at, indentation, ownLine := p.line(page)
	result := append(buffer, page[:at]...)
	result = append(result, indentation...)
	start := len(result)
	result = append(result, startTag...)
	result = appendContent(result, text, encoding, lineEnd)
	result = append(result, endTag...)
	end := len(result)
	if ownLine {
		result = append(result, lineEnd...)
	}
	result = append(result, page[at:]...)
	if !p.closed || p.late {
		// What stands before may be open without a sign of it, as a comment may, or a
		// template in the body.
		found, err := findPlaces(result[len(buffer):])
		if err != nil || len(found.own) != 1 || found.own[0].span != (span{start - len(buffer), end - len(buffer)}) {
			if p.late {
				return buffer, problem(page, at, "the encoding is named within another element, behind the head, so that nothing can be added before it or there",
					"a meta element with the encoding at the beginning of the head", "move it there")
			}
			return buffer, problem(page, at, "the page ends within its head, so that nothing can be added to it",
				"a head that is closed", "close the comment or the element that is open there")
		}
	}
	return result, nil
}

// rooms are buffers for descriptions between uses.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// largeRoom is how large a buffer may be that is kept between uses.
const largeRoom = 1 << 18

// Remove returns the page without the script elements that [Embed] made, for a
// page of which there is nothing to say any more. What Embed put into a page that
// had none, Remove takes away to the last byte. A page without such an element
// is returned as it is, in the same memory. Its errors are those of Embed that
// concern the page.
func Remove(page []byte) ([]byte, error) {
	if !mayHoldOwn(page) {
		return page, nil
	}
	if _, err := detectEncoding(page); err != nil {
		return nil, err
	}
	p, err := findPlaces(page)
	switch {
	case err != nil:
		return nil, err
	case len(p.own) == 0:
		return page, nil
	}
	return appendWithout(make([]byte, 0, len(page)), page, 0, p.own), nil
}

// appendWithout appends the page from an offset on without the elements.
func appendWithout(buffer, page []byte, from int, elements []element) []byte {
	for _, e := range elements {
		cut := e.withLine(page)
		buffer = append(buffer, page[from:max(cut.start, from)]...)
		from = cut.end
	}
	return append(buffer, page[from:]...)
}

// problem makes an error with its place in the page.
func problem(page []byte, offset int, what, expected, mend string) error {
	g := new(rdf.Graph)
	return &rdf.Problem{
		What: what, Expected: expected, Mend: mend,
		Position: g.Position(g.AddFile("", page).Pos(offset)),
	}
}
