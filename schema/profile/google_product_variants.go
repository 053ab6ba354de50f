package profile

import "github.com/healthld/healthld/schema/check"

// productVariants is Google's feature "Product variants".
var productVariants = Feature{
	ID: "product-variants", Name: "Product variants",
	Types:  []string{"ProductGroup"},
	Status: check.Eligible, Source: &sourceVariants,
	whole: `"@type": "ProductGroup",
"name": "Riverside knee brace",
"description": "Keeps the knee warm.",
"url": "https://riverside.example/shop/knee-brace/",
"brand": {"@type": "Brand", "name": "Riverside Care"},
"productGroupID": "braces",
"variesBy": "https://schema.org/size",
"hasVariant": {"@id": "https://riverside.example/shop/knee-brace-m/#product"},
"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2, "reviewCount": 5, "bestRating": 5, "worstRating": 1},
"review": {"@type": "Review", "author": {"@type": "Person", "name": "Hilltop Walker"}, "datePublished": "2026-02-17", "reviewBody": "I walk downhill again.", "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1}}`,
	Requirements: []Requirement{
		{ID: "product-variants-name", Fact: "product-variants-01", Level: Required, Ask: []string{"name"}},
		{ID: "product-variants-has-variant", Fact: "product-variants-02", Level: Recommended, Ask: []string{"hasVariant"}},
		{ID: "product-variants-varies-by", Fact: "product-variants-03", Level: Recommended, Ask: []string{"variesBy"}},
		{ID: "product-variants-product-group-id", Fact: "product-variants-04", Level: Recommended, Ask: []string{"productGroupID"}},
		{ID: "product-variants-brand", Fact: "product-variants-05", Level: Recommended, Ask: []string{"brand"}},
		{ID: "product-variants-description", Fact: "product-variants-06", Level: Recommended, Ask: []string{"description"}},
		{ID: "product-variants-url", Fact: "product-variants-07", Level: Recommended, Ask: []string{"url"}},
		{ID: "product-variants-aggregate-rating", Fact: "product-variants-08", Level: Applicable, Ask: []string{"aggregateRating"}},
		{ID: "product-variants-review", Fact: "product-variants-09", Level: Applicable, Ask: []string{"review"}},
	},
}
