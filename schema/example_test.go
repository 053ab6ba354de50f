package schema_test

import (
	"fmt"
	"log"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// show prints a description as JSON-LD.
func show(d *schema.Description) {
	text, err := jsonld.Marshal(d, jsonld.Indent("  "))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", text)
}

func Example() {
	show(schema.Describe(&schema.MedicalClinic{
		ID:               "https://sunrise.example/#clinic",
		Name:             schema.Text("Sunrise Clinic"),
		URL:              schema.URL("https://sunrise.example/"),
		MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
		Address: &schema.PostalAddress{
			StreetAddress:   schema.Text("1 Main Street"),
			AddressLocality: schema.Text("Springfield"),
		},
		Review: schema.ReviewList{
			&schema.Review{
				Author:       &schema.Person{Name: schema.Text("P. Patient")},
				ReviewRating: &schema.Rating{RatingValue: schema.Number(5)},
			},
		},
	}))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "MedicalClinic",
	//   "@id": "https://sunrise.example/#clinic",
	//   "name": "Sunrise Clinic",
	//   "url": "https://sunrise.example/",
	//   "address": {
	//     "@type": "PostalAddress",
	//     "addressLocality": "Springfield",
	//     "streetAddress": "1 Main Street"
	//   },
	//   "review": {
	//     "@type": "Review",
	//     "author": {
	//       "@type": "Person",
	//       "name": "P. Patient"
	//     },
	//     "reviewRating": {
	//       "@type": "Rating",
	//       "ratingValue": 5
	//     }
	//   },
	//   "medicalSpecialty": [
	//     "https://schema.org/Cardiovascular",
	//     "https://schema.org/Musculoskeletal"
	//   ]
	// }
}

// Two locations of a group are two things: each has an ID of its own, by which
// the group and everything else refers to it.
func Example_twoLocations() {
	const (
		group schema.ID = "#group"
		leeds schema.ID = "/leeds#clinic"
		york  schema.ID = "/york#clinic"
	)
	show(schema.Options{Base: "https://riverside.example/"}.Describe(
		&schema.MedicalOrganization{ID: group, Name: schema.Text("Riverside"), SubOrganization: schema.OrganizationList{leeds, york}},
		&schema.MedicalClinic{ID: leeds, Name: schema.Text("Riverside Leeds"), ParentOrganization: group},
		&schema.MedicalClinic{ID: york, Name: schema.Text("Riverside York"), ParentOrganization: group},
	))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@graph": [
	//     {
	//       "@type": "MedicalOrganization",
	//       "@id": "https://riverside.example/#group",
	//       "name": "Riverside",
	//       "subOrganization": [
	//         {"@id": "https://riverside.example/leeds#clinic"},
	//         {"@id": "https://riverside.example/york#clinic"}
	//       ]
	//     },
	//     {
	//       "@type": "MedicalClinic",
	//       "@id": "https://riverside.example/leeds#clinic",
	//       "name": "Riverside Leeds",
	//       "parentOrganization": {"@id": "https://riverside.example/#group"}
	//     },
	//     {
	//       "@type": "MedicalClinic",
	//       "@id": "https://riverside.example/york#clinic",
	//       "name": "Riverside York",
	//       "parentOrganization": {"@id": "https://riverside.example/#group"}
	//     }
	//   ]
	// }
}

// Two structs with one ID are one thing of both types.
func Example_twoTypesOfOneThing() {
	const doctor schema.ID = "https://sunrise.example/#dr-a"
	show(schema.Describe(
		&schema.Person{ID: doctor, Name: schema.Text("Dr. A. Example"), JobTitle: schema.Text("Cardiologist")},
		&schema.IndividualPhysician{ID: doctor, UsNPI: schema.Text("1234567893")},
	))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": [
	//     "Person",
	//     "IndividualPhysician"
	//   ],
	//   "@id": "https://sunrise.example/#dr-a",
	//   "name": "Dr. A. Example",
	//   "jobTitle": "Cardiologist",
	//   "usNPI": "1234567893"
	// }
}

// A role says how a value holds: since when, or as what.
func ExampleQualified() {
	show(schema.Describe(&schema.Person{
		Name: schema.Text("Dr. A. Example"),
		MemberOf: schema.Qualified{
			Role:  &schema.OrganizationRole{RoleName: schema.Text("chair"), StartDate: schema.Date("2020-05")},
			Value: &schema.Organization{Name: schema.Text("Society of Cardiology")},
		},
	}))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "Person",
	//   "name": "Dr. A. Example",
	//   "memberOf": {
	//     "@type": "OrganizationRole",
	//     "roleName": "chair",
	//     "startDate": "2020-05",
	//     "memberOf": {
	//       "@type": "Organization",
	//       "name": "Society of Cardiology"
	//     }
	//   }
	// }
}

// One text in several languages. A page in one language can be written with that
// language alone, as plain strings.
func ExampleLocalized() {
	d := schema.Describe(&schema.MedicalClinic{
		Name: schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"},
	})
	show(d)
	german, err := jsonld.Marshal(d, jsonld.Language("de"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", german)
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "MedicalClinic",
	//   "name": [
	//     {"@language": "de", "@value": "Klinik Sonnenaufgang"},
	//     {"@language": "en", "@value": "Sunrise Clinic"}
	//   ]
	// }
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Klinik Sonnenaufgang"}
}

// Extra takes what has no field: properties of schema.org that other classes have,
// and properties of other vocabularies.
func ExampleExtra() {
	show(schema.Describe(&schema.MedicalClinic{
		Name: schema.Text("Sunrise Clinic"),
		Extra: schema.Extra{
			{Property: "healthPlanNetworkId", Value: schema.Text("N-17")},
			{Property: "https://vocab.example/beds", Value: schema.Integer(40)},
		},
	}))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "MedicalClinic",
	//   "name": "Sunrise Clinic",
	//   "healthPlanNetworkId": "N-17",
	//   "https://vocab.example/beds": 40
	// }
}

// A Node is a thing of a class that has no struct.
func ExampleNode() {
	show(schema.Describe(&schema.MedicalClinic{
		Name: schema.Text("Sunrise Clinic"),
		SubjectOf: &schema.Node{
			Types:      []string{"Recipe"},
			Properties: schema.Extra{{Property: "name", Value: schema.Text("Soup for the sick")}},
		},
	}))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "MedicalClinic",
	//   "name": "Sunrise Clinic",
	//   "subjectOf": {
	//     "@type": "Recipe",
	//     "name": "Soup for the sick"
	//   }
	// }
}

// What is wrong is told with the path to it, before anything is written.
func ExampleDescription_Err() {
	d := schema.Describe(&schema.MedicalClinic{
		URL:    schema.URL("/about"),
		Review: schema.ReviewList{&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Decimal("4,7")}}},
	})
	fmt.Println(d.Err())
	// Output:
	// /0/url/0: the URL "/about" is relative, and there is no base; expected an absolute IRI, or schema.Options with a Base
	// /0/review/0/reviewRating/0/ratingValue/0: "4,7" is no decimal number; expected digits with an optional point, such as 19.90
}

// readTurtle reads a graph. Readers of other notations give graphs too.
func readTurtle(text string) *rdf.Graph {
	dataset, problems := rdf.Read([]byte(text), rdf.Turtle)
	if len(problems) > 0 {
		log.Fatal(problems[0])
	}
	return dataset.Graph(rdf.Subject{})
}

func ExampleAs() {
	g := readTurtle(`
		@prefix schema: <https://schema.org/> .
		<https://sunrise.example/#clinic> a schema:MedicalClinic ;
			schema:name "Sunrise Clinic"@en, "Klinik Sonnenaufgang"@de ;
			schema:medicalSpecialty schema:Cardiovascular ;
			schema:employee [ a schema:Person ; schema:name "Dr. A. Example" ; schema:worksFor <https://sunrise.example/#clinic> ] ;
			schema:foundingDate "in the spring" .
	`)
	things := schema.ThingsOf(g)
	clinic, err := schema.As[*schema.MedicalClinic](things, "https://sunrise.example/#clinic")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(clinic.Name.(schema.Localized)["de"])
	fmt.Println(clinic.MedicalSpecialty == schema.Cardiovascular)
	doctor := clinic.Employee.(*schema.Person)
	fmt.Println(doctor.Name, doctor.WorksFor == schema.AnyOrganization(clinic))

	// What did not fit is kept, and named.
	for _, problem := range things.Problems {
		fmt.Println(problem)
	}
	fmt.Println(clinic.Extra[0].Value.(schema.Literal).Text)

	// An Organization of whatever class.
	organization, err := schema.As[*schema.Organization](things, clinic.ID)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(organization.Name.(schema.Localized)["en"])
	// Output:
	// Klinik Sonnenaufgang
	// true
	// Dr. A. Example true
	// 7:24: /0/foundingDate/0: MedicalClinic.FoundingDate does not take the text "in the spring"; expected Date
	// in the spring
	// Sunrise Clinic
}

// A field may hold one value, several, or a role before them.
func ExampleAll() {
	clinic := &schema.MedicalClinic{
		Name: schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"},
		Employee: schema.List{
			&schema.Person{Name: schema.Text("Dr. A. Example")},
			schema.Qualified{
				Role:  &schema.EmployeeRole{StartDate: schema.Date("2024-04-01")},
				Value: &schema.Person{Name: schema.Text("B. Sample")},
			},
		},
		AggregateRating: &schema.AggregateRating{RatingValue: schema.Text("4.7")},
	}
	for name := range schema.All[schema.Text](clinic.Name) {
		fmt.Println(name)
	}
	for person := range schema.All[*schema.Person](clinic.Employee) {
		fmt.Println(person.Name)
	}
	for rating := range schema.All[*schema.AggregateRating](clinic.AggregateRating) {
		for value := range schema.All[schema.Number](rating.RatingValue) {
			fmt.Println(value + 0.1)
		}
	}
	// Output:
	// Klinik Sonnenaufgang
	// Sunrise Clinic
	// Dr. A. Example
	// B. Sample
	// 4.8
}

func ExampleEach() {
	things := schema.ThingsOf(readTurtle(`
		@prefix schema: <https://schema.org/> .
		<https://sunrise.example/a> a schema:MedicalClinic ; schema:name "A" .
		<https://sunrise.example/b> a schema:Pharmacy ; schema:name "B" .
		<https://sunrise.example/c> a schema:Person ; schema:name "C" .
	`))
	for business := range schema.Each[*schema.LocalBusiness](things) {
		fmt.Println(business.ID, business.Name)
	}
	// Output:
	// https://sunrise.example/a A
	// https://sunrise.example/b B
}
