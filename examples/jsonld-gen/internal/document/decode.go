package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// decode gives the text of an input without a byte order mark, and the offset
// at which it begins. Inputs are UTF-8; what is not is told and not read.
func decode(text []byte, p *problems) (decoded []byte, start int, ok bool) {
	if len(text) > maxSize {
		p.add(p.file.Pos(0), fmt.Sprintf("the input has %d bytes", len(text)), fmt.Sprintf("at most %d", maxSize), "split it into several files")
		return nil, 0, false
	}
	for _, mark := range [][]byte{{0xFF, 0xFE}, {0xFE, 0xFF}} {
		if bytes.HasPrefix(text, mark) {
			p.add(p.file.Pos(0), "the input is UTF-16", "UTF-8", "save it as UTF-8")
			return nil, 0, false
		}
	}
	// Both notations let a reader leave the mark of UTF-8 unread.
	if mark := []byte("\uFEFF"); bytes.HasPrefix(text, mark) {
		start = len(mark)
	}
	if invalid := firstInvalid(text); invalid >= 0 {
		p.add(p.file.Pos(invalid), fmt.Sprintf("the byte %#02x is not UTF-8", text[invalid]), "UTF-8", "save the input as UTF-8")
		return nil, 0, false
	}
	return text[start:], start, true
}

// firstInvalid gives the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, width := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && width == 1 {
			return i
		}
		i += width
	}
	return -1
}

// place gives a position within its file, for messages that stand at another
// place of the file.
func place(p rdf.Position) string {
	p.File = ""
	return p.String()
}
