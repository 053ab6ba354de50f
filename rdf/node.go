package rdf

import "iter"

// Node is a subject with all that a [Graph] says of it. Its fields may be read
// at will; to change it, call its methods.
type Node struct {
	Subject Subject
	// Types are the types of the node, each once, in the order in which they
	// were added.
	Types []NodeType
	// Properties are its properties, each once, in the order in which they were
	// added.
	Properties []NodeProperty
	// Pos is where the node begins in the input.
	Pos Pos
	// Root marks a node that stood at top level where it was read or told. See
	// [Graph.Roots].
	Root bool

	graph   *Graph
	ordinal int
	index   *nodeIndex
	// firstType is room for the first type, which mostly is the only one.
	firstType [1]NodeType
}

// NodeType is a type of a node.
type NodeType struct {
	IRI string
	// Term is a hint; see [Event].
	Term uint16
	Pos  Pos
}

// NodeProperty is a property of a node with all its values.
type NodeProperty struct {
	IRI string
	// Term is a hint; see [Event].
	Term uint16
	// Pos is where the property is named.
	Pos Pos
	// Values are the values, each once, at least one, in the order in which
	// they were added.
	Values []Value
}

// Value is a value of a property.
type Value struct {
	Object
	Pos Pos
}

// few is how many types, properties or values are looked through one by one
// before an index is made: below it the index costs more than it saves, and
// without one adding would take quadratic time.
const few = 16

// nodeIndex finds the types and properties of a node that has many, and the values
// of its properties that have many.
type nodeIndex struct {
	types      map[string]struct{}
	properties map[string]int
	// values are by the place of the property.
	values map[int]map[Object]struct{}
}

// AddType adds a type; one that the node has already changes nothing.
func (n *Node) AddType(iri string, pos Pos) { n.addType(NodeType{IRI: iri, Pos: pos}) }

// Add adds a value of a property; one that the property has already changes
// nothing. A predicate that is new to the node is placed where its first value
// is. An IRI as value of rdf:type is a type; anything else is a property like
// any other.
func (n *Node) Add(predicate string, o Object, pos Pos) { n.AddAt(predicate, pos, o, pos) }

// AddAt is [Node.Add] for inputs in which the predicate has a place of its own.
func (n *Node) AddAt(predicate string, predicatePos Pos, o Object, pos Pos) {
	if predicate == TypeIRI && o.Kind == IRI {
		n.AddType(o.Text, pos)
		return
	}
	i := n.ensureProperty(NodeProperty{IRI: predicate, Pos: predicatePos})
	n.addValue(i, Value{Object: o, Pos: pos})
}

// AddNodeType is [Node.AddType] for readers that know the hint.
func (n *Node) AddNodeType(t NodeType) { n.addType(t) }

// AddValue is [Node.AddAt] for readers that know the hint: the IRI, the hint and
// the place are those of the property where it is new to the node. The values of
// p are not looked at.
func (n *Node) AddValue(p *NodeProperty, v Value) {
	if p.IRI == TypeIRI && v.Kind == IRI {
		n.AddType(v.Text, v.Pos)
		return
	}
	i := n.findProperty(p.IRI)
	if i < 0 {
		if n.addFirst(p, &v) {
			return
		}
		i = n.addProperty(NodeProperty{IRI: p.IRI, Term: p.Term, Pos: p.Pos})
	}
	n.addValue(i, v)
}

// addFirst adds a property that the node does not have, with its first value, where
// there is room for both, as mostly there is.
func (n *Node) addFirst(p *NodeProperty, v *Value) bool {
	g, added := n.graph, len(n.Properties)
	if g == nil || added == cap(n.Properties) || added >= few || g.usedValues == len(g.spareValues) {
		return false
	}
	room := g.spareValues[g.usedValues : g.usedValues+1 : g.usedValues+1]
	g.usedValues++
	room[0].set(v)
	n.Properties = n.Properties[:added+1]
	// Field by field, as in set.
	q := &n.Properties[added]
	q.IRI, q.Term, q.Pos, q.Values = p.IRI, p.Term, p.Pos, room
	g.triples++
	if v.Kind == BlankNode {
		g.claim(v.Text, 0)
	}
	return true
}

// set makes a value the same as another, field by field: while garbage is collected, a
// struct that is copied whole costs several times as much.
func (v *Value) set(to *Value) { v.Kind, v.Text, v.Tag, v.Pos = to.Kind, to.Text, to.Tag, to.Pos }

// Grow makes room for so many properties, for readers that know how many a node
// will have. It changes nothing else, and nothing where the node has properties
// already.
func (n *Node) Grow(properties int) {
	switch {
	case cap(n.Properties) > 0 || properties <= 0:
	case n.graph == nil:
		n.Properties = make([]NodeProperty, 0, properties)
	default:
		n.Properties = n.graph.roomForProperties(properties)
	}
}

// Number gives the place of the node among those of its graph, in the order in
// which they were added, counted from 0: what is known of the nodes can be kept in a
// slice. It never changes.
func (n *Node) Number() int { return n.ordinal }

