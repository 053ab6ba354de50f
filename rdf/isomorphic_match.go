package rdf

import (
	"encoding/binary"
	"slices"
)

// meter counts work.
type meter struct{ work, budget int }

// matcher looks for an isomorphism of a structure, part by part.
//
// A node that is alone in its class on either side has its partner, so that it
// joins nothing any more: what is left falls into parts. Parts can be matched
// one by one, each with the first that fits, since to be isomorphic is
// transitive. Where all nodes of a part look alike, one of them is given a
// partner in turn, and the part is refined again.
type matcher struct {
	meter
	// alike is how many nodes on the left had no partner at first.
	alike int
	// refined is the work of the first comparison, which is not counted.
	refined int
}

func (m *matcher) exceeded() error { return &BudgetError{Budget: m.budget, Nodes: m.alike} }

// alike counts the nodes on the left that are not alone in their class.
func (s *structure) alike(classes []int32) (count int) {
	sizes := make(map[int32]int)
	for _, c := range classes[:s.left] {
		sizes[c]++
	}
	for _, size := range sizes {
		if size > 1 {
			count += size
		}
	}
	return count
}

// match looks for an isomorphism that keeps the classes, which are those of a
// refined structure.
func (m *matcher) match(s *structure, classes []int32) (bool, error) {
	m.work += len(classes)
	if m.work > m.budget {
		return false, m.exceeded()
	}
	parts := s.parts(classes)
	if len(parts.left) != len(parts.right) {
		return false, nil
	}
	if len(parts.left) == 1 && len(parts.left[0].nodes) == s.left {
		return m.tryPartners(s, classes)
	}
	return m.matchParts(s, classes, parts)
}

// matchParts finds for each part on the left one on the right.
func (m *matcher) matchParts(s *structure, classes []int32, parts parts) (bool, error) {
	alike := make(map[string][]part)
	for _, right := range parts.right {
		key := right.key(classes)
		alike[key] = append(alike[key], right)
	}
	for _, left := range parts.left {
		key := left.key(classes)
		candidates := alike[key]
		found := -1
		for i, right := range candidates {
			same, err := m.matchPart(s, classes, left, right)
			if err != nil {
				return false, err
			}
			if same {
				found = i
				break
			}
		}
		if found < 0 {
			return false, nil
		}
		candidates[found] = candidates[len(candidates)-1]
		alike[key] = candidates[:len(candidates)-1]
	}
	return true, nil
}

// matchPart matches a part on the left with one on the right that has as many
// nodes of each class.
func (m *matcher) matchPart(s *structure, classes []int32, left, right part) (bool, error) {
	if len(left.nodes) == 1 {
		return true, nil
	}
	sub, subClasses := s.extract(classes, left, right)
	return m.match(sub, subClasses)
}

