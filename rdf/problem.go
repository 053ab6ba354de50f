package rdf

import "strings"

// Problem is a fault of an input or of a description: what it is, where it
// stands, and how to mend it. It is an error.
type Problem struct {
	// What says what is wrong, in one sentence without a full stop.
	What string
	// Expected says what would be right; empty where What says it all.
	Expected string
	// Mend says what to do, or gives the nearest right spelling; may be empty.
	Mend string
	// Pointer leads to the value: a JSON Pointer (RFC 6901) over the names of
	// properties and the numbers of values, as the JSON-LD of the thing has them.
	Pointer string
	// Incomplete says that a limit was hit or time was up there, so that not all of the
	// input was read.
	Incomplete bool
	// Unknown says that the input may be right: what it names would have to be fetched,
	// and is not known here.
	Unknown bool
	// NoBase says that an address there is relative and there is no base: all such
	// problems of an input are mended by giving one.
	NoBase bool
	// Position is the place in the input, where there was one.
	Position Position
}

// Error gives position, pointer, fault, expectation and mend in one line.
// Control characters and what else a terminal must not see are escaped in it,
// wherever they came from.
func (p *Problem) Error() string {
	text := p.Position.String()
	if text != "" {
		text += ": "
	}
	if p.Pointer != "" {
		text += p.Pointer + ": "
	}
	text += p.What
	if p.Expected != "" {
		text += "; expected " + p.Expected
	}
	if p.Mend != "" {
		text += "; " + p.Mend
	}
	return escape(text)
}

// EscapePointer gives a name as one step of a JSON Pointer (RFC 6901, section
// 3): "~" as "~0" and "/" as "~1".
func EscapePointer(name string) string {
	if strings.IndexByte(name, '~') < 0 && strings.IndexByte(name, '/') < 0 {
		return name
	}
	var escaped []byte
	for i := range len(name) {
		switch c := name[i]; c {
		case '~':
			escaped = append(escaped, "~0"...)
		case '/':
			escaped = append(escaped, "~1"...)
		default:
			escaped = append(escaped, c)
		}
	}
	return string(escaped)
}
