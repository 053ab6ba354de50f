package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/internal/vocab"
)

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"contactPoint": "contact point", "MedicalClinic": "medical clinic", "usNPI": "us NPI", "FAQPage": "FAQ page", "InStock": "in stock", "": "", "name": "name",
	} {
		assert.Equal(t, want, spaced(name))
	}
	for what, want := range map[string]string{
		"legalName": "legal name", "offers.price": "price of offers", "ratingCount or reviewCount": "number of ratings or number of reviews",
		"knowsLanguage, availableLanguage or contactPoint.availableLanguage": "languages that are spoken",
		"identifier of a register, nor sameAs of an authority":               "identifier of a register, or sameAs of an authority",
		"sku, mpn or gtin": "article number (SKU), part number of the maker (MPN) or gtin",
	} {
		assert.Equal(t, want, inWords(what))
	}
	for n, want := range map[int]string{0: "0 entries", 1: "1 entry", 12: "12 entries", 1234: "1,234 entries", 1234567: "1,234,567 entries"} {
		assert.Equal(t, want, plural(n, "entry"))
	}
	for property := range plainWords {
		if property != "duns" { // and what else is spelled in another way
			assert.NotZero(t, vocab.Lookup(property), "%s is no term of schema.org", property)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"Knee brace", 10, "Knee brace"},
		{"Knee brace with straps", 20, "Knee brace with…"},
		{"Äußerst schön", 8, "Äußerst…"},
		{"Krankenversicherung", 10, "Krankenve…"},
		{"", 5, ""},
	} {
		got := cut(test.text, test.most)
		assert.Equal(t, test.want, got)
		assert.LessOrEqual(t, len([]rune(got)), test.most)
	}
	assert.Equal(t, `a b \x1b c`, shown(" a\n\tb \x1b  c ", 40))
	long := shown(strings.Repeat("ä", 1<<20), 100)
	assert.Equal(t, strings.Repeat("ä", 99)+"…", long)
	assert.Equal(t, []string{"Riverside…side Quayside", "Riverside…ide Northgate", "Pharmacy"},
		shortened([]string{"Riverside Clinic Riverside Quayside", "Riverside Clinic Riverside Northgate", "Pharmacy"}))
}
