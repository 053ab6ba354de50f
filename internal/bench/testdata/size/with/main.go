// Command with describes a clinic by eight types and prints it as JSON-LD.
package main

import (
	"fmt"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

func main() {
	const clinic schema.ID = "https://sunrise.example/#clinic"
	text, err := jsonld.Marshal(schema.Describe(
		&schema.MedicalClinic{
			ID:               clinic,
			Name:             schema.Text("Sunrise Clinic"),
			MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
			Address:          &schema.PostalAddress{StreetAddress: schema.Text("1 Main Street")},
			Geo:              &schema.GeoCoordinates{Latitude: schema.Number(53.5), Longitude: schema.Number(10)},
			Review: &schema.Review{
				Author:       &schema.Person{Name: schema.Text("P. Patient")},
				ReviewRating: &schema.Rating{RatingValue: schema.Number(5)},
			},
			AvailableService: &schema.MedicalTest{Name: schema.Text("Resting electrocardiogram")},
		},
		&schema.IndividualPhysician{Name: schema.Text("Dr. A. Example"), PracticesAt: clinic},
	))
	fmt.Println("MedicalClinic", 1, 4.5, string(text), err)
}
