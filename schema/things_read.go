package schema

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// reading is what is known while things are made of a graph. It goes node by
// node, never into the depth: structs first, empty, so that whatever leads to a
// node finds its struct, then what is in them.
type reading struct {
	graph  *rdf.Graph
	types  *knownTypes
	things *Things
	// links are for each value that is an IRI or a blank node the number of the
	// node that it leads to, or noNode, in the order of nodes, properties, values.
	links []int32
	// held says of a link that the struct holds the struct it leads to.
	held []bool
	// roles are the nodes that become Qualified, those within others first.
	roles []int32
	// silent are the blank nodes of which nothing is said, by their labels.
	silent map[string]*Node
	faults []fault

	// Room for the values of one property.
	fitting, left []Value
}

const noNode = -1

// newReading looks which nodes there are and what leads to which.
func newReading(g *rdf.Graph) *reading {
	named, blank := 0, 0
	for n := range g.Nodes() {
		if n.Subject.Kind == rdf.BlankNode {
			blank++
		} else {
			named++
		}
	}
	t := &Things{named: make(map[string]int32, named), blank: make(map[string]int32, blank), nodes: make([]thing, 0, named+blank)}
	r := &reading{graph: g, types: goTypes(), things: t}
	links := 0
	for n := range g.Nodes() {
		if len(n.Types) == 0 && len(n.Properties) == 0 {
			continue
		}
		i := int32(len(t.nodes))
		t.nodes = append(t.nodes, thing{node: n, moved: noProperty, by: noNode, root: n.Root})
		if n.Subject.Kind == rdf.BlankNode {
			t.blank[n.Subject.Text] = i
		} else {
			t.named[n.Subject.Text] = i
		}
		for p := range n.Properties {
			links += len(n.Properties[p].Values)
		}
	}
	r.links = make([]int32, 0, links)
	for i := range t.nodes {
		n := t.nodes[i].node
		t.nodes[i].links = int32(len(r.links))
		for p := range n.Properties {
			for v := range n.Properties[p].Values {
				if value := &n.Properties[p].Values[v]; isLink(value) {
					r.links = append(r.links, r.link(value, int32(i), int32(p), int32(v)))
				}
			}
		}
	}
	r.held = make([]bool, len(r.links))
	return r
}

// isLink tells whether a value may lead to a node.
func isLink(value *rdf.Value) bool { return value.Kind == rdf.IRI || value.Kind == rdf.BlankNode }

// link gives the node that a value leads to, and counts that it does.
func (r *reading) link(value *rdf.Value, by, p, v int32) int32 {
	numbers := r.things.named
	if value.Kind == rdf.BlankNode {
		numbers = r.things.blank
	}
	i, ok := numbers[value.Text]
	if !ok {
		return noNode
	}
	n := &r.things.nodes[i]
	n.mentions++
	n.by, n.byProperty, n.byValue = by, p, v
	return i
}

// fewTypes is how many types of a node are compared with each other. A node of
// more is a Node.
const fewTypes = 16

// makeParts makes the structs of each node, with IDs and types alone.
func (r *reading) makeParts() {
	room := make([]part, len(r.things.nodes)) // most nodes have one
	for i := range r.things.nodes {
		t := &r.things.nodes[i]
		t.parts = room[i : i : i+1]
		r.makePartsOf(int32(i), t)
		t.value = t.parts[0].thing
		if len(t.parts) > 1 {
			list := make(List, len(t.parts))
			for k := range t.parts {
				list[k] = t.parts[k].thing
			}
			t.value = list
		}
	}
}

func (r *reading) makePartsOf(i int32, t *thing) {
	var id ID
	if t.node.Subject.Kind != rdf.BlankNode {
		id = r.idOf(i, noProperty, 0, t.node.Subject.Text)
	}
	types := t.node.Types
	if len(types) == 1 || id != "" && len(types) <= fewTypes {
		for k := range types {
			if plan := r.types.plan(classOf(&types[k])); plan != nil && (len(types) == 1 || isMostSpecific(types, k)) {
				t.parts = append(t.parts, part{thing: plan.new(id), plan: plan})
			}
		}
	}
	if len(t.parts) == len(types) && len(types) > 0 {
		return
	}
	node := &Node{ID: id}
	for k := range types {
		if !t.hasStruct(classOf(&types[k])) {
			r.addType(i, node, &types[k])
		}
	}
	if len(node.Types) > 0 || len(t.parts) == 0 {
		t.parts = append(t.parts, part{thing: node, node: node})
	}
}

// hasStruct tells whether one of the structs is of a class.
func (t *thing) hasStruct(class vocab.Term) bool {
	for k := range t.parts {
		if plan := t.parts[k].plan; plan != nil && plan.class.class == class {
			return true
		}
	}
	return false
}

// classOf gives the class that a type is, or zero.
func classOf(t *rdf.NodeType) vocab.Term { return termOf(t.Term, t.IRI) }

