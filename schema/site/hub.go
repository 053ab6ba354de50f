package site

import "github.com/healthld/healthld/rdf"

// manyMentions is how many other things a thing may mention that stands in full on
// each page where it is mentioned.
const manyMentions = 50

// findHubs finds the things that mention many others. A group that lists all who
// work there, and says no page, would stand on the page of each of them with all
// the others: the site would grow with the square of its pages.
func (c *Content) findHubs() {
	c.hubs = make(map[*rdf.Node]bool)
	for n := range c.graph.Nodes() {
		if n.Subject.Kind == rdf.IRI && c.mentionsMany(n) {
			c.hubs[n] = true
		}
	}
}

// mentionsMany counts the things that a thing mentions, also in what is nested in
// it without an IRI.
func (c *Content) mentionsMany(n *rdf.Node) bool {
	mentions := 0
	nested := map[*rdf.Node]bool{n: true}
	queue := []*rdf.Node{n}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for i := range at.Properties {
			p := &at.Properties[i]
			if takesAddresses(p.IRI) {
				continue
			}
			for j := range p.Values {
				target := nodeOf(c.graph, p.Values[j].Object)
				switch {
				case target == nil || nested[target]:
				case target.Subject.Kind == rdf.BlankNode:
					nested[target] = true
					queue = append(queue, target)
				default:
					if mentions++; mentions > manyMentions {
						return true
					}
				}
			}
		}
	}
	return false
}
