package rdf

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
)

// This file holds section 4.8 of RDFC-1.0, Hash N-Degree Quads: to tell blank
// nodes apart by what they lead to, give each node that is reached a temporary
// identifier, in the order of hashes; where several have the same hash, in the
// order that gives the smallest text. The section is written as a recursion.
// Here its calls stand in a slice, since a graph may be deeper than a stack.
//
// Of two orders that give the same text the section takes any, since the nodes
// should be the same but for their labels. There is a case in which they are not:
// hashes of related nodes (section 4.7) do not say in which graph a quad stands,
// so that nodes with the same quads in each other's graphs look alike; nor, of a
// node that names a graph, which subject in it goes with which object. Then the
// result would depend on the order of the input. So where the quads of several
// graphs share blank nodes, or these name graphs, ties are broken: by the quads
// themselves, written with the identifiers that their nodes have. What is chosen
// is always something that the Recommendation allows.

// paths is the state of the calls.
type paths struct {
	calls []call
	// spare are searches that were ended.
	spare []*search
	// related holds the related nodes of all calls, one call after the other.
	related []relatedNode
	// order are the nodes with a temporary identifier, whose numbers are their
	// places: the path identifier issuer. A place that is set aside for a node to
	// be chosen holds noBlank.
	order []int32
	// temporary are the places of all nodes in order, notIssued, or what
	// undecided gives.
	temporary []int32
	// result is the hash of the call that ended last, and tie the hash of the
	// quads of its nodes where ties are to be broken.
	result, tie digest
	breakTies   bool
	// scratch is room for what is hashed at once.
	scratch []byte
}

// relatedNode is an entry of the map that step 1 creates.
type relatedNode struct {
	hash digest
	node int32
}

// call is a call of the algorithm.
type call struct {
	node int32
	// at begins the part of related that was not looked at yet, and start and
	// end are those of the call.
	start, at, end int
	// data is the data to hash, and ties are the ties of the calls that were made.
	data, ties []byte
	// waits says what the call does as soon as the one behind it ends.
	waits waiting
	// only is the node of a hash that no other related node has.
	only int32
	// search is under way where several have the hash.
	search *search
}

type waiting uint8

const (
	// forNone: nothing was called; the call goes on with the next hash.
	forNone waiting = iota
	// forOnly: the node only was called.
	forOnly
	// forPermutation: the next node of a permutation was called.
	forPermutation
	// forCandidate: a candidate was called.
	forCandidate
)

// undecided gives what stands in temporary for a node that has a place in order
// which the search of a call is about to choose.
func undecided(call int) int32 { return -2 - int32(call) }

// callOf is the way back from undecided; it gives -1 for everything else.
func callOf(temporary int32) int { return int(max(-1, -2-temporary)) }

// hashNDegree hashes a node to the n-th degree. It leaves the hash in result, and
// in order the nodes that were reached.
func (c *canonicalizer) hashNDegree(node int32) error {
	c.give(node)
	c.call(node)
	for len(c.calls) > 0 {
		if c.work > c.budget {
			return &BudgetError{Budget: c.budget, Nodes: c.alike}
		}
		f := &c.calls[len(c.calls)-1]
		switch f.waits {
		case forNone:
			if f.at == f.end {
				c.result = c.sum(f.data)
				if c.breakTies {
					c.tie = c.sum(c.withIssuedLines(f.ties, f.node))
				}
				c.related = c.related[:f.start]
				c.calls = c.calls[:len(c.calls)-1]
			} else {
				c.nextHash(f)
			}
		case forOnly:
			f.data = c.appendCalled(f.data, f.only)
			f.ties = c.appendTie(f.ties)
			f.waits = forNone
		case forPermutation:
			c.goOnPermuting(f)
		case forCandidate:
			c.goOnChoosing(f)
		}
	}
	return nil
}

// give issues a temporary identifier.
func (c *canonicalizer) give(node int32) {
	c.temporary[node] = int32(len(c.order))
	c.order = append(c.order, node)
}

// takeBack takes back the temporary identifiers from a place on.
func (c *canonicalizer) takeBack(place int) {
	for _, node := range c.order[place:] {
		if node != noBlank {
			c.temporary[node] = notIssued
		}
	}
	c.order = c.order[:place]
}

// call begins a call: steps 1 to 3. Where a related node is undecided, it goes
// back to the search that is to decide instead.
func (c *canonicalizer) call(node int32) {
	mentions := c.mentionsOf(node)
	c.work += 1 + len(mentions)
	start := len(c.related)
	for _, quad := range mentions {
		q := &c.set.quads[quad]
		for place, related := range q.blank {
			if related == noBlank || related == node {
				continue
			}
			if undecided := callOf(c.temporary[related]); undecided >= 0 {
				c.related = c.related[:start]
				c.permuteInstead(undecided)
				return
			}
			c.related = append(c.related, relatedNode{c.hashRelated(q, place), related})
		}
	}
	found := c.related[start:]
	slices.SortFunc(found, func(a, b relatedNode) int {
		return cmp.Or(compareDigests(&a.hash, &b.hash), cmp.Compare(a.node, b.node))
	})
	if len(c.calls) < cap(c.calls) { // with the room for data that it had before
		c.calls = c.calls[:len(c.calls)+1]
	} else {
		c.calls = append(c.calls, call{})
	}
	f := &c.calls[len(c.calls)-1]
	*f = call{node: node, start: start, at: start, end: len(c.related), data: f.data[:0], ties: f.ties[:0]}
}

