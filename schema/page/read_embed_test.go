package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

// hosts are pages that a description is put into.
var hosts = []string{
	"<!doctype html><html lang=de><head><meta charset=utf-8><title>Ä</title></head><body>B</body></html>",
	"<html><head>\r\n<meta charset=windows-1252>\r\n<title>\xC4</title>\r\n</head>\r\n<body>\xE4</body></html>",
	"\uFEFF<p>a", "<p>a", `<script type="application/ld+json" data-healthld="page"></script><base href="https://other.example/">`,
	"<meta charset=shift_jis><title>\x82\xA0</title><p>\x82\xA0",
}

// assertEmbedded holds that what Embed puts into a page is read there as it was
// described.
func assertEmbedded(t require.TestingT, host string, description rdf.Source) {
	embedded, err := page.Embed([]byte(host), description)
	require.NoError(t, err)
	d, problems := read(string(embedded), page.Base("https://sunrise.example/"))
	require.Empty(t, problems)
	require.Len(t, d.Blocks, 1)
	same, err := rdf.Isomorphic(description, d.Graph())
	require.NoError(t, err)
	if !same {
		wanted, _ := rdf.Append(nil, rdf.NTriples, description)
		found, _ := rdf.Append(nil, rdf.NTriples, d.Graph())
		assert.Equal(t, string(wanted), string(found))
	}
	require.True(t, same)
}

func TestWhatEmbedWroteIsRead(t *testing.T) {
	clinic := &schema.MedicalClinic{
		ID: "https://sunrise.example/#clinic", Name: schema.Localized{"de": "Klinik \"Sonne\" </script> <!--", "en": "Sun & Clinic\u2028"},
		URL: schema.URL("https://sunrise.example/"), MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
		Address:         &schema.PostalAddress{StreetAddress: schema.Text("Bahnhofstraße 12\n\\")},
		AggregateRating: &schema.AggregateRating{RatingValue: schema.Number(4.7), ReviewCount: schema.Integer(12)},
	}
	doctor := &schema.IndividualPhysician{Name: schema.Text("Dr. A"), PracticesAt: schema.ID("https://sunrise.example/#clinic")}
	doctor.Employee = &schema.Person{Name: schema.Text("B"), BirthDate: schema.Date("1970-01-01"), WorksFor: doctor}
	for _, host := range hosts {
		assertEmbedded(t, host, schema.Describe(clinic))
		assertEmbedded(t, host, schema.Describe(clinic, doctor))
	}
}

func TestRandomDescriptionsAreReadAsTheyWereEmbedded(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"</script>", "<!--<script>", "]]>", "&lt;", "\u2029", "\uFFFE", "https://schema.org/", "{\"", "Ä"}))
	rapid.Check(t, func(t *rapid.T) {
		var people schema.PersonList
		for range rapid.IntRange(0, 4).Draw(t, "people") {
			p := &schema.Person{Name: schema.Text(text.Draw(t, "name")), Description: schema.Localized{"de": text.Draw(t, "de"), "fr": text.Draw(t, "fr")}}
			if len(people) > 0 && rapid.Bool().Draw(t, "knows") {
				p.Knows = people[0]
			}
			people = append(people, p)
		}
		clinic := &schema.MedicalClinic{Name: schema.Text(text.Draw(t, "name")), Employee: people, FoundingDate: schema.Date("2001-02-03")}
		host := rapid.SampledFrom(hosts).Draw(t, "host")
		assertEmbedded(t, host, schema.Describe(clinic))
	})
}

// Places of what is read lie in the file as it came, whatever its encoding.
func TestPlacesInALegacyPage(t *testing.T) {
	text := "<meta charset=windows-1252>\xC4\xC4\n" + script("\n{\"@context\": \"https://schema.org\", \"@type\": \"Person\", \"name\": \"\xC4\xD6\", \"email\": \"a\"}") +
		"\n<p itemscope itemtype=https://schema.org/Person>\xC4 <b itemprop=name>\xDC</b></p>"
	d, problems := read(text)
	require.Empty(t, problems)
	require.Len(t, d.Blocks, 2)
	for n := range d.Graph().Nodes() {
		email := n.Property("http://schema.org/email")
		if email == nil {
			name := d.Position(n.Property("http://schema.org/name").Values[0].Pos)
			assert.Equal(t, "<b itemprop", text[name.Offset:name.Offset+len("<b itemprop")])
			continue
		}
		assert.Equal(t, "ÄÖ", n.Property("http://schema.org/name").Values[0].Text)
		at := d.Position(email.Pos)
		assert.Equal(t, strings.Index(text, `"email"`), at.Offset)
		assert.Equal(t, 3, at.Line)
	}
}
