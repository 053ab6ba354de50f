package page

import "context"

// Head is what a page says of itself before its body.
type Head struct {
	// Language is the language of the page (BCP 47), as the attribute lang of its
	// html element has it; empty where it has none.
	Language string
	// Title is the text of the title element as it is shown: character references
	// resolved and white space collapsed.
	Title string
}

// ReadHead reads the head of a page and no more of it, as [Read] does. It has no
// errors: what is not said is empty.
func ReadHead(page []byte) Head {
	r := newReader(context.Background(), nil)
	r.source = decode(context.Background(), page, "")
	r.document.source = r.source
	r.headOnly = true
	r.scan()
	f := &r.document.Facts
	return Head{Language: f.Language.Text, Title: f.Title.Text}
}
