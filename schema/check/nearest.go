package check

import (
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// nearest finds what a misspelt name was meant to be.
type nearest struct {
	// found are the answers so far: who misspells a name does so often.
	found map[question]vocab.Term
}

type question struct {
	name string
	kind vocab.Flags
	// within is what the answers are looked for in, and what is preferred.
	within vocab.Term
}

const (
	// mostQuestions bounds how many different names are looked up in one run:
	// each takes about a millisecond, and after so many mistakes a suggestion
	// helps nobody.
	mostQuestions = 256
	// longestName is longer than any name of schema.org.
	longestName = 64
)

// spellings are the terms of the vocabulary as a misspelt name is compared with
// them: without regard to case.
var spellings = sync.OnceValue(func() []string {
	lower := make([]string, vocab.Len()+1)
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		lower[t] = strings.ToLower(t.Name())
	}
	return lower
})

// term gives the one term of a kind whose name is nearest to the given one, or
// zero where none is near or several are. Of several, one that the preference
// holds for is taken. The number tells preferences apart.
func (n *nearest) term(name string, kind vocab.Flags, number vocab.Term, prefer func(vocab.Term) bool) vocab.Term {
	key := question{name, kind, number}
	if found, had := n.found[key]; had {
		return found
	}
	if len(name) > longestName || len(n.found) == mostQuestions {
		return 0
	}
	if n.found == nil {
		n.found = make(map[question]vocab.Term)
	}
	found := search(strings.ToLower(name), kind, prefer)
	n.found[key] = found
	return found
}

func search(name string, kind vocab.Flags, prefer func(vocab.Term) bool) vocab.Term {
	var best, preferred vocab.Term
	bestCount, preferredCount := 0, 0
	bound := tolerance(len(name))
	lower := spellings()
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if !t.Is(kind) || len(t.SupersededBy()) > 0 {
			continue
		}
		d := distance(name, lower[t], bound)
		if d > bound {
			continue
		}
		if d < bound {
			bound, bestCount, preferredCount = d, 0, 0
		}
		best = t
		bestCount++
		if prefer != nil && prefer(t) {
			preferred = t
			preferredCount++
		}
	}
	switch {
	case preferredCount == 1:
		return preferred
	case bestCount == 1 && preferredCount == 0:
		return best
	}
	return 0
}

// tolerance gives how many slips a name of so many letters may have. In short
// names one letter more makes another word.
func tolerance(letters int) int {
	switch {
	case letters < 4:
		return 0
	case letters < 6:
		return 1
	case letters < 12:
		return 2
	}
	return 3
}

// distance gives the Damerau-Levenshtein distance of two names (optimal string
// alignment): how many letters are wrong, missing, too many, or swapped with
// their neighbour. Beyond the bound any number greater than it may come out.
func distance(from, to string, bound int) int {
	if len(from)-len(to) > bound || len(to)-len(from) > bound {
		return bound + 1
	}
	if len(from) > longestName || len(to) > longestName {
		return bound + 1
	}
	var rows [3][longestName + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(to) + 1 {
		last[j] = j
	}
	for i := range len(from) {
		row[0] = i + 1
		smallest := row[0]
		for j := range len(to) {
			cost := 1
			if from[i] == to[j] {
				cost = 0
			}
			d := min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			smallest = min(smallest, d)
		}
		if smallest > bound {
			return bound + 1
		}
		before, last, row = last, row, before
	}
	return last[len(to)]
}
