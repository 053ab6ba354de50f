package report

import (
	"cmp"
	"slices"
)

// catalogue is what is known of the things of a site, each once.
type catalogue struct {
	numbers map[string]int32 // by key, of things and of what is only mentioned
	all     []known
	ties    map[edge]int // how many pages say it
	words   map[string]string
}

// known is a thing of the site. Its kind is none as long as nothing but its key is
// known.
type known struct {
	thing
	// pages are the first pages that tell of it, that on which it belongs before the
	// others; more counts the rest.
	pages   []int32
	more    int
	out, in []end
}

// end is where a tie leads to, or comes from.
type end struct {
	thing    int32
	property string
}

type edge struct {
	from, to int32
	property string
}

const mostPlaces = 8 // of a thing

func (c *catalogue) init() {
	c.numbers, c.ties, c.words = make(map[string]int32), make(map[edge]int), make(map[string]string)
}

// number gives the number of a thing, and a new one where there is none.
func (c *catalogue) number(key string) int32 {
	n, is := c.numbers[key]
	if !is {
		n = int32(len(c.all))
		c.numbers[key] = n
		c.all = append(c.all, known{thing: thing{key: key}})
	}
	return n
}

// word gives the same text without the memory that it came in.
func (c *catalogue) word(text string) string {
	if kept, is := c.words[text]; is {
		return kept
	}
	text = string([]byte(text))
	c.words[text] = text
	return text
}

// add adds what a page tells of.
func (c *catalogue) add(p *Page, page int) {
	for _, t := range p.things {
		k := &c.all[c.number(t.key)]
		t.class = c.word(t.class)
		switch {
		case k.kind == none, t.home && !k.home:
			if t.name == "" {
				t.name = k.name
			}
			k.thing = t
			k.key = t.key
			k.pages = slices.Insert(k.pages, 0, int32(page))
		case k.name == "":
			k.name = t.name
			fallthrough
		default:
			k.pages = append(k.pages, int32(page))
		}
		if len(k.pages) > mostPlaces {
			k.pages = k.pages[:mostPlaces]
			k.more++
		}
	}
	for _, t := range p.ties {
		c.ties[edge{c.number(t.from), c.number(t.to), c.word(t.property)}]++
	}
}

// tied gives the things with their ties, those alone that some page tells of. Their
// order is that in which the pages told of them.
func (c *catalogue) tied(pageOf map[string]int32) []known {
	number := make([]int32, len(c.all))
	var all []known
	for i := range c.all {
		number[i] = -1
		if c.all[i].kind != none {
			number[i] = int32(len(all))
			k := c.all[i]
			k.in, k.out = nil, nil
			all = append(all, k)
		}
	}
	// What leads to a page is told from the page: it is what the page tells of.
	target := func(n int32) (int32, bool) {
		if number[n] >= 0 {
			return number[n], false
		}
		if page, is := pageOf[withoutFragment(c.all[n].key)]; is {
			return number[page], true
		}
		return -1, false
	}
	edges := make([]edge, 0, len(c.ties))
	seen := make(map[edge]bool, len(c.ties))
	for e := range c.ties {
		from, _ := target(e.from)
		to, flipped := target(e.to)
		if from < 0 || to < 0 || from == to {
			continue
		}
		e = edge{from, to, e.property}
		if flipped || all[to].kind == pages {
			e = edge{to, from, "tells of"}
		}
		if all[e.to].kind != pages && !seen[e] {
			seen[e] = true
			edges = append(edges, e)
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.property, b.property))
	})
	for i, e := range edges {
		// That a page tells of a thing is no news where it says more of it.
		if e.property == "tells of" && (i > 0 && edges[i-1].from == e.from && edges[i-1].to == e.to ||
			i+1 < len(edges) && edges[i+1].from == e.from && edges[i+1].to == e.to) {
			continue
		}
		all[e.from].out = append(all[e.from].out, end{e.to, e.property})
		all[e.to].in = append(all[e.to].in, end{e.from, e.property})
	}
	return all
}
