package answer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

func (d *diagnosis) languageCauses(examples []example) {
	var has []string
	var facts []ref
	for _, s := range d.languages(d.thing) {
		r := s.facts[len(s.facts)-1]
		text := d.value(r.fact)
		if s.code == "" && s.name == "" {
			what := fmt.Sprintf("its %s “%s” is a text, and no code of a language", d.base.PropertyName(r.fact.Property), text)
			for _, wanted := range d.spoken {
				if slices.Contains(wanted.names, knowledge.Fold(text)) {
					what += "; write " + wanted.tag
				}
			}
			d.tell(Broken, r.of, d.base.PropertyName(r.fact.Property), what, r)
		}
		has, facts = append(has, text), append(facts, r)
	}
	if len(d.found) > 0 {
		return
	}
	if d.dangling(d.thing, propKnowsLanguage, propAvailableLanguage) {
		return
	}
	if len(has) == 0 {
		p := usualProperty(d, examples, []vocab.Term{propKnowsLanguage, propAvailableLanguage})
		if p == 0 {
			p = propKnowsLanguage
		}
		d.tell(Lacking, d.thing, p.Name(), fmt.Sprintf("it has no %s", p.Name()))
		return
	}
	d.tell(Contradicting, facts[0].of, d.base.PropertyName(facts[0].fact.Property), "it speaks "+list(has), facts...)
}

func (d *diagnosis) ratingCauses() {
	d.dangling(d.thing, propAggregateRating, propReview)
	ratings := d.ratings(d.thing)
	for _, r := range ratings {
		if r.fault == "" {
			continue
		}
		of, property := d.thing, "aggregateRating"
		if len(r.facts) > 0 {
			worst := r.facts[len(r.facts)-1]
			of, property = worst.of, d.base.PropertyName(worst.fact.Property)
		}
		d.tell(Broken, of, property, r.fault, r.facts...)
	}
	d.strayReviews()
	d.otherScales()
	if len(d.found) > 0 {
		return
	}
	if len(ratings) == 0 {
		if len(d.reviews(d.thing)) > 0 {
			d.tell(Lacking, d.thing, "aggregateRating", "it has no aggregateRating, and its reviews have no reviewRating")
			return
		}
		d.tell(Lacking, d.thing, "aggregateRating", "it has neither aggregateRating nor reviews")
		return
	}
	best := slices.MaxFunc(ratings, func(a, b rated) int {
		if a.value < b.value {
			return -1
		}
		return 1
	})
	at := best.facts[0]
	what := fmt.Sprintf("its rating is %.4g of 5", best.value)
	if len(best.facts) > 1 {
		what = fmt.Sprintf("the mean of its %d reviews is %.4g of 5", len(best.facts), best.value)
	}
	d.tell(Contradicting, at.of, "ratingValue", what, best.facts...)
}

// strayReviews tells of reviews on the pages of the thing that say of nothing what they
// review.
func (d *diagnosis) strayReviews() {
	pages := d.base.PagesOf(d.thing)
	for n := knowledge.Node(1); int(n) <= d.base.Len(); n++ {
		if !d.base.IsA(n, classReview) || len(d.base.Values(n, propItemReviewed)) > 0 ||
			slices.ContainsFunc(d.base.Mentions(n), func(m knowledge.Mention) bool { return m.Property == knowledge.Property(propReview) }) {
			continue
		}
		if slices.ContainsFunc(d.base.PagesOf(n), func(i int) bool { return slices.Contains(pages, i) }) || len(d.base.Pages) == 0 {
			d.tell(Broken, n, "itemReviewed", "a review on its page does not say what it reviews (itemReviewed)", ref{n, d.base.Facts(n)[0]})
		}
	}
}

