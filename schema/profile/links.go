package profile

import (
	"iter"
	"slices"

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
type list struct {
	first, last int32
	// says tells that some links say what a property would say.
	says bool
}

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
	list.says = list.says || said != 0
}

// any tells whether anything leads to a thing.
func (l *links) any(t *check.Thing) bool {
	return t.Number() < len(l.lists) && l.lists[t.Number()].first != 0
}

// says tells whether something says of a thing what a property would say.
func (l *links) says(t *check.Thing) bool {
	return t.Number() < len(l.lists) && l.lists[t.Number()].says
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

// findInward finds what things say of others from the other end, the pages and sites among
// them, and whether some stand in place of values.
func (r *run) findInward() {
	for t := range r.pass.Things() { // in the order of their numbers
		r.presences = append(r.presences, presence{})
		var special special
		for _, class := range t.Terms {
			special |= r.classes[class].special
		}
		if special&isSite != 0 {
			r.sites = append(r.sites, t)
		}
		r.hasRoles = r.hasRoles || special&isRole != 0
		for i := range t.Properties {
			if property := &t.Properties[i]; r.properties[property.Term].backward {
				r.addInward(t, property, special)
			}
		}
	}
}

// addInward adds what a thing says of others from the other end by a property.
func (r *run) addInward(t *check.Thing, property *check.Property, special special) {
	said := r.inverse[property.Term]
	if property.Term == itemReviewed {
		said = reviewProperty
		if special&isRating != 0 {
			said = aggregateRating
		}
	}
	for i := range property.Values {
		if of := property.Thing(i); of != nil {
			r.links.add(of, t, said)
			if said != 0 && !slices.Contains(r.said, said) {
				r.said = append(r.said, said)
			}
		}
	}
}
