package profile

import (
	"iter"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

// links are what leads to things, as it is found from the other end: for each thing a list
// in the order of the graph. Their room is used again.
type links struct {
	all []link
	// lists are the lists of the things, by their numbers.
	lists []list
}

// link is what leads to a thing: what holds it, or what says of it what a property would
// say.
type link struct {
	of, from *check.Thing
	// said is the property; zero where the thing is held.
	said vocab.Term
	// next is the number of the next link of the thing, counted from 1.
	next int32
}

// list has the numbers of its first and last links, counted from 1.
type list struct{ first, last int32 }

func (l *links) add(of, from *check.Thing, said vocab.Term) {
	if missing := of.Number() + 1 - len(l.lists); missing > 0 {
		l.lists = append(l.lists, make([]list, missing)...)
	}
	l.all = append(l.all, link{of: of, from: from, said: said})
	number, list := int32(len(l.all)), &l.lists[of.Number()]
	if list.last == 0 {
		list.first = number
	} else {
		l.all[list.last-1].next = number
	}
	list.last = number
}

// any tells whether anything leads to a thing.
func (l *links) any(t *check.Thing) bool {
	return t.Number() < len(l.lists) && l.lists[t.Number()].first != 0
}

// to gives what leads to a thing: what says of it what a property would say, or what holds
// it, for the zero property.
func (l *links) to(t *check.Thing, said vocab.Term) iter.Seq[*check.Thing] {
	return func(yield func(*check.Thing) bool) {
		if t.Number() >= len(l.lists) {
			return
		}
		for i := l.lists[t.Number()].first; i != 0; i = l.all[i-1].next {
			if one := &l.all[i-1]; one.said == said && !yield(one.from) {
				return
			}
		}
	}
}

// clear forgets all links and keeps their room.
func (l *links) clear() {
	for i := range l.all {
		l.lists[l.all[i].of.Number()] = list{}
	}
	empty(&l.all)
}
