package page

import (
	"bytes"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
)

// span is a part of a page, in bytes.
type span struct{ start, end int }

// element is a script element that Embed made.
type element struct {
	span
	// content is what stands between its tags.
	content span
}

// places are those in a page that Embed has to know.
type places struct {
	// begin is where the page begins, after a byte order mark.
	begin int
	// head is where the head ends, or behind that where the encoding is named later,
	// and closed tells whether something says so: a
	// tag or a text, and not just the end of the page.
	head   int
	closed bool
	// late says that it is behind that.
	late bool
	// own are the elements that Embed made, in their order.
	own []element
}

// findPlaces goes through the head, and through the rest where that may hold an
// element of our own.
func findPlaces(page []byte) (*places, error) {
	p, err := findHead(page)
	if err != nil {
		return nil, err
	}
	meta, found := findEncoding(page, p.begin)
	switch {
	case !found || meta.start < p.head:
	case len(p.own) == 0:
		p.head, p.late = meta.end, true
	case p.own[0].start < meta.start:
		return nil, problem(page, meta.start, "the encoding is named behind the description, where browsers would not find it any more",
			"a meta element with the encoding at the beginning of the head", "move it there")
	}
	return p, nil
}

// findEncoding finds the meta element from which browsers take the encoding of a
// page before they read it: the first in 1,024 bytes, in the head or not (HTML,
// section 13.2.3.2). What is put before it could move it out of their sight.
func findEncoding(page []byte, begin int) (meta span, found bool) {
	const sight = 1024
	if begin > 0 {
		return span{}, false // a byte order mark says it
	}
	for s := htmltree.NewScanner(page[:min(sight, len(page))], 0); s.Next(); {
		if s.IsStart("meta") && metaEncoding(s) != "" {
			return span{s.Start, s.End}, true
		}
	}
	return span{}, false
}

// findHead goes through the head, and on where the rest may hold an element of our
// own.
func findHead(page []byte) (*places, error) {
	p := &places{}
	if bytes.HasPrefix(page, byteOrderMark) {
		p.begin = len(byteOrderMark)
	}
	s := htmltree.NewScanner(page, p.begin)
	var h headState
	inHead := true
	templates := 0
	for s.Next() {
		if inHead && !h.take(s, page) {
			inHead = false
			p.head, p.closed = h.end, true
			if !mayHoldOwn(page[s.Start:]) {
				return p, nil
			}
		}
		switch {
		case s.IsStart("template"):
			templates++
		case s.IsEnd("template"):
			templates = max(templates-1, 0)
		case templates == 0 && isOwn(s):
			own, err := takeOwn(s, page)
			if err != nil {
				return nil, err
			}
			p.own = append(p.own, own)
			h.raw = false
		}
	}
	if inHead {
		p.head = len(page)
		if s.End < len(page) || h.templates > 0 {
			return nil, problem(page, s.End, "the page ends within its head, so that nothing can be added to it",
				"a head that is closed", "close what is open there")
		}
	}
	return p, nil
}

// takeOwn takes an element of ours from its start tag to its end tag.
func takeOwn(s *htmltree.Scanner, page []byte) (element, error) {
	e := element{span{s.Start, s.End}, span{s.End, s.End}}
	start := s.Start
	closed := s.Kind != html.SelfClosingTagToken
	if closed {
		for closed = s.Next(); closed && s.Kind == html.TextToken; closed = s.Next() {
			e.content.end = s.End
		}
	}
	if !closed || !s.IsEnd("script") {
		return e, problem(page, start, "the script element is not closed", "an end tag </script>", "")
	}
	e.end = s.End
	return e, nil
}
