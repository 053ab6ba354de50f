package rdf

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
)

// Digest gives a digest of what a source tells: the SHA-256 of its canonical form
// (see [Canonicalize]) in 64 lower-case hexadecimal digits, or its SHA-384 in 96
// where that algorithm is asked for. It is the same for the same graph, in
// whatever order and notation it was written and with whatever labels of blank
// nodes, so that a site can tell whether a description changed. Two graphs with
// one digest are the same for all practical purposes.
//
// The errors are those of [Canonicalize].
func Digest(source Source, options ...CanonicalOption) (string, error) {
	form, err := Canonicalize(source, options...)
	if err != nil {
		return "", err
	}
	return form.Digest(), nil
}

// Digest gives the digest of the text, as [Digest] does, with the algorithm that
// made the form.
func (c *Canonical) Digest() string {
	if c.hash == SHA384 {
		sum := sha512.Sum384(c.Text)
		return hex.EncodeToString(sum[:])
	}
	sum := sha256.Sum256(c.Text)
	return hex.EncodeToString(sum[:])
}
