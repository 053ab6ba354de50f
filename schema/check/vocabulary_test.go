package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

// told gives the findings of severity warning and above as "path: message
// [rule]".
func told(findings []check.Finding) []string {
	var lines []string
	for _, f := range findings {
		if f.Severity >= check.Warning {
			lines = append(lines, f.Path+": "+f.Message+" ["+f.Rule+"]")
		}
	}
	return lines
}

func TestVocabularyFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Names.
		{`{"@type": "medicalclinic"}`, "medicalclinic: medicalclinic is spelled MedicalClinic [unknown-type]"},
		{`{"@type": "telephone"}`, "telephone: telephone is a property, not a type [unknown-type]"},
		{`{"@type": "Xyzzy"}`, "Xyzzy: Xyzzy: unknown type; schema.org has none of that name [unknown-type]"},
		{`{"@type": "Dentist,MedicalClinic"}`, "\"Dentist,MedicalClinic\": \"Dentist,MedicalClinic\" is several types in one name; give Dentist and MedicalClinic as elements of a list [unknown-type]"},
		{`{"@type": "https://schema.org/Dentist,https://schema.org/Physician"}`, "\"Dentist,https://schema.org/Physician\": \"Dentist,https://schema.org/Physician\" is several types in one name; give Dentist and Physician as elements of a list [unknown-type]"},
		{`{"@type": "Dentist & Physician / Person"}`, "\"Dentist & Physician / Person\": \"Dentist & Physician / Person\" is several types in one name; give Dentist, Physician and Person as elements of a list [unknown-type]"},
		{`{"@type": "Dentist, Denist"}`, "\"Dentist, Denist\": \"Dentist, Denist\": unknown type; schema.org has none of that name [unknown-type]"},
		{`{"@type": "https://schema.org/Physican"}`, "Physican: Physican: unknown type; did you mean Physician? [unknown-type]"},
		{`{"@type": "PostalAddress", "StreetAddress": "x"}`, "PostalAddress.StreetAddress: StreetAddress is spelled streetAddress [unknown-property]"},
		{`{"@type": "PostalAddress", "postcode": "x"}`, "PostalAddress.postcode: postcode: unknown property; did you mean postalCode? [unknown-property]"},
		{`{"@type": "PostalAddress", "building": "x"}`, "PostalAddress.building: building: unknown property; schema.org has none of that name [unknown-property]"},
		{`{"@type": "Offer", "InStock": "x"}`, "Offer.InStock: InStock is a member of ItemAvailability, not a property [unknown-property]"},
		{`{"@type": "Offer", "Person": "x"}`, "Offer.Person: Person is a type, not a property [unknown-property]"},
		{`{"@type": "Offer", "avialability": "InStock"}`, "Offer.avialability: avialability: unknown property; did you mean availability? [unknown-property]"},

		// The address of a site, which a breadcrumb has as a thing without a type too.
		{`{"@graph": [{"@type": "Organization", "name": "A", "url": "https://x.example"}, {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@id": "https://x.example", "name": "Home"}}]}]}`, ""},
		{`{"@type": "MedicalClinic", "address": {"streetAddress": "1 High Street"}}`, "MedicalClinic.address: the thing has no type; address expects PostalAddress [missing-type]"},

		// Properties where they do not belong, and the type that would allow them.
		{`{"@type": "Product", "contraindication": "x"}`, "Product.contraindication: contraindication is no property of Product, but of MedicalDevice; add the type MedicalDevice [misplaced-property]"},
		{`{"@type": "Person", "practicesAt": {"@id": "https://x.example/"}}`, "Person.practicesAt: practicesAt is no property of Person, but of IndividualPhysician; add the type IndividualPhysician [misplaced-property]"},
		{`{"@type": "VeterinaryCare", "name": "A", "geo": {"@type": "GeoCoordinates", "latitude": 1, "longitude": 2}, "priceRange": "$$"}`,
			"VeterinaryCare.geo: geo and priceRange are no properties of VeterinaryCare, but of LocalBusiness; add the type LocalBusiness [misplaced-property]"},
		{`{"@type": "Corporation", "name": "A", "openingHours": "Mo-Fr 09:00-17:00"}`,
			"Corporation.openingHours: openingHours is no property of Corporation, but of CivicStructure or LocalBusiness [misplaced-property]"},
		{`{"@type": "Person", "recipeYield": "4"}`, "Person.recipeYield: recipeYield is no property of Person, but of Recipe [misplaced-property]"},

		// Several of one cause, told once, and where they belong.
		{`{"@type": "Physician", "name": "A", "jobTitle": "B", "telephone": "+441632960100", "worksFor": "C"}`, "Physician.jobTitle: jobTitle and worksFor are no properties of Physician, but of Person; add the type Person [misplaced-property]"},
		{`{"@type": "PhysicalTherapy", "name": "A", "telephone": "+441632960100", "priceRange": "$$", "openingHours": "Mo 08:00-12:00"}`,
			"PhysicalTherapy.openingHours: openingHours, priceRange and telephone are no properties of PhysicalTherapy, which is a treatment; the practice is a Physiotherapy: give it that type [misplaced-property]"},
		{`{"@type": "PhysicalTherapy", "name": "A", "recipeYield": "4"}`, "PhysicalTherapy.recipeYield: recipeYield is no property of PhysicalTherapy, but of Recipe [misplaced-property]"},
		{`{"@type": "Dentist", "name": "A", "streetAddress": "1 High Street", "addressLocality": "B"}`,
			"Dentist.addressLocality: addressLocality and streetAddress are no properties of Dentist, but of PostalAddress; put them into a PostalAddress as the value of address [misplaced-property]"},
		{`{"@type": "Product", "name": "A", "price": "4.00"}`, "Product.price: price is no property of Product, but of Offer; put it into an Offer as the value of offers [misplaced-property]"},
		{`{"@type": "MedicalTest", "name": "A", "medicalSpecialty": "Renal"}`, "MedicalTest.medicalSpecialty: medicalSpecialty is no property of MedicalTest, but of Hospital, MedicalClinic, MedicalOrganization or Physician; write relevantSpecialty [misplaced-property]"},
		{`{"@type": "MedicalProcedure", "name": "A", "provider": {"@type": "MedicalClinic", "name": "B"}}`, "MedicalProcedure.provider: provider is no property of MedicalProcedure, but of Action, CreativeWork, EducationalOccupationalProgram, FinancialIncentive, Invoice and others; say it from the other side: who provides it has it as availableService [misplaced-property]"},
		{`{"@type": "Person", "name": "A", "title": "Nurse"}`, "Person.title: title is no property of Person, but of JobPosting; write jobTitle [misplaced-property]"},

		// Ranges.
		{`{"@type": "MedicalClinic", "employee": {"@type": "PostalAddress"}}`, "MedicalClinic.employee: employee expects Person, not a PostalAddress [range]"},
		{`{"@type": "MedicalClinic", "address": 5}`, ""}, // text is fine there, so that is no more than info
		{`{"@type": "MedicalClinic", "employee": 5}`, "MedicalClinic.employee: employee expects Person, not the number 5 [range]"},
		{`{"@type": "ImageObject", "contentUrl": "https://x.example/a.jpg", "width": 1200, "height": 800}`, ""}, // pixels, as everybody writes them
		{`{"@type": "Product", "name": "A", "width": 12}`, "Product.width: width expects Distance or QuantitativeValue, not the number 12; give a QuantitativeValue with the number as value [range]"},
		{`{"@type": "Offer", "itemOffered": {"@type": "MedicalProcedure", "name": "A"}}`, "Offer.itemOffered: itemOffered expects AggregateOffer, CreativeWork, Event, MenuItem, Product, Service or Trip, not a MedicalProcedure [range]"},
		{`{"@type": "Article", "datePublished": true}`, "Article.datePublished: datePublished expects Date or DateTime, not the boolean true [range]"},
		{`{"@type": "Person", "name": {"@type": "Person"}}`, "Person.name: name expects Text, not a Person [range]"},
		{`{"@graph": [{"@type": "MedicalClinic", "employee": {"@id": "https://x.example/#a"}}, {"@id": "https://x.example/#a", "@type": "Place"}]}`,
			"MedicalClinic.employee: employee expects Person, not a Place [range]"},
		{`{"@type": "MedicalClinic", "employee": {"@type": "EmployeeRole", "startDate": "2024"}}`,
			"MedicalClinic.employee: the EmployeeRole in place of a value of employee does not lead to it; give the role the property employee with the value [range]"},

		// Second types, told where they are certain.
		{`{"@type": "MedicalDevice", "gtin13": "4006381333931"}`, "MedicalDevice.gtin13: gtin13 is no property of MedicalDevice, but of Product; add the type Product [misplaced-property]"},
		{`{"@type": "IndividualPhysician", "familyName": "A"}`, "IndividualPhysician.familyName: familyName is no property of IndividualPhysician, but of Person; add the type Person [misplaced-property]"},
		{`{"@type": "Product", "name": "A", "nonProprietaryName": "B"}`, "Product.nonProprietaryName: nonProprietaryName is no property of Product, but of DietarySupplement or Drug [misplaced-property]"},
		{`{"@type": "Organization", "additionalType": "http://schema.org/medicalClinic"}`, "Organization.additionalType: medicalClinic is spelled MedicalClinic [unknown-additional-type]"},

		// Members.
		{`{"@type": "MedicalClinic", "medicalSpecialty": "Cardiovasculr"}`, `MedicalClinic.medicalSpecialty: "Cardiovasculr" is no member of MedicalSpecialty; did you mean Cardiovascular? [unknown-member]`},
		{`{"@type": "MedicalClinic", "medicalSpecialty": "heart and vessels"}`, `MedicalClinic.medicalSpecialty: "heart and vessels" is no member of MedicalSpecialty, which medicalSpecialty expects [unknown-member]`},
		{`{"@type": "MedicalClinic", "medicalSpecialty": "Cardiología"}`, `MedicalClinic.medicalSpecialty: "Cardiología" is no member of MedicalSpecialty; did you mean Cardiovascular? [unknown-member]`},
		{`{"@type": "MedicalClinic", "medicalSpecialty": "Urology & Cardiology"}`, `MedicalClinic.medicalSpecialty: "Urology & Cardiology" is no member of MedicalSpecialty; give each as a value of its own: Urologic, Cardiovascular [unknown-member]`},
		{`{"@type": "MedicalClinic", "medicalSpecialty": "Pharmacy"}`, `MedicalClinic.medicalSpecialty: Pharmacy is the name of a type; medicalSpecialty expects MedicalSpecialty; did you mean PharmacySpecialty? [type-as-value]`},
		{`{"@type": "Offer", "availability": "instock"}`, `Offer.availability: "instock" is no member of ItemAvailability; did you mean InStock? [unknown-member]`},
		{`{"@type": "Offer", "availability": "http://schema.org/Bright"}`, `Offer.availability: "Bright" is no member of ItemAvailability, which availability expects [unknown-member]`},
		{`{"@type": "Offer", "availability": {"@id": "http://schema.org/NewCondition"}}`, `Offer.availability: NewCondition is a member of OfferItemCondition; availability expects ItemAvailability [misplaced-member]`},
		{`{"@type": "OpeningHoursSpecification", "dayOfWeek": "DayOfWeek"}`, `OpeningHoursSpecification.dayOfWeek: DayOfWeek is the name of a type; dayOfWeek expects DayOfWeek [type-as-value]`},
	} {
		report := check.Run(read(t, c.text), check.Vocabulary)
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		assert.Equal(t, want, told(report.Findings), c.text)
	}
}

