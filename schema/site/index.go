package site

import (
	"iter"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Index is what stays of a site once its pages are let go: its pages, its things,
// where each of them stands, what pages say of it, and how things are tied to one
// another. A thing with an IRI is one thing on however many pages; a thing without
// one is a thing of its page alone.
//
// The zero value is an empty index. It is made by adding the summaries of the pages
// in the order of their names, as [Read] tells them:
//
//	var index site.Index
//	_, err := site.Read(ctx, options, site.Summarize, func(s *site.Summary) error {
//		index.Add(s)
//		return nil
//	})
//
// What it gives comes in the order in which it was added, and is the same on every
// run. It holds each text once, and no page: a product with its page, its facts and its
// ties takes 1.5 KB (BenchmarkIndexMemory). Many goroutines may read an index at a
// time, as long as none adds to it; what they have of it holds until then. It must not
// be copied.
type Index struct {
	// Partial says that there are pages of the site that are not in the index, such as some
	// that could not be read: what is not there is then not told to be missing.
	Partial bool

	texts texts
	pages []IndexedPage
	// What is told of things stands in slices, each entry with the number of the next
	// one of the same thing. None of them holds a pointer: so a large index gives the
	// collector nothing to look at.
	things   []thingEntry
	mentions []mentionEntry
	facts    []factEntry
	types    []typeEntry
	ties     []tieEntry
	reviews  []reviewEntry

	byID  map[text]thingNumber
	known map[tieKey]struct{}
	// numbers are those of the things of the page that is being added.
	numbers []thingNumber
}

// IndexedPage is a page of an [Index].
type IndexedPage struct {
	// Number, Name, Path, Address, Title, Language, NoIndex and Incomplete are those of
	// the [Summary], and so are Canonicals, Alternates, Breadcrumb and Notations.
	Number                   int
	Name, Path               string
	Address, Title, Language string
	NoIndex, Incomplete      bool
	Canonicals, Alternates   []PageLink
	Breadcrumb               []PageLink
	Notations                []page.Notation
	index                    *Index
	self, main               link
	firstMention, mentions   uint32
	// order counts the pages of the index from 0.
	order int
}

// Self gives the page itself as a thing, false where its structured data does not
// speak of it.
func (p *IndexedPage) Self() (IndexedThing, bool) { return p.index.thing(p.self) }

// Main gives the thing that the page is about, false where the page does not say.
func (p *IndexedPage) Main() (IndexedThing, bool) { return p.index.thing(p.main) }

// Mentions gives the things that stand on the page or are referred to there, in the
// order of the page.
func (p *IndexedPage) Mentions() iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for i := range p.mentions {
			if !yield(p.index.mention(p.firstMention + i)) {
				return
			}
		}
	}
}

// Position gives the place of something on the page. The zero Place is that of the
// page as a whole.
func (p *IndexedPage) Position(at Place) rdf.Position { return at.in(p.Path) }

// IndexedThing is a thing of an [Index]. Two are equal if they are one thing.
type IndexedThing struct {
	index  *Index
	number thingNumber
}

// Mention is a thing on a page.
type Mention struct {
	Thing IndexedThing
	Page  *IndexedPage
	// Properties counts what the page says of the thing: 0 if it refers to it alone.
	Properties int
	Place      Place
}

// Position gives the place of the mention.
func (m Mention) Position() rdf.Position { return m.Page.Position(m.Place) }

// Tie leads from one thing to another, by the name of a property: see [TieSummary]. It
// is told once, with the place where it was told first.
type Tie struct {
	From     IndexedThing
	Property string
	To       IndexedThing
	Page     *IndexedPage
	Place    Place
}

// IndexedFact is a fact with the page that told it first.
type IndexedFact struct {
	Fact
	Page *IndexedPage
	// Apart says that this page and those before it tell different values of this
	// property in this language: none of its values was among theirs.
	Apart bool
	// key tells values apart as people do.
	key uint64
}

// IndexedReview is a review or an aggregate rating on a page: see [ReviewSummary].
type IndexedReview struct {
	Of        IndexedThing
	Aggregate bool
	Count     int
	Digest    uint64
	Page      *IndexedPage
	Place     Place
}

// Len gives how many pages, things and ties there are.
func (x *Index) Len() (pages, things, ties int) { return len(x.pages), len(x.things), len(x.ties) }

// Pages gives the pages in the order in which they were added.
func (x *Index) Pages() iter.Seq[*IndexedPage] {
	return func(yield func(*IndexedPage) bool) {
		for i := range x.pages {
			if !yield(x.page(uint32(i))) {
				return
			}
		}
	}
}

func (x *Index) page(n uint32) *IndexedPage { return &x.pages[n] }

// Things gives the things in the order in which pages told of them first, those that
// pages only refer to as well: see [IndexedThing.IsDescribed].
func (x *Index) Things() iter.Seq[IndexedThing] {
	return func(yield func(IndexedThing) bool) {
		for i := range x.things {
			if !yield(IndexedThing{x, thingNumber(i)}) {
				return
			}
		}
	}
}

