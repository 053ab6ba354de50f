package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Settings are what holds for a whole site.
type Settings struct {
	// Base is the address of the site, an absolute IRI: that of the folder that its
	// pages are in. The page at https://sunrise.example/ is the file index.html.
	Base string
	// Owner is the IRI of the thing whose site it is. It may be empty.
	Owner string
	// Languages are those that the pages are written in (BCP 47), the main one
	// first. With them a page carries the texts of its own language alone, as
	// plain texts: that which its html element names, else the main one. Without
	// them it carries all languages.
	Languages []string
	// WithoutWebPage leaves the page itself out where no thing is it, and the site that it
	// is a part of: then a page says nothing that the things of the site do not.
	WithoutWebPage bool
}

// Content is what a site has to say: all things of the site, each with the pages
// that it belongs on. Many goroutines may use it at a time. The graph must not be
// changed while it is in use.
type Content struct {
	graph     *rdf.Graph
	settings  Settings
	addresses addresses
	// pages has for each thing the pages where it says it belongs, and owned for
	// each page those things, in the order of the graph.
	pages map[*rdf.Node][]route
	owned map[route][]*rdf.Node
	// itemOf has for each thing that goes where what it reviews goes what that is.
	itemOf map[*rdf.Node]*rdf.Node
	// spelled has for each of those pages its address as a thing gives it first.
	spelled map[route]string
	// webSite is the site itself, where the graph describes just one. That of others,
	// which an article may cite, is none.
	webSite *rdf.Node
	// owner is the thing whose site it is, where the graph has it.
	owner *rdf.Node
	// hubs are things that say no page and mention many others.
	hubs map[*rdf.Node]bool
	// pageLabel and siteLabel are for what is made without an IRI.
	pageLabel, siteLabel string
}

var (
	webPageClass = vocab.Lookup("WebPage")
	webSiteClass = vocab.Lookup("WebSite")

	nameProperty             = vocab.Lookup("name").IRI()
	urlProperty              = vocab.Lookup("url").IRI()
	inLanguageProperty       = vocab.Lookup("inLanguage").IRI()
	isPartOfProperty         = vocab.Lookup("isPartOf").IRI()
	publisherProperty        = vocab.Lookup("publisher").IRI()
	mainEntityOfPageProperty = vocab.Lookup("mainEntityOfPage").IRI()
)

// NewContent finds out which thing of the source belongs on which page of the site. A
// source is a graph, or what package schema describes:
//
//	content, err := site.NewContent(schema.Options{Base: base}.Describe(clinic, doctor), site.Settings{Base: base})
//
// A thing belongs
//
//   - on the page that its url or its mainEntityOfPage leads to, fragments aside,
//     or on several. The page may be named by its address, or be a thing of the
//     graph that has a url;
//   - a WebPage on the page whose address is its IRI, and where it has no url, on
//     that of its IRI without the fragment;
//   - the owner, if it says no page of the site, on the home page;
//   - a Review or an AggregateRating that says no page, and that nothing mentions, on the
//     pages of its itemReviewed.
//
// A thing that has no IRI and is nested in others goes where they go, as an offer
// with a url does.
//
// Of a graph NewContent takes two labels of blank nodes, so nothing else may use it
// meanwhile. It is an error if the source cannot be told, if the base is not the address of
// a folder of a web site, if there is no such owner, or if a language is none of BCP 47.
func NewContent(source rdf.Source, settings Settings) (*Content, error) {
	graph, is := source.(*rdf.Graph)
	if graph == nil {
		graph = new(rdf.Graph)
	}
	if source != nil && !is {
		if err := source.TellTo(graph); err != nil {
			return nil, err
		}
	}
	addresses, err := parseBase(settings.Base)
	if err != nil {
		return nil, err
	}
	for _, language := range settings.Languages {
		if err := rdf.CheckLanguageTag(language); err != nil {
			return nil, fmt.Errorf("site: one of the languages is none: %w", err)
		}
	}
	owner := graph.Node(rdf.Subject{Kind: rdf.IRI, Text: settings.Owner})
	if owner == nil && settings.Owner != "" {
		return nil, fmt.Errorf("site: the graph has no thing with the IRI of the owner, %q", settings.Owner)
	}
	c := &Content{
		graph: graph, settings: settings, addresses: addresses,
		pages: make(map[*rdf.Node][]route), owned: make(map[route][]*rdf.Node), itemOf: make(map[*rdf.Node]*rdf.Node), spelled: make(map[route]string),
		owner:     owner,
		pageLabel: graph.NewBlankNode().Text, siteLabel: graph.NewBlankNode().Text,
	}
	nested := nestedBlankNodes(graph)
	webSites := 0
	for n := range graph.Nodes() {
		if nested[n] {
			continue
		}
		for _, r := range c.routesOf(n) {
			c.pages[n] = append(c.pages[n], r)
			c.owned[r] = append(c.owned[r], n)
		}
		if isA(n, webSiteClass) && c.isOwnSite(n) {
			webSites++
			c.webSite = n
		}
	}
	if webSites != 1 {
		c.webSite = nil
	}
	if owner != nil && len(c.pages[owner]) == 0 {
		const home = route("")
		c.pages[owner] = append(c.pages[owner], home)
		c.owned[home] = append(c.owned[home], owner)
	}
	c.placeReviews()
	c.findHubs()
	return c, nil
}

