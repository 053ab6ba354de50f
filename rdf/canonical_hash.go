package rdf

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"hash"
	"iter"
	"slices"
)

// canonicalizer is the canonicalization state of RDFC-1.0 (section 4.2).
type canonicalizer struct {
	set  *quadSet
	hash hash.Hash
	size int // of a hash, in bytes
	// hashes is room for a hash, since what an interface is given goes to the heap.
	hashes digest

	// mentions are the numbers of the quads in which each blank node stands, each
	// once; those of node n are mentions[starts[n]:starts[n+1]].
	mentions []int32
	starts   []int
	// first are the hashes of the first degree (section 4.6).
	first []digest
	// canonical are the numbers of the canonical identifiers, or notIssued.
	canonical []int32
	issued    int32

	budget, work int
	// hashed counts the bytes that were hashed, and refined the work to find
	// orbits.
	hashed, refined int
	// alike is how many blank nodes share their hash with others.
	alike int
	// lines is room for the lines of a node.
	lines lines

	paths
}

// digest is a hash, with zeros behind it where it is shorter.
type digest [48]byte

// notIssued stands for the identifier of a blank node that has none.
const notIssued int32 = -1

// The default budget; see [Budget].
const (
	canonicalBudget           = 200_000
	canonicalBudgetPerMention = 20
)

func newCanonicalizer(set *quadSet, hash hash.Hash, settings canonicalSettings) *canonicalizer {
	nodes := len(set.labels)
	c := &canonicalizer{set: set, hash: hash, size: hash.Size(), budget: settings.budget}
	c.mentions, c.starts = set.mentions()
	c.first = make([]digest, nodes)
	c.canonical = slices.Repeat([]int32{notIssued}, nodes)
	if c.budget < 1 {
		c.budget = canonicalBudget + canonicalBudgetPerMention*len(c.mentions)
	}
	c.temporary = slices.Repeat([]int32{notIssued}, nodes)
	return c
}

// mentions gives the quads in which each blank node stands; see canonicalizer.
func (s *quadSet) mentions() (mentions []int32, starts []int) {
	starts = make([]int, len(s.labels)+1)
	s.eachMention(func(_, node int32) { starts[node+1]++ })
	for n := range s.labels {
		starts[n+1] += starts[n]
	}
	mentions = make([]int32, starts[len(s.labels)])
	filled := slices.Clone(starts)
	s.eachMention(func(quad, node int32) {
		mentions[filled[node]] = quad
		filled[node]++
	})
	return mentions, starts
}

// eachMention gives each quad with each blank node in it, once.
func (s *quadSet) eachMention(give func(quad, node int32)) {
	for i := range s.quads {
		b := &s.quads[i].blank
		for place, node := range b {
			if node != noBlank && (place == 0 || node != b[0]) && (place < 2 || node != b[1]) {
				give(int32(i), node)
			}
		}
	}
}

// mentionsOf gives the quads in which a blank node stands.
func (c *canonicalizer) mentionsOf(node int32) []int32 {
	return c.mentions[c.starts[node]:c.starts[node+1]]
}

// run is the canonicalization algorithm (section 4.4.3), whose steps 1 and 2
// made the set.
func (c *canonicalizer) run() error {
	byHash := c.hashFirstDegree() // step 3
	var shared [][]int32
	for nodes := range runsOf(byHash, func(a, b int32) bool { return c.first[a] == c.first[b] }) {
		if len(nodes) == 1 {
			c.issue(nodes[0]) // step 4
		} else {
			shared = append(shared, nodes)
			c.alike += len(nodes)
		}
	}
	if len(shared) == 0 {
		return nil
	}
	orbits := c.findOrbits(shared)
	for _, nodes := range shared { // step 5
		if err := c.issueShared(nodes, orbits); err != nil {
			return err
		}
	}
	return nil
}

// issue gives a node the next canonical identifier, unless it has one.
func (c *canonicalizer) issue(node int32) {
	if c.canonical[node] == notIssued {
		c.canonical[node] = c.issued
		c.issued++
	}
}

// path is what hashing a node to the n-th degree gives.
type path struct {
	hash digest
	// tie decides between equal hashes; see hashNDegree.
	tie digest
	// nodes are those that the temporary issuer gave identifiers, in that order.
	nodes []int32
}

// issueShared is step 5 for the nodes of one hash.
func (c *canonicalizer) issueShared(nodes []int32, orbits *orbits) error {
	var found []path
	var done map[orbit]struct{}
	for _, node := range nodes {
		if c.canonical[node] != notIssued {
			continue
		}
		if of, known := orbits.of(node); known {
			if _, is := done[of]; is {
				continue
			}
			if done == nil {
				done = make(map[orbit]struct{})
			}
			done[of] = struct{}{}
		}
		c.breakTies = orbits.isAmbiguous(node)
		if err := c.hashNDegree(node); err != nil {
			return err
		}
		found = append(found, path{c.result, c.tie, slices.Clone(c.order)})
		c.takeBack(0)
	}
	slices.SortStableFunc(found, func(a, b path) int { return compareTied(&a.hash, &b.hash, &a.tie, &b.tie) })
	for _, f := range found {
		for _, node := range f.nodes {
			c.issue(node)
		}
	}
	return nil
}

// hashFirstDegree hashes each node by the quads in which it stands (section
// 4.6.3), and gives all nodes in the order of their hashes.
func (c *canonicalizer) hashFirstDegree() []int32 {
	nodes := make([]int32, len(c.first))
	for node := range nodes {
		nodes[node] = int32(node)
		c.lines.text = c.lines.text[:0]
		for _, quad := range c.mentionsOf(int32(node)) {
			c.lines.add(c.set, quad, func(b []byte, other int32) []byte {
				if other == int32(node) {
					return append(b, "_:a"...)
				}
				return append(b, "_:z"...)
			})
		}
		c.first[node] = c.sum(c.lines.sorted(0))
	}
	slices.SortFunc(nodes, func(a, b int32) int {
		return cmp.Or(compareDigests(&c.first[a], &c.first[b]), cmp.Compare(a, b))
	})
	return nodes
}

// sum hashes a text.
func (c *canonicalizer) sum(text []byte) (d digest) {
	c.hashed += len(text)
	c.hash.Reset()
	c.hash.Write(text)
	copy(d[:], c.hash.Sum(c.hashes[:0]))
	return d
}

// appendDigest appends a hash in hexadecimal digits.
func (c *canonicalizer) appendDigest(b []byte, d *digest) []byte {
	return hex.AppendEncode(b, d[:c.size])
}

func compareDigests(a, b *digest) int { return bytes.Compare(a[:], b[:]) }

// compareTied compares hashes, and where they are equal what breaks the tie.
func compareTied(a, b, tieOfA, tieOfB *digest) int {
	return cmp.Or(compareDigests(a, b), compareDigests(tieOfA, tieOfB))
}

// runsOf parts a slice into runs of equal neighbours.
func runsOf[T any](all []T, equal func(a, b T) bool) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for start := 0; start < len(all); {
			end := start + 1
			for end < len(all) && equal(all[start], all[end]) {
				end++
			}
			if !yield(all[start:end:end]) {
				return
			}
			start = end
		}
	}
}
