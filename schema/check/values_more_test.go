package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// What single texts are, and what would be right, where that is certain.
func TestCodesAndNumbersOfPeople(t *testing.T) {
	for _, c := range []struct{ property, text, rule, suggestion string }{
		{"priceCurrency", "GBP", "", ""},
		{"priceCurrency", "XDR", "", ""},
		{"priceCurrency", "BTC", "", ""},
		{"priceCurrency", "Ithaca HOUR", "", ""},
		{"priceCurrency", "gbp", "currency", "GBP"},
		{"priceCurrency", "£", "currency", "GBP"},
		{"priceCurrency", "€", "currency", "EUR"},
		{"priceCurrency", "$", "currency", ""},
		{"priceCurrency", "XQZ", "currency", ""},
		{"priceCurrency", "DEM", "currency", ""},
		{"priceCurrency", "Euro", "currency", ""},
		{"currenciesAccepted", "GBP, EUR", "", ""},
		{"currenciesAccepted", "GBP, XQZ", "currency", ""},
		{"currenciesAccepted", "Cash", "", ""},
		{"price", "19.90 GBP", "number", "19.90"},
		{"price", "EUR 19,90", "number", "19.90"},
		{"ratingValue", "$100,000", "number", ""},
		{"ratingValue", "$100,000" + strings.Repeat(" ", 40) + "or so", "", ""},
		{"ratingValue", "1,283 ", "", ""},
		{"ratingValue", "three", "", ""},

		{"addressCountry", "GB", "", ""},
		{"addressCountry", "UK", "country-code", "GB"},
		{"addressCountry", "gb", "country-code", "GB"},
		{"addressCountry", "QQ", "country-code", ""},
		{"addressCountry", "Iceland", "country-name", "IS"}, // and not Ireland
		{"addressCountry", "México", "country-name", "MX"},
		{"addressCountry", "Российская Федерация", "country-name", "RU"},
		{"addressCountry", "GBR", "country-name", "GB"},
		{"addressCountry", "Englandd", "country-name", "GB"},
		{"addressCountry", "Irelandia", "country-name", ""},
		{"addressRegion", "GB-ENG", "", ""},
		{"addressRegion", "GB-XXXX", "region-code", ""},
		{"addressRegion", "ZZ-99", "region-code", ""},
		{"addressRegion", "UK-ENG", "region-code", "GB-ENG"},
		{"addressRegion", "Île-de-France", "", ""},
		{"addressRegion", "CA", "", ""},
		{"datePublished", "20260301", "compact-date", "2026-03-01"},
		{"datePublished", "20260301T093000Z", "compact-date", "2026-03-01T09:30:00Z"},
		{"datePublished", "20260301T0930+0100", "compact-date", "2026-03-01T09:30+01:00"},
		{"datePublished", "20260301T09:30:00", "compact-date", "2026-03-01T09:30:00"},
		{"datePublished", "20260231", "date", ""},
		{"datePublished", "0000-01-01", "date", ""},
		{"datePublished", "0000", "date", ""},
		{"datePublished", "2026", "", ""},
		{"addressCountry", "United Kingdom", "country-name", "GB"},

		{"inLanguage", "en", "", ""},
		{"inLanguage", "en-gb", "", ""},
		{"inLanguage", "zh-Hans-CN", "", ""},
		{"inLanguage", "de-1996", "", ""},
		{"inLanguage", "es-419", "", ""},
		{"inLanguage", "x-private", "", ""},
		{"inLanguage", "en-GB-u-ca-gregory", "", ""},
		{"inLanguage", "en_GB", "language-tag", "en-GB"},
		{"inLanguage", "en-UK", "language-tag", "en-GB"},
		{"inLanguage", "eng", "language-tag", "en"},
		{"inLanguage", "qq", "language-tag", ""},
		{"inLanguage", "english_uk", "language-tag", ""},
		{"inLanguage", "en--GB", "language-tag", ""},
		{"availableLanguage", "English", "language-name", ""},
		{"knowsLanguage", "https://www.wikidata.org/wiki/Q1860", "", ""},

		{"telephone", "+44 20 7946 0018", "", ""},
		{"telephone", "+1 (202) 555-0143", "", ""},
		{"telephone", "+1-202-555-0143 ext. 12", "", ""},
		{"telephone", "+1 800 FLOWERS", "", ""},
		{"telephone", "112", "", ""},
		{"telephone", "020 7946 0018", "telephone-country", ""},
		{"telephone", "call us", "telephone", ""},
		{"telephone", "tel:+442079460018", "telephone", "+442079460018"},
		{"telephone", "+44 (0)20 7946 0018", "telephone", "+44 20 7946 0018"},
		{"telephone", "+020 7946 0018", "telephone", ""},
		{"telephone", "12", "telephone", ""},
		{"telephone", "+44 20 7946 0018 / +44 20 7946 0019", "telephone", ""},
		{"faxNumber", "020 7946 0018, 020 7946 0019", "telephone", ""},

		{"email", "info@clinic.example", "", ""},
		{"email", "mailto:info@clinic.example", "email-scheme", "info@clinic.example"},
		{"email", "info(at)clinic", "email", ""},
		{"email", "info@clinic", "email", ""},
		{"email", "a@b@clinic.example", "email", ""},
		{"email", "<info@clinic.example>", "email", "info@clinic.example"},

		{"unitCode", "KGM", "", ""},
		{"unitCode", "E32", "", ""},
		{"unitCode", "https://qudt.example/unit/KiloGM", "", ""},
		{"unitCode", "ucum:mg", "", ""},
		{"unitCode", "days", "unit-code", "DAY"},
		{"unitCode", "kg", "unit-code", "KGM"},

		{"openingHours", "Mo-Fr 09:00-17:30", "", ""},
		{"openingHours", "Mo-Su", "", ""},
		{"openingHours", "Sa-Mo 10:00-02:00", "", ""},
		{"openingHours", "Mo, We 09:00-12:00", "", ""},
		{"openingHours", "Mo-Fr 00:00-24:00", "", ""},
		{"openingHours", " Mo, We 09:00-12:00 ", "", ""},
		{"openingHours", "Mo T09:00-17:00", "", ""},
		{"openingHours", "Mo 09:00:00.5-17:00", "", ""},
		{"openingHours", "Mo T:-17:00", "opening-hours", ""},
		{"openingHours", "Mo .5:-17:00", "opening-hours", ""},
		{"openingHours", "Monday 9-5", "opening-hours", ""},
		{"openingHours", "Mo-Fr 9am-5pm", "opening-hours", "Mo-Fr 09:00-17:00"},
		{"openingHours", "Mo-Fr 09:00-25:00", "opening-hours", ""},
		{"openingHours", "Mo-Fr 24:00-08:00", "opening-hours", ""},
		{"openingHours", "09:00-17:00", "opening-hours", ""},

		{"name", "TODO", "placeholder-text", ""},
		{"name", "[Clinic Name]", "placeholder-text", ""},
		{"name", "[clinic_description]", "placeholder-text", ""},
		{"name", "[Phone — TBD]", "placeholder-text", ""},
		{"name", "YOUR STREET ADDRESS", "placeholder-text", ""},
		{"name", "XXXXX", "placeholder-text", ""},
		{"name", "[Herpes zoster]", "", ""},
		{"name", "[Insert your business name here]", "placeholder-text", ""},
		{"name", "[State of the nation]", "", ""},
		{"name", "[Number needed to treat]", "", ""},
		{"name", "[Our clinic]", "", ""},
		{"name", "Your Full Name", "placeholder-text", ""},
		{"name", "Your Health Website", "", ""},
		{"name", "Your Health", "", ""},
		{"name", "Yours", "", ""},
		{"name", "Your Store Address", "placeholder-text", ""},
		{"addressLocality", "Anytown", "placeholder-text", ""},
		{"url", "https://your-domain.com/about", "placeholder-text", ""},
		{"url", "https://www.yourdomain.com", "placeholder-text", ""},
		{"url", "https://yourdomainname.example/", "", ""},
		{"url", "https://yourhealth.example/", "", ""},
		{"url", "https://x.example/doctors/undefined", "placeholder-text", ""},
		{"image", "https://x.example/null", "placeholder-text", ""},
		{"url", "https://x.example/undefined-behaviour", "", ""},
		{"url", "https://x.example/not-null", "", ""},
		{"url", "https://x.example/NaN", "placeholder-text", ""},
		{"url", "https://x.example/wiki/Undefined", "", ""},
		{"sameAs", "https://x.example/provinces/nan", "", ""},
		{"sameAs", "https://x.example/by/Null", "", ""},
		{"url", "https://facebook.com/", "", ""},
		{"url", "https://x.example/#", "", ""},
		{"sameAs", "https://facebook.com/", "placeholder-text", ""},
		{"sameAs", "https://www.instagram.com", "placeholder-text", ""},
		{"sameAs", "https://www.facebook.com/sunrise", "", ""},
		{"sameAs", "https://twitter.com/@your_handle", "placeholder-text", ""},
		{"sameAs", "https://x.example/#", "placeholder-text", ""},
		{"sameAs", "https://x.example/#us", "", ""},
		{"sameAs", "https://www.facebook.com/sunrise#", "", ""},
		{"url", "https://yourclinic.example/", "", ""},
		{"telephone", "+1 (555) 123-4567", "placeholder-text", ""},
		{"telephone", "+1 555 123 45 68", "", ""},
		{"telephone", "+44 1632 960000", "", ""},
		{"telephone", "+123456789", "placeholder-text", ""},
		{"telephone", "+44 1234 567890", "", ""},
		{"telephone", "０３－１２３４－５６７８", "telephone", "03-1234-5678"},
		{"telephone", "٠١٠٠٢٢٣٤٥٦٧", "telephone", "01002234567"},
		{"telephone", "電話", "telephone", ""},
		{"name", "XXL", "", ""},
		{"name", "Lorem ipsum dolor sit amet", "placeholder-text", ""},
		{"name", "Dear {{ name }}", "placeholder-text", ""},
		{"name", "${clinic.name}", "placeholder-text", ""},
		{"name", "n/a", "placeholder-text", ""},
		{"name", "[object Object]", "placeholder-text", ""},
		{"name", "-", "placeholder-text", ""},
		{"name", "\u00a0\u200b", "empty-text", ""},
		{"name", "<?php echo 1 ?>", "placeholder-text", ""},
		{"name", "%%NAME%%", "placeholder-text", ""},
		{"name", "Welcome to %(name)s", "placeholder-text", ""},
		{"name", "[[clinic.name]]", "placeholder-text", ""},
		{"name", "__NAME__", "placeholder-text", ""},
		{"name", "{name}", "placeholder-text", ""},
		{"name", "#REF!", "placeholder-text", ""},
		{"name", "Clinic Name Here", "placeholder-text", ""},
		{"name", "We are here", "", ""},
		{"name", "__init__ and its friends", "", ""},
		{"name", "Sets such as {a, b}", "", ""},
		{"name", "100 %% of 5%", "", ""},
		{"name", "Fever [[1]]", "", ""},
		{"name", "#1 in Leeds", "", ""},
		{"dateCreated", "0001-01-01T00:00:00", "placeholder-text", ""},
		{"name", "KÃ¶ln", "damaged-text", "Köln"},
		{"name", "SÃ£o Paulo", "damaged-text", "São Paulo"},
		{"name", "Ã–sterreich", "damaged-text", "Österreich"},
		{"name", "the doctorâ€™s house", "damaged-text", "the doctor’s house"},
		{"name", "19\u00c2\u00a0Â£", "damaged-text", "19\u00a0£"},
		{"name", "ÐšÐ»Ð¸Ð½Ð¸ÐºÐ°", "damaged-text", "Клиника"},
		{"name", "Klinik KÃ¶ln – gut", "damaged-text", ""},
		{"name", "Köln \ufffd Mitte", "damaged-text", ""},
		{"description", "MÃ¼nchen", "damaged-text", ""},
		{"name", "Köln", "", ""},
		{"name", "«IRMÃ»", "", ""},
		{"name", "MAÇÃ®", "", ""},
		{"name", "ESPAÑA – NIÑO", "", ""},
		{"name", "pâté €5", "", ""},
		{"name", "Клиника", "", ""},
		{"name", "Smith &amp; Sons", "markup-in-text", "Smith & Sons"},
		{"name", "Knee&amp;nbsp;brace", "markup-in-text", "Knee brace"},
		{"name", "caf&eacute; &#8211; bar", "markup-in-text", "café – bar"},
		{"name", "<b>Bold</b> Clinic", "markup-in-text", "Bold Clinic"},
		{"streetAddress", "1 High Street<br/>Leeds", "markup-in-text", "1 High Street Leeds"},
		{"description", "<p>Open &amp; friendly</p>", "", ""},
		{"name", "R&D; A&E; Q&A", "", ""},
		{"name", "BMI <25 and >30", "", ""},
		{"name", "Null", "", ""}, // a surname
		{"name", "Todos Santos Clinic", "", ""},
		{"priceRange", "££", "", ""},
		{"urlTemplate", "https://x.example/?q={search_term_string}", "", ""},

		{"url", "https:/clinic.example/leeds", "url", "https://clinic.example/leeds"},
		{"url", "http:www.clinic.example", "url", "http://www.clinic.example"},
		{"url", "https:///clinic.example/", "url", "https://clinic.example/"},
		{"url", "https:///leeds", "url", ""},
		{"url", "https:/leeds.html", "url", ""},
		{"url", "https://clinic.example/www.leeds.example/a", "url", "https://www.leeds.example/a"},
		{"url", "https://clinic.example/HTTP//leeds.example", "url", "http://leeds.example"},
		{"url", "https://clinic.example/https;//leeds.example/?a=b", "url", "https://leeds.example/?a=b"},
		{"url", "https://clinic.example/://leeds.example/", "url", "https://leeds.example/"},
		{"url", "https://reviews.example/of/www.leeds.example", "", ""},
		{"url", "https://clinic.example/www.html", "", ""},
		{"url", "https://clinic.example/www.2026.pdf", "", ""},
		{"url", "https://clinic.example/http//", "", ""},
		{"image", "DATA:image/png;base64,AAAA", "data-address", ""},
		{"photo", "data:image/png,AAAA", "data-address", ""},
		{"founder", "data: a, b", "", ""},
		{"name", "data:image/png;base64,AAAA", "", ""},
		{"url", "https://www.example.com/", "placeholder-address", ""},
		{"url", "https://clinic.example/", "", ""},
		{"url", "https://myexample.com/", "", ""},
		{"url", "http://localhost:1313/", "local-address", ""},
		{"url", "http://192.168.1.4/", "local-address", ""},
		{"url", "https://10.example/", "", ""},

		{"datePublished", "2026-11-22", "", ""},
		{"datePublished", "2026-11-23T01:00:00+13:00", "", ""}, // it is tomorrow somewhere
		{"datePublished", "2027-01-01", "future-date", ""},
		{"birthDate", "2062", "future-date", ""},
		{"startDate", "2062-01-01", "", ""},

		{"latitude", "91", "coordinates", ""},
		{"longitude", "-180.5", "coordinates", ""},
		{"latitude", "51°30'N", "coordinates", ""},
		{"latitude", "51,5", "number", "51.5"},
		{"reviewCount", "-3", "negative-number", ""},
		{"price", "-19.90", "negative-number", ""},
	} {
		text := fmt.Sprintf(`{"@type": "Thing", %q: %q}`, c.property, c.text)
		findings := check.Run(dated(read(t, text)), check.Values).Findings
		if c.rule == "" {
			assert.Empty(t, findings, text)
			continue
		}
		if assert.Equal(t, []string{c.rule}, ids(findings), text) {
			assert.Equal(t, c.suggestion, findings[0].Suggestion, text)
		}
	}
	assert.Empty(t, check.Run(read(t, `{"@type": "Article", "datePublished": "9026-01-01"}`), check.Values).Findings, "without a clock")
}

