package site

import (
	"fmt"
	"slices"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

// named are the classes of things that have one name in a language. An article may be
// called by its headline here and by its title there, and a page as its link is.
var named = []vocab.Term{
	vocab.Lookup("Person"), vocab.Lookup("Organization"), vocab.Lookup("Place"), vocab.Lookup("Product"),
	vocab.Lookup("Event"), vocab.Lookup("MedicalEntity"), vocab.Lookup("Service"),
}

// factTerms are the properties of facts, to read about.
var factTerms = map[string]vocab.Term{
	"openingHours": vocab.Lookup("openingHoursSpecification"),
	"price":        vocab.Lookup("price"),
}

// factTerm gives the property of a fact.
func factTerm(property string) vocab.Term {
	if term, has := factTerms[property]; has {
		return term
	}
	return vocab.Lookup(property)
}

// checkContradictions looks for things of which two pages tell different values of
// what a thing has one of.
func checkContradictions(p *pass) {
	type group struct{ property, tag string }
	for t := range p.index.Things() {
		if t.ID() == "" || !t.hasApart() {
			continue
		}
		first := make(map[group]IndexedFact)
		others := make(map[group][]IndexedFact)
		var order []group
		for f := range t.Facts() {
			g := group{f.Property, f.Tag}
			switch _, had := first[g]; {
			case !had:
				first[g] = f
			case f.Apart && (f.Property != "name" || t.isA(named...)):
				if len(others[g]) == 0 {
					order = append(order, g)
				}
				others[g] = append(others[g], f)
			}
		}
		for _, g := range order {
			here, path := first[g], typeName(t)+"."+g.property
			var places []at
			for _, f := range others[g] {
				places = append(places, at{page: f.Page, Place: f.Place, path: path}.noted("%s here", check.Quote(f.Value)))
			}
			what := g.property
			if g.property == "name" && g.tag != "" {
				what += " in " + check.Quote(g.tag)
			} else if g.property == "identifier" {
				what = g.tag
			}
			there := others[g][0]
			mend := "correct what is wrong, or give each of two things an @id of its own"
			if address := sharedAddress(here.Page, there.Page); address != "" {
				mend = fmt.Sprintf("correct what is wrong, or what both pages call canonical, %s, if they are two", quoteAddress(address))
			}
			p.report(at{page: here.Page, Place: here.Place, path: path},
				fmt.Sprintf("%s has another %s on %s: %s here, %s there; %s", called(t), what, quoteAddress(there.Page.Name), check.Quote(here.Value), check.Quote(there.Value), mend),
				factTerm(g.property), places...)
		}
	}
}

// sharedAddress gives the address that two pages call canonical of which no other is known: it
// is the base of what both of them name by relative addresses.
func sharedAddress(one, other *IndexedPage) string {
	if one.Address != "" || other.Address != "" || len(one.Canonicals) != 1 || len(other.Canonicals) != 1 || one.Canonicals[0].Address != other.Canonicals[0].Address {
		return ""
	}
	return one.Canonicals[0].Address
}

// hasApart tells whether there is anything to look into, without making facts of all
// there is.
func (t IndexedThing) hasApart() bool {
	for l := t.entry().facts.first; l != 0; l = t.index.facts[l-1].next {
		if t.index.facts[l-1].apart {
			return true
		}
	}
	return false
}

// givenOnce are the schemes of identifiers that are given to one thing alone, and the
// scheme that they are compared as.
var givenOnce = map[string]string{
	"NPI": "NPI", "LEI": "LEI", "GLN": "GLN", "DUNS": "DUNS", "ORCID": "ORCID", "ROR": "ROR", "ISNI": "ISNI", "Wikidata": "Wikidata",
	"ODS": "ODS", "CQC": "CQC", "GMC": "GMC", "GMP": "GMP", "NMC": "NMC", "HCPC": "HCPC", "GPhC": "GPhC", "UDI-DI": "UDI-DI",
	"GTIN": "GTIN", "GTIN-8": "GTIN", "GTIN-12": "GTIN", "GTIN-13": "GTIN", "GTIN-14": "GTIN",
}

// checkSeveralIDs looks for things that have an identifier, or the name and the
// address, in common and each an @id of its own.
func checkSeveralIDs(p *pass) {
	type mark struct {
		scheme        string
		value, value2 uint64
	}
	things := make(map[mark][]IndexedThing)
	var order []mark
	for t := range p.index.Things() {
		if t.ID() == "" || !t.isA(named...) {
			continue
		}
		add := func(m mark) {
			if len(things[m]) == 1 {
				order = append(order, m)
			}
			if len(things[m]) < 100 && !slices.Contains(things[m], t) {
				things[m] = append(things[m], t)
			}
		}
		var names, streets []uint64
		for f := range t.Facts() {
			switch f.Property {
			case "name":
				names = append(names, f.key)
			case "address":
				streets = append(streets, f.key)
			case "identifier":
				if scheme := givenOnce[f.Tag]; scheme != "" {
					add(mark{scheme: scheme, value: f.key})
				}
			}
		}
		for _, name := range names {
			for _, street := range streets {
				add(mark{value: name, value2: street})
			}
		}
	}
	told := make(map[[2]IndexedThing]bool)
	for _, m := range order {
		group := things[m]
		first := group[0]
		var places []at
		var other IndexedThing
		for _, t := range group[1:] {
			if told[[2]IndexedThing{first, t}] || !alike(first, t) || meet(first, t) {
				continue
			}
			told[[2]IndexedThing{first, t}] = true
			if len(places) == 0 {
				other = t
			}
			places = append(places, atMention(t.Home()).noted("%s", called(t)))
		}
		if len(places) == 0 {
			continue
		}
		what := "name and address"
		if m.scheme != "" {
			what = m.scheme
		}
		p.report(atMention(first.Home()), fmt.Sprintf("%s and %s have the same %s; if they are one thing, give it one @id on all pages",
			called(first), called(other), what), 0, places...)
	}
}

// alike tells whether two things may be one by their types.
func alike(a, b IndexedThing) bool {
	for _, one := range a.Types() {
		for _, other := range b.Types() {
			x, y := vocab.Lookup(one), vocab.Lookup(other)
			if x != 0 && y != 0 && (vocab.IsA(x, y) || vocab.IsA(y, x)) {
				return true
			}
		}
	}
	return false
}

// meet tells whether a page describes both things: then rules about one page see
// them.
func meet(a, b IndexedThing) bool {
	pages := make(map[*IndexedPage]bool)
	for m := range a.Mentions() {
		if m.Properties > 0 {
			pages[m.Page] = true
		}
	}
	for m := range b.Mentions() {
		if m.Properties > 0 && pages[m.Page] {
			return true
		}
	}
	return false
}