// hashRelated is section 4.7.3, Hash Related Blank Node, for the node in a place
// of a quad.
func (c *canonicalizer) hashRelated(q *setQuad, place int) digest {
	b := append(c.scratch[:0], "sog"[place])
	if place != atGraph {
		b = append(b, c.set.text[q.ends[0]+1:q.ends[1]-1]...)
	}
	node := q.blank[place]
	if c.canonical[node] != notIssued || c.temporary[node] != notIssued {
		b = c.appendIssued(b, node)
	} else {
		b = c.appendDigest(b, &c.first[node])
	}
	c.scratch = b
	return c.sum(b)
}

// appendIssued appends the identifier that a node has, canonical or temporary.
func (c *canonicalizer) appendIssued(b []byte, node int32) []byte {
	if c.canonical[node] != notIssued {
		return appendIdentifier(b, canonicalPrefix, c.canonical[node])
	}
	return appendIdentifier(b, temporaryPrefix, c.temporary[node])
}

// appendIdentifier appends a blank node by its issued identifier.
func appendIdentifier(b []byte, prefix string, number int32) []byte {
	b = append(append(b, "_:"...), prefix...)
	return strconv.AppendInt(b, int64(number), 10)
}

// appendCalled appends what a call of a node adds to a path: its identifier and
// the hash that came out.
func (c *canonicalizer) appendCalled(b []byte, node int32) []byte {
	b = append(c.appendIssued(b, node), '<')
	return append(c.appendDigest(b, &c.result), '>')
}

// appendTie appends the tie of the call that ended last.
func (c *canonicalizer) appendTie(b []byte) []byte {
	if !c.breakTies {
		return b
	}
	return c.appendDigest(b, &c.tie)
}

// withIssuedLines gives a text with the quads of a node behind it, all of whose
// neighbours have identifiers.
func (c *canonicalizer) withIssuedLines(b []byte, node int32) []byte {
	c.lines.text = append(c.lines.text[:0], b...)
	for _, quad := range c.mentionsOf(node) {
		c.lines.add(c.set, quad, c.appendIssued)
	}
	return c.lines.sorted(len(b))
}

// isNew tells whether a node has neither identifier.
func (c *canonicalizer) isNew(node int32) bool {
	return c.canonical[node] == notIssued && c.temporary[node] == notIssued
}

// nextHash goes through step 5 for the next hash of related nodes.
func (c *canonicalizer) nextHash(f *call) {
	first := &c.related[f.at]
	f.data = c.appendDigest(f.data, &first.hash)
	next := f.at + 1
	for next < f.end && c.related[next].hash == first.hash {
		next++
	}
	nodes := c.related[f.at:next]
	f.at = next
	if len(nodes) > 1 {
		c.searchOrder(f, nodes)
		return
	}
	isNew := c.isNew(first.node)
	if isNew {
		c.give(first.node)
	}
	f.data = c.appendIssued(f.data, first.node)
	if isNew {
		f.waits, f.only = forOnly, first.node
		c.call(first.node)
	}
}

// search looks for the order of related nodes of one hash that gives the
// smallest path.
type search struct {
	// base is how many temporary identifiers there were.
	base int
	// nodes are those to order: a permutation of them, or in groups that are the
	// same but for their labels.
	nodes []int32
	// path is the path that is tried, and chosen the smallest so far, with the
	// nodes that it gave identifiers. Before the first there is none.
	path, chosen []byte
	chosenOrder  []int32
	any          bool
	// ties are the ties of the calls for the path, and chosenTies those for the
	// chosen one.
	ties, chosenTies []byte
	// smaller says that the path is smaller than the chosen one already; until
	// then it equals its beginning.
	smaller bool
	// called are the nodes of the permutation to call, and next which of them
	// comes next.
	called []int32
	next   int

	choice
}

// searchOrder begins to look for the best order of several related nodes.
func (c *canonicalizer) searchOrder(f *call, nodes []relatedNode) {
	s := c.newSearch()
	for _, n := range nodes {
		s.nodes = append(s.nodes, n.node)
	}
	isNew, twice := 0, false
	for i, node := range s.nodes {
		if c.isNew(node) {
			isNew++
		}
		twice = twice || i > 0 && node == s.nodes[i-1]
	}
	switch {
	case isNew == 0:
		c.work += len(nodes)
		f.data = c.appendSmallest(f.data, s.nodes)
		c.spare = append(c.spare, s)
	case isNew == len(nodes) && !twice:
		f.search = s
		c.beginChoosing(f)
	default:
		f.search = s
		c.permute(f)
	}
}