// Readers resolve what lacks its scheme against the folder of the page.
func TestAddressesBelowThePage(t *testing.T) {
	const address = "https://sunrise.example/team/a/"
	for written, suggestion := range map[string]string{
		"www.knee.example/":        "https://www.knee.example/",
		"http//knee.example/a.png": "http://knee.example/a.png",
		"/www.knee.example/":       "https://www.knee.example/",
		"../www.knee.example/":     "",
		"www/knee.png":             "",
		"http/":                    "",

		"https://knee.example/https://www.knee.example/a": "https://www.knee.example/a",
		"https://knee.example/http://knee.example":        "http://knee.example",
		"https://archive.example/https://knee.example/a":  "",

		"sunrise.example/a.png":     "https://sunrise.example/a.png",
		"sunrise.example":           "https://sunrise.example",
		"Sunrise.example/a.png":     "https://Sunrise.example/a.png",
		"sunrise.example.png":       "",
		"knee.example/a.png":        "",
		"sameAs: knee.example/a":    "https://knee.example/a",
		"sameAs: /knee.example/a":   "https://knee.example/a",
		"sameAs: knee.example":      "https://knee.example",
		"sameAs: knee.html":         "",
		"sameAs: knee/knee.example": "",
		"sameAs: /":                 "",

		"sameAs: https://social.example/dr.sunrise": "",
		"sameAs: /dr.lind":                          "",
	} {
		property, value, isNamed := strings.Cut(written, ": ")
		if !isNamed {
			property, value = "image", written
		}
		document, problems := page.Read(t.Context(), []byte(`<html lang="en"><script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "`+property+`": "`+value+`"}</script>`), page.Base(address))
		findings := check.Run(document.Input(address, problems), check.Values).Findings
		if suggestion == "" {
			assert.Empty(t, findings, written)
			continue
		}
		if assert.Equal(t, []string{"url"}, ids(findings), written) {
			assert.Equal(t, suggestion, findings[0].Suggestion)
		}
	}
}

