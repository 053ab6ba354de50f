package rdf

import (
	"bytes"
	"math"
	"slices"
	"sort"
	"strconv"
)

// Position is a place in an input.
type Position struct {
	// File names the input, as the caller named it; empty where it has no name.
	File string
	// Offset counts bytes from 0.
	Offset int
	// Line counts from 1; 0 means that the place is not known.
	Line int
	// Column counts bytes from 1 within the line.
	Column int
}

// IsValid tells whether the place is known.
func (p Position) IsValid() bool { return p.Line > 0 }

// String gives file:line:column, without what is not known. A name that holds
// control characters is escaped; the field File keeps it as it is.
func (p Position) String() string {
	file := escape(p.File)
	if !p.IsValid() {
		return file
	}
	place := strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
	if file == "" {
		return place
	}
	return file + ":" + place
}

// Pos is a place in one of the inputs of a [Graph], small enough to stand at
// every value. [Graph.Position] unfolds it. The zero Pos is not known.
type Pos uint32

// File is one input of a [Graph]: its name and where its lines begin. A line
// ends after its line feed; a carriage return before that is a part of it. A
// nil File knows no place, so that a reader without use for places needs none.
type File struct {
	name string
	// first is the place of the first byte; zero where the file has no places.
	first Pos
	size  int
	lines []uint32
	// kept stands for the lines where the text is kept.
	kept keptLines
	// room is for where lines begin in a file of few.
	room [8]uint32
}

// Pos gives the place at a byte offset of the file. Offsets outside it give
// the nearest place inside; the end of the file is a place too.
func (f *File) Pos(offset int) Pos {
	if f == nil || f.first == 0 {
		return 0
	}
	return f.first + Pos(min(max(offset, 0), f.size))
}

// PosAt gives the place at a line and a column, both counted from 1, the
// column in bytes. A line or column outside the file or the line gives the
// nearest place inside.
func (f *File) PosAt(line, column int) Pos {
	switch {
	case f == nil || line < 1:
		return f.Pos(0)
	case f.kept.counts != nil:
		_, end := f.kept.line(line, max(column, 1)-1)
		return f.Pos(end)
	case line > len(f.lines):
		return f.Pos(f.size)
	}
	last := f.size
	if line < len(f.lines) {
		last = int(f.lines[line]) - 1
	}
	start := int(f.lines[line-1])
	return f.Pos(start + min(max(column, 1)-1, last-start))
}

func (f *File) position(pos Pos) Position {
	offset := int(pos - f.first)
	if f.kept.counts != nil {
		line, start := f.kept.lineOf(offset)
		return Position{File: f.name, Offset: offset, Line: line, Column: offset - start + 1}
	}
	line, found := slices.BinarySearch(f.lines, uint32(offset))
	if found {
		line++
	}
	return Position{File: f.name, Offset: offset, Line: line, Column: offset - int(f.lines[line-1]) + 1}
}

// set makes a new file that of a text, whose places begin at one.
func (f *File) set(name string, first Pos, text []byte, kept bool) {
	f.name, f.first, f.size = name, first, len(text)
	if kept {
		f.kept = countLines(text, f.room[:0])
		return
	}
	f.lines = f.room[:1]
	if count := bytes.Count(text, lineFeed); count >= len(f.room) {
		f.lines = make([]uint32, 1, 1+count)
	}
	for start := 0; ; {
		i := bytes.IndexByte(text[start:], '\n')
		if i < 0 {
			return
		}
		start += i + 1
		f.lines = append(f.lines, uint32(start))
	}
}

// files are the inputs of a graph, one after the other in the space of [Pos],
// each with one place more than it has bytes, for its end.
type files struct {
	all []*File
	// Most graphs have one file: this is the first, with room for it among all.
	one   File
	first [1]*File
}

// add gives each file its places as long as there are any.
func (fs *files) add(name string, text []byte, kept bool) *File {
	first := uint64(1)
	if n := len(fs.all); n > 0 {
		last := fs.all[n-1]
		first = uint64(last.first) + uint64(last.size) + 1
	}
	if first+uint64(len(text)) > math.MaxUint32 {
		return &File{name: name}
	}
	f := &fs.one
	if len(fs.all) == 0 {
		fs.all = fs.first[:0]
	} else {
		f = new(File)
	}
	f.set(name, Pos(first), text, kept)
	fs.all = append(fs.all, f)
	return f
}

func (fs *files) position(pos Pos) Position {
	f := fs.fileOf(pos)
	if f == nil {
		return Position{}
	}
	return f.position(pos)
}

// fileOf gives the file that gave a place, nil where there is none.
func (fs *files) fileOf(pos Pos) *File {
	all := fs.all
	i := 0
	if len(all) > 1 {
		i = max(0, sort.Search(len(all), func(i int) bool { return all[i].first > pos })-1)
	}
	if len(all) == 0 || pos < all[i].first || pos > all[i].Pos(all[i].size) {
		return nil
	}
	return all[i]
}
