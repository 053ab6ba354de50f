package page

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/rdf"
)

// Card is what a page tells those who show a link to it. An empty field is not told.
type Card struct {
	Title, Description string
	// Address is that of the page, absolute.
	Address string
	// Image is the address of a picture of what the page is about, and ImageText what
	// there is to see on it.
	Image, ImageText string
	// SiteName is the name of the site that the page is a part of.
	SiteName string
	// Language is that of the page (BCP 47). It is told where it names a country:
	// Open Graph knows no others.
	Language string
	// Kind is what Open Graph calls the type of the page: "website" if it is empty,
	// "article", "profile".
	Kind string
}

// EmbedCard returns the page with elements in its head that tell the card: a title,
// an address, a picture and more as the Open Graph protocol has them
// (https://ogp.me), the kind of card of X, formerly Twitter, the description, and the
// link to the canonical address. Each is marked as healthld's own by an attribute:
//
//	<meta property="og:title" content="Sunrise Clinic" data-healthld="card">
//
// What a page says itself is neither said again nor contradicted: where it has a
// description, a canonical address or a property of Open Graph of its own, that
// stands, and the card follows it. Nothing is made up: without a picture there is none,
// and the card is a small one. The kind of a card follows from the rest: X takes what it
// shows from Open Graph.
//
// Elements of a former run are replaced where they stand, or taken away where there
// is nothing to tell any more; so the zero Card takes away what EmbedCard added to
// the last byte. All other bytes of the page stay as they are. Texts lose
// spaces that HTML does not show, and characters that it cannot hold are U+FFFD.
//
// The page itself is not changed. Errors are those of [Embed] that concern the page, and
// of an address or image that is no absolute IRI.
func EmbedCard(page []byte, card Card) ([]byte, error) {
	if card == (Card{}) && !mayHoldCard(page) {
		return page, nil
	}
	for _, address := range [...]string{card.Address, card.Image} {
		if address == "" {
			continue
		}
		if err := rdf.CheckIRI(address); err != nil {
			return nil, fmt.Errorf("page: an address of the card is none: %w", err)
		}
	}
	encoding, err := detectEncoding(page)
	if err != nil {
		return nil, err
	}
	own := findCard(page)
	bare := page
	if len(own) > 0 {
		bare = appendWithout(make([]byte, 0, len(page)), page, 0, own)
	}
	lines := card.elements(bare, encoding)
	if len(lines) == 0 {
		return bare, nil
	}
	p, err := findPlaces(bare)
	if err != nil {
		return nil, err
	}
	at, indentation, ownLine := p.line(bare)
	if len(own) > 0 && !p.encodingBehind(bare, own[0].start) {
		cut := own[0].withLine(page)
		at, indentation, ownLine = cut.start, nil, cut != own[0].span
		if ownLine {
			indentation = page[cut.start:own[0].start]
		}
	}
	lineEnd := lineEndOf(page)
	result := append(make([]byte, 0, len(bare)+1024), bare[:at]...)
	for _, line := range lines {
		result = append(result, indentation...)
		result = append(result, line...)
		if ownLine {
			result = append(result, lineEnd...)
		}
	}
	end := len(result)
	result = append(result, bare[at:]...)
	if !p.closed {
		// What stands before may be open without a sign of it, as a comment may.
		if found := findCard(result[:end]); len(found) != len(lines) {
			return nil, problem(page, len(page), "the page ends within its head, so that nothing can be added to it",
				"a head that is closed", "close the comment or the element that is open there")
		}
	}
	return result, nil
}

// cardValue is the value of the mark of the elements of a card.
const cardValue = "card"

// mayHoldCard tells whether the mark of a card stands in the text, as this package or
// those who make HTML smaller write it. Most texts without it need no closer look.
func mayHoldCard(page []byte) bool {
	for rest := page; ; {
		i := bytes.Index(rest, []byte(attributeName))
		if i < 0 {
			return false
		}
		rest = rest[i+len(attributeName):]
		value := bytes.TrimLeft(rest, "= \t\r\n\f\"'")
		if bytes.HasPrefix(value, []byte(cardValue)) {
			return true
		}
	}
}

// findCard finds the elements of a card.
func findCard(page []byte) (own []element) {
	if !mayHoldCard(page) {
		return nil
	}
	begin := 0
	if bytes.HasPrefix(page, byteOrderMark) {
		begin = len(byteOrderMark)
	}
	templates := 0
	for s := htmltree.NewScanner(page, begin); s.Next(); {
		switch {
		case s.IsStart("template"):
			templates++
		case s.IsEnd("template"):
			templates = max(templates-1, 0)
		case templates == 0 && (s.IsStart("meta") || s.IsStart("link")):
			for name, value := range s.Attributes {
				if name == attributeName && value == cardValue {
					own = append(own, element{span: span{s.Start, s.End}})
				}
			}
		}
	}
	return own
}

