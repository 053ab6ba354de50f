package jsonld

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// contextState is what processing contexts has to know of a whole text.
type contextState struct {
	// initial is the context before the first.
	initial *activeContext
	// first and alone are room for that and for the context of schema.org above it, which
	// most texts name and no other.
	first, alone activeContext
	// processed are the contexts that were made of local ones, by what they were
	// made from: a term with a context of its own is met again and again.
	processed map[contextKey]*activeContext
	// loaded are the contexts that are known by their address.
	loaded map[string]*tape
	// terms is how many terms were defined or copied; told says that the limit was
	// told of.
	terms int
	told  bool
	// depth is how many definitions wait for others.
	depth int
	// faults are those that were told, since a context may be processed more than
	// once.
	faults map[contextFault]struct{}
	// errors is how many were met, told or not.
	errors int
}

type contextKey struct {
	active   *activeContext
	tape     *tape
	token    uint32
	override bool
	local    bool
}

type contextFault struct {
	at   int
	what string
}

const (
	// mostContexts is how deep contexts may name other contexts by their address.
	mostContexts = 8
	// mostDependencies is how many definitions of terms may wait for one another.
	mostDependencies = 64
	// copiesPerTerm is how many terms may be copied for each that may be defined.
	copiesPerTerm = 20
)

// contextFault reports a fault of a context, once.
func (r *reader) contextFault(t *tape, i uint32, code, what, expected, mend string) {
	if code != "" {
		r.contexts.errors++
	}
	at := t.offset(i)
	key := contextFault{at, what}
	if _, told := r.contexts.faults[key]; told {
		return
	}
	if r.contexts.faults == nil {
		r.contexts.faults = make(map[contextFault]struct{})
	}
	r.contexts.faults[key] = struct{}{}
	r.report(at, code, what, expected, mend)
}

// scoped gives the context that holds in the values of a term with a context of
// its own.
func (r *reader) scoped(c *activeContext, scope localContext, override, propagate bool) *activeContext {
	key := contextKey{active: c, tape: scope.tape, token: scope.token, override: override, local: propagate}
	if known := r.contexts.processed[key]; known != nil {
		return known
	}
	p := contextProcess{r: r, override: override, propagate: propagate, validate: true}
	result := p.process(c, scope)
	if r.contexts.processed == nil {
		r.contexts.processed = make(map[contextKey]*activeContext)
	}
	r.contexts.processed[key] = result
	return result
}

// inline gives the context that holds in an object with a member @context.
func (r *reader) inline(c *activeContext, i uint32) *activeContext {
	if r.tape.tokens[i].kind == jsonString && c.own == nil && c.parent == nil && c.previous == nil && !r.general {
		again := c.schema != nil && c.vocab == vocab.Namespace // nested objects often name it again
		if again || c == r.contexts.initial {
			switch is, sound := isSchemaOrg(r.tape.text(i)); {
			case !is || !sound:
			case again:
				return c
			default:
				r.contexts.alone = *c
				return withSchemaOrg(&r.contexts.alone, r.definitions)
			}
		}
	}
	p := contextProcess{r: r, propagate: true, validate: true}
	return p.process(c, localContext{tape: r.tape, token: i, base: r.base})
}

// contextProcess is the algorithm of JSON-LD 1.1 API, section 4.1.
type contextProcess struct {
	r *reader
	// remote are the addresses of the contexts in which the one that is processed
	// is named.
	remote []string
	// override lets protected terms be defined anew.
	override  bool
	propagate bool
	// validate is false while a scoped context is looked at for its faults.
	validate bool
}

// process gives the context that a local context makes of an active one. It never
// changes that.
func (p *contextProcess) process(active *activeContext, local localContext) *activeContext {
	r, t := p.r, local.tape
	tok := t.tokens[local.token]
	if tok.kind == jsonObject {
		if value := t.member(local.token, "@propagate"); value != 0 && isBoolean(t.tokens[value].kind) {
			p.propagate = t.tokens[value].kind == jsonTrue
		}
	}
	flat, copied := active.flat()
	if r.contexts.terms += copied / copiesPerTerm; r.contexts.terms > r.limits.Terms {
		p.overflow(t, local.token)
		return active
	}
	result := newLayer(flat)
	if !p.propagate && result.previous == nil {
		result.previous = active
	}
	if tok.kind != jsonArray {
		return p.one(active, result, t, local.token, local.base)
	}
	for i := local.token + 1; i < tok.next && !r.ended; i = t.tokens[i].next {
		result = p.one(active, result, t, i, local.base)
	}
	return result
}

