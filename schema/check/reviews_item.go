package check

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

func checkItemMissing(p *Pass) {
	for r := range p.eachReview() {
		if r.item != nil || r.Property(itemReviewedTerm) != nil || r.Property(aboutTerm) != nil {
			continue
		}
		p.Report(AtThing(r.Thing), "this "+nameOf(r.Thing)+" does not say what it is of; put it at the thing as review or aggregateRating, or give it itemReviewed", itemReviewedTerm, "")
	}
}

// checkItems calls what it is given for each thing that a review names although
// it stands at one.
func (p *Pass) checkItems(named func(r *review, parent, item *Thing, at At)) {
	for r := range p.eachReview() {
		property := r.Property(itemReviewedTerm)
		if property == nil || r.parent == nil {
			continue
		}
		for j := range property.Values {
			named(r, r.parent, property.Thing(j), AtValue(r.Thing, property, j))
		}
	}
}

func checkItemMismatch(p *Pass) {
	p.checkItems(func(r *review, parent, item *Thing, at At) {
		value := at.property.Values[at.value]
		switch {
		case item == parent || item == nil && value.IsLiteral():
			return
		case value.Kind == rdf.IRI && parent.Subject.Kind == rdf.IRI:
		case item == nil || !contradicts(parent, item):
			return
		}
		p.Report(at, "the review stands at "+parent.show()+" and names another thing as itemReviewed; leave itemReviewed out, or put the review at what it is of", itemReviewedTerm, "")
	})
}

func checkItemDoubled(p *Pass) {
	p.checkItems(func(r *review, parent, item *Thing, at At) {
		value := at.property.Values[at.value]
		if item == parent || item != nil && (value.Kind != rdf.IRI || parent.Subject.Kind != rdf.IRI) && !contradicts(parent, item) {
			p.Report(at, "the review stands at the thing that it names as itemReviewed; leave itemReviewed out", itemReviewedTerm, "")
		}
	})
}

// contradicts tells whether two descriptions have different names.
func contradicts(one, other *Thing) bool {
	first, second := textOf(one, nameTerm), textOf(other, nameTerm)
	return !isFolded(first, second) && !isFolded(first, "") && !isFolded(second, "")
}

// checkSelfServing looks for organisations that are reviewed and own the site or
// page.
func checkSelfServing(p *Pass) {
	items := p.knownReviews().items
	if len(items) == 0 || p.kinds&(siteKind|pageKind) == 0 {
		return
	}
	owners := make(map[*Thing]*Thing)
	for i := range p.things {
		t := &p.things[i]
		if !t.is(siteKind|pageKind) || t.concerns&aboutOwner == 0 {
			continue
		}
		for _, term := range publisherTerms {
			if property := t.Property(term); property != nil {
				for _, owner := range property.targets {
					if owner != nil && owners[owner] == nil {
						owners[owner] = t
					}
				}
			}
		}
	}
	for i := range items {
		item := &items[i]
		if page := owners[item.Thing]; page != nil && item.is(organizationKind) && !item.is(productKind) {
			p.Report(AtThing(item.Thing), "these are reviews of the "+nameOf(item.Thing)+" that is itself behind the "+nameOf(page)+
				" which shows them. The markup is right and may stay (leave this rule out then), but search engines show no stars for such", reviewTerm, "")
		}
	}
}

func checkReviewDates(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		began, since := startOf(item.Thing)
		var moments map[string]int
		for _, review := range item.reviews {
			property := review.Property(datePublishedTerm)
			if property == nil {
				continue
			}
			text := property.Values[0].Text
			if began.IsZero() {
				// It does not matter which day it was.
			} else if day, ok := dayOf(text); ok && day.Before(began) {
				p.Report(AtValue(review.Thing, property, 0), "the review is of "+quote(text)+", before the "+since.Name()+" of what it reviews, "+began.Format(time.DateOnly), datePublishedTerm, "")
			}
			if len(text) >= len("2026-03-14T09:30") && strings.Contains(text, ":") {
				if moments == nil {
					moments = make(map[string]int)
				}
				if moments[text]++; moments[text] == manyAtOnce {
					p.Report(AtValue(review.Thing, property, 0), strconv.Itoa(manyAtOnce)+" reviews and more of one thing have the same date and time, "+quote(text)+"; give the day on which each was written", datePublishedTerm, "")
				}
			}
		}
	}
}

