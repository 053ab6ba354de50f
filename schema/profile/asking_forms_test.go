package profile

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

// Which texts a form takes.
func TestForms(t *testing.T) {
	for _, test := range []struct {
		name      string
		form      form
		good, bad []string
	}{
		{"date", date, []string{"2026-03-14", "2026-03", "2026", "2026-03-14T09:30", "2026-03-14T09:30:00Z", "2026-03-14 09:30"}, []string{"", "14.03.2026", "2026-02-30", "2026-13", "26-03-14", "yesterday", "2026-03-14T25:00"}},
		{"dateTime", dateTime, []string{"2026-03-14", "2026-03-14T09:30Z", "2026-03-14T09:30:00+01:00", "2026-03-14T09:30:00+0100"}, []string{"2026-03-14T09:30", "2026-03-14T09:30:00"}},
		{"dayTime", dayTime, []string{"2026-03-14T09:30:00-05:00"}, []string{"2026-03-14", "2026-03-14T09:30:00"}},
		{"clockTime", clockTime, []string{"08:30", "08:30:00", "23:59:59", "08:30:00-05:00", "08:30Z"}, []string{"8 am", "25:00", "08:60", "8.30", "24:00"}},
		{"duration", duration, []string{"PT1M30S", "P1D", "P1Y2M3DT4H5M6S", "PT0.5S", "P2W"}, []string{"", "P", "PT", "1M", "P1S", "PT1D", "P1DT", "PT5M1H", "90 seconds", "P-1D"}},
		{"number", number, []string{"0", "4.2", "-1", "1e3"}, []string{"", "4,2", "five", "0x10", "Inf", "NaN", "1_000"}},
		{"address", address, []string{"https://x.example", "http://x.example/a?b#c"}, []string{"", "/a", "x.example", "mailto:a@x.example", "https://", "https:///a"}},
		{"rootAddress", rootAddress, []string{"https://x.example", "https://x.example/"}, []string{"https://x.example/a", "/"}},
		{"telephone", telephone, []string{"+44 1632 960100", "+1-202-555-0100", "tel:+44-1632-960100"}, []string{"01632 960100", "+44", "0044 1632 960100", "+12345678901234567"}},
		{"countryCode", countryCode, []string{"GB", "DE"}, []string{"gb", "GBR", "United Kingdom", ""}},
		{"currency", currency, []string{"EUR"}, []string{"€", "eur", "EURO"}},
		{"price", price, []string{"19.90", "1"}, []string{"0", "0.00", "-1", "19,90", "£19.90", "1,000.00", "NaN"}},
		{"schemedCode", schemedCode, []string{"0060:123456789", "0199:5493001KJTIIGC8Y1R12"}, []string{"60:1", "0060", "0060:", "0060:1 2", "abcd:1"}},
		{"ratingValue", ratingValue, []string{"4", "4.5", "6 / 10", "6/10", "60%", "60 %"}, []string{"4,5", "", "good", "6 / 0", "/", "%", "4 of 5"}},
		{"noAdvert", noAdvert, []string{"Hilltop Walker", "Dr. Free", "A."}, []string{"50% off knee braces", "www.x.example", "a@x.example", "Use coupon A"}},
		{"bareName", bareName, []string{"Ingrid Lindmere", "Bybrook"}, []string{"By Ingrid", "Ingrid | Riverside", "Posted by A", "Ingrid 2026"}},
		{"noContact", noContact, []string{"I walked 10 000 steps on 2026-03-14.", "5 of 5 @ home", "Room 0815"}, []string{"Call 01632 960123", "Call +44 1632 960-123 now", "a@x.example", "see https://x.example", "WWW.X.EXAMPLE"}},
		{"integerFrom", integerFrom(1), []string{"1", "20", "3.0"}, []string{"0", "1.5", "-1", "many", ""}},
		{"degrees", degrees(90), []string{"51.51860", "-89.999999", "0.00000"}, []string{"51.5", "91.00000", "51,51860", "51"}},
		{"memberOf", memberOf("DayOfWeek"), []string{"Monday", "https://schema.org/Monday", "http://schema.org/PublicHolidays"}, []string{"Mo-Fr", "InStock", "https://schema.org/InStock", ""}},
		{"shorterThan", shorterThan(3), []string{"", "ab", "éé"}, []string{"abc", "ééé"}},
		{"boolean", boolean, []string{"true", "https://schema.org/False"}, []string{"yes", "TRUE", ""}},
	} {
		ask := func(text string) string {
			return test.form(&asking{run: &run{}}, &reached{value: &rdf.Value{Object: rdf.Object{Kind: rdf.String, Text: text}}})
		}
		for _, text := range test.good {
			assert.Empty(t, ask(text), "%s: %q", test.name, text)
		}
		for _, text := range test.bad {
			assert.NotEmpty(t, ask(text), "%s: %q", test.name, text)
		}
	}
}
