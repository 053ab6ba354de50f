package answer

import (
	"fmt"
	"slices"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// priced is a price, or a range of prices, of an offer.
type priced struct {
	least, most float64
	currency    string
	facts       []ref
	// fault says why a price does not count.
	fault string
}

// offers gives those of a thing.
func (v *view) offers(t knowledge.Node) []ref {
	var list []ref
	if v.base.IsA(t, classOffer) {
		list = append(list, ref{t, knowledge.Fact{Node: t}})
	}
	for _, f := range v.base.Values(t, propOffers) {
		if f.Node == 0 {
			continue
		}
		list = append(list, ref{t, f})
		for _, inner := range v.base.Values(f.Node, propOffers) { // of an AggregateOffer
			if inner.Node != 0 {
				list = append(list, ref{f.Node, inner})
			}
		}
	}
	for _, m := range v.base.Mentions(t) {
		if m.Property == knowledge.Property(propItemOffered) && v.base.IsA(m.From, classOffer) {
			list = append(list, ref{m.From, knowledge.Fact{Node: m.From}})
		}
	}
	return list
}

// prices gives the prices of the offers of a thing.
func (v *view) prices(t knowledge.Node) []priced {
	var list []priced
	for _, offer := range v.offers(t) {
		n := offer.fact.Node
		list = append(list, v.pricesOf(n, nil, []vocab.Term{propPrice}, []vocab.Term{propLowPrice, propHighPrice})...)
		for _, f := range v.base.Values(n, propPriceSpecification) {
			if f.Node != 0 {
				list = append(list, v.pricesOf(f.Node, v.base.Values(n, propPriceCurrency), []vocab.Term{propPrice}, []vocab.Term{propMinPrice, propMaxPrice})...)
			}
		}
	}
	return list
}

// pricesOf reads the prices that a node has by single properties, and the one between the
// two ends of a range. Its currency is its own, else that given.
func (v *view) pricesOf(n knowledge.Node, outer []knowledge.Fact, single, ends []vocab.Term) []priced {
	currencies := v.base.Values(n, propPriceCurrency)
	if len(currencies) == 0 {
		currencies = outer
	}
	currency := ""
	var of []ref
	if len(currencies) > 0 {
		currency, of = currencies[0].Text, []ref{{n, currencies[0]}}
	}
	var list []priced
	amount := func(f knowledge.Fact) priced {
		p := priced{currency: currency, facts: append([]ref{{n, f}}, of...)}
		value, isNumber := number(f.Text)
		if !isNumber {
			p.fault = fmt.Sprintf("its %s “%s” is no number", v.base.PropertyName(f.Property), v.text(f))
		}
		p.least, p.most = value, value
		return p
	}
	for _, p := range single {
		for _, f := range v.base.Values(n, p) {
			list = append(list, amount(f))
		}
	}
	low, high := v.base.Values(n, ends[0]), v.base.Values(n, ends[1])
	if len(low) == 0 {
		low = high
	}
	if len(high) == 0 {
		high = low
	}
	if len(low) > 0 {
		from, to := amount(low[0]), amount(high[0])
		from.most = to.most
		if from.fault == "" {
			from.fault = to.fault
		}
		if low[0] != high[0] {
			from.facts = slices.Insert(from.facts, 1, to.facts[0])
		}
		list = append(list, from)
	}
	return list
}

// fits tells whether a price is in the range that is asked for.
func (p *priced) fits(wanted *question.Price) bool {
	return p.fault == "" && (wanted.Currency == "" || p.currency == wanted.Currency) &&
		(wanted.Most == nil || p.least <= *wanted.Most) && (wanted.Least == nil || p.most >= *wanted.Least)
}

func (q *query) price(t knowledge.Node) ([]ref, bool) {
	for _, p := range q.prices(t) {
		if p.fits(q.find.Price) {
			return p.facts, true
		}
	}
	return nil, false
}
