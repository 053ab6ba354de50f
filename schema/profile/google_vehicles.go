package profile

import "github.com/healthld/healthld/schema/check"

// vehicleListing is Google's feature "Vehicle listing".
var vehicleListing = Feature{
	ID: "vehicle-listing", Name: "Vehicle listing",
	Types:  []string{"Vehicle"},
	Status: check.Retired, Until: "2025-06-12", Source: &sourceUpdates,
	Note: "docs removed 2025-09-09",
	Requirements: []Requirement{
		{
			ID: "vehicle-listing-retired", Level: Notice, test: together(over),
			Text: "Google shows no Vehicle listing any more. The type stays good schema.org.",
			bad: `{"@type": "Car",
"name": "Riverside knee brace",
"description": "Keeps the knee warm.",
"image": "https://riverside.example/images/knee-brace.jpg",
"brand": {"@type": "Brand", "name": "Riverside Care"},
"sku": "RC-KB-M",
"mpn": "KB-200-M",
"gtin13": "5012345678900",
"color": "slate blue",
"material": "polyamide",
"pattern": "plain",
"size": {"@type": "SizeSpecification", "name": "M", "sizeGroup": "https://schema.org/WearableSizeGroupRegular", "sizeSystem": "https://schema.org/WearableSizeSystemEurope"},
"audience": {"@type": "PeopleAudience", "suggestedMinAge": 13},
"hasCertification": {"@type": "Certification", "name": "CE", "issuedBy": {"@type": "Organization", "name": "Sample Institute"}, "certificationIdentification": "0000"},
"isVariantOf": {"@id": "https://riverside.example/shop/#braces"},
"inProductGroupWithID": "braces",
"subjectOf": {"@type": "3DModel", "encoding": {"@type": "MediaObject", "contentUrl": "https://riverside.example/brace.glb"}},
"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2, "reviewCount": 5, "bestRating": 5, "worstRating": 1},
"review": {"@type": "Review", "author": {"@type": "Person", "name": "Hilltop Walker"}, "datePublished": "2026-02-17", "reviewBody": "I walk downhill again.", "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1}, "positiveNotes": ["warm", "light"]},
"offers": {"@type": "Offer", "url": "https://riverside.example/shop/knee-brace/", "price": "34.90", "priceCurrency": "GBP", "availability": "https://schema.org/InStock", "itemCondition": "https://schema.org/NewCondition", "priceValidUntil": "2027-12-31", "shippingDetails": {"@type": "OfferShippingDetails", "shippingRate": {"@type": "MonetaryAmount", "value": 3.50, "currency": "GBP"}, "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "GB"}, "deliveryTime": {"@type": "ShippingDeliveryTime", "handlingTime": {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "DAY"}, "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 3, "unitCode": "DAY"}}}, "hasMerchantReturnPolicy": {"@type": "MerchantReturnPolicy", "applicableCountry": "GB", "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow", "merchantReturnDays": 30, "returnFees": "https://schema.org/FreeReturn", "returnMethod": "https://schema.org/ReturnByMail", "customerRemorseReturnFees": "https://schema.org/FreeReturn", "customerRemorseReturnLabelSource": "https://schema.org/ReturnLabelDownloadAndPrint", "itemDefectReturnFees": "https://schema.org/FreeReturn", "itemDefectReturnLabelSource": "https://schema.org/ReturnLabelDownloadAndPrint", "itemCondition": "https://schema.org/NewCondition", "refundType": "https://schema.org/FullRefund", "restockingFee": 0, "returnLabelSource": "https://schema.org/ReturnLabelDownloadAndPrint", "returnPolicyCountry": "GB"}}}`,
			good: `{"@type": "CreativeWork", "name": "Ambulance"}`,
		},
	},
}
