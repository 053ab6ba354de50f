package site

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

var (
	mainEntityProperty = vocab.Lookup("mainEntity").IRI()
	aboutProperty      = vocab.Lookup("about").IRI()
	organizationClass  = vocab.Lookup("Organization")
	imageClass         = vocab.Lookup("ImageObject")
)

// findPage finds the page itself in the graph: the WebPage that has an address of the
// page, or the only one that nothing mentions.
func (g *summarizing) findPage() {
	var only *rdf.Node
	count := 0
	for n := range g.graph.Nodes() {
		if !isA(n, webPageClass) {
			continue
		}
		if g.isHere(n) {
			g.page = n
			break
		}
		if n.Root && g.parents[n].node == nil {
			only = n
			count++
		}
	}
	if g.page == nil && count == 1 {
		g.page = only
	}
	if g.page != nil && g.Language == "" {
		g.Language = cutText(firstText(g.page, inLanguageProperty))
	}
}

// isHere tells whether a thing has an address of the page as its IRI or url.
func (g *summarizing) isHere(n *rdf.Node) bool {
	if n.Subject.Kind == rdf.IRI && g.isAddress(n.Subject.Text) {
		return true
	}
	for _, v := range n.Values(urlProperty) {
		if g.isAddress(addressIn(v.Object)) {
			return true
		}
	}
	return false
}

// isAddress tells whether an address is one of the page, fragments aside.
func (g *summarizing) isAddress(address string) bool {
	if address == "" {
		return false
	}
	if g.Address != "" && samePage(address, g.Address) {
		return true
	}
	for _, c := range g.Canonicals {
		if samePage(address, c.Address) {
			return true
		}
	}
	return false
}

// mainThing gives what the page is about, nil where that is not certain: the
// mainEntity of the page; else the first thing that says by mainEntityOfPage or url
// that this is its page; else what the page is about; else the one thing at top
// level that is no frame of the page; else the page itself, where it is of a kind of
// its own such as MedicalWebPage.
func (g *summarizing) mainThing() *rdf.Node {
	if n := g.first(g.page, mainEntityProperty); n != nil {
		return n
	}
	for n := range g.graph.Nodes() {
		if _, known := g.numbers[n]; known && !isFrame(n) && g.saysHere(n) {
			return n
		}
	}
	if n := g.first(g.page, aboutProperty); n != nil {
		return n
	}
	if n := g.onlyRoot(); n != nil {
		return n
	}
	if g.page != nil && !g.page.HasType(webPageClass.IRI()) {
		return g.page
	}
	return nil
}

// saysHere tells whether a thing says that this is its page.
func (g *summarizing) saysHere(n *rdf.Node) bool {
	for _, property := range []string{mainEntityOfPageProperty, urlProperty} {
		for _, v := range n.Values(property) {
			if g.isAddress(addressIn(v.Object)) {
				return true
			}
			if target := nodeOf(g.graph, v.Object); target != nil && target == g.page {
				return true
			}
		}
	}
	return false
}

// onlyRoot gives the one thing at top level that is no frame; of several the one that
// is no organisation, which may be whose site it is.
func (g *summarizing) onlyRoot() *rdf.Node {
	var only, other *rdf.Node
	roots, others := 0, 0
	for n := range g.graph.Roots() {
		if _, known := g.numbers[n]; !known || isFrame(n) {
			continue
		}
		only = n
		roots++
		if !isA(n, organizationClass) {
			other = n
			others++
		}
	}
	switch {
	case roots == 1:
		return only
	case others == 1:
		return other
	}
	return nil
}

// isFrame tells whether a thing is around what a page is about: a page, the site, the
// way to the page, a picture.
func isFrame(n *rdf.Node) bool {
	return isA(n, webPageClass) || isA(n, webSiteClass) || isA(n, breadcrumbClass) || isA(n, imageClass)
}

// samePage compares two addresses without their fragments.
func samePage(a, b string) bool {
	a, _, _ = strings.Cut(a, "#")
	b, _, _ = strings.Cut(b, "#")
	return a == b
}
