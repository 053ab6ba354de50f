package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// picture is the things of a site in columns, and curves between those that are tied.
// All measures are those of the SVG.
type picture struct {
	Width, Height int
	Boxes         []box
	Curves        []curve
	// Hidden counts the things that stand in no box of their own.
	Hidden int
}

// box is a thing, the heading of a group or what stands for the rest of one.
type box struct {
	Class, Label, Name string
	Heading, Rest      bool
	X, Y, Width        int
	Column             int
	// Number is that of the thing in the data, -1 where it is none.
	Number int
	// Ties is how many there are.
	Ties int
}

// curve is a tie between two boxes, or several.
type curve struct {
	Class    string // that of the box it comes from
	Path     string
	From, To int // boxes
	Count    int
	Width    string
}

// columns are which kinds stand above one another.
var columns = [][]kind{{pages}, {articles, providers, events}, {people}, {services, conditions}, {products, reviews}}

const (
	boxWidth   = 184
	boxHeight  = 24
	boxStep    = 30
	columnStep = 252
	headStep   = 34
	groupGap   = 18
	margin     = 8
	mostBoxes  = 22 // in a column
	labelRunes = 23
	sweeps     = 16
)

// stack is the things of one kind in a column.
type stack struct {
	kind  kind
	items []item
	count int
}

// item is a box: a thing, or several of one sort for which there is no room.
type item struct {
	things []int
	// sort names what the things of a box for several have in common.
	sort string
	rest bool
}

// drawing says how things are shown.
type drawing struct {
	things []known
	// label gives the name of a thing, and sort what it has in common with others: the
	// folder of a page, the class of a thing.
	label, sort func(*known) string
	// numbers are those of the things in the data, -1 for others.
	numbers []int
}

// draw lays the things out. The same things give the same picture.
func draw(d drawing) *picture {
	var layout [][]stack
	p := new(picture)
	for _, kindsHere := range columns {
		var stacks []stack
		for _, k := range kindsHere {
			s := stack{kind: k}
			for i := range d.things {
				if d.things[i].kind == k {
					s.items = append(s.items, item{things: []int{i}})
				}
			}
			if s.count = len(s.items); s.count > 0 {
				stacks = append(stacks, s)
			}
		}
		if len(stacks) > 0 {
			d.fit(stacks)
			layout = append(layout, stacks)
		}
	}
	if len(layout) == 0 {
		return nil
	}
	l := &layouter{things: d.things, columns: layout}
	l.order()
	p.place(l, &d)
	p.join(l)
	return p
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

// place puts the boxes, each column in the middle of the height.
func (p *picture) place(l *layouter, d *drawing) {
	tall := make([]int, len(l.columns))
	for c, stacks := range l.columns {
		for i, s := range stacks {
			if i > 0 {
				tall[c] += groupGap
			}
			tall[c] += headStep + len(s.items)*boxStep
		}
		p.Height = max(p.Height, tall[c])
	}
	p.Height += 2 * margin
	p.Width = (len(l.columns)-1)*columnStep + boxWidth + 2*margin
	for c, stacks := range l.columns {
		x, y := margin+c*columnStep, (p.Height-tall[c])/2
		for i, s := range stacks {
			if i > 0 {
				y += groupGap
			}
			words := kindWords[s.kind]
			p.Boxes = append(p.Boxes, box{Class: words.Class, Label: words.Name, Name: words.Name, Heading: true, X: x, Y: y, Width: boxWidth, Column: c, Number: -1, Ties: s.count})
			y += headStep
			var names []string
			for _, it := range s.items {
				names = append(names, d.name(it))
			}
			short := shortened(names)
			for n, it := range s.items {
				one := box{Class: words.Class, Label: short[n], Name: names[n], X: x, Y: y, Width: boxWidth, Column: c, Number: -1}
				if it.rest {
					one.Rest = true
					one.Name += " of " + strings.ToLower(words.Name)
					p.Hidden += len(it.things)
				} else {
					t := &l.things[it.things[0]]
					one.Number, one.Ties = d.numbers[it.things[0]], len(t.in)+len(t.out)
				}
				p.Boxes = append(p.Boxes, one)
				y += boxStep
			}
		}
	}
}

// name gives what stands in a box.
func (d *drawing) name(it item) string {
	switch {
	case !it.rest:
		return d.label(&d.things[it.things[0]])
	case it.sort == "":
		return "and " + grouped(len(it.things)) + " more"
	}
	return grouped(len(it.things)) + " more: " + it.sort
}

// shortened gives names as they fit into boxes: those that begin alike lose their
// middle, others their end.
func shortened(names []string) []string {
	ends := make([]string, len(names))
	alike := make(map[string]int)
	for i, name := range names {
		ends[i] = cutAt(name, labelRunes)
		alike[ends[i]]++
	}
	for i, name := range names {
		if runes := []rune(name); alike[ends[i]] > 1 && len(runes) > labelRunes {
			const front = labelRunes/2 - 2
			ends[i] = strings.TrimRight(string(runes[:front]), " ") + "…" + strings.TrimLeft(string(runes[len(runes)-(labelRunes-front-1):]), " ")
		}
	}
	return ends
}

// join draws the curves: between two boxes one, however many ties there are.
func (p *picture) join(l *layouter) {
	boxOf := make([]int, len(l.things))
	n := 0
	for _, stacks := range l.columns {
		for _, s := range stacks {
			n++ // the heading
			for _, it := range s.items {
				for _, i := range it.things {
					boxOf[i] = n
				}
				n++
			}
		}
	}
	type pair struct{ from, to int }
	counts := make(map[pair]int)
	for i := range l.things {
		for _, e := range l.things[i].out {
			from, to := boxOf[i], boxOf[e.thing]
			if from == to {
				continue
			}
			a, b := from, to
			if p.Boxes[a].Column > p.Boxes[b].Column || p.Boxes[a].Column == p.Boxes[b].Column && a > b {
				a, b = b, a
			}
			counts[pair{a, b}]++
		}
	}
	for c, n := range counts {
		a, b := &p.Boxes[c.from], &p.Boxes[c.to]
		p.Curves = append(p.Curves, curve{Class: b.Class, Path: way(a, b), From: c.from, To: c.to, Count: n, Width: fmt.Sprintf("%.1f", 1.2+math.Log2(float64(n))/2)})
	}
	slices.SortFunc(p.Curves, func(x, y curve) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
}

// way gives the path of a curve: from the right of one box to the left of the other,
// or on the left from box to box where they stand above one another.
func way(a, b *box) string {
	ya, yb := a.Y+boxHeight/2, b.Y+boxHeight/2
	if a.Column == b.Column {
		bend := min(16+(yb-ya)/12, columnStep-boxWidth-12)
		return fmt.Sprintf("M%d %dC%d %d %d %d %d %d", a.X, ya, a.X-bend, ya, b.X-bend, yb, b.X, yb)
	}
	x1, x2 := a.X+a.Width, b.X
	bend := (x2 - x1) / 2
	return fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, ya, x1+bend, ya, x2-bend, yb, x2, yb)
}
