package profile

import (
	"math/bits"

	"github.com/healthld/healthld/internal/vocab"
)

// glances are what one look at what a thing has shows of the requirements of a group: which
// of them are not met for certain, and which have to be asked one by one. Requirements are
// bits, by their numbers in the group.
type glances struct {
	// always have to be asked.
	always uint64
	// needed are properties that requirements ask for by themselves, and neededBy are
	// these: where one is not filled, those of all things are not met, and others have to
	// be asked.
	needed   propertySet
	neededBy byProperty[needing]
	// formed are properties of the form of which requirements ask something where they are
	// there, and formedBy are these.
	formed   propertySet
	formedBy byProperty[uint64]
	// others are all others.
	others []glance
}

// needing are requirements that ask for a property.
type needing struct{ ofAll, ofSome uint64 }

// byProperty has something for each property of a set, in their order: those of each word
// from its start.
type byProperty[E any] struct {
	starts [len(propertySet{})]uint8
	all    []E
}

// newByProperty puts what a set of properties has into their order.
func newByProperty[E any](set *propertySet, each map[uint8]E) (by byProperty[E]) {
	for i, word := range set {
		by.starts[i] = uint8(len(by.all))
		for ; word != 0; word &= word - 1 {
			by.all = append(by.all, each[uint8(64*i+bits.TrailingZeros64(word))])
		}
	}
	return by
}

// of gives what the property has that is the lowest of some of a word.
func (b *byProperty[E]) of(word int, set, some uint64) *E {
	return &b.all[int(b.starts[word])+bits.OnesCount64(set&(some&-some-1))]
}

// glance is what can be seen of one requirement.
type glance struct {
	kind glanceKind
	// plain tells that the requirement holds for all things.
	plain bool
	count uint8
	// properties are the numbers of properties.
	properties [5]uint8
	// requirement is the number of the requirement.
	requirement uint8
}

type glanceKind uint8

const (
	// noGlance shows nothing: one has to ask.
	noGlance glanceKind = iota
	// oneFilled is a requirement that is met where one of the properties is there, and not
	// where none is.
	oneFilled
	// oneForm is a requirement of the form of values: there is nothing to ask where none of
	// the properties is there.
	oneForm
)

// glances finds what can be seen of the requirements of a group.
func (g *program) glances(asked []requirement) glances {
	var all glances
	needed, formed := make(map[uint8]needing), make(map[uint8]uint64)
	for i := range asked {
		at := g.glance(&asked[i])
		at.requirement = uint8(i)
		switch {
		case at.kind == noGlance:
			all.always |= 1 << i
		case at.kind == oneForm:
			for _, number := range at.properties[:at.count] {
				all.formed.add(number)
				formed[number] |= 1 << i
			}
		case at.count == 1:
			number := at.properties[0]
			all.needed.add(number)
			by := needed[number]
			if at.plain {
				by.ofAll |= 1 << i
			} else {
				by.ofSome |= 1 << i
			}
			needed[number] = by
		default:
			all.others = append(all.others, at)
		}
	}
	all.neededBy, all.formedBy = newByProperty(&all.needed, needed), newByProperty(&all.formed, formed)
	return all
}

// glance finds what can be seen at a glance of a requirement.
func (g *program) glance(q *requirement) glance {
	at := glance{plain: !q.limited}
	_, ofForm := q.test.(form)
	switch {
	case ofForm:
		at.kind = oneForm
	case q.test == nil && !q.each:
		at.kind = oneFilled
	default:
		return glance{kind: noGlance}
	}
	for _, way := range q.ways {
		for i := range way {
			step, plain := way[i].steps, !way[i].up
			if ofForm && !plain {
				continue // values from the other end have no form that is asked for
			}
			if len(step) == 0 || !ofForm && (!plain || len(step) != 1 || len(way) != 1 || way[i].equal != "") || int(at.count) == len(at.properties) {
				return glance{}
			}
			number := g.askedNumber(step[0])
			if number == 0 {
				return glance{}
			}
			at.properties[at.count] = number
			at.count++
		}
	}
	return at
}

// askedNumber gives the number of a property that is asked for, 0 where there are too many.
func (g *program) askedNumber(property vocab.Term) uint8 {
	concern := &g.properties[property]
	if property != 0 && concern.asked == 0 && g.askedCount < mostAsked-1 {
		g.askedCount++
		concern.asked = uint8(g.askedCount)
	}
	return concern.asked
}

// see gives the requirements that a thing does not meet for certain, and those that have to
// be asked.
func (g *glances) see(found *presence) (lacking, open uint64) {
	open = g.always
	for i, set := range g.needed {
		for some := set &^ found.filled[i]; some != 0; some &= some - 1 {
			by := g.neededBy.of(i, set, some)
			lacking |= by.ofAll
			open |= by.ofSome
		}
	}
	for i, set := range g.formed {
		for some := set & found.any[i]; some != 0; some &= some - 1 {
			open |= *g.formedBy.of(i, set, some)
		}
	}
	for i := range g.others {
		if at := &g.others[i]; at.isMet(found) {
			continue
		} else if at.plain {
			lacking |= 1 << at.requirement
		} else {
			open |= 1 << at.requirement
		}
	}
	return lacking, open
}

// isMet tells whether a glance shows that one of the properties of a requirement is there.
func (a *glance) isMet(found *presence) bool {
	for _, number := range a.properties[:a.count] {
		if found.filled.has(number) {
			return true
		}
	}
	return false
}
