package check

import (
	"cmp"
	"math/bits"
	"slices"
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

// spellings are the names of terms of one length, without regard to case, those of one kind
// one after the other. Their letters, which show most of them to be far from a misspelt name,
// stand by themselves, close together.
type spellings struct {
	kinds   []spelledKind
	letters []letters
	terms   []vocab.Term
	// names are the names, one after the other.
	names string
}

// spelledKind is where the names of terms of one kind begin and end.
type spelledKind struct {
	kind     vocab.Flags
	from, to int
}

// spellingsOf are the terms of the vocabulary that are not superseded, by the lengths of
// their names.
var spellingsOf = sync.OnceValue(func() *[longestName + 1]spellings {
	var inUse []vocab.Term
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if len(t.SupersededBy()) == 0 {
			inUse = append(inUse, t)
		}
	}
	slices.SortFunc(inUse, func(a, b vocab.Term) int { return cmp.Compare(a.Flags(), b.Flags()) })
	var byLength [longestName + 1]spellings
	var names [longestName + 1][]byte
	for _, t := range inUse {
		name := strings.ToLower(t.Name())
		s := &byLength[len(name)]
		if last := len(s.kinds) - 1; last < 0 || s.kinds[last].kind != t.Flags() {
			s.kinds = append(s.kinds, spelledKind{kind: t.Flags(), from: len(s.terms)})
		}
		s.letters, s.terms = append(s.letters, lettersOf(name)), append(s.terms, t)
		s.kinds[len(s.kinds)-1].to = len(s.terms)
		names[len(name)] = append(names[len(name)], name...)
	}
	for length := range byLength {
		byLength[length].names = string(names[length])
	}
	return &byLength
})

// letters are those that a name has: a bit for each that it has at all, and one more for
// each that it has again. Some letters share their bits.
type letters uint64

func lettersOf(name string) (all letters) {
	for i := range len(name) {
		letter := letters(1) << (name[i] & 31)
		all |= (all & letter) << 32
		all |= letter
	}
	return all
}

// isFar tells whether one look shows that two names have more than so many slips between
// them: each slip brings in or takes away one letter at most.
func (l letters) isFar(other letters, slips int) bool {
	return bits.OnesCount64(uint64(l&^other)) > slips || bits.OnesCount64(uint64(other&^l)) > slips
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
	if len(name) > longestName {
		return 0
	}
	var best, preferred vocab.Term
	bestCount, preferredCount := 0, 0
	bound, has := tolerance(len(name)), lettersOf(name)
	var from pattern
	from.set(name)
	for length := len(name) - bound; length <= min(len(name)+bound, longestName); length++ {
		near := &spellingsOf()[length]
		for _, one := range near.kinds {
			if one.kind&kind == 0 {
				continue
			}
			for i := one.from; i < one.to; i++ {
				if has.isFar(near.letters[i], bound) {
					continue
				}
				d := from.distance(near.names[i*length:][:length])
				if d > bound {
					continue
				}
				if d < bound {
					bound, bestCount, preferredCount = d, 0, 0
				}
				best = near.terms[i]
				bestCount++
				if prefer != nil && prefer(best) {
					preferred = best
					preferredCount++
				}
			}
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
