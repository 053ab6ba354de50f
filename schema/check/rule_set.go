package check

import (
	"slices"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// RuleSet is a set of rules made ready: what [Run] finds out of the rules it is given, such
// as which of them a value concerns, a RuleSet finds out once. Whoever looks at many pages
// uses one. Any number of goroutines may use it at a time.
type RuleSet struct {
	rules Rules
	// passes are those that were used. They have the rules in them, and room.
	passes sync.Pool
}

// NewRuleSet makes rules ready. They are copied: what is changed in them afterwards makes
// no difference.
func NewRuleSet(rules ...Rules) *RuleSet {
	s := &RuleSet{rules: slices.Concat(rules...)}
	ids := make([]string, len(s.rules))
	for i := range s.rules {
		ids[i] = s.rules[i].ID
	}
	slices.Sort(ids)
	for i := range s.rules {
		first, _ := slices.BinarySearch(ids, s.rules[i].ID)
		s.rules[i].rank = int32(first) + 1
	}
	return s
}

// Run looks at what a source tells as [Run] does with the rules of the set.
func (s *RuleSet) Run(source rdf.Source) *Report {
	p, used := s.passes.Get().(*Pass)
	if !used {
		p = &Pass{ready: s, facts: knownFacts()}
		p.used = newTermSet()
		p.addRules([]Rules{s.rules})
	}
	return p.run(source)
}

// give takes a pass that is over, for the next run.
func (s *RuleSet) give(p *Pass) {
	clear(p.used)
	for i := range p.programs {
		p.programs[i].look = nil
	}
	s.passes.Put(p)
}
