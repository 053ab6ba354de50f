package check

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// The tables agree with those of golang.org/x/text, as far as these know what has
// changed since 2017.
func TestTablesOfCodes(t *testing.T) {
	since2017 := wordSet("MRU STN SLE VED VES XCG ZWG UYW XAD XBA XBB XBC XBD XPD XPT XSU XUA XTS XXX SSP BOV CHE CHW CLF COU MXV USN UYI XAG XAU XDR XPF")
	for code := range currencies {
		_, err := currency.ParseISO(code)
		assert.True(t, err == nil || since2017[code], code)
		assert.False(t, withdrawnCurrencies[code], code)
	}
	for code := range withdrawnCurrencies {
		_, err := currency.ParseISO(code)
		assert.NoError(t, err, code)
	}
	notInUse := map[string]bool{}
	for it := currency.Query(); it.Next(); {
		if code := it.Unit().String(); it.IsTender() && !currencies[code] && !withdrawnCurrencies[code] {
			notInUse[code] = true
		}
	}
	assert.Empty(t, notInUse, "tender in 2017, and unknown here")

	assert.Len(t, countries, 249+1)
	for name, code := range usualCountries {
		assert.True(t, countries[code], name)
		assert.Equal(t, strings.ToUpper(name), name)
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			known := err == nil && region.IsCountry() && region.String() == code && region.Canonicalize() == region
			if known != countries[code] {
				assert.Contains(t, []string{"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "AN", "AQ", "BV", "HM", "TF", "GS", "UM", "IO", "EZ", "XA", "XB", "BU", "CS", "DD", "FQ", "FX", "NT", "PC", "SU", "TP", "UN", "YD", "YU", "ZR"}, code, "x/text says %t", known)
			}
		}
	}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string([]rune{a, b})
			if _, err := language.ParseBase(code); (err == nil) != languages[code] {
				assert.Contains(t, []string{"tl", "no", "bh", "in", "iw", "ji", "jw", "mo", "sh"}, code, "x/text says %v", err)
			}
		}
	}
	for three, two := range shorterLanguages {
		assert.True(t, languages[two], three)
		base, err := language.ParseBase(three)
		assert.NoError(t, err, three)
		if len(base.String()) == 2 { // codes for libraries, such as ger, stay as they are there
			assert.Equal(t, two, base.String(), three)
		}
	}
}

// Every name that rules look for is a term of schema.org.
func TestConcernsAreTerms(t *testing.T) {
	for _, names := range concerned {
		for name := range wordSet(names) {
			assert.NotNil(t, expectationOfName(name), name)
		}
	}
	for name := range ownSchemes {
		assert.NotNil(t, expectationOfName(name), name)
	}
	for name := range kindRoots {
		assert.NotZero(t, lookup("http://schema.org/"+name, 0), name)
	}
}

func expectationOfName(name string) *expectation {
	if term := lookup("http://schema.org/"+name, 0); term != 0 && len(term.Ranges()) > 0 {
		return expectationOf(term)
	}
	return nil
}
