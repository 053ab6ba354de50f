package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// tellThings counts the things at top level of the graph, and says of each that
// stands in full on no page, or not on the one that it names, why that is.
//
// Of reviews that go where what they are of goes, only that is told, with their number:
// its address is to be corrected, and they have none.
func (b *build) tellThings() {
	reviews := make(map[*rdf.Node]int)
	for n := range b.content.graph.Roots() {
		if b.content.homeless(n, false, b.exists) != nil {
			reviews[n] = 0
		}
	}
	for n := range reviews {
		if item := b.content.itemOf[n]; item != nil {
			if _, is := reviews[item]; is {
				reviews[item]++
			}
		}
	}
	for n := range b.content.graph.Roots() {
		b.result.Things++
		placed := b.placed[n]
		if placed {
			b.result.Placed++
		}
		if placed && len(b.content.pages[n]) == 0 {
			continue // it belongs where it is mentioned
		}
		problem := b.content.homeless(n, placed, b.exists)
		if placed && problem != nil {
			b.result.Mentioned++
		}
		if problem == nil || reviews[b.content.itemOf[n]] > 0 {
			continue
		}
		if count := reviews[n]; count > 0 {
			problem.What += ", and so do its reviews (" + strconv.Itoa(count) + ")"
		}
		b.result.Homeless = append(b.result.Homeless, problem)
	}
}

// homeless says why a thing stands on no page, or only where it is mentioned, and
// gives nil where it has a page: then that has a fault, or nothing is wrong.
func (c *Content) homeless(n *rdf.Node, mentioned bool, exists func(route) bool) *rdf.Problem {
	if slices.ContainsFunc(c.pages[n], exists) {
		return nil
	}
	p := &rdf.Problem{What: label(n) + " stands on no page", Position: c.graph.Position(n.Pos)}
	if mentioned {
		p.What = label(n) + " stands only where it is mentioned"
	}
	if routes := c.pages[n]; len(routes) > 0 {
		if at := c.placeOf(n, routes[0]); at != 0 {
			p.Position = c.graph.Position(at)
		}
		p.What += ": there is no page " + c.addresses.addressOf(routes[0])
		p.Mend = "correct the address, or make the page"
		return p
	}
	for _, v := range n.Values(urlProperty) {
		if address := addressIn(v.Object); address != "" {
			p.What += ": its url " + address + " is that of no page below " + c.addresses.addressOf("")
			break
		}
	}
	p.Mend = "give it the address of its page as url or mainEntityOfPage, or mention it where a thing with a page is described"
	return p
}

// placeOf gives the place of the value by which a thing says that a page is its own; zero
// where it says so by its own address.
func (c *Content) placeOf(n *rdf.Node, page route) rdf.Pos {
	for _, property := range [...]string{urlProperty, mainEntityOfPageProperty} {
		for _, v := range n.Values(property) {
			if r, is := c.addresses.routeOf(addressIn(v.Object)); is && r == page {
				return v.Pos
			}
		}
	}
	return 0
}

// label names a thing by its types and what tells it from others.
func label(n *rdf.Node) string {
	var types []string
	for _, t := range n.Types {
		name := t.IRI
		if term := vocab.LookupIRI(t.IRI); term != 0 {
			name = term.Name()
		}
		types = append(types, name)
	}
	result := strings.Join(types, " and ")
	if result == "" {
		result = "a thing"
	}
	if n.Subject.Kind == rdf.IRI {
		return result + " " + n.Subject.Text
	}
	for _, v := range n.Values(nameProperty) {
		return result + " " + v.Object.String()
	}
	return result + " without id"
}
