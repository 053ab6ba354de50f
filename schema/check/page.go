package check

import "github.com/healthld/healthld/rdf"

// Page is what a web page says of itself beside its structured data: an input
// that was read from a page brings it, and the rules of [PageRules] hold the two to
// each other.
type Page struct {
	// Address is the address of the page, empty where it is not known. By it rules
	// tell whose site the page is on.
	Address string
	// Pos is where the page begins; 0 where the graph was not read from it.
	Pos rdf.Pos
	// Language is what the html element says (BCP 47).
	Language PageFact
	// Canonicals are the addresses that the page calls canonical, resolved.
	Canonicals []PageFact
	// Robots are the contents of the meta elements by which the page asks something of search
	// engines, such as "noindex, nofollow".
	Robots []PageFact
	// Scripts are where JSON-LD stands in a page that has Microdata or RDFa as well, in the
	// order of the page; nil where it has not both. By them rules tell what two notations say
	// of one thing.
	Scripts []PageScript
	// Markup gives what stands in the page right before a place of its Microdata or RDFa, and
	// from there on, both as far as it takes to see the element; both are empty where the place
	// lies in a script. It is nil where the page has neither notation.
	Markup func(pos rdf.Pos) (before, behind string)
	// Text gives what people can read on the page, with a zero-width space (U+200B) where
	// the digits of two elements touch, which are two numbers to most. It is called only if
	// a rule asks for it, and once; without it such rules say nothing.
	Text func() string
}

// PageScript is where a script of JSON-LD begins and ends.
type PageScript struct{ From, To rdf.Pos }

// PageFact is something that a page says of itself; the zero PageFact is nothing.
type PageFact struct {
	Text string
	Pos  rdf.Pos
}

// Page gives the page that the input was read from, or nil where it is no page.
func (p *Pass) Page() *Page { return p.page }

// PageAddress gives the address of the page, "" where it is not known or there is no
// page.
func (p *Pass) PageAddress() string {
	if p.page == nil {
		return ""
	}
	return p.page.Address
}

// AtPage is a place in the page that is no part of its structured data.
func AtPage(pos rdf.Pos) At { return At{pos: pos} }
