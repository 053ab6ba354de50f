package site

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

func atPage(page *IndexedPage) at { return at{page: page, path: "page"} }

func atLink(page *IndexedPage, l PageLink, path string) at {
	return at{page: page, Place: l.Place, path: path}
}

// checkMainThings looks for pages that do not say what they are about.
func checkMainThings(p *pass) {
	for page := range p.index.Pages() {
		if _, has := page.Main(); has || page.NoIndex {
			continue
		}
		here, message := atPage(page), "the page has no structured data"
		if page.mentions > 0 {
			message = "the page does not say which of its things it is about"
			for m := range page.Mentions() {
				here.Place = m.Place
				break
			}
		}
		p.report(here, message+"; give one the address of the page as url, or name it as mainEntity of the page", vocab.Lookup("mainEntity"))
	}
}

// checkBreadcrumbs holds the way to a page to the page.
func checkBreadcrumbs(p *pass) {
	lasts := make(map[string]int) // how many pages have that as their last step
	for page := range p.index.Pages() {
		if n := len(page.Breadcrumb); n > 0 {
			lasts[keyOfAddress(page.Breadcrumb[n-1].Address)]++
		}
	}
	for page := range p.index.Pages() {
		own := addressOf(page)
		if len(page.Breadcrumb) == 0 || own == "" {
			continue
		}
		for _, step := range page.Breadcrumb {
			if p.complete && p.isOwn(step.Address) && keyOfAddress(step.Address) != "" && p.pageAt(step.Address) == nil {
				p.report(atLink(page, step, "BreadcrumbList.itemListElement"), "the breadcrumb leads to "+quoteAddress(step.Address)+", where the site has no page", itemListTerm)
			}
		}
		last := page.Breadcrumb[len(page.Breadcrumb)-1]
		target := p.pageAt(last.Address)
		if target == nil || target == page || isCanonical(page, last.Address) || isBelow(own, last.Address) {
			continue
		}
		// A page need not stand at the end of the way to it. If its parent does instead,
		// other pages have the same end; if the page does, it goes by its name.
		if lasts[keyOfAddress(last.Address)] > 2 && !isCalled(page, last.Text) {
			continue
		}
		p.report(atLink(page, last, "BreadcrumbList.itemListElement"),
			fmt.Sprintf("the breadcrumb ends at %s, and the page is at %s; end it with this page or with one above it", quoteAddress(last.Address), quoteAddress(own)),
			itemListTerm, atPage(target).noted("the page at %s", quoteAddress(last.Address)))
	}
}

var itemListTerm = vocab.Lookup("itemListElement")

func isCanonical(page *IndexedPage, address string) bool {
	for _, c := range page.Canonicals {
		if keyOfAddress(c.Address) == keyOfAddress(address) {
			return true
		}
	}
	return false
}

// isBelow tells whether an address lies in the folder of another.
func isBelow(address, above string) bool {
	a, errA := url.Parse(address)
	b, errB := url.Parse(above)
	if errA != nil || errB != nil || hostOf(a) != hostOf(b) {
		return false
	}
	folder := strings.TrimSuffix(strings.TrimSuffix(b.Path, "index.html"), ".html")
	return strings.HasPrefix(a.Path, strings.TrimSuffix(folder, "/")+"/") && a.Path != b.Path
}

// isCalled tells whether a name is that of the page or of what it is about.
func isCalled(page *IndexedPage, name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" {
		return false
	}
	if main, has := page.Main(); has && strings.ToLower(main.Name(strings.ToLower(page.Language))) == name {
		return true
	}
	title := strings.ToLower(page.Title)
	return strings.HasPrefix(title, name)
}

// checkTwins holds pages to those that they name as the same in other languages.
func checkTwins(p *pass) {
	for page := range p.index.Pages() {
		for _, twin := range page.Alternates {
			here := atLink(page, twin, "page")
			other := p.pageAt(twin.Address)
			switch {
			case other == page:
				if twin.Text != "x-default" && page.Language != "" && !sameLanguage(twin.Text, page.Language) {
					p.report(here, fmt.Sprintf("the page calls itself its twin in %s, and is in %s by its html element", check.Quote(twin.Text), check.Quote(page.Language)), 0)
				}
			case other == nil:
				if p.complete && p.isOwn(twin.Address) && keyOfAddress(twin.Address) != "" {
					p.report(here, "the twin in "+check.Quote(twin.Text)+" is at "+quoteAddress(twin.Address)+", where the site has no page", 0)
				}
			case twin.Text == "x-default":
			case other.Language != "" && !sameLanguage(twin.Text, other.Language):
				p.report(here, fmt.Sprintf("the twin at %s is in %s by its html element, and in %s by this link; search engines heed no link that is wrong",
					quoteAddress(twin.Address), check.Quote(other.Language), check.Quote(twin.Text)), 0, atPage(other).noted("the twin, in %s", check.Quote(other.Language)))
			case !p.leadsBack(other, page):
				p.report(here, "the twin in "+check.Quote(twin.Text)+" at "+quoteAddress(twin.Address)+" does not name this page in turn; search engines heed only links that both pages have", 0,
					atPage(other).noted("the twin, which names %d others", len(other.Alternates)))
			}
		}
	}
}

