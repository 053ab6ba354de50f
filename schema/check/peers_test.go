package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// What other generators have printed and other validators have passed or
// refused: each fault by its name.

// found gives the rules that find something above info in a JSON-LD text.
func found(t *testing.T, text string) []string {
	t.Helper()
	dataset, problems := jsonld.Read([]byte(text))
	require.Empty(t, problems, text)
	var rules []string
	for _, f := range check.Run(dated(dataset.Graph(rdf.Subject{})), check.All()).Findings {
		if f.Severity > check.Info {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

func TestPeerFaults(t *testing.T) {
	const context = `{"@context": "https://schema.org", `
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"two clinics merged into one": {context + `"@graph": [
			{"@id": "https://x.example/#clinic", "@type": "MedicalClinic", "name": "Leeds", "address": {"@type": "PostalAddress", "postalCode": "LS1 1AA"}},
			{"@id": "https://x.example/#clinic", "@type": "MedicalClinic", "name": "York", "address": {"@type": "PostalAddress", "postalCode": "YO1 1AA"}}]}`,
			[]string{"contradictory-values", "contradictory-values"}},
		"two doctors collapsed by the fragment of their ids": {context + `"@graph": [
			{"@id": "https://x.example/#person", "@type": "Person", "name": "Dr. A", "birthDate": "1970-01-01"},
			{"@id": "https://x.example/#person", "@type": "Person", "name": "Dr. B", "birthDate": "1980-01-01"}]}`,
			[]string{"contradictory-values", "contradictory-values"}},
		"two doctors with ids on pages of their own": {context + `"@graph": [
			{"@id": "https://x.example/dr-a#person", "@type": "Person", "name": "Dr. A"},
			{"@id": "https://x.example/dr-b#person", "@type": "Person", "name": "Dr. B"}]}`, nil},
		"nothing is asked for that only invention could give": {context + `"@type": "MedicalClinic", "name": "A", "openingHours": "Mo-Fr", "makesOffer": {"@type": "Offer", "price": 20, "priceCurrency": "GBP", "itemOffered": {"@type": "Product", "name": "Brace"}}}`, nil},
		"an identifier as text is no address":                 {context + `"@type": "Physician", "name": "A", "identifier": "1234567893"}`, nil},
		"a time that does not exist":                          {context + `"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "08:00", "closes": "25:99"}`, []string{"time"}},
		"next tuesday":                                        {context + `"@type": "Article", "datePublished": "next tuesday"}`, []string{"date"}},
		"a rating of 11 of 5":                                 {context + `"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 11, "bestRating": 5, "ratingCount": 3}}`, []string{"rating-out-of-scale"}},
		"a rating of 47 of 5":                                 {context + `"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 47, "ratingCount": 3}}`, []string{"rating-out-of-scale"}},
		"a rating of 7 of 5 as text":                          {context + `"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "7", "bestRating": "5", "ratingCount": 3}}`, []string{"rating-out-of-scale"}},
		"a count of -3":                                       {context + `"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": -3}}`, []string{"negative-number"}},
		"free text as a specialty":                            {context + `"@type": "MedicalClinic", "medicalSpecialty": "Heart and vessels"}`, []string{"unknown-member"}},
		"superseded terms":                                    {context + `"@type": "MedicalClinic", "branchOf": {"@type": "Organization", "name": "G"}, "serviceArea": {"@type": "Place", "name": "Riverton"}}`, []string{"superseded-term", "superseded-term"}},
		"the superseded term aspect":                          {context + `"@type": "MedicalWebPage", "aspect": "Self care"}`, []string{"superseded-term"}},

		// What validators refuse although it is right.
		"all types of a node count together":              {context + `"@type": ["Product", "MedicalDevice"], "name": "Brace", "gtin13": "4006381333931", "contraindication": "x"}`, nil},
		"a doctor is a person and a practice":             {context + `"@type": ["Person", "IndividualPhysician"], "name": "A", "familyName": "A", "medicalSpecialty": "https://schema.org/Cardiovascular"}`, nil},
		"a role stands in place of a value":               {context + `"@type": "MedicalClinic", "employee": {"@type": "EmployeeRole", "roleName": "Head", "employee": {"@type": "Person", "name": "A"}}}`, nil},
		"prefixed terms of others are left alone":         {`{"@context": ["https://schema.org", {"ex": "https://vocabulary.example/"}], "@type": ["MedicalClinic", "ex:Clinic"], "name": "A", "ex:floor": 2}`, nil},
		"the aliases type and id are read":                {context + `"id": "https://x.example/#a", "type": "MedicalClinic", "name": "A"}`, nil},
		"an array of reviews":                             {context + `"@type": "Product", "name": "B", "review": [{"@type": "Review", "datePublished": "2026-01-01", "author": {"@type": "Person", "name": "A. B."}}, {"@type": "Review", "datePublished": "2026-01-02", "author": {"@type": "Person", "name": "C. D."}}]}`, nil},
		"a review that points to its item":                {context + `"@graph": [{"@id": "https://x.example/#p", "@type": "Product", "name": "B"}, {"@type": "Review", "datePublished": "2026-01-01", "author": {"@type": "Person", "name": "A. B."}, "itemReviewed": {"@id": "https://x.example/#p"}}]}`, nil},
		"both parents of a class count":                   {context + `"@type": "MedicalClinic", "name": "A", "openingHours": "Mo-Fr 09:00-17:00", "geo": {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": 0.1}, "employee": {"@type": "Person", "name": "B"}, "medicalSpecialty": "https://schema.org/Cardiovascular"}`, nil},
		"a check digit that fails is no more than likely": {context + `"@type": "Physician", "name": "A", "usNPI": "1111111111"}`, []string{"identifier-check-digit"}},
	} {
		assert.Equal(t, c.want, found(t, c.text), name)
	}
}

// A day that is printed as a moment, and the reverse.
func TestPeerDatesAsDateTimes(t *testing.T) {
	for text, want := range map[string][]string{
		`{"@type": "Person", "birthDate": "1975-06-30T00:00:00Z"}`: {"date-precision"},
		`{"@type": "Person", "birthDate": "1975-06-30"}`:           nil,
		`{"@type": "Event", "startDate": "2026-05-04"}`:            nil,
		`{"@type": "Event", "startDate": "2026-05-04T18:00:00Z"}`:  nil,
		`{"@type": "Organization", "foundingDate": "1975-06-30"}`:  nil,
		`{"@type": "Reservation", "bookingTime": "2026-05-04"}`:    {"date-precision"},
	} {
		assert.Equal(t, want, ids(check.Run(read(t, text), check.Values).Findings), text)
	}
}

// Relative addresses that were left as they were written: a graph that was told
// with them is told of; a reader of JSON-LD tells of them itself.
func TestPeerRelativeAddresses(t *testing.T) {
	graph := read(t, `{"@id": "#leeds", "@type": "MedicalClinic", "url": "/dr-a"}`)
	assert.Equal(t, []string{"relative-id", "relative-address"}, ids(check.Run(graph, check.References).Findings))
}
