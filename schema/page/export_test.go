package page

import (
	"context"
	"strings"
)

// HasRDFa tells whether a page is read as one with RDFa.
func HasRDFa(page []byte) bool {
	r := newReader(context.Background(), nil)
	r.source = &source{page: page, text: page}
	r.document.source = r.source
	r.scan()
	return r.found.rdfa >= 0
}

// Scripts gives the contents of the scripts that are read, as the tokenizer has
// them.
func Scripts(page []byte) (contents []string) {
	r := newReader(context.Background(), nil)
	r.source = decode(context.Background(), page, "")
	r.document.source = r.source
	r.scan()
	for _, s := range r.found.scripts {
		text := strings.ReplaceAll(string(r.source.text[s.start:s.end]), "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
		contents = append(contents, strings.ReplaceAll(text, "\x00", "\uFFFD"))
	}
	return contents
}
