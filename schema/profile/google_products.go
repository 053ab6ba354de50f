package profile

// googleProducts are Google's features for products and offers, in the order of the
// documentation.
var googleProducts = []Feature{
	productSnippet,
	merchantListing,
	productVariants,
	returnPolicy,
	shippingDetails,
	shippingPolicy,
	loyaltyProgram,
	softwareApp,
	vehicleListing,
}
