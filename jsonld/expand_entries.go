package jsonld

import (
	"strings"
)

// entry is a member of an object, with what its name means.
type entry struct {
	// name is the token of the name.
	name    uint32
	keyword keyword
	// definition is that of the name, nil where it has none.
	definition *definition
	iri        string
	// context is the one that holds for the value.
	context *activeContext
}

// keywords is a set of keywords.
type keywords uint32

func (k keywords) has(keyword keyword) bool { return k&(1<<keyword) != 0 }

// collect appends the entries of an object, and of those that it nests, and gives
// the keywords among them.
func (r *reader) collect(c *activeContext, i uint32, set keywords, top bool) keywords {
	t := r.tape
	end := t.tokens[i].next
	for name := i + 1; name < end; name = t.tokens[name+1].next {
		text := t.text(name)
		e := entry{name: name, context: c}
		var d *definition
		if text == "" || text[0] != '@' {
			d = c.lookup(text)
		}
		if d != nil {
			e.definition, e.iri, e.keyword = d, d.iri, d.keyword
			if d.iri == "" {
				continue // it is defined to mean nothing
			}
		} else {
			if text == "@context" {
				continue
			}
			iri, keyword, ok := r.expandIRI(c, text, false, true, nil)
			switch {
			case !ok:
				r.reportAt(name, "", quoteExcerpt(text)+" is no keyword of JSON-LD", "a keyword, or a name without \"@\"", "it is left out")
				continue
			case keyword == noKeyword && strings.IndexByte(iri, ':') < 0:
				if !r.tellUndefined(c, name, text, "the term", isLeftOut) {
					continue
				}
			}
			e.iri, e.keyword = iri, keyword
		}
		if e.keyword == noKeyword {
			r.entries = append(r.entries, e)
			continue
		}
		switch e.keyword {
		case keywordNest:
			set = r.nest(c, name+1, set, e.definition)
			continue
		case keywordType, keywordIncluded:
		case keywordID, keywordValue, keywordLanguage, keywordDirection, keywordIndex, keywordGraph, keywordList, keywordSet, keywordReverse:
			if set.has(e.keyword) && !r.mayCollide(e.keyword, text, i, name) {
				continue
			}
		default:
			r.reportAt(name, "", quoteExcerpt(text)+" has no meaning in a node", "a keyword that has", "it is left out")
			continue
		}
		if !top && e.keyword == keywordValue {
			r.reportAt(name, "invalid @nest value", "@nest holds a value", "properties of the node", "it is left out")
			continue
		}
		set |= 1 << e.keyword
		r.entries = append(r.entries, e)
	}
	return set
}

// mayCollide tells whether a keyword may come again, and tells of it where not: a
// name that stands twice was told of already, and the nodes of a second @graph
// are read as well.
func (r *reader) mayCollide(k keyword, text string, object, name uint32) bool {
	twice := false
	for n := object + 1; n < name && !twice; n = r.tape.tokens[n+1].next {
		twice = r.tape.is(n, text)
	}
	if !twice {
		r.reportAt(name, "colliding keywords", quoteExcerpt(text)+" says what another name says already", "one of them", "the first counts")
	}
	return k == keywordGraph || k == keywordReverse
}

// nest appends the entries of the objects of @nest.
func (r *reader) nest(c *activeContext, value uint32, set keywords, d *definition) keywords {
	if d != nil && d.scope.tape != nil {
		c = r.scoped(c, d.scope, true, true)
	}
	for v := range r.values(value) {
		if r.tape.tokens[v].kind != jsonObject {
			r.reportAt(v, "invalid @nest value", "@nest holds "+describeKind(r.tape.tokens[v].kind), "an object", "it is left out")
			continue
		}
		set = r.collect(c, v, set, false)
	}
	return set
}

// isLeftOut is what becomes of a term that no context defines.
const isLeftOut = "it is left out here and wherever it stands"

// tellUndefined tells of a term that no context defines, once, and whether it is
// to be kept. Where there is no context at all, one cause leaves out all names, and is
// told with the first of them.
func (r *reader) tellUndefined(c *activeContext, i uint32, text, what, mend string) bool {
	key, without := text, c == r.contexts.initial && r.expandContext == "" && !r.keepUndefined
	if without {
		key = "@context" // no term has this name
	}
	if _, told := r.undefined[key]; told {
		return r.keepUndefined
	}
	if r.undefined == nil {
		r.undefined = make(map[string]struct{})
	}
	r.undefined[key] = struct{}{}
	shown, expected := "no context defines "+what+" "+quoteExcerpt(text), `"@context": "https://schema.org" for terms of schema.org, or a context that defines it`
	switch {
	case without:
		shown = "there is no @context, which says what " + what + " " + quoteExcerpt(text) + " and all others mean"
		if text == "context" {
			shown = `the name "context" has no "@" in front, so that there is no context`
		}
		expected, mend = `"@context": "https://schema.org" as the first member for terms of schema.org`, "all such properties are left out"
	case r.keepUndefined:
		mend = ""
	}
	r.reportAt(i, "", shown, expected, mend)
	return r.keepUndefined
}

// find gives the first entry of a keyword.
func (r *reader) find(base int, k keyword) *entry {
	for n := base; n < len(r.entries); n++ {
		if r.entries[n].keyword == k {
			return &r.entries[n]
		}
	}
	return nil
}
