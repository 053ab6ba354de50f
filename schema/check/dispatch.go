package check

import (
	"github.com/healthld/healthld/internal/vocab"
)

// dispatch are the rules of a run, sorted by what they look at.
type dispatch struct {
	eachThing thingRules
	// ofSchema and ofOthers look at properties that schema.org has and does not have.
	ofSchema, ofOthers []propertyRule
	eachValue          valueRules
	eachTerm           []looking[EachTerm]
	firstTerm          []looking[FirstTerm]
	eachGraph          []looking[onGraphs]
	// everyTerm tells that a rule wants all terms, and noted that one wants those that
	// say something of themselves; used are the terms that were met.
	everyTerm, noted bool
	used             termSet
	given            givenRules
}

// looking is a rule that is on, with its check as the type that it is of.
type looking[C any] struct {
	rule  ruleNumber
	check C
}

// ruleNumber is the number of a rule among those that the run was given. A run notes with
// which it is looking all the time: as a pointer that would be work for the garbage
// collector each time.
type ruleNumber int32

// turnedOn gives the rule of a number.
func (s *dispatch) turnedOn(number ruleNumber) *Rule { return s.given.rules[number] }

func (p *Pass) addRules(sets []Rules) {
	for _, rules := range sets {
		for i := range rules {
			rule := &rules[i]
			if part, is := rule.Check.(Part); is {
				p.addPart(rule, part)
			} else if p.given.add(rule) {
				p.addRule(ruleNumber(len(p.given.rules)-1), rule.Check)
			}
		}
	}
}

// addRule turns a rule on. One that chooses nothing is taken as one that wants all.
func (s *dispatch) addRule(rule ruleNumber, check Check) {
	switch c := check.(type) {
	case EachThing:
		s.eachThing.add(rule, onThings{look: c})
	case onThings:
		s.eachThing.add(rule, c)
	case EachProperty:
		one := propertyRule{looking: looking[EachProperty]{rule, c}}
		s.ofSchema, s.ofOthers = append(s.ofSchema, one), append(s.ofOthers, one)
	case onProperties:
		one := propertyRule{looking: looking[EachProperty]{rule, c.look}, silent: c.silent}
		if c.known {
			s.ofSchema = append(s.ofSchema, one)
		} else {
			s.ofOthers = append(s.ofOthers, one)
		}
	case EachValue:
		s.eachValue.add(rule, onValuesToo{onValues: onValues{kinds: anyKind, look: c}})
	case onValues:
		s.eachValue.add(rule, onValuesToo{onValues: c})
	case onValuesToo:
		s.eachValue.add(rule, c)
	case EachTerm:
		s.everyTerm = true
		s.eachTerm = append(s.eachTerm, looking[EachTerm]{rule, c})
	case onTerms:
		s.noted = true
		s.eachTerm = append(s.eachTerm, looking[EachTerm]{rule, c.look})
	case FirstTerm:
		s.everyTerm = true
		s.firstTerm = append(s.firstTerm, looking[FirstTerm]{rule, c})
	case onFirstTerms:
		s.noted = true
		s.firstTerm = append(s.firstTerm, looking[FirstTerm]{rule, c.look})
	case EachGraph:
		s.eachGraph = append(s.eachGraph, looking[onGraphs]{rule, onGraphs{look: c}})
	case onGraphs:
		s.eachGraph = append(s.eachGraph, looking[onGraphs]{rule, c})
	}
}

// clear forgets the rules and keeps their room.
func (s *dispatch) clear() {
	s.eachThing = thingRules{rules: cleared(s.eachThing.rules), more: cleared(s.eachThing.more)}
	s.ofSchema, s.ofOthers = cleared(s.ofSchema), cleared(s.ofOthers)
	s.eachValue = valueRules{rules: cleared(s.eachValue.rules), wants: cleared(s.eachValue.wants), chosen: cleared(s.eachValue.chosen)}
	s.eachTerm, s.firstTerm = cleared(s.eachTerm), cleared(s.firstTerm)
	s.eachGraph = cleared(s.eachGraph)
	s.everyTerm, s.noted = false, false
	clear(s.used)
	s.given.rules = cleared(s.given.rules)
	clear(s.given.slots)
}

// cleared gives a slice without what was in it.
func cleared[E any](s []E) []E {
	clear(s)
	return s[:0]
}

// looksAtTerm tells whether a rule wants a term.
func (s *dispatch) looksAtTerm(known *facts, term vocab.Term) bool {
	return term != 0 && (s.everyTerm || s.noted && known.noted.has(term))
}

// newNotedTerms gives the terms that are pending or superseded.
func newNotedTerms() termSet {
	set := newTermSet()
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if isNoted(t) {
			set.add(t)
		}
	}
	return set
}

func isNoted(t vocab.Term) bool { return t.Section() == vocab.Pending || len(t.SupersededBy()) > 0 }

// givenRules are the rules that a run was given, by their ids and families, in an
// open-addressing table of their numbers: a map takes several times as long, in every run
// whose rules were not made ready before.
type givenRules struct {
	rules []*Rule
	slots []int32
}

// add notes a rule, and tells whether it is new.
func (g *givenRules) add(rule *Rule) bool {
	if 2*len(g.rules) >= len(g.slots) {
		g.slots = make([]int32, max(256, 2*len(g.slots)))
		for i, known := range g.rules {
			*g.slot(known) = int32(i) + 1
		}
	}
	slot := g.slot(rule)
	if *slot != 0 {
		return false
	}
	g.rules = append(g.rules, rule)
	*slot = int32(len(g.rules))
	return true
}

// slot gives the slot of a rule, or the free one that is to be its.
func (g *givenRules) slot(rule *Rule) *int32 {
	hash := len(rule.ID)
	for i := 0; i < len(rule.ID); i += 1 + i/4 { // some letters tell most ids apart; slots of one hash are compared
		hash = hash*31 + int(rule.ID[i])
	}
	for i := hash; ; i++ {
		slot := &g.slots[i&(len(g.slots)-1)]
		if *slot == 0 {
			return slot
		}
		if known := g.rules[*slot-1]; known == rule || known.ID == rule.ID && known.Family == rule.Family {
			return slot
		}
	}
}
