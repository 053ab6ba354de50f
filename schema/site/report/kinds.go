package report

import "github.com/healthld/healthld/internal/vocab"

// kind is what people take a thing for. Things of the kind none are a part of
// others, such as an address, and stand in no picture.
type kind uint8

const (
	none kind = iota
	pages
	articles
	events
	providers
	people
	services
	conditions
	products
	reviews
	kinds // how many there are
)

// kindWords name the kinds: the word in the page's markup, and the heading.
var kindWords = [kinds]struct{ Class, Name string }{
	pages:      {"page", "Pages"},
	articles:   {"article", "Articles and media"},
	events:     {"event", "Events and jobs"},
	providers:  {"provider", "Organisations and places"},
	people:     {"person", "People"},
	services:   {"service", "Services and treatments"},
	conditions: {"condition", "Conditions"},
	products:   {"product", "Products"},
	reviews:    {"review", "Reviews"},
}

// kindsOf says which classes are of which kind, with all below them. The first that
// fits counts, so that a doctor is a person although schema.org has the class below
// Organization.
var kindsOf = []struct {
	class vocab.Term
	kind  kind
}{
	{vocab.Lookup("Person"), people},
	{vocab.Lookup("IndividualPhysician"), people},
	{vocab.Lookup("Review"), reviews},
	{vocab.Lookup("Product"), products},
	{vocab.Lookup("ProductGroup"), products},
	{vocab.Lookup("Drug"), products},
	{vocab.Lookup("DietarySupplement"), products},
	{vocab.Lookup("MedicalDevice"), products},
	{vocab.Lookup("SoftwareApplication"), products},
	{vocab.Lookup("Organization"), providers},
	{vocab.Lookup("Place"), providers},
	{vocab.Lookup("MedicalCondition"), conditions},
	{vocab.Lookup("MedicalSignOrSymptom"), conditions},
	{vocab.Lookup("Service"), services},
	{vocab.Lookup("MedicalProcedure"), services},
	{vocab.Lookup("MedicalTest"), services},
	{vocab.Lookup("MedicalTherapy"), services},
	{vocab.Lookup("Event"), events},
	{vocab.Lookup("JobPosting"), events},
	{vocab.Lookup("WebPage"), pages},
	{vocab.Lookup("Article"), articles},
	{vocab.Lookup("Book"), articles},
	{vocab.Lookup("Course"), articles},
	{vocab.Lookup("Dataset"), articles},
	{vocab.Lookup("HowTo"), articles},
	{vocab.Lookup("VideoObject"), articles},
}

// kindOf gives the kind of a thing of these classes.
func kindOf(types []vocab.Term) kind {
	for _, k := range kindsOf {
		for _, t := range types {
			if vocab.IsA(t, k.class) {
				return k.kind
			}
		}
	}
	return none
}
