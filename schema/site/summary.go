package site

import (
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Summary is what stays of a page once the page is let go: what it is about, which
// things stand on it, what they are called, and how they are tied to one another.
// [Summarize] makes one of each page, several at a time if one likes, and
// [Index.Add] puts them together. It holds no text of a review and no name of who
// wrote one.
//
// What a hostile page holds beyond all sense is cut: see Incomplete.
type Summary struct {
	// Number counts the pages of the folder from 0 in the order of their names.
	Number int `json:"number"`
	// Pages counts the pages of the folder, those of other shards too.
	Pages int `json:"-"`
	// Name is the name of the file in the folder, with slashes, and Path its path: the
	// name that places have.
	Name string `json:"name"`
	Path string `json:"path"`
	// Address is the address of the page, empty where that of the folder is not known.
	Address string `json:"address,omitempty"`
	// Title and Language are those of the title element and of the html element (BCP
	// 47); where that names no language, Language is what the page's structured data
	// says of it.
	Title    string `json:"title,omitempty"`
	Language string `json:"language,omitempty"`
	// NoIndex says that the page asks search engines to leave it out.
	NoIndex bool `json:"noindex,omitempty"`
	// Canonicals are the addresses that the page calls canonical, and Alternates
	// those of its twins in other languages, by their hreflang. Both are resolved as
	// far as the base is known.
	Canonicals []PageLink `json:"canonicals,omitempty"`
	Alternates []PageLink `json:"alternates,omitempty"`
	// Breadcrumb is the way to the page as its BreadcrumbList tells it, in the order
	// of the positions. A step that leads nowhere has no address.
	Breadcrumb []PageLink `json:"breadcrumb,omitempty"`
	// Notations are the ways in which structured data stands on the page, each once.
	Notations []page.Notation `json:"notations,omitempty"`
	// Self and Main are the numbers in Things of the page itself and of what it is
	// about, -1 where the page does not say.
	Self int `json:"self"`
	Main int `json:"main"`
	// Things are those on the page that a picture of the site shows, in the order of
	// its graph: what has an IRI, and what has a name and is somebody, something or
	// some place. What has neither, such as an address, stands in the Facts of what it
	// belongs to.
	Things []ThingSummary `json:"things,omitempty"`
	// Ties lead from thing to thing.
	Ties []TieSummary `json:"ties,omitempty"`
	// Reviews are the reviews and aggregate ratings on the page that are of one of its
	// Things.
	Reviews []ReviewSummary `json:"reviews,omitempty"`
	// Incomplete says that the page holds more things, ties or reviews than are kept
	// of one page, or more than was read.
	Incomplete bool `json:"incomplete,omitempty"`
}

// PageLink is an address that a page names.
type PageLink struct {
	// Text is what the address stands for: the language of a twin, the name of a step
	// of the breadcrumb; empty for a canonical address.
	Text    string `json:"text,omitempty"`
	Address string `json:"address,omitempty"`
	Place   Place  `json:"place,omitzero"`
}

// ThingSummary is what stays of a thing on one page.
type ThingSummary struct {
	// ID is its IRI, empty for a thing without one.
	ID string `json:"id,omitempty"`
	// Types are its types by their names at schema.org, or IRIs where they are others.
	Types []string `json:"types,omitempty"`
	// Properties counts what the page says of it; 0 if the page refers to it alone.
	Properties int   `json:"properties,omitempty"`
	Place      Place `json:"place,omitzero"`
	// Facts tell it from others.
	Facts []Fact `json:"facts,omitempty"`
}

// Fact is what a page says of a thing, and what two pages should say alike.
type Fact struct {
	// Property is the name of a property: name, legalName, telephone, email, address,
	// geo, birthDate, deathDate, foundingDate, openingHours, aggregateRating, price,
	// or identifier.
	Property string `json:"property"`
	// Tag is the language of a name in lower case, that of the page where the text has
	// none; the scheme of an identifier, such as NPI or GTIN; else empty.
	Tag string `json:"tag,omitempty"`
	// Value is the text as people read it: an address as "street, code, town", a place
	// on the earth as "latitude, longitude", a rating as "4.5 of 5 by 20", a price as
	// "19.90 GBP". A long text is cut.
	Value string `json:"value"`
	Place Place  `json:"place,omitzero"`
}

// TieSummary leads from one thing of a page to another, by their numbers in
// [Summary.Things]. Where things without a name lie between, such as a Role or an
// Offer, it is the last of the properties on the way.
type TieSummary struct {
	From     int    `json:"from"`
	Property string `json:"property"`
	To       int    `json:"to"`
	Place    Place  `json:"place,omitzero"`
}

// ReviewSummary is a review or an aggregate rating on a page.
type ReviewSummary struct {
	// Of is the number in [Summary.Things] of what is reviewed.
	Of int `json:"of"`
	// Aggregate tells an aggregate rating, and Count is how many ratings it has.
	Aggregate bool `json:"aggregate,omitempty"`
	Count     int  `json:"count,omitempty"`
	// Digest is the same for two reviews of one text, white space, case and
	// punctuation aside; without a text, of one author, day and rating; and for two
	// aggregate ratings of the same numbers.
	Digest uint64 `json:"digest,string"`
	Place  Place  `json:"place,omitzero"`
}

// Place is a place in a page: its byte, counted from 0, its line and the column in it, both
// counted from 1, the column in bytes, as in [rdf.Position]. The zero Place is not known.
type Place struct {
	Offset int `json:"offset,omitempty"`
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
}

func placeOf(p rdf.Position) Place { return Place{p.Offset, p.Line, p.Column} }

// in gives the place with the file that it is in.
func (p Place) in(path string) rdf.Position {
	return rdf.Position{File: path, Offset: p.Offset, Line: p.Line, Column: p.Column}
}

// What is kept of one page at most, and of one text. Pages of people stay far below.
const (
	mostThings  = 5_000
	mostTies    = 20_000
	mostReviews = 5_000
	mostFacts   = 64
	mostTypes   = 16
	longestText = 300
	longestIRI  = 2_000
)
