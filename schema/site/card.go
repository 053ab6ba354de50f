package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

var (
	articleClass     = vocab.Lookup("Article")
	personClass      = vocab.Lookup("Person")
	profilePageClass = vocab.Lookup("ProfilePage")
	breadcrumbsClass = vocab.Lookup("BreadcrumbList")

	headlineProperty    = vocab.Lookup("headline").IRI()
	descriptionProperty = vocab.Lookup("description").IRI()
	captionProperty     = vocab.Lookup("caption").IRI()
	imageProperty       = vocab.Lookup("image").IRI()
	primaryImage        = vocab.Lookup("primaryImageOfPage").IRI()
	contentURLProperty  = vocab.Lookup("contentUrl").IRI()
)

// Card gives what the page tells those who show a link to it, from the same
// description: see [page.EmbedCard].
//
//   - The title is the name or headline of the WebPage, else the title of the page.
//   - The description is that of the WebPage, else that of what the page is about:
//     its mainEntity, else the thing that names it as mainEntityOfPage, else the only
//     thing that belongs on it.
//   - The picture is the primaryImageOfPage or image of the WebPage, else the image of
//     what it is about, with its caption. A logo is none.
//   - The name of the site is that of its WebSite.
//
// Texts are those in the language of the page.
func (p *Page) Card() page.Card {
	c := cardOf{content: p.content, page: p, language: p.Language}
	if c.language == "" {
		c.language = p.head.Language
	}
	var web *rdf.Node
	if isA(p.Things[0], webPageClass) {
		web = p.Things[0]
	}
	about := c.about(web)
	card := page.Card{
		Title:       cmp.Or(c.text(web, nameProperty), c.text(web, headlineProperty), p.head.Title),
		Description: cmp.Or(c.text(web, descriptionProperty), c.text(about, descriptionProperty)),
		SiteName:    c.text(p.content.webSite, nameProperty),
		Language:    p.head.Language,
		Kind:        "website",
	}
	if address := p.Address; rdf.CheckIRI(address) == nil {
		card.Address = address
	}
	switch {
	case about != nil && isA(about, articleClass):
		card.Kind = "article"
	case about != nil && isA(about, personClass) && web != nil && isA(web, profilePageClass):
		card.Kind = "profile"
	}
	for _, from := range []struct {
		thing    *rdf.Node
		property string
	}{{web, primaryImage}, {web, imageProperty}, {about, imageProperty}} {
		if card.Image, card.ImageText = c.image(from.thing, from.property); card.Image != "" {
			break
		}
	}
	return card
}

// cardOf finds what a card says.
type cardOf struct {
	content  *Content
	page     *Page
	language string
}

// about gives what the page is about, or nil where that is not known.
func (c *cardOf) about(web *rdf.Node) *rdf.Node {
	if web != nil {
		for _, v := range web.Values(mainEntityProperty) {
			if n := nodeOf(c.content.graph, v.Object); n != nil {
				return n
			}
		}
	}
	var others []*rdf.Node
	for _, n := range c.page.Things {
		if !isA(n, webPageClass) && !isA(n, breadcrumbsClass) && n != c.content.webSite {
			others = append(others, n)
		}
	}
	for _, n := range others {
		if len(n.Values(mainEntityOfPageProperty)) > 0 {
			return n
		}
	}
	if len(others) == 1 {
		return others[0]
	}
	return nil
}

// text gives the first text of a property in the language of the page, or without a
// language.
func (c *cardOf) text(n *rdf.Node, property string) string {
	if n == nil {
		return ""
	}
	for _, v := range n.Values(property) {
		if v.Kind == rdf.LanguageString && isKindOf(c.language, v.Tag) {
			return v.Text
		}
	}
	for _, v := range n.Values(property) {
		if v.Kind == rdf.String {
			return v.Text
		}
	}
	return ""
}

// isKindOf tells whether one of two languages is the other, or a kind of it, as "de-CH"
// is of "de".
func isKindOf(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a == b || strings.HasPrefix(a, b+"-") || strings.HasPrefix(b, a+"-") && a != ""
}

// image gives the address of the first picture of a property, and what there is to
// see on it.
func (c *cardOf) image(n *rdf.Node, property string) (address, caption string) {
	if n == nil {
		return "", ""
	}
	for _, v := range n.Values(property) {
		thing := nodeOf(c.content.graph, v.Object)
		if thing == nil {
			if address = c.webAddress(addressIn(v.Object)); address != "" {
				return address, ""
			}
			continue
		}
		for _, o := range slices.Concat(thing.Values(contentURLProperty), thing.Values(urlProperty)) {
			if address = c.webAddress(addressIn(o.Object)); address != "" {
				return address, c.text(thing, captionProperty)
			}
		}
	}
	return "", ""
}

// webAddress gives an address of the web, resolved against that of the page, or "".
func (c *cardOf) webAddress(text string) string {
	if text == "" {
		return ""
	}
	address, err := rdf.ResolveIRI(c.page.Address, strings.TrimSpace(text))
	if err != nil || rdf.CheckIRI(address) != nil {
		return ""
	}
	if scheme, _, _ := strings.Cut(address, ":"); !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return ""
	}
	return address
}
