package jsonld_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// clinicBlock is the block of a clinic's page, 3 KB in 20 nodes.
func clinicBlock(t testing.TB, options ...jsonld.Option) []byte {
	weekdays := schema.DayOfWeekList{schema.Monday, schema.Tuesday, schema.Wednesday, schema.Thursday, schema.Friday}
	review := func(name, body, author, date string, rating int64) *schema.Review {
		return &schema.Review{
			Name: schema.Text(name), ReviewBody: schema.Text(body), Author: &schema.Person{Name: schema.Text(author)}, DatePublished: schema.Date(date),
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(rating), BestRating: schema.Integer(5)},
		}
	}
	text, err := jsonld.Marshal(schema.Describe(
		&schema.MedicalClinic{
			ID: "https://sunrise.example/#clinic", Name: schema.Text("Sunrise Clinic Musterhausen"), URL: schema.URL("https://sunrise.example/"),
			Image:       schema.URLList{"https://sunrise.example/img/front.jpg", "https://sunrise.example/img/waiting-room.jpg"},
			Description: schema.Text("General practice with cardiology and physiotherapy, close to the station, with step-free access and evening hours twice a week."),
			SameAs:      schema.URLList{"https://social.example/sunrise", "https://maps.example/place/sunrise"},
			Address: &schema.PostalAddress{
				AddressCountry: schema.Text("DE"), AddressLocality: schema.Text("Musterhausen"), PostalCode: schema.Text("01234"), StreetAddress: schema.Text("Bahnhofstraße 12"),
			},
			AggregateRating:  &schema.AggregateRating{RatingValue: schema.Number(4.75), ReviewCount: schema.Integer(4), BestRating: schema.Integer(5)},
			ContactPoint:     &schema.ContactPoint{ContactType: schema.Text("appointments"), Telephone: schema.Text("+49 30 23125 000"), Email: schema.Text("termine@sunrise.example")},
			MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
			OpeningHoursSpecification: schema.OpeningHoursSpecificationList{
				&schema.OpeningHoursSpecification{DayOfWeek: weekdays, Opens: schema.Time("08:00:00"), Closes: schema.Time("12:30:00")},
				&schema.OpeningHoursSpecification{DayOfWeek: schema.DayOfWeekList{schema.Tuesday, schema.Thursday}, Opens: schema.Time("14:00:00"), Closes: schema.Time("20:00:00")},
			},
			Review: schema.ReviewList{
				review("Freundlich und pünktlich", "Short wait, clear explanations & a follow-up call the next day. The physiotherapist showed me three exercises that I still do.", "P. Patient", "2026-02-11", 5),
				review("Good care", "The nurse took the time to answer all my questions; the letter to my general practitioner went out the same evening.", "A. Sample", "2026-03-02", 5),
				review("Came back after a fall", "The front desk found me an appointment on the same day and an interpreter for my mother; nobody made us feel that we were in the way.", "J. Doe", "2026-03-28", 5),
				review("Parking is difficult", "The treatment itself was fine, but there are only four parking spaces and the nearest car park is ten minutes away on foot.", "M. Mustermann", "2026-04-20", 4),
			},
		},
		&schema.IndividualPhysician{ID: "https://sunrise.example/#lind", Name: schema.Text("Dr. A. Example"), UsNPI: schema.Text("1234567893"), PracticesAt: schema.ID("https://sunrise.example/#clinic")},
	), options...)
	require.NoError(t, err)
	return text
}

// BenchmarkRead reads a block as pages have it, compact and indented, beside what
// encoding/json and json-gold need for it: that with the context of schema.org at
// hand, read before or not.
func BenchmarkRead(b *testing.B) {
	for _, block := range []struct {
		name string
		text []byte
	}{{"compact", clinicBlock(b)}, {"indented", clinicBlock(b, jsonld.Indent("  "))}} {
		run := func(name string, read func()) {
			b.Run(block.name+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(block.text)))
				b.ReportAllocs()
				for b.Loop() {
					read()
				}
			})
		}
		run("jsonld", func() {
			if dataset, problems := jsonld.Read(block.text); len(problems) > 0 || dataset.Len() < 50 {
				b.Fatal(problems)
			}
		})
		run("encoding json", func() {
			var value any
			if err := json.Unmarshal(block.text, &value); err != nil {
				b.Fatal(err)
			}
		})
		options, context := processorOptions()
		expand := func(context any) {
			var value map[string]any
			if err := json.Unmarshal(block.text, &value); err != nil {
				b.Fatal(err)
			}
			value["@context"] = context
			if _, err := ld.NewJsonLdProcessor().Expand(value, options); err != nil {
				b.Fatal(err)
			}
		}
		run("json-gold, context read", func() { expand(context) })
		loaded, err := schemaOrg{}.LoadDocument("https://schema.org")
		require.NoError(b, err)
		document := loaded.Document.(map[string]any)["@context"]
		run("json-gold, context at hand", func() { expand(document) })
	}
}

// Bytes in a second stay the same from 4 KB to 50 MB, and to the limits of depth.
func BenchmarkReadGrowth(b *testing.B) {
	block := clinicBlock(b)
	many := func(count int) []byte {
		return []byte("[" + strings.Repeat(string(block)+",", count-1) + string(block) + "]")
	}
	different := func(count int) []byte {
		var all strings.Builder
		for i := range count {
			fmt.Fprintf(&all, `,{"@type":"Product","@id":"urn:product:%d","name":"Product %d","offers":{"@type":"Offer","price":%d.50}}`, i, i, i)
		}
		return []byte(`{"@context":"https://schema.org","@graph":[` + all.String()[1:] + `]}`)
	}
	deep := func(count int) []byte {
		return []byte(`{"@context":"https://schema.org","name":"a"` + strings.Repeat(`,"knows":{"name":"a"`, count) + strings.Repeat("}", count+1))
	}
	values := func(count int) []byte {
		var all strings.Builder
		for i := range count {
			fmt.Fprintf(&all, `,"value %d"`, i)
		}
		return []byte(`{"@context":"https://schema.org","keywords":[` + all.String()[1:] + `]}`)
	}
	for _, document := range []struct {
		name  string
		text  func(int) []byte
		sizes []int
	}{
		{"blocks", many, []int{1, 100, 10_000}}, {"products", different, []int{40, 4_000, 400_000}}, {"depth", deep, []int{80, 800, 8_000}}, {"values", values, []int{100, 10_000, 1_000_000}},
		{"broken", func(count int) []byte { return []byte(strings.Repeat(`<!-- /* {"a": 'b' &quot; `, count)) }, []int{100, 10_000, 1_000_000}},
	} {
		for _, size := range document.sizes {
			text := document.text(size)
			b.Run(fmt.Sprint(document.name, "/", size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if dataset, _ := jsonld.Read(text, jsonld.Limit(jsonld.Limits{Depth: 10_000, Problems: 1 << 30})); dataset.Position(rdf.Pos(1)).Line != 1 {
						b.Fatal("no places")
					}
				}
			})
		}
	}
}