// Where the address of the page is not known, that is the only one that it calls canonical.
func TestAddressesBelowTheCanonicalPage(t *testing.T) {
	for canonical, rules := range map[string][]string{
		`<link rel="canonical" href="https://sunrise.example/team/a/">`: {"url"},
		`<link rel="canonical" href="https://sunrise.example/team/a/"><link rel="canonical" href="https://sunrise.example/"><base href="https://sunrise.example/team/a/">`: nil,
	} {
		document, problems := page.Read(t.Context(), []byte(`<html lang="en"><head>`+canonical+`<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "image": "www.knee.example/"}</script>`))
		assert.Equal(t, rules, ids(check.Run(document.Input("", problems), check.Values).Findings), canonical)
	}
}

// The value of an amount is a number; that of anything else may be a text with commas.
func TestValuesOfAmounts(t *testing.T) {
	for _, c := range []struct{ kind, value, suggestion string }{
		{"QuantitativeValue", "3,5", "3.5"},
		{"MonetaryAmount", "1.299,00 €", "1299.00"},
		{"MonetaryAmount", "£19.90", "19.90"},
		{"PropertyValue", "3,5", ""},
		{"QuantitativeValue", "9-12", ""},
		{"QuantitativeValue", "about 5", ""},
		{"QuantitativeValue", "3.5", ""},
	} {
		findings := check.Run(read(t, fmt.Sprintf(`{"@type": %q, "value": %q}`, c.kind, c.value)), check.Values).Findings
		if c.suggestion == "" {
			assert.Empty(t, findings, c.value)
			continue
		}
		if assert.Equal(t, []string{"number"}, ids(findings), c.value) {
			assert.Equal(t, c.suggestion, findings[0].Suggestion, c.value)
		}
	}
}

