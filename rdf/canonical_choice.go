package rdf

import (
	"cmp"
	"slices"
)

// This file finds the best order of related nodes without trying all of them.
//
// Where the nodes have no identifiers yet, every order gives them the same ones,
// so that the paths differ in the hashes of the calls alone, one place after the
// other: the smallest path has the smallest hash in its first place, then in its
// second, and so on; and so have the ties. A hash can be found before the places
// of the other nodes are known if the call does not come upon them, as it is
// where each leads to things of its own. Then the nodes can be chosen one by one;
// and nodes with the same hash and tie in one place lead to the same but for
// labels, so that it is enough to call one of them.
//
// A call that does come upon an undecided node goes back to the search, which
// tries the permutations.

// choice is a search that chooses node by node. The nodes of the search stand in
// groups; of each group those up to taken have their places.
type choice struct {
	groups []group
	// placed is how many nodes have their place.
	placed int
	// trying is the group whose next node is called, and best the one with the
	// smallest hash so far in this place, with the nodes that its call reached.
	trying, best      int
	bestHash, bestTie digest
	bestOrder         []int32
}

// group are nodes of a search that are the same but for their labels.
type group struct {
	// taken is the place in the nodes of the search of the first that has not
	// been placed, and end where the group ends.
	taken, end int
	// hash and tie are what the call of its first node in the first place gave.
	hash, tie digest
}

func (c choice) emptied() choice { return choice{groups: c.groups[:0], bestOrder: c.bestOrder[:0]} }

// beginChoosing sets places aside for all nodes and calls the first.
func (c *canonicalizer) beginChoosing(f *call) {
	s := f.search
	for i, node := range s.nodes {
		s.path = appendIdentifier(s.path, temporaryPrefix, int32(len(c.order)))
		c.temporary[node] = undecided(len(c.calls) - 1)
		c.order = append(c.order, noBlank)
		s.groups = append(s.groups, group{taken: i, end: i + 1})
	}
	s.trying, s.best = -1, -1
	c.tryNext(f)
}

// tryNext calls a node of the next group in the place that is to be filled, or
// fills the place where all groups had their turn.
func (c *canonicalizer) tryNext(f *call) {
	s := f.search
	s.trying++
	for s.trying < len(s.groups) && s.groups[s.trying].taken == s.groups[s.trying].end {
		s.trying++
	}
	if s.trying == len(s.groups) {
		c.fillPlace(f)
		return
	}
	node := s.nodes[s.groups[s.trying].taken]
	c.order[s.base+s.placed] = node
	c.temporary[node] = int32(s.base + s.placed)
	s.next = len(c.order)
	f.waits = forCandidate
	c.call(node)
}

// goOnChoosing takes the result of a call.
func (c *canonicalizer) goOnChoosing(f *call) {
	s := f.search
	g := &s.groups[s.trying]
	if s.placed == 0 {
		g.hash, g.tie = c.result, c.tie
	}
	if s.best < 0 || compareTied(&c.result, &s.bestHash, &c.tie, &s.bestTie) < 0 {
		s.best, s.bestHash, s.bestTie = s.trying, c.result, c.tie
		s.bestOrder = append(s.bestOrder[:0], c.order[s.next:]...)
	}
	c.takeBack(s.next)
	c.order[s.base+s.placed] = noBlank
	c.temporary[s.nodes[g.taken]] = undecided(len(c.calls) - 1)
	c.tryNext(f)
}

// fillPlace puts the best node into its place.
func (c *canonicalizer) fillPlace(f *call) {
	s := f.search
	g := &s.groups[s.best]
	node := s.nodes[g.taken]
	g.taken++
	c.order[s.base+s.placed] = node
	c.temporary[node] = int32(s.base + s.placed)
	for _, node := range s.bestOrder {
		c.give(node)
	}
	c.result, c.tie = s.bestHash, s.bestTie
	s.path = c.appendCalled(s.path, node)
	s.ties = c.appendTie(s.ties)
	s.placed++
	if s.placed == 1 {
		s.uniteGroups()
	}
	if s.placed == len(s.nodes) {
		f.data = append(f.data, s.path...)
		f.ties = append(f.ties, s.ties...)
		f.waits, f.search = forNone, nil
		c.spare = append(c.spare, s)
		return
	}
	s.trying, s.best = -1, -1
	c.tryNext(f)
}

// uniteGroups makes one group of all with the same hash and tie, after the first
// node was placed.
func (s *search) uniteGroups() {
	nodes := slices.Clone(s.nodes) // by group, each of one node
	groups := slices.Clone(s.groups)
	byHash := make([]int, len(groups))
	for i := range byHash {
		byHash[i] = i
	}
	slices.SortFunc(byHash, func(a, b int) int {
		return cmp.Or(compareTied(&groups[a].hash, &groups[b].hash, &groups[a].tie, &groups[b].tie), cmp.Compare(a, b))
	})
	s.groups = s.groups[:0]
	for i, of := range byHash {
		s.nodes[i] = nodes[of]
		g := groups[of]
		if last := len(s.groups) - 1; last >= 0 && s.groups[last].hash == g.hash && s.groups[last].tie == g.tie {
			s.groups[last].end++
		} else {
			s.groups = append(s.groups, group{taken: i, end: i + 1, hash: g.hash, tie: g.tie})
		}
	}
	s.groups[0].taken++ // the best is the first of the smallest hash
}

// permuteInstead ends all calls behind one whose search cannot choose, and has
// that search try permutations.
func (c *canonicalizer) permuteInstead(number int) {
	for i := len(c.calls) - 1; i >= number; i-- {
		s := c.calls[i].search
		if s == nil {
			continue
		}
		if c.calls[i].waits == forCandidate {
			for _, node := range s.nodes {
				c.temporary[node] = notIssued
			}
		}
		if i > number {
			c.calls[i].search = nil
			c.spare = append(c.spare, s)
		}
	}
	c.calls = c.calls[:number+1]
	f := &c.calls[number]
	c.related = c.related[:f.end]
	s := f.search
	c.takeBack(s.base)
	s.path, s.ties, s.choice = s.path[:0], s.ties[:0], s.choice.emptied()
	c.permute(f)
}
