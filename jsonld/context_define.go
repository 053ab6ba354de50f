package jsonld

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// definer defines the terms of a context (JSON-LD 1.1 API, section 4.2).
type definer struct {
	*contextProcess
	result *activeContext
	// parts are the object itself and, where it names one, the imported context,
	// whose entries hold where the object has none of that name.
	parts     []objectPart
	base      string
	protected bool
	// defined tells of the terms that were met whether their definition is done.
	defined map[string]bool
}

type objectPart struct {
	tape   *tape
	object uint32
	// names are the entries of an object that has many.
	names map[string]uint32
}

// newPart gives an object that is ready for many questions.
func newPart(t *tape, object uint32) objectPart {
	part := objectPart{tape: t, object: object}
	const few = 64
	if end := t.tokens[object].next; end-object > few {
		part.names = make(map[string]uint32, (end-object)/4)
		for name := object + 1; name < end; name = t.tokens[name+1].next {
			if text := t.text(name); part.names[text] == 0 { // the first counts
				part.names[text] = name + 1
			}
		}
	}
	return part
}

func (p objectPart) member(name string) uint32 {
	if p.names != nil {
		return p.names[name]
	}
	return p.tape.member(p.object, name)
}

// get gives the value of an entry.
func (d *definer) get(name string) (objectPart, uint32, bool) {
	for _, part := range d.parts {
		if value := part.member(name); value != 0 {
			return part, value, true
		}
	}
	return objectPart{}, 0, false
}

// depend defines a term that another one needs, where the context has it.
func (d *definer) depend(term string) {
	if d.defined[term] {
		return
	}
	if part, value, has := d.get(term); has && !isContextKeyword(term) {
		d.define(term, part.tape, value-1)
	}
}

// define defines a term, whose name is a token.
func (d *definer) define(term string, t *tape, name uint32) {
	r := d.r
	if done, met := d.defined[term]; met {
		if !done {
			r.contextFault(t, name, "cyclic IRI mapping", "the definition of "+quoteExcerpt(term)+" leads back to itself", "an IRI", "")
		}
		return
	}
	if d.defined == nil {
		d.defined = make(map[string]bool)
	}
	d.defined[term] = false
	r.contexts.terms++
	if r.contexts.depth >= mostDependencies {
		r.contextFault(t, name, "context overflow", fmt.Sprintf("more than %d definitions of terms wait for one another", mostDependencies), "", "this one is left out")
		d.defined[term] = true
		return
	}
	r.contexts.depth++
	made, ok := d.definition(term, t, name)
	r.contexts.depth--
	d.defined[term] = true
	if !ok {
		return
	}
	previous := d.result.lookup(term)
	if !d.override && previous != nil && previous.protected {
		if !sameDefinition(previous, made) {
			r.contextFault(t, name, "protected term redefinition", "the term "+quoteExcerpt(term)+" is protected and cannot mean something else", "its definition, or another name", "")
		}
		made = previous
	}
	if d.result.own == nil {
		d.result.own = make(map[string]*definition)
	}
	d.result.own[term] = made
	d.result.hasProtected = d.result.hasProtected || made.protected
	d.result.hasScoped = d.result.hasScoped || made.scope.tape != nil
}

