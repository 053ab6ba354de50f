package jsonld_test

import (
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// The large comparison, with other encoders and a whole clinic, is a program of
// its own: internal/bench.

// visit is a small page, as typed values and, for comparison, as the structs that
// one would write by hand for the same JSON.
func visit() *schema.Description {
	return schema.Describe(&schema.MedicalClinic{
		ID: "https://sunrise.example/#clinic", Name: schema.Text("Sunrise Clinic"), URL: schema.URL("https://sunrise.example/"),
		Address: &schema.PostalAddress{AddressLocality: schema.Text("Musterhausen"), PostalCode: schema.Text("01234"), StreetAddress: schema.Text("Bahnhofstraße 12")},
		Review: schema.ReviewList{&schema.Review{
			ReviewBody:   schema.Text("Short wait, clear explanations & a follow-up call the next day."),
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(5)},
		}},
		MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
	})
}

type (
	clinicStruct struct {
		Context   string        `json:"@context"`
		Type      string        `json:"@type"`
		ID        string        `json:"@id"`
		Name      string        `json:"name"`
		URL       string        `json:"url"`
		Address   addressStruct `json:"address"`
		Review    reviewStruct  `json:"review"`
		Specialty []string      `json:"medicalSpecialty"`
	}
	addressStruct struct {
		Type     string `json:"@type"`
		Locality string `json:"addressLocality"`
		Code     string `json:"postalCode"`
		Street   string `json:"streetAddress"`
	}
	reviewStruct struct {
		Type   string       `json:"@type"`
		Body   string       `json:"reviewBody"`
		Rating ratingStruct `json:"reviewRating"`
	}
	ratingStruct struct {
		Type  string `json:"@type"`
		Value int    `json:"ratingValue"`
	}
)

func visitStruct() any {
	return &clinicStruct{
		"https://schema.org", "MedicalClinic", "https://sunrise.example/#clinic", "Sunrise Clinic", "https://sunrise.example/",
		addressStruct{"PostalAddress", "Musterhausen", "01234", "Bahnhofstraße 12"},
		reviewStruct{"Review", "Short wait, clear explanations & a follow-up call the next day.", ratingStruct{"Rating", 5}},
		[]string{"https://schema.org/Cardiovascular", "https://schema.org/Musculoskeletal"},
	}
}

// The two give equal JSON, or their comparison means nothing.
func TestComparedStructsSayTheSame(t *testing.T) {
	want, err := json.Marshal(visitStruct())
	require.NoError(t, err)
	got, err := jsonld.Marshal(visit())
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(got))
}

// Append writes into a buffer with room without an allocation.
func TestAppendAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("under the race detector pools lose what they hold")
	}
	source := visit()
	buffer := make([]byte, 0, 64<<10)
	for name, options := range map[string][]jsonld.Option{"plain": nil, "indented": {jsonld.Indent("  ")}, "members": {jsonld.MembersAsNodes()}} {
		allocations := testing.AllocsPerRun(100, func() {
			if _, err := jsonld.Append(buffer, source, options...); err != nil {
				t.Error(err)
			}
		})
		require.Less(t, allocations, 1.0, name) // the collector may empty the pool in between
	}
}

func BenchmarkAppend(b *testing.B) {
	for name, options := range map[string][]jsonld.Option{
		"plain": nil, "indent": {jsonld.Indent("  ")}, "flat": {jsonld.Flat()}, "language": {jsonld.Language("de")}, "members as nodes": {jsonld.MembersAsNodes()},
	} {
		b.Run(name, func(b *testing.B) { benchmarkAppend(b, visit(), options...) })
	}
	b.Run("encoding json of structs", func(b *testing.B) {
		var out countingWriter
		encoder, value := json.NewEncoder(&out), visitStruct()
		b.ReportAllocs()
		for b.Loop() {
			if err := encoder.Encode(value); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(out) / int64(b.N))
	})
}

func benchmarkAppend(b *testing.B, source rdf.Source, options ...jsonld.Option) {
	buffer, err := jsonld.Append(nil, source, options...)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(buffer)))
	b.ReportAllocs()
	for b.Loop() {
		if buffer, err = jsonld.Append(buffer[:0], source, options...); err != nil {
			b.Fatal(err)
		}
	}
}

type countingWriter int

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}

func BenchmarkMarshal(b *testing.B) {
	source := visit()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jsonld.Marshal(source); err != nil {
			b.Fatal(err)
		}
	}
}

// Bytes in a second stay the same from a thing to 100,000.
func BenchmarkGrowth(b *testing.B) {
	for _, persons := range []int{1, 10, 100, 1_000, 10_000, 100_000} {
		var events rdf.Events
		if err := many(persons, clinicNumber).TellTo(&events); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint("append/", persons), func(b *testing.B) { benchmarkAppend(b, events) })
		b.Run(fmt.Sprint("flat/", persons), func(b *testing.B) { benchmarkAppend(b, events, jsonld.Flat()) })
		b.Run(fmt.Sprint("write/", persons), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := jsonld.Write(io.Discard, events); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
