package htmltree

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// TagScanner goes through the tags of a page as [Scanner] goes through its
// tokens, and much faster: text, comments and the raw text of elements such as
// script are passed over with a search for a byte, and nothing is copied. The
// text must be UTF-8, or any other encoding in which ASCII stands for itself.
//
// Where tags begin and end is what the tokenizer of golang.org/x/net/html says,
// down to its one known departure from the standard: "<" before what is no
// letter ends the escaped part of a script. Unlike the tokenizer alone it knows
// SVG and MathML: what stands in a title, style or script there is markup, "/>"
// closes an element, and CDATA sections are text. It knows no tree, so that it
// takes an end tag of HTML in unclosed SVG for the end of that.
type TagScanner struct {
	text []byte

	// Start and End are where the tag begins and ends, in bytes. At the end of the
	// page Start is where a tag begins that is not closed, or the end too.
	Start, End int
	// Name is the name as it is written; see IsStart and IsEnd.
	Name []byte
	// Closing says that it is an end tag.
	Closing bool
	// SelfClosing says that a start tag ends in "/>".
	SelfClosing bool
	// Foreign says that a start tag makes an element of SVG or MathML.
	Foreign bool
	// Signs are those of structured data among the names of the attributes.
	Signs Signs
	// Passed, if it is set, is told of comments, doctypes and whatever else is neither
	// a tag nor text, and of the marks around CDATA sections.
	Passed func(start, end int)

	// next is where the next tag is looked for.
	next int
	// raw is the element whose content is raw text, if the tag begins one.
	raw rawElement
	// content is where that content ends once it is known, else 0.
	content int
	closed  bool
	foreign foreignStack
	// plain leaves SVG and MathML to the caller, as the tokenizer does.
	plain bool
	// collects says that names are asked for: those of the attributes that readers
	// look at.
	collects bool
	names    Names
	// places are those of the attributes with these names.
	places []namedPlace
}

// NewTagScanner gives a scanner of the text.
func NewTagScanner(text []byte) *TagScanner {
	s := new(TagScanner)
	s.Reset(text)
	return s
}

// Reset begins anew with another text.
func (s *TagScanner) Reset(text []byte) { *s = TagScanner{text: text} }

// Next goes on to the next start or end tag, and tells whether there is one.
func (s *TagScanner) Next() bool {
	at := s.next
	if s.raw != noRaw {
		at = s.contentEnd()
		s.raw, s.content = noRaw, 0
	}
	text := s.text
	for {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 || at+i+1 >= len(text) {
			return s.end(len(text))
		}
		at += i
		switch c := text[at+1]; {
		case isLetter(c):
			return s.startTag(at)
		case c == '/' && at+2 < len(text) && isLetter(text[at+2]):
			return s.endTag(at)
		}
		at, _ = s.behindOther(at)
	}
}

// behindOther gives the place behind what begins with a "<" that begins no tag, and
// whether that is text.
func (s *TagScanner) behindOther(at int) (end int, isText bool) {
	switch c := s.text[at+1]; {
	case c == '!':
		return s.declaration(at), false
	case c == '?', c == '/' && at+2 < len(s.text): // "</>" or a bogus comment
		return s.pass(at, s.behind(at+2, '>')), false
	}
	return at + 1, true
}

// end is the end of the page, where a tag may begin.
func (s *TagScanner) end(start int) bool {
	s.Start, s.End, s.next = start, len(s.text), len(s.text)
	s.Name, s.Closing, s.SelfClosing, s.Foreign, s.Signs = nil, false, false, false, 0
	return false
}

// behind gives the place behind the next c from a place on, or the end.
func (s *TagScanner) behind(from int, c byte) int {
	if i := bytes.IndexByte(s.text[from:], c); i >= 0 {
		return from + i + 1
	}
	return len(s.text)
}

// declaration gives the place behind a comment, a doctype, a CDATA section or what
// else begins with "<!".
func (s *TagScanner) declaration(at int) int {
	rest := s.text[at+2:]
	switch {
	case bytes.HasPrefix(rest, commentStart):
		return s.pass(at, s.comment(at+4))
	case s.foreign.markup() && bytes.HasPrefix(rest, cdataStart):
		s.pass(at, at+2+len(cdataStart))
		if i := bytes.Index(rest, cdataEnd); i >= 0 {
			at += 2 + i
			return s.pass(at, at+len(cdataEnd))
		}
		return len(s.text)
	}
	return s.pass(at, s.behind(at+2, '>'))
}

// pass tells what is passed over, and gives its end.
func (s *TagScanner) pass(start, end int) int {
	if s.Passed != nil {
		s.Passed(start, end)
	}
	return end
}

var (
	commentStart = []byte("--")
	cdataStart   = []byte("[CDATA[")
	cdataEnd     = []byte("]]>")
)

