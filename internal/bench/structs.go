package main

// The clinic once more as structs written by hand for encoding/json: what a
// user who needs this one document, and nothing else, would write. Marshalled,
// they give the bytes that package jsonld gives.

type clinic struct {
	Context                   string                `json:"@context"`
	Type                      string                `json:"@type"`
	ID                        string                `json:"@id"`
	Name                      string                `json:"name"`
	URL                       string                `json:"url"`
	Image                     []string              `json:"image"`
	Description               string                `json:"description"`
	Identifier                *propertyValue        `json:"identifier"`
	SameAs                    []string              `json:"sameAs"`
	Address                   *postalAddress        `json:"address"`
	AggregateRating           *aggregateRating      `json:"aggregateRating"`
	ContactPoint              *contactPoint         `json:"contactPoint"`
	Employee                  []person              `json:"employee"`
	Review                    []clinicReview        `json:"review"`
	Telephone                 string                `json:"telephone"`
	VatID                     string                `json:"vatID"`
	Geo                       *geoCoordinates       `json:"geo"`
	HasMap                    string                `json:"hasMap"`
	IsAccessibleForFree       bool                  `json:"isAccessibleForFree"`
	OpeningHoursSpecification []openingHours        `json:"openingHoursSpecification"`
	PublicAccess              bool                  `json:"publicAccess"`
	CurrenciesAccepted        string                `json:"currenciesAccepted"`
	OpeningHours              []string              `json:"openingHours"`
	PaymentAccepted           string                `json:"paymentAccepted"`
	PriceRange                string                `json:"priceRange"`
	IsAcceptingNewPatients    bool                  `json:"isAcceptingNewPatients"`
	MedicalSpecialty          []string              `json:"medicalSpecialty"`
	AvailableService          []availableServiceRef `json:"availableService"`
}

type propertyValue struct {
	Type       string `json:"@type"`
	PropertyID string `json:"propertyID"`
	Value      string `json:"value"`
}

type postalAddress struct {
	Type            string `json:"@type"`
	AddressCountry  string `json:"addressCountry"`
	AddressLocality string `json:"addressLocality"`
	AddressRegion   string `json:"addressRegion"`
	PostalCode      string `json:"postalCode"`
	StreetAddress   string `json:"streetAddress"`
}

type aggregateRating struct {
	Type        string  `json:"@type"`
	BestRating  int     `json:"bestRating"`
	RatingValue float64 `json:"ratingValue"`
	ReviewCount int     `json:"reviewCount"`
}

type contactPoint struct {
	Type        string `json:"@type"`
	ContactType string `json:"contactType"`
	Email       string `json:"email"`
	Telephone   string `json:"telephone"`
}

type person struct {
	Type            string `json:"@type"`
	ID              string `json:"@id,omitempty"`
	Name            string `json:"name"`
	HonorificPrefix string `json:"honorificPrefix,omitempty"`
	JobTitle        string `json:"jobTitle,omitempty"`
	// KnowsLanguage is a string or several.
	KnowsLanguage any `json:"knowsLanguage,omitempty"`
}

type clinicReview struct {
	Type          string  `json:"@type"`
	Name          string  `json:"name"`
	Author        *person `json:"author"`
	DatePublished string  `json:"datePublished"`
	ReviewBody    string  `json:"reviewBody"`
	ReviewRating  *rating `json:"reviewRating"`
}

type rating struct {
	Type        string `json:"@type"`
	BestRating  int    `json:"bestRating"`
	RatingValue int    `json:"ratingValue"`
}

type geoCoordinates struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type openingHours struct {
	Type      string `json:"@type"`
	Closes    string `json:"closes"`
	DayOfWeek any    `json:"dayOfWeek"`
	Opens     string `json:"opens"`
}

type availableServiceRef struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// handWritten is the clinic of [Clinic] in these structs.
func handWritten() *clinic {
	member := func(names ...string) []string {
		for i := range names {
			names[i] = "https://schema.org/" + names[i]
		}
		return names
	}
	reviewOf := func(name, body, author, date string, value int) clinicReview {
		return clinicReview{
			Type: "Review", Name: name, Author: &person{Type: "Person", Name: author}, DatePublished: date, ReviewBody: body,
			ReviewRating: &rating{Type: "Rating", BestRating: 5, RatingValue: value},
		}
	}
	return &clinic{
		Context:     "https://schema.org",
		Type:        "MedicalClinic",
		ID:          base + "/#clinic",
		Name:        "Sunrise Clinic Musterhausen",
		URL:         base + "/",
		Image:       []string{base + "/img/front.jpg", base + "/img/waiting-room.jpg"},
		Description: "General practice with cardiology and physiotherapy, close to the station, with step-free access and evening hours twice a week.",
		Identifier:  &propertyValue{"PropertyValue", "ODS", "X99901"},
		SameAs:      []string{"https://social.example/sunrise", "https://maps.example/place/sunrise"},
		Address: &postalAddress{
			Type: "PostalAddress", AddressCountry: "DE", AddressLocality: "Musterhausen", AddressRegion: "Niedersachsen",
			PostalCode: "01234", StreetAddress: "Bahnhofstraße 12",
		},
		AggregateRating: &aggregateRating{"AggregateRating", 5, 4.75, 4},
		ContactPoint:    &contactPoint{"ContactPoint", "appointments", "termine@sunrise.example", "+49 30 23125 000"},
		Employee: []person{
			{"Person", base + "/team/#lind", "Dr. Astrid Lind", "Dr.", "Cardiologist", []string{"de", "en"}},
			{"Person", base + "/team/#okoro", "Ben Okoro", "", "Physiotherapist", "en"},
		},
		Review: []clinicReview{
			reviewOf("Freundlich und pünktlich", "Short wait, clear explanations & a follow-up call the next day. The physiotherapist showed me three exercises that I still do.", "P. Patient", "2026-02-11", 5),
			reviewOf("Good care", "The nurse took the time to answer all my questions; the letter to my general practitioner went out the same evening.", "A. Sample", "2026-03-02", 5),
			reviewOf("Came back after a fall", "The front desk found me an appointment on the same day and an interpreter for my mother; nobody made us feel that we were in the way.", "J. Doe", "2026-03-28", 5),
			reviewOf("Parking is difficult", "The treatment itself was fine, but there are only four parking spaces and the nearest car park is ten minutes away on foot.", "M. Mustermann", "2026-04-20", 4),
		},
		Telephone:           "+49 30 23125 001",
		VatID:               "DE999999999",
		Geo:                 &geoCoordinates{"GeoCoordinates", 53.551086, 9.993682},
		HasMap:              "https://maps.example/?q=53.551086,9.993682",
		IsAccessibleForFree: false,
		OpeningHoursSpecification: []openingHours{
			{"OpeningHoursSpecification", "18:00:00", member("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), "08:00:00"},
			{"OpeningHoursSpecification", "12:00:00", member("Saturday")[0], "09:00:00"},
		},
		PublicAccess:           true,
		CurrenciesAccepted:     "EUR",
		OpeningHours:           []string{"Mo-Fr 08:00-18:00", "Sa 09:00-12:00"},
		PaymentAccepted:        "cash, debit card, invoice",
		PriceRange:             "€€",
		IsAcceptingNewPatients: true,
		MedicalSpecialty:       member("Cardiovascular", "Musculoskeletal"),
		AvailableService: []availableServiceRef{
			{"MedicalTest", "Resting electrocardiogram", base + "/services/ecg/"},
			{"MedicalTherapy", "Physiotherapy after knee surgery", base + "/services/knee/"},
		},
	}
}
