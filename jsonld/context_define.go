package jsonld

import "fmt"

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
