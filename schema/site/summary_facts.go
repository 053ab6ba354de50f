package site

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// plainFacts are the properties whose texts are facts as they stand.
var plainFacts = propertyNames("legalName", "telephone", "email", "birthDate", "deathDate", "foundingDate")

// ownIdentifiers are the properties that take identifiers of one scheme, each of which
// is given once.
var ownIdentifiers = map[string]string{
	vocab.Lookup("usNPI").IRI():                "NPI",
	vocab.Lookup("leiCode").IRI():              "LEI",
	vocab.Lookup("globalLocationNumber").IRI(): "GLN",
	vocab.Lookup("duns").IRI():                 "DUNS",
	vocab.Lookup("gtin").IRI():                 "GTIN",
	vocab.Lookup("gtin8").IRI():                "GTIN",
	vocab.Lookup("gtin12").IRI():               "GTIN",
	vocab.Lookup("gtin13").IRI():               "GTIN",
	vocab.Lookup("gtin14").IRI():               "GTIN",
}

func propertyNames(names ...string) map[string]string {
	byIRI := make(map[string]string, len(names))
	for _, name := range names {
		byIRI[vocab.Lookup(name).IRI()] = name
	}
	return byIRI
}

var (
	addressProperty    = vocab.Lookup("address").IRI()
	geoProperty        = vocab.Lookup("geo").IRI()
	hoursProperty      = vocab.Lookup("openingHours").IRI()
	hoursSpecProperty  = vocab.Lookup("openingHoursSpecification").IRI()
	aggregateProperty  = vocab.Lookup("aggregateRating").IRI()
	offersProperty     = vocab.Lookup("offers").IRI()
	identifierProperty = vocab.Lookup("identifier").IRI()
	propertyIDProperty = vocab.Lookup("propertyID").IRI()
	valueProperty      = vocab.Lookup("value").IRI()
	priceProperty      = vocab.Lookup("price").IRI()
	currencyProperty   = vocab.Lookup("priceCurrency").IRI()
)

// factsOf gives what tells a thing from others.
func (g *summarizing) factsOf(n *rdf.Node) (facts []Fact) {
	tell := func(property, tag, value string, pos rdf.Pos) {
		value = strings.Join(strings.Fields(value), " ")
		if value != "" && len(facts) < mostFacts {
			facts = append(facts, Fact{property, tag, cutText(value), g.place(pos)})
		}
	}
	for i := range n.Properties {
		p := &n.Properties[i]
		for j := range p.Values {
			v := &p.Values[j]
			target := nodeOf(g.graph, v.Object)
			switch plain, scheme := plainFacts[p.IRI], ownIdentifiers[p.IRI]; {
			case v.IsLiteral() && p.IRI == nameProperty:
				tell("name", strings.ToLower(cmp.Or(v.Tag, g.Language)), v.Text, v.Pos)
			case v.IsLiteral() && plain != "":
				tell(plain, "", v.Text, v.Pos)
			case v.IsLiteral() && scheme != "":
				tell("identifier", scheme, v.Text, v.Pos)
			case p.IRI == identifierProperty && target != nil:
				if scheme, known := ident.Named(firstText(target, propertyIDProperty)); known {
					tell("identifier", scheme.Name, firstText(target, valueProperty), v.Pos)
				}
			case p.IRI == addressProperty && target != nil:
				tell("address", "", addressText(target), v.Pos)
			case p.IRI == geoProperty && target != nil:
				tell("geo", "", joined(", ", firstText(target, latitudeProperty), firstText(target, longitudeProperty)), v.Pos)
			case p.IRI == aggregateProperty && target != nil:
				tell("aggregateRating", "", ratingText(target), v.Pos)
			}
		}
		switch p.IRI {
		case hoursProperty, hoursSpecProperty:
			tell("openingHours", p.IRI[len(vocab.Namespace):], g.hoursText(p), p.Pos)
		case offersProperty:
			tell("price", "", g.priceText(p), p.Pos)
		case priceProperty: // of an offer that is described apart
			if len(p.Values) == 1 {
				tell("price", "", joined(" ", firstText(n, priceProperty), firstText(n, currencyProperty)), p.Pos)
			}
		}
	}
	return facts
}

var addressParts = []string{
	vocab.Lookup("streetAddress").IRI(), vocab.Lookup("postalCode").IRI(), vocab.Lookup("addressLocality").IRI(),
}

