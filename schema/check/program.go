package check

import (
	"iter"
	"slices"
	"time"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
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

// Parent gives the thing, its property and the number of the value where a node
// stands in full when the graph is told; nil for one at top level. A node that
// is referred to elsewhere too has that one place.
func (t *Thing) Parent() (parent *Thing, property *Property, value int) {
	if t.place.parent == nil {
		return nil, nil, 0
	}
	return t.place.parent, &t.place.parent.Properties[t.place.property], int(t.place.value)
}

// Property gives the property of a term, or nil where the node does not have it.
func (t *Thing) Property(term vocab.Term) *Property {
	if t.having&(1<<(term%64)) == 0 {
		return nil
	}
	for i := range t.Properties {
		if t.Properties[i].Term == term {
			return &t.Properties[i]
		}
	}
	return nil
}

// Now gives the time that dates are held to, false where the input has none.
func (p *Pass) Now() (time.Time, bool) { return p.now, !p.now.IsZero() }

// Tell tells a finding of any rule. Message, Doc, Suggestion, Related, States and
// Consequence are those of the finding given, by the same demands as in [Pass.Report]; all
// else is that of the rule and the place.
func (p *Pass) Tell(rule *Rule, at At, f Finding) {
	p.tell(rule, at, &f).message = f.Message
}

// tell notes all of a finding but its message.
func (p *Pass) tell(rule *Rule, at At, f *Finding) *note {
	n := p.newNote(rule, at)
	n.suggestion, n.doc, n.related, n.states, n.consequence = f.Suggestion, f.Doc, f.Related, f.States, f.Consequence
	return n
}

// TellInParts tells a finding of any rule as [Pass.Tell] does. Its message is made of parts,
// one after the other, so that nobody makes a text that is written into the report's
// anyway; the finding may be used again afterwards, but not what its Related holds, which
// the report keeps.
func (p *Pass) TellInParts(rule *Rule, at At, f *Finding, message ...string) {
	p.say(message...)
	p.tell(rule, at, f).words = p.said()
}

// Eligibility says whether a thing is described well enough for a purpose that
// a family of rules knows, such as a result of a certain kind in a search
// engine.
type Eligibility struct {
	// Node is the thing; Path, Pointer and Position are as in a [Finding].
	Node          rdf.Subject
	Path, Pointer string
	Position      rdf.Position
	// Family is that of the rules, Feature is the purpose, as a word, and Name
	// as people call it.
	Family, Feature, Name string
	Status                Status
	// Since is the day on which a feature was retired, in the form 2006-01-02 or
	// shorter.
	Since string
	// Missing is what is required and not there or not right.
	Missing []Missing
	// Improvable is what is recommended and not there or not right; it does not
	// count for the status.
	Improvable []Missing
	// Doc is the address of the feature's documentation.
	Doc string
}

// Missing is one thing that an [Eligibility] lacks.
type Missing struct {
	// Rule is the id of the rule that asks for it.
	Rule string
	// Path leads to the place in words, as in a [Finding].
	Path string
	// What names what is missing, as a property or a path of properties, or one
	// of several: "address", "offers.price", "ratingCount or reviewCount".
	What string
}

// Status is what an [Eligibility] comes to.
type Status uint8

const (
	// Eligible is a thing to which nothing required is missing. What the consumer
	// makes of it, and whether its policies are kept, is another question.
	Eligible Status = iota + 1
	// Limited is an eligible thing, where the feature is there for some alone: in
	// some countries, for partners, until it is gone.
	Limited
	// Lacking is a thing to which something required is missing.
	Lacking
	// Retired is a thing described for a feature that is no more. The description
	// is no less right for that.
	Retired
)

var statusNames = [...]string{Eligible: "eligible", Limited: "limited", Lacking: "lacking", Retired: "retired"}

// String gives the status as a word: "eligible", "limited", "lacking" or
// "retired".
func (s Status) String() string {
	if s >= Eligible && s <= Retired {
		return statusNames[s]
	}
	return "unknown"
}

// MarshalText gives the word of the status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// TellEligibility adds to [Report.Eligibility] what a thing is good for. Node,
// Path, Pointer and Position are filled in here.
func (p *Pass) TellEligibility(t *Thing, e Eligibility) {
	e.Node = t.Subject
	p.eligible, p.eligibleOf = append(p.eligible, e), append(p.eligibleOf, t)
}

// Quote shows a text of the input in a message: in quotation marks, escaped, and
// of a long one no more than the beginning.
func Quote(text string) string { return quote(text) }
