package profile

import (
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// Seen is the day on which the sources of [Google] were read last.
const Seen = "2026-11-22"

// Profile is what one consumer asks for.
type Profile struct {
	// Family is the family of the rules: "google".
	Family string
	// Name is that of the consumer, as it stands in messages.
	Name string
	// Features are in the order of the documentation.
	Features []Feature
}

// Feature is a purpose that a consumer has for things of some types.
type Feature struct {
	// ID is the feature's name in words with hyphens; the ids of its rules begin
	// with it. Name is what people call it.
	ID, Name string
	// Types are the classes it is for, with all below them, but for those in
	// Except and all below these. All of With have to be there beside one of Types.
	Types, Except, With []string
	// Nested tells that a thing may be described for the feature wherever it
	// stands. Else it must be what a page is about: at top level, or what
	// mainEntity leads to.
	Nested bool
	// Signs are paths, one of which leads somewhere in a thing that is described
	// for the feature; where none is needed there are none.
	Signs []string
	// Asks are paths, one of which has to lead somewhere before rules ask for
	// more. Without, a thing can still be said to lack what the feature needs, and
	// no finding blames it for that.
	Asks []string
	// Advisory tells that there is no result to be had: there are rules alone.
	Advisory bool
	// Status is [check.Eligible] for a feature that is there for all,
	// [check.Limited], or [check.Retired].
	Status check.Status
	// Until is the day from which on a retired feature is no more, in the form
	// 2006-01-02 or shorter.
	Until string
	// Source is where the consumer describes the feature.
	Source *check.Source
	// Note says what else there is to know.
	Note string
	// Requirements are what it asks for.
	Requirements []Requirement
	// Policies are what it asks for and no program can find in a graph.
	Policies []Policy
	// fits tells what Types and Signs cannot: whether a thing is described for the
	// feature at all. Nil means that it is.
	fits func(r *run, t *check.Thing) bool
	// whole is a thing with everything that the feature asks for: the members of
	// a JSON-LD object, one a line. Examples of rules are made of it.
	whole string
}

// Level says how much a consumer asks for something.
type Level uint8

const (
	// Required is what the feature is not to be had without. It is a warning.
	Required Level = iota + 1
	// Recommended is what makes more of the feature. It is advice.
	Recommended
	// Applicable is what is recommended where there is such a thing: not every
	// business has departments. It is an info.
	Applicable
	// Conditional is what a part of the feature is not to be had without: with a
	// price range of 200 characters none is shown. It is a warning.
	Conditional
	// Guideline is what the consumer asks of its policies. It is advice.
	Guideline
	// Barring is a policy that takes the feature away. It is advice, since the
	// description itself is right.
	Barring
	// Notice is worth knowing. It is an info.
	Notice
)

// Severity gives the severity of the rules of a level.
func (l Level) Severity() check.Severity {
	switch l {
	case Required, Conditional:
		return check.Warning
	case Recommended, Guideline, Barring:
		return check.Advice
	}
	return check.Info
}

// bars tells whether what is asked for at the level decides on the feature.
func (l Level) bars() bool { return l == Required || l == Barring }

// Requirement is one thing that a feature asks for. Without a test it is that
// something is there; with one, that what is there is right.
type Requirement struct {
	// ID is the id of the rule. Where two features ask for the same, one rule
	// serves both, and a finding names the first.
	ID string
	// Fact is the id of the fact that the requirement is made of, in the
	// collection of facts that is kept with the project: the feature's, with a
	// number. It is empty for what is not in there.
	Fact  string
	Level Level
	// At is the path from the thing that is described for the feature to the
	// things that are asked, where those are others: "offers", or where several
	// properties lead there, "acceptedAnswer|suggestedAnswer". All are asked.
	At string
	// Of are the types that are asked, with all below them, but for those in
	// Except; none means all. A thing without any type is asked too.
	Of, Except []string
	// When are paths, one of which has to lead somewhere before anything is asked.
	// A path may end in "=" and a value.
	When []string
	// Ask are the ways to meet the requirement, each a path of properties, or
	// several joined by "+". A path that begins with "^" starts at the things that
	// have this one as a value.
	Ask []string
	// Text says what is asked for and why, as a sentence or more. It is made of
	// Ask where it is empty.
	Text string
	// Source is the source of the requirement, where it is not the feature's.
	Source *check.Source

	// noun names what is missing where Ask does not.
	noun string
	// states is the [check.Finding.States] of what the test finds, where that is not that
	// a value is wrong.
	states string
	// private is [check.Rule.Private].
	private bool
	// test looks at what Ask leads to, or at the whole thing.
	test test
	// breaks are the members of the feature's whole that are changed in the bad
	// example, each followed by its new value, or by nothing where it is left out.
	breaks []string
	// bad and good are examples that are not made of the whole.
	bad, good string
}

// Policy is what a consumer asks for and no rule of this package looks for.
type Policy struct {
	// Fact is as in a [Requirement].
	Fact string
	Text string
	// Why says why no rule looks for it.
	Why    string
	Source *check.Source
}

// Reasons why no rule looks for a policy.
const (
	notInData    = "It cannot be told from the data."
	needsPage    = "It takes the page itself."
	needsNetwork = "It takes the network."

	visibleToReaders = "The rules hidden-text, hidden-number and hidden-name of package check ask for it, where the page is at hand."
)

// IDs gives the ids of the feature's rules, such as to leave them all out:
// Google.Without(feature.IDs()...). Rules that it shares with a feature before
// it are that one's.
func (f *Feature) IDs() []string {
	ids := make([]string, 0, len(f.Requirements))
	for i := range f.Requirements {
		if id := f.Requirements[i].ID; strings.HasPrefix(id, f.ID+"-") {
			ids = append(ids, id)
		}
	}
	return ids
}
