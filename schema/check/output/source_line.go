package output

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// sourceLines gives lines of inputs. The text of one file is held at a time, since
// findings come file by file.
type sourceLines struct {
	text func(string) []byte
	file string
	held []byte
	have bool
}

// line gives the line of a place without its end, and the byte in it.
func (s *sourceLines) line(at rdf.Position) (line []byte, offset int, found bool) {
	if s.text == nil || !at.IsValid() {
		return nil, 0, false
	}
	if !s.have || s.file != at.File {
		s.file, s.held, s.have = at.File, s.text(at.File), true
	}
	start := at.Offset - (at.Column - 1)
	if start < 0 || at.Offset > len(s.held) || start > 0 && s.held[start-1] != '\n' {
		return nil, 0, false // the file is another by now
	}
	line = s.held[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	line = bytes.TrimSuffix(line, []byte("\r"))
	return line, min(at.Column-1, len(line)), true
}

// of gives the line of a place as it is shown, and how many characters stand
// before the place. Of a long line it is the part around the place.
func (s *sourceLines) of(at rdf.Position) (shown string, caret int, found bool) {
	line, offset, found := s.line(at)
	if !found || len(bytes.TrimSpace(line)) == 0 {
		return "", 0, false
	}
	const before, behind = 60, 60
	from, cut := 0, ""
	if offset > before {
		from, cut = runeStart(line, offset-before), "…"
	} else {
		from = len(line) - len(bytes.TrimLeft(line, " \t"))
		from = min(from, offset)
	}
	to, rest := len(line), ""
	if to > offset+behind {
		to, rest = runeStart(line, offset+behind), "…"
	}
	head := cut + shownText(line[from:offset])
	return head + shownText(line[offset:to]) + rest, utf8.RuneCountInString(head), true
}

// shownText gives a part of a line so that every character takes one column, as
// far as can be told.
func shownText(text []byte) string {
	return Printable(strings.ReplaceAll(string(text), "\t", " "))
}

// runeStart gives the offset, or the one before it where a character begins.
func runeStart(text []byte, offset int) int {
	for i := 0; i < utf8.UTFMax && offset > 0 && !utf8.RuneStart(text[offset]); i++ {
		offset--
	}
	return offset
}
