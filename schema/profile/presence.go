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

// presence is what a thing has of the properties that are asked for: with any value, and
// with one that is not empty. Number 0 among any tells that it was found.
type presence struct{ any, filled propertySet }

// presenceOf gives what a thing has, which is found when it is first asked for.
func (r *run) presenceOf(t *check.Thing) *presence {
	found := &r.presences[t.Number()]
	if !found.any.has(0) {
		r.findPresence(found, t)
	}
	return found
}

// findPresence finds what a thing has.
func (r *run) findPresence(found *presence, t *check.Thing) {
	found.any.add(0)
	if r.hasRoles { // what is not there may be behind one
		for i := range t.Properties {
			r.notePresence(found, t, t.Properties[i].Term)
		}
	} else {
		for i := range t.Properties {
			property := &t.Properties[i]
			if number := r.properties[property.Term].asked; number != 0 && !found.any.has(number) {
				found.any.add(number)
				if value := &property.Values[0]; value.IsLiteral() && !isBlank(value.Text) || isFilled(property) {
					found.filled.add(number)
				}
			}
		}
	}
	if r.links.says(t) {
		for _, said := range r.said {
			r.notePresence(found, t, said)
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

// notePresence notes what a thing has of a property as [run.values] gives it.
func (r *run) notePresence(found *presence, t *check.Thing, property vocab.Term) {
	number := r.properties[property].asked
	if number == 0 || found.filled.has(number) {
		return
	}
	if _, any := r.first(t, property); any {
		found.any.add(number)
		if r.lookFor(t, property) {
			found.filled.add(number)
		}
	}
}
