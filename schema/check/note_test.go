package check

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// Few notes are put in order by their keys as many are by what they say.
func TestOrderOfNotes(t *testing.T) {
	rules := Rules{
		{ID: "a", Severity: Info, rank: 1}, {ID: "b", Severity: Error, rank: 2}, {ID: "c", Severity: Error, rank: 3}, {ID: "d", Severity: Info},
	}
	rapid.Check(t, func(t *rapid.T) {
		p := newPass(nil)
		count := rapid.IntRange(0, fewNotes).Draw(t, "count")
		for range count {
			p.notes = append(p.notes, note{
				rule:    &rules[rapid.IntRange(0, len(rules)-1).Draw(t, "rule")],
				order:   rapid.SampledFrom([]int{0, 1, 2, math.MaxInt32, math.MaxInt}).Draw(t, "order"),
				message: rapid.SampledFrom([]stretch{{0, 1}, {1, 2}}).Draw(t, "message"),
			})
			p.written = append(p.written, written{position: rdf.Position{
				File:   rapid.SampledFrom([]string{"", "", "", "f"}).Draw(t, "file"),
				Offset: rapid.SampledFrom([]int{0, 1, 1, 7, math.MaxInt32, math.MaxInt}).Draw(t, "offset"),
			}})
		}
		want := make([]int, count)
		for i := range want {
			want[i] = i
		}
		same := false
		slices.SortStableFunc(want, func(a, b int) int {
			c := p.compareNotes(a, b, "xy")
			same = same || c == 0 && a != b
			return c
		})
		repeated := p.sortNotes("xy")
		got := make([]int, count)
		for i := range p.keys {
			got[i] = p.keys[i].number()
		}
		assert.Equal(t, want, got)
		assert.True(t, repeated || !same)
	})
}

// TestNotesBeginClean holds that nothing of a note of another run is in a new one, whose room
// it takes.
func TestNotesBeginClean(t *testing.T) {
	const set = 7
	of := note{
		rule: new(Rule), at: At{pos: set}, order: set, message: stretch{1, set}, suggestion: stretch{1, set}, stated: new(Stated), rare: set,
		beside: set, about: set, severity: Error, sourced: true,
	}
	for i := range reflect.TypeFor[note]().NumField() {
		require.False(t, reflect.ValueOf(of).Field(i).IsZero(), reflect.TypeFor[note]().Field(i).Name)
	}
	p := new(Pass)
	p.notes = []note{of}[:0]
	n := p.newNote(nil, At{}, nil)
	assert.Equal(t, note{}, *n)

	w := written{stretch{1, set}, stretch{1, set}, stretch{1, set}, rdf.Position{}}
	p.place(&w, n)
	assert.Equal(t, written{}, w, "what reading found has no path")
}
