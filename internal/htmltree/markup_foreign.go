package htmltree

import "slices"

// foreignStack are the elements of SVG and MathML that are open (HTML, section
// 13.2.6.5), with those among them in which HTML is allowed again.
type foreignStack struct {
	open []foreignElement
	// over counts those that are open beyond mostForeign. Of them nothing is known,
	// since looking through all at each end tag would cost quadratic time.
	over int
}

type foreignElement struct {
	span
	// math says that it is one of MathML and not of SVG.
	math bool
	// html says that what stands in it is HTML.
	html bool
}

const mostForeign = 32

// markup tells whether what comes is SVG or MathML.
func (f *foreignStack) markup() bool {
	return f.over > 0 || len(f.open) > 0 && !f.open[len(f.open)-1].html
}

// start takes a start tag where something is open or the tag is that of a root, and
// tells whether it makes an element of SVG or MathML.
func (f *foreignStack) start(s *TagScanner) bool {
	root := isForeignRoot(s.Name)
	if f.markup() && isBreakout(s) {
		f.leave()
	}
	if !f.markup() && !root {
		return false
	}
	if s.SelfClosing {
		return true
	}
	if f.open == nil {
		f.open = make([]foreignElement, 0, 8)
	}
	if len(f.open) == mostForeign {
		f.over++
		return true
	}
	start := s.Start + 1
	e := foreignElement{span: span{start, start + len(s.Name)}}
	if root && !f.markup() {
		e.math = len(s.Name) == len("math")
	} else {
		e.math = f.open[len(f.open)-1].math
		e.html = isIntegrationPoint(s, e.math)
	}
	f.open = append(f.open, e)
	return true
}

// leave leaves what is open for the HTML around it.
func (f *foreignStack) leave() {
	f.over = 0
	for len(f.open) > 0 && !f.open[len(f.open)-1].html {
		f.open = f.open[:len(f.open)-1]
	}
}

// end takes an end tag.
func (f *foreignStack) end(text, name []byte) {
	if f.over > 0 {
		f.over--
		return
	}
	for i, e := range slices.Backward(f.open) {
		if EqualNames(text[e.start:e.end], name) {
			f.open = f.open[:i]
			return
		}
	}
	if f.markup() && (breakouts.Has(name) || endsForeign.Has(name)) {
		f.leave()
	}
}

func isForeignRoot(name []byte) bool {
	return len(name) == 3 && EqualName(name, "svg") || len(name) == 4 && EqualName(name, "math")
}

// isIntegrationPoint tells whether HTML stands in an element of MathML or SVG (HTML,
// section 13.2.6).
func isIntegrationPoint(s *TagScanner, math bool) bool {
	if !math {
		return svgWithHTML.Has(s.Name)
	}
	if !EqualName(s.Name, "annotation-xml") {
		return mathWithHTML.Has(s.Name)
	}
	encoding, _ := s.Attribute("encoding")
	return EqualName(encoding.Raw, "text/html") || EqualName(encoding.Raw, "application/xhtml+xml")
}

// isBreakout tells whether a start tag ends SVG and MathML.
func isBreakout(s *TagScanner) bool {
	if !EqualName(s.Name, "font") {
		return breakouts.Has(s.Name)
	}
	for _, name := range [...]string{"color", "face", "size"} {
		if _, has := s.Attribute(name); has {
			return true
		}
	}
	return false
}

var (
	svgWithHTML  = NamesOf("desc", "foreignobject", "title")
	mathWithHTML = NamesOf("mi", "mn", "mo", "ms", "mtext")

	breakouts = NamesOf("b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
		"h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p",
		"pre", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "ul", "var")
	// endsForeign are names of HTML whose end tags, in SVG that nobody closed, mostly
	// close what is around it.
	endsForeign = NamesOf("a", "address", "article", "aside", "button", "details", "dialog", "fieldset", "figcaption", "figure",
		"footer", "form", "header", "hgroup", "html", "label", "main", "nav", "object", "option", "search", "section", "select",
		"summary", "tbody", "td", "template", "tfoot", "th", "thead", "tr")
)
