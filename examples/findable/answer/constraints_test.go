package answer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/jsonld"
)

// things are small ones that differ in what the constraints look at.
const things = `{"@context": "https://schema.org", "@graph": [
{"@type": "MedicalClinic", "@id": "#harrow", "name": "Harrow  Clinic", "alternateName": "Station Surgery",
 "address": {"@type": "PostalAddress", "addressLocality": "Harrow", "addressRegion": "London", "postalCode": "HA1 2AB", "addressCountry": "GB"},
 "geo": {"@type": "GeoCoordinates", "latitude": 51.58, "longitude": "-0.33"}, "medicalSpecialty": "Musculoskeletal",
 "isAcceptingNewPatients": true, "availableLanguage": ["en", {"@type": "Language", "name": "German"}],
 "availableService": {"@id": "#physio"},
 "amenityFeature": [{"@type": "LocationFeatureSpecification", "name": "Wheelchair access", "value": true}, {"@type": "LocationFeatureSpecification", "name": "Hearing loop", "value": false}],
 "openingHoursSpecification": [
  {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday", "https://schema.org/Friday"], "opens": "08:00", "closes": "12:00"},
  {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "14:00:00", "closes": "18:00:00"},
  {"@type": "OpeningHoursSpecification", "dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"},
  {"@type": "OpeningHoursSpecification", "dayOfWeek": "Friday", "opens": "22:00", "closes": "02:00"},
  {"@type": "OpeningHoursSpecification", "dayOfWeek": "Wednesday", "opens": "10:00", "closes": "11:00", "validFrom": "2027-07-01", "validThrough": "2027-07-31"},
  {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "09:00", "closes": "10:00", "validFrom": "2027-08-01"}],
 "specialOpeningHoursSpecification": [
  {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00", "validFrom": "2026-12-25", "validThrough": "2026-12-28"}]},
{"@type": "Dermatology", "@id": "#pinner", "name": "Pinner Skin", "address": "1 High Street, Pinner, HA5", "openingHours": "Sa 09:00-23:59; Mo-Tu 00:00-24:00",
 "isAcceptingNewPatients": false, "availableLanguage": "German", "latitude": 51.6, "longitude": -0.38,
 "containedInPlace": {"@type": "Place", "name": "Mall", "containedInPlace": {"@type": "City", "name": "Greater London"}}},
{"@type": ["Person", "IndividualPhysician"], "@id": "#doctor", "name": "A. Example", "knowsLanguage": "de-AT", "practicesAt": [{"@id": "#harrow"}, {"@id": "#pinner"}],
 "knowsAbout": "knee pain", "worksFor": {"@id": "#group"}},
{"@type": "Person", "@id": "#nurse", "name": "B. Example", "worksFor": {"@type": "EmployeeRole", "worksFor": {"@id": "#harrow"}},
 "contactPoint": {"@type": "ContactPoint", "availableLanguage": "fr"}},
{"@type": "IndividualPhysician", "@id": "#own", "name": "Own Hours", "practicesAt": {"@id": "#harrow"},
 "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Thursday", "opens": "09:00", "closes": "17:00"}},
{"@type": "Organization", "@id": "#group", "name": "Group", "address": {"@type": "PostalAddress", "addressLocality": "Leeds"}},
{"@type": "MedicalCondition", "@id": "#knee", "name": "Gonarthrosis", "code": {"@type": "MedicalCode", "codeValue": "M17", "codingSystem": "ICD-10"},
 "relevantSpecialty": "Musculoskeletal", "possibleTreatment": [{"@id": "#physio"}, {"@id": "#brace-therapy"}]},
{"@type": "PhysicalTherapy", "@id": "#physio", "name": "Physiotherapy"},
{"@type": "MedicalTherapy", "@id": "#brace-therapy", "name": "Bracing"},
{"@type": "Service", "@id": "#travel", "name": "Travel advice", "provider": {"@id": "#pinner"}, "offers": {"@type": "AggregateOffer", "lowPrice": 20, "highPrice": 40, "priceCurrency": "EUR"}},
{"@type": ["MedicalWebPage", "Article"], "@id": "#article", "headline": "Knees", "about": {"@id": "#knee"}, "specialty": "Musculoskeletal", "datePublished": "2026-03-01"},
{"@type": "Article", "@id": "#news", "name": "News", "about": "Snow"},
{"@type": "Product", "@id": "#brace", "name": "Brace", "subjectOf": {"@id": "#news"}, "offers": {"@type": "Offer", "priceSpecification": {"@type": "UnitPriceSpecification", "price": "34.90", "priceCurrency": "GBP"}, "availability": "https://schema.org/InStock"},
 "aggregateRating": {"@type": "AggregateRating", "ratingValue": 8, "bestRating": 10, "worstRating": 0}},
{"@type": "Product", "@id": "#band", "name": "Band", "review": [{"@type": "Review", "reviewRating": {"@type": "Rating", "ratingValue": 5}}]},
{"@type": "Review", "@id": "#review", "itemReviewed": {"@id": "#band"}, "reviewRating": {"@type": "Rating", "ratingValue": 2}},
{"@type": "Offer", "@id": "#offer", "itemOffered": {"@id": "#band"}, "price": 0, "priceCurrency": "GBP"}
]}`

