package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// References that lead nowhere, and those that lead away.
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": {"@id": "https://x.example/#B"}, "founder": {"@id": "https://x.example/#b"}}`, []string{"dangling-reference", "dangling-reference"}},
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": {"@id": "https://x.example/team#b"}}`, nil},
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": {"@id": "https://other.example/#b"}}`, nil},
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "image": {"@id": "https://x.example/#logo"}, "medicalSpecialty": {"@id": "http://schema.org/Cardiovascular"}}`, nil},

		// Ids as texts: nothing but a reference leads to a thing.
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": "https://x.example/#b"}, {"@id": "https://x.example/#b", "@type": "Person"}]}`, []string{"text-for-reference"}},
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": "https://x.example/#c", "image": "https://x.example/#b"}, {"@id": "https://x.example/#b", "@type": "ImageObject"}]}`, nil},
		{`{"@graph": [{"@type": "ListItem", "item": "https://x.example/"}, {"@id": "https://x.example/", "@type": "WebPage", "mainEntity": "https://x.example/?b"}]}`, []string{"orphan"}},

		// One node that says two things.
		{`{"@id": "https://x.example/#a", "@type": "Person", "name": "A", "birthDate": ["1980-01-01", "1981-01-01"]}`, []string{"contradictory-values"}},
		{`{"@id": "https://x.example/#a", "@type": "Person", "name": ["A. Example", "a.  example"]}`, nil},
		{"{\"@id\": \"https://x.example/#a\", \"@type\": \"Person\", \"name\": [\"Jose\u0301\", \"José\"]}", nil},
		{`{"@id": "https://x.example/#a", "@type": "Person", "name": ["Jose", "José"]}`, []string{"contradictory-values"}},
		{`{"@id": "https://x.example/#a", "@type": "Person", "name": [{"@value": "A", "@language": "en"}, {"@value": "B", "@language": "en"}]}`, []string{"contradictory-values"}},
		{`{"@type": "Person", "name": ["A", "B"]}`, nil},
		{`{"@type": "MedicalClinic", "address": [{"@type": "PostalAddress", "postalCode": "1"}, {"@type": "PostalAddress", "postalCode": "2"}]}`, []string{"contradictory-values"}},
		{`{"@type": "MedicalOrganization", "address": [{"@type": "PostalAddress", "postalCode": "1"}, {"@type": "PostalAddress", "postalCode": "2"}]}`, nil},
		{`{"@type": "MedicalClinic", "address": ["1 Main Street", {"@type": "PostalAddress", "postalCode": "1"}]}`, nil},
		{`{"@type": "Product", "aggregateRating": [{"@type": "AggregateRating"}, {"@type": "AggregateRating"}]}`, []string{"contradictory-values"}},
		{`{"@type": "GeoCoordinates", "latitude": [51.5, "51.5"], "longitude": 0.1}`, nil},

		// Ids that differ in case alone, of which both are described.
		{`{"@id": "https://x.example/#A", "@type": "MedicalClinic", "employee": {"@id": "https://x.example/#a", "@type": "Person"}}`, []string{"id-case"}},
		{`[{"@id": "https://x.example/#A", "@type": "Person", "name": "Dr A. Lind"}, {"@id": "https://x.example/#a", "@type": "Person", "name": "Dr. A. Lind"}]`, []string{"id-case"}},
		{`[{"@id": "https://x.example/wiki/AIDS", "@type": "MedicalCondition", "name": "AIDS"}, {"@id": "https://x.example/wiki/Aids", "@type": "MedicalDevice", "name": "Walking aids"}]`, nil},
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": {"@id": "https://x.example/#b", "@type": "Person"}, "url": "https://x.example/#A"}`, nil},
		{`{"@id": "https://x.example/#a", "@type": "MedicalClinic", "employee": {"@id": "https://y.example/#A"}, "sameAs": "https://x.example/#A"}`, nil},

		// Types that exclude each other, and those that people use together.
		{`{"@type": ["Person", "Organization"]}`, nil},
		{`{"@type": ["Person", "Hospital"]}`, []string{"contradictory-types"}},
		{`{"@type": ["Person", "Organization", "Hospital"]}`, []string{"contradictory-types"}},
		{`{"@type": ["Person", "MedicalClinic"]}`, []string{"contradictory-types"}},
		{`{"@type": ["Person", "Pharmacy"]}`, []string{"contradictory-types"}},
		{`{"@type": ["Person", "MedicalClinic", "IndividualPhysician"]}`, nil},
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "MedicalClinic", "url": "https://x.example/"}, {"@id": "https://x.example/#a", "@type": "Person"}]}`, []string{"contradictory-types"}},
		{`{"@type": ["MedicalClinic", "Product"]}`, []string{"contradictory-types"}},
		{`{"@type": ["HotelRoom", "Product"]}`, nil},
		{`{"@type": ["Person", "Physiotherapy"]}`, nil},
		{`{"@type": ["MedicalClinic", "Review"]}`, []string{"contradictory-types"}},
		{`{"@type": ["MedicalClinic", "PostalAddress"]}`, []string{"contradictory-types"}},
		{`{"@type": ["Product", "MedicalDevice"]}`, nil},
		{`{"@type": ["Product", "Book"]}`, nil},
		{`{"@type": ["Person", "Physician"]}`, nil},
		{`{"@type": ["Person", "Dentist"]}`, nil},
		{`{"@type": ["Organization", "Place"]}`, nil},
		{`{"@type": "MedicalClinic"}`, nil},
		{`{"@type": ["Museum", "CreativeWork"]}`, nil},

		// Circles.
		{`{"@id": "https://x.example/#a", "@type": "Place", "containedInPlace": {"@id": "https://x.example/#a"}}`, []string{"circular-part"}},
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "Place", "containsPlace": {"@id": "https://x.example/#b"}}, {"@id": "https://x.example/#b", "@type": "Place", "containsPlace": {"@id": "https://x.example/#a"}}]}`, []string{"circular-part"}},
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "Place", "containsPlace": {"@id": "https://x.example/#b"}}, {"@id": "https://x.example/#b", "@type": "Place", "containedInPlace": {"@id": "https://x.example/#a"}}]}`, nil},
		{`{"@graph": [{"@id": "https://x.example/#a", "@type": "Person", "knows": {"@id": "https://x.example/#b"}}, {"@id": "https://x.example/#b", "@type": "Person", "knows": {"@id": "https://x.example/#a"}}]}`, nil},

		// Orphans.
		{`{"@graph": [{"@id": "https://x.example/", "@type": "WebPage"}, {"@type": "BreadcrumbList"}, {"@type": "Person", "url": "https://x.example/p"}, {"@type": "Person"}]}`, []string{"orphan"}},
		{`{"@graph": [{"@type": "Product"}, {"@type": "Product"}, {"@type": "Person"}]}`, nil}, // no main thing
		{`{"@graph": [{"@id": "https://x.example/a", "@type": "WebPage"}, {"@id": "https://x.example/b", "@type": "WebPage"}, {"@type": "Person"}]}`, nil},

		// Duplicates.
		{`{"@type": "WebPage", "author": {"@type": "Person", "name": "A. Example", "email": "a@x.example"}, "reviewedBy": {"@type": "Person", "name": "A. Example", "email": "a@x.example"}}`, []string{"duplicate-thing"}},
		{`{"@type": "WebPage", "author": {"@type": "Person", "name": "A. Example"}, "reviewedBy": {"@type": "Person", "name": "A. Example"}}`, nil}, // may be two
		{`{"@type": "WebPage", "author": {"@type": "MedicalClinic", "name": "A", "address": {"@type": "PostalAddress", "streetAddress": "1", "postalCode": "2"}}, "publisher": {"@type": "MedicalClinic", "name": "A", "address": {"@type": "PostalAddress", "streetAddress": "1", "postalCode": "2"}}}`, []string{"duplicate-thing"}},
		{`{"@type": "WebPage", "author": {"@type": "Physician", "usNPI": "1234567893"}, "publisher": {"@type": "Physician", "usNPI": "1234567893"}}`, []string{"duplicate-thing"}},
		{`{"@type": "WebPage", "mainEntity": {"@id": "https://x.example/#a", "@type": "MedicalClinic", "identifier": {"@type": "PropertyValue", "propertyID": "ODS", "value": "RR8"}}, "publisher": {"@id": "https://x.example/#b", "@type": "MedicalClinic", "identifier": {"@type": "PropertyValue", "propertyID": "ODS", "value": "RR8"}}}`, []string{"shared-identifier"}},
	} {
		assert.Equal(t, c.want, ids(check.Run(read(t, c.text), check.References).Findings), c.text)
	}
}

func TestReferenceSuggestions(t *testing.T) {
	report := check.Run(read(t, `{"@graph": [{"@id": "https://x.example/#dr-a", "@type": "Person"}, {"@id": "https://x.example/#clinic", "@type": "MedicalClinic", "employee": {"@id": "https://x.example/#Dr_A"}}]}`), check.References.Without("orphan"))
	assert.Equal(t, []string{`MedicalClinic.employee: "https://x.example/#Dr_A" is described nowhere here, though other parts of that page are; did you mean "https://x.example/#dr-a"? [dangling-reference]`}, messages(report.Findings))
	assert.Equal(t, "https://x.example/#dr-a", report.Findings[0].Suggestion)
}

// Values without a node of their own stay blank where nothing is said of them.
func TestDanglingBlankNode(t *testing.T) {
	graph := new(rdf.Graph)
	node := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/#a"}, 0)
	node.AddType("http://schema.org/MedicalClinic", 0)
	node.Add("http://schema.org/employee", graph.NewBlankNode().Object(), 0)
	node.Add("http://schema.org/url", rdf.Object{Kind: rdf.IRI, Text: "/a"}, 0)
	node.Add("http://example.org/p", graph.NewBlankNode().Object(), 0)
	assert.Equal(t, []string{"dangling-reference", "relative-address"}, ids(check.Run(graph, check.References).Findings))
}

// Long circles, many things with one name and deep nesting cost no more than
// their number; the order of the findings is that of the input.
func TestReferencesOfManyThings(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"@graph": [`)
	const n = 3000
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"@id": "https://x.example/#%d", "@type": "MedicalClinic", "name": "A", "telephone": "1", "parentOrganization": {"@id": "https://x.example/#%d"}, "department": {"@type": "MedicalClinic", "name": "A", "telephone": "1"}}`, i, (i+1)%n)
	}
	b.WriteString(`]}`)
	report := check.Run(read(t, b.String()), check.References)
	found := map[string]int{}
	for _, id := range ids(report.Findings) {
		found[id]++
	}
	assert.Equal(t, map[string]int{"circular-part": 1, "duplicate-thing": n}, found)
}

// What takes two places to see is told with both.
func TestTheOtherPlaceIsTold(t *testing.T) {
	for rule, text := range map[string]string{
		"contradictory-values": `{"@context": "https://schema.org", "@graph": [
{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": "Sun"},
{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": "Moon"}]}`,
		"duplicate-review": `{"@context": "https://schema.org", "@type": "Product", "name": "Brace", "review": [
{"@type": "Review", "reviewBody": "It stays where it should, even on the stairs."},
{"@type": "Review", "reviewBody": "It stays where it should, even on the stairs."}]}`,
	} {
		dataset, problems := jsonld.Read([]byte(text))
		require.Empty(t, problems)
		var findings []check.Finding
		for _, f := range check.Run(dataset.Graph(rdf.Subject{}), check.All()).Findings {
			if f.Rule == rule {
				findings = append(findings, f)
			}
		}
		require.Len(t, findings, 1, rule)
		assert.Equal(t, 3, findings[0].Position.Line, rule)
		require.Len(t, findings[0].Related, 1, rule)
		assert.Equal(t, 2, findings[0].Related[0].Position.Line, rule)
	}
}

// An id that is made of an e-mail address is not repeated.
func TestIDsOfPeopleAreNotRepeated(t *testing.T) {
	for id, shown := range map[string]bool{"zelda@mail.example": false, "zelda": true} {
		text := `{"@graph": [{"@id": "https://x.example/#` + id + `", "@type": "Patient"}, {"@id": "https://x.example/#` + strings.ToUpper(id) + `", "@type": "Patient"}]}`
		findings := check.Run(read(t, text), check.References).Findings
		require.Equal(t, []string{"id-case"}, ids(findings))
		assert.Equal(t, shown, strings.Contains(strings.ToLower(findings[0].Message), "zelda"), findings[0].Message)
	}
}