// Thing gives the thing of an IRI, false if there is none.
func (x *Index) Thing(id string) (IndexedThing, bool) {
	if known, has := x.texts.find(id); has {
		if number, has := x.byID[known]; has {
			return IndexedThing{x, number}, true
		}
	}
	return IndexedThing{}, false
}

func (x *Index) thing(l link) (IndexedThing, bool) {
	if l == 0 {
		return IndexedThing{}, false
	}
	return IndexedThing{x, thingNumber(l - 1)}, true
}

// Ties gives the ties between things, each once, in the order in which pages told
// them first.
func (x *Index) Ties() iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		for i := range x.ties {
			if !yield(x.tie(uint32(i))) {
				return
			}
		}
	}
}

func (x *Index) tie(n uint32) Tie {
	e := &x.ties[n]
	return Tie{
		From: IndexedThing{x, e.from}, Property: x.texts.get(e.property), To: IndexedThing{x, e.to},
		Page: x.page(e.page), Place: e.place.unfold(),
	}
}

func (x *Index) mention(n uint32) Mention {
	e := &x.mentions[n]
	return Mention{Thing: IndexedThing{x, e.thing}, Page: x.page(e.page), Properties: int(e.properties), Place: e.place.unfold()}
}

func (t IndexedThing) entry() *thingEntry { return &t.index.things[t.number] }

// ID gives the IRI of the thing, empty if it has none.
func (t IndexedThing) ID() string { return t.index.texts.get(t.entry().id) }

// Number tells the thing from all others of the index: they count from 0.
func (t IndexedThing) Number() int { return int(t.number) }

// IsDescribed tells whether any page says something of the thing, and does not only
// refer to it.
func (t IndexedThing) IsDescribed() bool { return t.entry().properties > 0 }

// Types gives the types that pages give the thing, each once: names at schema.org, or
// IRIs of others.
func (t IndexedThing) Types() []string {
	var types []string
	for l := t.entry().types.first; l != 0; {
		e := &t.index.types[l-1]
		types = append(types, t.index.texts.get(e.name))
		l = e.next
	}
	return types
}

// Name gives the name of the thing in a language, else in any; of several the first
// that was told. It is empty if it has none.
func (t IndexedThing) Name(language string) string {
	first := ""
	for f := range t.Facts() {
		if f.Property == "name" {
			if f.Tag == language {
				return f.Value
			}
			if first == "" {
				first = f.Value
			}
		}
	}
	return first
}

// Facts gives what pages say of the thing, each value once, with the page that told it
// first. Two spellings of a value, such as those of a telephone number, are one.
func (t IndexedThing) Facts() iter.Seq[IndexedFact] {
	return func(yield func(IndexedFact) bool) {
		x := t.index
		for l := t.entry().facts.first; l != 0; {
			e := &x.facts[l-1]
			f := IndexedFact{
				Fact: Fact{x.texts.get(e.property), x.texts.get(e.tag), x.texts.get(e.value), e.place.unfold()},
				Page: x.page(e.page), Apart: e.apart, key: e.key,
			}
			if !yield(f) {
				return
			}
			l = e.next
		}
	}
}

// Mentions gives the pages on which the thing stands or is referred to.
func (t IndexedThing) Mentions() iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for l := t.entry().mentions.first; l != 0; {
			if !yield(t.index.mention(uint32(l - 1))) {
				return
			}
			l = t.index.mentions[l-1].next
		}
	}
}

// Home gives the place of the thing on the page that says most of it; of several the
// first.
func (t IndexedThing) Home() Mention {
	var home Mention
	for m := range t.Mentions() {
		if home.Page == nil || m.Properties > home.Properties {
			home = m
		}
	}
	return home
}

// From gives the ties that lead from the thing, and To those that lead to it.
func (t IndexedThing) From() iter.Seq[Tie] {
	return t.walk(t.entry().from.first, func(e *tieEntry) link { return e.nextFrom })
}

// To gives the ties that lead to the thing.
func (t IndexedThing) To() iter.Seq[Tie] {
	return t.walk(t.entry().to.first, func(e *tieEntry) link { return e.nextTo })
}

func (t IndexedThing) walk(first link, next func(*tieEntry) link) iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		for l := first; l != 0; {
			if !yield(t.index.tie(uint32(l - 1))) {
				return
			}
			l = next(&t.index.ties[l-1])
		}
	}
}

// Reviews gives the reviews and aggregate ratings of the thing, on each page on which
// they stand.
func (t IndexedThing) Reviews() iter.Seq[IndexedReview] {
	return func(yield func(IndexedReview) bool) {
		for l := t.entry().reviews.first; l != 0; {
			if !yield(t.index.review(uint32(l - 1))) {
				return
			}
			l = t.index.reviews[l-1].next
		}
	}
}

func (x *Index) review(n uint32) IndexedReview {
	e := &x.reviews[n]
	return IndexedReview{IndexedThing{x, e.of}, e.aggregate, int(e.count), e.digest, x.page(e.page), e.place.unfold()}
}
