package check

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	reviewNoteTerms   = terms("positiveNotes", "negativeNotes")
	noteItemTerm      = vocab.Lookup("itemListElement")
	noteTextTerms     = terms("name", "text", "description")
	publisherTerms    = terms("publisher", "author", "creator", "copyrightHolder", "accountablePerson", "provider", "sourceOrganization", "maintainer")
	insiderTerms      = terms("employee", "employees", "founder", "founders", "member", "owns", "seller", "manufacturer", "brand", "provider", "offeredBy", "author", "creator", "publisher", "parentOrganization", "department", "subOrganization")
	reachingTerms     = terms("telephone", "faxNumber", "birthDate")
	workTerms         = terms("jobTitle", "worksFor", "honorificPrefix")
	birthDateTerm     = vocab.Lookup("birthDate")
	linkableTerms     = terms("sameAs", "url", "image", "identifier", "email")
	defaultBest       = 5.0
	defaultWorst      = 1.0
)

// reviewed are graphs with reviews or ratings of several people.
const reviewed = traits(reviewKind|aggregateKind) << 32

// reviews are the reviews and aggregate ratings of a graph with what they are
// of, for all rules that ask.
type reviews struct {
	known bool
	all   []review
	// items are the things that are reviewed, in the order of the graph.
	items []reviewedItem
	// byItem are the reviews of the items, one item after the other, and authors the
	// authors of the reviews likewise.
	byItem  []*review
	authors []author
	// texts are those of the reviews, one review after the other.
	texts []reviewText
}

// review is a review or an aggregate rating.
type review struct {
	*Thing
	// number counts the reviews of the graph from 1.
	number    int32
	aggregate bool
	// parent is the first thing at which it stands, nil where there is none.
	parent *Thing
	// item is what it is of, nil where nobody says.
	item *Thing
	// authors are those that are told, by a thing or a text.
	authors []author
	// texts is where its texts stand among those of all reviews.
	texts stretch
	// rated is its rating, where isRated says that there is one that can be read.
	rated   rating
	isRated bool
}

// author is the author of a review: a thing, or nil where a text stands for it.
type author struct {
	thing  *Thing
	called string
	at     At
	// number counts the authors of the graph from 1, and review is that of the review.
	number, review int32
	// full tells that the name looks like the first and last name of a person, and
	// nobody that it is nobody's.
	full, nobody bool
}

// isBody tells whether the author is known to be no person.
func (a *author) isBody() bool {
	return a.thing != nil && a.thing.is(organizationKind) && !a.thing.is(personKind)
}

// reviewedItem is a thing with its reviews.
type reviewedItem struct {
	*Thing
	reviews    []*review
	aggregates []*review
}

func (r *reviews) clear() {
	if r.known {
		*r = reviews{all: cleared(r.all), items: cleared(r.items), byItem: cleared(r.byItem), authors: cleared(r.authors), texts: cleared(r.texts)}
	}
}

// knownReviews gives the reviews of the graph; they are found when they are
// first asked for.
func (p *Pass) knownReviews() *reviews {
	r := &p.reviews
	if r.known {
		return r
	}
	r.known = true
	if p.kinds&(reviewKind|aggregateKind) == 0 {
		return r
	}
	for i := range p.things {
		if t := &p.things[i]; t.is(reviewKind | aggregateKind) {
			r.all = append(roomy(r.all, 1), review{Thing: t, number: int32(len(r.all)) + 1, aggregate: t.is(aggregateKind)})
			t.review = int32(len(r.all))
		}
	}
	r.findParents(p.things)
	r.findAuthors()
	r.findTexts()
	for i := range r.all {
		one := &r.all[i]
		one.rated, one.isRated = readRating(one.ratingOf())
	}
	r.findItems()
	return r
}

