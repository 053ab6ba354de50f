package rdf

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// scanner reads the terms that all notations have in common. Its methods tell
// whether they read one; where not, the fault says why.
type scanner struct {
	// text is the input up to where terms may reach: the end of the line, or of
	// all. at is the place in it.
	text  []byte
	at    int
	fault fault

	// size is how long the input is.
	size int
	// known are IRIs that were read before, as many as a power of two.
	known []knownIRI
	// epoch changes with the base and the prefixes, by which IRIs are read. A known IRI
	// has its complement where it was a prefixed name: <a:b> is another IRI than a:b.
	epoch int
	// tag is the language tag that was read last.
	tag     string
	scratch []byte
	room    strings.Builder
}

// knownIRI is an IRI and the text that gave it.
type knownIRI struct {
	text, iri string
	epoch     int
}

// fail notes a fault. It gives false.
func (s *scanner) fail(at int, what, expected string) bool {
	s.fault = fault{at: at, what: what, expected: expected}
	return false
}

// failBeyond notes that a limit was hit.
func (s *scanner) failBeyond(at int, what, expected string) bool {
	s.fault = fault{at: at, what: what, expected: expected, limit: true}
	return false
}

// failOpen notes that something that begins at a place has no end.
func (s *scanner) failOpen(at int, what, expected string) bool {
	s.fault = fault{at: at, what: what + " has no end", expected: expected + " behind it", open: true}
	return false
}

// failWith notes what an error says.
func (s *scanner) failWith(at int, err error) bool {
	s.fault = fault{at: at, what: strings.TrimPrefix(err.Error(), "rdf: ")}
	if p, is := err.(*Problem); is {
		s.fault = fault{at: at, what: p.What, expected: p.Expected, mend: p.Mend}
	}
	return false
}

// peek gives the next byte, and 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// ahead gives the byte some places ahead, and 0 behind the end.
func (s *scanner) ahead(n int) byte {
	if s.at+n < len(s.text) {
		return s.text[s.at+n]
	}
	return 0
}

// skipBlanks passes over spaces and tabs.
func (s *scanner) skipBlanks() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t') {
		s.at++
	}
}

// describe says what stands at a place, for messages.
func (s *scanner) describe(at int) string {
	if at >= len(s.text) {
		return "the end"
	}
	r, size := utf8.DecodeRune(s.text[at:])
	if r == '\n' || r == '\r' {
		return "the end of the line"
	}
	return quote(string(s.text[at : at+size]))
}

// chunk is how much room is made at a time for texts that are kept.
const chunk = 32 << 10

// keep gives the bytes as a string of its own. Short ones share room, since
// making it costs more than filling it.
func (s *scanner) keep(b []byte) string {
	if len(b) > chunk/8 {
		return string(b)
	}
	if s.room.Cap()-s.room.Len() < len(b) {
		s.room.Reset()
		s.room.Grow(min(chunk, max((s.size-s.at)/2, 64)+len(b)))
	}
	start := s.room.Len()
	s.room.Write(b)
	return s.room.String()[start:]
}

// slot gives the place where an IRI is known that is written so.
func (s *scanner) slot(text []byte) *knownIRI {
	h := uint(len(text))
	for i := max(0, len(text)-6); i < len(text); i++ {
		h = h*31 + uint(text[i])
	}
	return &s.known[h&uint(len(s.known)-1)]
}

// begin makes room for what is known of an input of a size.
func (s *scanner) begin(size int) {
	s.size = size
	s.known = make([]knownIRI, 1<<min(9, bits.Len(uint(size)/64)))
}

// angled reads what stands between angle brackets, which must be next.
func (s *scanner) angled() ([]byte, bool) {
	start := s.at + 1
	n := bytes.IndexByte(s.text[start:], '>')
	if n < 0 {
		return nil, s.failOpen(s.at, "the IRI", `">"`)
	}
	s.at = start + n + 1
	return s.text[start : start+n], true
}

// absoluteIRI reads an IRI between angle brackets that must be absolute.
func (s *scanner) absoluteIRI() (string, bool) {
	at := s.at
	text, ok := s.angled()
	if !ok {
		return "", false
	}
	known := s.slot(text)
	if known.text == string(text) && known.iri != "" {
		return known.iri, true
	}
	decoded, ok := s.decodeIRI(text, at+1)
	if !ok {
		return "", false
	}
	iri := s.keep(decoded)
	if err := CheckIRI(iri); err != nil {
		return "", s.failWith(at, iriProblem(err))
	}
	*known = knownIRI{text: iri, iri: iri}
	if len(decoded) != len(text) {
		known.text = string(text)
	}
	return iri, true
}

// decodeIRI replaces the escapes of an IRI, which begins at a place.
func (s *scanner) decodeIRI(text []byte, at int) ([]byte, bool) {
	if bytes.IndexByte(text, '\\') < 0 {
		return text, true
	}
	decoded := s.scratch[:0]
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			decoded = append(decoded, text[i])
			i++
			continue
		}
		r, size := decodeNumber(text[i:])
		if size == 0 {
			return nil, s.fail(at+i, "this escape is none that IRIs have", `\uXXXX or \UXXXXXXXX, a character in base 16`)
		}
		decoded = utf8.AppendRune(decoded, r)
		i += size
	}
	s.scratch = decoded
	return decoded, true
}

// decodeNumber reads \uXXXX or \UXXXXXXXX and gives the length of the escape, 0
// where it is none. Surrogates are no characters.
func decodeNumber(text []byte) (rune, int) {
	size := 0
	if len(text) > 1 {
		switch text[1] {
		case 'u':
			size = 6
		case 'U':
			size = 10
		}
	}
	if size == 0 || len(text) < size {
		return 0, 0
	}
	var r uint32
	for _, c := range text[2:size] {
		d := hexDigit(c)
		if d > 15 {
			return 0, 0
		}
		r = r<<4 | uint32(d)
	}
	if r > utf8.MaxRune || !utf8.ValidRune(rune(r)) {
		return 0, 0
	}
	return rune(r), size
}

