package check

import (
	"slices"
	"time"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Pass is one run of rules over a graph. Checks ask it about the graph and tell
// it what they found. It is good within the run alone, and so is every [Thing].
type Pass struct {
	state
	room
	dispatch
	facts *facts
	// ready are the rules, where they were made ready before; else nil.
	ready *RuleSet

	programs []running
	// before are the programs of the run before, for their room.
	before []running
	// atEnd are called when the run is over.
	atEnd []func()
}

// state is what a run knows of itself. The next begins without any of it.
type state struct {
	graph *rdf.Graph
	// positions unfolds the places of the graph.
	positions rdf.Places
	// now is the time that dates are held to; zero where there is none.
	now time.Time
	// page is the page that the graph was read from.
	page *Page
	// site is what the addresses of the site begin with; see [Input].
	site string

	// rule and order are what is being looked with, and at; whole tells that it
	// is the whole graph.
	rule  ruleNumber
	order int
	whole bool
	// unread tells that something was not read, such as a context, that may say what names
	// mean.
	unread bool
	// noBase tells that an address is relative for want of a base, which is told once.
	noBase bool
	// faulty tells that something of the input was not read, which is told.
	faulty bool
	// roots is how many nodes stand at top level.
	roots int
	// besides is how many notes have a second place.
	besides int
	// roles are the properties that lead to each Role.
	roles map[*Thing][]vocab.Term
	// traits are those of all things that were looked at, and kinds what they are.
	traits traits
	kinds  kind

	// identifiedOf is the thing that was asked for its identifiers last.
	identifiedOf *Thing
	// memberOf is where the value stood that was asked for its member last, and member that.
	memberOf int
	member   vocab.Term
	// documents are found when a rule first asks for them.
	documents *documents
}

// walk looks at every node, property and value once.
func (p *Pass) walk(graph *rdf.Graph) {
	p.graph, p.positions = graph, graph.Places()
	p.addThings(graph)
	p.findRoles()
	p.findPlaces()
	for i := range p.programs {
		p.programs[i].look = p.programs[i].program.Start(p, p.programs[i].rules)
	}
	p.look()
	p.whole = true
	for i := range p.eachGraph {
		if one := &p.eachGraph[i]; one.check.traits == 0 || one.check.traits&p.traits != 0 {
			p.rule = one.rule
			one.check.look(p)
		}
	}
}

// look looks at all things with the rules of things, with the programs, and then with the
// rules of properties and values: rules of a kind are near one another in memory, and
// taking turns thing by thing would fetch them all again for each.
func (p *Pass) look() {
	for _, t := range p.told {
		t.order = p.order
		traits := t.findTraits()
		p.traits |= traits
		p.eachThing.look(p, t, traits)
		p.order++
		for i := range t.Properties {
			p.order += len(t.Properties[i].Values)
		}
	}
	if len(p.programs) > 0 {
		for _, t := range p.told {
			p.order = t.order
			for i := range p.programs {
				p.programs[i].look(t)
			}
		}
	}
	for _, t := range p.told {
		p.order = t.order
		p.lookWithin(t)
	}
}

// lookWithin looks at the types, properties and values of a thing.
func (p *Pass) lookWithin(t *Thing) {
	if p.everyTerm || p.noted && t.noted {
		for i := range t.Types {
			if term := lookup(t.Types[i].IRI, t.Types[i].Term); p.looksAtTerm(p.facts, term) {
				p.lookAtTerm(AtType(t, i), term)
			}
		}
	}
	p.order++
	silent := p.silentOf(t)
	for i := range t.Properties {
		p.lookAtProperty(t, &t.Properties[i], silent)
	}
}

func (p *Pass) lookAtProperty(t *Thing, property *Property, silent termSet) {
	rules := p.ofSchema
	if property.Term == 0 {
		rules = p.ofOthers
	}
	for j := range rules {
		if j == 0 && property.Term != 0 && silent != nil && silent.has(property.Term) {
			continue
		}
		p.rule = rules[j].rule
		rules[j].check(p, t, property)
	}
	enumerated := false
	if property.expected != nil {
		if p.everyTerm || p.noted && property.expected.noted {
			p.lookAtTerm(AtProperty(t, property), property.Term)
		}
		enumerated = property.expected.traits&takesEnumerated != 0 && (p.everyTerm || p.noted)
	}
	chosen := p.eachValue.choose(property)
	for value := range property.Values {
		p.order++
		if wanting := chosen.of(property.Values[value].Kind); wanting != 0 || len(p.eachValue.more) > 0 {
			p.eachValue.look(p, wanting, t, property, value)
		}
		if enumerated {
			if member := p.memberIn(&property.Values[value]); p.looksAtTerm(p.facts, member) && vocab.Expects(property.Term, member) {
				p.lookAtTerm(AtValue(t, property, value), member)
			}
		}
	}
}

func (p *Pass) lookAtTerm(at At, term vocab.Term) {
	for i := range p.eachTerm {
		p.rule = p.eachTerm[i].rule
		p.eachTerm[i].check(p, at, term)
	}
	if p.used.has(term) {
		return
	}
	p.used.add(term)
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
	return &p.things[node.Number()]
}

// findRoles notes which properties lead to each Role: a Role stands in place of
// a value, and has the same property to lead to that.
func (p *Pass) findRoles() {
	if p.kinds&roleKind == 0 {
		return
	}
	p.roles = make(map[*Thing][]vocab.Term)
	for i := range p.things {
		t := &p.things[i]
		for j := range t.Properties {
			property := &t.Properties[j]
			if property.Term == 0 {
				continue
			}
			for _, role := range property.targets {
				if role != nil && role.kinds&roleKind != 0 && !slices.Contains(p.roles[role], property.Term) {
					p.roles[role] = append(p.roles[role], property.Term)
				}
			}
		}
	}
}

// At is where a finding stands.
type At struct {
	thing    *Thing
	property *Property
	// value is the number of the value, or wholeProperty.
	value int32
	pos   rdf.Pos
}

const wholeProperty = -1

// AtThing is the place of a node.
func AtThing(t *Thing) At { return At{thing: t, pos: t.Pos} }

// AtType is the place of a node's type, by its number in [rdf.Node] Types, from 0.
func AtType(t *Thing, number int) At { return At{thing: t, pos: t.Types[number].Pos} }

// AtProperty is the place where a property is named.
func AtProperty(t *Thing, p *Property) At {
	return At{thing: t, property: p, value: wholeProperty, pos: p.Pos}
}

// AtValue is the place of a value of a property, by its number, from 0.
func AtValue(t *Thing, p *Property, number int) At {
	return At{thing: t, property: p, value: int32(number), pos: p.Values[number].Pos}
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
// be quoted, see [Quote]. Term is what to read about, and suggestion what would be
// right for certain; both may be empty.
func (p *Pass) Report(at At, message string, term Term, suggestion string) {
	p.reportBeside(at, At{}, message, term, suggestion)
}

// reportSaid reports what was said; see [Pass.say].
func (p *Pass) reportSaid(at At, term Term, suggestion string) {
	p.newNote(p.turnedOn(p.rule), at, nil).about = term
	p.suggest(suggestion)
}

// reportBeside reports what takes two places to see: the second is told where the input
// has it.
func (p *Pass) reportBeside(at, other At, message string, term Term, suggestion string) {
	n := p.say(message).newNote(p.turnedOn(p.rule), at, nil)
	n.about, n.beside = term, other.pos
	if other.pos != 0 {
		p.besides++
	}
	p.suggest(suggestion)
}
