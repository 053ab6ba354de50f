package directory

import (
	"math"
	"slices"
	"strings"
)

// answers gives the things that a wish means, by IRI and in order: what the records say,
// by loops over them and nothing else. What each constraint means is what
// question.Find says of it.
func (d *Directory) answers(w *wish) []string {
	var ids []string
	treated := d.named(w.treats)
	subject := d.named(w.about)
	for _, c := range d.Clinics {
		if w.wantsClinic(c, treated) {
			ids = append(ids, c.ID)
		}
	}
	for _, doctor := range d.Doctors {
		if w.wantsDoctor(doctor, treated) {
			ids = append(ids, doctor.ID)
		}
	}
	for _, t := range d.Treatments {
		if w.wantsTreatment(t, treated) {
			ids = append(ids, t.ID)
		}
		ids = append(ids, w.wantedPages(t.Thing, slices.Contains(subject.treatments, t))...)
	}
	for _, c := range d.Conditions {
		if w.wantsCondition(c) {
			ids = append(ids, c.ID)
		}
		ids = append(ids, w.wantedPages(c.Thing, slices.Contains(subject.conditions, c))...)
	}
	for _, p := range d.Products {
		if w.wantsProduct(p) {
			ids = append(ids, p.ID)
		}
	}
	for _, r := range d.Reviews {
		if w.wantsReview(r) {
			ids = append(ids, r.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// medical are the conditions and treatments that a text names.
type medical struct {
	asked      bool
	conditions []*Condition
	treatments []*Treatment
}

func (d *Directory) named(text string) medical {
	m := medical{asked: text != ""}
	if !m.asked {
		return m
	}
	for _, c := range d.Conditions {
		code := c.Code != "" && (text == c.Code || text == codingSystem+" "+c.Code)
		if c.Name.is(text) || c.OtherName.is(text) || code {
			m.conditions = append(m.conditions, c)
		}
	}
	for _, t := range d.Treatments {
		if t.Name.is(text) || t.OtherName.is(text) {
			m.treatments = append(m.treatments, t)
		}
	}
	return m
}

func (t Text) is(text string) bool {
	return text != "" && (strings.EqualFold(t.En, text) || strings.EqualFold(t.De, text))
}

// treatedBy tells whether somebody with these services, specialties and knowledge treats
// what is asked for.
func (m medical) treatedBy(services []*Treatment, specialties []string, knows []*Condition) bool {
	for _, t := range m.treatments {
		if slices.Contains(services, t) {
			return true
		}
	}
	for _, c := range m.conditions {
		if slices.Contains(knows, c) || share(c.Treatments, services) || share(c.Specialties, specialties) {
			return true
		}
	}
	return !m.asked
}

// share tells whether two lists have something in common.
func share[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}

// offersGoods tells whether the wish asks for what only goods and texts have.
func (w *wish) offersGoods() bool {
	return w.rating > 0 || w.price != nil || w.availability != "" || w.brand != "" || w.reviewed != "" || w.since != "" || w.stars > 0 || w.written != ""
}

// asksForPlace tells whether the wish asks for something of a house.
func (w *wish) asksForPlace() bool {
	return len(w.towns) > 0 || w.county != "" || w.district != "" || w.near != nil || w.open != nil || w.feature != ""
}

func (w *wish) wantsClinic(c *Clinic, treated medical) bool {
	return slices.Contains([]string{"MedicalClinic", "MedicalBusiness", "MedicalOrganization"}, w.kind) &&
		(w.name == "" || c.Name.is(w.name)) &&
		treated.treatedBy(c.Services, c.Specialties, nil) &&
		(w.specialty == "" || slices.Contains(c.Specialties, w.specialty)) &&
		(len(w.languages) == 0 || share(w.languages, c.Languages)) &&
		accepted(w.accept, c.AcceptsNew) && w.about == "" && !w.offersGoods() && w.suits(c)
}

// suits tells whether a house is where, open when and built as the wish has it.
func (w *wish) suits(c *Clinic) bool {
	if len(w.towns)+len(w.county)+len(w.district) > 0 {
		if !slices.Contains(w.towns, c.Town.Name) && w.county != c.Town.County && w.district != c.Town.District {
			return false
		}
	}
	if w.near != nil && distance(w.near.latitude, w.near.longitude, c.Latitude, c.Longitude) > float64(w.near.radius) {
		return false
	}
	if w.open != nil && !w.open.within(c.Hours) {
		return false
	}
	return w.feature == "" || slices.ContainsFunc(c.Features, func(f Feature) bool {
		return f.Has && (contains(f.Name.En, w.feature) || c.German != "" && contains(f.Name.De, w.feature))
	})
}

func contains(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}

func accepted(asked, told *bool) bool { return asked == nil || told != nil && *told == *asked }

// distance is that of two places on a sphere of 6371 km (the haversine formula), in
// kilometres.
func distance(latitude1, longitude1, latitude2, longitude2 float64) float64 {
	const radian = math.Pi / 180
	a := math.Sin((latitude2 - latitude1) * radian / 2)
	b := math.Sin((longitude2 - longitude1) * radian / 2)
	return 2 * 6371 * math.Asin(math.Sqrt(a*a+math.Cos(latitude1*radian)*math.Cos(latitude2*radian)*b*b))
}

// within tells whether the hours have the time.
func (o *opening) within(h *Hours) bool {
	if h == nil {
		return false
	}
	today, before := h.Week[o.day], h.Week[(o.day+6)%7]
	if o.date != "" {
		before = nil // no wish asks for the night of a date
		for _, s := range h.Special {
			if s.From <= o.date && o.date <= s.Through {
				today = s.Hours
			}
		}
	}
	if o.minute < 0 {
		return len(today) > 0
	}
	for _, s := range today {
		if s.Opens <= o.minute && (o.minute < s.Closes || s.Closes <= s.Opens) {
			return true
		}
	}
	for _, s := range before {
		if s.Closes <= s.Opens && o.minute < s.Closes {
			return true
		}
	}
	return false
}

func (w *wish) wantsDoctor(d *Doctor, treated medical) bool {
	return slices.Contains([]string{"IndividualPhysician", "Physician", "Person", "MedicalBusiness", "MedicalOrganization"}, w.kind) &&
		(w.name == "" || strings.EqualFold(w.name, d.Name()) || strings.EqualFold(w.name, d.OtherName)) &&
		treated.treatedBy(d.Services, d.Specialties, d.Knows) &&
		(w.specialty == "" || slices.Contains(d.Specialties, w.specialty)) &&
		(len(w.languages) == 0 || share(w.languages, d.Languages)) &&
		accepted(w.accept, d.AcceptsNew) && w.about == "" && !w.offersGoods() &&
		(!w.asksForPlace() || slices.ContainsFunc(d.Clinics, w.suits))
}

func (w *wish) wantsTreatment(t *Treatment, treated medical) bool {
	if w.kind != "MedicalTherapy" && w.kind != t.Class || w.about != "" || w.asksForPlace() || w.offersGoods() || len(w.languages) > 0 || w.accept != nil {
		return false
	}
	helps := slices.ContainsFunc(treated.conditions, func(c *Condition) bool { return slices.Contains(c.Treatments, t) })
	return (helps || !treated.asked) &&
		(w.name == "" || t.Name.is(w.name) || t.OtherName.is(w.name)) &&
		(w.specialty == "" || slices.Contains(t.Specialties, w.specialty))
}

func (w *wish) wantsCondition(c *Condition) bool {
	if w.kind != "MedicalCondition" || w.treats != "" || w.about != "" || w.asksForPlace() || w.offersGoods() || len(w.languages) > 0 || w.accept != nil {
		return false
	}
	return (w.name == "" || c.Name.is(w.name) || c.OtherName.is(w.name)) &&
		(w.specialty == "" || slices.Contains(c.Specialties, w.specialty))
}

// wantedPages gives those pages of a thing that the wish means, if it is about the thing.
func (w *wish) wantedPages(t Thing, about bool) (pages []string) {
	if w.kind != "MedicalWebPage" || !about {
		return nil
	}
	if w.written == "" || w.written == "en" {
		pages = append(pages, t.Page)
	}
	if t.German != "" && (w.written == "" || w.written == "de") {
		pages = append(pages, t.German)
	}
	return pages
}

func (w *wish) wantsProduct(p *Product) bool {
	if w.kind != "Product" || w.name != "" && !p.Name.is(w.name) && !p.OtherName.is(w.name) || w.brand != "" && w.brand != p.Brand {
		return false
	}
	if w.rating > 0 && (p.Rating == nil || p.Rating.of5() < float64(w.rating)/100) {
		return false
	}
	cheap := w.price == nil || slices.ContainsFunc(p.Offers, func(o Offer) bool {
		return o.Currency == w.price.currency && o.Price >= w.price.least && (w.price.most == 0 || o.Price <= w.price.most)
	})
	available := w.availability == "" || slices.ContainsFunc(p.Offers, func(o Offer) bool { return o.Availability == w.availability })
	return cheap && available
}

// of5 gives the rating on the scale from 1 to 5.
func (r *Rating) of5() float64 {
	return 1 + 4*(float64(r.Value)/100-float64(r.Worst))/float64(r.Best-r.Worst)
}

func (w *wish) wantsReview(r *Review) bool {
	return w.kind == "Review" && (w.reviewed == "" || w.reviewed == r.Product.ID) && r.Stars >= w.stars && r.Date >= w.since &&
		(w.written == "" || w.written == r.Language)
}
