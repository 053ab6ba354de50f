package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0},
		{"streetadress", "streetaddress", 1}, // missing
		{"telephonne", "telephone", 1},       // too many
		{"telefhone", "telephone", 1},        // wrong
		{"telehpone", "telephone", 1},        // swapped
		{"ca", "abc", 3},                     // swapped letters stay together
		{"kitten", "sitting", 3},
	} {
		assert.Equal(t, c.want, distance(c.from, c.to), "%s %s", c.from, c.to)
		assert.Equal(t, c.want, distance(c.to, c.from), "%s %s", c.to, c.from)
		assert.Equal(t, c.want, tableDistance(c.from, c.to), "%s %s", c.from, c.to)
	}
}

func distance(from, to string) int {
	var p pattern
	p.set(from)
	return p.distance(to)
}

// What comes of bits is what comes of the table, for names of all lengths.
func TestDistanceIsThatOfTheTable(t *testing.T) {
	names := rapid.OneOf(rapid.StringMatching(`[abc]{0,12}`), rapid.StringMatching(`[ab\x80-\xff]{0,64}`), rapid.StringMatching(`(abcd){14,16}`))
	rapid.Check(t, func(t *rapid.T) {
		from, to := names.Draw(t, "from"), names.Draw(t, "to")
		from = from[:min(len(from), longestName)]
		assert.Equal(t, tableDistance(from, to), distance(from, to), "%q %q", from, to)
	})
}

// tableDistance gives the distance of two names by the distances of all their beginnings.
func tableDistance(from, to string) int {
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(from) {
		row[0] = i + 1
		for j := range len(to) {
			cost := 1
			if from[i] == to[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(to)]
}
