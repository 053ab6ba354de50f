package profile

import (
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// softwareApp is Google's feature "Software app".
var softwareApp = Feature{
	ID: "software-app", Name: "Software app",
	Types:  []string{"SoftwareApplication"},
	Status: check.Eligible, Source: &sourceSoftware,
	whole: `"@type": "MobileApplication",
"name": "Riverside Appointments",
"applicationCategory": "HealthApplication",
"operatingSystem": "Android 12",
"offers": {"@type": "Offer", "price": "1.20", "priceCurrency": "GBP"},
"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2, "reviewCount": 5, "bestRating": 5, "worstRating": 1}`,
	Requirements: []Requirement{
		{ID: "software-app-name", Fact: "software-app-01", Level: Required, Ask: []string{"name"}},
		{ID: "software-app-offers-price", Fact: "software-app-02", Level: Required, Ask: []string{"offers.price"}, breaks: []string{"offers", `{"@type": "Offer", "priceCurrency": "GBP"}`}},
		{ID: "software-app-rating", Fact: "software-app-03", Level: Required, Ask: []string{"aggregateRating", "review"}},
		{
			ID: "software-app-price-currency", Fact: "software-app-04", Level: Conditional,
			At: "offers", Of: []string{"Offer"},
			Ask: []string{"priceCurrency"}, test: together(pricedIn),
			Text:   "An offer with a price above 0 has a priceCurrency.",
			breaks: []string{"offers", `{"@type": "Offer", "price": "1.20"}`},
		},
		{ID: "software-app-application-category", Fact: "software-app-05", Level: Recommended, Ask: []string{"applicationCategory"}},
		{ID: "software-app-operating-system", Fact: "software-app-06", Level: Recommended, Ask: []string{"operatingSystem"}},
		{
			ID: "software-app-category-form", Fact: "software-app-07", Level: Recommended,
			Ask: []string{"applicationCategory"}, test: literal("a category of Google's list, such as HealthApplication", func(text string) bool { return strings.HasSuffix(text, "Application") }), Source: &sourceRecalled,
			Text:   "The applicationCategory is one of a closed list, such as HealthApplication, MedicalApplication, EducationalApplication or UtilitiesApplication.",
			breaks: []string{"applicationCategory", `"health"`},
		},
	},
}
