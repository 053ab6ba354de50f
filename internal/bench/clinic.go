package main

import (
	"fmt"

	"github.com/healthld/healthld/schema"
)

// thingsOfClinic is how many nodes the clinic is described by.
const thingsOfClinic = 24

const base = "https://sunrise.example"

// Clinic is a clinic as a provider describes it, about 4 KB as JSON-LD:
// addresses, hours, two doctors, services, reviews and a rating.
func Clinic() *schema.MedicalClinic {
	return ClinicNumber(0)
}

// ClinicNumber is the clinic under another ID, for descriptions of many.
func ClinicNumber(number int) *schema.MedicalClinic {
	at := base
	if number > 0 {
		at = fmt.Sprintf("%s/%d", base, number)
	}
	weekdays := schema.DayOfWeekList{schema.Monday, schema.Tuesday, schema.Wednesday, schema.Thursday, schema.Friday}
	return &schema.MedicalClinic{
		ID:          schema.ID(at + "/#clinic"),
		Name:        schema.Text("Sunrise Clinic Musterhausen"),
		URL:         schema.URL(at + "/"),
		Image:       schema.URLList{schema.URL(at + "/img/front.jpg"), schema.URL(at + "/img/waiting-room.jpg")},
		Description: schema.Text("General practice with cardiology and physiotherapy, close to the station, with step-free access and evening hours twice a week."),
		SameAs:      schema.URLList{"https://social.example/sunrise", "https://maps.example/place/sunrise"},
		Identifier: &schema.PropertyValue{
			PropertyID: schema.Text("ODS"),
			Value:      schema.Text("X99901"),
		},
		Address: &schema.PostalAddress{
			AddressCountry:  schema.Text("DE"),
			AddressLocality: schema.Text("Musterhausen"),
			AddressRegion:   schema.Text("Niedersachsen"),
			PostalCode:      schema.Text("01234"),
			StreetAddress:   schema.Text("Bahnhofstraße 12"),
		},
		AggregateRating: &schema.AggregateRating{
			RatingValue: schema.Number(4.75),
			ReviewCount: schema.Integer(4),
			BestRating:  schema.Integer(5),
		},
		ContactPoint: &schema.ContactPoint{
			ContactType: schema.Text("appointments"),
			Telephone:   schema.Text("+49 30 23125 000"),
			Email:       schema.Text("termine@sunrise.example"),
		},
		Review: schema.ReviewList{
			review("Freundlich und pünktlich", "Short wait, clear explanations & a follow-up call the next day. The physiotherapist showed me three exercises that I still do.", "P. Patient", "2026-02-11", 5),
			review("Good care", "The nurse took the time to answer all my questions; the letter to my general practitioner went out the same evening.", "A. Sample", "2026-03-02", 5),
			review("Came back after a fall", "The front desk found me an appointment on the same day and an interpreter for my mother; nobody made us feel that we were in the way.", "J. Doe", "2026-03-28", 5),
			review("Parking is difficult", "The treatment itself was fine, but there are only four parking spaces and the nearest car park is ten minutes away on foot.", "M. Mustermann", "2026-04-20", 4),
		},
		Telephone: schema.Text("+49 30 23125 001"),
		VatID:     schema.Text("DE999999999"),
		Geo: &schema.GeoCoordinates{
			Latitude:  schema.Number(53.551086),
			Longitude: schema.Number(9.993682),
		},
		HasMap:                 schema.URL("https://maps.example/?q=53.551086,9.993682"),
		IsAccessibleForFree:    schema.Boolean(false),
		PublicAccess:           schema.Boolean(true),
		CurrenciesAccepted:     schema.Text("EUR"),
		PaymentAccepted:        schema.Text("cash, debit card, invoice"),
		OpeningHours:           schema.TextList{"Mo-Fr 08:00-18:00", "Sa 09:00-12:00"},
		PriceRange:             schema.Text("€€"),
		IsAcceptingNewPatients: schema.Boolean(true),
		MedicalSpecialty:       schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
		OpeningHoursSpecification: schema.OpeningHoursSpecificationList{
			&schema.OpeningHoursSpecification{Closes: schema.Time("18:00:00"), DayOfWeek: weekdays, Opens: schema.Time("08:00:00")},
			&schema.OpeningHoursSpecification{Closes: schema.Time("12:00:00"), DayOfWeek: schema.Saturday, Opens: schema.Time("09:00:00")},
		},
		AvailableService: schema.List{
			&schema.MedicalTest{Name: schema.Text("Resting electrocardiogram"), URL: schema.URL(at + "/services/ecg/")},
			&schema.MedicalTherapy{Name: schema.Text("Physiotherapy after knee surgery"), URL: schema.URL(at + "/services/knee/")},
		},
		Employee: schema.PersonList{
			&schema.Person{ID: schema.ID(at + "/team/#lind"), Name: schema.Text("Dr. Astrid Lind"), HonorificPrefix: schema.Text("Dr."), JobTitle: schema.Text("Cardiologist"), KnowsLanguage: schema.TextList{"de", "en"}},
			&schema.Person{ID: schema.ID(at + "/team/#okoro"), Name: schema.Text("Ben Okoro"), JobTitle: schema.Text("Physiotherapist"), KnowsLanguage: schema.Text("en")},
		},
	}
}

func review(name, body, author, date string, rating int64) *schema.Review {
	return &schema.Review{
		Name:          schema.Text(name),
		Author:        &schema.Person{Name: schema.Text(author)},
		DatePublished: schema.Date(date),
		ReviewBody:    schema.Text(body),
		ReviewRating:  &schema.Rating{BestRating: schema.Integer(5), RatingValue: schema.Integer(rating)},
	}
}
