package profile

import (
	"cmp"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// report says what a thing does not meet, and how to mend it.
func (r *run) report(rule *check.Rule, f *fault) {
	told := &r.finding
	told.States, told.Consequence, told.Doc = f.states(), f.consequence(), ""
	if rule.Source != nil {
		told.Doc = rule.Source.Address
	}
	switch {
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
	if verb != "" {
		r.wrongEnding = r.missingEnding
	}
	r.missingConsequence, r.wrongConsequence = strings.TrimPrefix(r.missingEnding, "; "), strings.TrimPrefix(r.wrongEnding, "; ")
	r.whatEnding = " has no " + r.what + r.missingEnding
}

// states names what a fault states of its place: what is missing there, or that a value is
// wrong.
func (f *fault) states() string {
	switch {
	case f.requirement.states != "":
		return f.requirement.states
	case f.at != check.AtThing(f.thing):
		return check.WrongValue
	case f.isWrong:
		return ""
	case f.text != 0 && f.text == f.lastText:
		return f.lastLacks
	}
	return f.lacks
}

// consequence gives the end of a message that says who asks for it, and for what.
func (f *fault) consequence() string {
	if f.isWrong {
		return f.wrongConsequence
	}
	return f.missingConsequence
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
