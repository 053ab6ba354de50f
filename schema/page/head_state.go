package page

import (
	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
)

// headState follows the tree construction of HTML (sections 13.2.6.4.1 to
// 13.2.6.4.4) to the end of the head, as browsers with scripting do. The zero
// value stands at the beginning of the page.
type headState struct {
	// raw: what comes is the text of the element that was opened last.
	raw bool
	// templates are those that are open: what stands in them is theirs.
	templates int
	// end is where the head ends, once it does.
	end int
}

// take takes a token, and tells whether it belongs to the head or to what comes
// before that.
func (h *headState) take(s *htmltree.Scanner, page []byte) bool {
	raw := h.raw
	h.raw = raw && s.Kind == html.TextToken
	h.end = s.Start
	switch s.Kind {
	case html.CommentToken, html.DoctypeToken:
		return true
	case html.TextToken:
		if raw || h.templates > 0 {
			return true
		}
		text := htmltree.TrimLeftSpace(page[s.Start:s.End])
		h.end = s.End - len(text)
		return len(text) == 0
	case html.EndTagToken:
		return h.takeEnd(string(s.Name))
	}
	return h.takeStart(string(s.Name))
}

func (h *headState) takeStart(name string) bool {
	switch name {
	case "title", "noscript", "noframes", "style", "script":
		h.raw = true
	case "template":
		h.templates++
	case "html", "head", "base", "basefont", "bgsound", "link", "meta":
	default:
		return h.templates > 0
	}
	return true
}

// takeEnd takes an end tag. Those that do not end the head are passed over, even
// where nothing is open.
func (h *headState) takeEnd(name string) bool {
	switch name {
	case "template":
		h.templates = max(h.templates-1, 0)
	case "head", "body", "html", "br":
		return h.templates > 0
	}
	return true
}
