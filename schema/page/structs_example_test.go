package page_test

import (
	"context"
	"fmt"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

// What a page of somebody else says, as structs. It may be written in JSON-LD, Microdata
// or RDFa, and a price may be a number or a text.
func Example_structs() {
	text := []byte(`<!doctype html>
<html lang="en"><title>Knee brace</title>
<div itemscope itemtype="https://schema.org/Product">
  <h1 itemprop="name">Knee brace</h1>
  <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
    <span itemprop="price">24.90</span> <meta itemprop="priceCurrency" content="GBP">
    <link itemprop="availability" href="https://schema.org/InStock">
  </div>
</div></html>`)
	document, problems := page.Read(context.Background(), text, page.Base("https://shop.example/brace"))
	for _, problem := range problems {
		fmt.Println(problem) // what could not be read, with its line
	}
	things := schema.ThingsOf(document.Graph())
	for product := range schema.Each[*schema.Product](things) {
		for name := range schema.All[schema.Text](product.Name) {
			fmt.Println(name)
		}
		for offer := range schema.All[*schema.Offer](product.Offers) {
			for price := range schema.All[schema.Decimal](offer.Price) {
				fmt.Println(price, offer.PriceCurrency, offer.Availability == schema.InStock)
			}
		}
	}
	// Output:
	// Knee brace
	// 24.90 GBP true
}
