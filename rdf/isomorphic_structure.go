package rdf

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// structure is what two datasets, called left and right, have of blank nodes: the
// nodes, and the quads that link several of them. What is said of a node by
// itself is its colour.
//
// A canonical form looks at the structure of one dataset, which is all left.
type structure struct {
	// colours are those of the nodes, left ones first: an isomorphism gives a
	// node one of its own colour.
	colours []int32
	// left is how many of the nodes, and leftLinks how many of the links, are on
	// the left.
	left, leftLinks int
	links           []link
}

// link is a quad with at least two blank nodes, not counting those whose partner
// is known.
type link struct {
	// shape is the quad without its blank nodes.
	shape int32
	// nodes are those in the places of the quad, noBlank where none is.
	nodes [3]int32
}

// mentions gives how many places of links hold nodes.
func (s *structure) mentions() int {
	n := len(s.colours)
	for i := range s.links {
		for _, node := range s.links[i].nodes {
			if node != noBlank {
				n++
			}
		}
	}
	return n
}

// roles gives the nodes of a link, each once, with the places where it stands as
// a set of bits.
func (l *link) roles() (nodes [3]int32, roles [3]uint8, count int) {
	for place, node := range l.nodes {
		if node == noBlank {
			continue
		}
		i := slices.Index(nodes[:count], node)
		if i < 0 {
			i = count
			nodes[i] = node
			count++
		}
		roles[i] |= 1 << place
	}
	return nodes, roles, count
}

// structureOfBoth gives the structure of two sets, and whether they have the same
// quads as far as can be seen without their blank nodes.
func structureOfBoth(a, b *quadSet) (*structure, bool) {
	s := &structure{left: len(a.labels), colours: make([]int32, len(a.labels)+len(b.labels))}
	var shapes shapes
	shapes.add(s, a, 0)
	s.leftLinks = len(s.links)
	for i := range shapes.counts {
		shapes.counts[i] = -shapes.counts[i]
	}
	shapes.add(s, b, int32(s.left))
	if slices.ContainsFunc(shapes.counts, func(n int) bool { return n != 0 }) {
		return nil, false
	}
	s.colour(shapes.said)
	return s, true
}

// shapes numbers the quads without their blank nodes.
type shapes struct {
	set quadSet
	// counts are how many quads have each shape.
	counts []int
	said   []statement
}

// statement is that a node stands in a quad of a shape. In which of its places is
// for links to say; where the node is the only one, the shape says it.
type statement struct{ node, shape int32 }

// add adds the links of a set, whose nodes have numbers from first on.
func (s *shapes) add(to *structure, set *quadSet, first int32) {
	for i := range set.quads {
		q := &set.quads[i]
		l := link{shape: s.number(set, q)}
		for place, node := range q.blank {
			l.nodes[place] = noBlank
			if node != noBlank {
				l.nodes[place] = first + node
			}
		}
		nodes, _, count := l.roles()
		for _, node := range nodes[:count] {
			s.said = append(s.said, statement{node, l.shape})
		}
		if count > 1 {
			to.links = append(to.links, l)
		}
	}
}

// number gives the number of the shape of a quad: its text, and which of its
// places hold the same blank node.
func (s *shapes) number(set *quadSet, q *setQuad) int32 {
	shape := *q
	shape.next = noQuad
	for place, node := range q.blank {
		if node != noBlank {
			shape.blank[place] = int32(slices.Index(q.blank[:], node))
		}
	}
	moved := len(s.set.text) - q.start
	s.set.text = append(s.set.text, set.text[q.start:q.ends[3]]...)
	shape.start += moved
	for part := range shape.ends {
		shape.ends[part] += moved
	}
	n := s.set.hold(shape)
	if int(n) == len(s.counts) {
		s.counts = append(s.counts, 0)
	}
	s.counts[n]++
	return n
}

// colour gives nodes of which the same is said the same colour.
func (s *structure) colour(said []statement) {
	slices.SortFunc(said, func(a, b statement) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.shape, b.shape))
	})
	colours := make(map[string]int32)
	var key []byte
	for ofNode := range runsOf(said, func(a, b statement) bool { return a.node == b.node }) {
		key = key[:0]
		for _, what := range ofNode {
			key = binary.BigEndian.AppendUint32(key, uint32(what.shape))
		}
		colour, known := colours[string(key)]
		if !known {
			colour = int32(len(colours))
			colours[string(key)] = colour
		}
		s.colours[ofNode[0].node] = colour
	}
}
