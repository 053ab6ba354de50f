package schema_test

import (
	"fmt"
	"time"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// What Go has as a time, in the forms of schema.org.
func ExampleDateOf() {
	at := time.Date(2026, time.March, 14, 9, 30, 0, 0, time.FixedZone("", 3600))
	fmt.Println(schema.DateOf(at))
	fmt.Println(schema.TimeOf(at))
	fmt.Println(schema.DateTimeOf(at))
	// Output:
	// 2026-03-14
	// 09:30:00
	// 2026-03-14T09:30:00+01:00
}

func ExampleTimeOf() {
	fmt.Println(schema.TimeOf(time.Date(2026, time.March, 14, 9, 30, 0, 0, time.UTC)))
	// Output: 09:30:00
}

func ExampleDurationOf() {
	fmt.Println(schema.DurationOf(90 * time.Minute))
	// Output: PT1H30M
}

func ExampleDayOfWeekOf() {
	fmt.Println(schema.DayOfWeekOf(time.Saturday) == schema.Saturday)
	// Output: true
}

// Structs of one ID are one thing, and a struct is told where it is mentioned first.
func ExampleDescribe() {
	const clinic schema.ID = "https://sunrise.example/#clinic"
	d := schema.Describe(
		&schema.MedicalClinic{ID: clinic, Name: schema.Text("Sunrise Clinic")},
		&schema.IndividualPhysician{Name: schema.Text("Dr. A. Example"), PracticesAt: clinic},
	)
	text, err := jsonld.Marshal(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s\n", text)
	// Output: {"@context":"https://schema.org","@graph":[{"@type":"MedicalClinic","@id":"https://sunrise.example/#clinic","name":"Sunrise Clinic"},{"@type":"IndividualPhysician","name":"Dr. A. Example","practicesAt":{"@id":"https://sunrise.example/#clinic"}}]}
}

// What was read becomes structs again, and what no field takes is named.
func ExampleThingsOf() {
	dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Sunrise Clinic", "nickname": "Sunny"}`))
	things := schema.ThingsOf(dataset.Graph(rdf.Subject{}))
	clinic := things.Roots[0].(*schema.MedicalClinic)
	fmt.Println(clinic.Name, clinic.Extra)
	for _, problem := range things.Problems {
		fmt.Println(problem)
	}
	// Output:
	// Sunrise Clinic [{http://schema.org/nickname Sunny}]
	// 1:100: /0/nickname/0: MedicalClinic has no property "http://schema.org/nickname"; expected a property of that class, or of another that the thing is too
}
