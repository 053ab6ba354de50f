package answer

import (
	"fmt"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/internal/vocab"
)

// rated is a rating on the scale from 1 to 5.
type rated struct {
	value float64
	facts []ref
	// fault says why a rating does not count.
	fault string
}

// scale reads a Rating.
func (v *view) scale(n knowledge.Node) rated {
	values := v.base.Values(n, propRatingValue)
	if len(values) == 0 {
		return rated{fault: "it has no ratingValue"}
	}
	f := values[0]
	r := rated{facts: []ref{{n, f}}}
	value, isNumber := number(f.Text)
	if !isNumber {
		r.fault = fmt.Sprintf("its ratingValue “%s” is no number", v.text(f))
		return r
	}
	best, worst := 5.0, 1.0
	for _, end := range []struct {
		p    vocab.Term
		into *float64
	}{{propBestRating, &best}, {propWorstRating, &worst}} {
		for _, f := range v.base.Values(n, end.p) {
			if number, isNumber := number(f.Text); isNumber {
				*end.into = number
			} else {
				r.fault = fmt.Sprintf("its %s “%s” is no number", end.p.Name(), v.text(f))
				r.facts = append(r.facts, ref{n, f})
				return r
			}
		}
	}
	if value < worst || value > best || worst >= best {
		r.fault = fmt.Sprintf("its ratingValue %s lies beyond its scale from %v to %v", f.Text, worst, best)
		return r
	}
	r.value = 1 + 4*(value-worst)/(best-worst)
	return r
}

// aggregates gives the nodes that are ratings of a thing as a whole.
func (v *view) aggregates(t knowledge.Node) []ref {
	var list []ref
	for _, f := range v.base.Values(t, propAggregateRating) {
		list = append(list, ref{t, f})
	}
	for _, m := range v.base.Mentions(t) {
		if m.Property == knowledge.Property(propItemReviewed) && v.base.IsA(m.From, classAggregateRating) {
			list = append(list, ref{m.From, knowledge.Fact{Node: m.From}})
		}
	}
	return list
}

// reviews gives the reviews of a thing, each with the fact that ties the two.
func (v *view) reviews(t knowledge.Node) []ref {
	var list []ref
	seen := make(map[knowledge.Node]bool)
	for _, f := range v.base.Values(t, propReview) {
		if f.Node != 0 && !seen[f.Node] {
			seen[f.Node] = true
			list = append(list, ref{t, f})
		}
	}
	for _, m := range v.base.Mentions(t) {
		if m.Property == knowledge.Property(propItemReviewed) && v.base.IsA(m.From, classReview) && !seen[m.From] {
			seen[m.From] = true
			list = append(list, ref{m.From, knowledge.Fact{Property: m.Property, Node: m.From}})
		}
	}
	return list
}

// ratings gives the ratings that count for a thing, and those that do not with their
// faults: its aggregateRating, else the mean of its reviews.
func (v *view) ratings(t knowledge.Node) []rated {
	var list []rated
	for _, a := range v.aggregates(t) {
		if a.fact.Node == 0 {
			list = append(list, rated{facts: []ref{a}, fault: fmt.Sprintf("its aggregateRating is the text “%s”", a.fact.Text)})
			continue
		}
		list = append(list, v.scale(a.fact.Node))
	}
	for i := range list {
		if list[i].fault == "" {
			return list
		}
	}
	var mean rated
	count := 0.0
	for _, review := range v.reviews(t) {
		for _, f := range v.base.Values(review.fact.Node, propReviewRating) {
			if f.Node == 0 {
				continue
			}
			one := v.scale(f.Node)
			if one.fault != "" {
				list = append(list, one)
				continue
			}
			mean.value += one.value
			mean.facts = append(mean.facts, one.facts...)
			count++
		}
	}
	if count > 0 {
		mean.value /= count
		list = append(list, mean)
	}
	return list
}

// enough bears with the rounding of means.
func enough(value, least float64) bool { return value >= least-1e-9 }

func (q *query) rating(t knowledge.Node) ([]ref, bool) {
	for _, r := range q.ratings(t) {
		if r.fault == "" && enough(r.value, q.find.Rating) {
			return r.facts, true
		}
	}
	return nil, false
}
