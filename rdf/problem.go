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
	var b strings.Builder
	if at := p.Position.String(); at != "" {
		b.WriteString(at)
		b.WriteString(": ")
	}
	if p.Pointer != "" {
		b.WriteString(p.Pointer)
		b.WriteString(": ")
	}
	b.WriteString(p.What)
	if p.Expected != "" {
		b.WriteString("; expected ")
		b.WriteString(p.Expected)
	}
	if p.Mend != "" {
		b.WriteString("; ")
		b.WriteString(p.Mend)
	}
	return escape(b.String())
}

// EscapePointer gives a name as one step of a JSON Pointer (RFC 6901, section
// 3): "~" as "~0" and "/" as "~1".
func EscapePointer(name string) string {
	if strings.IndexByte(name, '~') < 0 && strings.IndexByte(name, '/') < 0 {
		return name
	}
	var b strings.Builder
	for i := range len(name) {
		switch name[i] {
		case '~':
			b.WriteString("~0")
		case '/':
			b.WriteString("~1")
		default:
			b.WriteByte(name[i])
		}
	}
	return b.String()
}
