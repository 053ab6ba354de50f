package report

import (
	"cmp"
	"slices"
)

// stack is the things of one kind in a column.
type stack struct {
	kind  kind
	items []item
}

// item is a box: a thing, or several of one sort for which there is no room.
type item struct {
	things []int
	// sort names what the things of a box for several have in common.
	sort string
	rest bool
}

const (
	mostSorts  = 6 // of a stack
	leastAlike = 8 // things of one sort, to have a box for the rest of it
)

// fit leaves in each stack of a column as many boxes as there is room for: of each sort
// of things some of those with the most ties, and a box for the rest of the sort.
func (d *drawing) fit(stacks []stack) {
	room := mostBoxes
	for i := range stacks {
		s := &stacks[i]
		// The others need a half of what is left each, or less.
		most := room
		for _, other := range stacks[i+1:] {
			most = max(room/2, most-len(other.items)-1)
		}
		if len(s.items) > most {
			s.items = d.fold(s.items, most)
		}
		room -= len(s.items) + 1
	}
}

// fold makes of many items no more than so many.
func (d *drawing) fold(items []item, most int) []item {
	ties := func(i int) int { return len(d.things[i].in) + len(d.things[i].out) }
	counts := make(map[string]int)
	var sorts []string
	for _, it := range items {
		sort := d.sort(&d.things[it.things[0]])
		if counts[sort]++; counts[sort] == 1 {
			sorts = append(sorts, sort)
		}
	}
	slices.SortStableFunc(sorts, func(x, y string) int { return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y)) })
	few := func(sort string) bool { return counts[sort] < leastAlike }
	if sorts = slices.DeleteFunc(sorts, few); len(sorts) > mostSorts {
		sorts = sorts[:mostSorts]
	}
	group := func(i int) int { // the last is for all others
		if at := slices.Index(sorts, d.sort(&d.things[i])); at >= 0 {
			return at
		}
		return len(sorts)
	}
	order := make([]int, len(items))
	for i, it := range items {
		order[i] = it.things[0]
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(ties(y), ties(x)), cmp.Compare(d.label(&d.things[x]), d.label(&d.things[y])), cmp.Compare(x, y))
	})
	var folded []item
	alone := make(map[int]bool)
	for _, i := range evenly(order, most-len(sorts)-1, group) {
		alone[i] = true
		folded = append(folded, item{things: []int{i}})
	}
	rests := make([]item, len(sorts)+1)
	for _, i := range order {
		if !alone[i] {
			r := &rests[group(i)]
			r.things, r.rest = append(r.things, i), true
		}
	}
	for at, r := range rests {
		if len(r.things) == 1 {
			r.rest = false // it can stand for itself
		}
		if at < len(sorts) && len(counts) > 1 {
			r.sort = sorts[at]
		}
		if len(r.things) > 0 {
			folded = append(folded, r)
		}
	}
	return folded
}