// definition reads the definition of a term, and tells whether it has one.
func (d *definer) definition(term string, t *tape, name uint32) (*definition, bool) {
	r, value := d.r, name+1
	fail := func(at uint32, code, what, expected string) (*definition, bool) {
		r.contextFault(t, at, code, "the term "+quoteExcerpt(term)+": "+what, expected, "it is left out")
		return nil, false
	}
	kind := t.tokens[value].kind
	switch {
	case term == "":
		return fail(name, "invalid term definition", "the name is empty", "a name")
	case term == "@type":
		if kind != jsonObject || !d.isTypeDefinition(t, value) {
			return fail(name, "keyword redefinition", "a keyword cannot be defined", `no more than {"@container": "@set"}`)
		}
	case keywordOf(term) != noKeyword:
		return fail(name, "keyword redefinition", "a keyword cannot be defined", "another name")
	case looksLikeKeyword(term):
		return fail(name, "", `"@" and letters are reserved for keywords`, "another name")
	}
	result := &definition{protected: d.protected, details: &details{name: term}}
	simple := false
	switch kind {
	case jsonNull:
		return result, true
	case jsonString:
		simple = true
	case jsonObject:
	default:
		return fail(value, "invalid term definition", "the definition is "+describeKind(kind), "an IRI, an object or null")
	}
	// entry gives the token of an entry, 0 where there is none.
	entry := func(name string) uint32 {
		if simple {
			if name == "@id" {
				return value
			}
			return 0
		}
		return t.member(value, name)
	}
	kindOf := func(i uint32) jsonKind { return t.tokens[i].kind }

	if i := entry("@protected"); i != 0 {
		if !isBoolean(kindOf(i)) {
			return fail(i, "invalid @protected value", "@protected is "+describeKind(kindOf(i)), "true or false")
		}
		result.protected = kindOf(i) == jsonTrue
	}
	if i := entry("@type"); i != 0 {
		if kindOf(i) != jsonString || !d.setType(result, t.text(i)) {
			return fail(i, "invalid type mapping", "@type is "+describeToken(t, i), "an IRI, @id, @vocab, @json or @none")
		}
	}
	id := entry("@id")
	if i := entry("@reverse"); i != 0 {
		switch {
		case id != 0 || entry("@nest") != 0:
			return fail(i, "invalid reverse property", "@reverse stands beside @id or @nest", "one of them")
		case kindOf(i) != jsonString:
			return fail(i, "invalid IRI mapping", "@reverse is "+describeKind(kindOf(i)), "an IRI")
		case looksLikeKeyword(t.text(i)):
			return fail(i, "", "@reverse has the form of a keyword", "an IRI")
		}
		iri, _, ok := r.expandIRI(d.result, t.text(i), false, true, d)
		if !ok || !isIRIOrBlank(iri) {
			return fail(i, "invalid IRI mapping", "@reverse is "+describeToken(t, i)+", which is no IRI", "an IRI")
		}
		result.iri, result.reverse = iri, true
		if c := entry("@container"); c != 0 && kindOf(c) != jsonNull && !t.is(c, "@set") && !t.is(c, "@index") || kindOf(c) != jsonString && kindOf(c) != jsonNull && c != 0 {
			return fail(c, "invalid reverse property", "a reverse property holds its values in "+describeToken(t, c), "@set or @index")
		}
	} else if fault := d.setIRI(result, term, t, name, id, simple); fault != nil {
		if fault.null {
			return result, true
		}
		return fail(fault.at, fault.code, fault.what, fault.expected)
	}
	if i := entry("@container"); i != 0 && kindOf(i) != jsonNull {
		c, ok := containerOf(t, i)
		if !ok {
			return fail(i, "invalid container mapping", "@container is "+describeToken(t, i), "@list, @set, @index, @language, @graph, @id or @type, or those of them in an array that go together")
		}
		result.container = c
		if c&byType != 0 {
			switch result.coercion {
			case asString:
				result.coercion = asID
			case asID, asVocab:
			default:
				return fail(i, "invalid type mapping", "@container is @type, but its values are no nodes", "@id or @vocab as @type")
			}
		}
	}
	if i := entry("@index"); i != 0 {
		if result.container&byIndex == 0 || kindOf(i) != jsonString {
			return fail(i, "invalid term definition", "@index stands without @container @index, or is no string", "an IRI, and @index as @container")
		}
		iri, keyword, ok := r.expandIRI(d.result, t.text(i), false, true, d)
		if !ok || keyword != noKeyword || !rdf.IsAbsoluteIRI(iri) {
			return fail(i, "invalid term definition", "@index is "+describeToken(t, i)+", which is no IRI", "an IRI")
		}
		result.index = t.text(i)
	}
	if i := entry("@context"); i != 0 {
		result.scope = localContext{tape: t, token: i, base: d.base}
		if !d.validScope(result.scope) {
			r.contextFault(t, i, "invalid scoped context", "the term "+quoteExcerpt(term)+": its context has a fault", "a context", "it is left out")
			result.scope = localContext{}
		}
	}
	if i := entry("@language"); i != 0 && entry("@type") == 0 {
		switch kindOf(i) {
		case jsonNull:
			result.hasLanguage = true
		case jsonString:
			result.hasLanguage, result.language = true, r.languageTag(t, i, true)
		default:
			return fail(i, "invalid language mapping", "@language is "+describeKind(kindOf(i)), "a language tag (BCP 47) or null")
		}
	}
	if i := entry("@direction"); i != 0 && entry("@type") == 0 {
		direction, ok := directionOf(t, i)
		if !ok {
			return fail(i, "invalid base direction", "@direction is "+describeToken(t, i), `"ltr", "rtl" or null`)
		}
		result.direction = direction
	}
	if i := entry("@nest"); i != 0 {
		if kindOf(i) != jsonString || keywordOf(t.text(i)) != noKeyword && !t.is(i, "@nest") {
			return fail(i, "invalid @nest value", "@nest is "+describeToken(t, i), "@nest or a term for it")
		}
		result.nest = t.text(i)
	}
	if i := entry("@prefix"); i != 0 {
		switch {
		case strings.ContainsAny(term, ":/"):
			return fail(i, "invalid term definition", "a name with a colon or a slash is no prefix", "no @prefix")
		case !isBoolean(kindOf(i)):
			return fail(i, "invalid @prefix value", "@prefix is "+describeKind(kindOf(i)), "true or false")
		}
		result.prefix = kindOf(i) == jsonTrue
		if result.prefix && result.keyword != noKeyword {
			return fail(i, "invalid term definition", "an alias of a keyword is no prefix", "no @prefix")
		}
	}
	if !simple {
		for i := value + 1; i < t.tokens[value].next; i = t.tokens[i+1].next {
			switch keywordOf(t.text(i)) {
			case keywordID, keywordReverse, keywordContainer, keywordContext, keywordDirection, keywordIndex, keywordLanguage, keywordNest,
				keywordPrefix, keywordProtected, keywordType:
			default:
				return fail(i, "invalid term definition", "its definition has a member "+quoteExcerpt(t.text(i)), "@id and other keywords of definitions alone")
			}
		}
	}
	result.setNumber()
	return result, true
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

// isTypeDefinition tells whether an object is what may be said of @type.
func (d *definer) isTypeDefinition(t *tape, object uint32) bool {
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

// setType sets what the strings of the term are.
func (d *definer) setType(result *definition, text string) bool {
	iri, keyword, ok := d.r.expandIRI(d.result, text, false, true, d)
	if !ok {
		return false
	}
	switch keyword {
	case keywordID:
		result.coercion = asID
	case keywordVocab:
		result.coercion = asVocab
	case keywordJSON:
		result.coercion = asJSON
	case keywordNone:
		result.coercion = asNone
	case noKeyword:
		if !rdf.IsAbsoluteIRI(iri) {
			return false
		}
		result.coercion, result.datatype = asTyped, iri
	default:
		return false
	}
	return true
}

// iriFault is why a term has no IRI; null says that it is to have none.
type iriFault struct {
	null                 bool
	at                   uint32
	code, what, expected string
}

// setIRI sets what the term stands for, in the cases of steps 14 to 18.
func (d *definer) setIRI(result *definition, term string, t *tape, name, id uint32, simple bool) *iriFault {
	r := d.r
	if id != 0 && !t.is(id, term) || id != 0 && t.tokens[id].kind != jsonString {
		switch {
		case t.tokens[id].kind == jsonNull:
			return &iriFault{null: true}
		case t.tokens[id].kind != jsonString:
			return &iriFault{at: id, code: "invalid IRI mapping", what: "@id is " + describeKind(t.tokens[id].kind), expected: "an IRI"}
		}
		text := t.text(id)
		if keywordOf(text) == noKeyword && looksLikeKeyword(text) {
			return &iriFault{at: id, what: "@id has the form of a keyword", expected: "an IRI"}
		}
		iri, keyword, ok := r.expandIRI(d.result, text, false, true, d)
		switch {
		case !ok || keyword == noKeyword && !isIRIOrBlank(iri):
			return &iriFault{at: id, code: "invalid IRI mapping", what: "it stands for " + quoteExcerpt(text) + ", which is no IRI", expected: "an IRI"}
		case keyword == keywordContext:
			return &iriFault{at: id, code: "invalid keyword alias", what: "@context cannot have another name", expected: "an IRI or another keyword"}
		}
		if colon := strings.IndexByte(term[min(1, len(term)):], ':'); colon >= 0 && colon+2 < len(term) || strings.IndexByte(term, '/') >= 0 {
			d.defined[term] = true
			if own, _, ok := r.expandIRI(d.result, term, false, true, d); !ok || own != iri {
				// The definition that the term had does not count.
				if without := d.expandWithout(term); without != iri {
					return &iriFault{at: id, code: "invalid IRI mapping", what: "it is an IRI, and stands for another, " + quoteExcerpt(iri), expected: "a name without colon and slash"}
				}
			}
		}
		result.iri, result.keyword = iri, keyword
		result.prefix = simple && !strings.ContainsAny(term, ":/") && (endsInDelimiter(iri) || strings.HasPrefix(iri, "_:")) && keyword == noKeyword
		return nil
	}
	colon := strings.IndexByte(term[min(1, len(term)):], ':') + 1
	switch {
	case colon > 0:
		prefix, suffix := term[:colon], term[colon+1:]
		if prefix != "_" && !strings.HasPrefix(suffix, "//") {
			d.depend(prefix)
			if p := d.result.lookup(prefix); p != nil && p.iri != "" && p.keyword == noKeyword {
				result.iri = p.iri + suffix
				return nil
			}
		}
		if !isIRIOrBlank(term) {
			return &iriFault{at: name, code: "invalid IRI mapping", what: "it is no IRI, and has no @id", expected: "@id"}
		}
		result.iri = term
	case strings.IndexByte(term, '/') >= 0:
		result.iri = d.expandWithout(term)
		if !rdf.IsAbsoluteIRI(result.iri) {
			return &iriFault{at: name, code: "invalid IRI mapping", what: "it is no IRI, and has no @id", expected: "@id"}
		}
	case term == "@type":
		result.iri, result.keyword = "@type", keywordType
	case d.result.hasVocab:
		result.iri = d.result.vocab + term
	default:
		return &iriFault{at: name, code: "invalid IRI mapping", what: "it has no @id, and there is no @vocab", expected: "@id"}
	}
	return nil
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

// validScope looks at the context of a term for faults, and tells whether it has
// none.
func (d *definer) validScope(scope localContext) bool {
	r := d.r
	before := r.contexts.errors
	within := contextProcess{r: r, remote: d.remote, override: true, propagate: true}
	within.process(d.result, scope)
	return r.contexts.errors == before
}

// sameDefinition tells whether two definitions say the same, but for protection.
func sameDefinition(a, b *definition) bool {
	x, y := *a, *b
	x.protected, y.protected = false, false
	x.details, y.details = nil, nil
	more, others := *a.details, *b.details
	more.scope, others.scope = localContext{}, localContext{}
	return x == y && more == others && sameScope(a.scope, b.scope)
}

func sameScope(a, b localContext) bool {
	if a.tape == nil || b.tape == nil {
		return a.tape == b.tape
	}
	return a.tape == b.tape && a.token == b.token || a.tape.raw(a.token) == b.tape.raw(b.token)
}

// raw gives the text of a value as it stands.
func (t *tape) raw(i uint32) string { return t.src[t.tokens[i].start:t.tokens[i].end] }
