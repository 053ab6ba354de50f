package rdf_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// clinics gives clinics of some 40 triples, with nested blank nodes that differ.
func clinics(count int) (quads []rdf.Quad) {
	for i := range count {
		clinic := iri(fmt.Sprintf("https://sunrise.example/%d#clinic", i))
		say := func(s rdf.Subject, property string, o rdf.Object) {
			quads = append(quads, triple(s, "http://schema.org/"+property, o))
		}
		nested := 0
		part := func(s rdf.Subject, property, class string) rdf.Subject {
			nested++
			b := blank(fmt.Sprintf("b%d_%d", i, nested))
			say(s, property, b.Object())
			quads = append(quads, triple(b, rdf.TypeIRI, iri("http://schema.org/"+class).Object()))
			return b
		}
		quads = append(quads, triple(clinic, rdf.TypeIRI, iri("http://schema.org/MedicalClinic").Object()))
		say(clinic, "name", text(fmt.Sprint("Sunrise Clinic ", i)))
		say(clinic, "url", iri(fmt.Sprintf("https://sunrise.example/%d", i)).Object())
		address := part(clinic, "address", "PostalAddress")
		say(address, "streetAddress", text(fmt.Sprint(i, " Main Street")))
		say(address, "addressLocality", text("Riverside"))
		for day := range 5 {
			hours := part(clinic, "openingHoursSpecification", "OpeningHoursSpecification")
			say(hours, "dayOfWeek", iri(fmt.Sprint("http://schema.org/Day", day)).Object())
			say(hours, "opens", rdf.Object{Kind: rdf.TypedLiteral, Text: "08:00", Tag: "http://schema.org/Time"})
		}
		for review := range 3 {
			r := part(clinic, "review", "Review")
			say(part(r, "author", "Person"), "name", text(fmt.Sprint("P. Patient ", review)))
			say(part(r, "reviewRating", "Rating"), "ratingValue", rdf.Object{Kind: rdf.Number, Text: "5"})
		}
	}
	return quads
}

func BenchmarkCanonicalize(b *testing.B) {
	for _, test := range []struct {
		name  string
		quads []rdf.Quad
	}{
		{"clinic", clinics(1)},
		{"100 clinics", clinics(100)},
		{"1000 clinics", clinics(1000)},
		{"1000 identical reviews", reviewed(blank("clinic"), 1000)},
	} {
		perQuad := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(test.quads)), "ns/quad")
		}
		b.Run(test.name+"/Canonicalize", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := rdf.CanonicalizeQuads(slices.Values(test.quads), sha256.New); err != nil {
					b.Fatal(err)
				}
			}
			perQuad(b)
		})
		b.Run(test.name+"/Isomorphic", func(b *testing.B) {
			other := relabel(test.quads, "x")
			b.ReportAllocs()
			for b.Loop() {
				if same, err := rdf.IsomorphicQuads(slices.Values(test.quads), slices.Values(other)); err != nil || !same {
					b.Fatal(same, err)
				}
			}
			perQuad(b)
		})
		if len(test.quads) > 10_000 {
			continue // json-gold takes time that grows with the square
		}
		b.Run(test.name+"/json-gold", func(b *testing.B) {
			options := ld.NewJsonLdOptions("")
			options.Algorithm = ld.AlgorithmURDNA2015
			options.Format = "application/n-quads"
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer() // it changes what it is given
				d := jsonGoldDataset(b, test.quads)
				b.StartTimer()
				_, err := ld.NewJsonLdApi().Normalize(d, options)
				require.NoError(b, err)
			}
			perQuad(b)
		})
	}
}
