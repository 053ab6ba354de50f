package jsonld

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// The definition of one term: JSON-LD 1.1 API, section 4.2.2, create term definition. The
// methods are the steps of that algorithm, in their order; each tells whether there was no
// fault, and reports the one that it finds. Steps 1, 27 and 28, which are about the context
// as a whole, stand in definer.define.

// termEntry is the entry of a context that defines a term.
type termEntry struct {
	term string
	tape *tape
	// name and value are its tokens.
	name, value uint32
	// simple says that the value is a string, which is what the term stands for.
	simple bool
	// made is the definition.
	made *definition
}

// definition reads the definition of a term, and tells whether it has one.
func (d *definer) definition(term string, t *tape, name uint32) (*definition, bool) {
	n := &termEntry{term: term, tape: t, name: name, value: name + 1}
	if !d.checkName(n) {
		return nil, false
	}
	n.made = &definition{protected: d.protected, details: &details{name: term}}
	switch kind := n.kind(n.value); kind { // steps 7 to 10
	case jsonNull:
		return n.made, true
	case jsonString:
		n.simple = true
	case jsonObject:
	default:
		return nil, d.fail(n, n.value, "invalid term definition", "the definition is "+describeKind(kind), "an IRI, an object or null")
	}
	if !d.setProtected(n) || !d.setType(n) {
		return nil, false
	}
	if n.isWithoutIRI() {
		return n.made, true
	}
	ok := d.setMeaning(n) && d.setContainer(n) && d.setIndex(n) && d.setScope(n) && d.setLanguage(n) && d.setDirection(n) &&
		d.setNest(n) && d.setPrefix(n) && d.checkMembers(n)
	if !ok {
		return nil, false
	}
	n.made.setNumber()
	return n.made, true
}

// fail reports a fault for which the term is left out, and gives false.
func (d *definer) fail(n *termEntry, at uint32, code, what, expected string) bool {
	d.r.contextFault(n.tape, at, code, "the term "+quoteExcerpt(n.term)+": "+what, expected, "it is left out")
	return false
}

// member gives the token of the value of a member, 0 where there is none.
func (n *termEntry) member(keyword string) uint32 {
	switch {
	case !n.simple:
		return n.tape.member(n.value, keyword)
	case keyword == "@id":
		return n.value
	}
	return 0
}

func (n *termEntry) kind(i uint32) jsonKind { return n.tape.tokens[i].kind }

// expand gives the IRI or the keyword that a text stands for in the context.
func (d *definer) expand(text string) (iri string, keyword keyword, ok bool) {
	return d.r.expandIRI(d.result, text, false, true, d)
}

// checkName looks whether the term may be defined: steps 2, 4 and 5.
func (d *definer) checkName(n *termEntry) bool {
	switch {
	case n.term == "":
		return d.fail(n, n.name, "invalid term definition", "the name is empty", "a name")
	case n.term == "@type":
		if n.kind(n.value) != jsonObject || !isTypeDefinition(n.tape, n.value) {
			return d.fail(n, n.name, "keyword redefinition", "a keyword cannot be defined", `no more than {"@container": "@set"}`)
		}
	case keywordOf(n.term) != noKeyword:
		return d.fail(n, n.name, "keyword redefinition", "a keyword cannot be defined", "another name")
	case looksLikeKeyword(n.term):
		return d.fail(n, n.name, "", `"@" and letters are reserved for keywords`, "another name")
	}
	return true
}

// isTypeDefinition tells whether an object is what may be said of @type.
func isTypeDefinition(t *tape, object uint32) bool {
	tok := t.tokens[object]
	if tok.next == object+1 {
		return false
	}
	for i := object + 1; i < tok.next; i = t.tokens[i+1].next {
		switch {
		case t.is(i, "@container"):
			if t.tokens[i+1].kind != jsonString || !t.is(i+1, "@set") {
				return false
			}
		case t.is(i, "@protected"):
		default:
			return false
		}
	}
	return true
}

// setProtected is step 11.
func (d *definer) setProtected(n *termEntry) bool {
	i := n.member("@protected")
	if i == 0 {
		return true
	}
	if !isBoolean(n.kind(i)) {
		return d.fail(n, i, "invalid @protected value", "@protected is "+describeKind(n.kind(i)), "true or false")
	}
	n.made.protected = n.kind(i) == jsonTrue
	return true
}