// eachReview gives every review and aggregate rating of the graph.
func (p *Pass) eachReview() iter.Seq[*review] {
	return func(yield func(*review) bool) {
		all := p.knownReviews().all
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}

// findParents finds the things at which reviews stand.
func (r *reviews) findParents(things []Thing) {
	for i := range things {
		t := &things[i]
		if t.concerns&aboutReview == 0 {
			continue
		}
		for j := range t.Properties {
			property := &t.Properties[j]
			if term := property.Term; term != reviewTerm && term != reviewsTerm && term != aggregateTerm {
				continue
			}
			for _, target := range property.targets {
				if target == nil || target.review == 0 {
					continue
				}
				if one := &r.all[target.review-1]; one.parent == nil {
					one.parent = t
				}
			}
		}
	}
}

// findAuthors finds the authors of all reviews.
func (r *reviews) findAuthors() {
	count := 0
	for i := range r.all {
		if property := r.all[i].Property(authorTerm); property != nil {
			count += len(property.Values)
		}
	}
	r.authors = slices.Grow(r.authors, count)
	for i := range r.all {
		one := &r.all[i]
		property := one.Property(authorTerm)
		if property == nil {
			continue
		}
		first := len(r.authors)
		for j := range property.Values {
			a := author{thing: property.Thing(j), at: AtValue(one.Thing, property, j), review: int32(i) + 1}
			switch {
			case a.thing != nil:
				a.called = textOf(a.thing, nameTerm)
				if named := a.thing.Property(nameTerm); named != nil {
					a.at = AtValue(a.thing, named, 0)
				}
			case isText(&property.Values[j]):
				a.called = property.Values[j].Text
			default:
				continue
			}
			a.nobody = isPlaceholder(a.called)
			a.full = !a.nobody && isFullName(a.called)
			a.number = int32(len(r.authors)) + 1
			r.authors = append(r.authors, a)
		}
		one.authors = r.authors[first:len(r.authors):len(r.authors)]
	}
}

// findItems finds what the reviews are of, and the reviews of each item.
func (r *reviews) findItems() {
	r.items = slices.Grow(r.items, len(r.all))
	for i := range r.all {
		one := &r.all[i]
		if one.item = one.parent; one.item == nil {
			if named := one.Property(itemReviewedTerm); named != nil {
				for _, target := range named.targets {
					one.item = cmp.Or(one.item, target)
				}
			}
		}
		if one.item == nil {
			continue
		}
		if one.item.reviewed == 0 {
			r.items = append(r.items, reviewedItem{Thing: one.item})
			one.item.reviewed = int32(len(r.items))
		}
		one.item.reviewsOf++
	}
	// Each item gets room for what is of it: reviews from the front, aggregate ratings
	// behind them.
	r.byItem = slices.Grow(r.byItem, len(r.all))[:len(r.all)]
	free := r.byItem
	for i := range r.items {
		r.items[i].reviews, free = cut(free, int(r.items[i].reviewsOf))
		r.items[i].reviews = r.items[i].reviews[:0]
	}
	for _, aggregates := range []bool{false, true} {
		for i := range r.all {
			one := &r.all[i]
			switch {
			case one.item == nil || one.aggregate != aggregates:
			case aggregates:
				item := &r.items[one.item.reviewed-1]
				if item.aggregates == nil {
					item.aggregates = item.reviews[len(item.reviews):len(item.reviews):cap(item.reviews)]
				}
				item.aggregates = append(item.aggregates, one)
			default:
				item := &r.items[one.item.reviewed-1]
				item.reviews = append(item.reviews, one)
			}
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
		return property.Thing(0)
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
	if number, is := shortNumber(text); is { // as most are
		return rating{value: number, decimals: decimalsOf(text)}, true
	}
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
	r.decimals = decimalsOf(text)
	return r, ok
}

// decimalsOf gives how many digits a number has behind the point, written with an
// exponent or without: 4.9 is 4.9E0 in the triples of a page.
func decimalsOf(text string) int {
	point := len(text) - 1
	for i := range len(text) {
		switch c := text[i]; {
		case c|0x20 == 'e' || c >= utf8.RuneSelf:
			return decimalsOfExponent(text)
		case c == '.' && point == len(text)-1:
			point = i
		}
	}
	return len(text) - point - 1
}

// decimalsOfExponent is decimalsOf for a number that may have an exponent.
func decimalsOfExponent(text string) int {
	mantissa, exponent, _ := strings.Cut(strings.ToUpper(text), "E")
	_, digits, _ := strings.Cut(mantissa, ".")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return len(digits)
	}
	return min(max(len(strings.TrimRight(digits, "0"))-power, 0), 20)
}

// parseNumber reads a number as people write it.
func parseNumber(text string) (float64, bool) {
	if number, is := shortNumber(text); is {
		return number, true
	}
	text = strings.TrimSpace(text)
	if !rdf.IsNumber(text) {
		if text = suggestNumber(text); text == "" {
			return 0, false
		}
	}
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil
}

// shortNumber reads the numbers that most are: a few digits, with a point among them or
// without. The parts are exact, and so is what [strconv.ParseFloat] makes of them.
func shortNumber(text string) (float64, bool) {
	const longest = 15 // digits, and the point
	if len(text) > longest || text == "" || text[0] == '0' && len(text) > 1 && text[1] != '.' {
		return 0, false
	}
	whole, scale := 0, 0.0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			whole, scale = whole*10+int(c-'0'), scale*10
		case c == '.' && scale == 0 && i > 0 && i < len(text)-1:
			scale = 1
		default:
			return 0, false
		}
	}
	if scale > 0 {
		return float64(whole) / scale, true
	}
	return float64(whole), true
}

// numberOf gives the number that a property has, false where it has none.
func numberOf(t *Thing, term vocab.Term) (float64, bool) {
	property := t.Property(term)
	if property == nil || !property.Values[0].IsLiteral() {
		return 0, false
	}
	return parseNumber(property.Values[0].Text)
}