// leadsBack tells whether a page names another as its twin.
func (p *pass) leadsBack(from, to *IndexedPage) bool {
	twins, known := p.twins[from]
	if !known {
		for _, twin := range from.Alternates {
			if page := p.pageAt(twin.Address); page != nil {
				twins = append(twins, page)
			}
		}
		if p.twins == nil {
			p.twins = make(map[*IndexedPage][]*IndexedPage)
		}
		p.twins[from] = twins
	}
	return slices.Contains(twins, to)
}

// sameLanguage compares two tags by their first subtag.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// checkTwinThings holds what a page is about to what its twins are about.
func checkTwinThings(p *pass) {
	for page := range p.index.Pages() {
		main, has := page.Main()
		if !has || main.ID() == "" || !main.isA(named...) {
			continue
		}
		for _, twin := range page.Alternates {
			other := p.pageAt(twin.Address)
			if other == nil || other.order <= page.order || !p.leadsBack(other, page) {
				continue // the pair is told once, where both agree that they are one
			}
			theirs, has := other.Main()
			if !has || theirs.ID() == "" || theirs == main || !alike(main, theirs) {
				continue
			}
			p.report(at{page: page, Place: placeOn(page, main), path: typeName(main)},
				fmt.Sprintf("the page is about %s, and its twin in %s about %s; a thing has one @id in all languages", called(main), check.Quote(twin.Text), quoteAddress(theirs.ID())),
				0, at{page: other, Place: placeOn(other, theirs), path: typeName(theirs)}.noted("%s", called(theirs)))
		}
	}
}

// placeOn gives the place of a thing on a page.
func placeOn(page *IndexedPage, t IndexedThing) Place {
	for m := range page.Mentions() {
		if m.Thing == t {
			return m.Place
		}
	}
	return Place{}
}

// checkCanonicals holds what pages call canonical to one another, and to the @ids of
// what they are about.
func checkCanonicals(p *pass) {
	checkDoubles(p)
	for page := range p.index.Pages() {
		if len(page.Canonicals) != 1 {
			continue // of several a rule about pages tells
		}
		c := page.Canonicals[0]
		here := atLink(page, c, "page")
		other := p.pageAt(c.Address)
		switch {
		case other == nil:
			if p.complete && p.isOwn(c.Address) && keyOfAddress(c.Address) != "" {
				p.report(here, "the canonical address of the page is "+quoteAddress(c.Address)+", where the site has no page", 0)
			}
			continue
		case other == page:
			continue
		}
		if len(other.Canonicals) == 1 && p.pageAt(other.Canonicals[0].Address) != other {
			p.report(here, fmt.Sprintf("the page calls %s canonical, and that page calls %s canonical; name the last one on both", quoteAddress(c.Address), quoteAddress(other.Canonicals[0].Address)),
				0, atLink(other, other.Canonicals[0], "page").noted("the next canonical address"))
		}
		if main, has := page.Main(); has && page.Address != "" && samePage(main.ID(), page.Address) {
			p.report(at{page: page, Place: placeOn(page, main), path: typeName(main)},
				fmt.Sprintf("what the page is about has the @id %s, on this page, and the page calls %s canonical; give it an @id on that page, where machines look for it", quoteAddress(main.ID()), quoteAddress(c.Address)),
				0, here.noted("the canonical address"), atPage(other).noted("the canonical page"))
		}
	}
}

// double is what two pages have in common that are one page for whoever looks.
type double struct {
	main            IndexedThing
	language, title string
}

// mostAlike is how many pages with one title may be meant as one. More have the title of a
// template, which says nothing.
const mostAlike = 3

// checkDoubles looks for pages that are about one thing under one title, in one language,
// and each call themselves canonical. A page of contacts or of reviews may be about the
// same thing: it has another title.
func checkDoubles(p *pass) {
	titles := make(map[string]int)
	groups := make(map[double][]*IndexedPage)
	var order []double
	for page := range p.index.Pages() {
		titles[page.Title]++
		main, has := page.Main()
		if !has || main.ID() == "" || page.Title == "" || page.NoIndex || len(page.Canonicals) != 1 || p.pageAt(page.Canonicals[0].Address) != page {
			continue
		}
		key := double{main, strings.ToLower(page.Language), page.Title}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], page)
	}
	for _, key := range order {
		if titles[key.title] > mostAlike {
			continue
		}
		other := groups[key][0]
		for _, page := range groups[key][1:] {
			if p.leadsBack(page, other) || p.leadsBack(other, page) {
				continue // twins, such as those for two countries
			}
			p.report(atLink(page, page.Canonicals[0], "page"),
				fmt.Sprintf("the page and that at %s are both about %s, under one title and in one language, and each calls itself canonical; let one name the other",
					quoteAddress(other.Canonicals[0].Address), called(key.main)),
				0, atLink(other, other.Canonicals[0], "page").noted("the other page, which calls itself canonical"))
		}
	}
}
