package profile

import (
	"strings"
	"unicode/utf8"

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

// form is a test of each value by itself, wherever it stands. It gives what is expected, and
// nothing where the value is that.
type form func(a *asking, v *reached) string

func (f form) look(a *asking, t *check.Thing) {
	if a.property != 0 {
		if p, plain := a.plain(t, a.property); plain {
			if p != nil {
				f.lookAt(a, t, p, a.ways[0][0].steps)
			}
			return
		}
	}
	for _, way := range a.ways {
		for i := range way {
			if steps := way[i].steps; !way[i].up {
				f.follow(a, t, steps, 0)
			}
		}
	}
}

// follow follows a path from its step of this number.
func (f form) follow(a *asking, t *check.Thing, steps []vocab.Term, step int) {
	if p, plain := a.plain(t, steps[step]); plain {
		switch {
		case p == nil:
		case step+1 < len(steps):
			for i := range p.Values[:f.most(len(p.Values), step)] {
				if thing := p.Thing(i); thing != nil {
					f.follow(a, thing, steps, step+1)
				}
			}
		default:
			f.lookAt(a, t, p, steps)
		}
		return
	}
	count := 0
	for v := range a.values(t, steps[step]) {
		if count++; count > f.most(count, step) {
			return
		}
		if step+1 < len(steps) {
			if v.thing != nil {
				f.follow(a, v.thing, steps, step+1)
			}
			continue
		}
		a.value = v
		if expected := f(a, &a.value); expected != "" {
			f.blame(a, t, steps, v.at, expected)
		}
	}
}

// lookAt looks at the values of a property that the last step of a path leads to: at all of
// those of the thing that is asked, and at some of those behind it.
func (f form) lookAt(a *asking, t *check.Thing, p *check.Property, steps []vocab.Term) {
	for i := range p.Values[:f.most(len(p.Values), len(steps)-1)] {
		a.value.value, a.value.thing = &p.Values[i], p.Thing(i)
		if expected := f(a, &a.value); expected != "" {
			f.blame(a, t, steps, check.AtValue(t, p, i), expected)
		}
	}
}

// most is how many of so many values are looked at: all of those of the thing that is
// asked, and some of those behind it.
func (form) most(count, step int) int {
	if step == 0 {
		return count
	}
	return min(count, most)
}

// blame adds the fault that the value that was looked at is not what is expected.
func (form) blame(a *asking, t *check.Thing, steps []vocab.Term, at check.At, expected string) {
	is := " is " + show(&a.value) + ", not "
	if a.requirement.private || steps[len(steps)-1] == reviewBodyTerm {
		is = " is not " // what a patient wrote is not repeated, nor who it was
	}
	a.wrong(t, at, nameOf(steps)+is+expected)
}

// nameOf names a path of properties.
func nameOf(steps []vocab.Term) string {
	name := steps[0].Name()
	for _, step := range steps[1:] {
		name += "." + step.Name()
	}
	return name
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
	if p, plain := r.plain(t, property); plain {
		if p == nil {
			return reached{}, false
		}
		return reached{&p.Values[0], p.Thing(0), check.AtValue(t, p, 0)}, true
	}
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
	return textOf(&v)
}

// isLiteral tells whether a value is a text, number or boolean, or an address,
// whose form can be looked at.
func isLiteral(v *reached) bool { return v.thing == nil && v.value.Kind != rdf.BlankNode }

// textOf gives a value's text without space around it.
func textOf(v *reached) string {
	text := v.value.Text
	if last := len(text) - 1; last >= 0 && isMark(text[0]) && isMark(text[last]) {
		return text // most have none
	}
	return strings.TrimSpace(text)
}

// isMark tells whether a byte is a character of ASCII, and one that can be seen.
func isMark(c byte) bool { return c > ' ' && c < utf8.RuneSelf }
