package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Summarize gives what stays of a page. It changes nothing, and many goroutines may
// call it at a time.
func Summarize(f *File) *Summary {
	s := &Summary{
		Number: f.Number, Pages: f.Pages, Name: f.Name, Path: f.Path, Address: f.Address,
		Title: cutText(f.Document.Facts.Title.Text), Language: f.Document.Facts.Language.Text,
		Self: -1, Main: -1, Incomplete: f.Document.Incomplete,
	}
	g := &summarizing{Summary: s, document: f.Document, graph: f.Document.Graph(), numbers: make(map[*rdf.Node]int)}
	g.readFacts()
	g.findParents()
	g.findPage()
	for n := range g.graph.Nodes() {
		if g.isWorth(n) {
			g.number(n)
		}
	}
	g.tellTies()
	g.tellReviews()
	g.readBreadcrumb()
	if n, known := g.numbers[g.page]; known {
		s.Self = n
	}
	if n, known := g.numbers[g.mainThing()]; known {
		s.Main = n
	}
	return s
}

// summarizing is the state of making a summary.
type summarizing struct {
	*Summary
	document *page.Document
	graph    *rdf.Graph
	numbers  map[*rdf.Node]int
	// parents has for each node without an IRI one that mentions it, and by what.
	parents map[*rdf.Node]parent
	// undescribed has the numbers of things that the page refers to alone.
	undescribed map[string]int
	// page is the page itself as the graph has it, or nil.
	page *rdf.Node
}

// parent is a node and the property by which it mentions another.
type parent struct {
	node     *rdf.Node
	property string
}

// readFacts takes what the page says of itself beside its structured data.
func (g *summarizing) readFacts() {
	facts := &g.document.Facts
	for _, c := range facts.Canonicals {
		g.Canonicals = append(g.Canonicals, PageLink{Address: cutIRI(c.Text), Place: g.place(c.Pos)})
	}
	for _, a := range facts.Alternates {
		if len(g.Alternates) == mostTies {
			g.Incomplete = true
			break
		}
		g.Alternates = append(g.Alternates, PageLink{strings.ToLower(cutText(a.Language)), cutIRI(a.Address), g.place(a.Pos)})
	}
	for _, m := range facts.Robots() {
		for word := range strings.FieldsFuncSeq(strings.ToLower(m.Content), func(r rune) bool { return r == ',' || r == ' ' }) {
			g.NoIndex = g.NoIndex || word == "noindex" || word == "none"
		}
	}
	for _, b := range g.document.Blocks {
		if !slices.Contains(g.Notations, b.Notation) {
			g.Notations = append(g.Notations, b.Notation)
		}
	}
}

func (g *summarizing) place(pos rdf.Pos) Place { return placeOf(g.document.Position(pos)) }

func (g *summarizing) findParents() {
	g.parents = make(map[*rdf.Node]parent)
	for n := range g.graph.Nodes() {
		for i := range n.Properties {
			for j := range n.Properties[i].Values {
				v := &n.Properties[i].Values[j]
				if v.Kind != rdf.BlankNode {
					continue
				}
				if target := nodeOf(g.graph, v.Object); target != nil && target != n && g.parents[target].node == nil {
					g.parents[target] = parent{n, n.Properties[i].IRI}
				}
			}
		}
	}
}

// worthy are the classes of things without an IRI that are things of their own where
// they have a name.
var worthy = []vocab.Term{
	vocab.Lookup("Person"), vocab.Lookup("Organization"), vocab.Lookup("Place"), vocab.Lookup("Product"),
	vocab.Lookup("Event"), vocab.Lookup("CreativeWork"), vocab.Lookup("MedicalEntity"), vocab.Lookup("Service"),
}

var (
	reviewClass    = vocab.Lookup("Review")
	aggregateClass = vocab.Lookup("AggregateRating")
	authorProperty = vocab.Lookup("author").IRI()
)

// isWorth tells whether a node that the page describes is a thing of its own. Who
// wrote a review is none unless the page gives him an IRI.
func (g *summarizing) isWorth(n *rdf.Node) bool {
	if len(n.Types) == 0 && len(n.Properties) == 0 {
		return false
	}
	if n.Subject.Kind == rdf.IRI {
		return true
	}
	p := g.parents[n]
	if p.node != nil && p.property == authorProperty && isA(p.node, reviewClass) {
		return false
	}
	return len(n.Values(nameProperty)) > 0 && !isA(n, reviewClass) && slices.ContainsFunc(worthy, func(class vocab.Term) bool { return isA(n, class) })
}

