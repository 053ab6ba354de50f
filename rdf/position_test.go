package rdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestPositionsOfSeveralFiles(t *testing.T) {
	var g Graph
	first := g.AddFile("a.yaml", []byte("ab\ncd\r\n\nlast"))
	empty := g.AddFile("", nil)
	third := g.AddFile("c.yaml", []byte("\n"))

	tests := []struct {
		pos    Pos
		offset int
		want   string
	}{
		{first.Pos(0), 0, "a.yaml:1:1"},
		{first.Pos(1), 1, "a.yaml:1:2"},
		{first.Pos(2), 2, "a.yaml:1:3"}, // the line feed ends its line
		{first.Pos(3), 3, "a.yaml:2:1"},
		{first.Pos(5), 5, "a.yaml:2:3"}, // so does CR LF
		{first.Pos(6), 6, "a.yaml:2:4"},
		{first.Pos(7), 7, "a.yaml:3:1"},
		{first.Pos(8), 8, "a.yaml:4:1"},
		{first.Pos(12), 12, "a.yaml:4:5"}, // the end
		{first.Pos(13), 12, "a.yaml:4:5"},
		{first.Pos(math.MaxInt), 12, "a.yaml:4:5"},
		{first.Pos(-1), 0, "a.yaml:1:1"},
		{first.PosAt(2, 2), 4, "a.yaml:2:2"},
		{first.PosAt(2, 99), 6, "a.yaml:2:4"},
		{first.PosAt(4, 99), 12, "a.yaml:4:5"},
		{first.PosAt(4, -1), 8, "a.yaml:4:1"},
		{first.PosAt(0, 5), 0, "a.yaml:1:1"},
		{first.PosAt(5, 1), 12, "a.yaml:4:5"},
		{first.PosAt(math.MaxInt, math.MaxInt), 12, "a.yaml:4:5"},
		{empty.Pos(7), 0, "1:1"},
		{empty.PosAt(3, 3), 0, "1:1"},
		{third.Pos(0), 0, "c.yaml:1:1"},
		{third.Pos(1), 1, "c.yaml:2:1"},
	}
	for _, test := range tests {
		position := g.Position(test.pos)
		assert.Equal(t, test.want, position.String())
		assert.Equal(t, test.offset, position.Offset, test.want)
		assert.True(t, position.IsValid())
	}
}

func TestPlacesThatAreNotKnown(t *testing.T) {
	var g Graph
	assert.Equal(t, Position{}, g.Position(0))
	assert.Equal(t, Position{}, g.Position(1))
	f := g.AddFile("a", []byte("a"))
	assert.Equal(t, Position{}, g.Position(0))
	assert.Equal(t, Position{}, g.Position(f.Pos(1)+1))

	var none *File
	assert.Zero(t, none.Pos(3))
	assert.Zero(t, none.PosAt(3, 3))
}

func TestFilesBeyondTheRoomOfPositions(t *testing.T) {
	// The room is used up by files that only say that they are long.
	half := &File{name: "half", first: 1, size: math.MaxInt32, lines: []uint32{0}}
	long := &File{name: "long", first: math.MaxInt32 + 2, size: math.MaxInt32 - 10, lines: []uint32{0}}
	g := Graph{files: &files{all: []*File{half, long}}}
	beyond := g.AddFile("beyond", []byte("0123456789\n"))
	assert.Zero(t, beyond.Pos(3))
	assert.Zero(t, beyond.PosAt(2, 1))
	assert.Zero(t, beyond.PosAt(1, 1))
	assert.Equal(t, Position{}, g.Position(beyond.Pos(3)))

	fits := g.AddFile("fits", []byte("01234567"))
	assert.Equal(t, Pos(math.MaxUint32), fits.Pos(8))
	assert.Equal(t, "fits:1:9", g.Position(fits.Pos(8)).String())
	assert.Equal(t, "long:1:2147483638", g.Position(long.Pos(math.MaxInt)).String())
	assert.Equal(t, "half:1:2147483648", g.Position(half.Pos(math.MaxInt)).String())
	assert.Zero(t, g.AddFile("full", nil).Pos(0))
}

func TestPositionsCountLinesAndBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var g Graph
		texts := rapid.SliceOfN(rapid.StringMatching(`([aé\r]{0,4}\n?){0,6}`), 1, 4).Draw(t, "texts")
		var places []*File
		for i, text := range texts {
			places = append(places, g.AddFile(fmt.Sprint(i), []byte(text)))
		}
		for i, text := range texts {
			offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
			before := text[:offset]
			want := Position{
				File: fmt.Sprint(i), Offset: offset,
				Line:   strings.Count(before, "\n") + 1,
				Column: offset - strings.LastIndexByte(before, '\n'),
			}
			pos := places[i].Pos(offset)
			assert.Equal(t, want, g.Position(pos))
			assert.Equal(t, pos, places[i].PosAt(want.Line, want.Column))
		}
	})
}

func TestPositionString(t *testing.T) {
	assert.Empty(t, Position{}.String())
	assert.Equal(t, "a", Position{File: "a"}.String())
	assert.Equal(t, "3:4", Position{Line: 3, Column: 4}.String())
	assert.Equal(t, `C:\b.yaml:3:4`, Position{File: `C:\b.yaml`, Line: 3, Column: 4}.String())
	assert.Equal(t, `a\n::error::b:3:4`, Position{File: "a\n::error::b", Line: 3, Column: 4}.String())
	assert.False(t, Position{Column: 3}.IsValid())
}
