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
	Terms []Term
	// Properties are the properties of the node with their terms, in its order.
	Properties []Property

	// foreign tells that a type is of another vocabulary, or unknown: then
	// nobody can tell what the node may not have.
	foreign bool
	// plural tells that a property of schema.org has several values, and noted that a type
	// is pending or superseded.
	plural, noted bool
	// mentioned tells that a value refers to the node, and reached that something at top
	// level leads to it.
	mentioned, reached bool
	// kinds are the kinds of thing that the types are, and concerns what its
	// properties are about.
	kinds    kind
	concerns concern
	// index is the number of the node.
	index int32
	// having has a bit for each property of schema.org that the node has, by the last
	// digits of their numbers: most questions for others end there.
	having uint64
	// links is where the links of the node begin and end among those of the graph.
	links [2]int32
	// order is where the node stands among all that is looked at.
	order int
	// place is where the node stands in the telling, and placed the number of the same in
	// words, counted from 1.
	place  place
	placed int32
	// review is the number of a review among those of the graph, and reviewed that of
	// what is reviewed, both counted from 1; reviewsOf is how many are of it.
	review, reviewed, reviewsOf int32
}

// Property is a property of a node as rules see it.
type Property struct {
	*rdf.NodeProperty
	// Term is the property in the tables; zero for a property of another
	// vocabulary and for one that schema.org does not have.
	Term Term

	// expected is what the property expects; nil where Term is zero.
	expected *expectation
	// targets are the things that the values refer to, by their numbers; nil for
	// what is none. There are no targets where no value refers to a thing.
	targets []*Thing
}

// Thing gives the thing that a value refers to, or nil where the value is a
// literal or the input says nothing of the node.
func (p *Property) Thing(value int) *Thing {
	if p.targets == nil {
		return nil
	}
	return p.targets[value]
}

// IsTyped tells whether anything is known of what the node is.
func (t *Thing) IsTyped() bool { return len(t.Types) > 0 || len(t.Terms) > 0 }

// IsA tells whether the node is of a class or of one under it.
func (t *Thing) IsA(class Term) bool {
	for _, term := range t.Terms {
		if vocab.IsA(term, class) {
			return true
		}
	}
	return false
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

// addProperty looks up a property of the node.
func (t *Thing) addProperty(p *Property, known *facts) {
	term := vocab.Term(p.NodeProperty.Term)
	if int(term) >= len(known.expectations) || p.IRI == "" || known.expectations[term].iri != p.IRI {
		if term = vocab.LookupIRI(p.IRI); !term.Is(vocab.Property) {
			return
		}
	}
	p.Term, p.expected = term, &known.expectations[term]
	t.concerns |= p.expected.concern
	t.having |= 1 << (term % 64)
	t.plural = t.plural || len(p.Values) > 1
	if term == additionalType {
		t.addAdditionalTypes(p.Values, known)
	}
}

func (t *Thing) addType(typ *rdf.NodeType, known *facts) {
	term := lookup(typ.IRI, typ.Term)
	t.noted = t.noted || known.noted.has(term)
	if !term.Is(vocab.Class) {
		t.foreign = true
		return
	}
	t.addTerm(term, known)
}

// addAdditionalTypes adds the classes of schema.org among additional types,
// which stand as IRIs or, since the property takes text too, as names.
func (t *Thing) addAdditionalTypes(values []rdf.Value, known *facts) {
	for i := range values {
		term := vocab.LookupIRI(values[i].Text)
		if term == 0 {
			term = vocab.Lookup(values[i].Text)
		}
		if term.Is(vocab.Class) {
			t.addTerm(term, known)
		}
	}
}

func (t *Thing) addTerm(term vocab.Term, known *facts) {
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
	t.kinds |= known.kinds[term]
}

// lookup finds a term by its IRI, by the hint where that is right.
func lookup(iri string, hint uint16) vocab.Term {
	if term := vocab.Term(hint); term != 0 && term.IRI() == iri {
		return term
	}
	return vocab.LookupIRI(iri)
}
