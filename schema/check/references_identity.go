package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

var (
	addressTerm = vocab.Lookup("address")
	isbnTerm    = vocab.Lookup("isbn")
)

// checkContradictions looks for properties of which a thing has one value.
func checkContradictions(p *Pass, t *Thing) {
	for i := range t.Properties {
		property := &t.Properties[i]
		if property.expected == nil || len(property.Values) < 2 || !isSingle(t, property) {
			continue
		}
		second := contradiction(p, property)
		if second == 0 {
			continue
		}
		first := firstInLanguage(property, property.Values[second].Tag)
		what := name(property.IRI)
		message := "there are two values of " + what + ", of which a thing has one: " + describe(property, first) + " and " + describe(property, second)
		if t.Subject.Kind == rdf.IRI {
			message += "; if these are two things, give each an @id of its own"
		} else {
			message += "; keep the right one"
		}
		p.reportBeside(AtValue(t, property, second), AtValue(t, property, first), message, property.Term, "")
	}
}

// isSingle tells whether the thing has one value of the property. Names and
// addresses of what has no identifier are left alone: nothing can have been
// mixed up there.
func isSingle(t *Thing, property *Property) bool {
	switch property.Term {
	case nameTerm:
		return t.Subject.Kind == rdf.IRI && t.is(personKind|organizationKind|placeKind|productKind|eventKind|medicalConditionKind)
	case addressTerm:
		return t.is(placeKind)
	case isbnTerm:
		return false // one book may have one of ten and one of thirteen characters
	}
	return property.expected.concern&aboutSingle != 0
}

// contradiction gives the number of the first value that another one in its
// language stands before, 0 where there is none. Texts and things beside each
// other are two ways to say one thing, and so are things of two notations of a page that say
// the same; what two say of ratings the rule contradictory-notations tells.
func contradiction(p *Pass, property *Property) int {
	seen := make(map[string]int, len(property.Values))
	for i := range property.Values {
		value := &property.Values[i]
		key := "text"
		switch {
		case value.Kind == rdf.LanguageString:
			key = "@" + strings.ToLower(value.Tag)
		case !value.IsLiteral():
			key = "thing"
			if target := property.Thing(i); target == nil || target.is(roleKind) {
				continue
			}
		}
		first, had := seen[key]
		switch {
		case !had:
			seen[key] = i
		case key == "thing" && i < mostTwins && p.areOfTwoNotations(&property.Values[first], value) &&
			(property.Term == aggregateTerm || agree(property.Thing(first), property.Thing(i))):
		case !sameLiteral(property.Values[first].Object, value.Object):
			return i
		}
	}
	return 0
}

// mostTwins is how many things of a property are looked at for what they say alike.
const mostTwins = 16

// agree tells whether two things say nothing of a property that the other contradicts.
func agree(one, other *Thing) bool {
	for i := range one.Properties {
		mine := &one.Properties[i]
		if mine.Term == 0 {
			continue
		}
		its := other.Property(mine.Term)
		if its == nil || !mine.Values[0].IsLiteral() || !its.Values[0].IsLiteral() {
			continue
		}
		first, isNumber := parseNumber(mine.Values[0].Text)
		second, isToo := parseNumber(its.Values[0].Text)
		if !(isNumber && isToo && first == second) && !sameLiteral(mine.Values[0].Object, its.Values[0].Object) {
			return false
		}
	}
	return true
}

// sameLiteral tells whether two values say the same: equal texts, and numbers
// and the texts of them.
func sameLiteral(a, b rdf.Object) bool {
	if a.Text == b.Text && a.IsLiteral() == b.IsLiteral() {
		return a.IsLiteral() || a.Kind == b.Kind
	}
	return a.IsLiteral() && b.IsLiteral() && strings.EqualFold(composed(strings.Join(strings.Fields(a.Text), " ")), composed(strings.Join(strings.Fields(b.Text), " ")))
}

// firstInLanguage gives the first value with that tag.
func firstInLanguage(property *Property, tag string) int {
	for i := range property.Values {
		if strings.EqualFold(property.Values[i].Tag, tag) {
			return i
		}
	}
	return 0
}

// describe shows a value: a thing by its type.
func describe(property *Property, number int) string {
	if target := property.Thing(number); target != nil {
		return a(nameOf(target))
	}
	return show(&property.Values[number])
}

// exclusive are pairs of kinds that no thing is of at once. A doctor may be a
// Person and a practice, a book a Product, a monument a Place and a work of art:
// what people describe so is not among them.
var exclusive = []struct{ one, other kind }{
	{personKind, eventKind},
	{personKind, placeKind},
	{personKind, organizationKind},
	{personKind, workKind},
	{personKind, productKind},
	{personKind, medicalConditionKind},
	{personKind | organizationKind | placeKind | eventKind, offerKind},
	{personKind | organizationKind | placeKind | productKind | eventKind, ratingKind | aggregateKind},
	{personKind | organizationKind | placeKind | productKind | eventKind, reviewKind},
	{personKind | organizationKind | placeKind | productKind | eventKind | workKind, addressKind},
	{personKind | organizationKind | placeKind | productKind | eventKind | workKind, geoKind},
	{organizationKind | placeKind | productKind | eventKind, medicalConditionKind},
	{organizationKind, eventKind},
	{organizationKind, pageKind},
	{organizationKind, productKind},
	{placeKind, eventKind},
	{productKind, eventKind},
}

var organizationClass = vocab.Lookup("Organization")

func checkContradictoryTypes(p *Pass, t *Thing) {
	if len(t.Terms) < 2 {
		return
	}
	for _, pair := range exclusive {
		if !t.is(pair.one) || !t.is(pair.other) || pair.one == personKind && t.is(practiceKind) {
			continue
		}
		first, second := vocab.Term(0), vocab.Term(0)
		for _, term := range t.Terms {
			kinds := kindOf(term)
			switch {
			case kinds&pair.one != 0 && kinds&pair.other != 0:
				return // schema.org has a class that is both
			case kinds&pair.one != 0 && first == 0:
				first = term
			case pair.one == personKind && term == organizationClass:
				// who works alone calls himself so, as Yoast writes it
			case kinds&pair.other != 0 && second == 0:
				second = term
			}
		}
		if first == 0 || second == 0 {
			continue
		}
		p.Report(AtThing(t), "nothing is both "+a(first.Name())+" and "+a(second.Name())+"; if these are two things, give each an @id of its own", 0, "")
		return
	}
}
