package page

import (
	"bytes"
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/jsonld"
)

// The mark of the element that [Embed] makes. A data attribute is valid in HTML
// (section 3.2.6.6) and means nothing to browsers.
const (
	attributeName  = "data-healthld"
	attributeValue = "page"

	startTag = `<script type="` + jsonld.MediaType + `" ` + attributeName + `="` + attributeValue + `">`
	endTag   = `</script>`
)

// mayHoldOwn tells whether the name of the mark stands in the text, in any case.
// Most texts without it need no closer look.
func mayHoldOwn(text []byte) bool {
	const dash = len("data")
	for from := dash; from < len(text); from++ {
		i := bytes.IndexByte(text[from:], attributeName[dash])
		if i < 0 {
			return false
		}
		from += i
		rest := text[from-dash:]
		if len(rest) >= len(attributeName) && strings.EqualFold(string(rest[:len(attributeName)]), attributeName) {
			return true
		}
	}
	return false
}

// isOwn tells whether the token is the start tag of an element that Embed made.
func isOwn(s *htmltree.Scanner) bool {
	if !s.IsStart("script") {
		return false
	}
	marked, data := false, false
	for name, value := range s.Attributes {
		switch name {
		case attributeName:
			marked = value == attributeValue
		case "type":
			value, _, _ = strings.Cut(value, ";") // as in "application/ld+json; charset=utf-8"
			data = strings.EqualFold(htmltree.CollapseSpace(value), jsonld.MediaType)
		}
	}
	return marked && data
}

// appendContent appends what stands between the tags.
func appendContent(buffer, text []byte, e encoding, lineEnd string) []byte {
	start := len(buffer)
	if e == utf8Encoding {
		buffer = append(buffer, text...)
	} else {
		buffer = appendASCII(buffer, text)
	}
	if lineEnd != "\n" {
		buffer = replaceLineFeeds(buffer, start, lineEnd)
	}
	return buffer
}