// setType sets what the strings of the term are: step 12.
func (d *definer) setType(n *termEntry) bool {
	i := n.member("@type")
	if i == 0 {
		return true
	}
	known := false
	if n.kind(i) == jsonString {
		n.made.coercion, n.made.datatype, known = d.coercionOf(n.tape.text(i))
	}
	if !known {
		return d.fail(n, i, "invalid type mapping", "@type is "+describeToken(n.tape, i), "an IRI, @id, @vocab, @json or @none")
	}
	return true
}

// coercionOf gives what a text that stands in @type makes of strings.
func (d *definer) coercionOf(text string) (coercion stringCoercion, datatype string, ok bool) {
	iri, keyword, ok := d.expand(text)
	if !ok {
		return asString, "", false
	}
	switch keyword {
	case keywordID:
		return asID, "", true
	case keywordVocab:
		return asVocab, "", true
	case keywordJSON:
		return asJSON, "", true
	case keywordNone:
		return asNone, "", true
	case noKeyword:
		return asTyped, iri, rdf.IsAbsoluteIRI(iri)
	}
	return asString, "", false
}

// isWithoutIRI tells whether the term is to stand for nothing: step 14.1.
func (n *termEntry) isWithoutIRI() bool {
	id := n.member("@id")
	return id != 0 && n.kind(id) == jsonNull && n.member("@reverse") == 0
}

// setMeaning sets what the term stands for: steps 13 to 18.
func (d *definer) setMeaning(n *termEntry) bool {
	if i := n.member("@reverse"); i != 0 {
		return d.setReverse(n, i)
	}
	if id := n.member("@id"); id != 0 && (n.kind(id) != jsonString || !n.tape.is(id, n.term)) {
		return d.setID(n, id)
	}
	return d.setMeaningOfName(n)
}

// setReverse is step 13.
func (d *definer) setReverse(n *termEntry, i uint32) bool {
	t := n.tape
	switch {
	case n.member("@id") != 0 || n.member("@nest") != 0:
		return d.fail(n, i, "invalid reverse property", "@reverse stands beside @id or @nest", "one of them")
	case n.kind(i) != jsonString:
		return d.fail(n, i, "invalid IRI mapping", "@reverse is "+describeKind(n.kind(i)), "an IRI")
	case looksLikeKeyword(t.text(i)):
		return d.fail(n, i, "", "@reverse has the form of a keyword", "an IRI")
	}
	iri, _, ok := d.expand(t.text(i))
	if !ok || !isIRIOrBlank(iri) {
		return d.fail(n, i, "invalid IRI mapping", "@reverse is "+describeToken(t, i)+", which is no IRI", "an IRI")
	}
	n.made.iri, n.made.reverse = iri, true
	c := n.member("@container")
	switch {
	case c == 0, n.kind(c) == jsonNull:
	case n.kind(c) != jsonString, !t.is(c, "@set") && !t.is(c, "@index"):
		return d.fail(n, c, "invalid reverse property", "a reverse property holds its values in "+describeToken(t, c), "@set or @index")
	}
	return true
}

// setID sets what the term stands for where @id says so: step 14.2.
func (d *definer) setID(n *termEntry, id uint32) bool {
	if n.kind(id) != jsonString {
		return d.fail(n, id, "invalid IRI mapping", "@id is "+describeKind(n.kind(id)), "an IRI")
	}
	text := n.tape.text(id)
	if keywordOf(text) == noKeyword && looksLikeKeyword(text) {
		return d.fail(n, id, "", "@id has the form of a keyword", "an IRI")
	}
	iri, keyword, ok := d.expand(text)
	switch {
	case !ok || keyword == noKeyword && !isIRIOrBlank(iri):
		return d.fail(n, id, "invalid IRI mapping", "it stands for "+quoteExcerpt(text)+", which is no IRI", "an IRI")
	case keyword == keywordContext:
		return d.fail(n, id, "invalid keyword alias", "@context cannot have another name", "an IRI or another keyword")
	}
	colon := colonIn(n.term)
	if colon > 0 && colon+1 < len(n.term) || strings.Contains(n.term, "/") {
		d.defined[n.term] = true
		if own, _, ok := d.expand(n.term); !ok || own != iri {
			// The definition that the term had does not count.
			if without := d.expandWithout(n.term); without != iri {
				return d.fail(n, id, "invalid IRI mapping", "it is an IRI, and stands for another, "+quoteExcerpt(iri), "a name without colon and slash")
			}
		}
	}
	n.made.iri, n.made.keyword = iri, keyword
	n.made.prefix = n.simple && !strings.ContainsAny(n.term, ":/") && (endsInDelimiter(iri) || strings.HasPrefix(iri, "_:")) && keyword == noKeyword
	return true
}