// number gives the number of a thing, which it adds to the page's. It is false if
// there are too many.
func (g *summarizing) number(n *rdf.Node) (int, bool) {
	if number, known := g.numbers[n]; known {
		return number, true
	}
	if len(g.Things) == mostThings {
		g.Incomplete = true
		return 0, false
	}
	t := ThingSummary{Place: g.place(n.Pos)}
	if n.Subject.Kind == rdf.IRI {
		t.ID = cutIRI(n.Subject.Text)
	}
	for _, of := range n.Types {
		if len(t.Types) < mostTypes {
			t.Types = append(t.Types, nameOf(of.IRI))
		}
	}
	t.Properties = len(n.Properties)
	if t.Properties == 0 && len(t.Types) > 0 {
		t.Properties = 1 // its type is said of it
	}
	t.Facts = g.factsOf(n)
	number := len(g.Things)
	g.Things = append(g.Things, t)
	g.numbers[n] = number
	return number, true
}

// undescribedThing gives the number of a thing that the page refers to and says
// nothing of.
func (g *summarizing) undescribedThing(iri string) (int, bool) {
	if number, known := g.undescribed[iri]; known {
		return number, true
	}
	if len(g.Things) == mostThings {
		g.Incomplete = true
		return 0, false
	}
	if g.undescribed == nil {
		g.undescribed = make(map[string]int)
	}
	number := len(g.Things)
	g.undescribed[iri] = number
	g.Things = append(g.Things, ThingSummary{ID: cutIRI(iri)})
	return number, true
}

// tellTies finds what the things have to do with one another.
func (g *summarizing) tellTies() {
	for n := range g.graph.Nodes() {
		from, known := g.numbers[g.indexed(n)]
		if !known {
			continue
		}
		for i := range n.Properties {
			p := &n.Properties[i]
			for j := range p.Values {
				v := &p.Values[j]
				to, is := g.target(p, v)
				if !is || to == from {
					continue
				}
				if len(g.Ties) == mostTies {
					g.Incomplete = true
					return
				}
				g.Ties = append(g.Ties, TieSummary{from, nameOf(p.IRI), to, g.place(v.Pos)})
			}
		}
	}
}

// indexed gives the thing that a node belongs to: itself, or the one that mentions
// it, over some steps.
func (g *summarizing) indexed(n *rdf.Node) *rdf.Node {
	for range 16 { // things that mention one another go in circles
		if _, is := g.numbers[n]; is || n == nil {
			return n
		}
		n = g.parents[n].node
	}
	return nil
}

// target gives the thing that a value leads to. An address where a property takes
// addresses, such as that of a picture, is no thing unless something is described
// by that name, or the address is that of a part of a page.
func (g *summarizing) target(p *rdf.NodeProperty, v *rdf.Value) (number int, is bool) {
	subject, is := v.Subject()
	if !is || takesAddresses(p.IRI) {
		return 0, false
	}
	if node := g.graph.Node(subject); node != nil {
		number, is = g.numbers[node]
		if is || node.Subject.Kind == rdf.BlankNode {
			return number, is
		}
	}
	iri := subject.Text
	switch {
	case subject.Kind != rdf.IRI || vocab.LookupIRI(iri) != 0 || !rdf.IsAbsoluteIRI(iri):
		return 0, false
	case vocab.LookupIRI(p.IRI).Is(vocab.CoercedIRI) && !strings.Contains(iri, "#"):
		return 0, false
	}
	return g.undescribedThing(iri)
}

var (
	reviewProperty       = vocab.Lookup("review").IRI()
	reviewsProperty      = vocab.Lookup("reviews").IRI()
	itemReviewedProperty = vocab.Lookup("itemReviewed").IRI()
)

