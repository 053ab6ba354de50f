package page

import (
	"slices"
	"strings"

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
	v.read()
	return &Text{String: v.out.String(), document: d, marks: v.marks}
}

// plainVisibleText gives the text that people see, for who does not ask for places.
func (d *Document) plainVisibleText() string {
	if d.source == nil {
		return ""
	}
	v := &visible{text: d.source.text, unmarked: true}
	v.read()
	return v.out.String()
}

// read gathers the text of the whole page.
func (v *visible) read() {
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

// visible gathers the text that is seen.
type visible struct {
	text []byte
	tags htmltree.TagScanner
	out  strings.Builder
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
}

// htmlName is where the name of a tag stands.
type htmlName struct{ start, end int }

const mostHidden = 32

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
			// Words with one space between them stand in the text as they do here.
			from := at
			for at++; at < end && (v.text[at] != '&' || !references); at++ {
				if isSpace(v.text[at]) && (v.text[at] != ' ' || at+1 == end || isSpace(v.text[at+1]) || v.text[at+1] == '&') {
					break
				}
			}
			v.word(from, false)
			v.out.Write(v.text[from:at])
		}
	}
}

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
	resolved, n := htmltree.ResolveReference(v.text[at:end])
	if htmltree.IsBlank([]byte(resolved)) {
		v.space = true
		return n
	}
	v.word(at, resolved != string(v.text[at:at+n]))
	v.out.WriteString(resolved)
	return n
}

// word begins a word, or goes on with one, at a place.
func (v *visible) word(at int, reference bool) {
	if v.space && v.out.Len() > 0 {
		v.out.WriteByte(' ')
	}
	v.space = false
	if v.unmarked {
		return
	}
	next := textMark{text: v.out.Len(), source: at, reference: reference}
	if n := len(v.marks); n > 0 && !reference {
		last := v.marks[n-1]
		if !last.reference && next.text-last.text == next.source-last.source {
			return // the one before leads here too
		}
	}
	v.marks = append(v.marks, next)
}

// isHidden tells whether an element is not seen.
func isHidden(s *htmltree.TagScanner) bool {
	if s.Foreign {
		return hiddenInSVG.Has(s.Name)
	}
	if hiddenElements.Has(s.Name) {
		return true
	}
	if s.IsStart("dialog") {
		if _, open := s.Attribute("open"); !open {
			return true
		}
	}
	styled := false
	for a := range s.AllAttributes {
		switch {
		case a.Is("hidden"):
			return true
		case a.Is("style") && !styled: // of two of one name the first counts
			if styled = true; hides(a.Text()) {
				return true
			}
		}
	}
	return false
}

// hides tells whether a style says that an element is not seen.
func hides(style string) bool {
	hidden := false
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value, _, _ = strings.Cut(strings.ToLower(value), "!") // as in "!important"
		switch strings.ToLower(htmltree.CollapseSpace(property)) {
		case "display":
			hidden = hidden || htmltree.CollapseSpace(value) == "none"
		case "visibility":
			hidden = hidden || htmltree.CollapseSpace(value) == "hidden" || htmltree.CollapseSpace(value) == "collapse"
		}
	}
	return hidden
}

// isVoid tells whether a start tag makes an element without content.
func isVoid(s *htmltree.TagScanner) bool {
	return s.Foreign && s.SelfClosing || !s.Foreign && voidElements.Has(s.Name)
}

// endsImplied tells whether the start tag of a name ends an element that is open,
// since authors may leave out its end tag (HTML, section 13.1.2.4).
func endsImplied(open, name []byte) bool {
	followers, has := implied[strings.ToLower(string(open))]
	return has && followers.Has(name)
}

var (
	hiddenElements = htmltree.NamesOf("audio", "canvas", "datalist", "head", "object", "rp", "template", "video")
	hiddenInSVG    = htmltree.NamesOf("defs", "desc", "metadata", "script", "style", "title")
	voidElements   = htmltree.NamesOf("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
		"link", "meta", "param", "source", "track", "wbr")
	// inline are the elements that neither begin nor end a block.
	inline = htmltree.NamesOf("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
		"i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rb", "rt", "ruby", "s", "samp", "small", "span",
		"strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr")

	blocks = htmltree.NamesOf("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure",
		"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search",
		"section", "table", "ul")
	cells   = htmltree.NamesOf("td", "th", "tr", "tbody", "tfoot")
	terms   = htmltree.NamesOf("dt", "dd")
	implied = map[string]htmltree.NameSet{
		"p": blocks, "li": htmltree.NamesOf("li"), "dt": terms, "dd": terms, "td": cells, "th": cells,
		"tr": htmltree.NamesOf("tr", "tbody", "tfoot"), "option": htmltree.NamesOf("option", "optgroup"), "head": htmltree.NamesOf("body"),
	}
)
