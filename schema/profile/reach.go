package profile

import (
	"iter"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// reached is a value that a path leads to.
type reached struct {
	value *rdf.Value
	// thing is the value as a thing, nil where it is none or not described.
	thing *check.Thing
	at    check.At
}

// values gives the values of a property of a thing. A Role stands for the value
// that it leads to; a thing that says the same from the other end is a value
// too.
func (r *run) values(t *check.Thing, property vocab.Term) iter.Seq[reached] {
	return func(yield func(reached) bool) {
		if property == 0 {
			return
		}
		if p := t.Property(property); p != nil {
			for i := range p.Values {
				thing := p.Thing(i)
				if r.hasRoles && thing != nil && r.roleClasses.hold(thing) {
					if inner := thing.Property(property); inner != nil {
						for j := range inner.Values {
							if !yield(reached{&inner.Values[j], inner.Thing(j), check.AtValue(thing, inner, j)}) {
								return
							}
						}
						continue
					}
				}
				if !yield(reached{&p.Values[i], thing, check.AtValue(t, p, i)}) {
					return
				}
			}
		}
		if r.links.says(t) {
			for other := range r.links.to(t, property) {
				value := rdf.Value{Object: other.Subject.Object()}
				if p := t.Property(property); p != nil && holds(p, value.Object) {
					continue // both ends say it
				}
				if !yield(reached{&value, other, check.AtThing(other)}) {
					return
				}
			}
		}
	}
}

// plain gives a property of a thing, nil where it has none, if its values are those that
// [run.values] gives: no Role is among them, and nothing says more from the other end.
func (r *run) plain(t *check.Thing, property vocab.Term) (p *check.Property, plain bool) {
	switch {
	case property == 0:
		return nil, true // t may have properties that are none of the tables
	case r.hasRoles || r.links.says(t):
		return nil, false
	}
	return t.Property(property), true
}

// holds tells whether a property has a value. Where it has many it is not looked
// for.
func holds(p *check.Property, value rdf.Object) bool {
	for i := range min(len(p.Values), most) {
		if p.Values[i].Object == value {
			return true
		}
	}
	return false
}

// mayHave tells whether a property has any value at all, if that can be seen at a glance.
func (r *run) mayHave(t *check.Thing, property vocab.Term) bool {
	number := r.properties[property].asked
	return number == 0 || r.presenceOf(t).any.has(number)
}

// has tells whether a property is there and not empty.
func (r *run) has(t *check.Thing, property vocab.Term) bool {
	if number := r.properties[property].asked; number != 0 {
		return r.presenceOf(t).filled.has(number)
	}
	return r.lookFor(t, property)
}

// lookFor tells whether a property is there and not empty by looking at its values.
func (r *run) lookFor(t *check.Thing, property vocab.Term) bool {
	count := 0
	for v := range r.values(t, property) {
		if count++; count > most || !isEmpty(&v) {
			return true
		}
	}
	return false
}

// isEmpty tells whether a value says nothing: white space, or a thing of which
// nothing is said.
func isEmpty(v *reached) bool { return isEmptyValue(v.value, v.thing) }

func isEmptyValue(value *rdf.Value, thing *check.Thing) bool {
	switch {
	case thing != nil:
		return value.Kind == rdf.BlankNode && len(thing.Properties) == 0 && len(thing.Types) == 0
	case value.Kind == rdf.BlankNode:
		return true
	}
	return isBlank(value.Text)
}

// isBlank tells whether a text is white space alone.
func isBlank(text string) bool {
	if text != "" && isMark(text[0]) {
		return false // most have something at once
	}
	return strings.TrimSpace(text) == ""
}

// leadsAny tells whether one of the paths leads somewhere for certain.
func (r *run) leadsAny(t *check.Thing, paths []path) bool {
	for i := range paths {
		if r.follow(t, &paths[i], false) {
			return true
		}
	}
	return false
}

// leads tells whether a path leads somewhere. What a reference leads to that is
// not described is taken to have what is asked of it.
func (r *run) leads(t *check.Thing, p *path) bool { return r.follow(t, p, true) }

// follow follows a path; trust tells whether what is not described counts.
func (r *run) follow(t *check.Thing, p *path, trust bool) bool {
	if !p.up {
		return r.followOn(t, p.steps, p.equal, trust)
	}
	count := 0
	for holder := range r.links.to(t, 0) {
		if count == most || r.followOn(holder, p.steps, p.equal, trust) {
			return true
		}
		count++
	}
	return false
}

// isHeld tells whether something has the thing as review, aggregateRating and so on.
func (r *run) isHeld(t *check.Thing) bool {
	if !r.links.any(t) {
		return false
	}
	for range r.links.to(t, 0) {
		return true
	}
	return false
}

func (r *run) followOn(t *check.Thing, steps []vocab.Term, equal string, trust bool) bool {
	if len(steps) == 1 && equal == "" {
		return r.has(t, steps[0])
	}
	count := 0
	for v := range r.values(t, steps[0]) {
		if count++; count > most {
			return true
		}
		switch {
		case len(steps) == 1:
			if nameIn(v.value) == equal {
				return true
			}
		case v.thing != nil:
			if r.followOn(v.thing, steps[1:], equal, trust) {
				return true
			}
		case trust && v.value.Kind == rdf.IRI:
			return true
		}
	}
	return false
}

// nameIn gives the name that a value is by the namespace of schema.org, or its
// text.
func nameIn(v *rdf.Value) string {
	if name, is := strings.CutPrefix(v.Text, vocab.Namespace); is {
		return name
	}
	return strings.TrimPrefix(v.Text, vocab.SecureNamespace)
}
