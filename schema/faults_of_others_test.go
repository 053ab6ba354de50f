package schema_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// Faults that other generators of structured data have been found to have. Each
// test holds the written JSON-LD against the whole of what was meant.

func written(t *testing.T, options schema.Options, things ...schema.AnyThing) string {
	t.Helper()
	text, err := jsonld.Marshal(options.Describe(things...))
	require.NoError(t, err)
	return string(text)
}

func TestTwoClinicsOnOnePageAreNotMerged(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@graph": [
		{"@type": "MedicalClinic", "name": "Leeds", "openingHours": "Mo-Fr 09:00-17:00"},
		{"@type": "MedicalClinic", "name": "York", "address": {"@type": "PostalAddress", "addressLocality": "York"}}
	]}`, written(t, schema.Options{},
		&schema.MedicalClinic{Name: schema.Text("Leeds"), OpeningHours: schema.Text("Mo-Fr 09:00-17:00")},
		&schema.MedicalClinic{Name: schema.Text("York"), Address: &schema.PostalAddress{AddressLocality: schema.Text("York")}},
	))
}

func TestTwoDoctorsAreNotCollapsedByTheFragmentOfTheirIDs(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@graph": [
		{"@type": "Person", "@id": "https://x.example/dr-a#person", "name": "A"},
		{"@type": "Person", "@id": "https://x.example/dr-b#person", "name": "B"}
	]}`, written(t, schema.Options{Base: "https://x.example/"},
		&schema.Person{ID: "/dr-a#person", Name: schema.Text("A")},
		&schema.Person{ID: "https://x.example/dr-b#person", Name: schema.Text("B")},
	))
}

func TestNoFactsAreInvented(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@graph": [
		{"@type": "MedicalClinic", "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Monday"}},
		{"@type": "Product", "name": "Thermometer", "offers": {"@type": "Offer", "price": 19.90}}
	]}`, written(t, schema.Options{Base: "https://x.example/"},
		&schema.MedicalClinic{OpeningHoursSpecification: &schema.OpeningHoursSpecification{DayOfWeek: schema.Monday}},
		&schema.Product{Name: schema.Text("Thermometer"), Offers: &schema.Offer{Price: schema.Number(19.9)}},
	), "no hours, availability, date of the price or brand")
}

func TestNothingStaysRelative(t *testing.T) {
	clinic := &schema.MedicalClinic{ID: "#leeds", URL: schema.URL("/leeds"), Image: schema.URLList{"a.jpg"}, ParentOrganization: schema.ID("#group")}
	assert.JSONEq(t, `{"@context": "https://schema.org", "@type": "MedicalClinic",
		"@id": "https://x.example/#leeds",
		"url": "https://x.example/leeds",
		"image": "https://x.example/a.jpg",
		"parentOrganization": {"@id": "https://x.example/#group"}
	}`, written(t, schema.Options{Base: "https://x.example/"}, clinic))

	text, err := jsonld.Marshal(schema.Describe(clinic))
	assert.Empty(t, text, "without a base")
	for _, relative := range []string{`"#leeds"`, `"/leeds"`, `"a.jpg"`, `"#group"`} {
		assert.ErrorContains(t, err, relative)
	}
}

func TestIdentifierThatIsTextStaysText(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@type": "IndividualPhysician",
		"identifier": ["1234567893", "https://x.example/id/1234567893"], "usNPI": "1234567893"
	}`, written(t, schema.Options{Base: "https://x.example/"}, &schema.IndividualPhysician{
		Identifier: schema.List{schema.Text("1234567893"), schema.URL("/id/1234567893")},
		UsNPI:      schema.Text("1234567893"),
	}))
}

func TestReviewThatEndsAScriptElementIsEscaped(t *testing.T) {
	text := written(t, schema.Options{}, &schema.Review{
		URL:        schema.URL("https://x.example/a/b"),
		ReviewBody: schema.Text("</script><script>alert(1)</script>"),
		Extra:      schema.Extra{{Property: "</script>", Value: schema.Text("a")}},
	})
	assert.NotContains(t, strings.ToLower(text), "</script")
	assert.Contains(t, text, "https://x.example/a/b", "slashes stay readable")
}

func TestDateStaysADateAndDateTimeADateTime(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@type": "Article",
		"datePublished": "2026-03-14", "dateModified": "2026-03-14T09:30:00+01:00", "expires": "2026-04"
	}`, written(t, schema.Options{}, &schema.Article{
		DatePublished: schema.Date("2026-03-14"),
		DateModified:  schema.DateTime("2026-03-14T09:30:00+01:00"),
		Expires:       schema.Date("2026-04"),
	}))
}

func TestSeveralTypesOfOneThing(t *testing.T) {
	assert.JSONEq(t, `{"@context": "https://schema.org", "@type": ["Product", "MedicalDevice"],
		"@id": "https://x.example/#device", "name": "Hip", "sku": "1", "procedure": "p"
	}`, written(t, schema.Options{},
		&schema.Product{ID: "https://x.example/#device", Name: schema.Text("Hip"), SKU: schema.Text("1")},
		&schema.MedicalDevice{ID: "https://x.example/#device", Name: schema.Text("Hip"), Procedure: schema.Text("p")},
	))
}

func TestThingsAreNeitherDuplicatedNorOrphaned(t *testing.T) {
	doctor := &schema.Person{ID: "https://x.example/#d", Name: schema.Text("D")}
	text := written(t, schema.Options{}, &schema.MedicalClinic{
		Employee: doctor, Founder: doctor, Member: schema.ID("https://x.example/#d"),
	})
	assert.Equal(t, 1, strings.Count(text, `"name"`))
	assert.Equal(t, 3, strings.Count(text, `"https://x.example/#d"`))
}
