package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// A page may describe a thing in JSON-LD, and once more in Microdata or RDFa, which templates
// and plugins write apart from one another. What one of them says and the other contradicts
// is told here, by thing and property.

// inScript tells whether a place lies in a script of JSON-LD. Without Microdata or RDFa beside
// it that is not known.
func (p *Page) inScript(pos rdf.Pos) bool {
	i, found := slices.BinarySearchFunc(p.Scripts, pos, func(s PageScript, pos rdf.Pos) int { return cmp.Compare(s.From, pos) })
	return found || i > 0 && pos < p.Scripts[i-1].To
}

// hasTwoNotations tells whether the input is a page that says something in JSON-LD and
// something in Microdata or RDFa.
func (p *Pass) hasTwoNotations() bool { return p.page != nil && len(p.page.Scripts) > 0 }

// areOfTwoNotations tells whether one of two values stands in JSON-LD and the other does not.
func (p *Pass) areOfTwoNotations(one, other *rdf.Value) bool {
	return p.hasTwoNotations() && p.page.inScript(one.Pos) != p.page.inScript(other.Pos)
}

// told is what one notation says of a property of a thing.
type told struct {
	at At
	// says is the same for two ways to write one thing, and shown is what a message shows; of
	// several values any may be that of the other notation.
	says  []string
	shown string
	// currency is that of a price, empty where none is said.
	currency string
	// rating is a part of the best one, and rounded how far it may be from what it was before
	// it was rounded to its decimals.
	rating, rounded float64
}

func (o *told) agrees(other *told) bool {
	const inexact = 1e-9 // numbers of computers are
	switch {
	case len(o.says) == 0 || len(other.says) == 0:
		return true
	case o.currency != "" && other.currency != "" && o.currency != other.currency:
		return false
	case o.rounded > 0 || other.rounded > 0:
		return math.Abs(o.rating-other.rating) <= max(o.rounded, other.rounded)+inexact
	}
	return slices.ContainsFunc(o.says, func(said string) bool { return slices.Contains(other.says, said) })
}

// comparedFacts are what is compared, each with how it is told.
var comparedFacts = []struct {
	what string
	tell func(p *Pass, t *Thing, inScript bool) told
}{
	{"price", (*Pass).tellPrice},
	{"rating", func(p *Pass, t *Thing, inScript bool) told { return p.tellRating(t, inScript, ratingValueTerm) }},
	{"number of reviews", func(p *Pass, t *Thing, inScript bool) told { return p.tellRating(t, inScript, reviewCountTerm) }},
	{"number of ratings", func(p *Pass, t *Thing, inScript bool) told { return p.tellRating(t, inScript, ratingCountTerm) }},
	{"telephone number", (*Pass).tellTelephone},
	{"opening hours", (*Pass).tellHours},
}

var (
	offersTerm    = vocab.Lookup("offers")
	currencyTerm  = vocab.Lookup("priceCurrency")
	telephoneTerm = vocab.Lookup("telephone")
	comparedTerms = append([]vocab.Term{offersTerm, aggregateTerm, telephoneTerm, openingHoursTerm}, hoursSpecTerms...)
)

// twin is a thing that both notations describe: what they give one id, or one name. Where one
// of them calls two things so, nobody knows which is meant.
type twin struct {
	script, markup *Thing
	unsure         bool
}

func checkNotations(p *Pass) {
	if !p.hasTwoNotations() {
		return
	}
	for _, one := range p.findTwins() {
		if one.unsure || one.script == nil || one.markup == nil || one.script.kinds&one.markup.kinds&describedKind == 0 {
			continue
		}
		for _, fact := range comparedFacts {
			first, second := fact.tell(p, one.script, true), fact.tell(p, one.markup, false)
			if first.agrees(&second) {
				continue
			}
			message := "the JSON-LD of the page gives the " + nameOf(one.script) + " another " + fact.what + " than its Microdata or RDFa"
			if first.shown != "" && second.shown != "" {
				message += ": " + quote(first.shown) + " there, " + quote(second.shown) + " here"
			}
			p.reportBeside(second.at, first.at, message+"; correct what is wrong, or describe it once", second.at.property.Term, "")
		}
	}
}

// findTwins gives the things that may be described twice, in their order.
func (p *Pass) findTwins() (twins []*twin) {
	byName := make(map[string]*twin)
	for i := range p.things {
		t := &p.things[i]
		inScript, inMarkup := p.notationsOf(t)
		if !t.is(describedKind) || !inScript && !inMarkup {
			continue
		}
		if inScript && inMarkup {
			twins = append(twins, &twin{script: t, markup: t})
			continue
		}
		name := composed(strings.ToLower(strings.Join(strings.Fields(textOf(t, nameTerm)), " ")))
		if name == "" {
			continue
		}
		one := byName[name]
		if one == nil {
			one = new(twin)
			byName[name], twins = one, append(twins, one)
		}
		side := &one.markup
		if inScript {
			side = &one.script
		}
		one.unsure = one.unsure || *side != nil
		*side = t
	}
	return twins
}

// notationsOf tells which notations say something of a thing that is compared.
func (p *Pass) notationsOf(t *Thing) (inScript, inMarkup bool) {
	for i := range t.Properties {
		property := &t.Properties[i]
		if !slices.Contains(comparedTerms, property.Term) {
			continue
		}
		for j := range property.Values {
			if p.page.inScript(property.Values[j].Pos) {
				inScript = true
			} else {
				inMarkup = true
			}
		}
	}
	return inScript, inMarkup
}

