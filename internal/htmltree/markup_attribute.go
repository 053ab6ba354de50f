package htmltree

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Attribute is an attribute of a tag. Its slices are parts of the page.
type Attribute struct {
	// Name is the name as it is written; see Is.
	Name []byte
	// Raw is the value as it is written, without its quotes; see Text.
	Raw []byte
	// NameStart, Start and End are where the name begins, and where the value begins
	// and ends, in bytes. Without a value Start and End are behind the name.
	NameStart, Start, End int
}

// Is tells whether the attribute is that of the name, which is in lower case.
func (a Attribute) Is(name string) bool { return EqualName(a.Name, name) }

// Attributes gives each attribute of a start tag in turn until one is refused. Of
// two of one name the first counts (HTML, section 13.2.5.33): the others are not
// given. Names are compared with the first 64, since no page has more and a
// hostile one shall not cost quadratic time. End tags have no attributes.
func (s *TagScanner) Attributes(yield func(Attribute) bool) {
	if s.Closing {
		return
	}
	var seen [mostAttributes]span
	count := 0
	p := s.skipSpace(s.Start + 1 + len(s.Name))
next:
	for p < s.End-1 {
		var a attributePlace
		a, p = s.attribute(p)
		if a.nameStart == a.nameEnd {
			continue
		}
		for _, had := range seen[:count] {
			if EqualNames(s.text[had.start:had.end], s.text[a.nameStart:a.nameEnd]) {
				continue next
			}
		}
		if count < len(seen) {
			seen[count] = span{a.nameStart, a.nameEnd}
			count++
		}
		if !yield(s.at(a)) {
			return
		}
	}
}

// AllAttributes is Attributes without a look at the names: of two of one name both
// are given.
func (s *TagScanner) AllAttributes(yield func(Attribute) bool) {
	if s.Closing {
		return
	}
	for p := s.skipSpace(s.Start + 1 + len(s.Name)); p < s.End-1; {
		var a attributePlace
		if a, p = s.attribute(p); a.nameStart < a.nameEnd && !yield(s.at(a)) {
			return
		}
	}
}

// Attribute gives the attribute of that name, which is in lower case, and whether
// a start tag has it.
func (s *TagScanner) Attribute(name string) (a Attribute, has bool) {
	if s.Closing {
		return a, false
	}
	for p := s.skipSpace(s.Start + 1 + len(s.Name)); p < s.End-1; {
		var at attributePlace
		at, p = s.attribute(p)
		if EqualName(s.text[at.nameStart:at.nameEnd], name) {
			return s.at(at), true
		}
	}
	return a, false
}

func (s *TagScanner) at(a attributePlace) Attribute {
	return Attribute{
		Name: s.text[a.nameStart:a.nameEnd], Raw: s.text[a.start:a.end],
		NameStart: a.nameStart, Start: a.start, End: a.end,
	}
}

type span struct{ start, end int }

// isPlain tells whether a value is written as it is meant.
func isPlain(raw []byte) bool {
	for ; len(raw) >= 8; raw = raw[8:] {
		word := binary.LittleEndian.Uint64(raw)
		if zeros(word)|zeros(word^lowBits*'&')|zeros(word^lowBits*'\r') != 0 {
			break // or, rarely, one that only looks like it
		}
	}
	for _, c := range raw {
		if isResolved[c] {
			return false
		}
	}
	return true
}

// isResolved are the characters that stand for others in a value, or begin what does.
var isResolved = bytesOf("&\r\x00")

// Text gives the value with character references resolved as in attributes, ends
// of lines as "\n" and NUL as U+FFFD.
func (a Attribute) Text() string { return attributeText(a.Raw) }

// attributeText is Text for a value as it is written.
func attributeText(raw []byte) string {
	if isPlain(raw) {
		return string(raw)
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		raw = bytes.ReplaceAll(raw, []byte{0}, []byte("\uFFFD"))
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	text := string(raw)
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	return resolveInAttribute(text)
}

// resolveInAttribute resolves character references (HTML, section 13.2.5.72). Other
// than in text, a name without ";" is none before "=" or a letter or digit, so
// that "?a=1&copy=2" stays as it is.
func resolveInAttribute(text string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '&')
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		text = text[i:]
		n := referenceLen(text)
		b.WriteString(resolveReference(text[:n], text[n:]))
		text = text[n:]
	}
}

// ReferenceLen gives how long the character reference is with which a text begins that
// begins with "&".
func ReferenceLen(text []byte) int { return referenceLen(text[:min(len(text), longestReference)]) }

// ResolveReference gives what a character reference stands for, itself where it is none.
func ResolveReference(reference string) string { return html.UnescapeString(reference) }

// longestReference is more than the longest name of a reference has.
const longestReference = 64

// referenceLen gives how much of the text, which begins with "&", a reference can
// be.
func referenceLen[T string | []byte](text T) int {
	n := 1
	if len(text) > 1 && text[1] == '#' {
		n = 2
	}
	for n < len(text) && (isLetter(text[n]) || '0' <= text[n] && text[n] <= '9') {
		n++
	}
	if n < len(text) && text[n] == ';' {
		n++
	}
	return n
}

// resolveReference resolves what may be a reference. The table of names is that of
// x/net, which looks into it for text alone, where the beginning of a name counts
// too: from what it gives follows whether all of the name was found.
func resolveReference(reference, rest string) string {
	resolved := html.UnescapeString(reference)
	named := !strings.HasPrefix(reference, "&#")
	closed := strings.HasSuffix(reference, ";")
	switch {
	case !named || resolved == reference:
		return resolved
	case closed && (resolved == ";" || !strings.HasSuffix(resolved, ";")):
		return resolved
	case !closed && utf8.RuneCountInString(resolved) == 1 && !strings.HasPrefix(rest, "="):
		return resolved // names that need no ";" stand for one character
	}
	return reference
}