// What is right is left alone, in all the ways to write it.
func TestVocabularyIsSilentOnWhatIsRight(t *testing.T) {
	for _, text := range []string{
		// Several types together, inheritance through all parents.
		`{"@type": ["Product", "MedicalDevice"], "gtin": "1", "contraindication": "x", "offers": {"@type": "Offer", "price": 5}}`,
		`{"@type": ["Person", "IndividualPhysician"], "familyName": "A", "medicalSpecialty": "Cardiovascular", "practicesAt": {"@type": "Hospital"}}`,
		`{"@type": "Hospital", "telephone": "+44 20 7946 0018", "openingHours": "Mo-Fr 08:00-17:00", "employee": {"@type": "Person"}, "geo": {"@type": "GeoCoordinates"}, "medicalSpecialty": "Cardiovascular"}`,
		`{"@type": "Place", "additionalType": "http://schema.org/MedicalClinic", "medicalSpecialty": "http://schema.org/Cardiovascular"}`,
		// Role: a value's place is taken by it, and it has the property once more.
		`{"@type": "MedicalClinic", "employee": {"@type": "EmployeeRole", "roleName": "Head", "employee": {"@type": "Person", "name": "A"}}}`,
		`{"@type": "Person", "alumniOf": {"@type": "OrganizationRole", "startDate": "1979", "alumniOf": {"@type": "CollegeOrUniversity"}}}`,
		// Other vocabularies.
		`{"@type": ["MedicalClinic", "gs1:Place"], "gs1:anything": 5, "http://purl.org/dc/terms/title": {"@type": "http://example.org/T", "http://example.org/p": "x"}}`,
		`{"@type": ["http://example.org/Thing", "Person"], "recipeYield": "4"}`,
		`{"@type": "Offer", "businessFunction": "http://purl.org/goodrelations/v1#Sell"}`,
		// References to what is and is not described.
		`{"@graph": [{"@type": "Review", "itemReviewed": {"@id": "https://x.example/#p"}}, {"@id": "https://x.example/#p", "@type": "Product"}]}`,
		`{"@type": "Review", "itemReviewed": {"@id": "https://x.example/#elsewhere"}}`,
		`{"@graph": [{"@type": "Organization", "url": "https://x.example/"}, {"@id": "https://x.example/", "@type": "WebPage"}]}`,
		// Members by name, by both addresses, and as references.
		`{"@type": "Offer", "availability": ["InStock", "https://schema.org/InStock", "http://schema.org/OutOfStock", {"@id": "http://schema.org/SoldOut"}]}`,
		`{"@type": "MedicalClinic", "medicalSpecialty": ["Dermatology", "https://schema.org/Pediatric"]}`,
		`{"@type": "WebPage", "about": {"@id": "http://schema.org/Cardiovascular"}}`,
		// What actions take.
		`{"@type": "SearchAction", "query-input": "required name=q", "target": {"@type": "EntryPoint"}}`,
		// Things without a type where anything may stand.
		`{"@type": "ListItem", "item": {"@id": "https://x.example/a", "name": "A"}}`,
	} {
		report := check.Run(read(t, text), check.Vocabulary, check.Values)
		assert.Empty(t, told(report.Findings), text)
	}
}

func TestMissingTypeSuggestsWhatIsExpected(t *testing.T) {
	report := check.Run(read(t, `{"@type": "MedicalClinic", "address": {"streetAddress": "x"}, "founder": {"name": "x"}}`), check.Vocabulary)
	assert.Equal(t, []string{"missing-type", "missing-type"}, ids(report.Findings))
	assert.Equal(t, "PostalAddress", report.Findings[0].Suggestion)
	assert.Equal(t, "https://schema.org/PostalAddress", report.Findings[0].Doc)
	assert.Equal(t, "the thing has no type; founder expects Organization or Person", report.Findings[1].Message)
	assert.Empty(t, report.Findings[1].Suggestion)
}