// tellReviews finds the reviews and aggregate ratings of things.
func (g *summarizing) tellReviews() {
	seen := make(map[*rdf.Node]bool)
	tell := func(of, review *rdf.Node) {
		number, known := g.numbers[g.indexed(of)]
		if !known || review == nil || seen[review] {
			return
		}
		seen[review] = true
		if len(g.Reviews) == mostReviews {
			g.Incomplete = true
			return
		}
		r := ReviewSummary{Of: number, Place: g.place(review.Pos)}
		is := false
		switch {
		case isA(review, aggregateClass):
			rating := ratingText(review)
			r.Aggregate, r.Digest, is = true, hashOf(numberWords(rating)...), rating != ""
			count, counted := numberIn(review, ratingCountProperty)
			if !counted {
				count, _ = numberIn(review, reviewCountProperty)
			}
			r.Count = int(min(max(count, 0), 1e9))
		case isA(review, reviewClass):
			r.Digest, is = digestOf(g.graph, review)
		}
		if is {
			g.Reviews = append(g.Reviews, r)
		}
	}
	for n := range g.graph.Nodes() {
		for _, property := range []string{reviewProperty, reviewsProperty, aggregateProperty} {
			for _, v := range n.Values(property) {
				tell(n, nodeOf(g.graph, v.Object))
			}
		}
	}
	for n := range g.graph.Nodes() {
		for _, v := range n.Values(itemReviewedProperty) {
			if of := nodeOf(g.graph, v.Object); of != nil {
				tell(of, n)
			}
		}
	}
}

var (
	breadcrumbProperty = vocab.Lookup("breadcrumb").IRI()
	elementProperty    = vocab.Lookup("itemListElement").IRI()
	itemProperty       = vocab.Lookup("item").IRI()
	positionProperty   = vocab.Lookup("position").IRI()
	breadcrumbClass    = vocab.Lookup("BreadcrumbList")
)

// readBreadcrumb reads the BreadcrumbList of the page, or the first one there is.
func (g *summarizing) readBreadcrumb() {
	list := g.first(g.page, breadcrumbProperty)
	if list == nil || !isA(list, breadcrumbClass) {
		for n := range g.graph.Nodes() {
			if isA(n, breadcrumbClass) {
				list = n
				break
			}
		}
	}
	if list == nil {
		return
	}
	type step struct {
		PageLink
		position float64
	}
	var steps []step
	for i, v := range list.Values(elementProperty) {
		element := nodeOf(g.graph, v.Object)
		if element == nil || len(steps) == mostTypes {
			continue
		}
		s := step{position: float64(i)}
		s.Place = g.place(v.Pos)
		if position, is := numberIn(element, positionProperty); is {
			s.position = position
		}
		s.Text = cutText(firstText(element, nameProperty))
		for _, item := range element.Values(itemProperty) {
			s.Address, s.Place = addressIn(item.Object), g.place(item.Pos)
			if target := nodeOf(g.graph, item.Object); target != nil {
				s.Text = cmp.Or(s.Text, cutText(firstText(target, nameProperty)))
				if target.Subject.Kind == rdf.BlankNode {
					s.Address = firstText(target, urlProperty)
				}
			}
			break
		}
		s.Address = cutIRI(g.resolve(s.Address))
		steps = append(steps, s)
	}
	slices.SortStableFunc(steps, func(a, b step) int { return cmp.Compare(a.position, b.position) })
	for _, s := range steps {
		g.Breadcrumb = append(g.Breadcrumb, s.PageLink)
	}
}

// resolve gives an address that stood as a text, as Google's examples have them in
// breadcrumbs.
func (g *summarizing) resolve(address string) string {
	base, err := url.Parse(g.document.Base)
	if err != nil || g.document.Base == "" || address == "" {
		return address
	}
	u, err := base.Parse(address)
	if err != nil {
		return address
	}
	return u.String()
}

// first gives the first thing that a property leads to, or nil.
func (g *summarizing) first(n *rdf.Node, property string) *rdf.Node {
	if n == nil {
		return nil
	}
	for _, v := range n.Values(property) {
		if target := nodeOf(g.graph, v.Object); target != nil {
			return target
		}
	}
	return nil
}

// nameOf gives the name of a term of schema.org, any other IRI as it is.
func nameOf(iri string) string {
	if term := vocab.LookupIRI(iri); term != 0 {
		return term.Name()
	}
	return cutIRI(iri)
}

// firstText gives the first value of a property that is a text or an address.
func firstText(n *rdf.Node, property string) string {
	for _, v := range n.Values(property) {
		if v.Kind != rdf.BlankNode {
			return v.Text
		}
	}
	return ""
}
