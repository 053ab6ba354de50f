package check

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
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
