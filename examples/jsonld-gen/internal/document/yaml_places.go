package document

import (
	"unicode/utf8"

	"github.com/goccy/go-yaml/token"

	"github.com/healthld/healthld/rdf"
)

// places turns the lines and columns of YAML tokens into places of the input.
// The library counts columns in characters, and its own offsets cannot be
// relied on.
type places struct {
	text  []byte
	start int
	file  *rdf.File
	lines []int
	// The last answer. Tokens are asked for in their order, since a line may be
	// long: one that lies before the last answer is counted from its line's start.
	line, column, offset int
}

func newPlaces(text []byte, start int, file *rdf.File) *places {
	p := &places{text: text, start: start, file: file, lines: []int{0}}
	for i, c := range text {
		// A carriage return ends a line too, unless a line feed follows.
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// of gives the place of a token.
func (p *places) of(t *token.Token) rdf.Pos {
	if t == nil || t.Position == nil {
		return p.file.Pos(p.start)
	}
	line := min(max(t.Position.Line, 1), len(p.lines))
	if line != p.line || t.Position.Column < p.column {
		p.line, p.column, p.offset = line, 1, p.lines[line-1]
	}
	for p.column < t.Position.Column && p.offset < len(p.text) && p.text[p.offset] != '\n' {
		_, width := utf8.DecodeRune(p.text[p.offset:])
		p.offset += width
		p.column++
	}
	return p.file.Pos(p.start + p.offset)
}
