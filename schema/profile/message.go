package profile

import (
	"cmp"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// report says what a thing does not meet, and how to mend it.
func (r *run) report(rule *check.Rule, f *fault) {
	switch told := f.stated(); {
	case f.isWrong:
		r.pass.TellInParts(rule, f.at, told, f.says, f.wrongEnding)
	case f.text == f.whatText:
		r.pass.TellInParts(rule, f.at, told, r.typeName(f), f.whatEnding)
	default:
		r.pass.TellInParts(rule, f.at, told, r.typeName(f), " has no ", f.says, f.missingEnding)
	}
}

// writeEndings makes the ends of the messages of a requirement: who asks for it, and for
// what. A text that says what is wrong says itself what is advised.
func (r *requirement) writeEndings(consumer, feature string) {
	verb := ""
	switch r.Level {
	case Required:
		verb = " requires it for "
	case Recommended:
		verb = " recommends it for "
	case Applicable:
		verb = " recommends it, where there is such a thing, for "
	case Conditional:
		verb = " needs it for "
	}
	consumer = "; " + strings.Replace(consumer, "The ", "the ", 1)
	r.missingEnding = consumer + cmp.Or(verb, " advises it for ") + feature
	switch {
	case verb != "":
		r.wrongEnding = r.missingEnding
	case r.states != "": // beside a rule of another family, which says the rest
		r.wrongEnding = consumer + " says so for " + feature
	}
	r.whatEnding = " has no " + r.what + r.missingEnding
}

// writeStated makes what findings of a requirement state.
func (g *program) writeStated(r *requirement) {
	missing, wrong := strings.TrimPrefix(r.missingEnding, "; "), strings.TrimPrefix(r.wrongEnding, "; ")
	r.lacks, r.lacksValue = g.statedOf(r, check.Lacks(firstOf(r.what)), missing), g.statedOf(r, check.WrongValue, missing)
	if r.each {
		r.lastLacks = g.statedOf(r, check.Lacks(r.ways[0][0].steps[1].Name()), missing)
	}
	r.wrongThing, r.wrongValue = g.statedOf(r, "", wrong), g.statedOf(r, check.WrongValue, wrong)
}

// statedOf gives what a finding states, unless the requirement says that itself.
func (g *program) statedOf(r *requirement, states, consequence string) *check.Stated {
	stated := check.Stated{States: cmp.Or(r.states, states), Consequence: consequence}
	if g.stated[stated] == nil {
		g.stated[stated] = &stated
	}
	return g.stated[stated]
}

// stated gives what a fault states of its place: what is missing there, or that a value is
// wrong.
func (f *fault) stated() *check.Stated {
	switch atThing := f.at == check.AtThing(f.thing); {
	case f.isWrong && atThing:
		return f.wrongThing
	case f.isWrong:
		return f.wrongValue
	case !atThing:
		return f.lacksValue
	case f.text != 0 && f.text == f.lastText:
		return f.lastLacks
	}
	return f.lacks
}

// typeName names the thing that a fault is of: of several types by the one that the
// feature is for, so that who is a Person and an IndividualPhysician lacks an address
// as the latter.
func (r *run) typeName(f *fault) string {
	for _, term := range f.thing.Terms {
		if r.classes[term].concerns&f.feature.bit != 0 {
			return term.Name()
		}
	}
	return typeName(f.thing)
}

// typeName names a thing by its first type.
func typeName(t *check.Thing) string {
	if len(t.Terms) == 0 {
		return "the thing"
	}
	return t.Terms[0].Name()
}
