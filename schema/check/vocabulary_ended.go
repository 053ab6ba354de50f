package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// sunset is where Google says that it reads data-vocabulary.org no more.
var sunset = Source{
	Title: "Sunsetting support for data-vocabulary", Address: "https://developers.google.com/search/blog/2020/01/data-vocabulary",
	Updated: "2020-01-21", Seen: "2026-11-23", Confidence: "transcribed",
}

// endedNamespaces are those that data-vocabulary.org had in Microdata and in RDFa, without schemes.
var endedNamespaces = [...]string{"data-vocabulary.org/", "www.data-vocabulary.org/", "rdf.data-vocabulary.org/#"}

// endedTypes are the types of data-vocabulary.org whose names schema.org does not have, in
// small letters.
var endedTypes = map[string]string{
	"review-aggregate": "AggregateRating", "offer-aggregate": "AggregateOffer", "breadcrumb": "BreadcrumbList", "address": "PostalAddress", "geo": "GeoCoordinates",
}

// sameTypes are those that schema.org calls the same.
var sameTypes = newWordList("review organization person product offer event rating recipe")

// checkEndedVocabulary tells of types of data-vocabulary.org, with what schema.org has for them.
func checkEndedVocabulary(p *Pass, t *Thing) {
	for i := range t.Types {
		local, is := endedName(t.Types[i].IRI)
		if !is {
			continue
		}
		successor := endedTypes[strings.ToLower(local)]
		if successor == "" && sameTypes.has(local) {
			successor = strings.ToUpper(local[:1]) + strings.ToLower(local[1:])
		}
		suggestion, mend := "", "use a type of schema.org"
		if successor != "" {
			suggestion = "https://schema.org/" + successor
			mend = "write " + suggestion + ", with the properties that it has there"
		}
		p.Report(AtType(t, i), quote(local)+" is of data-vocabulary.org, a vocabulary that ended and for which Google shows no results any more; "+mend, vocab.Lookup(successor), suggestion)
	}
}

// endedName gives the name of a type in data-vocabulary.org.
func endedName(iri string) (local string, is bool) {
	_, rest, _ := strings.Cut(iri, "://")
	for _, namespace := range endedNamespaces {
		if local, is = strings.CutPrefix(rest, namespace); is && local != "" {
			return local, true
		}
	}
	return "", false
}
