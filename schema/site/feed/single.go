package feed

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// singles are properties of which two pages that have no value in common contradict each
// other: a thing has one value, or one list of them, on all pages. With true they may be
// said in several languages. What rule contradictory-pages looks at is among them, but for
// specifications of opening hours, which pages may share out, such as those of Christmas.
var singles = func() map[string]bool {
	table := make(map[string]bool)
	add := func(texts bool, names string) {
		for name := range strings.FieldsSeq(names) {
			table[vocab.Lookup(name).IRI()] = texts
			table[vocab.SecureNamespace+name] = texts
		}
	}
	add(true, "name legalName address")
	add(false, "birthDate deathDate foundingDate dissolutionDate datePublished uploadDate startDate endDate "+
		"geo latitude longitude postalCode aggregateRating ratingValue bestRating worstRating reviewCount ratingCount "+
		"price priceCurrency opens closes numberOfBeds "+
		"telephone email openingHours "+
		"sku mpn gtin gtin8 gtin12 gtin13 gtin14 leiCode usNPI vatID taxID duns")
	return table
}()

// numbers are properties whose values are numbers, however they are written.
var numbers = func() map[string]bool {
	table := make(map[string]bool)
	for name := range strings.FieldsSeq("latitude longitude ratingValue bestRating worstRating reviewCount ratingCount price numberOfBeds") {
		table[vocab.Lookup(name).IRI()], table[vocab.SecureNamespace+name] = true, true
	}
	return table
}()

func isSingle(iri string) bool {
	_, is := singles[iri]
	return is
}

var (
	placeClasses = []vocab.Term{vocab.Lookup("Place")}
	// namedClasses are those of things that are called alike on all pages. An article may
	// be called by its headline here and by its title there, and a page as a link to it is.
	namedClasses = []vocab.Term{
		vocab.Lookup("Person"), vocab.Lookup("Organization"), vocab.Lookup("Place"), vocab.Lookup("Product"), vocab.Lookup("Event"),
		vocab.Lookup("MedicalEntity"), vocab.Lookup("Service"), vocab.Lookup("WebSite"),
	}
)

// hasOne tells whether the thing has one value of the property. A house stands at
// one address, a firm may be at several.
func (t *thing) hasOne(iri string) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(iri, vocab.Namespace), vocab.SecureNamespace) {
	case "address":
		return t.isA(placeClasses)
	case "name":
		return t.isA(namedClasses)
	}
	return isSingle(iri)
}

// isA tells whether a type of the thing is one of the classes or below one.
func (t *thing) isA(classes []vocab.Term) bool {
	for _, of := range t.types {
		for _, class := range classes {
			if vocab.IsA(vocab.LookupIRI(of), class) {
				return true
			}
		}
	}
	return false
}
