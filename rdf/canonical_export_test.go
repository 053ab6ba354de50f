package rdf

import (
	"crypto/sha256"
	"slices"
)

// CanonicalWork gives how many bytes are hashed for a canonical form, and how
// many elements are looked at to part blank nodes into classes.
func CanonicalWork(quads []Quad) (hashed, refined int, err error) {
	var set quadSet
	if err := set.addQuads(slices.Values(quads)); err != nil {
		return 0, 0, err
	}
	c := newCanonicalizer(&set, sha256.New(), canonicalSettings{})
	err = c.run()
	return c.hashed, c.refined, err
}

// IsomorphicWork gives how many elements are looked at to compare quads with
// themselves: to part blank nodes into classes, and to search.
func IsomorphicWork(quads []Quad) (refined, searched int, err error) {
	var a, b quadSet
	for _, set := range []*quadSet{&a, &b} {
		if err := set.addQuads(slices.Values(quads)); err != nil {
			return 0, 0, err
		}
	}
	m, same, err := isomorphism(&a, &b, nil)
	if err == nil && !same {
		panic("a dataset is not isomorphic to itself")
	}
	return m.refined, m.work, err
}
