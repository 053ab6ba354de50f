package profile

import "github.com/healthld/healthld/schema/check"

// shippingDetails is Google's feature "Offer shipping details".
var shippingDetails = Feature{
	ID: "shipping-details", Name: "Offer shipping details",
	Types: []string{"OfferShippingDetails"}, Nested: true,
	Status: check.Eligible, Source: &sourceMerchant,
	whole: `"@type": "OfferShippingDetails",
"shippingRate": {"@type": "MonetaryAmount", "value": 3.5, "currency": "GBP"},
"shippingDestination": {"@type": "DefinedRegion", "addressCountry": "GB"},
"deliveryTime": {"@type": "ShippingDeliveryTime", "handlingTime": {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "DAY"}, "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 3, "unitCode": "DAY"}}`,
	Requirements: []Requirement{
		{ID: "shipping-details-delivery-time", Fact: "shipping-details-01", Level: Required, Ask: []string{"deliveryTime"}, Source: &sourceAdobe},
		{ID: "shipping-details-destination", Fact: "shipping-details-02", Level: Required, Ask: []string{"shippingDestination"}, Source: &sourceAdobe},
		{ID: "shipping-details-rate", Fact: "shipping-details-03", Level: Required, Ask: []string{"shippingRate"}, Source: &sourceAdobe},
		{
			ID: "shipping-details-rate-currency", Fact: "shipping-details-04", Level: Required,
			Ask: []string{"shippingRate.currency"}, Source: &sourceAdobe,
			breaks: []string{"shippingRate", `{"@type": "MonetaryAmount", "value": 3.5}`},
		},
		{
			ID: "shipping-details-rate-value", Fact: "shipping-details-05", Level: Required,
			Ask: []string{"shippingRate.value", "shippingRate.maxValue"}, Source: &sourceAdobe,
			breaks: []string{"shippingRate", `{"@type": "MonetaryAmount", "currency": "GBP"}`},
		},
		{
			ID: "shipping-details-handling-time", Fact: "shipping-details-06", Level: Recommended,
			At: "deliveryTime", Of: []string{"ShippingDeliveryTime"},
			Ask: []string{"handlingTime"}, Source: &sourceAdobe,
			breaks: []string{"deliveryTime", `{"@type": "ShippingDeliveryTime", "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 3, "unitCode": "DAY"}}`},
		},
		{
			ID: "shipping-details-transit-time", Fact: "shipping-details-07", Level: Recommended,
			At: "deliveryTime", Of: []string{"ShippingDeliveryTime"},
			Ask: []string{"transitTime"}, Source: &sourceAdobe,
			breaks: []string{"deliveryTime", `{"@type": "ShippingDeliveryTime", "handlingTime": {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "DAY"}}`},
		},
		{
			ID: "shipping-details-days-unit", Fact: "shipping-details-08", Level: Required,
			At: "deliveryTime.handlingTime|transitTime", Of: []string{"QuantitativeValue"},
			Ask: []string{"unitCode"}, test: oneOf("DAY", "d"), states: "a unit that is not taken", Source: &sourceAdobe,
			Text:   "Handling and transit times are in days: unitCode is DAY or d.",
			breaks: []string{"deliveryTime", `{"@type": "ShippingDeliveryTime", "handlingTime": {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "week"}, "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 3, "unitCode": "DAY"}}`},
		},
		{
			ID: "shipping-details-destination-country", Fact: "shipping-details-09", Level: Required,
			At: "shippingDestination", Of: []string{"DefinedRegion"},
			Ask: []string{"addressCountry"}, Source: &sourceAdobe,
			Text:   "A destination has its addressCountry.",
			breaks: []string{"shippingDestination", `{"@type": "DefinedRegion"}`},
		},
		{
			ID: "shipping-details-destination-part", Fact: "shipping-details-10", Level: Conditional,
			At: "shippingDestination", Of: []string{"DefinedRegion"},
			Ask: []string{"addressRegion", "postalCode"}, test: together(notBothParts), Source: &sourceAdobe,
			Text:   "A destination is narrowed by addressRegion or by postalCode, never by both.",
			breaks: []string{"shippingDestination", `{"@type": "DefinedRegion", "addressCountry": "US", "addressRegion": "CA", "postalCode": "94043"}`},
		},
	},
}

// shippingPolicy is Google's feature "Merchant shipping policy".
var shippingPolicy = Feature{
	ID: "shipping-policy", Name: "Merchant shipping policy",
	Types: []string{"ShippingService"}, Nested: true,
	Status: check.Eligible, Source: &sourceShip,
	whole: `"@type": "ShippingService",
"name": "Post",
"description": "By post, in a plain box",
"fulfillmentType": "https://schema.org/FulfillmentTypeDelivery",
"handlingTime": {"@type": "ServicePeriod", "duration": "P1D"},
"shippingConditions": {"@type": "ShippingConditions", "doesNotShip": false}`,
	Requirements: []Requirement{
		{ID: "shipping-policy-conditions", Fact: "shipping-policy-01", Level: Required, Ask: []string{"shippingConditions"}},
		{ID: "shipping-policy-name", Fact: "shipping-policy-02", Level: Recommended, Ask: []string{"name"}},
		{ID: "shipping-policy-description", Fact: "shipping-policy-03", Level: Recommended, Ask: []string{"description"}},
		{ID: "shipping-policy-fulfillment-type", Fact: "shipping-policy-04", Level: Recommended, Ask: []string{"fulfillmentType"}},
		{ID: "shipping-policy-handling-time", Fact: "shipping-policy-05", Level: Recommended, Ask: []string{"handlingTime"}},
	},
}
