package site

import (
	"slices"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Page is the description of one page, a source like any other. It can be told
// as long as the graph of its [Content] is not changed.
type Page struct {
	// Address is that of the page, as the first of its things spells it: without
	// .html, say, or with letters that are not percent-encoded.
	Address string
	// Things are those that belong on the page and stand in full there.
	Things []*rdf.Node
	// Language is the one whose texts the page shows (BCP 47), empty for all. It is
	// what [jsonld.Language] takes: the page tells all of them.
	Language string

	events rdf.Events
	// full are all things that stand in full on the page.
	full []*rdf.Node
	// content and head are what the page was made of.
	content *Content
	head    page.Head
}

// TellTo tells the description of the page.
func (p *Page) TellTo(sink rdf.Sink) error { return p.events.TellTo(sink) }

// Page gives the description of the page at an address, with what its head says
// of it, or nil where no thing belongs on it. An address beyond the site is that
// of no page. Every page that a thing names is taken to exist; [Build] knows which do.
//
// What stands on it:
//
//   - the page itself, first. Where no thing is a WebPage at this address, it is
//     one with the address, and with the title and the language that its head
//     names; a part of the site's WebSite, where the graph describes one, or else
//     of one that its owner publishes. With [Settings.WithoutWebPage] none is made;
//   - the things that belong on the page, in full, with what is nested in them;
//   - what these refer to and belongs on no page that exists, in full too, since it
//     would stand nowhere else; what that in turn refers to, in short;
//   - what they refer to on other pages, in short: its types, and of its
//     properties those that say which thing it is and how to reach it, with when and
//     where an event is, who gave how many stars in a review, and since when there is a
//     film and with which picture, which search engines ask of these wherever they stand.
//
// Nothing else is added, and things that differ in their IRIs stay apart.
func (c *Content) Page(address string, head page.Head) *Page {
	r, ok := c.addresses.routeOf(address)
	if !ok {
		return nil
	}
	return c.page([]route{r}, head, func(route) bool { return true })
}

// page gives the description of the page that has these addresses, the surest of
// them first, on a site of pages that exist.
func (c *Content) page(routes []route, head page.Head, exists func(route) bool) *Page {
	own := c.thingsOf(routes)
	if len(own) == 0 {
		return nil
	}
	p := &Page{Address: c.addressOf(routes), Things: own, Language: c.languageOf(head), content: c, head: head}
	var t *telling
	if c.settings.WithoutWebPage || isA(own[0], webPageClass) {
		t = newTelling(c.graph, c.formsOf(own, nil, exists), own)
	} else {
		t = newTelling(c.graph, c.formsOf(own, c.frame(), exists), own)
		t.tellMadePage(c, p.Address, head)
	}
	t.tellTop(own)
	p.events = t.end()
	for n, form := range t.forms {
		if form == inFull {
			p.full = append(p.full, n)
		}
	}
	return p
}

// thingsOf gives what belongs on a page, the page itself first where it is
// described.
func (c *Content) thingsOf(routes []route) []*rdf.Node {
	var own []*rdf.Node
	seen := make(map[*rdf.Node]bool)
	for _, r := range routes {
		for _, n := range c.owned[r] {
			if !seen[n] {
				seen[n] = true
				own = append(own, n)
			}
		}
	}
	if i := slices.IndexFunc(own, func(n *rdf.Node) bool { return isA(n, webPageClass) }); i > 0 {
		own = slices.Concat(own[i:i+1], own[:i], own[i+1:])
	}
	return own
}
