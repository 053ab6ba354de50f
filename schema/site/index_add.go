package site

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/schema/page"
)

// mostValues is how many values of all properties of a thing are held: two show a
// contradiction, and what a thing that everybody names differently is called nobody
// can tell.
const mostValues = 256

// Add adds a page. Pages are added one after the other in the order of their
// numbers: of what several of them say the first is held. The summary may be changed
// afterwards.
func (x *Index) Add(s *Summary) {
	number := uint32(len(x.pages))
	first := uint32(len(x.mentions))
	x.numbers = x.numbers[:0]
	for i := range s.Things {
		x.numbers = append(x.numbers, x.addThing(number, &s.Things[i]))
	}
	for i := range s.Ties {
		x.addTie(number, &s.Ties[i])
	}
	for _, r := range s.Reviews {
		if of, is := x.numberOf(r.Of); is {
			x.reviews = append(x.reviews, reviewEntry{digest: r.Digest, of: of, page: number, count: uint32(r.Count), place: r.Place.fold(), aggregate: r.Aggregate})
			next := link(len(x.reviews))
			x.things[of].reviews.add(next, func(last link) { x.reviews[last-1].next = next })
		}
	}
	p := IndexedPage{
		Number: s.Number, Name: x.texts.own(s.Name), Path: x.texts.own(s.Path),
		Address: x.texts.own(s.Address), Title: x.texts.own(s.Title), Language: x.texts.own(s.Language),
		NoIndex: s.NoIndex, Incomplete: s.Incomplete,
		Canonicals: x.links(s.Canonicals), Alternates: x.links(s.Alternates), Breadcrumb: x.links(s.Breadcrumb),
		Notations: notations(s.Notations),
		index:     x, order: int(number),
		firstMention: first, mentions: uint32(len(x.mentions)) - first,
	}
	if n, is := x.numberOf(s.Self); is {
		p.self = link(n) + 1
	}
	if n, is := x.numberOf(s.Main); is {
		p.main = link(n) + 1
	}
	x.pages = append(x.pages, p)
}

// numberOf gives the thing that has that number on the page; false if there is none.
func (x *Index) numberOf(onPage int) (thingNumber, bool) {
	if onPage < 0 || onPage >= len(x.numbers) {
		return 0, false
	}
	return x.numbers[onPage], true
}

// add adds an entry, after telling the one that was the last.
func (c *chain) add(entry link, follow func(last link)) {
	if c.first == 0 {
		c.first = entry
	} else {
		follow(c.last)
	}
	c.last = entry
}

func (x *Index) links(links []PageLink) []PageLink {
	if len(links) == 0 {
		return nil
	}
	own := make([]PageLink, len(links))
	for i, l := range links {
		own[i] = PageLink{x.texts.own(l.Text), x.texts.own(l.Address), l.Place}
	}
	return own
}

// allNotations are the ways in which structured data stands on a page. Most pages have
// one of them: those share a slice.
var allNotations = []page.Notation{page.JSONLD, page.Microdata, page.RDFa}

func notations(of []page.Notation) []page.Notation {
	switch {
	case len(of) == 0:
		return nil
	case len(of) == 1 && int(of[0]) < len(allNotations):
		return allNotations[of[0] : of[0]+1 : of[0]+1]
	}
	return slices.Clone(of)
}

func (x *Index) addThing(page uint32, t *ThingSummary) thingNumber {
	number, known := thingNumber(0), false
	id := x.texts.add(t.ID)
	if id != 0 {
		number, known = x.byID[id]
	}
	if !known {
		number = thingNumber(len(x.things))
		x.things = append(x.things, thingEntry{id: id})
		if id != 0 {
			if x.byID == nil {
				x.byID = make(map[text]thingNumber)
			}
			x.byID[id] = number
		}
	}
	e := &x.things[number]
	e.properties = max(e.properties, uint32(t.Properties))
	x.mentions = append(x.mentions, mentionEntry{thing: number, page: page, properties: uint32(t.Properties), place: t.Place.fold()})
	next := link(len(x.mentions))
	e.mentions.add(next, func(last link) { x.mentions[last-1].next = next })
	for _, name := range t.Types {
		x.addType(e, x.texts.add(name))
	}
	x.addFacts(e, page, t.Facts)
	return number
}

