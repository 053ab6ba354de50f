package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

func checkMisplacedProperty(p *Pass, t *Thing, property *Property) {
	if !p.isMisplaced(t, property) {
		return
	}
	home := homeOf(t, property.Term)
	named := []vocab.Term{property.Term}
	told := false // what has one cause is told once, with the first of the properties in their order
	for i := range t.Properties[:min(len(t.Properties), mostLookedAt)] {
		switch other := &t.Properties[i]; {
		case other == property:
			told = true
		case p.isMisplaced(t, other) && home.isThatOf(homeOf(t, other.Term)):
			if !told {
				return
			}
			named = append(named, other.Term)
		}
	}
	p.Report(AtProperty(t, property), home.words(t, named), property.Term, home.suggestion)
}

// mostLookedAt is how many properties of a thing are looked at for others with the same cause.
const mostLookedAt = 64

// isMisplaced tells whether none of the types of a thing has the property.
func (p *Pass) isMisplaced(t *Thing, property *Property) bool {
	term := property.Term
	return term != 0 && !t.foreign && len(t.Terms) > 0 && !p.facts.allowedOnAny(term, t.Terms) && !p.isRoleFor(t, term) &&
		len(term.SupersededBy()) == 0 // it is to go, not to find its place
}

// home is where a property belongs that is misplaced.
type home struct {
	// owners are the types that have the property, or the one of them that counts.
	owners []vocab.Term
	// why is what else is known of the type of the thing, mend what to do, and into where the
	// properties are to be put.
	why, mend, into, suggestion string
}

// isThatOf tells whether two properties of a thing are misplaced for the same reason.
func (h home) isThatOf(other home) bool {
	return h.mend == other.mend && slices.Equal(h.owners, other.owners)
}

func (h home) words(t *Thing, named []vocab.Term) string {
	message := named[0].Name() + " is no property of "
	if len(named) > 1 {
		message = both(named) + " are no properties of "
	}
	message += both(t.Terms)
	if h.why != "" {
		message += ", " + h.why
	} else {
		message += ", but of " + either(h.owners)
	}
	switch {
	case h.mend != "":
		message += "; " + h.mend
	case h.into != "" && len(named) > 1:
		message += "; put them " + h.into
	case h.into != "":
		message += "; put it " + h.into
	}
	return message
}

// homeOf gives where a property of a thing belongs.
func homeOf(t *Thing, property vocab.Term) home {
	if practice := practices[t.Terms[0]]; practice != 0 && len(t.Terms) == 1 && allowedOn(property, practice) {
		return home{owners: []vocab.Term{practice}, why: "which is a treatment", mend: "the practice is " + a(practice.Name()) + ": give it that type", suggestion: practice.Name()}
	}
	if isOrganizationWithPlace(t) && allowedOn(property, localBusiness) {
		return home{owners: []vocab.Term{localBusiness}, mend: "add the type LocalBusiness", suggestion: "LocalBusiness"}
	}
	if second := secondType(t, property); second != 0 {
		return home{owners: []vocab.Term{second}, mend: "add the type " + second.Name(), suggestion: second.Name()}
	}
	if part, is := partOf[property]; is && allowedOnThing(t, part.property) {
		return home{owners: []vocab.Term{part.class}, into: "into " + a(part.class.Name()) + " as the value of " + part.property.Name()}
	}
	for _, other := range siblings[property] {
		if allowedOnThing(t, other) {
			return home{owners: property.Domains(), mend: "write " + other.Name(), suggestion: other.Name()}
		}
	}
	if property == providerTerm && (t.IsA(medicalProcedureType) || t.IsA(medicalTestType)) {
		return home{owners: property.Domains(), mend: "say it from the other side: who provides it has it as availableService"}
	}
	return home{owners: property.Domains()}
}

var providerTerm, medicalProcedureType, medicalTestType = vocab.Lookup("provider"), vocab.Lookup("MedicalProcedure"), vocab.Lookup("MedicalTest")