// newLayer gives a context that says the same as another, and may be changed.
func newLayer(c *activeContext) *activeContext {
	result := *c
	if c.own != nil || c.schema != nil || c.parent != nil {
		result.own, result.schema, result.parent, result.layers = nil, nil, c, c.layers+1
	}
	return &result
}

// one processes one context of those that a local context consists of.
func (p *contextProcess) one(active, result *activeContext, t *tape, i uint32, base string) *activeContext {
	r := p.r
	switch t.tokens[i].kind {
	case jsonNull:
		if !p.override && active.hasProtected {
			r.contextFault(t, i, "invalid context nullification", "null takes away terms that are protected", "a context that keeps them", "")
			return result
		}
		initial := r.contexts.initial
		cleared := &activeContext{base: r.base}
		if initial != nil {
			cleared.base = initial.base
		}
		if !p.propagate {
			cleared.previous = result
			if result.previous != nil {
				cleared.previous = result.previous
			}
		}
		return cleared
	case jsonString:
		return p.named(result, t, i, base)
	case jsonObject:
		return p.object(result, t, i, base)
	}
	r.contextFault(t, i, "invalid local context", "the context is "+describeKind(t.tokens[i].kind), "an address, an object or null", "")
	return result
}

// overflow tells that contexts define too much.
func (p *contextProcess) overflow(t *tape, i uint32) {
	if !p.r.contexts.told {
		p.r.contexts.told = true
		p.r.contextFault(t, i, "context overflow", fmt.Sprintf("the contexts define more than %d terms", p.r.limits.Terms), "", "what they define beyond is left out; raise the limit")
		p.r.limited()
	}
}

// named processes a context that is named by its address.
func (p *contextProcess) named(result *activeContext, t *tape, i uint32, base string) *activeContext {
	r := p.r
	address := t.text(i)
	is, sound := isSchemaOrg(address)
	if is {
		if !sound {
			r.contextFault(t, i, "", "the context is named "+quoteExcerpt(address), `"https://schema.org"`, "it is read as that")
		}
		address = vocab.SecureNamespace
	} else {
		resolved, err := rdf.ResolveIRI(base, address)
		if err != nil {
			r.contextFault(t, i, "loading remote context failed", "the address of the context "+quoteExcerpt(address)+" is relative", "https://schema.org, or a context that stands in the text", "it is left out")
			return result
		}
		address = resolved
	}
	if !p.validate && slices.Contains(p.remote, address) {
		return result
	}
	if len(p.remote) >= mostContexts {
		r.contextFault(t, i, "context overflow", fmt.Sprintf("contexts name one another in more than %d steps", mostContexts), "", "the rest is left out")
		return result
	}
	if is && !r.general && !result.hasProtected {
		return withSchemaOrg(result, r.definitions)
	}
	loaded, context := p.load(address, is, t, i)
	if loaded == nil {
		return result
	}
	within := *p
	within.remote = append(slices.Clone(p.remote), address)
	within.propagate = true
	merged := within.process(result, localContext{tape: loaded, token: context, base: address})
	if merged.previous == nil {
		merged.previous = result.previous
	}
	return merged
}

// withSchemaOrg gives a context with the terms of schema.org above its own.
func withSchemaOrg(c *activeContext, schema *schemaTable) *activeContext {
	if c.own != nil || c.schema != nil && c.parent != nil {
		c = newLayer(c)
	}
	c.schema = schema
	if c.parent != nil && c.parent.parent == nil && c.parent.own == nil && c.parent.schema == schema && c.own == nil {
		c.parent, c.layers = nil, 0 // the same terms twice
	}
	c.vocab, c.hasVocab = vocab.Namespace, true
	return c
}

