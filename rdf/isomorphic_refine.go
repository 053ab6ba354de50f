package rdf

import (
	"cmp"
	"slices"
)

// partition parts the elements of a structure, its nodes and links, into classes,
// so that elements of one class have the same number of neighbours in each other
// class (colour refinement, the algorithm of Hopcroft with counts, as by Cardon
// and Crochemore and by Paige and Tarjan). Elements that an isomorphism takes to
// one another are in one class. Its work is linear, but for a logarithm.
type partition struct {
	structure *structure
	// neighbours of element e are neighbours[starts[e]:starts[e+1]]: of a node its
	// links, of a link its nodes.
	neighbours []neighbour
	starts     []int

	// elements stand class by class, at the places that places gives.
	elements, places []int32
	// class is that of each element.
	class   []int32
	classes []class
	queue   []int32

	// touched are the neighbours of the class at work by role, and counts how
	// often each was touched in one role.
	touched [maxRole + 1][]int32
	counts  []int32
	work    int
}

// neighbour is the other end of what joins a link and one of its nodes.
type neighbour struct {
	element int32
	// role are the places where the node stands in the link.
	role uint8
}

const maxRole = 1<<3 - 1

// class is a class of elements: those from start to end, of which left are on
// the left.
type class struct {
	start, end, left int
	queued           bool
}

// refine gives the class of every node and then of every link. The second result
// is false where a class has not as many elements on the left as on the right,
// so that there is no isomorphism; a structure that is all left has the result
// true. The meter counts.
func (s *structure) refine(m *meter) ([]int32, bool) {
	p := newPartition(s)
	balanced := p.run()
	m.work += p.work
	return p.class, balanced
}

func newPartition(s *structure) *partition {
	nodes := len(s.colours)
	n := nodes + len(s.links)
	p := &partition{
		structure: s, starts: make([]int, n+1),
		elements: make([]int32, n), places: make([]int32, n), class: make([]int32, n), counts: make([]int32, n),
	}
	for i := range s.links {
		members, _, count := s.links[i].roles()
		p.starts[nodes+i+1] = count
		for _, node := range members[:count] {
			p.starts[node+1]++
		}
	}
	for e := range n {
		p.starts[e+1] += p.starts[e]
	}
	p.neighbours = make([]neighbour, p.starts[n])
	filled := slices.Clone(p.starts[:n])
	join := func(from, to int32, role uint8) {
		p.neighbours[filled[from]] = neighbour{to, role}
		filled[from]++
	}
	for i := range s.links {
		members, roles, count := s.links[i].roles()
		for j, node := range members[:count] {
			join(node, int32(nodes+i), roles[j])
			join(int32(nodes+i), node, roles[j])
		}
	}
	return p
}

// isLeft tells whether an element is on the left.
func (p *partition) isLeft(element int32) bool {
	s := p.structure
	if link := int(element) - len(s.colours); link >= 0 {
		return link < s.leftLinks
	}
	return int(element) < s.left
}

// colourOf gives what elements must have in common to begin in one class.
func (p *partition) colourOf(element int32) int64 {
	s := p.structure
	if link := int(element) - len(s.colours); link >= 0 {
		return int64(s.links[link].shape) | 1<<32
	}
	return int64(s.colours[element])
}

func (p *partition) run() bool {
	for e := range p.elements {
		p.elements[e] = int32(e)
	}
	slices.SortFunc(p.elements, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.colourOf(a), p.colourOf(b)), cmp.Compare(a, b))
	})
	start := 0
	for same := range runsOf(p.elements, func(a, b int32) bool { return p.colourOf(a) == p.colourOf(b) }) {
		if !p.addClass(start, start+len(same)) {
			return false
		}
		start += len(same)
	}
	for len(p.queue) > 0 {
		last := len(p.queue) - 1
		c := p.queue[last]
		p.queue = p.queue[:last]
		p.classes[c].queued = false
		if !p.splitBy(&p.classes[c]) {
			return false
		}
	}
	return true
}