// addressText gives a street, a code and a town, as far as the address has them. It is
// empty without a street.
func addressText(address *rdf.Node) string {
	if firstText(address, addressParts[0]) == "" {
		return ""
	}
	var parts []string
	for _, property := range addressParts {
		if text := strings.TrimSpace(firstText(address, property)); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

var (
	latitudeProperty  = vocab.Lookup("latitude").IRI()
	longitudeProperty = vocab.Lookup("longitude").IRI()
)

// joined gives two texts as one, empty if one is missing.
func joined(between, a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a + between + b
}

var (
	ratingValueProperty = vocab.Lookup("ratingValue").IRI()
	bestRatingProperty  = vocab.Lookup("bestRating").IRI()
	ratingCountProperty = vocab.Lookup("ratingCount").IRI()
	reviewCountProperty = vocab.Lookup("reviewCount").IRI()
)

// ratingText gives an aggregate rating as "4.5 of 5 by 20".
func ratingText(rating *rdf.Node) string {
	value := firstText(rating, ratingValueProperty)
	if value == "" {
		return ""
	}
	value += " of " + cmp.Or(firstText(rating, bestRatingProperty), "5")
	if count := cmp.Or(firstText(rating, ratingCountProperty), firstText(rating, reviewCountProperty)); count != "" {
		value += " by " + count
	}
	return value
}

// hoursText gives opening hours as one text, the same for the same hours in any
// order.
func (g *summarizing) hoursText(p *rdf.NodeProperty) string {
	var all []string
	for i := range p.Values {
		v := &p.Values[i]
		if v.IsLiteral() {
			all = append(all, v.Text)
			continue
		}
		target := nodeOf(g.graph, v.Object)
		if target == nil {
			continue
		}
		var days []string
		for _, day := range target.Values(dayProperty) {
			name := day.Text[strings.LastIndexByte(day.Text, '/')+1:]
			days = append(days, name)
		}
		slices.Sort(days)
		text := strings.Join(days, " ")
		for _, property := range hoursParts {
			part := cmp.Or(firstText(target, property), "-")
			if len(part) == len("08:00:00") {
				part = strings.TrimSuffix(part, ":00")
			}
			text += " " + part
		}
		all = append(all, text)
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

var (
	dayProperty = vocab.Lookup("dayOfWeek").IRI()
	hoursParts  = []string{
		vocab.Lookup("opens").IRI(), vocab.Lookup("closes").IRI(), vocab.Lookup("validFrom").IRI(), vocab.Lookup("validThrough").IRI(),
	}
)

// priceText gives the price of the only offer there is.
func (g *summarizing) priceText(p *rdf.NodeProperty) string {
	if len(p.Values) != 1 {
		return ""
	}
	offer := nodeOf(g.graph, p.Values[0].Object)
	if offer == nil {
		return ""
	}
	return joined(" ", firstText(offer, priceProperty), firstText(offer, currencyProperty))
}

// numberIn gives the first value of a property that is a number or the text of one.
func numberIn(n *rdf.Node, property string) (float64, bool) {
	for _, v := range n.Values(property) {
		if number, err := strconv.ParseFloat(strings.TrimSpace(v.Text), 64); err == nil && v.IsLiteral() && number == number { // NaN is none
			return number, true
		}
	}
	return 0, false
}

var (
	reviewTexts = []string{
		vocab.Lookup("reviewBody").IRI(), vocab.Lookup("description").IRI(), vocab.Lookup("text").IRI(),
	}
	dateProperty         = vocab.Lookup("datePublished").IRI()
	reviewRatingProperty = vocab.Lookup("reviewRating").IRI()
)

// digestOf gives a number for what a review says: for its text where that has three
// words and more; else for its author, day and rating, if all are there.
func digestOf(graph *rdf.Graph, review *rdf.Node) (digest uint64, is bool) {
	for _, property := range reviewTexts {
		if words := wordsOf(firstText(review, property)); len(words) >= 3 {
			return hashOf(words...), true
		}
	}
	author := firstText(review, authorProperty)
	for _, v := range review.Values(authorProperty) {
		if n := nodeOf(graph, v.Object); n != nil {
			author = cmp.Or(firstText(n, nameProperty), author)
		}
	}
	rating := ""
	for _, v := range review.Values(reviewRatingProperty) {
		if n := nodeOf(graph, v.Object); n != nil {
			rating = firstText(n, ratingValueProperty)
		}
	}
	date := firstText(review, dateProperty)
	if author == "" || date == "" || rating == "" {
		return 0, false
	}
	return hashOf("", author, date, rating), true
}

// wordsOf gives the words of a text in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// hashOf gives a number for texts that is the same in every run (FNV-1a, 64 bits).
func hashOf(texts ...string) uint64 {
	h := fnv.New64a()
	for _, text := range texts {
		h.Write([]byte(text))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// cutText gives a text, of a long one the beginning and a number for the whole, so
// that two texts that differ still do.
func cutText(text string) string { return cutAt(text, longestText) }

// cutIRI does that with an IRI, which may be longer.
func cutIRI(iri string) string { return cutAt(iri, longestIRI) }

func cutAt(text string, longest int) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) <= longest {
		return text
	}
	cut := longest
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "… (" + strconv.FormatUint(hashOf(text), 36) + ")"
}
