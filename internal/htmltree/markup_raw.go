package htmltree

import "bytes"

// rawElement is an element whose content is text (HTML, section 13.2.6.2), as
// browsers with scripting have it.
type rawElement string

const noRaw rawElement = ""

// rawElementOf gives the element of a name.
func rawElementOf(name []byte) rawElement {
	var candidate rawElement
	switch len(name) {
	case 3:
		candidate = "xmp"
	case 5:
		candidate = "title"
		if name[0]|0x20 == 's' {
			candidate = "style"
		}
	case 6:
		candidate = "script"
		if name[0]|0x20 == 'i' {
			candidate = "iframe"
		}
	case 7:
		candidate = "noembed"
	case 8:
		switch {
		case name[0]|0x20 == 't':
			candidate = "textarea"
		case name[2]|0x20 == 's':
			candidate = "noscript"
		default:
			candidate = "noframes"
		}
	case 9:
		candidate = "plaintext"
	default:
		return noRaw
	}
	if EqualName(name, string(candidate)) {
		return candidate
	}
	return noRaw
}

// contentEnd gives where the raw text ends that begins behind the tag.
func (s *TagScanner) contentEnd() int {
	if s.content == 0 {
		switch s.raw {
		case "plaintext":
			s.content, s.closed = len(s.text), false
		case "script":
			s.content, s.closed = s.scriptEnd(s.End)
		default:
			s.content, s.closed = s.rawEnd(s.End)
		}
	}
	return s.content
}

// rawEnd looks for the end tag of the raw text that begins at a place.
func (s *TagScanner) rawEnd(at int) (end int, closed bool) {
	for {
		i := bytes.IndexByte(s.text[at:], '<')
		if i < 0 {
			return len(s.text), false
		}
		at += i
		if s.isEndTag(at) {
			return at, true
		}
		at++
	}
}

// isEndTag tells whether an end tag of the raw element begins at a place.
func (s *TagScanner) isEndTag(at int) bool {
	return at+1 < len(s.text) && s.text[at+1] == '/' && s.isName(at+2, string(s.raw))
}

// isName tells whether a tag of that name can be what stands at a place.
func (s *TagScanner) isName(at int, name string) bool {
	end := at + len(name)
	return end < len(s.text) && endsName[s.text[end]] && EqualName(s.text[at:end], name)
}

// scriptEnd looks for the end of a script that begins at a place (HTML, sections
// 13.2.5.4 and 13.2.5.15 to 13.2.5.31): in "<!--" and "-->" the tags of another
// script may stand.
func (s *TagScanner) scriptEnd(at int) (end int, closed bool) {
	text := s.text
	for {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 {
			return len(text), false
		}
		at += i
		switch {
		case s.isEndTag(at):
			return at, true
		case bytes.HasPrefix(text[at:], scriptEscape):
			if at, closed = s.escaped(at + len(scriptEscape)); closed {
				return at, true
			}
		default:
			at++
		}
	}
}

var scriptEscape = []byte("<!--")

// escaped goes through the escaped part of a script, behind "<!--". It gives where
// that ends, or where the script does, and then closed is true.
func (s *TagScanner) escaped(at int) (end int, closed bool) {
	text := s.text
	dashes := 2
	double := false
	for at < len(text) {
		c := text[at]
		switch {
		case c == '-':
			dashes++
			at++
			continue
		case c == '>' && dashes >= 2:
			return at + 1, false
		case c != '<':
			at++
		case double:
			at++
			if s.isEndTag(at - 1) {
				at += len("/script>")
				double = false
			}
		case s.isEndTag(at):
			return at, true
		case at+1 < len(text) && text[at+1] == '/':
			at += 2
		case at+1 < len(text) && isLetter(text[at+1]):
			at++
			if s.isName(at, "script") {
				at += len("script>")
				double = true
			}
		default:
			return at + 1, false
		}
		dashes = 0
	}
	return len(text), false
}