// comment gives the place behind a comment (HTML, sections 13.2.5.43 to 13.2.5.52),
// whose text begins at start.
func (s *TagScanner) comment(start int) int {
	for at := start; ; {
		i := bytes.IndexByte(s.text[at:], '>')
		if i < 0 {
			return len(s.text)
		}
		content := s.text[start : at+i]
		at += i + 1
		switch n := len(content); {
		case n == 0 || n == 1 && content[0] == '-',
			n >= 2 && content[n-1] == '-' && content[n-2] == '-',
			n >= 3 && content[n-1] == '!' && content[n-2] == '-' && content[n-3] == '-':
			return at
		}
	}
}

// startTag reads the start tag at a place.
func (s *TagScanner) startTag(at int) bool {
	name, p := s.tagName(at + 1)
	if !s.attributes(at, name, p) {
		return false
	}
	s.raw = rawElementOf(name)
	if (len(s.foreign.open) > 0 || isForeignRoot(name)) && !s.plain && s.foreign.start(s) {
		s.Foreign, s.raw = true, noRaw
	}
	return true
}

// attributes reads the rest of the start tag at a place, behind its name, as one of HTML
// whose content is no text.
func (s *TagScanner) attributes(at int, name []byte, p int) bool {
	text := s.text
	signs, names := Signs(0), Names(0)
	last := -1
	places := s.places[:0]
	p = s.skipSpace(p)
	for p < len(text) && text[p] != '>' {
		a, next := s.attribute(p)
		if a.nameEnd > a.nameStart {
			last = a.end
			switch first := text[a.nameStart]; {
			case s.collects:
				if isNameLetter[first] {
					if set := s.namesAt(a); set != 0 {
						names |= set
						if places == nil {
							places = make([]namedPlace, 0, 16)
						}
						places = append(places, namedPlace{set, int32(a.nameStart), int32(a.start), int32(a.end)})
					}
				}
			case signLengths[first&31]>>((a.nameEnd-a.nameStart)&63)&1 != 0:
				sign := signOf(text[a.nameStart:a.nameEnd])
				if sign == SignRelation && bytes.IndexByte(text[a.start:a.end], ':') >= 0 {
					sign |= SignColon
				}
				signs |= sign
			}
		}
		p = next
	}
	if p >= len(text) {
		return s.end(at)
	}
	if s.collects {
		signs = names.signs()
		s.places = places
	}
	s.Start, s.End, s.next = at, p+1, p+1
	s.Name, s.Closing, s.Signs, s.names = name, false, signs, names
	s.SelfClosing = text[p-1] == '/' && last != p
	s.Foreign, s.raw, s.content = false, noRaw, 0
	return true
}

// namesAt gives what is known by its name of the attribute at a place.
func (s *TagScanner) namesAt(a attributePlace) Names {
	var set Names
	n := a.nameEnd - a.nameStart
	if len(s.text)-a.nameStart < 9 || n > 9 || s.text[a.nameStart]|0x20 == 'x' {
		set = namesOf(s.text[a.nameStart:a.nameEnd])
	} else if word := binary.LittleEndian.Uint64(s.text[a.nameStart:]) | lowBits*0x20; n <= 8 {
		set = shortName(word & (uint64(1)<<(8*n) - 1))
	} else if word == itemscop && s.text[a.nameStart+8]|0x20 == 'e' {
		set = 1 << Itemscope
	}
	if set.HasAny(relations) && bytes.IndexByte(s.text[a.start:a.end], ':') >= 0 {
		set |= withColon
	}
	return set
}

var itemscop = firstLetters("itemscop", 8)

// namesOfTag gives the attributes of a tag, of those that readers look at.
func (s *TagScanner) namesOfTag() (set Names) {
	_, p := s.tagName(s.Start + 1)
	for p = s.skipSpace(p); p < s.End-1; {
		var a attributePlace
		if a, p = s.attribute(p); a.nameStart < a.nameEnd && isNameLetter[s.text[a.nameStart]] {
			set |= s.namesAt(a)
		}
	}
	return set
}

// endTag reads the end tag at a place.
func (s *TagScanner) endTag(at int) bool {
	text := s.text
	name, p := s.tagName(at + 2)
	for p = s.skipSpace(p); p < len(text) && text[p] != '>'; {
		_, p = s.attribute(p)
	}
	if p >= len(text) {
		return s.end(at)
	}
	s.Start, s.End, s.next = at, p+1, p+1
	s.Name, s.Closing, s.SelfClosing, s.Foreign, s.Signs = name, true, false, false, 0
	if len(s.foreign.open) > 0 {
		s.foreign.end(s.text, name)
	}
	return true
}

// tagName gives the name of a tag that begins at a place, and where it ends.
func (s *TagScanner) tagName(at int) ([]byte, int) {
	p := at
	for p < len(s.text) && !endsName[s.text[p]] {
		p++
	}
	return s.text[at:p], p
}

