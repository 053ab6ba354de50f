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
// copy others. What is copied counts as values do, and so does each step to a pattern,
// since many nodes may go a long way to patterns of which little is said.
func (r *reader) copyPatterns() {
	said := r.statements
	p := newPatterns(said)
	r.statements = nil
	for i := range said {
		subject := p.subjects[i]
		switch n := &p.nodes[subject]; {
		case n.used:
			continue
		case p.targets[i] < 0:
			r.statements = append(r.statements, said[i])
			continue
		case n.visitor != subject: // which is done once
			r.copyInto(subject, said, p)
		}
		if !r.Goes() {
			return
		}
	}
	for i := range said {
		if n := &p.nodes[p.subjects[i]]; n.used && n.state == unseen {
			n.state = finished
			r.Report(r.Offset(said[i].element), rdf.Problem{What: "a pattern is copied by itself or by other such patterns alone: what is said of it is left out", Mend: "let a thing copy it by rdfa:copy"})
		}
	}
}

// patterns are what copying goes by.
type patterns struct {
	// nodes are the subjects of the statements, by their numbers.
	nodes []patternNode
	// subjects are the numbers of the subjects of the statements, and targets those of the
	// patterns that they copy, negative where they copy none.
	subjects, targets []int
	warned            bool
}

// patternNode is a subject.
type patternNode struct {
	// of are the statements about it.
	of []int
	// is says that it is a pattern, used that one copies it.
	is, used bool
	// state says whether it is being copied, or was.
	state state
	// visitor is the number of the node for which it was visited last.
	visitor int
}

type state uint8

const (
	unseen state = iota
	open
	finished
)

func newPatterns(said []statement) *patterns {
	p := &patterns{subjects: make([]int, len(said)), targets: make([]int, len(said))}
	numbers := make(map[rdf.Subject]int)
	for i := range said {
		s := &said[i]
		number, known := numbers[s.subject]
		if !known {
			number = len(p.nodes)
			numbers[s.subject] = number
			p.nodes = append(p.nodes, patternNode{visitor: -1})
		}
		p.subjects[i] = number
		n := &p.nodes[number]
		n.of = append(n.of, i)
		n.is = n.is || isPatternType(s)
	}
	for i := range said {
		p.targets[i] = -1
		if said[i].predicate.IRI != copyProperty {
			continue
		}
		if target, is := said[i].object.Subject(); is {
			if number, known := numbers[target]; known && p.nodes[number].is {
				p.targets[i], p.nodes[number].used = number, true
			}
		}
	}
	return p
}

// isPatternType tells whether a statement makes its subject a pattern.
func isPatternType(s *statement) bool {
	return s.predicate.IRI == rdf.TypeIRI && s.object.Text == patternType
}

// copyInto copies all patterns that a node copies, and those that they copy, each
// once.
func (r *reader) copyInto(into int, said []statement, p *patterns) {
	p.nodes[into].visitor = into
	subject := said[p.nodes[into].of[0]].subject
	type turn struct{ pattern, next int }
	turns := []turn{{pattern: into}}
	for len(turns) > 0 && r.Goes() {
		t := &turns[len(turns)-1]
		n := &p.nodes[t.pattern]
		if t.next == len(n.of) {
			n.state = finished
			turns = turns[:len(turns)-1]
			continue
		}
		number := n.of[t.next]
		s := said[number]
		t.next++
		if target := p.targets[number]; target >= 0 {
			r.Count(s.element, 1)
			switch copied := &p.nodes[target]; {
			case copied.visitor != into:
				copied.visitor, copied.state = into, open
				turns = append(turns, turn{pattern: target})
			case copied.state == open && !p.warned:
				p.warned = true
				r.Report(r.Offset(s.element), rdf.Problem{What: "a pattern copies itself, by way of others or at once", Mend: "take one rdfa:copy of the circle away"})
			}
			continue
		}
		if t.pattern == into {
			continue // it is said of the node already
		}
		if isPatternType(&s) {
			r.Count(s.element, 1)
			continue
		}
		s.subject = subject
		r.keep(s)
	}
}
