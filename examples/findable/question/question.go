// Package question reads and writes questions: what people ask of a site, what that
// means as constraints, and which things of the site should answer.
//
// A file of questions is YAML:
//
//	questions:
//	  - ask: Which knee clinic near Harrow is open on Saturday?
//	    find:
//	      kind: MedicalClinic
//	      treats: knee pain
//	      place: Harrow
//	      open: Saturday
//	    expect: https://harrow.example/#clinic
//
// The constraints are what an assistant or a semantic engine draws from the words. All
// of them must hold; where one has a list, any of its values will do. What each means is
// said at the fields of [Find].
package question

import (
	"github.com/healthld/healthld/rdf"
)

// Question is what somebody asks, and what should answer.
type Question struct {
	// Ask are the words, as a person says them.
	Ask string
	// Language is that of the words (BCP 47), empty where nothing is said.
	Language string
	// Find is what the words mean.
	Find Find
	// Expect are the things that should answer, all of them and no others, by IRI. If it
	// is empty, nothing should answer.
	Expect []string
	// SPARQL is a query that should give the same things in its variable thing, for a
	// second opinion; it may be empty. No code of this package runs it.
	SPARQL string
	// Position is where the question stands in the file that it was read from.
	Position rdf.Position
}

// Words are values of a constraint of which any will do; none is no constraint. In a
// file a single one stands without a list.
type Words []string

// Find is what a question means: constraints that must all hold. A constraint that is
// not set holds for everything. Words are compared without regard to case, to the forms
// of Unicode and to white space.
//
// Things are what has an IRI and a type in the graph; blank nodes do not answer.
//
// The sites of a thing are the thing itself and where it is to be met: what its
// practicesAt, workLocation, hospitalAffiliation, location, jobLocation and
// availableAtOrFrom name, and what its worksFor and provider name if that is a Place;
// and the Place that names it as its employee. Place, Near, Open and Accessible ask for
// one site that has all of what they ask for: a doctor who is in Harrow on weekdays and in
// Pinner on Saturdays is not found in Harrow on Saturdays.
type Find struct {
	// Kind are classes of schema.org by name, such as MedicalClinic, or other classes by
	// IRI. Subclasses count.
	Kind Words
	// Name is one of name, alternateName, legalName, headline and title, in whole.
	Name Words
	// Treats names conditions, therapies, tests or services: by IRI, by name (as Name
	// has it), or by code, M17 or ICD-10 M17. A thing treats
	//
	//   - what its availableService, availableTest, knowsAbout, serviceType or
	//     healthCondition is, a text too; what its makesOffer has as itemOffered; and
	//     the Service whose provider it is;
	//   - a condition whose possibleTreatment, primaryPrevention or secondaryPrevention
	//     is one of these or the thing itself;
	//   - a condition whose relevantSpecialty is a medicalSpecialty of the thing, or a
	//     type of it that is a specialty, see Specialty.
	Treats Words
	// About names what a page or another work is about, as Treats does: what its about,
	// mainEntity or mentions names, or what names it as its mainEntityOfPage or subjectOf.
	About Words
	// Specialty are members of MedicalSpecialty or other texts: a value of
	// medicalSpecialty, relevantSpecialty or specialty, or a type that is such a member,
	// as Dermatology is. White space in names does not count: primary care is PrimaryCare.
	Specialty Words
	// Place is the addressLocality, addressRegion, addressCountry or postalCode of a
	// site (its first part too: RV1 of RV1 4TA), a part between commas of an address that
	// is a text, the name of its containedInPlace, or its areaServed.
	Place Words
	// Near has a site whose geo lies in a circle.
	Near *Near
	// Open is when a site is open, as ParseOpening reads it: a day of the week, with or
	// without a time, or a date, with or without a time. Hours of the thing itself win
	// over those of its other sites.
	//
	// A day alone holds where a range of hours begins on that day, a time where a range
	// holds at that time, its end excluded. A day of the week asks for a usual week:
	// hours with validFrom or validThrough do not count. For a date the narrower wins:
	// specialOpeningHoursSpecification for that date over openingHoursSpecification with
	// dates over that without. Hours from 00:00 to 00:00 are closed; hours that end before
	// they begin end on the next day; 23:59 is the end of the day.
	Open Words
	// Language is spoken (BCP 47): a value of availableLanguage or knowsLanguage of the
	// thing or of its contactPoint. One of a region counts: de is spoken by de-AT. The
	// data says it as a code, or as a Language with its code as alternateName or
	// identifier, or with the name of the language in English or in itself.
	Language Words
	// Rating is the least rating on the usual scale from 1 to 5, 0 for none: that of
	// aggregateRating, else the mean of the reviews. Ratings on other scales are
	// converted; one that lies beyond its scale does not count.
	Rating float64
	// Price is that of an offer: a value of offers, or what names the thing as its
	// itemOffered.
	Price *Price
	// NewPatients is what isAcceptingNewPatients says.
	NewPatients *bool
	// Accessible is something that a site has: a name of an amenityFeature that does not
	// say that it is not there, or of accessibilityFeature. The words must all
	// occur in it: wheelchair in Wheelchair access.
	Accessible Words
	// Path are constraints beyond these, in the order of the file.
	Path []Path
}

// Near is a circle on the earth, taken as a sphere.
type Near struct {
	// Latitude and Longitude are degrees (WGS 84).
	Latitude  float64 `yaml:"latitude"`
	Longitude float64 `yaml:"longitude"`
	// Kilometres is the radius.
	Kilometres float64 `yaml:"kilometres"`
}

// Price is a range of prices; a nil end is open.
type Price struct {
	Least *float64 `yaml:"least,omitempty"`
	Most  *float64 `yaml:"most,omitempty"`
	// Currency is that of ISO 4217, empty for any.
	Currency string `yaml:"currency,omitempty"`
}

// Path is a constraint on any properties: the values that the properties lead to from
// the thing, one after the other.
type Path struct {
	// Properties are names of properties of schema.org with dots between them, such as
	// offers.availability. A Role on the way is stepped over.
	Properties string
	// Values are texts, numbers, IRIs, or names of members or classes: any will do. A
	// thing is meant by its name too.
	Values Words
	// Least and Most are the ends of a range of numbers or of dates, used where there are
	// no Values; an empty end is open.
	Least, Most string
}
