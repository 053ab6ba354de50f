package main

// product is what the shop sells.
type product struct {
	Slug, Name, Summary string
	SKU, GTIN           string
	Price               string // pounds, such as 24.90
	Reviews             []review
}

// review is what a customer says of a product.
type review struct {
	Author, Date, Text string
	Stars              int
}

// path is that of the product's page below the base.
func (p product) path() string { return p.Slug + "/" }

var products = []product{
	{
		Slug: "folding-stick", Name: "Folding walking stick", SKU: "PL-FS1", GTIN: "0614141002207", Price: "24.90",
		Summary: "Four pieces on a cord, a cork grip, and a foot that does not slip on wet stone.",
		Reviews: []review{
			{"Ferry passenger", "2026-03-21", "Fits the basket of my bicycle. The click when it unfolds makes children look.", 5},
			{"D. Harrowgate", "2026-06-30", `Sturdy. The strap is < 20 cm, which is short for a "large" hand.`, 4},
		},
	},
	{
		Slug: "reacher", Name: "Light reacher", SKU: "PL-RE2", GTIN: "0614141002214", Price: "13.50",
		Summary: "Picks up a coin or a tin of soup, 75 cm away, with the weight of a ruler.",
		Reviews: []review{
			{"Upstairs neighbour", "2026-05-12", "Socks, keys & the cat's toys. My back says thank you.", 5},
			{"Allotment 14", "2026-07-08", "Good in the house. In the garden the jaws fill with soil.", 3},
			{"Wilma", "2026-10-01", "I gave one to my father and bought a second for myself.", 5},
			{"P. Sallow", "2026-11-03", "Does what the picture shows.", 4},
		},
	},
	{
		Slug: "bath-step", Name: "Bath step", SKU: "PL-BS1", GTIN: "0614141002221", Price: "41.00",
		Summary: "Half the height of the rim, with a surface that grips bare feet. Carries 190 kg.",
	},
}
