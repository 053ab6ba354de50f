package check

import (
	"slices"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// room holds what a run makes of a graph, each kind in one slice. A run takes the room
// of one before it, so that looking at a page takes next to no memory of its own.
type room struct {
	things     []Thing
	properties []Property
	terms      []vocab.Term
	targets    []*Thing
	// links are the values that refer to things, one thing after the other.
	links []link
	// told are the things in the order in which the graph is told.
	told []*Thing
	// open is the way to what is being told, and led what leads on from top level.
	open []cursor
	led  []int32
	// identified are the faulty identifiers of the thing that was asked for last.
	identified []identified
	// reviews are those of the graph, found when a rule first asks for them.
	reviews reviews
	// steps are what paths are made of, and places where things stand, in words.
	steps  []place
	places []placed
	// notes are what was found, rare is what few of them have, and words what is to be read in
	// all of them; what was heard of these belongs to some, and what follows is a message in
	// the making.
	notes []note
	rare  []rareNote
	words []byte
	heard int
	// written is what is made of each note, and keys are what puts them in order.
	written []written
	keys    []noteKey
	// eligible is what things are good for, and eligibleOf are these.
	eligible   []Eligibility
	eligibleOf []*Thing
	// spans are opening hours.
	spans []span
	// insiders are those of the reviewed thing that was asked for last.
	insiders []insider
	// marks are what tells things apart.
	marks []mark
	// nearest are the names that were meant by others, and languages the tags that were
	// looked at, with what is wrong with them.
	nearest   nearest
	languages map[string]string
	// seen is the text of the page.
	seen visible
	// tables are for rules to use while they look.
	tables [2]textTable
}

// mostKept bounds how many elements of a kind a room has that is kept for the next run, and
// mostKeptWords the bytes: what a very large graph took is given back.
const (
	mostKept      = 1 << 14
	mostKeptWords = 1 << 20
)

// isLarge tells whether anything took more room than is kept.
func (r *room) isLarge() bool {
	return cap(r.words) > mostKeptWords || mostKept < max(
		cap(r.things), cap(r.properties), cap(r.terms), cap(r.targets), cap(r.links), cap(r.told), cap(r.open), cap(r.led),
		cap(r.identified), cap(r.steps), cap(r.notes), cap(r.written), cap(r.keys), cap(r.eligible), cap(r.eligibleOf),
		cap(r.spans), cap(r.insiders), cap(r.marks), cap(r.nearest.found), len(r.languages),
		cap(r.reviews.all), cap(r.reviews.items), cap(r.reviews.byItem), cap(r.reviews.authors), cap(r.reviews.texts),
		cap(r.tables[0].slots)/8, cap(r.tables[1].slots)/8, // they have up to eight slots for each
	)
}

// passes are those that were used, and have nothing in them but room.
var passes = sync.Pool{New: func() any { return new(Pass) }}

func newPass(sets []Rules) *Pass {
	p := passes.Get().(*Pass)
	if p.used == nil {
		p.used, p.facts = newTermSet(), knownFacts()
	}
	p.addRules(sets)
	return p
}

// finish gives the report of a pass, which is over.
func (p *Pass) finish() *Report {
	report := &Report{Eligibility: append([]Eligibility(nil), p.eligible...)}
	report.Findings = joinStatements(p.writeNotes(report.Eligibility), &p.tables[0], true)
	for _, do := range p.atEnd {
		do()
	}
	if p.isLarge() {
		return report
	}
	p.state = state{}
	p.room.clear()
	empty(&p.atEnd)
	if p.ready != nil {
		p.ready.give(p)
	} else {
		p.dispatch.clear()
		p.before, p.programs = withoutRules(p.programs), cleared(p.before)
		passes.Put(p)
	}
	return report
}

// clear forgets what is in the room.
func (r *room) clear() {
	empty(&r.things)
	empty(&r.properties)
	empty(&r.targets)
	r.terms, r.links = r.terms[:0], r.links[:0]
	// What leads to rules, to names of files and to the room itself is left: to clear it is
	// work for the garbage collector, and it is written over.
	r.told, r.steps, r.places = r.told[:0], r.steps[:0], r.places[:0]
	r.notes, r.written = r.notes[:0], r.written[:0]
	r.words, r.heard = r.words[:0], 0
	empty(&r.rare)
	empty(&r.eligible)
	empty(&r.eligibleOf)
	r.reviews.clear()
	empty(&r.identified)
	empty(&r.spans)
	empty(&r.insiders)
	empty(&r.marks)
	empty(&r.nearest.found)
	clear(r.languages)
	r.seen.clear()
}

// roomy gives a slice room for so many more. What is full is made twice as large: append
// adds a quarter to what is large, so that it is copied five times until all is in it.
func roomy[E any](s []E, more int) []E {
	if cap(s)-len(s) >= more {
		return s
	}
	return slices.Grow(s, max(more, len(s)))
}

// empty takes everything out of a slice and keeps its room.
func empty[E any](s *[]E) {
	clear(*s)
	*s = (*s)[:0]
}

// addThings looks up the terms of all nodes of a graph, and finds the nodes that values refer
// to, once for all rules.
func (p *Pass) addThings(graph *rdf.Graph) {
	nodes, types, properties, values := 0, 0, 0, 0
	for n := range graph.Nodes() {
		nodes, types, properties = nodes+1, types+len(n.Types), properties+len(n.Properties)
		for i := range n.Properties {
			values += len(n.Properties[i].Values)
		}
	}
	r := &p.room
	r.things = slices.Grow(r.things, nodes)[:nodes]
	r.properties = slices.Grow(r.properties, properties)[:properties]
	r.targets = slices.Grow(r.targets, values)[:values]
	r.terms = slices.Grow(r.terms, types)[:types]
	r.links = slices.Grow(r.links, nodes) // most things are mentioned once
	free, targets, terms := r.properties, r.targets, r.terms
	i := 0
	for n := range graph.Nodes() {
		t := &r.things[i]
		t.Node, t.index = n, int32(i)
		t.Properties, free = cut(free, len(n.Properties))
		i++
		t.Terms, terms = cut(terms, len(n.Types))
		t.Terms = t.Terms[:0]
		t.links[0] = int32(len(r.links))
		for j := range n.Types {
			t.addType(&n.Types[j], p.facts)
		}
		for j := range n.Properties {
			property := &t.Properties[j]
			property.NodeProperty = &n.Properties[j]
			t.addProperty(property, p.facts)
			for k := range property.Values {
				value := &property.Values[k]
				if value.IsLiteral() {
					continue
				}
				if target := p.Thing(value); target != nil {
					if property.targets == nil {
						property.targets, targets = cut(targets, len(property.Values))
					}
					property.targets[k] = target
					target.mentioned = true
					r.links = append(r.links, link{int32(j), int32(k)})
				}
			}
		}
		t.links[1] = int32(len(r.links))
		p.kinds |= t.kinds
	}
	r.targets = r.targets[:len(r.targets)-len(targets)]
}

// cut takes the first so many elements off a slice.
func cut[E any](s []E, n int) (first, rest []E) { return s[:n:n], s[n:] }
