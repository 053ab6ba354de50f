package directory

import (
	"fmt"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// Describe describes all that the directory knows.
func (d *Directory) Describe() *schema.Description {
	roots := []schema.AnyThing{
		&schema.WebSite{ID: Base + "#site", Name: schema.Text(siteName), URL: schema.URL(Base), Publisher: schema.ID(owner)},
		&schema.Organization{ID: owner, Name: schema.Text(siteName), URL: schema.URL(Base)},
	}
	for _, c := range d.Clinics {
		roots = append(roots, c.describe())
	}
	for _, doctor := range d.Doctors {
		person, physician := doctor.describe()
		roots = append(roots, person, physician)
	}
	for _, c := range d.Conditions {
		roots = append(roots, c.describe())
		roots = append(roots, c.webPages(c.Name)...)
	}
	for _, t := range d.Treatments {
		roots = append(roots, t.describe())
		roots = append(roots, t.webPages(t.Name)...)
	}
	for _, p := range d.Products {
		roots = append(roots, p.describe())
	}
	return schema.Describe(roots...)
}

// Graph gives what Describe says as a graph.
func (d *Directory) Graph() (*rdf.Graph, error) {
	graph := &rdf.Graph{}
	return graph, d.Describe().TellTo(graph)
}

const (
	siteName = "The Open Door Directory"
	owner    = Base + "#organization"
)

// text gives the text for a field: nothing, a text, or both languages.
func (t Text) text() schema.AnyText {
	switch {
	case t.En == "":
		return nil
	case t.De == "":
		return schema.Localized{"en": t.En}
	}
	return schema.Localized{"en": t.En, "de": t.De}
}

// onPages gives the pages of a thing beside the one that its url names.
func (t *Thing) onPages() schema.CreativeWorkOrURL {
	if t.German == "" {
		return nil
	}
	return schema.List{schema.ID(t.Page), schema.ID(t.German)}
}

// webPages describes the pages about a thing: one in each language.
func (t *Thing) webPages(name Text) []schema.AnyThing {
	pages := []schema.AnyThing{&schema.MedicalWebPage{
		ID: schema.ID(t.Page), Name: schema.Text(name.En), URL: schema.URL(t.Page), InLanguage: schema.Text("en"), About: schema.ID(t.ID),
	}}
	if t.German != "" {
		pages = append(pages, &schema.MedicalWebPage{
			ID: schema.ID(t.German), Name: schema.Text(name.in("de")), URL: schema.URL(t.German), InLanguage: schema.Text("de"), About: schema.ID(t.ID),
		})
	}
	return pages
}

func specialtyList(members []string) schema.MedicalSpecialtyList {
	var list schema.MedicalSpecialtyList
	for _, member := range members {
		list = append(list, schema.MedicalSpecialty("https://schema.org/"+member))
	}
	return list
}

// spokenList gives languages in the form of the record.
func spokenList(languages []string, form LanguageForm) schema.List {
	var list schema.List
	for _, code := range languages {
		switch form {
		case AsLanguage:
			list = append(list, &schema.Language{Name: schema.Text(languageWords[code].En), AlternateName: schema.Text(code)})
		case AsName:
			list = append(list, &schema.Language{Name: schema.Text(languageWords[code].En)})
		default:
			list = append(list, schema.Text(code))
		}
	}
	return list
}

func yesNo(b *bool) schema.AnyBoolean {
	if b == nil {
		return nil
	}
	return schema.Boolean(*b)
}

func (c *Clinic) describe() *schema.MedicalClinic {
	clinic := &schema.MedicalClinic{
		ID: schema.ID(c.ID), Name: c.Name.text(), URL: schema.URL(c.Page), MainEntityOfPage: c.onPages(),
		Telephone: schema.Text(c.Telephone),
		Address: &schema.PostalAddress{
			StreetAddress: schema.Text(c.Street), AddressLocality: schema.Text(c.Town.Name), AddressRegion: schema.Text(c.Town.County),
			PostalCode: schema.Text(c.Postcode), AddressCountry: schema.Text("GB"),
		},
		Geo:              &schema.GeoCoordinates{Latitude: schema.Number(c.Latitude), Longitude: schema.Number(c.Longitude)},
		MedicalSpecialty: specialtyList(c.Specialties), KnowsLanguage: spokenList(c.Languages, c.LanguageForm),
		IsAcceptingNewPatients: yesNo(c.AcceptsNew),
	}
	if c.Hours != nil {
		clinic.OpeningHoursSpecification, clinic.SpecialOpeningHoursSpecification = c.Hours.describe()
	}
	var amenities schema.LocationFeatureSpecificationList
	for _, f := range c.Features {
		amenities = append(amenities, &schema.LocationFeatureSpecification{Name: f.Name.text(), Value: schema.Boolean(f.Has)})
	}
	if len(amenities) > 0 {
		clinic.AmenityFeature = amenities
	}
	if services := serviceList(c.Services); len(services) > 0 {
		clinic.AvailableService = services
	}
	return clinic
}

func serviceList(treatments []*Treatment) schema.List {
	var list schema.List
	for _, t := range treatments {
		list = append(list, schema.ID(t.ID))
	}
	return list
}

var daysOfWeek = [7]schema.DayOfWeek{
	schema.Monday, schema.Tuesday, schema.Wednesday, schema.Thursday, schema.Friday, schema.Saturday, schema.Sunday,
}

// describe gives the hours of the week, a specification for each range of hours with all
// the days that have it, and those of special days.
func (h *Hours) describe() (usual, special schema.AnyOpeningHoursSpecification) {
	var week, other schema.OpeningHoursSpecificationList
	days := map[Span]schema.DayOfWeekList{}
	for day := range 7 {
		for _, span := range h.Week[day] {
			days[span] = append(days[span], daysOfWeek[day])
		}
	}
	for day := range 7 {
		for _, span := range h.Week[day] {
			if days[span] == nil {
				continue
			}
			week = append(week, &schema.OpeningHoursSpecification{
				DayOfWeek: days[span], Opens: schema.Time(clock(span.Opens)), Closes: schema.Time(clock(span.Closes)),
			})
			days[span] = nil
		}
	}
	for _, s := range h.Special {
		spans := s.Hours
		if len(spans) == 0 {
			spans = []Span{{0, 0}} // schema.org's way to say that it is closed
		}
		for _, span := range spans {
			other = append(other, &schema.OpeningHoursSpecification{
				ValidFrom: schema.Date(s.From), ValidThrough: schema.Date(s.Through),
				Opens: schema.Time(clock(span.Opens)), Closes: schema.Time(clock(span.Closes)),
			})
		}
	}
	if len(week) > 0 {
		usual = week
	}
	if len(other) > 0 {
		special = other
	}
	return usual, special
}

// clock gives a minute of the day as a time.
func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// describe describes a doctor, who is a person and a place to turn to in one.
func (d *Doctor) describe() (*schema.Person, *schema.IndividualPhysician) {
	person := &schema.Person{
		ID: schema.ID(d.ID), Name: schema.Text(d.Name()), URL: schema.URL(d.Page),
		HonorificPrefix: schema.Text("Dr"), GivenName: schema.Text(d.Given), FamilyName: schema.Text(d.Family),
		KnowsLanguage: spokenList(d.Languages, d.LanguageForm),
	}
	if d.OtherName != "" {
		person.AlternateName = schema.Text(d.OtherName)
	}
	if len(d.Knows) > 0 {
		var known schema.List
		for _, c := range d.Knows {
			known = append(known, schema.ID(c.ID))
		}
		person.KnowsAbout = known
	}
	physician := &schema.IndividualPhysician{
		ID: schema.ID(d.ID), Telephone: schema.Text(d.Telephone), MedicalSpecialty: specialtyList(d.Specialties),
		IsAcceptingNewPatients: yesNo(d.AcceptsNew),
	}
	if services := serviceList(d.Services); len(services) > 0 {
		physician.AvailableService = services
	}
	var clinics schema.List
	for _, c := range d.Clinics {
		clinics = append(clinics, schema.ID(c.ID))
	}
	if len(clinics) > 0 {
		physician.PracticesAt = clinics
	}
	return person, physician
}

func (c *Condition) describe() *schema.MedicalCondition {
	condition := &schema.MedicalCondition{
		ID: schema.ID(c.ID), Name: c.Name.text(), AlternateName: c.OtherName.text(), URL: schema.URL(c.Page), MainEntityOfPage: c.onPages(),
		RelevantSpecialty: specialtyList(c.Specialties), PossibleTreatment: serviceList(c.Treatments),
	}
	if c.Code != "" {
		condition.Code = &schema.MedicalCode{CodeValue: schema.Text(c.Code), CodingSystem: schema.Text(codingSystem)}
	}
	return condition
}

// codingSystem is the directory's own: codes of a real one would be wrong for what is
// made up.
const codingSystem = "ODD-26"

func (t *Treatment) describe() schema.AnyThing {
	if t.Class == "PhysicalTherapy" {
		return &schema.PhysicalTherapy{
			ID: schema.ID(t.ID), Name: t.Name.text(), AlternateName: t.OtherName.text(), URL: schema.URL(t.Page), MainEntityOfPage: t.onPages(),
			RelevantSpecialty: specialtyList(t.Specialties),
		}
	}
	return &schema.MedicalTherapy{
		ID: schema.ID(t.ID), Name: t.Name.text(), AlternateName: t.OtherName.text(), URL: schema.URL(t.Page), MainEntityOfPage: t.onPages(),
		RelevantSpecialty: specialtyList(t.Specialties),
	}
}

// hundredths gives a number of hundredths in decimal digits.
func hundredths(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

func (p *Product) describe() *schema.Product {
	product := &schema.Product{
		ID: schema.ID(p.ID), Name: p.Name.text(), AlternateName: p.OtherName.text(), URL: schema.URL(p.Page), MainEntityOfPage: p.onPages(),
		Brand: &schema.Brand{Name: schema.Text(p.Brand)},
	}
	var offers schema.OfferList
	for _, o := range p.Offers {
		offers = append(offers, &schema.Offer{
			Price: schema.Decimal(hundredths(o.Price)), PriceCurrency: schema.Text(o.Currency), Availability: schema.ItemAvailability("https://schema.org/" + o.Availability),
		})
	}
	if len(offers) > 0 {
		product.Offers = offers
	}
	if p.Rating != nil {
		product.AggregateRating = &schema.AggregateRating{
			RatingValue: schema.Decimal(hundredths(p.Rating.Value)), WorstRating: schema.Integer(p.Rating.Worst), BestRating: schema.Integer(p.Rating.Best),
			ReviewCount: schema.Integer(len(p.Reviews)),
		}
	}
	var reviews schema.ReviewList
	for _, r := range p.Reviews {
		reviews = append(reviews, &schema.Review{
			ID: schema.ID(r.ID), Name: schema.Text(r.Title), Author: &schema.Person{Name: schema.Text(r.Author)},
			DatePublished: schema.Date(r.Date), InLanguage: schema.Text(r.Language), ReviewBody: schema.Text(r.Body),
			ItemReviewed: schema.ID(p.ID),
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(r.Stars), WorstRating: schema.Integer(p.Rating.Worst), BestRating: schema.Integer(p.Rating.Best)},
		})
	}
	if len(reviews) > 0 {
		product.Review = reviews
	}
	return product
}
