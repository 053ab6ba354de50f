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

// group of the picture: the things of one kind in a column.
type stack struct {
	kind  kind
	shown []int // numbers of things
	rest  int
}

// draw lays the things out. The same things give the same picture.
func draw(things []known, label func(*known) string, numbers []int) *picture {
	var layout [][]stack
	p := new(picture)
	for _, kindsHere := range columns {
		var stacks []stack
		for _, k := range kindsHere {
			var all []int
			for i := range things {
				if things[i].kind == k {
					all = append(all, i)
				}
			}
			if len(all) > 0 {
				stacks = append(stacks, stack{kind: k, shown: all})
			}
		}
		if len(stacks) > 0 {
			fit(stacks, things)
			layout = append(layout, stacks)
			for i := range stacks {
				p.Hidden += stacks[i].rest
			}
		}
	}
	if len(layout) == 0 {
		return nil
	}
	l := &layouter{things: things, columns: layout}
	l.order()
	p.place(l, label, numbers)
	p.join(l)
	return p
}

// fit leaves in each stack of a column the things with the most ties, as many as
// there is room for.
func fit(stacks []stack, things []known) {
	room := mostBoxes
	for i := range stacks {
		s := &stacks[i]
		slices.SortStableFunc(s.shown, func(x, y int) int {
			return cmp.Or(cmp.Compare(len(things[y].in)+len(things[y].out), len(things[x].in)+len(things[x].out)), cmp.Compare(things[x].name, things[y].name))
		})
		// The others need a half of what is left each, or less.
		most := room
		for _, other := range stacks[i+1:] {
			most = max(room/2, most-len(other.shown)-1)
		}
		if len(s.shown) > most {
			s.rest = len(s.shown) - most + 1
			s.shown = s.shown[:most-1]
		}
		room -= len(s.shown) + 2
	}
}

// layouter finds an order of the boxes in which few curves cross.
type layouter struct {
	things  []known
	columns [][]stack
	// height is how far down a thing stands, and column where, for those that are shown.
	height map[int]float64
	column map[int]int
}

// order puts each thing at the mean height of those that it is tied to, column by
// column, there and back again.
func (l *layouter) order() {
	l.height, l.column = make(map[int]float64), make(map[int]int)
	for c := range l.columns {
		for _, s := range l.columns[c] {
			slices.SortStableFunc(s.shown, func(x, y int) int {
				return cmp.Or(strings.Compare(l.things[x].name, l.things[y].name), cmp.Compare(x, y))
			})
			for _, i := range s.shown {
				l.column[i] = c
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
				wish := make(map[int]float64, len(s.shown))
				for _, i := range s.shown {
					wish[i] = l.wish(i)
				}
				slices.SortStableFunc(s.shown, func(x, y int) int { return cmp.Compare(wish[x], wish[y]) })
			}
			l.measure(c)
		}
	}
}

// measure gives the things of a column their heights, between 0 and 1.
func (l *layouter) measure(c int) {
	n, all := 0, 0
	for _, s := range l.columns[c] {
		all += len(s.shown)
	}
	for _, s := range l.columns[c] {
		for _, i := range s.shown {
			l.height[i] = (float64(n) + 0.5) / float64(all)
			n++
		}
	}
}

// wish gives the mean height of what a thing is tied to in other columns, those near
// by before those far off.
func (l *layouter) wish(i int) float64 {
	sum, weight := 0.0, 0.0
	for _, ends := range [2][]end{l.things[i].in, l.things[i].out} {
		for _, e := range ends {
			c, is := l.column[e.thing]
			if !is || c == l.column[i] {
				continue
			}
			w := 1 / math.Abs(float64(c-l.column[i]))
			sum += w * l.height[e.thing]
			weight += w
		}
	}
	if weight == 0 {
		return l.height[i]
	}
	return sum / weight
}

// place puts the boxes, each column in the middle of the height.
func (p *picture) place(l *layouter, label func(*known) string, numbers []int) {
	tall := make([]int, len(l.columns))
	for c, stacks := range l.columns {
		for i, s := range stacks {
			if i > 0 {
				tall[c] += groupGap
			}
			tall[c] += headStep + len(s.shown)*boxStep
			if s.rest > 0 {
				tall[c] += boxStep
			}
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
			p.Boxes = append(p.Boxes, box{Class: words.Class, Label: words.Name, Name: words.Name, Heading: true, X: x, Y: y, Width: boxWidth, Column: c, Number: -1, Ties: len(s.shown) + s.rest})
			y += headStep
			var names []string
			for _, i := range s.shown {
				names = append(names, label(&l.things[i]))
			}
			short := shortened(names)
			for n, i := range s.shown {
				t, name := &l.things[i], names[n]
				p.Boxes = append(p.Boxes, box{Class: words.Class, Label: short[n], Name: name, X: x, Y: y, Width: boxWidth, Column: c, Number: numbers[i], Ties: len(t.in) + len(t.out)})
				y += boxStep
			}
			if s.rest > 0 {
				text := "and " + grouped(s.rest) + " more"
				p.Boxes = append(p.Boxes, box{Class: words.Class, Label: text, Name: text + " of " + strings.ToLower(words.Name), Rest: true, X: x, Y: y, Width: boxWidth, Column: c, Number: -1})
				y += boxStep
			}
		}
	}
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
	boxOf := make([]int, len(l.things)) // that of the rest for what is not shown
	n := 0
	restOf := make(map[kind]int)
	for _, stacks := range l.columns {
		for _, s := range stacks {
			n++ // the heading
			for _, i := range s.shown {
				boxOf[i] = n + 1
				n++
			}
			if s.rest > 0 {
				restOf[s.kind] = n
				n++
			}
		}
	}
	type pair struct{ from, to int }
	counts := make(map[pair]int)
	for i := range l.things {
		from := boxOf[i] - 1
		if from < 0 {
			from = restOf[l.things[i].kind]
		}
		for _, e := range l.things[i].out {
			to := boxOf[e.thing] - 1
			if to < 0 {
				to = restOf[l.things[e.thing].kind]
			}
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