func (x *Index) addType(e *thingEntry, name text) {
	count := 0
	for l := e.types.first; l != 0; l = x.types[l-1].next {
		if count++; x.types[l-1].name == name || count == mostTypes {
			return
		}
	}
	x.types = append(x.types, typeEntry{name: name})
	next := link(len(x.types))
	e.types.add(next, func(last link) { x.types[last-1].next = next })
}

// addFacts adds what a page says of a thing, property by property.
func (x *Index) addFacts(e *thingEntry, page uint32, facts []Fact) {
	for i := range facts {
		f := &facts[i]
		property, tag, key := x.texts.add(f.Property), x.texts.add(f.Tag), keyOf(f)
		known, same, count := false, false, 0
		for l := e.facts.first; l != 0; l = x.facts[l-1].next {
			count++
			if had := &x.facts[l-1]; had.property == property && had.tag == tag {
				known = known || had.page != page
				same = same || had.key == key
			}
		}
		if same || count >= mostValues {
			continue
		}
		x.facts = append(x.facts, factEntry{
			property: property, tag: tag, value: x.texts.add(f.Value), key: key, page: page, place: f.Place.fold(),
			apart: known && !x.agrees(e, page, property, tag, facts),
		})
		next := link(len(x.facts))
		e.facts.add(next, func(last link) { x.facts[last-1].next = next })
	}
}

// agrees tells whether one of the values of a property on a page is among those that
// other pages told.
func (x *Index) agrees(e *thingEntry, page uint32, property, tag text, facts []Fact) bool {
	for i := range facts {
		f := &facts[i]
		if f.Property != x.texts.get(property) || f.Tag != x.texts.get(tag) {
			continue
		}
		key := keyOf(f)
		for l := e.facts.first; l != 0; l = x.facts[l-1].next {
			had := &x.facts[l-1]
			if had.page != page && had.property == property && had.tag == tag && had.key == key {
				return true
			}
		}
	}
	return false
}

// keyOf gives a number for the value of a fact, the same for two ways to write it.
func keyOf(f *Fact) uint64 {
	switch f.Property {
	case "telephone":
		return hashOf(ident.Dialled(f.Value))
	case "email":
		return hashOf(strings.TrimPrefix(strings.ToLower(f.Value), "mailto:"))
	case "identifier":
		digits := strings.TrimLeft(strings.Map(func(r rune) rune {
			if r == ' ' || r == '-' {
				return -1
			}
			return r
		}, strings.ToLower(f.Value)), "0") // a GTIN-13 is a GTIN-14 with a zero before it
		return hashOf(digits)
	case "address":
		return hashOf(strings.Join(wordsOf(f.Value), "")) // a postal code with its space and without
	case "price", "geo", "aggregateRating":
		return hashOf(numberWords(f.Value)...)
	}
	return hashOf(strings.ToLower(f.Value))
}

// numberWords gives the words of a text, numbers without zeros at their end and without
// commas before their thousands: 1,004.50 is 1004.5.
func numberWords(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, word := range words {
		word = strings.TrimSuffix(word, ",")
		if strings.Contains(word, ".") {
			if strings.LastIndexByte(word, ',') < strings.LastIndexByte(word, '.') {
				word = strings.ReplaceAll(word, ",", "")
			}
			word = strings.TrimSuffix(strings.TrimRight(word, "0"), ".")
		}
		words[i] = word
	}
	return words
}

func (x *Index) addTie(page uint32, t *TieSummary) {
	from, is := x.numberOf(t.From)
	to, are := x.numberOf(t.To)
	if !is || !are {
		return
	}
	key := tieKey{x.texts.add(t.Property), from, to}
	if _, has := x.known[key]; has {
		return
	}
	if x.known == nil {
		x.known = make(map[tieKey]struct{})
	}
	x.known[key] = struct{}{}
	x.ties = append(x.ties, tieEntry{property: key.property, from: from, to: to, page: page, place: t.Place.fold()})
	next := link(len(x.ties))
	x.things[from].from.add(next, func(last link) { x.ties[last-1].nextFrom = next })
	x.things[to].to.add(next, func(last link) { x.ties[last-1].nextTo = next })
}