func (c *canonicalizer) newSearch() *search {
	s := new(search)
	if last := len(c.spare) - 1; last >= 0 {
		s, c.spare = c.spare[last], c.spare[:last]
		*s = search{
			nodes: s.nodes[:0], path: s.path[:0], chosen: s.chosen[:0], chosenOrder: s.chosenOrder[:0],
			ties: s.ties[:0], chosenTies: s.chosenTies[:0], called: s.called[:0], choice: s.choice.emptied(),
		}
	}
	s.base = len(c.order)
	return s
}

// appendSmallest appends the identifiers of nodes that all have one, in the order
// that gives the smallest text.
func (c *canonicalizer) appendSmallest(b []byte, nodes []int32) []byte {
	texts := make([][]byte, len(nodes))
	for i, node := range nodes {
		texts[i] = c.appendIssued(nil, node)
	}
	slices.SortFunc(texts, func(a, b []byte) int { return bytes.Compare(slices.Concat(a, b), slices.Concat(b, a)) })
	for _, t := range texts {
		b = append(b, t...)
	}
	return b
}

// permute tries all permutations, beginning with the nodes sorted.
func (c *canonicalizer) permute(f *call) {
	slices.Sort(f.search.nodes)
	c.tryPermutation(f)
}

// tryPermutation is step 5.4 up to the first call.
func (c *canonicalizer) tryPermutation(f *call) {
	s := f.search
	for {
		c.work += len(s.nodes)
		if c.work > c.budget {
			return // which ends it all
		}
		c.takeBack(s.base)
		s.path, s.ties, s.called, s.next, s.smaller = s.path[:0], s.ties[:0], s.called[:0], 0, false
		tooLarge := -1
		for i, node := range s.nodes {
			if c.isNew(node) {
				s.called = append(s.called, node)
				c.give(node)
			}
			from := len(s.path)
			s.path = c.appendIssued(s.path, node)
			if s.isLarger(from) {
				tooLarge = i
				break
			}
		}
		if tooLarge < 0 {
			break
		}
		// No order of the nodes behind makes it better.
		slices.Sort(s.nodes[tooLarge+1:])
		slices.Reverse(s.nodes[tooLarge+1:])
		if !nextPermutation(s.nodes) {
			c.endSearch(f)
			return
		}
	}
	c.callNext(f)
}

// isLarger tells whether the path, of which the part from a place on is new, is
// larger than the chosen one. Neither of two paths begins with the other, since
// both have as many identifiers and end with a hash.
func (s *search) isLarger(from int) bool {
	if !s.any || s.smaller {
		return false
	}
	comparable := min(len(s.path), len(s.chosen))
	switch bytes.Compare(s.path[from:comparable], s.chosen[from:comparable]) {
	case 1:
		return true
	case -1:
		s.smaller = true
	}
	return false
}

// callNext calls the next node of a permutation, or ends the permutation where
// all were called.
func (c *canonicalizer) callNext(f *call) {
	s := f.search
	if s.next < len(s.called) {
		f.waits = forPermutation
		c.call(s.called[s.next])
		return
	}
	if !s.any || s.smaller || bytes.Compare(s.ties, s.chosenTies) < 0 {
		s.any = true
		s.chosen = append(s.chosen[:0], s.path...)
		s.chosenTies = append(s.chosenTies[:0], s.ties...)
		s.chosenOrder = append(s.chosenOrder[:0], c.order[s.base:]...)
	}
	c.nextPermutation(f)
}

// goOnPermuting takes the result of a call.
func (c *canonicalizer) goOnPermuting(f *call) {
	s := f.search
	from := len(s.path)
	s.path = c.appendCalled(s.path, s.called[s.next])
	s.ties = c.appendTie(s.ties)
	s.next++
	if s.isLarger(from) {
		c.nextPermutation(f)
	} else {
		c.callNext(f)
	}
}

func (c *canonicalizer) nextPermutation(f *call) {
	if nextPermutation(f.search.nodes) {
		c.tryPermutation(f)
	} else {
		c.endSearch(f)
	}
}

// endSearch takes the chosen path: steps 5.5 and 5.6.
func (c *canonicalizer) endSearch(f *call) {
	s := f.search
	c.takeBack(s.base)
	for _, node := range s.chosenOrder {
		c.give(node)
	}
	f.data = append(f.data, s.chosen...)
	f.ties = append(f.ties, s.chosenTies...)
	f.waits, f.search = forNone, nil
	c.spare = append(c.spare, s)
}

// nextPermutation puts the numbers into the next order, larger than the one
// they are in, and tells whether there is one. Equal numbers change no places.
func nextPermutation(numbers []int32) bool {
	i := len(numbers) - 2
	for i >= 0 && numbers[i] >= numbers[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(numbers) - 1
	for numbers[j] <= numbers[i] {
		j--
	}
	numbers[i], numbers[j] = numbers[j], numbers[i]
	slices.Reverse(numbers[i+1:])
	return true
}
