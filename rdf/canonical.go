package rdf

import (
	"errors"
	"fmt"
	"iter"
	"strconv"
)

// Canonical is the canonical form of a graph or a dataset: one text for all
// graphs that are the same but for the labels of their blank nodes.
type Canonical struct {
	// Text is the serialized canonical form (RDFC-1.0, section 5): canonical
	// N-Quads, each quad once, in the order of their bytes. The blank nodes are
	// called c14n0, c14n1 and so on.
	Text []byte
	// Work is how much of the [Budget] was used.
	Work int

	digest string
	labels []string
	issued []int32
}

// Labels gives for each label of a blank node in the input that it has in the
// text, both without "_:" (RDFC-1.0, section 4.4.3, step 6: the issued
// identifiers map). Where a graph looks the same from several of its blank
// nodes, which of them has which label is not determined; the text is.
func (c *Canonical) Labels() map[string]string {
	labels := make(map[string]string, len(c.labels))
	for node, label := range c.labels {
		labels[label] = canonicalPrefix + strconv.Itoa(int(c.issued[node]))
	}
	return labels
}

// Canonicalize gives the canonical form of what a source tells, after the W3C
// Recommendation [RDF Dataset Canonicalization] (RDFC-1.0), with a hash algorithm:
// sha256.New for the one that it has by default. The triples are those
// of [Triples], so that a number has its datatype of XML Schema; they stand in
// the default graph, whatever name the source gives them. Nothing else of a
// literal is changed: "01" and "1" of datatype xsd:integer stay two, and so do
// the tags "de" and "DE".
//
// Where the Recommendation leaves open which of several blank nodes comes first,
// and they are not the same but for their labels, which can be in a dataset whose
// graphs share blank nodes, their quads decide. So isomorphic input always has one
// form, and any form that comes out is one that the Recommendation allows.
//
// A graph without blank nodes, and one whose blank nodes differ in what is said
// of them directly, take linear time and the sorting of the lines. Blank nodes
// that do not are told apart by what they lead to, which is quick in what people
// write. There are graphs made to keep any program busy for years: a
// [*BudgetError] ends those, see [Budget].
//
// Other errors are those of the source, and whatever cannot be written: an IRI
// that [CheckIRI] refuses, a text that is not UTF-8, a language tag that
// [CheckLanguageTag] refuses; these are a [*Problem] with the subject and the
// predicate of the triple.
//
// [RDF Dataset Canonicalization]: https://www.w3.org/TR/2024/REC-rdf-canon-20240521/
func Canonicalize(source Source, hash HashAlgorithm, options ...CanonicalOption) (*Canonical, error) {
	var set quadSet
	if err := set.addSource(source); err != nil {
		return nil, err
	}
	return set.canonicalize(hash, options)
}

// CanonicalizeQuads is [Canonicalize] for quads, such as those of a [Dataset].
// A quad that comes twice counts once.
func CanonicalizeQuads(quads iter.Seq[Quad], hash HashAlgorithm, options ...CanonicalOption) (*Canonical, error) {
	var set quadSet
	if err := set.addQuads(quads); err != nil {
		return nil, err
	}
	return set.canonicalize(hash, options)
}

// canonicalPrefix begins the canonical labels, and temporaryPrefix those that
// the algorithm gives on its way.
const (
	canonicalPrefix = "c14n"
	temporaryPrefix = "b"
)

// canonicalize runs the algorithm and writes the result.
func (s *quadSet) canonicalize(hash HashAlgorithm, options []CanonicalOption) (*Canonical, error) {
	var settings canonicalSettings
	for _, option := range options {
		option.canonical(&settings)
	}
	if hash == nil {
		return nil, errors.New("rdf: there is no hash algorithm; give sha256.New or sha512.New384")
	}
	c := newCanonicalizer(s, hash(), settings)
	if c.size > len(digest{}) {
		return nil, fmt.Errorf("rdf: the hash algorithm gives %d bytes; at most %d are made use of", c.size, len(digest{}))
	}
	if err := c.run(); err != nil {
		return nil, err
	}
	text := s.sortedLines(func(b []byte, node int32) []byte { return appendIdentifier(b, canonicalPrefix, c.canonical[node]) })
	sum := c.sum(text)
	return &Canonical{
		Text: text, Work: c.work,
		digest: string(c.appendDigest(nil, &sum)), labels: s.labels, issued: c.canonical,
	}, nil
}
