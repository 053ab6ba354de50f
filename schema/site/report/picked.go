package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// How much of a site stands in a report.
const (
	mostCards = 200   // pages in full
	mostRows  = 400   // things in the table
	mostData  = 3_000 // things that can be looked at one by one
)

// pickCards finds the pages that stand in full: all, or of a large site some of each
// sort, the worst sorts first. Two pages are of one sort that come to the same with the
// same features.
func (b *builder) pickCards() {
	b.cards = make([]bool, len(b.pages))
	if len(b.pages) <= mostCards {
		for i := range b.cards {
			b.cards[i] = true
		}
		return
	}
	type sort struct {
		state int
		pages []int
	}
	var sorts []*sort
	byText := make(map[string]*sort)
	for i, p := range b.pages {
		key := p.sort()
		s := byText[key]
		if s == nil {
			s = &sort{state: p.state()}
			byText[key] = s
			sorts = append(sorts, s)
		}
		s.pages = append(s.pages, i)
	}
	slices.SortStableFunc(sorts, func(a, b *sort) int { return cmp.Compare(a.state, b.state) })
	for taken, turn := 0, 0; taken < mostCards; turn++ {
		for _, s := range sorts {
			if turn < len(s.pages) && taken < mostCards {
				b.cards[s.pages[turn]] = true
				taken++
			}
		}
	}
	b.m.MoreCards = len(b.pages) - mostCards
}

// sort names the sort of a page.
func (p *Page) sort() string {
	var t strings.Builder
	t.WriteString(strconv.Itoa(p.state()))
	for i := range p.features {
		f := &p.features[i]
		t.WriteString(" " + f.family + "/" + f.id + "/" + f.status().String())
		for _, n := range f.missing {
			t.WriteString(" " + n.rule)
		}
	}
	return t.String()
}

// evenly takes so many of what is in groups one after the other, as many of each group
// as there is room for.
func evenly(order []int, most int, group func(int) int) []int {
	sizes := make(map[int]int)
	for _, i := range order {
		sizes[group(i)]++
	}
	share := most / len(sizes)
	left := most
	quota := make(map[int]int)
	for g, n := range sizes {
		quota[g] = min(n, share)
		left -= quota[g]
	}
	var taken []int
	for _, i := range order { // what small groups leave goes to the first that want it
		g := group(i)
		if quota[g] > 0 {
			quota[g]--
		} else if left > 0 && sizes[g] > share {
			left--
		} else {
			continue
		}
		taken = append(taken, i)
	}
	return taken
}
