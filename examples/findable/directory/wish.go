package directory

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/examples/findable/question"
)

// wish is what a question means. Answers are found for it in the records, see
// Directory.answers; find gives it as constraints, and sparql as a query: three ways to
// say the same, none made from another.
type wish struct {
	// kind is a class of schema.org.
	kind string
	// small says that name, treats and about are asked for in small letters, as people
	// write. Here they are as the records have them.
	small bool
	name  string
	// treats and about are names, other names or codes of conditions and treatments.
	treats, about string
	specialty     string
	// towns are those of which any will do; county and district are other places.
	towns            []string
	county, district string
	near             *circle
	open             *opening
	// languages are those of which any will do (BCP 47).
	languages []string
	// rating is the least on a scale from 1 to 5, in hundredths.
	rating int
	price  *prices
	accept *bool
	// feature are words in the name of something that a house has.
	feature string
	// availability, brand, reviewed (the IRI of a product), stars (at least), since (a
	// date) and written (a language) are for paths.
	availability, brand, reviewed, since, written string
	stars                                         int
}

// circle is around a place: kilometres.
type circle struct {
	latitude, longitude float64
	radius              int
}

// opening is a day of the week, Monday being 0, or that of a date, and a minute, which is
// -1 for the whole day.
type opening struct {
	day    int
	date   string
	minute int
}

// prices are from least to most, in hundredths; 0 is open.
type prices struct {
	least, most int
	currency    string
}

// find gives the wish as the constraints of a question.
func (w *wish) find() question.Find {
	f := question.Find{Kind: question.Words{w.kind}, Rating: float64(w.rating) / 100, NewPatients: w.accept}
	for _, s := range []struct {
		words *question.Words
		text  string
	}{
		{&f.Name, w.name}, {&f.Treats, w.treats}, {&f.About, w.about}, {&f.Specialty, w.specialty}, {&f.Place, w.county},
		{&f.Place, w.district}, {&f.Accessible, w.feature},
	} {
		if s.text != "" {
			*s.words = append(*s.words, s.text)
		}
	}
	if w.small {
		for _, words := range []question.Words{f.Name, f.Treats, f.About} {
			for i, text := range words {
				words[i] = strings.ToLower(text)
			}
		}
	}
	f.Place = append(f.Place, w.towns...)
	f.Language = append(f.Language, w.languages...)
	if w.near != nil {
		f.Near = &question.Near{Latitude: w.near.latitude, Longitude: w.near.longitude, Kilometres: float64(w.near.radius)}
	}
	if w.open != nil {
		text := w.open.date
		if text == "" {
			text = dayWords[w.open.day].En
		}
		if w.open.minute >= 0 {
			text += " " + clock(w.open.minute)
		}
		f.Open = question.Words{text}
	}
	if w.price != nil {
		f.Price = &question.Price{Currency: w.price.currency}
		if w.price.least > 0 {
			least := float64(w.price.least) / 100
			f.Price.Least = &least
		}
		if w.price.most > 0 {
			most := float64(w.price.most) / 100
			f.Price.Most = &most
		}
	}
	path := func(properties, value string) {
		if value != "" {
			f.Path = append(f.Path, question.Path{Properties: properties, Values: question.Words{value}})
		}
	}
	path("offers.availability", w.availability)
	path("brand", w.brand)
	path("itemReviewed", w.reviewed)
	path("inLanguage", w.written)
	if w.since != "" {
		f.Path = append(f.Path, question.Path{Properties: "datePublished", Least: w.since})
	}
	if w.stars > 0 {
		f.Path = append(f.Path, question.Path{Properties: "reviewRating.ratingValue", Least: fmt.Sprint(w.stars)})
	}
	return f
}
