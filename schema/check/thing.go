package check

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Thing is a node as rules see it: with its terms looked up.
type Thing struct {
	*rdf.Node
	// Terms are the terms of schema.org that the node's types are, and those of
	// its additionalType; each once. Types that are no classes of schema.org are
	// not among them.
	Terms []vocab.Term
	// Properties are the properties of the node with their terms, in its order.
	Properties []Property

	// foreign tells that a type is of another vocabulary, or unknown: then
	// nobody can tell what the node may not have.
	foreign bool
	// kinds are the kinds of thing that the types are, and concerns what its
	// properties are about.
	kinds    kind
	concerns concern
	// index is the number of the node, and order where it stands among all that is looked at.
	index, order int
	// inward are the properties that lead to the node, where it is a Role.
	inward []vocab.Term
	// place is where the node stands in the telling.
	place place
}

// Property is a property of a node as rules see it.
type Property struct {
	*rdf.NodeProperty
	// Term is the property in the tables; zero for a property of another
	// vocabulary and for one that schema.org does not have.
	Term vocab.Term

	// expected is what the property expects; nil where Term is zero.
	expected *expectation
	// targets are the things that the values refer to, by their numbers; nil for
	// what is none.
	targets []*Thing
}

// Thing gives the thing that a value refers to, or nil where the value is a
// literal or the input says nothing of the node.
func (p *Property) Thing(value int) *Thing { return p.targets[value] }

// IsTyped tells whether anything is known of what the node is.
func (t *Thing) IsTyped() bool { return len(t.Types) > 0 || len(t.Terms) > 0 }

// IsA tells whether the node is of a class or of one under it.
func (t *Thing) IsA(class vocab.Term) bool {
	for _, term := range t.Terms {
		if vocab.IsA(term, class) {
			return true
		}
	}
	return false
}

// newThings looks up the terms of all nodes of a graph.
func newThings(graph *rdf.Graph) []Thing {
	var things []Thing
	for node := range graph.Nodes() {
		things = append(things, newThing(node))
	}
	return things
}

func newThing(node *rdf.Node) Thing {
	t := Thing{Node: node, Properties: make([]Property, len(node.Properties))}
	for i := range node.Types {
		t.addType(node.Types[i].IRI)
	}
	for i := range node.Properties {
		p := &node.Properties[i]
		t.Properties[i].NodeProperty = p
		if term := lookup(p.IRI, p.Term); term.Is(vocab.Property) {
			t.Properties[i].Term = term
			t.Properties[i].expected = expectationOf(term)
			t.concerns |= t.Properties[i].expected.concern
			if term == additionalType {
				t.addAdditionalTypes(p.Values)
			}
		}
	}
	return t
}

func (t *Thing) addType(iri string) {
	term := vocab.LookupIRI(iri)
	if !term.Is(vocab.Class) {
		t.foreign = true
		return
	}
	t.addTerm(term)
}

// addAdditionalTypes adds the classes of schema.org among additional types,
// which stand as IRIs or, since the property takes text too, as names.
func (t *Thing) addAdditionalTypes(values []rdf.Value) {
	for i := range values {
		term := vocab.LookupIRI(values[i].Text)
		if term == 0 {
			term = vocab.Lookup(values[i].Text)
		}
		if term.Is(vocab.Class) {
			t.addTerm(term)
		}
	}
}

func (t *Thing) addTerm(term vocab.Term) {
	for _, had := range t.Terms {
		if had == term {
			return
		}
	}
	// A node that somebody gave very many types is of all of them, but no more
	// is looked at: with each, every question takes longer.
	const most = 64
	if len(t.Terms) == most {
		t.foreign = true
		return
	}
	t.Terms = append(t.Terms, term)
	t.kinds |= kindOf(term)
}

// lookup finds a term by its IRI, by the hint where that is right.
func lookup(iri string, hint uint16) vocab.Term {
	if term := vocab.Term(hint); term != 0 && term.IRI() == iri {
		return term
	}
	return vocab.LookupIRI(iri)
}
