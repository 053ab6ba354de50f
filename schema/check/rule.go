package check

import "slices"

// Rule is one thing to look for, as data.
type Rule struct {
	// ID is the rule's name, in words with hyphens. It never changes.
	ID string
	// Family is the set that the rule belongs to.
	Family string
	// Severity is how much its findings matter.
	Severity Severity
	// Since is the release of this module that brought the rule.
	Since string
	// Doc says in a sentence or two what is right, and why.
	Doc string
	// Bad is a JSON-LD text in which the rule, and no other of its family, finds
	// something; Good is one in which the whole family finds nothing. Their
	// context is schema.org's, unwritten. Those of a rule about a page are a page, and
	// those of one about a site several pages in txtar form: a line "-- NAME --" before
	// each.
	Bad, Good string
	// States is the [Finding.States] of the rule's findings; most have none.
	States string
	// Private says that what stands at the rule's findings may be known to one person alone,
	// such as health data: see [Finding.Private].
	Private bool
	// Source is where it is written that the rule holds, for a rule that follows
	// from what somebody asks for; else nil.
	Source *Source
	// Check looks.
	Check Check

	// rank is where the id stands among those of a [RuleSet] in the order of the alphabet,
	// counted from 1; 0 where nobody has put them in order.
	rank int32
}

// Source is a text that a rule follows from.
type Source struct {
	// Title and Address are those of the text.
	Title, Address string
	// Updated is the day that the text itself gives as its last change, empty
	// where it gives none; Seen is the day on which it was read. Both are in the
	// form 2006-01-02.
	Updated, Seen string
	// Confidence is how the text was read: "read" in full, "transcribed" from
	// excerpts, or "recalled" from general knowledge.
	Confidence string
}

// Rules are a set of rules, in the order in which they are documented.
type Rules []Rule

// All gives the rules of all families of this package. What each needs it asks
// for itself: [PageRules] find nothing without a page, and a rule about the
// present nothing without a clock.
func All() Rules {
	return slices.Concat(Vocabulary, Values, Identifiers, References, Reviews, PageRules)
}

// Without gives the rules but for those whose id or family is named.
func (r Rules) Without(names ...string) Rules {
	return slices.DeleteFunc(slices.Clone(r), func(rule Rule) bool {
		return slices.Contains(names, rule.ID) || slices.Contains(names, rule.Family)
	})
}

// Check is the function of a rule; its type says where it is called, once for each such
// place. Rules of things are called for the whole graph before those of properties, values
// and terms.
//
// A function may be called for several inputs at a time: what it has to
// remember it keeps nowhere.
type Check interface{ check() }

// EachThing is called for every node of which the input says something.
type EachThing func(*Pass, *Thing)

// EachProperty is called for every property of every node.
type EachProperty func(*Pass, *Thing, *Property)

// EachValue is called for every value of every property; the number counts the
// values of the property from 0.
type EachValue func(*Pass, *Thing, *Property, int)

// EachTerm is called for every use of a term of schema.org: as type, as
// property, and as value where the property expects its enumeration.
type EachTerm func(*Pass, At, Term)

// FirstTerm is called like [EachTerm], but once for each term: where the input
// uses it first.
type FirstTerm func(*Pass, At, Term)

// EachGraph is called once, after all others: for what takes the whole graph to
// see.
type EachGraph func(*Pass)

// Across is the check of a rule that takes more than one graph to see, such as all
// pages of a site. [Run] passes over it: whoever holds the graphs calls Look, whose form
// is agreed between him and the rule. See package schema/site.
type Across struct{ Look any }

func (EachThing) check()    {}
func (EachProperty) check() {}
func (EachValue) check()    {}
func (EachTerm) check()     {}
func (FirstTerm) check()    {}
func (EachGraph) check()    {}
func (Across) check()       {}