// addClass makes a class of the elements from start to end and queues it.
func (p *partition) addClass(start, end int) bool {
	number := int32(len(p.classes))
	c := class{start: start, end: end, queued: true}
	for place := start; place < end; place++ {
		e := p.elements[place]
		p.class[e], p.places[e] = number, int32(place)
		if p.isLeft(e) {
			c.left++
		}
	}
	p.classes = append(p.classes, c)
	p.queue = append(p.queue, number)
	return p.isBalanced(&c)
}

func (p *partition) isBalanced(c *class) bool {
	return p.structure.left == len(p.structure.colours) || 2*c.left == c.end-c.start
}

// splitBy splits the classes whose elements have different numbers of neighbours
// in a class.
func (p *partition) splitBy(c *class) bool {
	for _, e := range p.elements[c.start:c.end] {
		for _, n := range p.neighbours[p.starts[e]:p.starts[e+1]] {
			p.touched[n.role] = append(p.touched[n.role], n.element)
			p.work++
		}
	}
	for role := range p.touched {
		touched := p.touched[role]
		p.touched[role] = touched[:0]
		distinct := touched[:0]
		for _, e := range touched {
			if p.counts[e] == 0 {
				distinct = append(distinct, e)
			}
			p.counts[e]++
		}
		slices.SortFunc(distinct, func(a, b int32) int {
			return cmp.Or(cmp.Compare(p.class[a], p.class[b]), cmp.Compare(p.counts[a], p.counts[b]), cmp.Compare(a, b))
		})
		balanced := true
		for ofClass := range runsOf(distinct, func(a, b int32) bool { return p.class[a] == p.class[b] }) {
			balanced = balanced && p.split(p.class[ofClass[0]], ofClass)
		}
		for _, e := range distinct {
			p.counts[e] = 0
		}
		if !balanced {
			return false
		}
	}
	return true
}

// split parts a class into the elements that were not touched and those that
// were, sorted by their counts.
func (p *partition) split(number int32, touched []int32) bool {
	c := &p.classes[number]
	untouched := c.end - c.start - len(touched)
	if untouched == 0 && p.counts[touched[0]] == p.counts[touched[len(touched)-1]] {
		return true
	}
	for i := len(touched) - 1; i >= 0; i-- {
		p.swap(touched[i], c.end-len(touched)+i)
	}

	// The first part keeps the number of the class. Unless the class waits in
	// the queue itself, the largest part need not be queued: what the others do
	// not split, it does not split either.
	wasQueued := c.queued
	parts := []int32{number}
	start := c.start + untouched
	first := untouched == 0
	for same := range runsOf(touched, func(a, b int32) bool { return p.counts[a] == p.counts[b] }) {
		if first {
			first = false
			start += len(same)
			continue
		}
		before := len(p.classes)
		if !p.addClass(start, start+len(same)) {
			return false
		}
		start += len(same)
		p.queue = p.queue[:len(p.queue)-1]
		p.classes[before].queued = false
		parts = append(parts, int32(before))
	}
	c = &p.classes[number]
	for _, part := range parts[1:] {
		c.left -= p.classes[part].left
		c.end -= p.classes[part].end - p.classes[part].start
	}
	if !p.isBalanced(c) {
		return false
	}
	largest := number
	for _, part := range parts {
		if p.sizeOf(part) > p.sizeOf(largest) {
			largest = part
		}
	}
	for _, part := range parts {
		if !p.classes[part].queued && (wasQueued || part != largest) {
			p.classes[part].queued = true
			p.queue = append(p.queue, part)
		}
	}
	return true
}

func (p *partition) sizeOf(class int32) int { return p.classes[class].end - p.classes[class].start }

// swap brings an element to a place, and the one that stood there to its own.
func (p *partition) swap(element int32, place int) {
	from := p.places[element]
	other := p.elements[place]
	p.elements[place], p.places[element] = element, int32(place)
	p.elements[from], p.places[other] = other, from
}
