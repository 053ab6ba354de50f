package check

import (
	"time"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Pass is one run of rules over a graph. Checks ask it about the graph and tell
// it what they found.
type Pass struct {
	graph  *rdf.Graph
	things []Thing
	byNode map[*rdf.Node]int

	eachThing    []looking[EachThing]
	eachProperty []looking[EachProperty]
	eachValue    []looking[EachValue]
	eachTerm     []looking[EachTerm]
	firstTerm    []looking[FirstTerm]
	eachGraph    []looking[EachGraph]
	// used are the terms that were met.
	used []bool

	programs []running
	// now is the time that dates are held to; zero where there is none.
	now time.Time
	// page is the page that the graph was read from, and seen its text.
	page *Page
	seen *visible

	// rule and order are what is being looked with, and at; whole tells that it
	// is the whole graph.
	rule   *Rule
	order  int
	whole  bool
	report Report
	// roots is how many nodes stand at top level.
	roots int

	nearest nearest
	// identified are the faulty identifiers of the thing that was asked for last.
	identified   []identified
	identifiedOf *Thing
	// documents are found when a rule first asks for them.
	documents *documents
	// languages are the tags that were looked at, with what is wrong with them.
	languages map[string]string
	// reviews are those of the graph, found likewise.
	reviews *reviews
}

// looking is a rule that is on, with its check as the type that it is of.
type looking[C Check] struct {
	rule  *Rule
	check C
}

func newPass(sets []Rules) *Pass {
	p := &Pass{}
	given := make(map[string]bool)
	for _, rules := range sets {
		for i := range rules {
			rule := &rules[i]
			if part, is := rule.Check.(Part); is {
				p.addPart(rule, part)
				continue
			}
			if key := rule.Family + "/" + rule.ID; !given[key] {
				given[key] = true
				p.addRule(rule)
			}
		}
	}
	return p
}

func (p *Pass) addRule(rule *Rule) {
	switch check := rule.Check.(type) {
	case EachThing:
		p.eachThing = append(p.eachThing, looking[EachThing]{rule, check})
	case EachProperty:
		p.eachProperty = append(p.eachProperty, looking[EachProperty]{rule, check})
	case EachValue:
		p.eachValue = append(p.eachValue, looking[EachValue]{rule, check})
	case EachTerm:
		p.eachTerm = append(p.eachTerm, looking[EachTerm]{rule, check})
	case FirstTerm:
		p.firstTerm = append(p.firstTerm, looking[FirstTerm]{rule, check})
	case EachGraph:
		p.eachGraph = append(p.eachGraph, looking[EachGraph]{rule, check})
	}
}

// walk looks at every node, property and value once.
func (p *Pass) walk(graph *rdf.Graph) {
	p.graph = graph
	p.things = newThings(graph)
	p.used = make([]bool, vocab.Len()+1)
	p.byNode = make(map[*rdf.Node]int, len(p.things))
	for i := range p.things {
		p.byNode[p.things[i].Node] = i
		p.things[i].index = i
	}
	p.resolve()
	p.findRoles()
	order := p.findPlaces()
	for i := range p.programs {
		p.programs[i].look = p.programs[i].program.Start(p, p.programs[i].rules)
	}
	for _, i := range order {
		p.look(&p.things[i])
	}
	p.whole = true
	for i := range p.eachGraph {
		p.rule = p.eachGraph[i].rule
		p.eachGraph[i].check(p)
	}
}

// resolve finds the nodes that values refer to, once for all rules.
func (p *Pass) resolve() {
	count := 0
	for i := range p.things {
		for j := range p.things[i].Properties {
			count += len(p.things[i].Properties[j].Values)
		}
	}
	targets := make([]*Thing, count)
	for i := range p.things {
		for j := range p.things[i].Properties {
			property := &p.things[i].Properties[j]
			n := len(property.Values)
			property.targets, targets = targets[:n:n], targets[n:]
			for k := range property.Values {
				if target := p.Thing(&property.Values[k]); target != nil {
					property.targets[k] = target
				}
			}
		}
	}
}

func (p *Pass) look(t *Thing) {
	t.order = p.order
	for i := range p.eachThing {
		p.rule = p.eachThing[i].rule
		p.eachThing[i].check(p, t)
	}
	for i := range p.programs {
		p.programs[i].look(t)
	}
	for i := range t.Types {
		p.lookAtTerm(AtType(t, i), vocab.LookupIRI(t.Types[i].IRI))
	}
	p.order++
	for i := range t.Properties {
		property := &t.Properties[i]
		for i := range p.eachProperty {
			p.rule = p.eachProperty[i].rule
			p.eachProperty[i].check(p, t, property)
		}
		p.lookAtTerm(AtProperty(t, property), property.Term)
		for value := range property.Values {
			p.order++
			for i := range p.eachValue {
				p.rule = p.eachValue[i].rule
				p.eachValue[i].check(p, t, property, value)
			}
			if member := memberIn(&property.Values[value]); vocab.Expects(property.Term, member) {
				p.lookAtTerm(AtValue(t, property, value), member)
			}
		}
	}
}

func (p *Pass) lookAtTerm(at At, term vocab.Term) {
	if term == 0 {
		return
	}
	for i := range p.eachTerm {
		p.rule = p.eachTerm[i].rule
		p.eachTerm[i].check(p, at, term)
	}
	if p.used[term] {
		return
	}
	p.used[term] = true
	for i := range p.firstTerm {
		p.rule = p.firstTerm[i].rule
		p.firstTerm[i].check(p, at, term)
	}
}

// Thing gives the node that a value refers to, or nil where the value is a
// literal or the input says nothing of the node.
func (p *Pass) Thing(value *rdf.Value) *Thing {
	subject, is := value.Subject()
	if !is {
		return nil
	}
	node := p.graph.Node(subject)
	if node == nil {
		return nil
	}
	return &p.things[p.byNode[node]]
}

// findRoles notes which properties lead to each Role: a Role stands in place of
// a value, and has the same property to lead to that.
func (p *Pass) findRoles() {
	for i := range p.things {
		t := &p.things[i]
		for j := range t.Properties {
			property := &t.Properties[j]
			if property.Term == 0 {
				continue
			}
			for _, role := range property.targets {
				if role != nil && role.kinds&roleKind != 0 {
					role.addInward(property.Term)
				}
			}
		}
	}
}

func (t *Thing) addInward(property vocab.Term) {
	for _, known := range t.inward {
		if known == property {
			return
		}
	}
	t.inward = append(t.inward, property)
}

// At is where a finding stands.
type At struct {
	thing    *Thing
	property *Property
	// value is the number of the value, or wholeProperty.
	value int
	pos   rdf.Pos
}

const wholeProperty = -1

// AtThing is the place of a node.
func AtThing(t *Thing) At { return At{thing: t, pos: t.Pos} }

// AtType is the place of a node's type, by its number.
func AtType(t *Thing, number int) At { return At{thing: t, pos: t.Types[number].Pos} }

// AtProperty is the place where a property is named.
func AtProperty(t *Thing, p *Property) At {
	return At{thing: t, property: p, value: wholeProperty, pos: p.Pos}
}

// AtValue is the place of a value of a property, by its number.
func AtValue(t *Thing, p *Property, number int) At {
	return At{thing: t, property: p, value: number, pos: p.Values[number].Pos}
}

// orderOf gives where a place stands among all that is looked at: where the run
// is, and with rules of the whole graph where it was at the thing.
func (p *Pass) orderOf(at At) int {
	if at.thing == nil {
		return 0 // the page stands before all that is in it
	}
	if p.whole {
		return at.thing.order
	}
	return p.order
}

// Report tells a finding of the rule that is looking. The message says what was
// found, what was expected and how to mend it; what it holds of the input must
// be quoted. Term is what to read about, and suggestion what would be right for
// certain; both may be empty.
func (p *Pass) Report(at At, message string, term vocab.Term, suggestion string) {
	finding := Finding{
		Rule: p.rule.ID, Family: p.rule.Family, Severity: p.rule.Severity,
		Message: message, Suggestion: suggestion,
		Path: p.path(at), Pointer: p.pointer(at), Position: p.graph.Position(at.pos),
		order: p.orderOf(at),
	}
	if term != 0 {
		finding.Doc = vocab.SecureNamespace + term.Name()
	}
	p.report.Findings = append(p.report.Findings, finding)
}
