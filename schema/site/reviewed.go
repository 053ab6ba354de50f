package site

import (
	"slices"

	"github.com/healthld/healthld/rdf"
)

// placeReviews puts the reviews and aggregate ratings that say no page, and that nothing
// mentions, on the pages of what they are of: they stand in a file of their own, and say
// by itemReviewed alone where they belong.
func (c *Content) placeReviews() {
	var alone []*rdf.Node
	for n := range c.graph.Roots() {
		if len(c.pages[n]) == 0 && (isA(n, reviewClass) || isA(n, aggregateClass)) && len(n.Values(itemReviewedProperty)) > 0 {
			alone = append(alone, n)
		}
	}
	if len(alone) == 0 {
		return
	}
	mentioned := c.mentioned()
	for _, n := range alone {
		if mentioned[n] {
			continue // it stands where it is mentioned
		}
		for _, v := range n.Values(itemReviewedProperty) {
			item := nodeOf(c.graph, v.Object)
			for _, r := range c.pages[item] {
				c.itemOf[n] = item
				if !slices.Contains(c.pages[n], r) {
					c.pages[n] = append(c.pages[n], r)
					c.owned[r] = append(c.owned[r], n)
				}
			}
		}
	}
}

// mentioned gives the things that others mention.
func (c *Content) mentioned() map[*rdf.Node]bool {
	mentioned := make(map[*rdf.Node]bool)
	for n := range c.graph.Nodes() {
		for i := range n.Properties {
			p := &n.Properties[i]
			if takesAddresses(p.IRI) {
				continue
			}
			for j := range p.Values {
				if target := nodeOf(c.graph, p.Values[j].Object); target != nil && target != n {
					mentioned[target] = true
				}
			}
		}
	}
	return mentioned
}
