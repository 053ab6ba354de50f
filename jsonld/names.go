package jsonld

import (
	"strconv"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// termText is a term of the vocabulary as it is written.
type termText struct {
	iri  string
	term vocab.Term
	// key is the name in quotes, with a colon.
	key      string
	coercion vocab.Flags
}

// writesPlain tells whether the value of the property is written as its text in
// quotes.
func (t *termText) writesPlain(e *rdf.Event) bool {
	switch e.Kind {
	case rdf.String:
		return t.coercion == 0
	case rdf.IRI:
		return t.coercion == vocab.CoercedIRI && e.Flags&rdf.Referenced == 0 && isHTTP(e.Text)
	case rdf.TypedLiteral:
		return t.coercion == vocab.CoercedDate && e.Tag == dateIRI
	}
	return false
}

// isHTTP tells whether the IRI is one of the web, as most are: no prefix of the
// context can make another of it.
func isHTTP(iri string) bool {
	return len(iri) > 8 && (iri[:8] == "https://" || iri[:7] == "http://")
}

// quoted gives the name in quotes.
func (t *termText) quoted() string { return t.key[:len(t.key)-1] }

// termTexts are all terms by their numbers. They are made when the first
// document is written, so that a key costs one copy ever after.
var termTexts = sync.OnceValue(func() []termText {
	texts := make([]termText, 1+vocab.Len())
	for i := 1; i < len(texts); i++ {
		term := vocab.Term(i)
		texts[i] = termText{term.IRI(), term, `"` + term.Name() + `":`, term.Flags() & (vocab.CoercedIRI | vocab.CoercedDate)}
	}
	return texts
})

// termOf gives the term that an event names, by its hint where that is true;
// nil where the vocabulary has no such term.
func (w *writer) termOf(e *rdf.Event) *termText {
	if int(e.Term) < len(w.terms) && e.Term != 0 {
		if t := &w.terms[e.Term]; t.iri == e.Text {
			return t
		}
	}
	if term := vocab.LookupIRI(e.Text); term != 0 && term.IRI() == e.Text {
		return &w.terms[term]
	}
	return nil
}

// name gives the shortest text that the context reads as the IRI of a class,
// property or datatype.
func (w *writer) name(iri string) (string, error) {
	if name, ok := strings.CutPrefix(iri, vocab.Namespace); ok && isVocabularyRelative(name) {
		return name, nil
	}
	return iri, w.checkIRI(iri)
}

// isVocabularyRelative tells whether the context reads the name as one in the
// namespace of schema.org, whether the vocabulary has it or not.
func isVocabularyRelative(name string) bool {
	switch name {
	case "", "type", "id", "HTML":
		return false
	}
	return name[0] != '@' && !strings.Contains(name, ":") && vocab.ExpandPrefix(name+":") == name+":"
}

// checkIRI gives a problem where the context would read the IRI as another.
func (w *writer) checkIRI(iri string) error {
	switch expanded := vocab.ExpandPrefix(iri); {
	case expanded != iri:
		return w.problem("the context of schema.org reads "+strconv.QuoteToGraphic(iri)+" as "+strconv.QuoteToGraphic(expanded), "the full IRI")
	case !rdf.IsAbsoluteIRI(iri):
		return w.problem(strconv.QuoteToGraphic(iri)+" is no absolute IRI", "an IRI with a scheme, such as https:")
	}
	return nil
}
