package rdf

import "iter"

// IsomorphicOption changes how graphs are compared; the only one is [Budget].
type IsomorphicOption interface {
	isomorphic(*isomorphicSettings)
}

type isomorphicSettings struct{ budget int }

// Isomorphic tells whether two sources tell the same graph: whether the blank
// nodes of one can be given the labels of the other so that both are the same set
// of triples (RDF 1.1 Concepts, section 3.6, graph isomorphism). The triples are
// those of [Triples], so that a number is the same as the literal that it means.
// The names of the graphs make no difference, and IRIs are compared as they are,
// good or not.
//
// Graphs without blank nodes, and graphs whose blank nodes are nested in one
// another without a circle, take linear time, but for a logarithm; so does all
// that people write. What is left open after that is searched for. No answer is
// ever guessed: a search that takes more than the [Budget] is a [*BudgetError].
// Other errors are those of the sources, the first source first.
func Isomorphic(a, b Source, options ...IsomorphicOption) (bool, error) {
	var sets [2]quadSet
	for i, source := range []Source{a, b} {
		sets[i].unchecked = true
		if err := sets[i].addSource(source); err != nil {
			return false, err
		}
	}
	_, same, err := isomorphism(&sets[0], &sets[1], options)
	return same, err
}

// IsomorphicQuads is [Isomorphic] for quads, such as those of a [Dataset]: it
// tells whether two datasets are the same but for the labels of their blank
// nodes, of those that name graphs too (RDF 1.1 Concepts, section 4.1, dataset
// isomorphism). Graphs without triples do not count.
func IsomorphicQuads(a, b iter.Seq[Quad], options ...IsomorphicOption) (bool, error) {
	var sets [2]quadSet
	for i, quads := range []iter.Seq[Quad]{a, b} {
		sets[i].unchecked = true
		if err := sets[i].addQuads(quads); err != nil {
			return false, err
		}
	}
	_, same, err := isomorphism(&sets[0], &sets[1], options)
	return same, err
}

// The default budget for comparisons; see [Budget].
const (
	isomorphicBudget           = 2_000_000
	isomorphicBudgetPerMention = 50
)

// isomorphism tells whether two sets are isomorphic. The matcher knows what work
// that took.
func isomorphism(a, b *quadSet, options []IsomorphicOption) (*matcher, bool, error) {
	m := new(matcher)
	if len(a.quads) != len(b.quads) || len(a.labels) != len(b.labels) {
		return m, false, nil
	}
	s, same := structureOfBoth(a, b)
	if !same {
		return m, false, nil
	}
	var first meter
	classes, same := s.refine(&first)
	m.refined = first.work
	if !same {
		return m, false, nil
	}
	var settings isomorphicSettings
	for _, option := range options {
		option.isomorphic(&settings)
	}
	if m.budget = settings.budget; m.budget < 1 {
		m.budget = isomorphicBudget + isomorphicBudgetPerMention*s.mentions()
	}
	if m.alike = s.alike(classes); m.alike == 0 {
		return m, true, nil
	}
	same, err := m.match(s, classes)
	return m, same, err
}
