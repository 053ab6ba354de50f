package jsonld

import (
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// schemaTerms gives the terms of the context of schema.org, made when the first
// document is read. A variable with a function in it would be linked into programs that
// only write.
func schemaTerms() *schemaTable {
	schemaTermsOnce.Do(func() { schemaTermsMade = makeSchemaTerms() })
	return schemaTermsMade
}

var (
	schemaTermsOnce sync.Once
	schemaTermsMade *schemaTable
)

func makeSchemaTerms() *schemaTable {
	s := &schemaTable{others: map[string]*definition{
		"type": {iri: "@type", keyword: keywordType, details: &details{name: "type"}},
		"id":   {iri: "@id", keyword: keywordID, details: &details{name: "id"}},
		"HTML": {iri: rdf.RDFNamespace + "HTML", details: &details{name: "HTML"}},
	}}
	for i := 1; i <= vocab.Len(); i++ {
		term := vocab.Term(i)
		d := &s.terms[i]
		d.iri, d.details = term.IRI(), &noDetails
		d.number, d.hint = uint16(term), uint16(term)
		d.members = expectsMembers(term)
		switch {
		case term.Is(vocab.CoercedIRI):
			d.coercion = asID
		case term.Is(vocab.CoercedDate):
			d.coercion, d.details = asTyped, &dateDetails
		}
	}
	for _, prefix := range vocab.Prefixes() {
		s.others[prefix[0]] = &definition{iri: prefix[1], prefix: endsInDelimiter(prefix[1]), details: &details{name: prefix[0]}}
	}
	return s
}

// expectsMembers tells whether an enumeration is in the range of a property.
func expectsMembers(property vocab.Term) bool {
	for _, expected := range property.Ranges() {
		if expected.Is(vocab.Enumeration) {
			return true
		}
	}
	return false
}

// endsInDelimiter tells whether an IRI ends in a gen-delim (RFC 3986, section
// 2.2), so that a simple term for it is a prefix.
func endsInDelimiter(iri string) bool {
	return iri != "" && strings.IndexByte(":/?#[]@", iri[len(iri)-1]) >= 0
}

// isSchemaOrg tells whether an address is one under which pages name the context
// of schema.org, and whether it is written as an address should be.
func isSchemaOrg(address string) (is, sound bool) {
	if address == "https://schema.org" || address == "https://schema.org/" || address == "http://schema.org" || address == "http://schema.org/" {
		return true, true
	}
	const longest = 64
	if len(address) > longest {
		return false, false
	}
	rest := strings.ToLower(strings.TrimSpace(address))
	sound = rest == strings.ToLower(address)
	scheme := false
	for _, prefix := range []string{"https:", "http:"} {
		if after, is := strings.CutPrefix(rest, prefix); is && !scheme {
			rest, scheme = after, true
		}
	}
	rest, slashes := strings.CutPrefix(rest, "//")
	if scheme != slashes {
		// "//schema.org" is found, and "https:schema.org" is not.
		if scheme {
			return false, false
		}
	}
	sound = sound && scheme
	rest, _ = strings.CutSuffix(rest, "#")
	for strings.HasSuffix(rest, "/") {
		rest = rest[:len(rest)-1]
	}
	switch strings.TrimPrefix(rest, "www.") {
	case "schema.org", "schema.org/docs/jsonldcontext.jsonld", "schema.org/docs/jsonldcontext.json", "schema.org/docs/jsonldcontext.json.txt":
		return true, sound
	case "health-lifesci.schema.org", "pending.schema.org", "bib.schema.org", "auto.schema.org", "meta.schema.org":
		return true, false // the names of its parts, under which there never was a context
	}
	return false, false
}
