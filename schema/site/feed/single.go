package feed

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// singles are properties of which a thing has one value, so that two pages that say
// two of them contradict each other. With true they may be said in several languages.
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
		"sku mpn gtin gtin8 gtin12 gtin13 gtin14 leiCode usNPI vatID taxID duns")
	return table
}()

func isSingle(iri string) bool {
	_, is := singles[iri]
	return is
}

var placeClass = vocab.Lookup("Place")

// hasOne tells whether the thing has one value of the property. A house stands at
// one address, a firm may be at several.
func (t *thing) hasOne(iri string) bool {
	if strings.TrimPrefix(strings.TrimPrefix(iri, vocab.Namespace), vocab.SecureNamespace) != "address" {
		return isSingle(iri)
	}
	for _, of := range t.types {
		if vocab.IsA(vocab.LookupIRI(of), placeClass) {
			return true
		}
	}
	return false
}