// manyAtOnce is how many reviews written in one second look made up.
const manyAtOnce = 5

// startOf gives the day from which on a thing can have been reviewed, and the
// property that says so.
func startOf(t *Thing) (time.Time, vocab.Term) {
	for _, term := range [...]vocab.Term{foundingDateTerm, releaseDateTerm} {
		if day, ok := dayOf(textOf(t, term)); ok {
			return day, term
		}
	}
	return time.Time{}, 0
}

// dayOf reads the day of a date or date-time; a year or month alone is its first
// day.
func dayOf(text string) (time.Time, bool) {
	date, _, _ := strings.Cut(text, "T")
	switch {
	case len(date) == len("2006-01-02") && isDay(date):
		return time.Date(digits4(date), time.Month(digits2(date[5:])), digits2(date[8:]), 0, 0, 0, 0, time.UTC), true
	case len(date) == len("2006-01") && isDate(date):
		return time.Date(digits4(date), time.Month(digits2(date[5:])), 1, 0, 0, 0, 0, time.UTC), true
	case len(date) == len("2006") && isDate(date):
		return time.Date(digits4(date), 1, 1, 0, 0, 0, 0, time.UTC), true
	}
	return time.Time{}, false
}

func checkUndated(p *Pass, t *Thing) {
	if t.is(reviewKind) && t.Property(datePublishedTerm) == nil && t.Property(dateCreatedTerm) == nil {
		p.Report(AtThing(t), "the review does not say when it was published; give it datePublished", datePublishedTerm, "")
	}
}

var dateCreatedTerm = vocab.Lookup("dateCreated")

func checkPrescriptionOnly(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		status := item.Property(prescriptionTerm)
		if !item.is(drugKind) || status == nil || memberIn(&status.Values[0]) != prescriptionOnly {
			continue
		}
		for _, r := range slices.Concat(item.reviews, item.aggregates) {
			p.Report(AtThing(r.Thing), "this is a review of a medicine that is on prescription alone; look whether it may be shown to the public", prescriptionTerm, "")
		}
	}
}

// ratingServices are hosts on which ratings are gathered.
var ratingServices = map[string]bool{
	"trustpilot.com": true, "doctify.com": true, "iwantgreatcare.org": true, "nhs.uk": true, "yelp.com": true, "healthgrades.com": true,
	"vitals.com": true, "zocdoc.com": true, "ratemds.com": true, "jameda.de": true, "sanego.de": true, "doctolib.de": true, "doctolib.fr": true,
	"feefo.com": true, "reviews.io": true, "tripadvisor.com": true, "facebook.com": true, "topdoctors.co.uk": true, "realself.com": true,
	"google.com": true, "google.co.uk": true, "google.de": true, "maps.app.goo.gl": true, "g.page": true, "docplanner.com": true,
}

func checkForeignRatings(p *Pass) {
	for r := range p.eachReview() {
		for _, term := range [...]vocab.Term{urlTerm, sameAsTerm} {
			property := r.Property(term)
			if property == nil {
				continue
			}
			if service := serviceOf(property.Values[0].Text); service != "" {
				p.Report(AtValue(r.Thing, property, 0), "the rating seems to come from "+service+"; ratings of other services are not to be shown as one's own", term, "")
				break
			}
		}
	}
}

// serviceOf gives the service that an address is of, empty where it is of none.
func serviceOf(address string) string {
	for host := hostOf(address); host != ""; _, host, _ = strings.Cut(host, ".") {
		if ratingServices[host] {
			return host
		}
	}
	return ""
}

// hostOf gives the host of an address, without www and port, in lower case.
func hostOf(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		rest = rest[at+1:]
	}
	if !strings.HasPrefix(rest, "[") {
		rest, _, _ = strings.Cut(rest, ":")
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}