// isOwnSite tells whether a WebSite is this one and not that of others: its IRI or
// its url is below the base, or it has neither.
func (c *Content) isOwnSite(n *rdf.Node) bool {
	addressed := false
	is := func(o rdf.Object) bool {
		address := addressIn(o)
		_, ok := c.addresses.routeOf(address)
		addressed = addressed || address != ""
		return ok
	}
	if is(n.Subject.Object()) {
		return true
	}
	for _, v := range n.Values(urlProperty) {
		if is(v.Object) {
			return true
		}
	}
	return !addressed
}

// nestedBlankNodes gives the nodes without an IRI that others mention.
func nestedBlankNodes(graph *rdf.Graph) map[*rdf.Node]bool {
	nested := make(map[*rdf.Node]bool)
	for n := range graph.Nodes() {
		for i := range n.Properties {
			for j := range n.Properties[i].Values {
				if target := nodeOf(graph, n.Properties[i].Values[j].Object); target != nil && target != n && target.Subject.Kind == rdf.BlankNode {
					nested[target] = true
				}
			}
		}
	}
	return nested
}

// nodeOf gives the node of the graph that a value is, or nil.
func nodeOf(graph *rdf.Graph, o rdf.Object) *rdf.Node {
	if s, ok := o.Subject(); ok {
		return graph.Node(s)
	}
	return nil
}

// isA tells whether a node has a type that is the class or one below it.
func isA(n *rdf.Node, class vocab.Term) bool {
	return slices.ContainsFunc(n.Types, func(t rdf.NodeType) bool {
		return vocab.IsA(vocab.LookupIRI(t.IRI), class)
	})
}

// routesOf gives the pages where a thing says it belongs, each once, and notes how
// it spells their addresses.
func (c *Content) routesOf(n *rdf.Node) []route {
	var routes []route
	add := func(address string) {
		if r, ok := c.addresses.routeOf(address); ok && !slices.Contains(routes, r) {
			routes = append(routes, r)
			c.spell(r, address)
		}
	}
	if n.Subject.Kind == rdf.IRI && isA(n, webPageClass) && (!strings.Contains(n.Subject.Text, "#") || len(n.Values(urlProperty)) == 0) {
		add(n.Subject.Text)
	}
	for _, v := range n.Values(urlProperty) {
		add(addressIn(v.Object))
	}
	for _, v := range n.Values(mainEntityOfPageProperty) {
		if page := nodeOf(c.graph, v.Object); page != nil && len(page.Values(urlProperty)) > 0 {
			for _, u := range page.Values(urlProperty) {
				add(addressIn(u.Object))
			}
			continue
		}
		add(addressIn(v.Object))
	}
	return routes
}

// spell notes how the address of a page is spelled where that is the first time.
func (c *Content) spell(r route, address string) {
	address, _, _ = strings.Cut(address, "#")
	if c.spelled[r] == "" && strings.HasPrefix(address, c.addresses.scheme+"://"+c.addresses.host+"/") && rdf.CheckIRI(address) == nil {
		c.spelled[r] = address
	}
}

// addressOf gives the address of the page that has these, the first of which is the
// surest: that where things say they belong, spelled as they do, so that what
// refers to the page refers to this one.
func (c *Content) addressOf(routes []route) string {
	for _, r := range routes {
		if spelled := c.spelled[r]; spelled != "" {
			return spelled
		}
	}
	return c.addresses.addressOf(routes[0])
}

// Base gives the address of the home page.
func (c *Content) Base() string { return c.addresses.addressOf("") }

// Addresses gives the addresses of the pages on which things belong, in their
// order and as these things spell them, without fragments. Whether there are such
// pages nobody has looked. [Content.Page] describes each.
func (c *Content) Addresses() []string {
	routes := slices.Sorted(maps.Keys(c.owned))
	addresses := make([]string, len(routes))
	for i, r := range routes {
		addresses[i] = c.addressOf([]route{r})
	}
	return addresses
}

// Graph gives the graph of all things.
func (c *Content) Graph() *rdf.Graph { return c.graph }

// owns tells whether anything belongs on the page that has these addresses.
func (c *Content) owns(routes []route) bool {
	return slices.ContainsFunc(routes, func(r route) bool { return len(c.owned[r]) > 0 })
}

// addressIn gives the address that a value is: an IRI, or a text as people write
// it. It is empty for all else.
func addressIn(o rdf.Object) string {
	if o.Kind == rdf.IRI || o.Kind == rdf.String || o.Kind == rdf.TypedLiteral && o.Tag == vocab.Namespace+"URL" {
		return o.Text
	}
	return ""
}
