package check

import (
	"iter"
	"slices"
	"time"
)

// Program looks for many rules at once. What they share, such as which of them
// concern a type at all, it finds out once: rules by the hundred that each asked
// for itself would take the time of hundreds. Programs are compared: a pointer
// will do.
type Program interface {
	// Size is how many rules the program has. They are numbered from 0.
	Size() int
	// Start is called once in a run, before anything is looked at, if at least
	// one of the program's rules is on. The rules stand by their numbers; those
	// that are off are nil. What Start gives is called for every thing, in the
	// order in which the graph is told. The rules and all else are good within the run
	// alone.
	Start(p *Pass, rules []*Rule) func(*Thing)
}

// Part is the check of a rule that a [Program] looks for.
type Part struct {
	Program Program
	// Number is the rule's number in the program.
	Number int
}

func (Part) check() {}

// running is a program of which at least one rule is on.
type running struct {
	program Program
	rules   []*Rule
	look    func(*Thing)
}

// addPart turns a rule of a program on. Of two that have one number the first
// counts.
func (p *Pass) addPart(rule *Rule, part Part) {
	i := len(p.programs) - 1 // the rules of a program mostly stand together
	if i < 0 || p.programs[i].program != part.Program {
		i = slices.IndexFunc(p.programs, func(r running) bool { return r.program == part.Program })
	}
	if i < 0 {
		i = len(p.programs)
		p.programs = append(p.programs, p.newRunning(part.Program))
	}
	if known := p.programs[i].rules; known[part.Number] == nil {
		known[part.Number] = rule
	}
}

// newRunning gives the room that the program had in the run before, or new room.
func (p *Pass) newRunning(program Program) running {
	for _, r := range p.before {
		if r.program == program {
			return r
		}
	}
	return running{program: program, rules: make([]*Rule, program.Size())}
}

// withoutRules forgets the rules of programs: the next run is likely to have the same
// programs.
func withoutRules(programs []running) []running {
	for i := range programs {
		clear(programs[i].rules)
		programs[i].look = nil
	}
	return programs
}

// AtEnd calls a function when the run is over and nothing of it is needed any more, so
// that a program can use its memory again.
func (p *Pass) AtEnd(do func()) { p.atEnd = append(p.atEnd, do) }

// Things gives every node of which the input says something.
func (p *Pass) Things() iter.Seq[*Thing] {
	return func(yield func(*Thing) bool) {
		for i := range p.things {
			if !yield(&p.things[i]) {
				return
			}
		}
	}
}

// Now gives the time that dates are held to, false where the input has none.
func (p *Pass) Now() (time.Time, bool) { return p.now, !p.now.IsZero() }

// Tell tells a finding of any rule. Message, Doc, Suggestion, Related, States and
// Consequence are those of the finding given, by the same demands as in [Pass.Report]; all
// else is that of the rule and the place.
func (p *Pass) Tell(rule *Rule, at At, f Finding) {
	var stated *Stated
	if f.States != "" || f.Consequence != "" {
		stated = &Stated{f.States, f.Consequence}
	}
	p.say(f.Message).newNote(rule, at, stated)
	p.suggest(f.Suggestion)
	if f.Doc != "" || len(f.Related) > 0 {
		p.addRare(rareNote{doc: f.Doc, related: f.Related})
	}
}

// Stated is what a finding states, as [Finding.States] and [Finding.Consequence] have it.
type Stated struct{ States, Consequence string }

// TellInParts tells a finding of any rule that has no suggestion and is about no other place.
// Its message is made of parts, one after the other, so that nobody makes a text that is
// written into the report's anyway, and what to read is the rule's Source. What it states must
// not be changed until the run is over: programs have it ready.
func (p *Pass) TellInParts(rule *Rule, at At, stated *Stated, message ...string) {
	p.say(message...).newNote(rule, at, stated).sourced = rule.Source != nil
}
