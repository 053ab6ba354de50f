package jsonld

import (
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// termText is a term of the vocabulary as it is written. It is as long as a line of
// the processor's cache, so that one load brings all of it.
type termText struct {
	_   notCompared
	iri string
	// short is the key, the name in quotes with a colon, where it is short enough, and
	// length how long it is; else 0.
	short    [shortKey]byte
	length   uint8
	coercion coercion
	number   uint16
	// expectsMembers says that an enumeration is in the range.
	expectsMembers bool
	// long is the key that is not short.
	long *string
}

// coercion is what the official context reads the strings of a property as.
type coercion uint8

const (
	notCoerced coercion = iota
	// coercedIRI: IRIs, of things or addresses.
	coercedIRI
	// coercedAddress: IRIs, of which the property expects nothing but addresses.
	// What stands there is no thing, even where a thing has it for its name.
	coercedAddress
	// coercedDate: dates.
	coercedDate

	coercions = iota // how many there are
)

func coercionOf(property vocab.Term) coercion {
	switch {
	case property.Is(vocab.CoercedDate):
		return coercedDate
	case !property.Is(vocab.CoercedIRI):
		return notCoerced
	}
	for _, expected := range property.Ranges() {
		if !expected.Is(vocab.DataType) {
			return coercedIRI
		}
	}
	return coercedAddress
}

// shortKey is how long a key may be that is copied as an array. Of 1,684
// properties, 14 have longer ones.
const shortKey = 32

// appendKey appends the name in quotes with a colon.
func (t *termText) appendKey(b []byte) []byte {
	if t.length == 0 {
		return append(b, *t.long...)
	}
	return append(b, t.short[:t.length]...)
}

// appendQuoted appends the name in quotes.
func (t *termText) appendQuoted(b []byte) []byte {
	b = t.appendKey(b)
	return b[:len(b)-1]
}

// termTexts are all terms by their numbers. They are made when the first
// document is written, so that a key costs one copy ever after.
func termTexts() *[termLimit]termText {
	termTextsOnce.Do(makeTermTexts)
	return madeTermTexts
}

var (
	termTextsOnce sync.Once
	madeTermTexts *[termLimit]termText
)

func makeTermTexts() {
	texts := new([termLimit]termText)
	for i := 1; i <= vocab.Len(); i++ {
		term := vocab.Term(i)
		t := &texts[i]
		t.iri = term.IRI()
		t.number, t.coercion = uint16(term), coercionOf(term)
		for _, expected := range term.Ranges() {
			t.expectsMembers = t.expectsMembers || expected.Is(vocab.Enumeration)
		}
		if key := `"` + term.Name() + `":`; len(key) <= shortKey {
			t.length = uint8(copy(t.short[:], key))
		} else {
			t.long = &key
		}
	}
	madeTermTexts = texts
}

// termLimit is a power of two above the number of terms.
const termLimit = 1 << 12

// termOf gives the term with the IRI, by the hint where that is true; nil where
// the vocabulary has no such term.
func (w *writer) termOf(hint uint16, iri string) *termText {
	if t := &w.terms[hint%termLimit]; isSame(t.iri, iri) {
		return t
	}
	return w.lookUp(iri)
}

func (w *writer) lookUp(iri string) *termText {
	if term := vocab.LookupIRI(iri); term != 0 && term.IRI() == iri {
		return &w.terms[term]
	}
	return nil
}

// isSame tells whether two texts are one text in memory, as the IRIs of terms
// are. It may say no of equal ones.
func isSame(a, b string) bool {
	return len(a) == len(b) && unsafe.StringData(a) == unsafe.StringData(b) && len(a) > 0
}

// isHTTP tells whether the IRI is one of the web, as most are: no prefix of the
// context can make another of it.
func isHTTP(iri string) bool {
	return len(iri) > 8 && (iri[:8] == "https://" || iri[:7] == "http://")
}

// name gives the shortest text that the context reads as the IRI of a class,
// property or datatype.
func (w *writer) name(iri string) (string, error) {
	name := shorten(iri)
	if len(name) < len(iri) {
		return name, nil
	}
	return iri, w.checkIRI(iri)
}

// shorten gives what the context reads as the IRI, where that is shorter.
func shorten(iri string) string {
	if name, ok := strings.CutPrefix(iri, vocab.Namespace); ok && isVocabularyRelative(name) {
		return name
	}
	return iri
}

// isVocabularyRelative tells whether the context reads the name as one in the
// namespace of schema.org, whether the vocabulary has it or not.
func isVocabularyRelative(name string) bool {
	switch name {
	case "", "type", "id", "HTML", "xml": // xml is a term, but no prefix: its IRI ends in a letter
		return false
	}
	return name[0] != '@' && strings.IndexByte(name, ':') < 0 && strings.IndexByte(name, '#') == strings.LastIndexByte(name, '#') && vocab.ExpandPrefix(name+":") == name+":"
}

// checkIRI gives a problem where the context would read the IRI as another.
func (w *writer) checkIRI(iri string) error {
	switch expanded := vocab.ExpandPrefix(iri); {
	case expanded != iri:
		return w.problem("the context of schema.org reads "+quote(iri)+" as "+quote(expanded), "the full IRI")
	case !rdf.IsAbsoluteIRI(iri):
		return w.problem(quote(iri)+" is no absolute IRI", "an IRI with a scheme, such as https:")
	}
	return nil
}

// quote shows text in messages without letting it reach a terminal raw.
//
//go:noinline
func quote(text string) string { return strconv.QuoteToGraphic(text) }