// skipSpace gives the next place that is no white space.
func (s *TagScanner) skipSpace(p int) int {
	for p < len(s.text) && isSpace[s.text[p]] {
		p++
	}
	return p
}

// attributePlace is where the name and the value of an attribute stand.
type attributePlace struct{ nameStart, nameEnd, start, end int }

// namedPlace is where an attribute of a name that readers look at stands.
type namedPlace struct {
	name                  Names
	nameStart, start, end int32
}

// attribute reads the attribute that begins at a place, and gives where the next
// one, or the end of the tag, may begin. A "/" makes one without a name.
func (s *TagScanner) attribute(p int) (a attributePlace, next int) {
	text := s.text
	if len(text)-p >= silentRoom {
		// Nearly all have a name of few letters, and a value in quotes or none.
		near := (*[silentRoom]byte)(text[p:])
		n := lettersOf(binary.LittleEndian.Uint64(near[:]))
		if n == 8 {
			n += lettersOf(binary.LittleEndian.Uint64(near[8:]))
		}
		switch c := near[n]; {
		case n == 0:
		case c == '=' && near[n+1] == '"':
			start := p + n + 2
			value := near[n+2:]
			for i := 0; i < silentReach; i += 8 {
				if marks := zeros(binary.LittleEndian.Uint64(value[i:]) ^ lowBits*'"'); marks != 0 {
					a = attributePlace{nameStart: p, nameEnd: p + n, start: start, end: start + i + bits.TrailingZeros64(marks)/8}
					return a, s.skipSpace(a.end + 1)
				}
			}
			if i := bytes.IndexByte(text[start+silentReach:], '"'); i >= 0 {
				a = attributePlace{nameStart: p, nameEnd: p + n, start: start, end: start + silentReach + i}
				return a, s.skipSpace(a.end + 1)
			}
		case c == '>':
			return attributePlace{p, p + n, p + n, p + n}, p + n
		case c == ' ' && isLetter(near[n+1]):
			return attributePlace{p, p + n, p + n + 1, p + n + 1}, p + n + 1
		}
	}
	a.nameStart = p
	if text[p] == '=' { // of the name (HTML, section 13.2.5.32)
		p++
	}
	for p < len(text) && !endsAttribute[text[p]] {
		p++
	}
	a.nameEnd = p
	if p+1 < len(text) && text[p] == '=' && text[p+1] == '"' { // as nearly all are
		p += 2
		a.start, a.end = p, len(text)
		i := bytes.IndexByte(text[p:], '"')
		if i < 0 {
			return a, len(text)
		}
		a.end = p + i
		return a, s.skipSpace(a.end + 1)
	}
	p = s.skipSpace(p)
	a.start, a.end = p, p
	if p >= len(text) {
		return a, p
	}
	switch text[p] {
	case '/':
		return a, s.skipSpace(p + 1)
	case '=':
	default:
		return a, p
	}
	p = s.skipSpace(p + 1)
	a.start, a.end = p, p
	if p >= len(text) || text[p] == '>' {
		return a, p
	}
	if quote := text[p]; quote == '"' || quote == '\'' {
		p++
		a.start, a.end = p, len(text)
		i := bytes.IndexByte(text[p:], quote)
		if i < 0 {
			return a, len(text)
		}
		a.end = p + i
		return a, s.skipSpace(a.end + 1)
	}
	for p < len(text) && text[p] != '>' && !isSpace[text[p]] {
		p++
	}
	a.end = p
	return a, s.skipSpace(p)
}

// IsStart tells whether it is a start tag of that name, which is in lower case.
func (s *TagScanner) IsStart(name string) bool { return !s.Closing && EqualName(s.Name, name) }

// IsEnd tells whether it is an end tag of that name, which is in lower case.
func (s *TagScanner) IsEnd(name string) bool { return s.Closing && EqualName(s.Name, name) }

// Content gives where the raw text begins and ends that is the content of the
// element, and whether an end tag follows it rather than the end of the page. It
// is for start tags of raw text alone (see IsRaw); others have none.
func (s *TagScanner) Content() (start, end int, closed bool) {
	if s.raw == noRaw {
		return s.End, s.End, false
	}
	end = s.contentEnd()
	return s.End, end, s.closed
}

// IsRaw tells whether it is a start tag of an element whose content is text: iframe,
// noembed, noframes, noscript, plaintext, script, style, textarea, title or xmp.
func (s *TagScanner) IsRaw() bool { return s.raw != noRaw }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// bytesOf makes a table of the bytes.
func bytesOf(of string) (table [256]bool) {
	for i := range len(of) {
		table[of[i]] = true
	}
	return table
}

var (
	isSpace       = bytesOf(space)
	endsName      = bytesOf(space + "/>")
	endsAttribute = bytesOf(space + "/>=")
)
