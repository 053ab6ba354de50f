package rdf

// Digest gives a digest of what a source tells: the hash of its canonical form (see
// [Canonicalize]) in lower-case hexadecimal digits, 64 of them with sha256.New. It is the same for the same graph, in
// whatever order and notation it was written and with whatever labels of blank
// nodes, so that a site can tell whether a description changed. Two graphs with
// one digest are the same for all practical purposes.
//
// The errors are those of [Canonicalize].
func Digest(source Source, hash HashAlgorithm, options ...CanonicalOption) (string, error) {
	form, err := Canonicalize(source, hash, options...)
	if err != nil {
		return "", err
	}
	return form.Digest(), nil
}

// Digest gives the digest of the text, as [Digest] does, with the algorithm that
// made the form.
func (c *Canonical) Digest() string { return c.digest }
