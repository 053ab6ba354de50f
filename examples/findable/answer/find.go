package answer

import (
	"slices"
	"sort"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
)

// candidates are things that may meet a constraint, sorted; isExact says that all do.
type candidates struct {
	things  []knowledge.Node
	isExact bool
}

// Find gives the things that meet all constraints, in the order in which the graph has
// them. The error is that of an opening or a language that cannot be read.
func (x *Index) Find(f *question.Find) ([]knowledge.Node, error) {
	q, err := x.query(f)
	if err != nil {
		return nil, err
	}
	return x.find(q), nil
}

func (x *Index) find(q *query) []knowledge.Node {
	g := x.gather(q)
	slices.SortStableFunc(g.lists, func(a, b candidates) int { return len(a.things) - len(b.things) })
	isExact := true
	found := x.things
	for i, list := range g.lists {
		isExact = isExact && list.isExact
		if found = intersect(list.things, found); i == 0 {
			found = list.things
		}
	}
	for _, list := range g.costly {
		if len(found) <= few {
			isExact = false // rather than the list, each thing is looked at
			break
		}
		more := list()
		isExact = isExact && more.isExact
		found = intersect(more.things, found)
	}
	onSites := 0
	for _, c := range siteConstraints {
		if c.isSet(q.find) {
			onSites++
		}
	}
	result := make([]knowledge.Node, 0, len(found))
	for _, t := range found {
		if isExact && (onSites < 2 || !x.severalSites[t]) || q.meets(t) {
			result = append(result, t)
		}
	}
	return result
}

// few are so many things that it is cheaper to look at each than to make a list that
// takes long.
const few = 300

// intersect gives what is in both lists.
func intersect(a, b []knowledge.Node) []knowledge.Node {
	var both []knowledge.Node
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 16*len(a) {
		for _, t := range a {
			i := sort.Search(len(b), func(i int) bool { return b[i] >= t })
			if b = b[i:]; len(b) == 0 {
				break
			}
			if b[0] == t {
				both = append(both, t)
			}
		}
		return both
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both = append(both, a[i])
			i, j = i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return both
}

// union gives what is in any of the lists, each once.
func union(lists ...[]knowledge.Node) []knowledge.Node {
	lists = slices.DeleteFunc(lists, func(list []knowledge.Node) bool { return len(list) == 0 })
	if len(lists) == 0 {
		return nil
	}
	if len(lists) == 1 {
		return lists[0]
	}
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}
