package profile

import (
	"math/bits"
	"slices"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

// Most requirements ask whether a property is there. Which of those that are asked for at
// all a thing has is found once, so that a requirement that is met costs a look at a few
// bits.

// propertySet is a set of properties that are asked for, a bit for each by its number;
// number 0 stands for all others.
type propertySet [4]uint64

const mostAsked = 64 * len(propertySet{})

func (s *propertySet) has(number uint8) bool { return s[number/64]&(1<<(number%64)) != 0 }
func (s *propertySet) add(number uint8)      { s[number/64] |= 1 << (number % 64) }

// had is what a thing has of the properties that are asked for: with any value, and with
// one that is not empty.
type had struct{ any, filled propertySet }

// hadBy gives what a thing has.
func (r *run) hadBy(t *check.Thing) *had { return &r.hads[t.Number()] }

// findHads finds what all things have, and what they say of others from the other end.
func (r *run) findHads() {
	for t := range r.pass.Things() { // in the order of their numbers
		if r.siteClasses.hold(t) {
			r.sites = append(r.sites, t)
		}
		r.hasRoles = r.hasRoles || r.roleClasses.hold(t)
		r.hads = append(r.hads, had{})
		h := &r.hads[len(r.hads)-1]
		for i := range t.Properties {
			property := &t.Properties[i]
			concern := r.properties[property.Term]
			if number := concern.asked; number != 0 && !h.any.has(number) {
				h.any.add(number)
				if isFilled(property) {
					h.filled.add(number)
				}
			}
			if concern.backward {
				r.findInward(t, property)
			}
		}
	}
	// What is not there at first sight may be behind a Role, or said from the other end.
	if r.hasRoles {
		for t := range r.pass.Things() {
			r.findHadBehindRoles(t)
		}
	}
	if len(r.said) > 0 {
		for _, list := range r.links.lists {
			if list.first == 0 {
				continue
			}
			for _, said := range r.said {
				r.noteHad(r.links.all[list.first-1].of, said)
			}
		}
	}
}

// isFilled tells whether one of a property's values is not empty, Roles aside.
func isFilled(property *check.Property) bool {
	for i := range min(len(property.Values), most) {
		if !isEmptyValue(&property.Values[i], property.Thing(i)) {
			return true
		}
	}
	return len(property.Values) > most // nobody looks so far
}

// findHadBehindRoles finds anew what a thing has, if a Role stands in place of a value.
func (r *run) findHadBehindRoles(t *check.Thing) {
	for i := range t.Properties {
		property := &t.Properties[i]
		for j := range property.Values {
			if thing := property.Thing(j); thing != nil && r.roleClasses.hold(thing) {
				*r.hadBy(t) = had{}
				for i := range t.Properties {
					r.noteHad(t, t.Properties[i].Term)
				}
				return
			}
		}
	}
}

// noteHad notes what a thing has of a property as [run.values] gives it.
func (r *run) noteHad(t *check.Thing, property vocab.Term) {
	number, h := r.properties[property].asked, r.hadBy(t)
	if number == 0 || h.filled.has(number) {
		return
	}
	if _, any := r.first(t, property); any {
		h.any.add(number)
		if r.lookFor(t, property) {
			h.filled.add(number)
		}
	}
}

// findInward finds what a thing says of others from the other end by a property.
func (r *run) findInward(t *check.Thing, property *check.Property) {
	said := r.inverse[property.Term]
	if property.Term == itemReviewed {
		said = reviewProperty
		if r.ratingClasses.hold(t) {
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

// glances are what one look at what a thing has shows of the requirements of a group: which
// of them are not met for certain, and which have to be asked one by one. Requirements are
// bits, by their numbers in the group.
type glances struct {
	// always have to be asked.
	always uint64
	// lone are properties of which each is, by itself, what a requirement asks of all
	// things: that of a property that is not filled is not met. Their numbers stand in
	// loneBy in the order of the properties, those of each word from its start.
	lone      propertySet
	loneStart [len(propertySet{})]uint8
	loneBy    []uint8
	// others are all others.
	others []glance
}

// mostRequirements is how many requirements a group has at most.
const mostRequirements = 64

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
	byProperty := make(map[uint8]uint8)
	for i := range asked {
		at := g.glance(&asked[i])
		at.requirement = uint8(i)
		switch {
		case at.kind == noGlance:
			all.always |= 1 << i
		case at.kind == oneFilled && at.plain && at.count == 1 && !all.lone.has(at.properties[0]):
			all.lone.add(at.properties[0])
			byProperty[at.properties[0]] = at.requirement
		default:
			all.others = append(all.others, at)
		}
	}
	for i, word := range all.lone {
		all.loneStart[i] = uint8(len(all.loneBy))
		for ; word != 0; word &= word - 1 {
			all.loneBy = append(all.loneBy, byProperty[uint8(64*i+bits.TrailingZeros64(word))])
		}
	}
	return all
}

// glance finds what can be seen at a glance of a requirement.
func (g *program) glance(q *requirement) glance {
	at := glance{plain: q.of == nil && q.except == nil && len(q.when) == 0}
	_, ofForm := q.test.(form)
	switch {
	case ofForm:
		at.kind = oneForm
	case q.test == nil && !q.asksEach():
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
func (g *glances) see(h *had) (lacking, open uint64) {
	open = g.always
	for i, lone := range g.lone {
		for missing := lone &^ h.filled[i]; missing != 0; missing &= missing - 1 {
			before := bits.OnesCount64(lone & (missing&-missing - 1))
			lacking |= 1 << g.loneBy[int(g.loneStart[i])+before]
		}
	}
	for i := range g.others {
		at := &g.others[i]
		switch met, known := at.isMet(h); {
		case met:
		case known:
			lacking |= 1 << at.requirement
		default:
			open |= 1 << at.requirement
		}
	}
	return lacking, open
}

// isMet tells whether a glance shows that a requirement is met, and else whether it shows
// that it is not.
func (a *glance) isMet(h *had) (met, known bool) {
	set := &h.filled
	if a.kind == oneForm {
		set = &h.any
	}
	for _, number := range a.properties[:a.count] {
		if set.has(number) {
			return a.kind == oneFilled, a.kind == oneFilled
		}
	}
	return a.kind == oneForm, a.plain && a.kind == oneFilled
}
