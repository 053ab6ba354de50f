package profile

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// test looks whether what is there is right.
type test interface {
	look(a *asking, t *check.Thing)
}

// asking is one requirement that is asked of things.
type asking struct {
	*run
	*requirement
}

// wrong adds a fault. The text says what was found and what was expected, and
// holds nothing raw of the input.
func (a *asking) wrong(t *check.Thing, at check.At, text string) {
	a.faults = append(a.faults, fault{requirement: a.requirement, thing: t, at: at, says: text, isWrong: true})
}

// form is a test of each value by itself. It gives what is expected, and nothing
// where the value is that.
type form func(a *asking, v *reached) string

func (f form) look(a *asking, t *check.Thing) {
	for _, way := range a.ways {
		for i := range way {
			if !way[i].up {
				f.follow(a, t, way[i].steps, "")
			}
		}
	}
}

func (f form) follow(a *asking, t *check.Thing, steps []vocab.Term, before string) {
	name := before + steps[0].Name()
	count := 0
	for v := range a.values(t, steps[0]) {
		if count++; count > most && before != "" {
			return
		}
		if len(steps) > 1 {
			if v.thing != nil {
				f.follow(a, v.thing, steps[1:], name+".")
			}
			continue
		}
		a.value = v
		if expected := f(a, &a.value); expected != "" {
			is := " is " + show(&a.value) + ", not "
			if steps[0] == reviewBodyTerm {
				is = " is not " // what a patient wrote is not repeated
			}
			a.wrong(t, v.at, name+is+expected)
		}
	}
}

// show shows a value in messages.
func show(v *reached) string {
	switch {
	case v.thing != nil && len(v.thing.Terms) > 0:
		return "of type " + v.thing.Terms[0].Name()
	case v.value.Kind == rdf.BlankNode:
		return "a thing without type"
	}
	return check.Quote(v.value.Text)
}

// together is a test of the whole thing.
type together func(a *asking, t *check.Thing)

func (f together) look(a *asking, t *check.Thing) { f(a, t) }

// first gives the first value of a property, and where it stands.
func (r *run) first(t *check.Thing, property vocab.Term) (reached, bool) {
	for v := range r.values(t, property) {
		return v, true
	}
	return reached{}, false
}

// text gives the first value of a property as text, "" where it has none.
func (r *run) text(t *check.Thing, property vocab.Term) string {
	v, has := r.first(t, property)
	if !has || v.value.Kind == rdf.BlankNode {
		return ""
	}
	return strings.TrimSpace(v.value.Text)
}

// isLiteral tells whether a value is a text, number or boolean, or an address,
// whose form can be looked at.
func isLiteral(v *reached) bool { return v.thing == nil && v.value.Kind != rdf.BlankNode }

// textOf gives a value's text without space around it.
func textOf(v *reached) string { return strings.TrimSpace(v.value.Text) }