// termOf gives the term of an IRI. A hint is looked at first.
func termOf(hint uint16, iri string) vocab.Term {
	if term := vocab.Term(hint); term != 0 && term.IRI() == iri {
		return term
	}
	return vocab.LookupIRI(iri)
}

// isMostSpecific tells whether none of the other types is below type number k,
// nor one before it the same.
func isMostSpecific(types []rdf.NodeType, k int) bool {
	class := classOf(&types[k])
	for i := range types {
		other := classOf(&types[i])
		if i != k && vocab.IsA(other, class) && (other != class || i < k) {
			return false
		}
	}
	return true
}

// addType adds a type to a Node, by its name where schema.org has it.
func (r *reading) addType(i int32, node *Node, t *rdf.NodeType) {
	if term := classOf(t); term != 0 {
		node.Types = append(node.Types, term.Name())
		return
	}
	told, ok := expandName(t.IRI)
	switch {
	case !ok:
		r.fault(i, noProperty, 0, "no type can be called "+quote(t.IRI)+": it is left out", "an absolute IRI").pos = t.Pos
		return
	case told != t.IRI:
		r.fault(i, noProperty, 0, "the type "+quote(t.IRI)+" is told as "+quote(told), "an absolute IRI").pos = t.Pos
	}
	node.Types = append(node.Types, t.IRI)
}

// fill puts into the structs of a node what the graph says of it.
func (r *reading) fill(i int32) {
	t := &r.things.nodes[i]
	link := t.links
	for p := range t.node.Properties {
		property := &t.node.Properties[p]
		if int32(p) == t.moved {
			link += countLinks(property)
			continue
		}
		term := propertyTerm(property)
		name, ok := r.nameOf(i, int32(p), term, property.IRI)
		if !ok {
			link += countLinks(property)
			continue
		}
		into, field := t.place(term)
		expected := r.types.rangeOf(term)
		r.fitting, r.left = r.fitting[:0], r.left[:0]
		for v := range property.Values {
			value, fits := r.value(i, int32(p), int32(v), &link, expected, field)
			switch {
			case value == nil:
			case field == nil || fits && field.fits(value):
				r.fitting = append(r.fitting, value)
			default:
				r.left = append(r.left, value)
				r.fault(i, int32(p), int32(v), className(into.plan.typ)+"."+into.plan.typ.Field(field.number+1).Name+" does not take "+kindOf(value), className(field.typ))
			}
		}
		if field == nil {
			into.addExtra(name, r.combine(r.fitting, nil))
			if into.plan != nil && len(r.fitting) > 0 {
				r.fault(i, int32(p), 0, className(into.plan.typ)+" has no property "+quote(name), "a property of that class, or of another that the thing is too")
			}
			continue
		}
		if len(r.fitting) > 0 {
			value := r.combine(r.fitting, field)
			if before := field.get(into.thing); before != nil {
				value = List{before, value} // the property in both spellings
			}
			if !field.set(into.thing, value) {
				r.left = append(r.left, value)
			}
		}
		into.addExtra(name, r.combine(r.left, nil))
	}
}

// place gives the struct that has a field for a property, with the field, or the
// struct whose Extra takes it: a Node where there is one.
func (t *thing) place(term vocab.Term) (*part, *fieldPlan) {
	into := &t.parts[0]
	for k := range t.parts {
		part := &t.parts[k]
		if part.plan == nil {
			into = part
		} else if field := part.plan.field(term); field != nil {
			return part, field
		}
	}
	return into, nil
}

// addExtra adds a property to the Extra of a struct or to a Node.
func (p *part) addExtra(name string, value Value) {
	switch {
	case value == nil:
	case p.node != nil:
		p.node.Properties = append(p.node.Properties, ExtraProperty{Property: name, Value: value})
	default:
		p.plan.addExtra(p.thing, name, value)
	}
}

// isTellable tells whether a property can stand in Extra.
func isTellable(iri string) bool {
	_, ok := expandName(iri)
	return ok && iri != rdf.TypeIRI
}

// nameOf gives the name of a property for Extra, and says no where it cannot
// stand there.
func (r *reading) nameOf(i, p int32, term vocab.Term, iri string) (string, bool) {
	if term != 0 {
		return term.Name(), true
	}
	told, ok := expandName(iri)
	switch {
	case iri == rdf.TypeIRI:
		r.fault(i, p, 0, "the type is no IRI: it is left out", "the IRI of a class")
		return "", false
	case !ok:
		r.fault(i, p, 0, "no property can be called "+quote(iri)+": it is left out", "an absolute IRI")
		return "", false
	case told != iri && vocab.LookupIRI(iri) == 0:
		r.fault(i, p, 0, "the property "+quote(iri)+" is told as "+quote(told), "an absolute IRI")
	}
	return iri, true
}

// countLinks counts the values of a property that may lead to nodes.
func countLinks(p *rdf.NodeProperty) (count int32) {
	for v := range p.Values {
		if isLink(&p.Values[v]) {
			count++
		}
	}
	return count
}
