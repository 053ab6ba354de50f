package page

import (
	"bytes"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/htmltree"
)

// Head is what a page says of itself before its body.
type Head struct {
	// Language is the language of the page (BCP 47), as the attribute lang of its
	// html element has it; empty where it has none.
	Language string
	// Title is the text of the title element as it is shown: character references
	// resolved and white space collapsed. It is empty where there is none, or
	// where it cannot be read without knowledge of an encoding other than UTF-8.
	Title string
}

// ReadHead reads the head of a page. It has no errors: what is not said, or in a
// page that [Embed] refuses, is empty.
func ReadHead(page []byte) Head {
	var result Head
	if _, err := detectEncoding(page); err != nil {
		return result
	}
	from := 0
	if bytes.HasPrefix(page, byteOrderMark) {
		from = len(byteOrderMark)
	}
	s := htmltree.NewScanner(page, from)
	inTitle, hadTitle := false, false
	for h := (headState{}); s.Next() && h.take(s, page); {
		switch {
		case inTitle:
			inTitle = false
			if h.raw {
				result.Title = title(s.Text())
			}
		case h.templates > 0:
		case s.IsStart("html"):
			result.takeHTML(s)
		case s.IsStart("title") && !hadTitle:
			inTitle, hadTitle = true, true
		}
	}
	return result
}

func (r *Head) takeHTML(s *htmltree.Scanner) {
	for name, value := range s.Attributes {
		if r.Language == "" && (name == "lang" || name == "xml:lang") {
			r.Language = htmltree.CollapseSpace(value)
		}
	}
}

func title(text string) string {
	if !utf8.ValidString(text) {
		return ""
	}
	return htmltree.CollapseSpace(text)
}
