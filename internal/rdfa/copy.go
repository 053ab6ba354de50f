package rdfa

import "github.com/healthld/healthld/rdf"

// copyProperty and patternType are the terms of property copying.
const (
	copyProperty = rdfaNamespace + "copy"
	patternType  = rdfaNamespace + "Pattern"
)

// tell adds the statements to the graph.
func (r *reader) tell() {
	if r.copied {
		r.copyPatterns()
	}
	var node *rdf.Node
	nodes := 0
	for i := range r.statements {
		s := &r.statements[i]
		if node == nil || node.Subject != s.subject {
			node = r.NodeAt(s.subject, s.element)
			nodes = max(nodes, node.Number()+1)
		}
		if s.predicate.IRI == rdf.TypeIRI && s.object.Kind == rdf.IRI {
			r.AddType(node, s.object.Text, s.pos)
		} else {
			r.Add(node, s.predicate, s.predicatePos, s.object, s.pos)
		}
	}
	values := make([]bool, nodes) // by the numbers of the nodes
	for i := range r.statements {
		s := &r.statements[i]
		if o, is := s.object.Subject(); is && o != s.subject {
			if n := r.Graph.Node(o); n != nil && n.Number() < nodes {
				values[n.Number()] = true
			}
		}
	}
	node = nil
	for i := range r.statements {
		if s := &r.statements[i]; node == nil || node.Subject != s.subject {
			node = r.Graph.Node(s.subject)
			node.Root = node.Root || !values[node.Number()]
		}
	}
}

// copyPatterns gives each node that copies a pattern what is said of the pattern, and
// takes the patterns that are copied away (HTML+RDFa, section 3.5). A pattern may
// copy others. What is copied counts as values do.
func (r *reader) copyPatterns() {
	p := patterns{of: make(map[rdf.Subject][]int), is: make(map[rdf.Subject]bool), used: make(map[rdf.Subject]bool), state: make(map[rdf.Subject]state)}
	for i := range r.statements {
		s := &r.statements[i]
		p.of[s.subject] = append(p.of[s.subject], i)
		if s.predicate.IRI == rdf.TypeIRI && s.object.Text == patternType {
			p.is[s.subject] = true
		}
	}
	said := r.statements
	for i := range said {
		if target, is := p.target(&said[i]); is {
			p.used[target] = true
		}
	}
	r.statements = nil
	done := make(map[rdf.Subject]bool) // those whose patterns were copied
	for i := range said {
		s := &said[i]
		if p.used[s.subject] {
			continue
		}
		if _, is := p.target(s); !is {
			r.statements = append(r.statements, *s)
			continue
		}
		if !done[s.subject] {
			done[s.subject] = true
			r.copyInto(s.subject, said, &p)
		}
		if !r.Goes() {
			return
		}
	}
	for i := range said {
		if s := &said[i]; p.used[s.subject] && p.state[s.subject] == unseen {
			p.state[s.subject] = finished
			r.Report(r.Offset(s.element), rdf.Problem{What: "a pattern is copied by itself or by other such patterns alone: what is said of it is left out", Mend: "let a thing copy it by rdfa:copy"})
		}
	}
}

// patterns are what copying goes by.
type patterns struct {
	// of are the statements by their subjects.
	of map[rdf.Subject][]int
	// is says what is a pattern, used what is one that is copied.
	is, used map[rdf.Subject]bool
	// state says whether a pattern is being copied, or was.
	state  map[rdf.Subject]state
	warned bool
}

type state uint8

const (
	unseen state = iota
	open
	finished
)

// target gives the pattern that a statement copies, and whether it does.
func (p *patterns) target(s *statement) (rdf.Subject, bool) {
	if s.predicate.IRI != copyProperty {
		return rdf.Subject{}, false
	}
	target, is := s.object.Subject()
	return target, is && p.is[target]
}

// copyInto copies all patterns that a node copies, and those that they copy, each
// once.
func (r *reader) copyInto(into rdf.Subject, said []statement, p *patterns) {
	visited := map[rdf.Subject]bool{into: true}
	type turn struct {
		pattern rdf.Subject
		next    int
	}
	turns := []turn{{pattern: into}}
	for len(turns) > 0 && r.Goes() {
		t := &turns[len(turns)-1]
		statements := p.of[t.pattern]
		if t.next == len(statements) {
			p.state[t.pattern] = finished
			turns = turns[:len(turns)-1]
			continue
		}
		s := said[statements[t.next]]
		t.next++
		target, copies := p.target(&s)
		switch {
		case copies && visited[target]:
			if p.state[target] == open && !p.warned {
				p.warned = true
				r.Report(r.Offset(s.element), rdf.Problem{What: "a pattern copies itself, by way of others or at once", Mend: "take one rdfa:copy of the circle away"})
			}
		case copies:
			visited[target] = true
			p.state[target] = open
			turns = append(turns, turn{pattern: target})
		case t.pattern == into, s.predicate.IRI == rdf.TypeIRI && s.object.Text == patternType:
		default:
			s.subject = into
			r.keep(s)
		}
	}
}
