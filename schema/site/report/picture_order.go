package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// layouter finds an order of the boxes in which few curves cross.
type layouter struct {
	things  []known
	columns [][]stack
	// height is how far down the box of a thing stands, and column where.
	height []float64
	column []int
}

// order puts each box at the mean height of what its things are tied to, column by
// column, there and back again. Boxes for several come last.
func (l *layouter) order() {
	l.height, l.column = make([]float64, len(l.things)), make([]int, len(l.things))
	for c := range l.columns {
		for _, s := range l.columns[c] {
			slices.SortStableFunc(s.items, func(x, y item) int {
				return cmp.Or(compareRest(x, y), strings.Compare(l.things[x.things[0]].name, l.things[y.things[0]].name), cmp.Compare(x.things[0], y.things[0]))
			})
			for _, it := range s.items {
				for _, i := range it.things {
					l.column[i] = c
				}
			}
		}
		l.measure(c)
	}
	for sweep := range sweeps {
		for n := range l.columns {
			c := n
			if sweep%2 == 1 {
				c = len(l.columns) - 1 - n
			}
			for _, s := range l.columns[c] {
				wish := make(map[int]float64, len(s.items))
				for _, it := range s.items {
					wish[it.things[0]] = l.wish(it)
				}
				slices.SortStableFunc(s.items, func(x, y item) int {
					return cmp.Or(compareRest(x, y), cmp.Compare(wish[x.things[0]], wish[y.things[0]]))
				})
			}
			l.measure(c)
		}
	}
}

func compareRest(x, y item) int {
	switch {
	case x.rest == y.rest:
		return 0
	case x.rest:
		return 1
	}
	return -1
}

// measure gives the things of a column their heights, between 0 and 1.
func (l *layouter) measure(c int) {
	n, all := 0, 0
	for _, s := range l.columns[c] {
		all += len(s.items)
	}
	for _, s := range l.columns[c] {
		for _, it := range s.items {
			for _, i := range it.things {
				l.height[i] = (float64(n) + 0.5) / float64(all)
			}
			n++
		}
	}
}

// wish gives the mean height of what the things of a box are tied to in other columns,
// those near by before those far off.
func (l *layouter) wish(it item) float64 {
	sum, weight := 0.0, 0.0
	for _, i := range it.things {
		for _, ends := range [2][]end{l.things[i].in, l.things[i].out} {
			for _, e := range ends {
				far := l.column[e.thing] - l.column[i]
				if far == 0 {
					continue
				}
				w := 1 / math.Abs(float64(far))
				sum += w * l.height[e.thing]
				weight += w
			}
		}
	}
	if weight == 0 {
		return l.height[it.things[0]]
	}
	return sum / weight
}