// encodingBehind tells whether the encoding is named behind a place, or near it: what is
// put there could move that out of sight.
func (p *places) encodingBehind(page []byte, at int) bool {
	meta, found := findEncoding(page, p.begin)
	return found && meta.end > at
}

// elements gives the elements that tell the card beside what the page tells.
func (c Card) elements(bare []byte, encoding encoding) []string {
	r := newReader(context.Background(), nil)
	r.document.Base = c.Address
	r.source = decode(context.Background(), bare, "")
	r.document.source = r.source
	r.scan()
	facts := &r.document.Facts

	w := cardWriter{encoding: encoding, close: ">", has: make(map[string]string)}
	if isXML(bare) {
		w.close = " />"
	}
	for _, m := range facts.Metas {
		for _, name := range [...]string{m.Name, m.Property} {
			for name := range strings.FieldsSeq(strings.ToLower(name)) {
				if _, had := w.has[name]; !had {
					w.has[name] = m.Content
				}
			}
		}
	}
	if c == (Card{}) {
		return nil
	}
	description, address := cardText(c.Description), c.Address
	if own := cardText(facts.Description().Text); own != "" {
		description = own
	}
	switch len(facts.Canonicals) {
	case 0:
		w.add("link", "rel", "canonical", "href", c.Address)
	case 1:
		if address = facts.Canonicals[0].Text; rdf.CheckIRI(address) != nil || !rdf.IsAbsoluteIRI(address) {
			address = ""
		}
	default:
		address = "" // the page contradicts itself
	}
	w.meta("name", "description", description)
	w.meta("property", "og:title", cardText(c.Title))
	w.meta("property", "og:description", description)
	kind := c.Kind
	if kind == "" {
		kind = "website"
	}
	w.meta("property", "og:type", kind)
	w.meta("property", "og:url", address)
	if !w.hasAny("og:image", "og:image:url", "og:image:secure_url") && c.Image != "" {
		w.meta("property", "og:image", c.Image)
		w.meta("property", "og:image:alt", cardText(c.ImageText))
	}
	w.meta("property", "og:site_name", cardText(c.SiteName))
	w.meta("property", "og:locale", localeOf(c.Language))
	card := "summary"
	if w.hasAny("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") {
		card = "summary_large_image"
	}
	w.meta("name", "twitter:card", card)
	return w.lines
}

// cardWriter makes the elements of a card.
type cardWriter struct {
	encoding encoding
	close    string
	// has are the names of what the page tells, and of what was added.
	has   map[string]string
	lines []string
}

// hasAny tells whether the page tells one of these, with any content.
func (w *cardWriter) hasAny(names ...string) bool {
	for _, name := range names {
		if w.has[name] != "" {
			return true
		}
	}
	return false
}

// meta adds a meta element, unless there is nothing to tell or the page tells it.
func (w *cardWriter) meta(attribute, name, content string) {
	if _, had := w.has[name]; had || content == "" {
		return
	}
	w.has[name] = content
	w.add("meta", attribute, name, "content", content)
}

func (w *cardWriter) add(element, attribute, name, attribute2, content string) {
	if content == "" {
		return
	}
	w.lines = append(w.lines, "<"+element+" "+attribute+`="`+name+`" `+attribute2+`="`+w.escape(content)+`" `+attributeName+`="`+cardValue+`"`+w.close)
}

// escape writes text as the value of an attribute in quotation marks (HTML, section
// 13.3). Where the encoding of the page is not known for sure it is ASCII.
func (w *cardWriter) escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r >= utf8.RuneSelf && w.encoding != utf8Encoding:
			fmt.Fprintf(&b, "&#x%x;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cardText gives a text as an attribute can hold it: on one line, without what is
// no character in HTML and XML.
func cardText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || 0x7F <= r && r <= 0x9F || r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF {
			return utf8.RuneError
		}
		return r
	}, htmltree.CollapseSpace(strings.ToValidUTF8(text, string(utf8.RuneError))))
}

// localeOf gives a language with its country as Open Graph writes it, language_TERRITORY;
// empty where no country is named.
func localeOf(tag string) string {
	parts := strings.Split(tag, "-")
	for i, part := range parts[1:] {
		if len(part) == 1 {
			break // of an extension
		}
		if len(part) == 2 && i <= 2 && (len(parts[0]) == 2 || len(parts[0]) == 3) {
			return strings.ToLower(parts[0]) + "_" + strings.ToUpper(part)
		}
	}
	return ""
}

// isXML tells whether a page is written as XML, in which every element is closed.
func isXML(page []byte) bool {
	start := htmltree.TrimLeftSpace(bytes.TrimPrefix(page, byteOrderMark))
	if bytes.HasPrefix(start, []byte("<?xml")) {
		return true
	}
	for s := htmltree.NewScanner(page, 0); s.Next(); {
		if s.IsStart("html") {
			for name := range s.Attributes {
				if name == "xmlns" {
					return true
				}
			}
			return false
		}
		if s.IsStart("head") || s.IsStart("body") {
			break
		}
	}
	return false
}
