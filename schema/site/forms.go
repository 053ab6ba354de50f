package site

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// form is how much of a thing stands on a page.
type form uint8

const (
	// inShort: types and a few properties.
	inShort form = iota + 1
	// inFull: everything.
	inFull
)

// forms are the things of one page, each with its form.
type forms map[*rdf.Node]form

// formsOf finds what stands on a page beside its own things, and beside what its
// frame mentions: the site or its owner, where the page is made. What names pages
// none of which exists has none.
func (c *Content) formsOf(own, frame []*rdf.Node, exists func(route) bool) forms {
	f := make(forms, 4*len(own))
	for _, n := range own {
		f[n] = inFull
	}
	homeless, short := f.spread(c, own, func(target *rdf.Node) form {
		if c.hubs[target] || slices.ContainsFunc(c.pages[target], exists) {
			return inShort
		}
		return inFull // it has no page: where else would it stand?
	})
	// What the homeless lead to stands in short, so that no page grows to be the
	// whole graph.
	always := func(*rdf.Node) form { return inShort }
	_, more := f.spread(c, homeless, always)
	short = append(short, more...)
	for _, n := range frame {
		if f[n] == 0 {
			f[n] = inShort
			short = append(short, n)
		}
	}
	for len(short) > 0 {
		_, short = f.spread(c, short, always)
	}
	return f
}

// spread gives a form to what the things mention: what has no IRI stands in full
// where it is mentioned, and leads on; what has one, in the form that is asked
// for. It gives those with an IRI that came to stand in full and in short.
func (f forms) spread(c *Content, from []*rdf.Node, formOf func(*rdf.Node) form) (full, short []*rdf.Node) {
	queue := slices.Clone(from)
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		f.eachMention(c, n, func(target *rdf.Node) {
			switch {
			case f[target] != 0:
			case target.Subject.Kind == rdf.BlankNode:
				f[target] = inFull
				queue = append(queue, target)
			case formOf(target) == inFull:
				f[target] = inFull
				full = append(full, target)
			default:
				f[target] = inShort
				short = append(short, target)
			}
		})
	}
	return full, short
}

// eachMention calls found for each thing that a thing mentions on this page.
func (f forms) eachMention(c *Content, n *rdf.Node, found func(*rdf.Node)) {
	for i := range n.Properties {
		p := &n.Properties[i]
		if !f.has(n, p.IRI) || takesAddresses(p.IRI) {
			continue
		}
		for j := range p.Values {
			if target := nodeOf(c.graph, p.Values[j].Object); target != nil {
				found(target)
			}
		}
	}
}

// has tells whether a property of a thing stands on the page.
func (f forms) has(n *rdf.Node, property string) bool {
	if f[n] == inFull || shortTerms[property] {
		return true
	}
	class, is := shortTermsOf[property]
	return is && isA(n, class)
}

// shortTerms are the properties that a thing keeps where it stands in short: what
// it is called, where it is found, what it looks like, how to reach it.
var shortTerms = termSet("name", "headline", "title", "url", "contentUrl", "logo", "image", "address", "telephone", "jobTitle", "inLanguage")

// shortTermsOf are those that things of a class keep beside them. A web site keeps its
// publisher: who is behind a page is what its readers ask first. The others are what Google
// requires of a thing wherever it stands on a page (Event, Video and Review snippet), and
// whether an event takes place.
var shortTermsOf = termsByClass(map[string]string{
	"WebSite":     "publisher",
	"Event":       "startDate endDate location eventStatus",
	"VideoObject": "thumbnailUrl uploadDate",
	"Review":      "author reviewRating itemReviewed datePublished",
})

func termsByClass(table map[string]string) map[string]vocab.Term {
	classes := make(map[string]vocab.Term)
	for class, names := range table {
		for name := range strings.FieldsSeq(names) {
			classes[vocab.Lookup(name).IRI()] = vocab.Lookup(class)
		}
	}
	return classes
}

func termSet(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[vocab.Lookup(name).IRI()] = true
	}
	return set
}

// takesAddresses tells whether the property takes addresses and no things, as url
// does: an address there is no mention of the thing that has it for its name.
func takesAddresses(property string) bool {
	term := vocab.LookupIRI(property)
	return term.Is(vocab.CoercedIRI) &&
		!slices.ContainsFunc(term.Ranges(), func(expected vocab.Term) bool { return !expected.Is(vocab.DataType) })
}