// colonIn gives the place of the first colon behind the first character, 0 where there is
// none.
func colonIn(term string) int {
	return strings.IndexByte(term[min(1, len(term)):], ':') + 1
}

// setMeaningOfName sets what the term stands for where its name says so: steps 15 to 18.
func (d *definer) setMeaningOfName(n *termEntry) bool {
	made, term := n.made, n.term
	colon := colonIn(term)
	switch {
	case colon > 0:
		prefix, suffix := term[:colon], term[colon+1:]
		if prefix != "_" && !strings.HasPrefix(suffix, "//") {
			d.depend(prefix)
			if p := d.result.lookup(prefix); p != nil && p.iri != "" && p.keyword == noKeyword {
				made.iri = p.iri + suffix
				return true
			}
		}
		if !isIRIOrBlank(term) {
			return d.fail(n, n.name, "invalid IRI mapping", "it is no IRI, and has no @id", "@id")
		}
		made.iri = term
	case strings.Contains(term, "/"):
		made.iri = d.expandWithout(term)
		if !rdf.IsAbsoluteIRI(made.iri) {
			return d.fail(n, n.name, "invalid IRI mapping", "it is no IRI, and has no @id", "@id")
		}
	case term == "@type":
		made.iri, made.keyword = "@type", keywordType
	case d.result.hasVocab:
		made.iri = d.result.vocab + term
	default:
		return d.fail(n, n.name, "invalid IRI mapping", "it has no @id, and there is no @vocab", "@id")
	}
	return true
}

// expandWithout expands a name with a colon or slash as if it were not defined.
func (d *definer) expandWithout(term string) string {
	if colon := strings.IndexByte(term, ':'); colon > 0 {
		prefix, suffix := term[:colon], term[colon+1:]
		if prefix == "_" || strings.HasPrefix(suffix, "//") {
			return term
		}
		d.depend(prefix)
		if p := d.result.lookup(prefix); p != nil && p.iri != "" && p.prefix {
			return p.iri + suffix
		}
		if rdf.IsAbsoluteIRI(term) {
			return term
		}
	}
	if d.result.hasVocab {
		return d.result.vocab + term
	}
	return term
}

// setContainer is step 19.
func (d *definer) setContainer(n *termEntry) bool {
	i := n.member("@container")
	if i == 0 || n.kind(i) == jsonNull {
		return true
	}
	c, ok := containerOf(n.tape, i)
	if !ok {
		return d.fail(n, i, "invalid container mapping", "@container is "+describeToken(n.tape, i), "@list, @set, @index, @language, @graph, @id or @type, or those of them in an array that go together")
	}
	n.made.container = c
	if c&byType != 0 {
		switch n.made.coercion {
		case asString:
			n.made.coercion = asID
		case asID, asVocab:
		default:
			return d.fail(n, i, "invalid type mapping", "@container is @type, but its values are no nodes", "@id or @vocab as @type")
		}
	}
	return true
}

// containerOf reads the value of @container.
func containerOf(t *tape, i uint32) (container, bool) {
	one := func(i uint32) container {
		if t.tokens[i].kind != jsonString {
			return 0
		}
		switch keywordOf(t.text(i)) {
		case keywordList:
			return inList
		case keywordSet:
			return inSet
		case keywordIndex:
			return byIndex
		case keywordLanguage:
			return byLanguage
		case keywordGraph:
			return inGraph
		case keywordID:
			return byID
		case keywordType:
			return byType
		}
		return 0
	}
	if t.tokens[i].kind != jsonArray {
		c := one(i)
		return c, c != 0
	}
	var all container
	for j := i + 1; j < t.tokens[i].next; j = t.tokens[j].next {
		c := one(j)
		if c == 0 || all&c != 0 {
			return 0, false
		}
		all |= c
	}
	switch all &^ inSet {
	case inList:
		return all, all == inList
	case 0, byIndex, byLanguage, inGraph, byID, byType, inGraph | byID, inGraph | byIndex:
		return all, all != 0
	}
	return 0, false
}