// load gives the tape of the context at an address, and the token of what its
// @context holds; nil where there is none.
func (p *contextProcess) load(address string, schemaOrg bool, t *tape, i uint32) (*tape, uint32) {
	r := p.r
	loaded := r.contexts.loaded[address]
	if loaded == nil {
		text, known := "", false
		if schemaOrg {
			text, known = vocab.Context(), true
		} else if r.load != nil {
			text, known = r.load(address)
		}
		if !known {
			count := len(r.problems)
			r.contextFault(t, i, "loading remote context failed", "the context "+quoteExcerpt(address)+" is not known here, and nothing is fetched", "https://schema.org, or a context that stands in the text",
				"put its terms into the text as an object; what it defines is not read")
			if len(r.problems) > count {
				r.problems[count].Unknown = true
			}
			return nil, 0
		}
		loaded = &tape{src: text}
		l := lexer{
			tape: loaded, isUTF8: true, limits: Limits{Values: 1 << 20}.orDefault(),
			report: func(int, string, string, string, string) bool { return true },
		}
		l.read()
		if r.contexts.loaded == nil {
			r.contexts.loaded = make(map[string]*tape)
		}
		r.contexts.loaded[address] = loaded
	}
	loaded.from = t.offset(i)
	if len(loaded.tokens) > 0 && loaded.tokens[0].kind == jsonObject {
		if context := loaded.member(0, "@context"); context != 0 {
			return loaded, context
		}
	}
	r.contextFault(t, i, "invalid remote context", "what stands at "+quoteExcerpt(address)+" is no context", "an object with a member @context", "")
	return nil, 0
}

// object processes a context that is an object.
func (p *contextProcess) object(result *activeContext, t *tape, i uint32, base string) *activeContext {
	r := p.r
	d := definer{contextProcess: p, result: result, parts: []objectPart{newPart(t, i)}, base: base}
	if part, value, has := d.get("@version"); has {
		if tok := part.tape.tokens[value]; tok.kind != jsonNumber || part.tape.text(value) != "1.1" {
			r.contextFault(part.tape, value, "invalid @version value", "@version is "+quoteExcerpt(part.tape.src[tok.start:tok.end]), "the number 1.1", "")
		}
	}
	if part, value, has := d.get("@import"); has {
		d.importContext(part.tape, value)
	}
	if part, value, has := d.get("@base"); has && len(p.remote) == 0 {
		d.setBase(part.tape, value)
	}
	if part, value, has := d.get("@vocab"); has {
		d.setVocab(part.tape, value)
	}
	if part, value, has := d.get("@language"); has {
		switch part.tape.tokens[value].kind {
		case jsonNull:
			result.language = ""
		case jsonString:
			result.language = r.languageTag(part.tape, value, true)
		default:
			r.contextFault(part.tape, value, "invalid default language", "@language is "+describeKind(part.tape.tokens[value].kind), "a language tag (BCP 47) or null", "")
		}
	}
	if part, value, has := d.get("@direction"); has {
		if direction, ok := directionOf(part.tape, value); ok {
			result.direction = direction
		} else {
			r.contextFault(part.tape, value, "invalid base direction", "@direction is "+describeToken(part.tape, value), `"ltr", "rtl" or null`, "")
		}
	}
	if part, value, has := d.get("@propagate"); has && !isBoolean(part.tape.tokens[value].kind) {
		r.contextFault(part.tape, value, "invalid @propagate value", "@propagate is "+describeKind(part.tape.tokens[value].kind), "true or false", "")
	}
	if part, value, has := d.get("@protected"); has {
		if d.protected = part.tape.tokens[value].kind == jsonTrue; !isBoolean(part.tape.tokens[value].kind) {
			r.contextFault(part.tape, value, "invalid @protected value", "@protected is "+describeKind(part.tape.tokens[value].kind), "true or false", "")
		}
	}
	for _, part := range d.parts {
		end := part.tape.tokens[part.object].next
		for name := part.object + 1; name < end && !r.ended; name = part.tape.tokens[name+1].next {
			term := part.tape.text(name)
			if isContextKeyword(term) {
				continue
			}
			if r.contexts.terms > r.limits.Terms {
				p.overflow(part.tape, name)
				return d.result
			}
			d.define(term, part.tape, name)
		}
	}
	return d.result
}

// isContextKeyword tells whether a name in a context is no term.
func isContextKeyword(name string) bool {
	if name == "" || name[0] != '@' {
		return false
	}
	switch keywordOf(name) {
	case keywordBase, keywordDirection, keywordImport, keywordLanguage, keywordPropagate, keywordProtected, keywordVersion, keywordVocab:
		return true
	}
	return false
}

