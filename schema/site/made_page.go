package site

import (
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// frame gives what a page mentions that is made: the site, or else its owner.
func (c *Content) frame() []*rdf.Node {
	switch {
	case c.webSite != nil:
		return []*rdf.Node{c.webSite}
	case c.owner != nil:
		return []*rdf.Node{c.owner}
	}
	return nil
}

// tellMadePage tells the page itself, where no thing of the graph is it, with
// what is known without one.
func (t *telling) tellMadePage(c *Content, address string, head page.Head) {
	t.top++
	start := rdf.Event{Kind: rdf.NodeStart, Text: address}
	if t.graph.Node(rdf.Subject{Kind: rdf.IRI, Text: address}) != nil {
		// Something else has that name, and the page must not become one with it.
		start.Flags, start.Text = rdf.Blank, c.pageLabel
	} else {
		t.made = address
	}
	t.events = append(t.events, start, rdf.Event{Kind: rdf.Type, Count: 1, Text: webPageClass.IRI()})
	t.tellText(nameProperty, rdf.String, head.Title)
	t.tellText(urlProperty, rdf.IRI, address)
	t.tellText(inLanguageProperty, rdf.String, head.Language)
	if c.webSite != nil {
		t.tellThing(isPartOfProperty, c.webSite)
	} else if c.owner != nil {
		t.events = append(t.events,
			rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Count: 1, Property: isPartOfProperty, Text: c.siteLabel},
			rdf.Event{Kind: rdf.Type, Count: 1, Text: webSiteClass.IRI()})
		t.tellText(urlProperty, rdf.IRI, c.addresses.addressOf(""))
		t.tellThing(publisherProperty, c.owner)
		t.events = append(t.events, rdf.Event{Kind: rdf.NodeEnd})
	}
	t.events = append(t.events, rdf.Event{Kind: rdf.NodeEnd})
}

// tellText tells the only value of a property, if it is not empty.
func (t *telling) tellText(property string, kind rdf.Kind, text string) {
	if text != "" {
		t.tellValue(rdf.Event{Kind: kind, Count: 1, Property: property, Text: text})
	}
}

// tellThing tells a thing as the only value of a property.
func (t *telling) tellThing(property string, n *rdf.Node) {
	t.tellValue(rdf.Event{Kind: n.Subject.Kind, Count: 1, Property: property, Text: n.Subject.Text})
}