const address = "https://a.example/"

func small(t testing.TB) *knowledge.Base {
	t.Helper()
	dataset, problems := jsonld.Read([]byte(things), jsonld.Base(address))
	require.Empty(t, problems)
	b := knowledge.NewBuilder()
	for _, graph := range dataset.Graphs() {
		b.AddGraph("things.json", graph)
	}
	return b.Base()
}

// find reads constraints as they stand in a file.
func find(t testing.TB, constraints string) *question.Find {
	t.Helper()
	text := "questions:\n- ask: a\n  expect: []\n  find: {" + constraints + "}\n"
	questions, problems := question.Read("", []byte(text))
	require.Empty(t, problems, text)
	return &questions[0].Find
}

func TestConstraints(t *testing.T) {
	x := New(small(t))
	for constraints, want := range map[string]string{
		"kind: MedicalClinic":              "harrow",
		"kind: Physician":                  "doctor own",
		"kind: [MedicalBusiness, Product]": "harrow pinner doctor own brace band",
		"kind: https://a.example/Kind":     "",

		"name: ' station surgery'":        "harrow",
		"name: harrow clinic":             "harrow",
		"name: Harrow":                    "",
		"name: knees":                     "article",
		"treats: m17":                     "harrow physio brace-therapy",
		"treats: ICD-10 M17":              "harrow physio brace-therapy",
		"treats: https://a.example/#knee": "harrow physio brace-therapy",
		"treats: physiotherapy":           "harrow",
		"treats: Knee Pain":               "doctor",
		"treats: travel advice":           "pinner",
		"treats: plague":                  "",
		"about: gonarthrosis":             "article",
		"about: snow":                     "news",
		"about: brace":                    "news",
		"specialty: musculo skeletal":     "harrow knee article",
		"specialty: Dermatology":          "pinner",

		"place: harrow":         "harrow doctor nurse own",
		"place: HA1":            "harrow doctor nurse own",
		"place: HA1 2AB":        "harrow doctor nurse own",
		"place: HA":             "",
		"place: pinner":         "pinner doctor travel",
		"place: GREATER london": "pinner doctor travel",
		"place: Leeds":          "group", // the doctor works for it, but it is no place
		"place: [Leeds, HA5]":   "group pinner doctor travel",

		"near: {latitude: 51.58, longitude: -0.33, kilometres: 1}":  "harrow doctor nurse own",
		"near: {latitude: 51.59, longitude: -0.355, kilometres: 3}": "harrow pinner doctor nurse own travel",
		"near: {latitude: -51, longitude: 0.33, kilometres: 100}":   "",
		"near: {latitude: 89.5, longitude: 0, kilometres: 19000}":   "harrow pinner doctor nurse own travel",

		"open: Monday":             "harrow pinner doctor nurse travel",
		"open: Monday 12:00":       "pinner doctor travel", // noon is the end at Harrow
		"open: Monday 11:59":       "harrow pinner doctor nurse travel",
		"open: Monday 14:00":       "harrow pinner doctor nurse travel",
		"open: Sunday":             "",
		"open: Wednesday":          "", // in July alone
		"open: 2027-07-07":         "harrow doctor nurse",
		"open: 2027-07-07 10:59":   "harrow doctor nurse",
		"open: 2027-08-04":         "",
		"open: Saturday":           "pinner doctor travel",
		"open: Saturday 01:59":     "harrow doctor nurse", // since Friday
		"open: Saturday 02:00":     "",
		"open: Saturday 23:59":     "pinner doctor travel",
		"open: Tuesday 23:59":      "pinner doctor travel",
		"open: 2026-12-25":         "", // a Friday, closed
		"open: 2026-12-26 00:30":   "", // nothing is left of the Friday
		"open: 2026-12-28":         "pinner doctor travel",
		"open: 2027-08-02 10:30":   "pinner doctor travel", // Monday has other hours from August on
		"open: 2027-08-02 09:30":   "harrow pinner doctor nurse travel",
		"open: Thursday":           "own",
		"open: [Thursday, Sunday]": "own",

		"place: Harrow, open: Saturday":                                "", // the doctor is in Pinner then
		"place: Pinner, open: Saturday":                                "pinner doctor travel",
		"place: Harrow, open: Thursday":                                "own",
		"place: Pinner, accessible: wheelchair":                        "",
		"place: London, accessible: wheelchair":                        "harrow doctor nurse own",
		"accessible: hearing loop":                                     "",
		"accessible: ACCESS wheelchair":                                "harrow doctor nurse own",
		"newPatients: true":                                            "harrow",
		"newPatients: false":                                           "pinner",
		"language: de":                                                 "harrow doctor", // Pinner says a name for a code
		"language: de-AT":                                              "doctor",
		"language: fr":                                                 "nurse",
		"language: [fr, en]":                                           "harrow nurse",
		"rating: 4.2":                                                  "brace", // 8 of 0 to 10 is 4.2 of 1 to 5
		"rating: 4.3":                                                  "",
		"rating: 3.5":                                                  "brace band", // the mean of 5 and 2
		"price: {most: 34.90, currency: GBP}":                          "brace band offer",
		"price: {most: 34.89}":                                         "travel band offer",
		"price: {least: 1, most: 30}":                                  "travel",
		"price: {least: 41, currency: EUR}":                            "",
		"price: {currency: EUR}":                                       "travel",
		"path: {offers.availability: instock}":                         "brace",
		"path: {offers.priceSpecification.price: 34.9}":                "brace",
		"path: {offers.lowPrice: {least: 20, most: 20}}":               "travel",
		"path: {datePublished: {least: 2026-01-01, most: 2026-12-31}}": "article",
		"path: {worksFor.name: Harrow Clinic}":                         "nurse",
		"path: {practicesAt: 'https://a.example/#harrow'}":             "doctor own",
		"path: {about: gonarthrosis, specialty: Musculoskeletal}":      "article",
		"path: {about: gonarthrosis, specialty: Cardiovascular}":       "",
	} {
		f := find(t, constraints)
		found, err := x.Find(f)
		require.NoError(t, err)
		var got, expected []string
		for _, n := range found {
			got = append(got, strings.TrimPrefix(x.base.IRI(n), address+"#"))
		}
		expected = strings.Fields(want)
		assert.ElementsMatch(t, expected, got, constraints)
	}
}

