package schema

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// AggregateRatingOf computes the aggregate rating of reviews of one thing. It
// takes reviews, lists of reviews, and so what a field Review holds:
//
//	clinic.AggregateRating, err = schema.AggregateRatingOf(clinic.Review)
//
// RatingValue is the mean of the ratings, computed in decimal digits and exact
// up to four decimals; what has more is rounded to four, a half away from zero.
// ReviewCount counts all reviews, RatingCount those that rate. BestRating and
// WorstRating are those that the ratings state, and left out where none states
// one. The item is left to the caller, who knows where the rating will stand.
//
// A review does not rate where it has no ReviewRating, or one without
// RatingValue. Nor does it where it or its rating has a ReviewAspect, since that
// is a part of the thing: of several ratings in a review, the one without an
// aspect counts.
//
// Nothing is guessed. Where a rating states no scale, consumers assume one from
// 1 to 5 (Google's documentation of review snippets); a rating outside its scale,
// stated or assumed, is an error, and so is a scale that is not that of the other
// ratings. It is an error as well if there is no review or no rating; if a rating
// is no number, such as 4,5, 60% or 8/10, whose scale is half told; if a review has several ratings of the whole;
// if a review is given twice, by pointer or ID; and if a review or rating is
// given by reference, since its content is not known then. Nil is absent.
//
// An error is an [*rdf.Problem] whose pointer begins with the number of the
// review, counted from 0 over all lists.
func AggregateRatingOf(reviews ...AnyReview) (*AggregateRating, error) {
	tally := ratingTally{seen: map[any]int{}}
	for _, review := range reviews {
		if problem := eachValue(review, 0, tally.add); problem != nil {
			return nil, problem
		}
	}
	if tally.rated == 0 {
		return nil, &rdf.Problem{
			What:     fmt.Sprintf("there is no rating in %d reviews", tally.reviews),
			Expected: "at least one review with a ReviewRating that has a RatingValue",
			Mend:     "leave the aggregate rating out where there is none",
		}
	}
	return &AggregateRating{
		RatingValue: tally.mean(),
		BestRating:  tally.best, WorstRating: tally.worst,
		RatingCount: Integer(tally.rated), ReviewCount: Integer(tally.reviews),
	}, nil
}

// ratingTally counts reviews and adds up their ratings.
type ratingTally struct {
	reviews, rated int
	sum            big.Rat
	seen           map[any]int // the number of a review by its pointer and ID

	// best and worst are the ends of the scale as they were first stated.
	best, worst NumberOrText
	// scale is that of the first rating, which is in the review number first.
	scale ratingScale
	first int
}

// add counts a review.
func (t *ratingTally) add(review Value) *rdf.Problem {
	number := t.reviews
	t.reviews++
	problem := t.addReview(review, number)
	if problem != nil {
		problem.Pointer = "/" + strconv.Itoa(number) + problem.Pointer
	}
	return problem
}

func (t *ratingTally) addReview(review Value, number int) *rdf.Problem {
	read, problem := contentOf(review)
	if problem != nil {
		return problem
	}
	if problem := t.addOnce(review, read.id, number); problem != nil {
		return problem
	}
	rating, problem := ratingOf(read)
	if rating != nil {
		problem = t.addRating(rating, number)
	}
	if problem != nil {
		problem.Pointer = "/reviewRating" + problem.Pointer
	}
	return problem
}

// addOnce tells whether the review has been given before.
func (t *ratingTally) addOnce(review Value, id ID, number int) *rdf.Problem {
	keys := []any{review}
	if id != "" {
		keys = append(keys, id)
	}
	for _, key := range keys {
		if before, known := t.seen[key]; known {
			return &rdf.Problem{
				What:     fmt.Sprintf("reviews %d and %d are one", before, number),
				Expected: "each review once",
			}
		}
		t.seen[key] = number
	}
	return nil
}

// addRating adds a rating to the others, if it is on their scale.
func (t *ratingTally) addRating(rating *reviewContent, number int) *rdf.Problem {
	value, _, problem := rating.number("ratingValue")
	if value == nil || problem != nil {
		return problem
	}
	worst, worstStated, problem := rating.number("worstRating")
	if problem != nil {
		return problem
	}
	best, bestStated, problem := rating.number("bestRating")
	if problem != nil {
		return problem
	}
	stated := worst != nil && best != nil
	scale := newRatingScale(worst, best)
	if problem := scale.check(value, stated); problem != nil {
		return problem
	}
	if t.rated == 0 {
		t.scale, t.first = scale, number
	} else if !scale.equal(t.scale) {
		return &rdf.Problem{
			What:     fmt.Sprintf("the rating is on a scale from %s, that of review %d on one from %s", scale, t.first, t.scale),
			Expected: "ratings on one scale; where none is stated, consumers assume 1 to 5",
			Mend:     "state WorstRating and BestRating in every rating, and convert those on another scale",
		}
	}
	if t.worst == nil {
		t.worst = worstStated
	}
	if t.best == nil {
		t.best = bestStated
	}
	t.rated++
	t.sum.Add(&t.sum, value)
	return nil
}

// ratingScale is the least and the greatest rating.
type ratingScale struct{ worst, best *big.Rat }

// newRatingScale gives the scale that is stated, with what consumers assume for
// the ends that are nil.
func newRatingScale(worst, best *big.Rat) ratingScale {
	if worst == nil {
		worst = big.NewRat(1, 1)
	}
	if best == nil {
		best = big.NewRat(5, 1)
	}
	return ratingScale{worst, best}
}

// String gives the scale for a message.
func (s ratingScale) String() string {
	return formatDecimal(s.worst, longestRating) + " to " + formatDecimal(s.best, longestRating)
}

func (s ratingScale) equal(other ratingScale) bool {
	return s.worst.Cmp(other.worst) == 0 && s.best.Cmp(other.best) == 0
}

// check tells whether a value is on the scale, both ends of which may be stated.
func (s ratingScale) check(value *big.Rat, stated bool) *rdf.Problem {
	problem := &rdf.Problem{Expected: "a value on the scale"}
	if !stated {
		problem.Mend = "state WorstRating and BestRating; consumers assume 1 and 5 where they are left out"
	}
	switch {
	case s.worst.Cmp(s.best) >= 0:
		problem.What = "the scale from " + s.String() + " has no room"
		problem.Expected = "a worst rating below the best one"
	case value.Cmp(s.worst) < 0 || value.Cmp(s.best) > 0:
		problem.What = "the rating " + formatDecimal(value, longestRating) + " is not on its scale from " + s.String()
		problem.Pointer = "/ratingValue"
	default:
		return nil
	}
	return problem
}

func (t *ratingTally) mean() Decimal {
	return Decimal(formatDecimal(new(big.Rat).Quo(&t.sum, big.NewRat(int64(t.rated), 1)), ratingDecimals))
}

// ratingDecimals is how many decimals the mean may have.
const ratingDecimals = 4

// formatDecimal gives a number in decimal digits, rounded where it has more decimals.
func formatDecimal(number *big.Rat, decimals int) string {
	text := number.FloatString(decimals)
	text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
