package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// topReviews are 19 reviews with the best rating, and a comma, for an example.
var topReviews = func() string {
	var b strings.Builder
	for i := range 19 {
		fmt.Fprintf(&b, `{"@type": "Review", "datePublished": "2026-04-%02d", "author": {"@type": "Person", "name": "%c. Z."}, "reviewRating": {"@type": "Rating", "ratingValue": 5}}, `, i+1, 'A'+i)
	}
	return b.String()
}()

// isReviewRating tells whether a rating is that of a review or an aggregate:
// others, such as the rating of a film for children, have values of their own.
func isReviewRating(t *Thing) bool {
	if t.is(aggregateKind) {
		return true
	}
	parent := t.place.parent
	return t.is(ratingKind) && parent != nil && parent.Properties[t.place.property].Term == reviewRatingTerm
}

func checkRatingValue(p *Pass, t *Thing) {
	if !isReviewRating(t) {
		return
	}
	value := t.Property(ratingValueTerm)
	if value == nil || !value.Values[0].IsLiteral() {
		return
	}
	if _, ok := parseRating(value.Values[0].Text); !ok {
		p.Report(AtValue(t, value, 0), show(&value.Values[0])+" is no rating; write a number, a fraction such as 6 / 10 or a percentage such as 60%", ratingValueTerm, "")
	}
}

func checkRatingScale(p *Pass, t *Thing) {
	if !isReviewRating(t) {
		return
	}
	r, ok := readRating(t)
	if !ok || r.worst >= r.best || r.value >= r.worst && r.value <= r.best {
		return
	}
	value := t.Property(ratingValueTerm)
	scale := "from " + number(r.worst) + " to " + number(r.best)
	if !r.given && !r.own {
		scale += ", which holds where bestRating and worstRating are not given"
	}
	p.Report(AtValue(t, value, 0), "the rating "+show(&value.Values[0])+" lies outside its scale "+scale, ratingValueTerm, "")
}

func checkScale(p *Pass, t *Thing) {
	if !t.is(ratingKind) || t.concerns&aboutSpan == 0 {
		return
	}
	best, hasBest := numberOf(t, bestRatingTerm)
	worst, hasWorst := numberOf(t, worstRatingTerm)
	property := t.Property(bestRatingTerm)
	switch {
	case hasBest && hasWorst && best <= worst:
	case hasBest && !hasWorst && best <= defaultWorst:
		worst = defaultWorst
	case hasWorst && !hasBest && worst >= defaultBest:
		best, property = defaultBest, t.Property(worstRatingTerm)
	default:
		return
	}
	p.Report(AtValue(t, property, 0), "the best rating, "+number(best)+", is not greater than the worst, "+number(worst), bestRatingTerm, "")
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

func checkScaleMismatch(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		for _, aggregate := range item.aggregates {
			whole, ok := aggregate.rated, aggregate.isRated
			if !ok {
				continue
			}
			for _, review := range item.reviews {
				one, ok := review.rated, review.isRated
				if ok && !one.own && !whole.own && one.worst < one.best && (one.best != whole.best || one.worst != whole.worst) {
					p.Report(AtThing(aggregate.Thing), "the aggregate rating goes from "+number(whole.worst)+" to "+number(whole.best)+
						", and a review of the same thing from "+number(one.worst)+" to "+number(one.best)+"; give both one scale", bestRatingTerm, "")
					break
				}
			}
		}
	}
}

func checkAggregateMean(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		for _, aggregate := range item.aggregates {
			whole, ok := aggregate.rated, aggregate.isRated
			count, counted := numberOf(aggregate.Thing, reviewCountTerm)
			if !counted {
				count, counted = numberOf(aggregate.Thing, ratingCountTerm)
			}
			if ratings, is := numberOf(aggregate.Thing, ratingCountTerm); is && ratings != count {
				continue // others have rated without a review
			}
			if !ok || !counted || whole.own || len(item.reviews) == 0 || float64(len(item.reviews)) != count {
				continue
			}
			mean, all := meanOf(item, whole)
			slack := 0.5*math.Pow(10, -float64(whole.decimals)) + 1e-9
			if !all || math.Abs(mean-whole.value) <= slack {
				continue
			}
			written := strconv.FormatFloat(mean, 'f', max(whole.decimals, 1), 64)
			p.Report(AtValue(aggregate.Thing, aggregate.Property(ratingValueTerm), 0), "the "+strconv.Itoa(len(item.reviews))+
				" reviews that it counts are listed, and their mean is "+written+", not "+number(whole.value), ratingValueTerm, written)
		}
	}
}

// meanOf gives the mean of the listed ratings, false where one is missing or has
// another scale.
func meanOf(item *reviewedItem, whole rating) (float64, bool) {
	sum := 0.0
	for _, review := range item.reviews {
		one, ok := review.rated, review.isRated
		if !ok || one.own || one.best != whole.best || one.worst != whole.worst {
			return 0, false
		}
		sum += one.value
	}
	return sum / float64(len(item.reviews)), true
}

func checkAggregateCount(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		rated := 0
		for _, review := range item.reviews {
			if review.ratingOf() != nil {
				rated++
			}
		}
		for _, aggregate := range item.aggregates {
			reviews, hasReviews := numberOf(aggregate.Thing, reviewCountTerm)
			ratings, hasRatings := numberOf(aggregate.Thing, ratingCountTerm)
			switch {
			case hasReviews && reviews >= 0 && reviews < float64(len(item.reviews)):
				p.Report(AtValue(aggregate.Thing, aggregate.Property(reviewCountTerm), 0), "it counts "+number(reviews)+" reviews, and "+strconv.Itoa(len(item.reviews))+" are listed", reviewCountTerm, "")
			case hasRatings && ratings >= 0 && ratings < float64(rated):
				p.Report(AtValue(aggregate.Thing, aggregate.Property(ratingCountTerm), 0), "it counts "+number(ratings)+" ratings, and "+strconv.Itoa(rated)+" reviews with a rating are listed", ratingCountTerm, "")
			}
		}
	}
}

func checkOnlyTop(p *Pass) {
	const many = 20
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		if len(item.reviews) < many {
			continue
		}
		top := true
		for _, review := range item.reviews {
			r, ok := review.rated, review.isRated
			top = top && ok && r.value == r.best
		}
		if top {
			p.Report(AtThing(item.Thing), "all "+strconv.Itoa(len(item.reviews))+" reviews have the best rating; look whether others were left out, and say on the page how reviews are chosen", reviewTerm, "")
		}
	}
}