// otherScales tells of an aggregateRating that states another scale than all the reviews.
func (d *diagnosis) otherScales() {
	for _, a := range d.aggregates(d.thing) {
		for _, p := range []vocab.Term{propBestRating, propWorstRating} {
			stated := d.base.Values(a.fact.Node, p)
			if a.fact.Node == 0 || len(stated) == 0 {
				continue
			}
			ends := make(map[float64]bool)
			for _, review := range d.reviews(d.thing) {
				for _, rating := range d.base.Values(review.fact.Node, propReviewRating) {
					for _, end := range d.base.Values(rating.Node, p) {
						if value, isNumber := number(end.Text); isNumber {
							ends[value] = true
						}
					}
				}
			}
			value, isNumber := number(stated[0].Text)
			if !isNumber || len(ends) != 1 || ends[value] {
				continue
			}
			for end := range ends {
				d.tell(Broken, a.fact.Node, p.Name(), fmt.Sprintf("the %s of its aggregateRating is %v, that of its reviews is %v", p.Name(), value, end), ref{a.fact.Node, stated[0]})
			}
		}
	}
}

func (d *diagnosis) priceCauses() {
	d.dangling(d.thing, propOffers)
	prices := d.prices(d.thing)
	for _, p := range prices {
		at := p.facts[0]
		switch {
		case p.fault != "":
			d.tell(Broken, at.of, d.base.PropertyName(at.fact.Property), p.fault, p.facts...)
		case p.currency == "" && d.find.Price.Currency != "":
			d.tell(Lacking, at.of, "priceCurrency", fmt.Sprintf("its price %s has no priceCurrency", at.fact.Text), p.facts...)
		}
	}
	if len(d.found) > 0 {
		return
	}
	offers := d.offers(d.thing)
	if len(offers) == 0 {
		d.tell(Lacking, d.thing, "offers", "it has no offers")
		return
	}
	for _, offer := range offers {
		n := offer.fact.Node
		if !d.hasPrice(n) && len(d.base.Values(n, propOffers)) == 0 {
			d.tell(Lacking, n, "price", "its offer has no price")
		}
	}
	for _, p := range prices {
		at, property := p.facts[0], ""
		property = d.base.PropertyName(at.fact.Property)
		what := fmt.Sprintf("its price is %s %s", at.fact.Text, p.currency)
		if wanted := d.find.Price.Currency; wanted != "" && p.currency != wanted {
			property = "priceCurrency"
			at = p.facts[len(p.facts)-1]
		}
		d.tell(Contradicting, at.of, property, strings.TrimSpace(what), p.facts...)
	}
}

// hasPrice tells whether an offer has a price, whatever it says.
func (d *diagnosis) hasPrice(n knowledge.Node) bool {
	return slices.ContainsFunc([]vocab.Term{propPrice, propLowPrice, propHighPrice, propPriceSpecification}, func(p vocab.Term) bool {
		return len(d.base.Values(n, p)) > 0
	})
}

func (d *diagnosis) pathCauses() {
	for i := range d.find.Path {
		p := &d.find.Path[i]
		met := false
		for _, way := range d.walk(d.thing, p.Properties) {
			met = met || d.fits(last(way), p)
		}
		if met {
			continue
		}
		d.pathCause(p)
	}
}

// pathCause goes along a path as far as it leads.
func (d *diagnosis) pathCause(p *question.Path) {
	names := strings.Split(p.Properties, ".")
	at := d.thing
	for i := range names {
		ways := d.walk(d.thing, strings.Join(names[:i+1], "."))
		if len(ways) == 0 {
			property := vocab.Lookup(names[i])
			if i > 0 && !d.base.IsDescribed(at) {
				break // it was told
			}
			d.tell(Lacking, at, property.Name(), fmt.Sprintf("%s %s has no %s", d.its(at), strings.Join(names[:i], "."), names[i]))
			return
		}
		if i < len(names)-1 && d.dangling(at, vocab.Lookup(names[i])) {
			return
		}
		if i == len(names)-1 {
			var texts []string
			var facts []ref
			for _, way := range ways {
				texts, facts = append(texts, d.value(last(way))), append(facts, way[len(way)-1])
			}
			d.tell(Contradicting, facts[0].of, names[i], fmt.Sprintf("its %s is %s", p.Properties, list(texts)), facts...)
			return
		}
		if at = last(ways[0]).Node; at == 0 {
			d.tell(Broken, d.thing, strings.Join(names[:i+1], "."), fmt.Sprintf("its %s is a text", names[i]), ways[0]...)
			return
		}
	}
}
