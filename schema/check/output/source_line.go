package output

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// sourceLines gives lines of inputs. The text of one file is held at a time, since
// findings come file by file, and of that what was found out of one line: all findings of
// a page may stand in one that is as long as the page.
type sourceLines struct {
	text func(string) []byte
	file string
	held []byte
	have bool
	// start is where the last line begins, last is it, nil where there is none, and blank
	// that it has nothing to show.
	start int
	last  []byte
	blank bool
	// characters are those of it before a byte, at offset.
	offset, characters int
	// private are the lines of which nothing is shown.
	private map[privateLine]bool
}

// privateLine is a line with what may belong to one person alone.
type privateLine struct {
	file string
	line int
}

// newSourceLines gives the lines of a report's inputs.
func newSourceLines(text func(string) []byte, report *check.Report) *sourceLines {
	s := &sourceLines{text: text}
	if text == nil {
		return s
	}
	for i := range report.Findings {
		if f := &report.Findings[i]; f.Private {
			if s.private == nil {
				s.private = make(map[privateLine]bool)
			}
			s.private[privateLine{f.Position.File, f.Position.Line}] = true
		}
	}
	return s
}

// line gives the line of a place without its end, and the byte in it.
func (s *sourceLines) line(at rdf.Position) (line []byte, offset int, found bool) {
	if s.text == nil || !at.IsValid() {
		return nil, 0, false
	}
	if !s.have || s.file != at.File {
		s.file, s.held, s.have, s.last = at.File, s.text(at.File), true, nil
	}
	start := at.Offset - (at.Column - 1)
	if start < 0 || at.Offset > len(s.held) || start > 0 && s.held[start-1] != '\n' {
		return nil, 0, false // the file is another by now
	}
	if s.last == nil || s.start != start {
		s.start, s.last, s.offset, s.characters = start, lineAt(s.held[start:]), 0, 0
		s.blank = len(bytes.TrimSpace(s.last)) == 0
	}
	return s.last, min(at.Column-1, len(s.last)), true
}

// lineAt gives the line that a text begins with, without its end.
func lineAt(text []byte) []byte {
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return bytes.TrimSuffix(text, []byte("\r"))
}

// column gives the column of a place in characters, from 1. It is counted on from the
// place before in the same line.
func (s *sourceLines) column(at rdf.Position) (column int, found bool) {
	line, offset, found := s.line(at)
	if !found {
		return 0, false
	}
	if offset < s.offset {
		s.offset, s.characters = 0, 0
	}
	column = s.characters + utf8.RuneCount(line[s.offset:offset]) + 1
	if offset == len(line) || utf8.RuneStart(line[offset]) { // else a part of a character was counted
		s.offset, s.characters = offset, column-1
	}
	return column, true
}

// of gives the line of a place as it is shown, and how many characters stand
// before the place. Of a long line it is the part around the place.
func (s *sourceLines) of(at rdf.Position) (shown string, caret int, found bool) {
	if s.private[privateLine{at.File, at.Line}] {
		return "", 0, false
	}
	line, offset, found := s.line(at)
	if !found || s.blank {
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
