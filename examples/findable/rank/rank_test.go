package rank

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// pages are two clinics: the words of the question are on the page of the wrong one, and
// the facts are those of the right one.
var pages = map[string]string{
	"harrow.html": `<!doctype html><html lang="en"><title>Harrow Clinic</title><body><p>We are there from Monday to Friday.</p>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://a.example/#harrow", "name": "Harrow Clinic",
"medicalSpecialty": "Cardiovascular", "availableLanguage": "de", "isAcceptingNewPatients": true, "availableService": {"@id": "https://a.example/#ecg"},
"geo": {"@type": "GeoCoordinates", "latitude": 51.58, "longitude": -0.33}, "address": {"@type": "PostalAddress", "addressLocality": "Harrow"},
"amenityFeature": {"@type": "LocationFeatureSpecification", "name": "Hearing loop", "value": true},
"openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "08:00", "closes": "12:00"},
"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5}, "makesOffer": {"@type": "Offer", "price": 10, "priceCurrency": "GBP"}}</script>`,
	"pinner.html": `<!doctype html><html lang="en"><title>Pinner Clinic</title><body><p>Are you looking for a clinic for the heart in Harrow? Open in Pinner.</p>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://a.example/#pinner", "name": "Pinner Clinic",
"medicalSpecialty": "Renal", "address": {"@type": "PostalAddress", "addressLocality": "Pinner"}, "description": "A clinic for the heart in Harrow"}</script>`,
	"ecg.html": `<!doctype html><html lang="en"><title>ECG</title><body><p>Electrodes.</p>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "MedicalTest", "@id": "https://a.example/#ecg", "name": "ECG",
"offers": {"@type": "Offer", "price": 10, "priceCurrency": "GBP"}},
{"@type": "MedicalCondition", "@id": "https://a.example/#angina", "name": "Angina", "code": {"@type": "MedicalCode", "codeValue": "I20"}, "relevantSpecialty": "Cardiovascular"},
{"@type": "Article", "@id": "https://a.example/#article", "headline": "Chest", "about": {"@id": "https://a.example/#angina"}}]}</script>`,
}

func build(t *testing.T) (*knowledge.Base, *Index) {
	t.Helper()
	b := knowledge.NewBuilder()
	for _, name := range []string{"harrow.html", "pinner.html", "ecg.html"} {
		b.AddPage(site.ReadText(t.Context(), name, "", []byte(pages[name]), page.Limits{}))
	}
	base := b.Base()
	require.Empty(t, base.Problems)
	r, err := New(base, answer.New(base))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, r.Close()) })
	return base, r
}

func TestRank(t *testing.T) {
	_, r := build(t)
	q := &question.Question{Ask: "Which clinic for the heart is in Harrow?", Language: "en", Find: question.Find{Place: question.Words{"Harrow"}}, Expect: []string{"https://a.example/#harrow"}}
	ranks, err := r.Rank(q)
	require.NoError(t, err)
	assert.Equal(t, Ranks{Text: 2, Facts: 1}, ranks)

	q.Expect = []string{"https://a.example/#ecg"}
	ranks, err = r.Rank(q)
	require.NoError(t, err)
	assert.Equal(t, Ranks{}, ranks, "neither the words nor the fields are its")

	q.Expect = nil
	ranks, err = r.Rank(q)
	require.NoError(t, err)
	assert.Equal(t, Ranks{}, ranks)
}

// Each constraint that fields can say is a filter.
func TestFilters(t *testing.T) {
	base, r := build(t)
	yes, most, least := true, 10.0, 11.0
	for want, finds := range map[string][]question.Find{
		"harrow": {
			{Kind: question.Words{"MedicalBusiness"}, Place: question.Words{"harrow"}},
			{Name: question.Words{"Harrow clinic"}}, {Specialty: question.Words{"cardio vascular"}, Kind: question.Words{"Organization"}},
			{Near: &question.Near{Latitude: 51.58, Longitude: -0.34, Kilometres: 1}}, {Open: question.Words{"Monday"}},
			{Language: question.Words{"de"}}, {Rating: 4.5}, {NewPatients: &yes}, {Accessible: question.Words{"loop hearing"}},
			{Treats: question.Words{"I20"}}, {Treats: question.Words{"ecg"}},
		},
		"pinner":  {{Place: question.Words{"Pinner"}}},
		"ecg":     {{Price: &question.Price{Most: &most, Currency: "GBP"}}},
		"article": {{About: question.Words{"angina"}}},
		"": {
			{Rating: 4.6}, {Open: question.Words{"Tuesday"}}, {Price: &question.Price{Least: &least}}, {Price: &question.Price{Currency: "EUR"}},
			{Near: &question.Near{Latitude: 51.58, Longitude: -0.4, Kilometres: 1}}, {Kind: question.Words{"Dentist"}}, {Treats: question.Words{"I21"}},
		},
	} {
		for _, f := range finds {
			found, err := r.Things(&question.Question{Ask: "Which clinic is open?", Find: f})
			require.NoError(t, err)
			var names []string
			for _, n := range found {
				names = append(names, strings.TrimPrefix(base.IRI(n), "https://a.example/#"))
			}
			assert.Equal(t, want, strings.Join(names, " "), "%+v", f)
		}
	}
}

// Words are brought to their stems in the language of the question.
func TestLanguages(t *testing.T) {
	_, r := build(t)
	for language, want := range map[string]int{"en": 1, "en-GB": 1, "": 1, "de": 0, "no language": 1} {
		found, err := r.Pages(&question.Question{Ask: "electrode", Language: language})
		require.NoError(t, err)
		assert.Len(t, found, want, language)
	}
}

func TestFacets(t *testing.T) {
	_, r := build(t)
	facets, err := r.Facets(&question.Question{Ask: "Which clinic?", Find: question.Find{Kind: question.Words{"MedicalClinic"}}}, 5)
	require.NoError(t, err)
	assert.ElementsMatch(t, []Count{{"harrow", 1}, {"pinner", 1}}, facets["place"])
	assert.ElementsMatch(t, []Count{{"cardiovascular", 1}, {"renal", 1}}, facets["specialty"])
	assert.Equal(t, []Count{{"de", 1}}, facets["language"])
	assert.Equal(t, []Count{{"Monday", 1}}, facets["day"])
}
