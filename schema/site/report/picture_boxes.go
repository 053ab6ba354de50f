package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

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
			p.Boxes = append(p.Boxes, box{Class: words.Class, Label: words.Name, Name: words.Name, Heading: true, X: x, Y: y, Width: boxWidth, Column: c, Number: -1})
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
					one.Number = d.numbers[it.things[0]]
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
