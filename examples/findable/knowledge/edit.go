package knowledge

import (
	"slices"
)

// Without gives what would be known without the facts for which drop says so, for asking
// what a kind of fact is worth. The pages stay as they are.
func (b *Base) Without(drop func(of Node, f Fact) bool) *Base {
	c := *b
	c.names, c.edited = &names{of: &c}, nil
	c.nodes = slices.Clone(b.nodes)
	for i := range c.nodes {
		n := &c.nodes[i]
		if slices.ContainsFunc(n.facts, func(f Fact) bool { return drop(Node(i), f) }) {
			n.facts = slices.DeleteFunc(slices.Clone(n.facts), func(f Fact) bool { return drop(Node(i), f) })
			n.settle(b)
		}
	}
	c.mention()
	return &c
}

// Edited gives what would be known if one node had other facts: those that edit gives for
// a copy of the facts that it has. It takes little time, whatever the size, for trying
// what one mistake leads to.
func (b *Base) Edited(of Node, edit func(facts []Fact) []Fact) *Base {
	c := *b
	c.nodes = slices.Clone(b.nodes)
	c.edited = append(slices.Clone(b.edited), of)
	n := &c.nodes[of]
	targets := make(map[Node]bool)
	note := func() {
		for _, f := range n.facts {
			if f.Node != 0 && f.Property != Type {
				targets[f.Node] = true
			}
		}
	}
	note()
	n.facts = edit(slices.Clone(n.facts))
	n.settle(&c)
	note()
	for target := range targets {
		kept := slices.DeleteFunc(slices.Clone(c.nodes[target].mentions), func(m Mention) bool { return m.From == of })
		for j, f := range n.facts {
			if f.Node == target && f.Property != Type {
				kept = append(kept, Mention{Property: f.Property, From: of, index: uint32(j)})
			}
		}
		slices.SortStableFunc(kept, func(x, y Mention) int { return int(x.From) - int(y.From) })
		c.nodes[target].mentions = kept
	}
	return &c
}
