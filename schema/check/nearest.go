package check

import (
	"iter"
	"math/bits"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// nearest finds what a misspelt name was meant to be.
type nearest struct {
	// found are the answers so far: who misspells a name does so often.
	found []answer
}

type answer struct {
	question
	meant vocab.Term
}

type question struct {
	name string
	kind vocab.Flags
	// within is what the answers are looked for in, and what is preferred.
	within vocab.Term
}

const (
	// mostQuestions bounds how many different names are looked up in one run:
	// after so many mistakes a suggestion helps nobody.
	mostQuestions = 256
	// longestName is longer than any name of schema.org.
	longestName = 64
)

// spelling is a term as a misspelt name is compared with it: without regard to case.
type spelling struct {
	name    string
	letters letters
	term    vocab.Term
	kind    vocab.Flags
}

// spellings are the terms of the vocabulary that are not superseded, by the lengths of
// their names.
var spellings = sync.OnceValue(func() [][]spelling {
	var byLength [longestName + 1][]spelling
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if len(t.SupersededBy()) == 0 {
			name := strings.ToLower(t.Name())
			byLength[len(name)] = append(byLength[len(name)], spelling{name, lettersOf(name), t, t.Flags()})
		}
	}
	return byLength[:]
})

// letters are those that a name has at all: a bit for each, which some share.
type letters uint32

func lettersOf(name string) (all letters) {
	for i := range len(name) {
		all |= 1 << (name[i] & 31)
	}
	return all
}

// isFar tells whether one look shows that two names have more than so many slips between
// them: each slip brings in or takes away one letter at most.
func (l letters) isFar(other letters, slips int) bool {
	return bits.OnesCount32(uint32(l&^other)) > slips || bits.OnesCount32(uint32(other&^l)) > slips
}

// term gives the one term of a kind whose name is nearest to the given one, or
// zero where none is near or several are. Of several, one that the preference
// holds for is taken. The number tells preferences apart.
func (n *nearest) term(name string, kind vocab.Flags, number vocab.Term, prefer func(vocab.Term) bool) vocab.Term {
	key := question{name, kind, number}
	for i := range n.found {
		if n.found[i].question == key {
			return n.found[i].meant
		}
	}
	if len(name) > longestName || len(n.found) == mostQuestions {
		return 0
	}
	meant := search(strings.ToLower(name), kind, prefer)
	n.found = append(n.found, answer{key, meant})
	return meant
}

func search(name string, kind vocab.Flags, prefer func(vocab.Term) bool) vocab.Term {
	var best, preferred vocab.Term
	bestCount, preferredCount := 0, 0
	bound, has := tolerance(len(name)), lettersOf(name)
	for near := range eachSpelling(len(name)-bound, len(name)+bound) {
		if near.kind&kind == 0 || has.isFar(near.letters, bound) {
			continue
		}
		d := distance(name, near.name, bound)
		if d > bound {
			continue
		}
		if d < bound {
			bound, bestCount, preferredCount = d, 0, 0
		}
		best = near.term
		bestCount++
		if prefer != nil && prefer(near.term) {
			preferred = near.term
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

// eachSpelling gives the terms whose names are so long.
func eachSpelling(least, most int) iter.Seq[*spelling] {
	return func(yield func(*spelling) bool) {
		all := spellings()
		for length := max(least, 0); length <= min(most, longestName); length++ {
			for i := range all[length] {
				if !yield(&all[length][i]) {
					return
				}
			}
		}
	}
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
