package check

import (
	"slices"
	"sync/atomic"

	"github.com/healthld/healthld/internal/vocab"
)

// Whether a class has a property, and whether a property expects a class, is asked
// for every property and every thing that stands as a value. The properties of a
// class are found when the class is first met, with those of its ancestors, and kept
// as a set: a bit for each term.

type termSet []uint64

func newTermSet() termSet { return make(termSet, vocab.Len()/64+1) }

func (s termSet) has(t vocab.Term) bool { return s[t/64]&(1<<(t%64)) != 0 }
func (s termSet) add(t vocab.Term)      { s[t/64] |= 1 << (t % 64) }

// byClass has sets of properties by their classes. What a class has, those below it
// have too.
type byClass struct {
	// always are in the set of every class, and own are those that a class adds.
	always []vocab.Term
	own    [][]vocab.Term
	sets   []atomic.Pointer[termSet]
}

// of gives the set of a class.
func (b *byClass) of(class vocab.Term) termSet {
	set := b.sets[class].Load()
	if set == nil {
		set = b.find(class)
	}
	return *set
}

// find makes the set of a class. Two goroutines that meet a class first may both make it:
// the sets are equal.
func (b *byClass) find(class vocab.Term) *termSet {
	set := newTermSet()
	for _, property := range b.always {
		set.add(property)
	}
	for _, property := range b.own[class] {
		set.add(property)
	}
	for _, ancestor := range class.Ancestors() {
		for _, property := range b.own[ancestor] {
			set.add(property)
		}
	}
	b.sets[class].Store(&set)
	return &set
}

// newByClass makes the sets of the properties that lead to classes as classesOf
// says; those that lead to none are always in.
func newByClass(classesOf func(property vocab.Term) []vocab.Term) *byClass {
	b := &byClass{own: make([][]vocab.Term, vocab.Len()+1), sets: make([]atomic.Pointer[termSet], vocab.Len()+1)}
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if !t.Is(vocab.Property) {
			continue
		}
		classes := classesOf(t)
		if len(classes) == 0 {
			b.always = append(b.always, t)
		}
		for _, class := range classes {
			b.own[class] = append(b.own[class], t)
		}
	}
	var room termRoom
	for class := range b.own {
		b.own[class] = room.keep(b.own[class])
	}
	return b
}

// termRoom keeps short lists of terms in few arrays: hundreds of small ones are work for the
// garbage collector each time.
type termRoom []vocab.Term

func (r *termRoom) keep(list []vocab.Term) []vocab.Term {
	if len(list) == 0 {
		return nil
	}
	start := len(*r)
	*r = append(*r, list...)
	return slices.Clip((*r)[start:])
}
