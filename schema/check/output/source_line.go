package output

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
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
// before the place. Of a long line it is the part around the place, without the running
// texts beside it, and with hide without that at the place.
func (s *sourceLines) of(at rdf.Position, hide bool) (shown string, caret int, found bool) {
	if s.private[privateLine{at.File, at.Line}] {
		return "", 0, false
	}
	line, offset, found := s.line(at)
	if !found || s.blank {
		return "", 0, false
	}
	const before, behind, looked = 60, 60, 400
	from, to := runeStart(line, max(offset-looked, 0)), len(line)
	if to > offset+looked {
		to = runeStart(line, offset+looked)
	}
	head, tail := line[from:offset], line[offset:to]
	// A text that is cut short there cannot be told from a name; a long one can.
	if end := bytes.LastIndexAny(tail, marks); to < len(line) && end > looked/2 {
		tail = tail[:end+1]
	}
	if at := bytes.IndexAny(head, marks); from > 0 && at >= 0 && at < looked/2 {
		head = head[at:]
	}
	head, tail = withholdTexts(head, tail, hide)
	cut, rest := "", ""
	if at := len(head) - before; at > 0 || from > 0 {
		head, cut = head[runeStart(head, max(at, 0)):], "…"
	} else {
		head = bytes.TrimLeft(head, " \t")
	}
	if to < len(line) {
		rest = "…"
	}
	if len(tail) > behind {
		tail, rest = tail[:runeStart(tail, behind)], "…"
	}
	shown = cut + shownText(head)
	return shown + shownText(tail) + rest, utf8.RuneCountInString(shown), true
}

// marks are what texts stand between in JSON and in HTML.
const marks = "\"<>{}[]="

// withholdTexts gives what stands before and behind a place without running texts, which
// may be what patients wrote. That at the place itself is shown unless it is to be hidden.
func withholdTexts(head, tail []byte, hide bool) (before, behind []byte) {
	inHead := bytes.LastIndexAny(head, marks) + 1
	inTail := 0
	for inTail < len(tail) && strings.IndexByte(marks, tail[inTail]) >= 0 {
		inTail++
	}
	if inTail == 0 && inHead < len(head) || inTail > 0 && !hide { // the place is within a text, or at its mark
		if end := bytes.IndexAny(tail[inTail:], marks); end >= 0 {
			inTail += end
		} else {
			inTail = len(tail)
		}
		own := slices.Concat(head[inHead:], tail[:inTail])
		if hide && excerpt.IsRunning(string(own)) {
			return append(withholdParts(head[:inHead]), "…"...), withholdParts(tail[inTail:])
		}
		return append(withholdParts(head[:inHead]), head[inHead:]...), append(slices.Clone(tail[:inTail]), withholdParts(tail[inTail:])...)
	}
	return withholdParts(head), withholdParts(tail)
}

// withholdParts gives a text without those of its parts between marks that are running
// texts.
func withholdParts(text []byte) []byte {
	shown := make([]byte, 0, len(text))
	for len(text) > 0 {
		end := bytes.IndexAny(text, marks)
		if end < 0 {
			end = len(text)
		}
		if excerpt.IsRunning(string(text[:end])) {
			shown = append(shown, "…"...)
		} else {
			shown = append(shown, text[:end]...)
		}
		if end < len(text) {
			shown = append(shown, text[end])
			end++
		}
		text = text[end:]
	}
	return shown
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