func TestHoursAndPeriods(t *testing.T) {
	spec := func(days, opens, closes, season string) string {
		return fmt.Sprintf(`{"@type": "OpeningHoursSpecification", "dayOfWeek": [%s], "opens": %q, "closes": %q%s}`, days, opens, closes, season)
	}
	clinic := func(specs string) string {
		return `{"@type": "MedicalClinic", "openingHoursSpecification": [` + specs + `]}`
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{clinic(spec(`"Monday", "Tuesday"`, "09:00", "12:00", "") + "," + spec(`"Monday"`, "13:00", "17:00", "")), nil},
		{clinic(spec(`"Monday", "https://schema.org/Tuesday"`, "09:00", "12:00", "") + "," + spec(`"Tuesday"`, "11:30", "17:00", "")), []string{"opening-hours-overlap"}},
		{clinic(spec(`"Monday"`, "09:00", "12:00", "") + "," + spec(`"Monday"`, "09:00", "16:00", `, "validFrom": "2026-12-01", "validThrough": "2026-12-24"`)), nil}, // a season
		{clinic(spec(`"Monday"`, "00:00", "00:00", "") + "," + spec(`"Monday"`, "09:00", "16:00", "")), nil},                                                          // closed
		{clinic(spec(`"Monday"`, "22:00", "06:00", "") + "," + spec(`"Monday"`, "23:00", "23:30", "")), []string{"opening-hours-overlap"}},
		{clinic(spec(`"Monday"`, "00:00", "23:59", "")), nil},
		{clinic(spec(`"Friday"`, "22:00", "06:00", "") + "," + spec(`"Saturday"`, "05:00", "12:00", "")), []string{"opening-hours-overlap"}},
		{clinic(spec(`"Friday"`, "22:00", "06:00", "") + "," + spec(`"Saturday"`, "06:00", "12:00", "")), nil},
		{clinic(spec(`"Sunday"`, "22:00", "06:00", "") + "," + spec(`"Monday"`, "00:00", "12:00", "")), []string{"opening-hours-overlap"}},
		{clinic(spec(`"Saturday"`, "22:00", "06:00", "") + "," + spec(`"Monday"`, "00:00", "12:00", "")), nil},
		{clinic(spec(`"Monday", "Tuesday"`, "23:00", "01:00", "") + "," + spec(`"Tuesday"`, "00:30", "02:00", "")), []string{"opening-hours-overlap"}},
		{clinic(spec(`"Friday"`, "22:00", "06:00", "") + "," + spec(`"Saturday"`, "05:00", "12:00", `, "validFrom": "2026-12-01", "validThrough": "2026-12-24"`)), nil},
		{clinic(spec(`"PublicHolidays"`, "22:00", "06:00", "") + "," + spec(`"Monday"`, "05:00", "12:00", "")), nil},
		{clinic(spec(`"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"`, "18:00", "02:00", "")), nil},
		{clinic(spec(`"Friday"`, "22:00", "00:00", "") + "," + spec(`"Saturday"`, "00:00", "12:00", "")), nil},
		{clinic(spec(`"Friday"`, "22:00", "24:00", "") + "," + spec(`"Saturday"`, "00:00", "24:00", "")), nil},
		{`{"@type": "MedicalClinic", "openingHours": ["Fr 22:00-06:00", "Sa 05:00-09:00"]}`, []string{"opening-hours-overlap"}},
		{`{"@type": "MedicalClinic", "openingHours": ["Fr 22:00-06:00", "Sa 06:00-09:00"]}`, nil},
		{`{"@type": "MedicalClinic", "openingHours": "Mo-Su 18:00-02:00"}`, nil},
		{`{"@type": "MedicalClinic", "openingHours": ["Mo 09:00-09:00", "Su 00:00-00:00"]}`, []string{"opening-hours"}},
		{clinic(spec(`"Monday"`, "09:00", "09:00", "")), []string{"opening-hours-specification"}},
		{clinic(spec(`"Monday"`, "24:00", "24:00", "")), []string{"opening-hours-specification"}},
		{`{"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "09:00"}`, []string{"opening-hours-specification"}},
		{`{"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "closes": "09:00"}`, []string{"opening-hours-specification"}},
		{`{"@type": "OpeningHoursSpecification", "validFrom": "2026-12-24", "validThrough": "2026-12-23"}`, []string{"period-order"}},
		{`{"@type": "OpeningHoursSpecification", "opens": "25:99", "closes": "26:00"}`, []string{"time", "time"}},
		{`{"@type": "MedicalClinic", "openingHours": ["Mo-Fr 09:00-17:00", "Fr 16:00-18:00"], "openingHoursSpecification": ` + spec(`"Monday"`, "09:00", "17:00", "") + `}`, []string{"opening-hours-overlap"}},
		{`{"@type": "MedicalClinic", "openingHours": ["Mo 09:00-12:00,11:00-17:00"]}`, []string{"opening-hours-overlap"}},
		{`{"@type": "Event", "startDate": "2026-03-14T10:00:00Z", "endDate": "2026-03-14T10:30:00+01:00"}`, []string{"period-order"}},
		{`{"@type": "Event", "startDate": "2026-03", "endDate": "2026-03-14"}`, nil},
		{`{"@type": "Event", "startDate": "2026-03-14T10:00", "endDate": "2026-03-14T09:30:00"}`, []string{"period-order"}},
		{`{"@type": "Event", "startDate": "2026-03-14T10:00", "endDate": "2026-03-14T10:00"}`, nil},
		{`{"@type": "Event", "startDate": "2026-03-14T10:00:00", "endDate": "2026-03-14T09:30-05"}`, nil}, // it has a zone
		{`{"@type": "Person", "birthDate": "1980", "deathDate": "1979-12-31"}`, []string{"period-order"}},
		{`{"@type": "Offer", "priceSpecification": {"@type": "PriceSpecification", "minPrice": 20, "maxPrice": "10"}}`, []string{"range-order"}},
		{`{"@type": "GeoCoordinates", "latitude": 0, "longitude": 0}`, []string{"coordinates"}},
		{`{"@type": "GeoCoordinates", "latitude": 0, "longitude": 12.5}`, nil},
	} {
		assert.Equal(t, c.want, ids(check.Run(dated(read(t, c.text)), check.Values).Findings), c.text)
	}
	overlap := check.Run(read(t, clinic(spec(`"Monday"`, "09:00", "24:00", "")+","+spec(`"Monday"`, "23:00", "23:30", ""))), check.Values).Findings
	assert.Contains(t, overlap[0].Message, "on Monday: one opens at 23:00, and another is open until 24:00")
	overlap = check.Run(read(t, clinic(spec(`"Friday"`, "22:00", "06:00", "")+","+spec(`"Saturday"`, "05:00", "12:00", ""))), check.Values).Findings
	assert.Contains(t, overlap[0].Message, "on Saturday: one opens at 05:00, and another is open until 06:00 since the day before")
	swapped := check.Run(read(t, `{"@type": "GeoCoordinates", "latitude": 151.2, "longitude": -33.9}`), check.Values).Findings
	assert.Contains(t, swapped[0].Message, "swapped?")
}

// A # alone, which templates have where an address was to come, is read as the page itself.
func TestHashAlone(t *testing.T) {
	const own = "https://x.example/a"
	for written, want := range map[string]int{"#": 1, "#us": 0, "https://other.example/a#": 0} {
		text := `<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dentist", "sameAs": "` + written + `"}</script>`
		document, problems := page.Read(t.Context(), []byte(text), page.Base(own))
		findings := check.Run(document.Input(own, problems), check.Values).Findings
		assert.Len(t, findings, want, "%s: %v", written, findings)
	}
}