// Property gives the property of that IRI, or nil where the node has none. The
// pointer holds until the node is changed.
func (n *Node) Property(iri string) *NodeProperty {
	if i := n.findProperty(iri); i >= 0 {
		return &n.Properties[i]
	}
	return nil
}

// Values gives the values of a property, none where the node does not have it.
func (n *Node) Values(iri string) []Value {
	if i := n.findProperty(iri); i >= 0 {
		return n.Properties[i].Values
	}
	return nil
}

// HasType tells whether the node has a type of that IRI.
func (n *Node) HasType(iri string) bool {
	if n.index != nil && n.index.types != nil {
		_, has := n.index.types[iri]
		return has
	}
	for i := range n.Types {
		if n.Types[i].IRI == iri {
			return true
		}
	}
	return false
}

// Triples gives what is said of the node: its types, then its properties, in the
// order in which they were added.
func (n *Node) Triples() iter.Seq[Triple] {
	return func(yield func(Triple) bool) {
		for i := range n.Types {
			if !yield(Triple{n.Subject, TypeIRI, Object{Kind: IRI, Text: n.Types[i].IRI}}) {
				return
			}
		}
		for i := range n.Properties {
			p := &n.Properties[i]
			for j := range p.Values {
				if !yield(Triple{n.Subject, p.IRI, p.Values[j].Object}) {
					return
				}
			}
		}
	}
}

func (n *Node) addType(t NodeType) {
	if n.HasType(t.IRI) {
		return
	}
	if n.Types == nil {
		n.Types = n.firstType[:0]
	}
	n.Types = append(n.Types, t)
	n.count()
	if len(n.Types) <= few {
		return
	}
	index := n.ensureIndex()
	if index.types == nil {
		index.types = make(map[string]struct{}, 2*few)
		for i := range n.Types {
			index.types[n.Types[i].IRI] = struct{}{}
		}
	}
	index.types[t.IRI] = struct{}{}
}

// findProperty gives the place of a property among those of the node, or -1.
func (n *Node) findProperty(iri string) int {
	if n.index != nil && n.index.properties != nil {
		if i, has := n.index.properties[iri]; has {
			return i
		}
		return -1
	}
	// The values of a property mostly come one right after the other.
	for i := len(n.Properties) - 1; i >= 0; i-- {
		if n.Properties[i].IRI == iri {
			return i
		}
	}
	return -1
}

// ensureProperty gives the place of a property and adds it where it is new. A
// value must follow.
func (n *Node) ensureProperty(p NodeProperty) int {
	if i := n.findProperty(p.IRI); i >= 0 {
		return i
	}
	return n.addProperty(p)
}

// addProperty adds a property that the node does not have.
func (n *Node) addProperty(p NodeProperty) int {
	added := len(n.Properties)
	if added == 0 && cap(n.Properties) == 0 {
		n.Grow(4) // most nodes have some
	}
	n.Properties = append(n.Properties, p)
	if len(n.Properties) <= few {
		return added
	}
	index := n.ensureIndex()
	if index.properties == nil {
		index.properties = make(map[string]int, 2*few)
		for i := range n.Properties {
			index.properties[n.Properties[i].IRI] = i
		}
	}
	index.properties[p.IRI] = added
	return added
}

func (n *Node) addValue(property int, v Value) {
	p := &n.Properties[property]
	if n.hasValue(property, v.Object) {
		return
	}
	if len(p.Values) == cap(p.Values) && n.graph != nil {
		p.Values = n.graph.roomForValue(p.Values)
	}
	if used := len(p.Values); used < cap(p.Values) {
		p.Values = p.Values[:used+1]
		p.Values[used].set(&v)
	} else {
		p.Values = append(p.Values, v)
	}
	n.count()
	if n.graph != nil && v.Kind == BlankNode {
		n.graph.claim(v.Text, 0)
	}
	if len(p.Values) <= few {
		return
	}
	index := n.ensureIndex()
	held := index.values[property]
	if held == nil {
		if index.values == nil {
			index.values = make(map[int]map[Object]struct{})
		}
		held = make(map[Object]struct{}, 2*few)
		index.values[property] = held
		for i := range p.Values {
			held[p.Values[i].Object] = struct{}{}
		}
	}
	held[v.Object] = struct{}{}
}

// hasValue tells whether a property, by its place, has a value.
func (n *Node) hasValue(property int, o Object) bool {
	values := n.Properties[property].Values
	if len(values) > few && n.index != nil {
		if held := n.index.values[property]; held != nil {
			_, has := held[o]
			return has
		}
	}
	for i := range values {
		if values[i].Object == o {
			return true
		}
	}
	return false
}

func (n *Node) ensureIndex() *nodeIndex {
	if n.index == nil {
		n.index = new(nodeIndex)
	}
	return n.index
}

// count notes one more triple. A node that somebody made without a graph has
// nobody to tell.
func (n *Node) count() {
	if n.graph != nil {
		n.graph.triples++
	}
}