// setIndex is step 20.
func (d *definer) setIndex(n *termEntry) bool {
	i := n.member("@index")
	if i == 0 {
		return true
	}
	if n.made.container&byIndex == 0 || n.kind(i) != jsonString {
		return d.fail(n, i, "invalid term definition", "@index stands without @container @index, or is no string", "an IRI, and @index as @container")
	}
	iri, keyword, ok := d.expand(n.tape.text(i))
	if !ok || keyword != noKeyword || !rdf.IsAbsoluteIRI(iri) {
		return d.fail(n, i, "invalid term definition", "@index is "+describeToken(n.tape, i)+", which is no IRI", "an IRI")
	}
	n.made.index = n.tape.text(i)
	return true
}

// setScope is step 21. A context with a fault does not hold; the term does.
func (d *definer) setScope(n *termEntry) bool {
	i := n.member("@context")
	if i == 0 {
		return true
	}
	n.made.scope = localContext{tape: n.tape, token: i, base: d.base}
	if !d.validScope(n.made.scope) {
		d.r.contextFault(n.tape, i, "invalid scoped context", "the term "+quoteExcerpt(n.term)+": its context has a fault", "a context", "it is left out")
		n.made.scope = localContext{}
	}
	return true
}

// validScope looks at the context of a term for faults, and tells whether it has
// none.
func (d *definer) validScope(scope localContext) bool {
	r := d.r
	before := r.contexts.errors
	within := contextProcess{r: r, remote: d.remote, override: true, propagate: true}
	within.process(d.result, scope)
	return r.contexts.errors == before
}

// setLanguage is step 22.
func (d *definer) setLanguage(n *termEntry) bool {
	i := n.member("@language")
	if i == 0 || n.member("@type") != 0 {
		return true
	}
	switch kind := n.kind(i); kind {
	case jsonNull:
		n.made.hasLanguage = true
	case jsonString:
		n.made.hasLanguage, n.made.language = true, d.r.languageTag(n.tape, i, true)
	default:
		return d.fail(n, i, "invalid language mapping", "@language is "+describeKind(kind), "a language tag (BCP 47) or null")
	}
	return true
}

// setDirection is step 23.
func (d *definer) setDirection(n *termEntry) (ok bool) {
	i := n.member("@direction")
	if i == 0 || n.member("@type") != 0 {
		return true
	}
	if n.made.direction, ok = directionOf(n.tape, i); !ok {
		return d.fail(n, i, "invalid base direction", "@direction is "+describeToken(n.tape, i), `"ltr", "rtl" or null`)
	}
	return true
}

// setNest is step 24.
func (d *definer) setNest(n *termEntry) bool {
	i := n.member("@nest")
	if i == 0 {
		return true
	}
	if n.kind(i) != jsonString || keywordOf(n.tape.text(i)) != noKeyword && !n.tape.is(i, "@nest") {
		return d.fail(n, i, "invalid @nest value", "@nest is "+describeToken(n.tape, i), "@nest or a term for it")
	}
	n.made.nest = n.tape.text(i)
	return true
}

// setPrefix is step 25.
func (d *definer) setPrefix(n *termEntry) bool {
	i := n.member("@prefix")
	if i == 0 {
		return true
	}
	switch {
	case strings.ContainsAny(n.term, ":/"):
		return d.fail(n, i, "invalid term definition", "a name with a colon or a slash is no prefix", "no @prefix")
	case !isBoolean(n.kind(i)):
		return d.fail(n, i, "invalid @prefix value", "@prefix is "+describeKind(n.kind(i)), "true or false")
	}
	n.made.prefix = n.kind(i) == jsonTrue
	if n.made.prefix && n.made.keyword != noKeyword {
		return d.fail(n, i, "invalid term definition", "an alias of a keyword is no prefix", "no @prefix")
	}
	return true
}

// checkMembers looks for members that no definition has: step 26.
func (d *definer) checkMembers(n *termEntry) bool {
	if n.simple {
		return true
	}
	t := n.tape
	for i := n.value + 1; i < t.tokens[n.value].next; i = t.tokens[i+1].next {
		switch keywordOf(t.text(i)) {
		case keywordID, keywordReverse, keywordContainer, keywordContext, keywordDirection, keywordIndex, keywordLanguage, keywordNest,
			keywordPrefix, keywordProtected, keywordType:
		default:
			return d.fail(n, i, "invalid term definition", "its definition has a member "+quoteExcerpt(t.text(i)), "@id and other keywords of definitions alone")
		}
	}
	return true
}

// setNumber notes which term of schema.org it is.
func (d *definition) setNumber() {
	if term := vocab.LookupIRI(d.iri); term != 0 {
		d.number, d.members = uint16(term), expectsMembers(term)
		if term.IRI() == d.iri {
			d.hint = uint16(term)
		}
	}
}