// The index finds what is found by looking at each thing.
func TestIndexFindsTheSame(t *testing.T) {
	base := small(t)
	x := New(base)
	pick := func(t *rapid.T, label string, values ...string) question.Words {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, 2, rapid.ID).Draw(t, label)
	}
	rapid.Check(t, func(t *rapid.T) {
		var f question.Find
		maybe := func(label string) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 }
		if maybe("kind?") {
			f.Kind = pick(t, "kind", "MedicalBusiness", "Person", "Product", "Thing", "CreativeWork", "IndividualPhysician")
		}
		if maybe("name?") {
			f.Name = pick(t, "name", "Harrow Clinic", "Brace", "station surgery", "nobody")
		}
		if maybe("treats?") {
			f.Treats = pick(t, "treats", "M17", "physiotherapy", "knee pain", "Travel advice", "nothing")
		}
		if maybe("about?") {
			f.About = pick(t, "about", "Gonarthrosis", "snow", "brace")
		}
		if maybe("specialty?") {
			f.Specialty = pick(t, "specialty", "Musculoskeletal", "Dermatology", "Renal")
		}
		if maybe("place?") {
			f.Place = pick(t, "place", "Harrow", "Pinner", "HA1", "Greater London", "Leeds")
		}
		if maybe("near?") {
			f.Near = &question.Near{
				Latitude: rapid.Float64Range(51, 52).Draw(t, "latitude"), Longitude: rapid.Float64Range(-1, 0).Draw(t, "longitude"),
				Kilometres: rapid.Float64Range(0.1, 60).Draw(t, "kilometres"),
			}
		}
		if maybe("open?") {
			f.Open = pick(t, "open", "Monday", "Friday 23:00", "Saturday 01:00", "Thursday", "2027-07-07", "2026-12-25", "2026-12-28 10:00", "2027-08-02 09:30")
		}
		if maybe("language?") {
			f.Language = pick(t, "language", "de", "de-AT", "en", "fr")
		}
		if maybe("rating?") {
			f.Rating = rapid.SampledFrom([]float64{2, 3.5, 4.2, 5}).Draw(t, "rating")
		}
		if maybe("price?") {
			most := rapid.Float64Range(0, 50).Draw(t, "most")
			f.Price = &question.Price{Most: &most, Currency: rapid.SampledFrom([]string{"", "GBP", "EUR"}).Draw(t, "currency")}
		}
		if maybe("newPatients?") {
			accepts := rapid.Bool().Draw(t, "newPatients")
			f.NewPatients = &accepts
		}
		if maybe("accessible?") {
			f.Accessible = pick(t, "accessible", "wheelchair", "access wheelchair", "hearing loop")
		}
		if maybe("path?") {
			f.Path = []question.Path{{Properties: "offers.availability", Values: question.Words{"InStock"}}}
		}
		if maybe("range?") {
			f.Path = append(f.Path, question.Path{Properties: "datePublished", Least: "2026-01-01"})
		}
		var want []knowledge.Node
		for n := range base.Things() {
			meets, err := Meets(base, &f, n)
			require.NoError(t, err)
			if meets {
				want = append(want, n)
			}
		}
		got, err := x.Find(&f)
		require.NoError(t, err)
		require.ElementsMatch(t, want, got, "%+v", f)
	})
}

