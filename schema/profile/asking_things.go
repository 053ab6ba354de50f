package profile

import (
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// noneOf asks for the absence of a property, for what it says is not read.
func noneOf(name, instead string) together {
	property := term(name)
	return func(a *asking, t *check.Thing) {
		if p := t.Property(property); p != nil {
			a.wrong(t, check.AtProperty(t, p), name+" is not read; "+instead)
		}
	}
}

// rather asks for one property where another stands for it.
func rather(name, instead, prefix string) together {
	property, other := term(name), term(instead)
	return func(a *asking, t *check.Thing) {
		p := t.Property(property)
		if p == nil {
			return
		}
		for v := range a.values(t, other) {
			if strings.HasPrefix(textOf(&v), prefix) {
				return
			}
		}
		a.wrong(t, check.AtProperty(t, p), name+" is better told as "+instead+" with the prefix "+prefix)
	}
}

// exclusive asks for one of two properties and not both.
func exclusive(one, other string) together {
	first, second := term(one), term(other)
	return func(a *asking, t *check.Thing) {
		hasOne, hasOther := a.has(t, first), a.has(t, second)
		if hasOne && hasOther {
			a.wrong(t, check.AtThing(t), typeName(t)+" has both "+one+" and "+other+"; give one of them")
		} else if !hasOne && !hasOther {
			a.missing(t)
		}
	}
}

// notBefore asks for a date that is not before that of another property.
func notBefore(name, other string) together {
	end, start := term(name), term(other)
	return func(a *asking, t *check.Thing) {
		v, has := a.first(t, end)
		early := a.text(t, start)
		if !has || early == "" || !isLiteral(&v) {
			return
		}
		late := textOf(&v)
		from, isFrom := parseAny(early)
		to, isTo := parseAny(late)
		if isFrom && isTo && to.Before(from) && !strings.HasPrefix(early, late) {
			a.wrong(t, v.at, name+" is "+check.Quote(late)+", before "+other+", which is "+check.Quote(early))
		}
	}
}

// notAbove asks for a number that is not above that of another property.
func notAbove(name, other string) together {
	low, high := term(name), term(other)
	return func(a *asking, t *check.Thing) {
		v, has := a.first(t, low)
		if has && a.number(t, low, 0) > a.number(t, high, a.number(t, low, 0)) {
			a.wrong(t, v.at, name+" is "+show(&v)+", above "+other)
		}
	}
}

// pricedIn asks for a currency where a price is above 0.
func pricedIn(a *asking, t *check.Thing) {
	if a.number(t, priceTerm, 0) > 0 && !a.has(t, priceCurrencyTerm) {
		a.missing(t)
	}
}

// atLeast asks for that many values of a property.
func atLeast(count int, names ...string) together {
	properties := termsOf(names...)
	return func(a *asking, t *check.Thing) {
		found, any := 0, false
		for _, property := range properties {
			for range a.values(t, property) {
				found, any = found+1, true
			}
		}
		if found < count && (any || len(names) == 1) {
			a.wrong(t, check.AtThing(t), typeName(t)+" has "+strconv.Itoa(found)+" of "+strings.Join(names, " and ")+", fewer than "+strconv.Itoa(count))
		}
	}
}

// onlyOne asks for exactly one value of a property, of a type.
func onlyOne(name, class string) together {
	property, set := term(name), under(class)
	return func(a *asking, t *check.Thing) {
		found := 0
		for v := range a.values(t, property) {
			if v.thing == nil && v.value.Kind == rdf.IRI || v.thing != nil && (len(v.thing.Terms) == 0 || set.hold(v.thing)) {
				found++
			}
		}
		if found != 1 {
			a.wrong(t, check.AtThing(t), typeName(t)+" has "+strconv.Itoa(found)+" "+name+" of type "+class+", not one")
		}
	}
}

// sequence asks for items whose positions count from 1, in any order.
func sequence(a *asking, t *check.Thing) {
	seen := make(map[string]bool)
	var items []reached
	for v := range a.values(t, itemListElementTerm) {
		if v.thing != nil {
			items = append(items, v)
		}
	}
	for _, v := range items {
		position := strings.TrimSuffix(a.text(v.thing, positionTerm), ".0")
		number, err := strconv.Atoi(position)
		switch {
		case position == "":
			a.wrong(v.thing, check.AtThing(v.thing), typeName(v.thing)+" has no position")
		case err != nil || number < 1 || number > len(items) || seen[position]:
			a.wrong(v.thing, check.AtThing(v.thing), "position is "+check.Quote(position)+"; the "+strconv.Itoa(len(items))+" items count from 1 without gap or repeat")
		}
		seen[position] = true
	}
}

// linked asks for the address of each item but the last.
func linked(a *asking, t *check.Thing) {
	last := 0.0
	for v := range a.values(t, itemListElementTerm) {
		if v.thing != nil {
			last = max(last, a.number(v.thing, positionTerm, 0))
		}
	}
	for v := range a.values(t, itemListElementTerm) {
		if v.thing == nil || a.number(v.thing, positionTerm, 0) == last {
			continue
		}
		item, has := a.first(v.thing, itemTerm)
		switch {
		case !has:
			a.wrong(v.thing, check.AtThing(v.thing), typeName(v.thing)+" has no item, and is not the last")
		case item.value.Kind == rdf.BlankNode:
			if item.thing == nil || !a.has(item.thing, urlTerm) {
				a.wrong(v.thing, item.at, "item has no address; give it an @id")
			}
		case !isAddress(textOf(&item)):
			a.wrong(v.thing, item.at, "item is "+check.Quote(textOf(&item))+", not an absolute address")
		}
	}
}

// distinct asks for list items with absolute addresses at one host, no two
// alike, where items have addresses at all, and then all of them.
func distinct(a *asking, t *check.Thing) {
	seen, hosts, with, without := make(map[string]bool), "", 0, 0
	for v := range a.values(t, itemListElementTerm) {
		if v.thing == nil {
			continue
		}
		address := a.text(v.thing, urlTerm)
		if address == "" {
			without++
			continue
		}
		with++
		switch {
		case !isAddress(address):
			a.wrong(v.thing, check.AtThing(v.thing), "url is "+check.Quote(address)+", not an absolute address")
		case seen[address]:
			a.wrong(v.thing, check.AtThing(v.thing), "url is "+check.Quote(address)+", as that of another item")
		case hosts != "" && hosts != host(address):
			a.wrong(v.thing, check.AtThing(v.thing), "url is "+check.Quote(address)+", at another host than that of other items")
		}
		seen[address], hosts = true, host(address)
	}
	if with > 0 && without > 0 {
		a.wrong(t, check.AtThing(t), "some items have a url and some not; have all items lead to pages of their own, or none")
	}
}

// sameName asks a site to be called as its publisher is.
func sameName(a *asking, t *check.Thing) {
	name := a.text(t, nameTerm)
	publisher, has := a.first(t, publisherTerm)
	if !has || publisher.thing == nil || name == "" {
		return
	}
	other := a.text(publisher.thing, nameTerm)
	if other != "" && !a.called(t, other) && !a.called(publisher.thing, name) {
		a.wrong(t, check.AtThing(t), "name is "+check.Quote(name)+", and the publisher is called "+check.Quote(other))
	}
}

// called tells whether a thing has a name, or an alternative one.
func (r *run) called(t *check.Thing, text string) bool {
	for _, property := range [...]vocab.Term{nameTerm, alternateNameTerm} {
		for v := range r.values(t, property) {
			if textOf(&v) == text {
				return true
			}
		}
	}
	return false
}

// named asks for an id, so that one place can be told from another.
func named(a *asking, t *check.Thing) {
	if t.Subject.Kind != rdf.IRI {
		a.wrong(t, check.AtThing(t), typeName(t)+" has no @id")
	}
}

// bigEnough asks an image that tells its size for a least one.
func bigEnough(least float64, name string) together {
	property := term(name)
	return func(a *asking, t *check.Thing) {
		for v := range a.values(t, property) {
			if v.thing == nil {
				continue
			}
			for _, side := range [...]vocab.Term{widthTerm, heightTerm} {
				pixels := a.number(v.thing, side, least)
				if size, has := a.first(v.thing, side); has && size.thing != nil {
					pixels = a.number(size.thing, valueTerm, least)
				}
				if pixels < least {
					a.wrong(v.thing, check.AtThing(v.thing), side.Name()+" is "+plain(pixels)+" pixels, less than "+plain(least))
					break
				}
			}
		}
	}
}

// saneHours asks for hours as search engines read them: a whole day is 00:00 to
// 23:59, a closed one 00:00 to 00:00.
func saneHours(a *asking, t *check.Thing) {
	opens, closes := a.text(t, opensTerm), a.text(t, closesTerm)
	short := func(text string) string { return strings.TrimSuffix(text, ":00") }
	switch {
	case strings.HasPrefix(closes, "24:") || strings.HasPrefix(opens, "24:"):
		a.wrong(t, check.AtThing(t), "there is no 24:00: a whole day opens at 00:00 and closes at 23:59")
	case opens != "" && closes != "" && opens == closes && short(opens) != "00:00" && short(opens) != "00":
		a.wrong(t, check.AtThing(t), "opens and closes are both "+check.Quote(opens)+": a closed day has 00:00 twice, a whole day 00:00 and 23:59")
	}
}

// tradeNumbers are the properties of trade item numbers.
var tradeNumbers = termsOf("gtin", "gtin8", "gtin12", "gtin13", "gtin14", "isbn")

// tradeNumber asks for a trade item number with the right check digit, on the
// product or on all its offers.
func tradeNumber(a *asking, t *check.Thing) {
	if a.judgeNumbers(t) {
		return
	}
	offers := 0
	for v := range a.values(t, offersTerm) {
		if offers++; offers > most || v.thing == nil || !a.judgeNumbers(v.thing) {
			offers = 0
			break
		}
	}
	if offers == 0 {
		a.missing(t)
	}
}

// judgeNumbers tells whether a thing has trade item numbers, and tells of those
// that are none.
func (a *asking) judgeNumbers(t *check.Thing) bool {
	found := false
	for _, property := range tradeNumbers {
		for v := range a.values(t, property) {
			judge := ident.GTIN
			if property == isbnTerm {
				judge = ident.ISBN
			}
			found = true
			if fault := judge(textOf(&v)); fault != nil {
				a.wrong(t, v.at, property.Name()+" is "+check.Quote(textOf(&v))+": "+fault.What)
			}
		}
	}
	return found
}

// counted asks for an answerCount that is not below the number of answers
// listed.
func counted(a *asking, t *check.Thing) {
	v, has := a.first(t, answerCountTerm)
	if !has || !isLiteral(&v) {
		return
	}
	count, err := strconv.Atoi(textOf(&v))
	listed := 0
	for _, property := range [...]vocab.Term{acceptedAnswerTerm, suggestedAnswerTerm} {
		for range a.values(t, property) {
			listed++
		}
	}
	switch {
	case err != nil || count < 0:
		a.wrong(t, v.at, "answerCount is "+show(&v)+", not a whole number of 0 or more")
	case count < listed:
		a.wrong(t, v.at, "answerCount is "+show(&v)+", and "+strconv.Itoa(listed)+" answers are listed")
	}
}

// over tells that a feature is no more.
func over(a *asking, t *check.Thing) {
	a.wrong(t, check.AtThing(t), a.run.profile.Name+" has shown no "+a.feature.Name+" since "+a.feature.Until+"; the description is no less right")
}
