package report

import (
	"slices"
	"strings"
	"unicode"
)

// plainWords say what properties are for, where their names do not tell people who have
// never seen them.
var plainWords = map[string]string{
	"about":                     "subject",
	"acceptedAnswer":            "answer",
	"additionalType":            "a more exact type",
	"aggregateRating":           "mean rating",
	"applicationCategory":       "category of the app",
	"areaServed":                "area that is served",
	"availableLanguage":         "languages that are spoken",
	"availableService":          "services that are offered",
	"baseSalary":                "salary",
	"bestRating":                "highest rating there can be",
	"code":                      "medical code (ICD, SNOMED CT)",
	"contactPoint":              "contact for questions",
	"dateModified":              "day of the last change",
	"datePublished":             "day of publication",
	"creativeWorkStatus":        "status of the text",
	"digitalSourceType":         "how it was made",
	"duns":                      "D-U-N-S number",
	"employee":                  "staff",
	"geo":                       "place on the map",
	"globalLocationNumber":      "global location number (GLN)",
	"hasMap":                    "map",
	"hasMemberProgram":          "loyalty programme",
	"hasMerchantReturnPolicy":   "return policy",
	"hasShippingService":        "shipping service",
	"inLanguage":                "language",
	"interactionStatistic":      "numbers of readers or answers",
	"isAcceptingNewPatients":    "whether new patients are taken",
	"isPartOf":                  "what it is a part of",
	"iso6523Code":               "ISO 6523 code",
	"itemListElement":           "entries",
	"itemReviewed":              "what the review is of",
	"knowsLanguage":             "languages that are spoken",
	"lastReviewed":              "day of the last medical review",
	"mainEntity":                "main subject",
	"mainEntityOfPage":          "page that it is the main subject of",
	"medicalSpecialty":          "medical specialty",
	"mpn":                       "part number of the maker (MPN)",
	"naics":                     "NAICS code",
	"numberOfEmployees":         "number of employees",
	"openingHoursSpecification": "opening hours",
	"potentialAction":           "what people can do",
	"practicesAt":               "practice",
	"priceCurrency":             "currency of the price",
	"priceRange":                "range of prices",
	"priceValidUntil":           "day until which the price holds",
	"ratingCount":               "number of ratings",
	"ratingValue":               "value of the rating",
	"relevantSpecialty":         "medical specialty",
	"reviewBody":                "text of the review",
	"reviewCount":               "number of reviews",
	"reviewRating":              "rating",
	"reviewedBy":                "who reviewed it",
	"sameAs":                    "addresses of it elsewhere on the web",
	"shippingDetails":           "shipping",
	"sku":                       "article number (SKU)",
	"taxID":                     "tax number",
	"url":                       "address on the web",
	"vatID":                     "VAT number",
	"worstRating":               "lowest rating there can be",
}

// spaced gives the name of a term as words: "contactPoint" as "contact point".
// Capitals in a row stay together: "usNPI" as "us NPI", "FAQPage" as "FAQ page".
func spaced(name string) string {
	var b strings.Builder
	letters := []rune(name)
	for i, c := range letters {
		if i > 0 && unicode.IsUpper(c) && (!unicode.IsUpper(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if len(w) > 1 && w != strings.ToUpper(w) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// plain gives the name of a property as words.
func plain(property string) string {
	if words, is := plainWords[property]; is {
		return words
	}
	return spaced(property)
}

// inWords gives what a feature lacks, as check.Missing names it, in words:
// "offers.price" as "price of offers". Of the same in two places the first is named.
func inWords(what string) string {
	if names := strings.NewReplacer(" or ", "", ", ", "").Replace(what); strings.Contains(names, " ") {
		return strings.ReplaceAll(what, ", nor ", ", or ") // it is in words
	}
	var all, seen []string
	for _, list := range strings.Split(what, " or ") {
		for _, one := range strings.Split(list, ", ") {
			steps := strings.Split(strings.TrimPrefix(one, "^"), ".")
			words := plain(steps[len(steps)-1])
			if slices.Contains(seen, words) {
				continue // "telephone or contactPoint.telephone"
			}
			seen = append(seen, words)
			for i := len(steps) - 2; i >= 0; i-- {
				words += " of " + plain(steps[i])
			}
			all = append(all, words)
		}
	}
	if n := len(all); n > 2 {
		return strings.Join(all[:n-1], ", ") + " or " + all[n-1]
	}
	return strings.Join(all, " or ")
}
