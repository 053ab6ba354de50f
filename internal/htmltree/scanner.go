// Package htmltree reads HTML with the place of everything in the text: its tags, its
// tokens by golang.org/x/net/html, and its tree, which is the one of the parser of
// that module but is made without it where the tags are plain.
package htmltree

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Scanner goes through the tokens of a page (HTML, section 13.2.5) one by one,
// each with its place: together the tokens are the whole text, without a gap. It
// knows no tree, but it does know that what stands in a script, a title or a
// comment is no markup.
type Scanner struct {
	tokens *html.Tokenizer

	// Kind is the kind of the token, html.ErrorToken at the end of the page.
	Kind html.TokenType
	// Start and End are where the token begins and ends, in bytes.
	Start, End int
	// Name is the name of a tag in lower case, else empty. Like Attributes it
	// holds until the next token.
	Name []byte

	attributes bool
}

// NewScanner gives a scanner of the text from an offset on.
func NewScanner(text []byte, from int) *Scanner {
	return &Scanner{tokens: html.NewTokenizer(bytes.NewReader(text[from:])), End: from}
}

// Next goes on to the next token, and tells whether there is one. At the end
// Start is where the last whole token ended: before the end of the text where
// that ends within a tag.
func (s *Scanner) Next() bool {
	s.Kind = s.tokens.Next()
	s.Name, s.attributes = nil, false
	s.Start = s.End
	if s.Kind == html.ErrorToken {
		return false
	}
	s.End += len(s.tokens.Raw())
	switch s.Kind {
	case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		s.Name, s.attributes = s.tokens.TagName()
	}
	return true
}

// IsStart tells whether the token is a start tag of that name. "/>" makes no
// difference in HTML.
func (s *Scanner) IsStart(name string) bool {
	return s.Kind != html.EndTagToken && string(s.Name) == name
}

// IsEnd tells whether the token is an end tag of that name.
func (s *Scanner) IsEnd(name string) bool {
	return s.Kind == html.EndTagToken && string(s.Name) == name
}

// Attributes gives each attribute of a tag in turn, its name in lower case and
// its value with character references resolved, until one is refused. It may
// be called once a token. Of two attributes of one name the first counts (HTML,
// section 13.2.5.33): the others are not given.
func (s *Scanner) Attributes(yield func(name, value string) bool) {
	var seen []string
	for s.attributes {
		var name, value []byte
		name, value, s.attributes = s.tokens.TagAttr()
		if hasName(seen, name) {
			continue
		}
		seen = append(seen, string(name))
		if !yield(seen[len(seen)-1], string(value)) {
			return
		}
	}
}

// hasName looks through the names of a tag. More than mostAttributes are
// not compared: no page has them, and a hostile one shall not cost quadratic time.
func hasName(seen []string, name []byte) bool {
	for _, had := range seen[:min(len(seen), mostAttributes)] {
		if had == string(name) {
			return true
		}
	}
	return false
}

const mostAttributes = 64

// IsBlank tells whether text is nothing but white space as HTML has it.
func IsBlank(text []byte) bool { return len(TrimLeftSpace(text)) == 0 }

// TrimLeftSpace gives text without the white space that it begins with.
func TrimLeftSpace(text []byte) []byte {
	for i, c := range text {
		if !isSpace[c] {
			return text[i:]
		}
	}
	return nil
}

// CollapseSpace gives text as it is shown: without white space at the ends, and
// one space for each run of it.
func CollapseSpace(text string) string {
	if IsCollapsed(text) { // as most is
		return text
	}
	text = strings.Trim(text, space)
	var b strings.Builder
	b.Grow(len(text))
	for at := 0; at < len(text); {
		from := at
		for at < len(text) && !isSpace[text[at]] {
			at++
		}
		b.WriteString(text[from:at])
		if at < len(text) { // a word follows, since there is no space at the end
			b.WriteByte(' ')
		}
		for at < len(text) && isSpace[text[at]] {
			at++
		}
	}
	return b.String()
}

// IsCollapsed tells whether text is as CollapseSpace gives it.
func IsCollapsed(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		if c := text[i]; isSpace[c] && (c != ' ' || before == ' ') {
			return false
		}
		before = text[i]
	}
	return before != ' ' || text == ""
}

// space is the white space of HTML (Infra, section 4.6).
const space = " \t\n\f\r"
