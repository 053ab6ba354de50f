package check_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// What JSON-LD and Microdata or RDFa of a page say of one thing is held together.
func TestNotationsOfOnePage(t *testing.T) {
	microdata := func(kind, name, rest string) string {
		return `<div itemscope itemtype="https://schema.org/` + kind + `"><b itemprop="name">` + name + `</b>` + rest + `</div>`
	}
	offer := func(price string) string {
		return `<p itemprop="offers" itemscope itemtype="https://schema.org/Offer"><b itemprop="price">` + price + `</b><meta itemprop="priceCurrency" content="GBP"></p>`
	}
	rating := func(value, count string) string {
		return `<p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating"><b itemprop="ratingValue">` + value + `</b> of 5 by <b itemprop="reviewCount">` + count + `</b></p>`
	}
	const (
		brace  = `"@type": "Product", "name": "Brace", "offers": {"@type": "Offer", "price": 39.90, "priceCurrency": "GBP"}`
		rated  = `"@type": "Product", "name": "Brace", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "9.0", "bestRating": "10", "reviewCount": "1200"}`
		clinic = `"@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "name": "Sunrise", "telephone": "+44 1632 960001", "openingHours": ["Mo-Fr 09:00-17:00"]`
	)
	manyNumbers := ""
	for i := range 17 {
		manyNumbers += `<i itemprop="telephone">01632 9601` + strconv.Itoa(10+i) + `</i>`
	}
	for name, c := range map[string]struct {
		data, body string
		want       []string
	}{
		"two prices":                  {brace, microdata("Product", "Brace", offer("29.90")), []string{"Product.offers.price"}},
		"one price in two forms":      {brace, microdata("Product", "Brace", offer("39.9")), nil},
		"another product":             {brace, microdata("Product", "Splint", offer("29.90")), nil},
		"a page of that name":         {brace, microdata("WebPage", "Brace", offer("29.90")), nil},
		"two products of that name":   {brace, microdata("Product", "Brace", offer("29.90")) + microdata("Product", "Brace", offer("39.90")), nil},
		"several offers":              {brace, microdata("Product", "Brace", offer("29.90")+offer("19.90")), nil},
		"a price in words":            {brace, microdata("Product", "Brace", offer("free")), nil},
		"a price without a currency":  {brace, microdata("Product", "Brace", strings.ReplaceAll(offer("39.90"), "GBP", "")), nil},
		"another price without one":   {brace, microdata("Product", "Brace", strings.ReplaceAll(offer("29.90"), "GBP", "")), []string{"Product.offers.price"}},
		"two currencies":              {brace, microdata("Product", "Brace", strings.ReplaceAll(offer("39.90"), "GBP", "EUR")), []string{"Product.offers.price"}},
		"a rounded rating":            {strings.ReplaceAll(rated, "9.0", "8.94"), microdata("Product", "brace", rating("4.5", "1200")), nil},
		"a rating rounded to stars":   {strings.ReplaceAll(rated, "9.0", "8.94"), microdata("Product", "brace", rating("5", "1200")), []string{"Product.aggregateRating.ratingValue"}},
		"letters that are dialled":    {strings.ReplaceAll(clinic, "+44 1632 960001", "+1-800-356-9377"), microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">1-800-FLOWERS</i>`), nil},
		"an extension":                {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">01632 960002 ext. 1</i>`), []string{"MedicalClinic.telephone"}},
		"no number":                   {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">-</i>`), nil},
		"a list of numbers":           {clinic, microdata("MedicalClinic", "Sunrise", manyNumbers), nil},
		"two ratings":                 {rated, microdata("Product", "brace", rating("4.4", "1200")), []string{"Product.aggregateRating.ratingValue"}},
		"two counts":                  {rated, microdata("Product", "brace", rating("4.5", "1201")), []string{"Product.aggregateRating.reviewCount"}},
		"one rating in two scales":    {rated, microdata("Product", "brace", rating("4.50", "1200")), nil},
		"two telephones":              {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">01632 960002</i>`), []string{"MedicalClinic.telephone"}},
		"one telephone":               {clinic, microdata("LocalBusiness", "Sunrise", `<i itemprop="telephone">01632 960001</i>`), nil},
		"one of two telephones":       {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">01632 960002</i><i itemprop="telephone">01632 960001</i>`), nil},
		"two sets of hours":           {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="openingHours">Mo-Fr 09:00-18:00</i>`), []string{"MedicalClinic.openingHours"}},
		"hours in two forms":          {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="openingHours">Mo,Tu 09:00-17:00</i><i itemprop="openingHours">We-Fr 09:00-17:00</i>`), nil},
		"hours that nobody reads":     {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="openingHours">by appointment</i>`), nil},
		"hours of a specification":    {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="openingHoursSpecification" itemscope itemtype="https://schema.org/OpeningHoursSpecification"><link itemprop="dayOfWeek" href="https://schema.org/Monday"><b itemprop="opens">09:00</b><b itemprop="closes">17:00</b></i>`), []string{"MedicalClinic.openingHoursSpecification"}},
		"in RDFa":                     {clinic, `<div vocab="https://schema.org/" typeof="MedicalClinic"><b property="name">Sunrise</b><i property="telephone">01632 960002</i></div>`, []string{"MedicalClinic.telephone"}},
		"by one id":                   {clinic, `<div itemscope itemtype="https://schema.org/MedicalClinic" itemid="https://sunrise.example/#clinic"><i itemprop="telephone">01632 960002</i></div>`, []string{"MedicalClinic.telephone[1]"}},
		"all that differs, each once": {clinic, microdata("MedicalClinic", "Sunrise", `<i itemprop="telephone">01632 960002</i><i itemprop="openingHours">Sa 09:00-18:00</i>`), []string{"MedicalClinic.telephone", "MedicalClinic.openingHours"}},
		"JSON-LD alone":               {brace + `, "isRelatedTo": {"@type": "Product", "name": "Brace", "offers": {"@type": "Offer", "price": 29.90, "priceCurrency": "GBP"}}`, "", nil},
	} {
		text := `<!DOCTYPE html><html lang="en"><script type="application/ld+json">{"@context": "https://schema.org", ` + c.data + `}</script>` + c.body + `</html>`
		document, problems := page.Read(t.Context(), []byte(text), page.Base("https://sunrise.example/a/"), page.FileName("a.html"))
		require.Empty(t, problems, name)
		var found []string
		for _, f := range check.Run(document.Input("https://sunrise.example/a/", problems), check.PageRules).Findings {
			if f.Rule == "contradictory-notations" {
				found = append(found, f.Path)
				require.Len(t, f.Related, 1, name)
				assert.Less(t, f.Related[0].Position.Offset, f.Position.Offset, name)
			}
		}
		assert.Equal(t, c.want, found, name)
	}
}

// What two notations say of a thing with one id is told once, and what they say alike is no
// contradiction.
func TestNotationsOfOneID(t *testing.T) {
	for _, c := range []struct {
		value, code string
		want        []string
	}{
		{"4.50", "RV1 4TA", nil},
		{"4.4", "RV1 4TA", []string{"contradictory-notations"}},
		{"4.5", "RV1 4TB", []string{"contradictory-values"}},
	} {
		text := `<!DOCTYPE html><html lang="en"><script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "name": "Sunrise",
"address": {"@type": "PostalAddress", "postalCode": "RV1 4TA"}, "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 2}}</script>
<div itemscope itemtype="https://schema.org/MedicalClinic" itemid="https://sunrise.example/#clinic"><b itemprop="name">Sunrise</b>
<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><i itemprop="postalCode">` + c.code + `</i></p>
<p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">4.5 <i itemprop="ratingValue">` + c.value + `</i> by <i itemprop="reviewCount">2</i></p></div></html>`
		document, problems := page.Read(t.Context(), []byte(text), page.Base("https://sunrise.example/a/"))
		require.Empty(t, problems)
		found := ids(check.Run(document.Input("https://sunrise.example/a/", problems), slices.Concat(check.PageRules, check.References).Without("unverified-reviews")).Findings)
		assert.Equal(t, c.want, found, "%s %s", c.value, c.code)
	}
}