// isOrganizationWithPlace tells whether a thing is of a type alone that is no place, of which
// people write where it is and when it is open all the same: what is an organisation and a
// place is a LocalBusiness.
func isOrganizationWithPlace(t *Thing) bool {
	if len(t.Terms) != 1 {
		return false
	}
	switch t.Terms[0] {
	case organizationClass, medicalOrganizationClass, veterinaryCareClass, diagnosticLabClass:
		return true
	}
	return false
}

var (
	localBusiness            = vocab.Lookup("LocalBusiness")
	medicalOrganizationClass = vocab.Lookup("MedicalOrganization")
	veterinaryCareClass      = vocab.Lookup("VeterinaryCare")
	diagnosticLabClass       = vocab.Lookup("DiagnosticLab")
)

func allowedOnThing(t *Thing, property vocab.Term) bool {
	return slices.ContainsFunc(t.Terms, func(class vocab.Term) bool { return allowedOn(property, class) })
}

// practices are types of treatments whose names people take for those of the practice where
// they are given, with the type that such a practice has.
var practices = map[vocab.Term]vocab.Term{
	vocab.Lookup("PhysicalTherapy"):     vocab.Lookup("Physiotherapy"),
	vocab.Lookup("OccupationalTherapy"): vocab.Lookup("MedicalBusiness"),
}

// part is a thing that belongs to another one as the value of a property.
type part struct{ property, class vocab.Term }

// partOf has the properties that people write beside the part of the thing that has them.
var partOf = func() map[vocab.Term]part {
	all := make(map[vocab.Term]part)
	for _, row := range [...]struct{ properties, property, class string }{
		{"streetAddress addressLocality addressRegion postalCode addressCountry postOfficeBoxNumber", "address", "PostalAddress"},
		{"ratingValue reviewCount ratingCount bestRating worstRating", "aggregateRating", "AggregateRating"},
		{"price priceCurrency availability", "offers", "Offer"},
		{"opens closes dayOfWeek", "openingHoursSpecification", "OpeningHoursSpecification"},
		{"latitude longitude", "geo", "GeoCoordinates"},
	} {
		for name := range strings.FieldsSeq(row.properties) {
			all[vocab.Lookup(name)] = part{vocab.Lookup(row.property), vocab.Lookup(row.class)}
		}
	}
	return all
}()

// siblings are properties that say of other things what the misplaced one says.
var siblings = map[vocab.Term][]vocab.Term{
	vocab.Lookup("medicalSpecialty"):  {vocab.Lookup("relevantSpecialty")},
	vocab.Lookup("title"):             {vocab.Lookup("jobTitle")},
	vocab.Lookup("availableLanguage"): {vocab.Lookup("knowsLanguage")},
}

// placedProperties gives the properties of the type of a thing, where it has one alone.
func placedProperties(p *Pass, t *Thing) termSet {
	if len(t.Terms) != 1 {
		return nil
	}
	return p.facts.properties.of(t.Terms[0])
}

// isRoleFor tells whether the node is a Role that stands in place of a value of
// the property, or of the property that says the same from the other end.
func (p *Pass) isRoleFor(t *Thing, property vocab.Term) bool {
	if !t.is(roleKind) {
		return false
	}
	leading := p.roles[t]
	return len(leading) == 0 || slices.Contains(leading, property) || slices.Contains(leading, property.InverseOf())
}

// companions are types that one thing often has together, since neither is a
// kind of the other.
var companions = [][2]vocab.Term{
	{vocab.Lookup("Product"), vocab.Lookup("MedicalDevice")},
	{vocab.Lookup("Person"), vocab.Lookup("IndividualPhysician")},
	{vocab.Lookup("Person"), vocab.Lookup("Physician")},
}

// secondType gives the type that would allow the property, where that is
// certain: a companion of one of the node's types, or the only class that has
// the property, where it is a kind of what the node is.
func secondType(t *Thing, property vocab.Term) vocab.Term {
	for _, pair := range companions {
		for i, companion := range pair {
			if t.IsA(pair[1-i]) && allowedOn(property, companion) {
				return companion
			}
		}
	}
	domains := property.Domains()
	if len(domains) != 1 {
		return 0
	}
	for _, term := range t.Terms {
		if vocab.IsA(domains[0], term) {
			return domains[0]
		}
	}
	return 0
}
