package report

import (
	"cmp"
	"slices"
	"strings"
)

func (b *builder) thingRows() {
	order := make([]int, 0, len(b.things))
	for i := range b.things {
		if b.things[i].kind != pages {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		s, t := &b.things[x], &b.things[y]
		return cmp.Or(cmp.Compare(s.kind, t.kind), cmp.Compare(len(t.in)+len(t.out), len(s.in)+len(s.out)), cmp.Compare(s.name, t.name))
	})
	b.shown = make([]int, len(b.things))
	for i := range b.shown {
		b.shown[i] = -1
	}
	for n, i := range b.forData() {
		b.shown[i] = n
	}
	if len(order) > mostRows {
		b.m.MoreRows = len(order) - mostRows
		order = evenly(order, mostRows, func(i int) int { return int(b.things[i].kind) })
	}
	for _, i := range order {
		t := &b.things[i]
		r := row{Number: b.shown[i], Name: b.label(t), Class: kindWords[t.kind].Class, Types: spaced(t.class)}
		for n, page := range t.pages {
			if n == 3 {
				r.MorePages = len(t.pages) - n
				break
			}
			r.Pages = append(r.Pages, b.pageLink(page))
		}
		r.MorePages += t.more
		r.Out, r.In = b.ends(t.out), b.ends(t.in)
		b.m.Rows = append(b.m.Rows, r)
	}
}

// ends tells of ties by their properties: "employee: A, B and 3 more".
func (b *builder) ends(all []end) (texts []string) {
	for len(all) > 0 && len(texts) < 6 {
		property := all[0].property
		var names []string
		var rest []end
		more := 0
		for _, e := range all {
			switch {
			case e.property != property:
				rest = append(rest, e)
			case len(names) < 4:
				names = append(names, b.label(&b.things[e.thing]))
			default:
				more++
			}
		}
		text := spaced(property) + ": " + strings.Join(names, ", ")
		if more > 0 {
			text += " and " + grouped(more) + " more"
		}
		texts = append(texts, text)
		all = rest
	}
	return texts
}

const mostEnds = 60 // of a thing in data

// forData gives the numbers of the things that can be looked at one by one: those with
// the most ties of each kind.
func (b *builder) forData() []int {
	order := make([]int, len(b.things))
	for i := range order {
		order[i] = i
	}
	if len(order) <= mostData {
		return order
	}
	slices.SortStableFunc(order, func(x, y int) int {
		s, t := &b.things[x], &b.things[y]
		return cmp.Or(cmp.Compare(s.kind, t.kind), cmp.Compare(len(t.in)+len(t.out), len(s.in)+len(s.out)))
	})
	order = evenly(order, mostData, func(i int) int { return int(b.things[i].kind) })
	b.m.Data.More = len(b.things) - len(order)
	slices.Sort(order)
	return order
}

func (b *builder) thingData() {
	d := &b.m.Data
	for k := range kinds {
		d.Icons = append(d.Icons, kindWords[k].Class)
	}
	properties := make(map[string]int)
	number := func(property string) int {
		n, is := properties[property]
		if !is {
			n = len(d.Properties)
			properties[property] = n
			d.Properties = append(d.Properties, spaced(property))
		}
		return n
	}
	pairs := func(all []end) (list [][2]int, more int) {
		for _, e := range all {
			if to := b.shown[e.thing]; to >= 0 && len(list) < mostEnds {
				list = append(list, [2]int{number(e.property), to})
			} else {
				more++
			}
		}
		return list, more
	}
	for i := range b.things {
		if b.shown[i] < 0 {
			continue
		}
		t := &b.things[i]
		one := dataThing{Name: b.label(t), Class: spaced(t.class), Kind: t.kind, More: t.more}
		for n, page := range t.pages {
			if n == 3 {
				one.More += len(t.pages) - n
				break
			}
			l := b.pageLink(page)
			one.Pages = append(one.Pages, [2]string{l.Text, l.Href})
		}
		one.Out, one.OutMore = pairs(t.out)
		one.In, one.InMore = pairs(t.in)
		d.Things = append(d.Things, one)
	}
}
