package check

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

var (
	reviewTerm        = vocab.Lookup("review")
	reviewsTerm       = vocab.Lookup("reviews")
	aggregateTerm     = vocab.Lookup("aggregateRating")
	itemReviewedTerm  = vocab.Lookup("itemReviewed")
	reviewRatingTerm  = vocab.Lookup("reviewRating")
	ratingValueTerm   = vocab.Lookup("ratingValue")
	bestRatingTerm    = vocab.Lookup("bestRating")
	worstRatingTerm   = vocab.Lookup("worstRating")
	reviewCountTerm   = vocab.Lookup("reviewCount")
	ratingCountTerm   = vocab.Lookup("ratingCount")
	authorTerm        = vocab.Lookup("author")
	datePublishedTerm = vocab.Lookup("datePublished")
	aboutTerm         = vocab.Lookup("about")
	commentTerm       = vocab.Lookup("comment")
	foundingDateTerm  = vocab.Lookup("foundingDate")
	releaseDateTerm   = vocab.Lookup("releaseDate")
	prescriptionTerm  = vocab.Lookup("prescriptionStatus")
	prescriptionOnly  = vocab.Lookup("PrescriptionOnly")
	reviewTextTerms   = terms("reviewBody", "description", "text", "headline", "name")
	publisherTerms    = terms("publisher", "author", "creator", "copyrightHolder", "accountablePerson", "provider", "sourceOrganization", "maintainer")
	insiderTerms      = terms("employee", "employees", "founder", "founders", "member", "owns", "seller", "manufacturer", "brand", "provider", "offeredBy", "author", "creator", "publisher", "parentOrganization", "department", "subOrganization")
	linkableTerms     = terms("sameAs", "url", "image", "identifier", "email")
	defaultBest       = 5.0
	defaultWorst      = 1.0
)

// reviews are the reviews and aggregate ratings of a graph with what they are
// of, for all rules that ask.
type reviews struct {
	all []review
	// items are the things that are reviewed, in the order of the graph.
	items []*reviewedItem
	of    map[*Thing]*reviewedItem
}

// review is a review or an aggregate rating.
type review struct {
	*Thing
	aggregate bool
	// parents are the things at which it stands, with the places.
	parents []*Thing
	// item is what it is of, nil where nobody says.
	item *Thing
}

// reviewedItem is a thing with its reviews.
type reviewedItem struct {
	*Thing
	reviews    []*review
	aggregates []*review
}

// knownReviews gives the reviews of the graph; they are found when they are
// first asked for.
func (p *Pass) knownReviews() *reviews {
	if p.reviews != nil {
		return p.reviews
	}
	r := &reviews{of: make(map[*Thing]*reviewedItem)}
	p.reviews = r
	var index map[*Thing]int
	for i := range p.things {
		if t := &p.things[i]; t.is(reviewKind | aggregateKind) {
			if index == nil {
				index = make(map[*Thing]int)
			}
			index[t] = len(r.all)
			r.all = append(r.all, review{Thing: t, aggregate: t.is(aggregateKind)})
		}
	}
	if len(r.all) == 0 {
		return r
	}
	for i := range p.things {
		t := &p.things[i]
		if t.concerns&aboutReview == 0 {
			continue
		}
		for j := range t.Properties {
			property := &t.Properties[j]
			if term := property.Term; term != reviewTerm && term != reviewsTerm && term != aggregateTerm {
				continue
			}
			for _, target := range property.targets {
				if n, is := index[target]; is {
					r.all[n].parents = append(r.all[n].parents, t)
				}
			}
		}
	}
	for i := range r.all {
		one := &r.all[i]
		if named := one.Property(itemReviewedTerm); named != nil {
			for _, target := range named.targets {
				if target != nil && one.item == nil {
					one.item = target
				}
			}
		}
		if len(one.parents) > 0 {
			one.item = one.parents[0]
		}
		if one.item == nil {
			continue
		}
		item, known := r.of[one.item]
		if !known {
			item = &reviewedItem{Thing: one.item}
			r.of[one.item] = item
			r.items = append(r.items, item)
		}
		if one.aggregate {
			item.aggregates = append(item.aggregates, one)
		} else {
			item.reviews = append(item.reviews, one)
		}
	}
	return r
}

// authors calls what it is given with every author: the thing, or the text that
// stands for it, and the place.
func (r *review) authors(yield func(author *Thing, name string, at At)) {
	property := r.Property(authorTerm)
	if property == nil {
		return
	}
	for i := range property.Values {
		at := AtValue(r.Thing, property, i)
		if author := property.targets[i]; author != nil {
			called := textOf(author, nameTerm)
			if named := author.Property(nameTerm); named != nil {
				at = AtValue(author, named, 0)
			}
			yield(author, called, at)
			continue
		}
		if isText(&property.Values[i]) {
			yield(nil, property.Values[i].Text, at)
		}
	}
}

// ratingOf gives the rating of a review or aggregate: the thing that holds its
// value.
func (r *review) ratingOf() *Thing {
	if r.aggregate {
		return r.Thing
	}
	if property := r.Property(reviewRatingTerm); property != nil {
		return property.targets[0]
	}
	return nil
}

// rating is a rating as numbers.
type rating struct {
	value, best, worst float64
	// decimals is how many digits its value has behind the point.
	decimals int
	// own tells that the value carries its scale: a fraction or percentage.
	own bool
	// given tells that a scale is written beside it.
	given bool
}

// readRating reads the value and the scale of a rating, false where there is no
// value that can be read.
func readRating(t *Thing) (r rating, ok bool) {
	if t == nil {
		return r, false
	}
	value := t.Property(ratingValueTerm)
	if value == nil || !value.Values[0].IsLiteral() {
		return r, false
	}
	r, ok = parseRating(value.Values[0].Text)
	if r.own || !ok {
		return r, ok
	}
	r.best, r.worst = defaultBest, defaultWorst
	if best, is := numberOf(t, bestRatingTerm); is {
		r.best, r.given = best, true
	}
	if worst, is := numberOf(t, worstRatingTerm); is {
		r.worst, r.given = worst, true
	}
	return r, true
}

// parseRating reads a number, a fraction (6 / 10) or a percentage (60%). A
// decimal comma is read too: another family tells of it.
func parseRating(text string) (r rating, ok bool) {
	text = strings.TrimSpace(text)
	if percent, is := strings.CutSuffix(text, "%"); is {
		r.value, ok = parseNumber(percent)
		r.best, r.own = 100, true
		return r, ok
	}
	if top, bottom, is := strings.Cut(text, "/"); is {
		var right bool
		r.value, ok = parseNumber(top)
		r.best, right = parseNumber(bottom)
		r.own = true
		return r, ok && right && r.best > 0
	}
	r.value, ok = parseNumber(text)
	if _, digits, is := strings.Cut(text, "."); is {
		r.decimals = len(digits)
	}
	return r, ok
}

// parseNumber reads a number as people write it.
func parseNumber(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if !rdf.IsNumber(text) {
		if text = suggestNumber(text); text == "" {
			return 0, false
		}
	}
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil
}

// numberOf gives the number that a property has, false where it has none.
func numberOf(t *Thing, term vocab.Term) (float64, bool) {
	property := t.Property(term)
	if property == nil || !property.Values[0].IsLiteral() {
		return 0, false
	}
	return parseNumber(property.Values[0].Text)
}

// folded gives a text without case, spaces and punctuation, to compare.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
