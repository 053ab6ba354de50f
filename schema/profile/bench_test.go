package profile_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

func clinicText(t testing.TB) []byte {
	text, err := os.ReadFile("testdata/clinic.json")
	require.NoError(t, err)
	return text
}

// BenchmarkClinic holds the rules over a clinic of 24 things to the time that
// encoding/json takes to read its JSON-LD. They are made ready once, as who has many pages
// does.
func BenchmarkClinic(b *testing.B) {
	text := clinicText(b)
	graph := read(b, string(text))
	b.Run("unmarshal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var document any
			if err := json.Unmarshal(text, &document); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, rules := range map[string][]check.Rules{
		"none":       {},
		"google":     {profile.Google},
		"families":   {check.Vocabulary, check.Values, check.Identifiers, check.References},
		"everything": {check.All(), profile.Google, profile.Health},
	} {
		ready := check.NewRuleSet(rules...)
		ready.Run(graph) // the tables are made
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ready.Run(graph)
			}
		})
	}
}

// A graph of many things, each of which leads to all of many others, takes time
// in proportion to what it says. What is counted is the work: how often values
// are looked at shows in the number of findings alone, so this graph would take
// minutes if things were looked at once for each way that leads to them.
func TestSharedThingsAreLookedAtOnce(t *testing.T) {
	const products, offers = 2_000, 300
	graph := new(rdf.Graph)
	const ns = "http://schema.org/"
	node := func(kind, name string) *rdf.Node {
		n := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/" + name}, 0)
		n.AddType(ns+kind, 0)
		return n
	}
	hub := node("Offer", "hub")
	for i := range offers {
		price := node("UnitPriceSpecification", fmt.Sprint("price", i))
		hub.Add(ns+"priceSpecification", price.Subject.Object(), 0)
		quantity := node("QuantitativeValue", fmt.Sprint("quantity", i))
		price.Add(ns+"referenceQuantity", quantity.Subject.Object(), 0)
	}
	for i := range products {
		node("Product", fmt.Sprint(i)).Add(ns+"offers", hub.Subject.Object(), 0)
	}
	report := check.Run(graph, profile.Google)
	count := map[string]int{}
	for _, f := range report.Findings {
		count[f.Rule]++
	}
	assert.Equal(t, offers, count["merchant-listing-unit-price"], "each is told once")
	assert.Equal(t, products, count["product-snippet-name"])
	for _, e := range report.Eligibility {
		assert.LessOrEqual(t, len(e.Missing), 64)
	}
	assert.True(t, slices.ContainsFunc(report.Eligibility, func(e check.Eligibility) bool { return e.Feature == "merchant-listing" }))
}
