package profile

import (
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
type had struct {
	of          *check.Thing
	any, filled propertySet
}

// findHad finds what a thing has, unless it was asked last.
func (r *run) findHad(t *check.Thing) {
	if r.had.of == t {
		return
	}
	r.had = had{of: t}
	for i := range t.Properties {
		r.noteHad(t, t.Properties[i].Term)
	}
	for _, said := range r.said {
		r.noteHad(t, said)
	}
}

func (r *run) noteHad(t *check.Thing, property vocab.Term) {
	number := r.asked[property]
	if number == 0 || r.had.filled.has(number) {
		return
	}
	if _, any := r.first(t, property); any {
		r.had.any.add(number)
		if r.has(t, property) {
			r.had.filled.add(number)
		}
	}
}

// glance is what one look at what a thing has shows of a requirement.
type glance struct {
	kind glanceKind
	// plain tells that the requirement holds for all things.
	plain bool
	count uint8
	// properties are the numbers of properties.
	properties [5]uint8
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
	if property != 0 && g.asked[property] == 0 && g.askedCount < mostAsked-1 {
		g.askedCount++
		g.asked[property] = uint8(g.askedCount)
	}
	return g.asked[property]
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
