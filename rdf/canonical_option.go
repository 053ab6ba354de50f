package rdf

import (
	"fmt"
	"hash"
)

// CanonicalOption changes how a canonical form is made: a [Budget]. Of two the
// last counts.
type CanonicalOption interface {
	canonical(*canonicalSettings)
}

type canonicalSettings struct {
	budget int
}

// HashAlgorithm is the hash function of RDFC-1.0 (section 4.3): sha256.New of
// package crypto/sha256, which is the default of the Recommendation, or
// sha512.New384 of package crypto/sha512, the other one that it asks for. Two
// algorithms may give one graph two canonical forms, since the labels follow the
// hashes: to compare forms, make them with the same.
//
// It is a parameter and has no default, so that a program which makes no canonical
// form links no cryptography.
type HashAlgorithm func() hash.Hash

// Budget is how much work may be done to tell blank nodes apart that look alike
// at first sight. The work is counted and not timed, so that an input has the
// same result on every machine. Work that grows with the input alone is not
// counted: a graph without such blank nodes uses none.
//
// A step is a hash, or a blank node of a permutation that is tried (RDFC-1.0,
// sections 4.7 and 4.8). Without this option, or with one below 1, there are
// 200,000 steps, and 20 more for each quad that a blank node stands in: what is
// hard to tell apart in a small graph is done or given up in some tenths of a
// second, and what people write needs a few steps a quad at any size.
//
// For [Isomorphic] a step is a blank node or one of its places in quads that is
// looked at once the first comparison has left something open. The default is
// 2,000,000 steps and 50 more for each blank node and place.
type Budget int

func (b Budget) canonical(s *canonicalSettings) { s.budget = int(b) }

func (b Budget) isomorphic(s *isomorphicSettings) { s.budget = int(b) }

// BudgetError says that the work to tell the blank nodes of a graph apart came to
// more than the [Budget]. It says nothing of the graph but that: to write it in
// any notation takes no such work.
type BudgetError struct {
	// Budget is how many steps there were to take.
	Budget int
	// Nodes is how many blank nodes look like others at first sight.
	Nodes int
}

// Error says what can be done.
func (e *BudgetError) Error() string {
	return fmt.Sprintf("rdf: telling apart %d blank nodes that look alike took more than the work budget of %d steps; "+
		"give the nodes IRIs, or a larger Budget where the graph is from somebody to trust", e.Nodes, e.Budget)
}