// tryPartners gives the first node of the smallest class each partner that it may
// have.
func (m *matcher) tryPartners(s *structure, classes []int32) (bool, error) {
	nodes := classes[:len(s.colours)]
	sizes := make([]int, slices.Max(nodes)+1)
	for _, c := range nodes {
		sizes[c]++
	}
	node := 0
	for other := range s.left {
		if sizes[nodes[other]] < sizes[nodes[node]] {
			node = other
		}
	}
	fixed := *s
	fixed.links = slices.Clone(s.links)
	for i := range fixed.links {
		fixed.links[i].shape = classes[len(nodes)+i]
	}
	for partner := s.left; partner < len(nodes); partner++ {
		if nodes[partner] != nodes[node] {
			continue
		}
		fixed.colours = slices.Clone(nodes)
		fixed.colours[node] = int32(len(sizes))
		fixed.colours[partner] = int32(len(sizes))
		refined, balanced := fixed.refine(&m.meter)
		if m.work > m.budget {
			return false, m.exceeded()
		}
		if !balanced {
			continue
		}
		if same, err := m.match(&fixed, refined); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

// parts are what a structure falls into without the nodes that are alone in their
// class.
type parts struct{ left, right []part }

// part are nodes that are joined by links, directly or by others, and the links
// that join them.
type part struct{ nodes, links []int32 }

// key says how many nodes of each class a part has.
func (p part) key(classes []int32) string {
	of := make([]int32, len(p.nodes))
	for i, node := range p.nodes {
		of[i] = classes[node]
	}
	slices.Sort(of)
	key := make([]byte, 0, 4*len(of))
	for _, c := range of {
		key = binary.BigEndian.AppendUint32(key, uint32(c))
	}
	return string(key)
}

// parts gives the parts of a refined structure.
func (s *structure) parts(classes []int32) parts {
	nodes := len(s.colours)
	sizes := make([]int, slices.Max(classes)+1)
	for _, c := range classes[:nodes] {
		sizes[c]++
	}
	var found parts
	groups := newGroups(nodes)
	open := func(node int32) bool { return node != noBlank && sizes[classes[node]] > 2 }
	for i := range s.links {
		first := noBlank
		for _, node := range s.links[i].nodes {
			if open(node) && first != noBlank {
				groups.join(first, node)
			} else if open(node) {
				first = node
			}
		}
	}
	number := make([]int32, nodes)
	for side, to := range []*[]part{&found.left, &found.right} {
		from, end := 0, s.left
		if side == 1 {
			from, end = s.left, nodes
		}
		for node := from; node < end; node++ {
			if !open(int32(node)) {
				continue
			}
			root := groups.root(int32(node))
			if number[root] == 0 {
				*to = append(*to, part{})
				number[root] = int32(len(*to))
			}
			p := &(*to)[number[root]-1]
			p.nodes = append(p.nodes, int32(node))
		}
	}
	for i := range s.links {
		members, _, count := s.links[i].roles()
		isOpen := 0
		var last int32
		for _, node := range members[:count] {
			if open(node) {
				isOpen++
				last = node
			}
		}
		if isOpen < 2 {
			continue
		}
		to := found.left
		if i >= s.leftLinks {
			to = found.right
		}
		p := &to[number[groups.root(last)]-1]
		p.links = append(p.links, int32(i))
	}
	return found
}

// extract gives a part on the left and one on the right as a structure, with the
// classes of its nodes and links.
func (s *structure) extract(classes []int32, left, right part) (*structure, []int32) {
	nodes := len(left.nodes) + len(right.nodes)
	sub := &structure{
		colours: make([]int32, 0, nodes), left: len(left.nodes), leftLinks: len(left.links),
		links: make([]link, 0, len(left.links)+len(right.links)),
	}
	numbers := make(map[int32]int32, nodes)
	for _, p := range []part{left, right} {
		for _, node := range p.nodes {
			numbers[node] = int32(len(sub.colours))
			sub.colours = append(sub.colours, classes[node])
		}
	}
	for _, p := range []part{left, right} {
		for _, i := range p.links {
			l := link{shape: classes[len(s.colours)+int(i)], nodes: s.links[i].nodes}
			for place, node := range l.nodes {
				l.nodes[place] = noBlank
				if number, is := numbers[node]; is {
					l.nodes[place] = number
				}
			}
			sub.links = append(sub.links, l)
		}
	}
	subClasses := make([]int32, 0, nodes+len(sub.links))
	subClasses = append(subClasses, sub.colours...)
	for i := range sub.links {
		subClasses = append(subClasses, sub.links[i].shape)
	}
	return sub, renumber(subClasses)
}

// renumber gives numbers from 0 on in place of others, in their order.
func renumber(numbers []int32) []int32 {
	distinct := slices.Clone(numbers)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	for i, n := range numbers {
		place, _ := slices.BinarySearch(distinct, n)
		numbers[i] = int32(place)
	}
	return numbers
}

// groups are sets of nodes that are joined step by step.
type groups struct{ parent []int32 }

func newGroups(n int) groups {
	g := groups{parent: make([]int32, n)}
	for i := range g.parent {
		g.parent[i] = int32(i)
	}
	return g
}

func (g groups) root(node int32) int32 {
	for g.parent[node] != node {
		g.parent[node] = g.parent[g.parent[node]]
		node = g.parent[node]
	}
	return node
}

func (g groups) join(a, b int32) { g.parent[g.root(a)] = g.root(b) }
