package check

import (
	"sync"
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

// of gives the set of a class. Two goroutines that meet a class first may both make
// it: the sets are equal.
func (b *byClass) of(class vocab.Term) termSet {
	if set := b.sets[class].Load(); set != nil {
		return *set
	}
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
	return set
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
	return b
}

// propertiesOf has the properties that a class or one of its ancestors has: those
// that are meant for no class in particular too.
var propertiesOf = sync.OnceValue(func() *byClass { return newByClass(vocab.Term.Domains) })

// expectedBy has the properties that expect things of a class or of one of its
// ancestors.
var expectedBy = sync.OnceValue(func() *byClass {
	b := newByClass(func(property vocab.Term) []vocab.Term { return expectationOf(property).things })
	b.always = nil // what expects no thing expects none of this class
	return b
})

// allowedOn tells whether a class or one of its ancestors has the property.
func allowedOn(property, class vocab.Term) bool { return propertiesOf().of(class).has(property) }

// allowed tells whether one of a node's types has the property.
func (t *Thing) allowed(property vocab.Term) bool {
	for _, class := range t.Terms {
		if allowedOn(property, class) {
			return true
		}
	}
	return false
}

// expects tells whether the property expects things of a class.
func expects(property, class vocab.Term) bool { return expectedBy().of(class).has(property) }
