package question

import (
	"strings"
)

// Nearest gives the name that was most likely meant, or "" where none is near: within a
// third of its letters, swapped neighbours counted as one change, without regard to case.
func Nearest(name string, names []string) string {
	return NearestWithin(len(name)/3, name, names)
}

// NearestWithin is Nearest for at most so many changes.
func NearestWithin(changes int, name string, names []string) string {
	best, nearest := changes+1, ""
	for _, candidate := range names {
		if len(candidate)-len(name) >= best || len(name)-len(candidate) >= best {
			continue
		}
		if d := distance(strings.ToLower(name), strings.ToLower(candidate)); d < best {
			best, nearest = d, candidate
		}
	}
	return nearest
}

// distance is the optimal string alignment distance.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
