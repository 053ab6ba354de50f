package rdf

import "slices"

// Hashing a node to the n-th degree goes through all nodes that it is joined to,
// so that doing it for each of many takes time that grows with their square. It
// is needed once for nodes that are the same but for their labels: the path of
// the first gives canonical identifiers to all others. Where no circle of quads
// leads through the nodes, as in a tree, refining tells which are the same.

// orbits tell which blank nodes of a dataset are the same but for their labels.
type orbits struct {
	// part is the part of each node that has no canonical identifier yet: nodes
	// of one part lead to one another.
	part groups
	// circle marks, at the roots of the parts, those that are no trees, and
	// ambiguous those whose nodes may have one hash and yet differ: their links
	// stand in several graphs, or a node of theirs names a graph.
	circle, ambiguous []bool
	// class is the class of each node, nil where no part has two alike.
	class []int32
}

// orbit names nodes that are the same but for their labels.
type orbit struct{ part, class int32 }

// findOrbits looks at the nodes that share their hash with others, hash by hash.
func (c *canonicalizer) findOrbits(shared [][]int32) *orbits {
	s := &structure{colours: make([]int32, len(c.canonical)), left: len(c.canonical)}
	for i := range c.set.quads {
		q := &c.set.quads[i]
		l := link{shape: int32(i), nodes: q.blank} // the quad for now
		if _, _, count := l.roles(); count > 1 {
			s.links = append(s.links, l)
		}
	}
	s.leftLinks = len(s.links)
	o := &orbits{
		part: newGroups(len(c.canonical)), circle: make([]bool, len(c.canonical)),
		ambiguous: make([]bool, len(c.canonical)),
	}
	o.findParts(c, s)
	o.findGraphs(c, s)
	if !o.anyTwice(shared) {
		return o
	}
	copy(s.colours, c.canonical) // the colours of the others follow
	for i, nodes := range shared {
		for _, node := range nodes {
			s.colours[node] = c.issued + int32(i)
		}
	}
	var shapes shapes
	for i := range s.links {
		s.links[i].shape = shapes.number(c.set, &c.set.quads[s.links[i].shape])
	}
	var m meter
	o.class, _ = s.refine(&m)
	c.refined = m.work
	return o
}

// findParts joins the nodes of links.
func (o *orbits) findParts(c *canonicalizer, s *structure) {
	var inCircles []int32
	for i := range s.links {
		nodes, _, count := s.links[i].roles()
		open := nodes[:0]
		for _, node := range nodes[:count] {
			if c.canonical[node] == notIssued {
				open = append(open, node)
			}
		}
		// For three nodes in one quad circles are not looked for.
		if len(open) == 3 || len(open) == 2 && o.part.root(open[0]) == o.part.root(open[1]) {
			inCircles = append(inCircles, open[0])
		}
		for _, node := range open {
			o.part.join(open[0], node)
		}
	}
	for _, node := range inCircles {
		o.circle[o.part.root(node)] = true
	}
}

// findGraphs looks in which graphs the links of each part stand, those that lead
// to nodes with canonical identifiers too, and whether a node of the part names one.
func (o *orbits) findGraphs(c *canonicalizer, s *structure) {
	last := slices.Repeat([]int32{noQuad}, len(c.canonical))
	for i := range s.links {
		quad := s.links[i].shape
		for place, node := range s.links[i].nodes {
			if node == noBlank || c.canonical[node] != notIssued {
				continue
			}
			root := o.part.root(node)
			if place == atGraph || last[root] != noQuad && !c.set.sameGraph(quad, last[root]) {
				o.ambiguous[root] = true
			}
			last[root] = quad
		}
	}
}

// isAmbiguous tells whether a node may have the hash of another and yet differ.
func (o *orbits) isAmbiguous(node int32) bool { return o.ambiguous[o.part.root(node)] }

// anyTwice tells whether there are two nodes of one hash in one part that is a
// tree.
func (o *orbits) anyTwice(shared [][]int32) bool {
	last := make([]int, len(o.circle))
	for i, nodes := range shared {
		for _, node := range nodes {
			root := o.part.root(node)
			if last[root] == i+1 && !o.circle[root] {
				return true
			}
			last[root] = i + 1
		}
	}
	return false
}

// of gives the orbit of a node, and whether it is known.
func (o *orbits) of(node int32) (orbit, bool) {
	root := o.part.root(node)
	if o.class == nil || o.circle[root] {
		return orbit{}, false
	}
	return orbit{root, o.class[node]}, true
}