func hexDigit(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 255
}

// quoted reads a text in quotes of one kind, which must be next, without ends of
// lines.
func (s *scanner) quoted() (string, bool) {
	start, mark := s.at+1, s.text[s.at]
	rest := s.text[start:]
	n := bytes.IndexByte(rest, mark)
	if n < 0 {
		return "", s.failOpen(s.at, "the text in quotes", string(mark))
	}
	if bytes.IndexByte(rest[:n], '\\') >= 0 {
		return s.escaped(start, mark, 1)
	}
	if end := endOfLine(rest[:n]); end >= 0 {
		return "", s.fail(start+end, "the line ends within a text in quotes", `\n where the text goes on in a line of its own`)
	}
	s.at = start + n + 1
	return s.keep(rest[:n]), true
}

// endOfLine gives the place of the first end of a line, or -1.
func endOfLine(text []byte) int {
	n := bytes.IndexByte(text, '\n')
	if n < 0 {
		n = len(text)
	}
	if r := bytes.IndexByte(text[:n], '\r'); r >= 0 {
		return r
	}
	if n == len(text) {
		return -1
	}
	return n
}

// escaped reads a text from a place on, replaces its escapes, and goes behind the
// marks that end it, one or three. Only a text in three has ends of lines.
func (s *scanner) escaped(start int, mark byte, marks int) (string, bool) {
	text, decoded := s.text, s.scratch[:0]
	for i := start; i < len(text); {
		switch c := text[i]; {
		case c == mark && (marks == 1 || i+2 < len(text) && text[i+1] == mark && text[i+2] == mark):
			s.at, s.scratch = i+marks, decoded
			return s.keep(decoded), true
		case c == '\\':
			r, size := decodeEscape(text[i:])
			if size == 0 {
				return "", s.fail(i, "this escape is none that texts have", `one of \t \b \n \r \f \" \' \\ \uXXXX \UXXXXXXXX, where X are digits in base 16 of a character`)
			}
			decoded = utf8.AppendRune(decoded, r)
			i += size
		case marks == 1 && (c == '\n' || c == '\r'):
			return "", s.fail(i, "the line ends within a text in quotes", `\n where the text goes on in a line of its own`)
		default:
			decoded = append(decoded, c)
			i++
		}
	}
	return "", s.failOpen(start-marks, "the text in quotes", strings.Repeat(string(mark), marks))
}

// decodeEscape reads an escape and gives its length, 0 where it is none.
func decodeEscape(text []byte) (rune, int) {
	if len(text) < 2 {
		return 0, 0
	}
	switch text[1] {
	case 't':
		return '\t', 2
	case 'b':
		return '\b', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 'f':
		return '\f', 2
	case '"', '\'', '\\':
		return rune(text[1]), 2
	}
	return decodeNumber(text)
}

// language reads a language tag, whose "@" must be next.
func (s *scanner) language() (string, bool) {
	at := s.at
	end := at + 1
	for end < len(s.text) && (isLetterOrDigit(s.text[end]) || s.text[end] == '-') {
		end++
	}
	s.at = end
	if string(s.text[at+1:end]) == s.tag && s.tag != "" {
		return s.tag, true
	}
	tag := s.keep(s.text[at+1 : end])
	if err := CheckLanguageTag(tag); err != nil {
		return "", s.failWith(at, err)
	}
	s.tag = tag
	return tag, true
}

// label reads the label of a blank node, whose "_:" must be next.
func (s *scanner) label() ([]byte, bool) {
	start := s.at + 2
	end := nameEnd(s.text, start, isLabelStart)
	if end == start {
		return nil, s.fail(s.at, "the blank node has no label", "a letter, a digit or \"_\" behind \"_:\"")
	}
	s.at = end
	return s.text[start:end], true
}

// nameEnd gives the end of a name in a text that begins at a place, which is that place where
// there is none: one character that may begin it, then such as PN_CHARS and dots,
// but no dot at its end.
func nameEnd(text []byte, start int, mayBegin func(rune) bool) int {
	if start == len(text) {
		return start
	}
	c, size := rune(text[start]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRune(text[start:])
	}
	if !mayBegin(c) {
		return start
	}
	end := start + size
	for i := end; i < len(text); {
		if isNameByte[text[i]] {
			i++
			end = i
			continue
		}
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(text[i:])
		}
		switch {
		case c == '.':
		case c >= utf8.RuneSelf && isNameCharacter(c):
			end = i + size
		default:
			return end
		}
		i += size
	}
	return end
}

// isNameByte tells of ASCII which characters PN_CHARS are.
var isNameByte = [256]bool{
	'-': true, '_': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true,
	'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true,
	'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}

// isLabelStart tells whether a label may begin with the character (PN_CHARS_U or
// a digit).
func isLabelStart(r rune) bool { return isNameStart(r) || r == '_' || r >= '0' && r <= '9' }

// isNameStart is the production PN_CHARS_BASE.
func isNameStart(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r <= 0x2FF:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	case r <= 0x1FFF:
		return r >= 0x370 && r != 0x37E
	}
	return r == 0x200C || r == 0x200D || r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF || r >= 0x3001 && r <= 0xD7FF ||
		r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

// isNameCharacter is the production PN_CHARS.
func isNameCharacter(r rune) bool {
	return isNameStart(r) || r == '_' || r == '-' || r >= '0' && r <= '9' || r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}