// Only lists that are long enough to be worth it are gathered; with none spared, too, the
// same is found.
func TestCostlyLists(t *testing.T) {
	x := New(small(t))
	for _, constraints := range []string{
		"near: {latitude: 51.59, longitude: -0.355, kilometres: 3}", "open: 2027-07-07", "open: 2026-12-28", "path: {datePublished: {least: 2026-01-01}}",
		"near: {latitude: 89.5, longitude: 0, kilometres: 19000}",
	} {
		q, err := x.query(find(t, constraints))
		require.NoError(t, err)
		costly := x.gather(q).costly
		require.Len(t, costly, 1, constraints)
		list := costly[0]()
		var kept []knowledge.Node
		for _, n := range list.things {
			if list.isExact || q.meets(n) {
				kept = append(kept, n)
			}
		}
		var want []knowledge.Node
		for n := range x.base.Things() {
			if q.meets(n) {
				want = append(want, n)
			}
		}
		assert.Equal(t, want, kept, constraints)
	}
}

func TestDistance(t *testing.T) {
	// A quarter of a great circle, and a minute of arc, which is a nautical mile to 1 in 500.
	assert.InDelta(t, 10007.5, distance(0, 0, 90, 0), 0.1)
	assert.InDelta(t, 10007.5, distance(0, 0, 0, 90), 0.1)
	assert.InDelta(t, 1.852, distance(51, 0, 51+1.0/60, 0), 0.004)
	assert.Zero(t, distance(51, 1, 51, 1))
}