// only gives the only value of a property that a notation has, -1 where it has none or several.
func (p *Pass) only(property *Property, inScript bool) int {
	only := -1
	if property == nil {
		return only
	}
	for i := range property.Values {
		if p.page.inScript(property.Values[i].Pos) == inScript {
			if only >= 0 {
				return -1
			}
			only = i
		}
	}
	return only
}

// onlyText gives the only text or number of a property that a notation has.
func (p *Pass) onlyText(t *Thing, term vocab.Term, inScript bool) (string, At) {
	property := t.Property(term)
	number := p.only(property, inScript)
	if number < 0 || !property.Values[number].IsLiteral() {
		return "", At{}
	}
	return property.Values[number].Text, AtValue(t, property, number)
}

// onlyThing gives the only thing of a property that a notation has, nil where it has none or
// several.
func (p *Pass) onlyThing(t *Thing, term vocab.Term, inScript bool) *Thing {
	property := t.Property(term)
	if number := p.only(property, inScript); number >= 0 {
		return property.Thing(number)
	}
	return nil
}

// tellPrice tells the price of the only offer that there is.
func (p *Pass) tellPrice(t *Thing, inScript bool) told {
	offer := p.onlyThing(t, offersTerm, inScript)
	if offer == nil {
		return told{}
	}
	text, at := p.onlyText(offer, priceProperty, inScript)
	number, is := parseNumber(text)
	if !is {
		return told{}
	}
	currency, _ := p.onlyText(offer, currencyTerm, inScript)
	return told{
		at: at, says: []string{formatNumber(number)}, shown: strings.TrimSpace(text + " " + currency),
		currency: strings.ToUpper(strings.TrimSpace(currency)),
	}
}

func formatNumber(number float64) string { return strconv.FormatFloat(number, 'g', 12, 64) }

// tellRating tells a number of the aggregate rating; the rating itself as a part of the best.
func (p *Pass) tellRating(t *Thing, inScript bool, term vocab.Term) told {
	rating := p.onlyThing(t, aggregateTerm, inScript)
	if rating == nil {
		return told{}
	}
	text, at := p.onlyText(rating, term, inScript)
	number, is := parseNumber(text)
	if !is {
		return told{}
	}
	all := told{at: at, says: []string{formatNumber(number)}, shown: text}
	if term == ratingValueTerm {
		best, _ := p.onlyText(rating, bestRatingTerm, inScript)
		most, is := parseNumber(cmp.Or(best, "5"))
		if !is || most <= 0 {
			return told{}
		}
		all.rating = number / most
		all.says[0] = formatNumber(all.rating)
		if _, decimals, found := strings.Cut(strings.TrimSpace(text), "."); found {
			all.rounded = math.Pow10(-len(decimals)) / 2 / most
		}
		if best != "" {
			all.shown += " of " + best
		}
	}
	return all
}

// tellTelephone tells the numbers as they are dialled. Those of people are not shown, and what
// letters are dialled in, as in 1-800-FLOWERS, is not compared, nor are lists.
func (p *Pass) tellTelephone(t *Thing, inScript bool) (all told) {
	property := t.Property(telephoneTerm)
	if property == nil {
		return told{}
	}
	const (
		mostNumbers  = 16
		fewestDigits = 7 // fewer before a letter are no number, and letters no extension
	)
	for i := range property.Values {
		if value := &property.Values[i]; p.page.inScript(value.Pos) == inScript {
			number := ident.Dialled(value.Text)
			if len(all.says) == mostNumbers || number == "" || len(number) < fewestDigits && strings.ContainsFunc(strings.TrimPrefix(value.Text, "tel:"), unicode.IsLetter) {
				return told{}
			}
			if len(all.says) == 0 {
				all.at = AtValue(t, property, i)
				if !t.is(personKind) {
					all.shown = value.Text
				}
			}
			all.says = append(all.says, number)
		}
	}
	return all
}

// tellHours tells the hours of a week, whichever way they are written; those of seasons and
// those that cannot be read are not compared.
func (p *Pass) tellHours(t *Thing, inScript bool) told {
	var spans []span
	var at At
	for _, term := range comparedTerms[slices.Index(comparedTerms, openingHoursTerm):] {
		property := t.Property(term)
		if property == nil {
			continue
		}
		for i := range property.Values {
			value := &property.Values[i]
			if p.page.inScript(value.Pos) != inScript || len(spans) > mostHours {
				continue
			}
			if at.property == nil {
				at = AtValue(t, property, i)
			}
			before, readable := len(spans), true
			if target := property.Thing(i); target != nil {
				spans = specified(spans, target, at)
				readable = len(spans) > before || isClosed(target)
			} else {
				spans, readable = parseHours(spans, value.Text)
			}
			if !readable {
				return told{}
			}
		}
	}
	var week []string
	for _, s := range spans {
		if s.season != "" {
			return told{}
		}
		if s.day < len(dayNames) { // not holidays
			week = append(week, fmt.Sprintf("%d %s-%s", s.day, clock(s.from), clock(s.to)))
		}
	}
	if len(week) == 0 {
		return told{}
	}
	slices.Sort(week)
	return told{at: at, says: []string{strings.Join(slices.Compact(week), ", ")}}
}

// isClosed tells whether a specification says that it opens when it closes.
func isClosed(t *Thing) bool {
	opens := textOf(t, opensTerm)
	return opens != "" && opens == textOf(t, closesTerm)
}
