package site

import (
	"fmt"
	"strconv"

	"github.com/healthld/healthld/internal/vocab"
)

var (
	reviewTerm    = vocab.Lookup("review")
	aggregateTerm = vocab.Lookup("aggregateRating")
)

// The numbers from which ratings look copied: on how many pages one thing shows them,
// at how many things the same numbers stand, and how many ratings those are of, since
// two products with one rating each may well have the same.
const (
	manyPages   = 5
	manyThings  = 3
	manyRatings = 10
)

// checkCopiedReviews looks for the same review, or the same aggregate rating, of
// different things.
func checkCopiedReviews(p *pass) {
	type key struct {
		digest    uint64
		aggregate bool
	}
	of := make(map[key][]IndexedReview)
	seen := make(map[key]*reviewed)
	var order []key
	for n := range p.index.reviews {
		r := p.index.review(uint32(n))
		k := key{r.Digest, r.Aggregate}
		if r.Aggregate && r.Count < manyRatings {
			continue
		}
		if seen[k] == nil {
			seen[k] = &reviewed{make(map[IndexedThing]bool), make(map[string]bool), make(map[string]bool)}
		}
		if !seen[k].add(r.Of) {
			continue
		}
		if len(of[k]) == 1 {
			order = append(order, k)
		}
		of[k] = append(of[k], r)
	}
	for _, k := range order {
		copies := of[k]
		if k.aggregate && len(copies) < manyThings || !onTwoPages(copies) {
			continue // on one page other rules see it
		}
		first := copies[0]
		var places []at
		for _, r := range copies[1:] {
			places = append(places, p.atReview(r).noted("as that of %s", called(r.Of)))
		}
		message := fmt.Sprintf("this review of %s stands at %s too", called(first.Of), called(copies[1].Of))
		if k.aggregate {
			message = fmt.Sprintf("this rating of %s is that of %d other things too", called(first.Of), len(copies)-1)
		}
		p.report(p.atReview(first), message+"; keep it where it was given, or name the thing that it is of by itemReviewed", reviewTerm, places...)
	}
}

// reviewed are the things of which a review is known: things without an @id on two pages
// are taken for one if they have one name.
type reviewed struct {
	things map[IndexedThing]bool
	// names are those of all things, and nameless those of things without an @id.
	names, nameless map[string]bool
}

// add adds a thing, and tells whether it is new.
func (k *reviewed) add(t IndexedThing) bool {
	if k.things[t] {
		return false
	}
	name, names := t.Name(""), k.nameless
	if t.ID() == "" {
		names = k.names
	}
	if names[name] {
		return false
	}
	k.things[t], k.names[name] = true, true
	if t.ID() == "" {
		k.nameless[name] = true
	}
	return true
}

func onTwoPages(reviews []IndexedReview) bool {
	for _, r := range reviews {
		if r.Page != reviews[0].Page {
			return true
		}
	}
	return false
}

func (p *pass) atReview(r IndexedReview) at {
	property := "review"
	if r.Aggregate {
		property = "aggregateRating"
	}
	return at{page: r.Page, Place: r.Place, path: typeName(r.Of) + "." + property}
}

// checkRatingsOnManyPages looks for a thing whose ratings stand on many pages.
func checkRatingsOnManyPages(p *pass) {
	for t := range p.index.Things() {
		if t.entry().reviews.first == 0 || t.ID() == "" {
			continue
		}
		var places []at
		seen := make(map[*IndexedPage]bool)
		for r := range t.Reviews() {
			if !seen[r.Page] {
				seen[r.Page] = true
				places = append(places, p.atReview(r).noted("here too"))
			}
		}
		if len(places) < manyPages {
			continue
		}
		p.report(places[0], fmt.Sprintf("ratings of %s stand on %s pages and more; keep them on the page that is about it, and refer to it elsewhere",
			called(t), strconv.Itoa(manyPages)), aggregateTerm, places[1:]...)
	}
}

var (
	ownerProperties = map[string]bool{
		"publisher": true, "author": true, "creator": true, "copyrightHolder": true, "accountablePerson": true, "provider": true, "sourceOrganization": true, "maintainer": true,
	}
	organizationTerm = vocab.Lookup("Organization")
	productTerm      = vocab.Lookup("Product")
	webSiteTerm      = vocab.Lookup("WebSite")
	webPageTerm      = vocab.Lookup("WebPage")
)

// checkOwner looks for reviews of the organisation that publishes the site, on pages
// that do not say themselves who publishes them: where they do, a rule about pages
// sees it.
func checkOwner(p *pass) {
	for t := range p.index.Things() {
		if t.entry().reviews.first == 0 || !t.isA(organizationTerm) || t.isA(productTerm) {
			continue
		}
		var owned []Tie
		for tie := range t.To() {
			if ownerProperties[tie.Property] && tie.From.isA(webSiteTerm) || tie.Property == "publisher" && tie.From.isA(webPageTerm) {
				if tie.From.ID() == "" || p.isOwn(tie.From.ID()) || len(p.hosts) == 0 {
					owned = append(owned, tie)
				}
			}
		}
		if len(owned) == 0 {
			continue
		}
		saidOn := make(map[*IndexedPage]bool)
		for _, tie := range owned {
			for m := range tie.From.Mentions() {
				if m.Properties > 0 {
					saidOn[m.Page] = true
				}
			}
		}
		var places []at
		for r := range t.Reviews() {
			if !saidOn[r.Page] {
				places = append(places, p.atReview(r).noted("reviewed here too"))
			}
		}
		if len(places) == 0 {
			continue
		}
		others := append([]at{atTie(owned[0]).noted("%s is named as %s of the site here", called(t), owned[0].Property)}, places[1:]...)
		p.report(places[0], called(t)+" is reviewed here, and is itself behind the site: search engines show no stars for such reviews. The markup is right and may stay: leave this rule out then",
			reviewTerm, others...)
	}
}
