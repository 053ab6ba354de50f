package page

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
)

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
	hiddenElements = htmltree.NamesOf(hiddenNames...)
	hiddenNames    = []string{"audio", "canvas", "datalist", "head", "object", "rp", "template", "video"}
	hiddenInSVG    = htmltree.NamesOf("defs", "desc", "metadata", "script", "style", "title")
	voidElements   = htmltree.NamesOf("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
		"link", "meta", "param", "source", "track", "wbr")
	// inline are the elements that neither begin nor end a block.
	inline      = htmltree.NamesOf(inlineNames...)
	inlineNames = []string{
		"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
		"i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rb", "rt", "ruby", "s", "samp", "small", "span",
		"strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr",
	}

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

// nameKind is what the name alone of a tag says of text that is seen.
type nameKind uint8

const (
	// blockName: before and behind the tag there is a space.
	blockName nameKind = iota
	// inlineName: there is none.
	inlineName
	// notedName: what the start tag makes is not seen, or not as text between tags is.
	notedName
)

// nameTable holds what is no blockName at its hash, or at the next place that is free.
type nameTable [1 << nameBits]namedKind

type namedKind struct {
	name htmltree.ShortName
	kind nameKind
}

const nameBits = 8

// of gives the entry of a name, or the one that is free for it. Those that are free have
// name 0 and are of kind blockName.
func (t *nameTable) of(name htmltree.ShortName) *namedKind {
	for at := uint64(name) * 0x9E3779B97F4A7C15 >> (64 - nameBits); ; at++ {
		if entry := &t[at%uint64(len(t))]; entry.name == name || entry.name == 0 {
			return entry
		}
	}
}

// shortNames are the kinds of all names that are short enough. Longer ones are not asked for.
var shortNames = func() (table nameTable) {
	for kind, names := range [...][]string{
		blockName:  nil, // all others
		inlineName: inlineNames,
		notedName: slices.Concat(hiddenNames, []string{
			"dialog", "svg", "math", // see isHidden, and below those whose content is text
			"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
		}),
	} {
		for _, name := range names {
			if short := htmltree.ShortNameOf(name); short != 0 {
				*table.of(short) = namedKind{short, nameKind(kind)}
			}
		}
	}
	return table
}()
