package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/site"
)

// known is a thing of the picture: a page of the site, a thing that some page
// describes, or the reviews of one that have no IRI of their own.
type known struct {
	kind kind
	// class is the name of its first type.
	class, name string
	// pages are the first pages that tell of it, that which says most of it before the
	// others; more counts the rest.
	pages   []int
	more    int
	out, in []end
}

// end is where a tie leads to, or comes from.
type end struct {
	thing    int
	property string
}

const mostPlaces = 8 // of a thing

// things gives the pages of the site and its things, with their ties: the pages first,
// by their numbers.
func (r *Report) things() []known {
	c := &catalogue{number: make(map[int]int), pages: make(map[*site.IndexedPage]int), byAddress: make(map[string]int), seen: make(map[edge]bool)}
	for p := range r.index.Pages() {
		n := len(c.all)
		c.pages[p] = n
		if p.Address != "" {
			c.byAddress[p.Address] = n
		}
		c.all = append(c.all, known{kind: pages, class: "WebPage", name: r.pages[n].title, pages: []int{n}})
	}
	c.language = r.language()
	for t := range r.index.Things() {
		c.add(t)
	}
	for t := range r.index.Ties() {
		c.tie(t.From, t.Property, t.To)
	}
	for t := range r.index.Things() {
		c.reviews(t)
	}
	c.mains(&r.index)
	for i := range c.all {
		for _, ends := range [2][]end{c.all[i].out, c.all[i].in} {
			slices.SortFunc(ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.thing, b.thing), cmp.Compare(a.property, b.property)) })
		}
	}
	return c.all
}

// language gives the language of most pages; of several the first by its name.
func (r *Report) language() string {
	counts := make(map[string]int)
	best := ""
	for _, p := range r.pages {
		counts[p.language]++
	}
	for language, n := range counts {
		if n > counts[best] || n == counts[best] && language < best {
			best = language
		}
	}
	return best
}

// catalogue is at work on the things of an index.
type catalogue struct {
	all []known
	// number has the numbers in all by those in the index.
	number map[int]int
	// pages and byAddress have those of pages.
	pages     map[*site.IndexedPage]int
	byAddress map[string]int
	seen      map[edge]bool
	// language is that of most pages.
	language string
}

type edge struct {
	from, to int
	property string
}

// add adds a thing, if it is one that people know.
func (c *catalogue) add(t site.IndexedThing) {
	if !t.IsDescribed() {
		if page, is := c.byAddress[withoutFragment(t.ID())]; is && t.ID() != "" {
			c.number[t.Number()] = page
		}
		return
	}
	var classes []vocab.Term
	for _, name := range t.Types() {
		if term := vocab.Lookup(name); term != 0 {
			classes = append(classes, term)
		}
	}
	k := known{kind: kindOf(classes)}
	if k.kind == none {
		return
	}
	home := t.Home().Page
	if k.kind == pages {
		// The page itself is there already, and what stands for one that is none of the
		// site's is none of its things.
		if page, is := c.byAddress[withoutFragment(t.ID())]; is {
			c.number[t.Number()] = page
		} else if self, is := home.Self(); is && self == t {
			c.number[t.Number()] = c.pages[home]
		}
		return
	}
	k.class, k.name = classes[0].Name(), shown(t.Name(c.language), mostName)
	k.pages = []int{c.pages[home]}
	for m := range t.Mentions() {
		switch {
		case m.Page == home || m.Properties == 0:
		case len(k.pages) == mostPlaces:
			k.more++
		default:
			k.pages = append(k.pages, c.pages[m.Page])
		}
	}
	c.number[t.Number()] = len(c.all)
	c.all = append(c.all, k)
}

// tie ties two things, each once by a property. That a thing says on which page it is
// told from the page; how pages are tied to pages is no matter of the picture.
func (c *catalogue) tie(a site.IndexedThing, property string, b site.IndexedThing) {
	from, is := c.number[a.Number()]
	to, isToo := c.number[b.Number()]
	if !is || !isToo {
		return
	}
	if c.all[to].kind == pages {
		from, to, property = to, from, "mainEntity"
	}
	c.join(from, property, to)
}

func (c *catalogue) join(from int, property string, to int) {
	e := edge{from, to, property}
	if from == to || c.all[to].kind == pages || c.seen[e] {
		return
	}
	c.seen[e] = true
	c.all[from].out = append(c.all[from].out, end{to, property})
	c.all[to].in = append(c.all[to].in, end{from, property})
}

// reviews adds the reviews of a thing that are no things themselves, as one.
func (c *catalogue) reviews(t site.IndexedThing) {
	of, is := c.number[t.Number()]
	if !is {
		return
	}
	isReview := func(e end) bool { return c.all[e.thing].kind == reviews }
	if slices.ContainsFunc(c.all[of].out, isReview) || slices.ContainsFunc(c.all[of].in, isReview) {
		return
	}
	k := known{kind: reviews, class: "Review"}
	for r := range t.Reviews() {
		if page := c.pages[r.Page]; !r.Aggregate && !slices.Contains(k.pages, page) && len(k.pages) < mostPlaces {
			k.pages = append(k.pages, page)
		}
	}
	if len(k.pages) > 0 {
		k.name = cut("Reviews of "+cmp.Or(c.all[of].name, spaced(c.all[of].class)), mostName)
		c.all = append(c.all, k)
		c.join(of, "review", len(c.all)-1)
	}
}

// mains ties each page that leads nowhere to what it is about, or where it does not say,
// to the things of which it says most and that no other thing there leads to.
func (c *catalogue) mains(x *site.Index) {
	for p := range x.Pages() {
		page := c.pages[p]
		if len(c.all[page].out) > 0 {
			continue
		}
		if main, is := p.Main(); is {
			if to, is := c.number[main.Number()]; is {
				c.join(page, "mainEntity", to)
				continue
			}
		}
		for m := range p.Mentions() {
			to, is := c.number[m.Thing.Number()]
			if is && m.Properties > 0 && c.all[to].pages[0] == page && !slices.ContainsFunc(c.all[to].in, func(e end) bool { return c.all[e.thing].pages[0] == page }) {
				c.join(page, "mainEntity", to)
			}
		}
	}
}

// withoutFragment gives the address of the page that an IRI is on.
func withoutFragment(iri string) string {
	iri, _, _ = strings.Cut(iri, "#")
	return iri
}
