package htmltree

import "bytes"

// NextTelling is Next for who looks for structured data, and for what a page says of
// itself in meta elements and the like. Most tags of a page have no part in that:
// they are passed over without a look at more than they need to be told by. What is
// given is
//
//   - tags with signs, other than rel and rev without a colon;
//   - start tags of elements whose content is text, and of base, html, link, math,
//     meta, svg and template, and the end tags of template;
//   - all tags within SVG and MathML;
//   - now and then another one, so that a long page gives none for long.
//
// Whoever has set Passed, or collects, gets all tags.
func (s *TagScanner) NextTelling() bool {
	if s.Passed == nil && !s.collects && !s.plain && len(s.foreign.open) == 0 {
		if s.raw != noRaw {
			s.next = s.contentEnd()
			s.raw, s.content = noRaw, 0
		}
		s.next = s.passSilent(s.next)
	}
	return s.Next()
}

// mostPassed is how many bytes are passed over at a time.
const mostPassed = 1 << 16

// passSilent gives the place from which on a tag may tell something, or is for Next
// to read since it is not written as most are.
func (s *TagScanner) passSilent(at int) int {
	text := s.text
	for stop := at + mostPassed; at < stop; {
		if at == len(text) || text[at] != '<' { // mostly there is text between tags
			i := bytes.IndexByte(text[at:], '<')
			if i < 0 {
				return len(text)
			}
			at += i
		}
		if at+1 < len(text) && text[at+1] == '!' {
			at = s.declaration(at)
			continue
		}
		end := behindSilent(text, at)
		if end < 0 {
			break
		}
		at = end
	}
	return at
}

// behindSilent gives the place behind a tag that begins at a place, or -1 where that
// is none, may tell something or needs a closer look. It reads what it passes over
// as startTag does.
func behindSilent(text []byte, at int) int {
	p := at + 1
	if p+1 < len(text) && text[p] == '/' {
		p++
	}
	if p+1 >= len(text) || !isLetter(text[p]) {
		return -1
	}
	name := p
	for p < len(text) && !endsName[text[p]] {
		p++
	}
	if p-name > 2 && beginsTelling[pairOf(text[name], text[name+1])] && tells(text[name:p]) {
		return -1
	}
	for p < len(text) {
		c := text[p]
		switch {
		case c == '>':
			return p + 1
		case isSpace[c] || c == '/':
			p++
			continue
		case c == '=':
			return -1
		}
		key := p
		for p < len(text) && !endsAttribute[text[p]] {
			p++
		}
		if p+1 >= len(text) {
			return -1
		}
		relates := false
		if isSignLetter[c] {
			sign := signOf(text[key:p])
			if relates = sign != 0; sign&^SignRelation != 0 {
				return -1
			}
		}
		if text[p] != '=' {
			if isSpace[text[p]] {
				if p++; text[p] == '=' || isSpace[text[p]] {
					return -1
				}
			}
			continue
		}
		p++
		value := p
		switch quote := text[p]; {
		case quote == '"' || quote == '\'':
			i := bytes.IndexByte(text[p+1:], quote)
			if i < 0 {
				return -1
			}
			p += i + 2
		case quote == '>' || isSpace[quote]:
			return -1
		default:
			for p < len(text) && text[p] != '>' && !isSpace[text[p]] {
				p++
			}
		}
		if relates && bytes.IndexByte(text[value:p], ':') >= 0 {
			return -1
		}
	}
	return -1
}

// tells tells whether the tags of a name tell something, whatever their attributes.
func tells(name []byte) bool {
	switch len(name) {
	case 3, 4:
		if isForeignRoot(name) {
			return true
		}
		for _, told := range [...]string{"meta", "link", "base", "html"} {
			if EqualName(name, told) {
				return true
			}
		}
	case len("template"):
		if EqualName(name, "template") {
			return true
		}
	}
	return rawElementOf(name) != noRaw
}

// beginsTelling holds the first two letters of the names for which that is true.
var beginsTelling = func() (table [1024]bool) {
	for _, name := range []string{
		"base", "html", "iframe", "link", "math", "meta", "noembed", "noframes", "noscript", "plaintext", "script", "style", "svg", "template", "textarea",
		"title", "xmp",
	} {
		table[pairOf(name[0], name[1])] = true
	}
	return table
}()

// pairOf gives a number for two letters, the same in any case.
func pairOf(a, b byte) int { return int(a&31)<<5 | int(b&31) }
