package vocab

import "sync"

// Who asks whether one class is under another asks so for every value: what
// hangs above each term is found once, in some hundred microseconds. Most terms
// have no more than five ancestors, so that they are looked through faster than
// a table of all pairs would be.
var (
	ancestorsOnce   sync.Once
	ancestorTerms   []Term
	ancestorOffsets [termCount + 2]uint16
)

// IsA tells whether a term is another or hangs under it by any of its parents.
// The zero Term is nothing.
func IsA(t, ancestor Term) bool {
	if t == ancestor {
		return t.valid()
	}
	for _, a := range t.Ancestors() {
		if a == ancestor {
			return true
		}
	}
	return false
}

// Ancestors gives all superclasses of a class, and all superproperties of a
// property, over any number of steps, each once. The slice is the table itself: it
// must not be changed.
func (t Term) Ancestors() []Term {
	if !t.valid() {
		return nil
	}
	ancestorsOnce.Do(findAncestors)
	from, to := ancestorOffsets[t], ancestorOffsets[t+1]
	return ancestorTerms[from:to:to]
}

func findAncestors() {
	all := make([]Term, 0, 3*termCount)
	for t := Term(1); t.valid(); t++ {
		first := len(all)
		ancestorOffsets[t] = uint16(first)
		all = appendNew(all, first, t.Parents())
		for i := first; i < len(all); i++ {
			all = appendNew(all, first, all[i].Parents())
		}
	}
	ancestorOffsets[termCount+1] = uint16(len(all))
	ancestorTerms = all
}

// appendNew adds the terms that do not stand from a place on yet.
func appendNew(all []Term, from int, terms []Term) []Term {
next:
	for _, t := range terms {
		for _, known := range all[from:] {
			if known == t {
				continue next
			}
		}
		all = append(all, t)
	}
	return all
}
