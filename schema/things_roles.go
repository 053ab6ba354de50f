package schema

import (
	"slices"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// findRoles finds the nodes that become Qualified: roles to which one value alone
// leads, and which have the property of that value too.
func (r *reading) findRoles() {
	nodes := r.things.nodes
	found := false
	for i := range nodes {
		t := &nodes[i]
		if t.mentions != 1 {
			continue
		}
		mention := &nodes[t.by].node.Properties[t.byProperty]
		property := propertyLike(t.node, mention)
		if property != noProperty && isTellable(mention.IRI) && isRole(t) {
			t.moved, found = property, true
		}
	}
	if !found {
		return
	}
	// How many roles are around each, with which those within others go first. A
	// circle of roles is no role.
	depths := make(map[int32]int32)
	for i := range nodes {
		if nodes[i].moved == noProperty {
			continue
		}
		var way []int32
		at := int32(i)
		for nodes[at].moved != noProperty && depths[at] == 0 {
			depths[at] = -1
			way = append(way, at)
			if at = nodes[at].by; depths[at] < 0 {
				nodes[at].moved = noProperty
				break
			}
		}
		depth := max(depths[at], 0)
		for _, role := range slices.Backward(way) {
			depth++
			depths[role] = depth
		}
	}
	for i := range nodes {
		if nodes[i].moved != noProperty {
			r.roles = append(r.roles, int32(i))
		}
	}
	slices.SortStableFunc(r.roles, func(a, b int32) int { return int(depths[b] - depths[a]) })
}

// isRole tells whether a node has types and all are kinds of Role.
func isRole(t *thing) bool {
	if len(t.parts) != 1 {
		return false
	}
	role := vocab.Lookup("Role")
	for k := range t.node.Types {
		if !vocab.IsA(classOf(&t.node.Types[k]), role) {
			return false
		}
	}
	return len(t.node.Types) > 0
}

// propertyLike gives the number of a node's property that is the same as another,
// or noProperty.
func propertyLike(n *rdf.Node, other *rdf.NodeProperty) int32 {
	term := termOf(other.Term, other.IRI)
	for p := range n.Properties {
		property := &n.Properties[p]
		if property.IRI == other.IRI || term != 0 && termOf(property.Term, property.IRI) == term {
			return int32(p)
		}
	}
	return noProperty
}

// qualify makes the Qualified of a role.
func (r *reading) qualify(i int32) {
	t := &r.things.nodes[i]
	link := t.links
	for p := range t.moved {
		link += countLinks(&t.node.Properties[p])
	}
	property := &t.node.Properties[t.moved]
	expected := r.types.rangeOf(propertyTerm(property))
	r.fitting = r.fitting[:0]
	for v := range property.Values {
		if value, _ := r.value(i, t.moved, int32(v), &link, expected, nil); value != nil {
			r.fitting = append(r.fitting, value)
		}
	}
	role, _ := t.parts[0].thing.(AnyRole)
	t.qualified = Qualified{Role: role, Value: r.combine(r.fitting, nil)}
}

// propertyTerm gives the term of a property, or zero where it is none.
func propertyTerm(p *rdf.NodeProperty) vocab.Term {
	if term := termOf(p.Term, p.IRI); term.Is(vocab.Property) {
		return term
	}
	return 0
}
