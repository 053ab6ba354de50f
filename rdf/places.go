package rdf

import "bytes"

// Places unfolds places of one graph, one after the other, as [Graph.Position] does. Those
// in the line of the one before take less time. It is for one goroutine.
type Places struct {
	graph *Graph
	// begin is the place of the first byte of the file in which the last place was, start
	// that of the first byte of its line, and end one in the line up to which there are no
	// others.
	begin, start, end Pos
	file              string
	line              int
}

// Places gives what unfolds places of the graph.
func (g *Graph) Places() Places { return Places{graph: g} }

// Position unfolds a place as [Graph.Position] does.
func (p *Places) Position(pos Pos) Position {
	if p.line > 0 && p.start <= pos && pos <= p.end {
		return Position{File: p.file, Offset: int(pos - p.begin), Line: p.line, Column: int(pos-p.start) + 1}
	}
	p.line = 0
	if p.graph.files == nil {
		return Position{}
	}
	f := p.graph.files.fileOf(pos)
	if f == nil {
		return Position{}
	}
	position := f.position(pos)
	p.begin, p.file, p.line = f.first, f.name, position.Line
	p.start, p.end = pos-Pos(position.Column-1), f.first+Pos(f.lineUntil(position))
	return position
}

// mostAhead is how far the end of a line is looked for: who asks for places in turn in two
// long lines shall not wait for the ends of both each time.
const mostAhead = 8 * lineStretch

// lineUntil gives an offset in the line of a place from that on, which is the end of the
// line unless that is far.
func (f *File) lineUntil(at Position) int {
	switch {
	case f.kept.counts != nil:
		ahead := f.kept.text[at.Offset:min(at.Offset+mostAhead, len(f.kept.text))]
		if i := bytes.IndexByte(ahead, '\n'); i >= 0 {
			return at.Offset + i
		}
		return at.Offset + len(ahead)
	case at.Line < len(f.lines):
		return int(f.lines[at.Line]) - 1
	}
	return f.size
}