// importContext adds the context that @import names below the one that names it.
func (d *definer) importContext(t *tape, i uint32) {
	r := d.r
	if t.tokens[i].kind != jsonString {
		r.contextFault(t, i, "invalid @import value", "@import is "+describeKind(t.tokens[i].kind), "the address of a context", "")
		return
	}
	address := t.text(i)
	is, _ := isSchemaOrg(address)
	if is {
		address = vocab.SecureNamespace
	} else {
		address, _ = rdf.ResolveIRI(d.base, address)
	}
	loaded, context := d.load(address, is, t, i)
	switch {
	case loaded == nil:
	case loaded.tokens[context].kind != jsonObject:
		r.contextFault(t, i, "invalid remote context", "the context that @import names is "+describeKind(loaded.tokens[context].kind), "an object", "")
	case loaded.member(context, "@import") != 0:
		r.contextFault(t, i, "invalid context entry", "the context that @import names has an @import of its own", "a context without one", "")
	default:
		d.parts = append(d.parts, newPart(loaded, context))
	}
}

func (d *definer) setBase(t *tape, i uint32) {
	r := d.r
	switch t.tokens[i].kind {
	case jsonNull:
		d.result.base = ""
		return
	case jsonString:
		base, err := rdf.ResolveIRI(d.result.base, t.text(i))
		if err == nil {
			d.result.base = base
			return
		}
	}
	r.contextFault(t, i, "invalid base IRI", "@base is "+describeToken(t, i), "an absolute IRI, one relative to the base of the text, or null", "")
}

func (d *definer) setVocab(t *tape, i uint32) {
	r := d.r
	switch t.tokens[i].kind {
	case jsonNull:
		d.result.vocab, d.result.hasVocab = "", false
		return
	case jsonString:
		value := t.text(i)
		iri, keyword, ok := r.expandIRI(d.result, value, true, true, nil)
		if ok && keyword == noKeyword && (value == "" || isIRIOrBlank(iri) || !strings.Contains(value, ":")) {
			d.result.vocab, d.result.hasVocab = iri, true
			return
		}
	}
	r.contextFault(t, i, "invalid vocab mapping", "@vocab is "+describeToken(t, i), "an IRI or null", "")
}

// languageTag gives a language tag, and tells of one that is not well-formed.
func (r *reader) languageTag(t *tape, i uint32, inContext bool) string {
	tag := t.text(i)
	if err := rdf.CheckLanguageTag(tag); err != nil {
		what := err.(*rdf.Problem)
		mend := "texts with it are left out"
		if fixed := strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"); rdf.CheckLanguageTag(fixed) == nil {
			mend = "write " + quoteExcerpt(fixed) + "; " + mend
		}
		if inContext {
			r.contextFault(t, i, "", what.What, what.Expected, mend)
		} else {
			r.reportAt(i, "", what.What, what.Expected, mend)
		}
	}
	return tag
}

func directionOf(t *tape, i uint32) (direction, bool) {
	switch t.tokens[i].kind {
	case jsonNull:
		return directionNull, true
	case jsonString:
		switch t.text(i) {
		case "ltr":
			return directionLTR, true
		case "rtl":
			return directionRTL, true
		}
	}
	return directionUnset, false
}

func isBoolean(kind jsonKind) bool { return kind == jsonTrue || kind == jsonFalse }

func isIRIOrBlank(iri string) bool { return strings.HasPrefix(iri, "_:") || rdf.IsAbsoluteIRI(iri) }

// describeKind says what a value is, for messages.
func describeKind(kind jsonKind) string {
	switch kind {
	case jsonNull:
		return "null"
	case jsonFalse, jsonTrue:
		return "a boolean"
	case jsonNumber:
		return "a number"
	case jsonString:
		return "a string"
	case jsonArray:
		return "an array"
	}
	return "an object"
}

// describeToken says what stands there, for messages.
func describeToken(t *tape, i uint32) string {
	if t.tokens[i].kind == jsonString {
		return quoteExcerpt(t.text(i))
	}
	return describeKind(t.tokens[i].kind)
}
