package rdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// waysToAdd are those to add a file to a graph.
var waysToAdd = map[string]func(*Graph, string, []byte) *File{"AddFile": (*Graph).AddFile, "AddKeptFile": (*Graph).AddKeptFile}

func TestPositionsOfSeveralFiles(t *testing.T) {
	for name, add := range waysToAdd {
		t.Run(name, func(t *testing.T) { checkPositionsOfSeveralFiles(t, add) })
	}
}

func checkPositionsOfSeveralFiles(t *testing.T, add func(*Graph, string, []byte) *File) {
	var g Graph
	first := add(&g, "a.yaml", []byte("ab\ncd\r\n\nlast"))
	empty := add(&g, "", nil)
	third := add(&g, "c.yaml", []byte("\n"))

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
	inTurn := g.Places()
	for _, test := range tests {
		position := g.Position(test.pos)
		assert.Equal(t, position, inTurn.Position(test.pos))
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
	inTurn := g.Places()
	for _, pos := range []Pos{0, f.Pos(1), f.Pos(1) + 1, f.Pos(0), 0} {
		assert.Equal(t, g.Position(pos), inTurn.Position(pos))
	}
	none := new(Graph).Places()
	assert.Equal(t, Position{}, none.Position(1))

	var file *File
	assert.Zero(t, file.Pos(3))
	assert.Zero(t, file.PosAt(3, 3))
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
		texts := rapid.SliceOfN(rapid.StringMatching(`([aé\r\v]{0,4}\n?){0,6}`), 1, 4).Draw(t, "texts")
		var places []*File
		for i := range texts {
			// Long enough for several stretches, and lines of any length.
			repeated := rapid.SampledFrom([]int{1, 1, 40, 100, 400}).Draw(t, "repeated")
			texts[i] = strings.Repeat(texts[i]+strings.Repeat(" ", rapid.IntRange(0, 20).Draw(t, "spaces")), repeated) + texts[i]
			add := rapid.SampledFrom([]string{"AddFile", "AddKeptFile"}).Draw(t, "add")
			places = append(places, waysToAdd[add](&g, fmt.Sprint(i), []byte(texts[i])))
		}
		inTurn := g.Places()
		for range 8 {
			i := rapid.IntRange(0, len(texts)-1).Draw(t, "file")
			pos := places[i].Pos(rapid.IntRange(0, len(texts[i])).Draw(t, "at"))
			assert.Equal(t, g.Position(pos), inTurn.Position(pos))
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

// A place costs no more where it stands far behind, or lines are long.
func BenchmarkPosition(b *testing.B) {
	for _, text := range []struct{ name, line string }{
		{"lines of a page", strings.Repeat("a", 90)}, {"short lines", "a"}, {"one long line", strings.Repeat("a", 1<<20)},
	} {
		for name, add := range waysToAdd {
			b.Run(text.name+", "+name, func(b *testing.B) {
				var g Graph
				f := add(&g, "", []byte(strings.Repeat(text.line+"\n", 1<<20/len(text.line))))
				for at := 0; b.Loop(); at = (at + 997) % f.size {
					g.Position(f.Pos(at))
				}
			})
		}
	}
}

func BenchmarkAddFile(b *testing.B) {
	text := []byte(strings.Repeat(strings.Repeat("a", 90)+"\n", 400))
	for name, add := range waysToAdd {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				add(new(Graph), "", text)
			}
		})
	}
}

func TestPositionString(t *testing.T) {
	assert.Empty(t, Position{}.String())
	assert.Equal(t, "a", Position{File: "a"}.String())
	assert.Equal(t, "3:4", Position{Line: 3, Column: 4}.String())
	assert.Equal(t, `C:\b.yaml:3:4`, Position{File: `C:\b.yaml`, Line: 3, Column: 4}.String())
	assert.Equal(t, `a\n::error::b:3:4`, Position{File: "a\n::error::b", Line: 3, Column: 4}.String())
	assert.False(t, Position{Column: 3}.IsValid())
}
