// Command templ makes the shop of a supplier of aids for walking and reaching: templ
// components are the pages, and healthld describes what is on them.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/a-h/templ"

	"github.com/healthld/healthld/schema"
)

//go:generate go tool templ generate

// base is the address of the shop.
const base = "https://plumbline.example/"

func main() {
	out := flag.String("out", "public", "folder to write the shop to")
	flag.Parse()
	if err := build(*out, products); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d pages written to %s\n", 1+len(products), *out)
}

// build writes a page for each product, and a first page that lists them. A page that
// cannot be described is not written.
func build(out string, products []product) error {
	if err := write(out, "", firstPage(products, describeShop(products))); err != nil {
		return err
	}
	for _, p := range products {
		d, rating, err := p.describe()
		if err == nil {
			err = write(out, p.path(), productPage(p, rating, d))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	return nil
}

// write renders a page into a buffer, since a component may fail half way, and then
// writes the file.
func write(out, path string, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(context.Background(), &b); err != nil {
		return err
	}
	folder := filepath.Join(out, filepath.FromSlash(path))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "index.html"), b.Bytes(), 0o644)
}

const (
	shop schema.ID = "#shop"
	site schema.ID = "#site"
)

// describeShop describes the first page and the shop.
func describeShop(products []product) *schema.Description {
	var items schema.ListItemList
	for i, p := range products {
		items = append(items, &schema.ListItem{Position: schema.Integer(i + 1), Name: schema.Text(p.Name), URL: schema.URL(p.path())})
	}
	return schema.Options{Base: base}.Describe(
		&schema.CollectionPage{
			ID: base, Name: schema.Text("Plumbline"), URL: schema.URL(base), InLanguage: schema.Text("en"),
			IsPartOf:   &schema.WebSite{ID: site, Name: schema.Text("Plumbline"), URL: schema.URL(base), Publisher: shop},
			MainEntity: &schema.ItemList{ItemListElement: items, NumberOfItems: schema.Integer(len(items))},
		},
		&schema.OnlineStore{
			ID: shop, Name: schema.Text("Plumbline"), URL: schema.URL(base),
			Email: schema.Text("shop@plumbline.example"), Telephone: schema.Text("+44 1632 960500"),
		},
	)
}

// describe describes the page of a product, and gives its rating, nil without reviews.
func (p product) describe() (*schema.Description, *schema.AggregateRating, error) {
	about := &schema.Product{
		ID: schema.ID(p.path() + "#product"), Name: schema.Text(p.Name), URL: schema.URL(p.path()),
		Description: schema.Text(p.Summary), SKU: schema.Text(p.SKU), Gtin13: schema.Text(p.GTIN),
		Brand:  &schema.Brand{Name: schema.Text("Plumbline")},
		Offers: &schema.Offer{Price: schema.Decimal(p.Price), PriceCurrency: schema.Text("GBP"), Availability: schema.InStock, Seller: shop},
	}
	var reviews schema.ReviewList
	for _, r := range p.Reviews {
		reviews = append(reviews, &schema.Review{
			Author: &schema.Person{Name: schema.Text(r.Author)}, DatePublished: schema.Date(r.Date), ReviewBody: schema.Text(r.Text),
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(r.Stars), WorstRating: schema.Integer(1), BestRating: schema.Integer(5)},
		})
	}
	var rating *schema.AggregateRating
	if len(reviews) > 0 {
		var err error
		if rating, err = schema.AggregateRatingOf(reviews); err != nil {
			return nil, nil, err
		}
		about.Review, about.AggregateRating = reviews, rating
	}
	return schema.Options{Base: base}.Describe(&schema.ItemPage{
		ID: schema.ID(p.path()), Name: schema.Text(p.Name), URL: schema.URL(p.path()), InLanguage: schema.Text("en"),
		IsPartOf: site, MainEntity: about,
	}), rating, nil
}
