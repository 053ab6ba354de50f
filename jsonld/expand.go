package jsonld

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// extras are what a node gets from the map in which it stands, beside what it
// says itself.
type extras struct {
	// id is the IRI or blank node by which the map has it.
	id  rdf.Subject
	typ string
	// property is that of an index, with its value.
	property rdf.NodeProperty
	value    rdf.Object
	pos      rdf.Pos
}

// element reads a value that stands under a property, and tells whether anything
// stands there: null does not, an empty array does.
func (r *reader) element(c *activeContext, a property, i uint32, p *place, x *extras) bool {
	if !r.goesOn() {
		return false
	}
	tok := &r.tape.tokens[i]
	switch tok.kind {
	case jsonNull:
		return false
	case jsonObject:
		return r.object(c, a, i, p, x)
	case jsonArray:
		inner := *p
		inner.whole = false
		end := tok.next
		for j := i + 1; j < end && !r.ended; j = r.tape.tokens[j].next {
			if r.tape.tokens[j].kind == jsonArray && a.def().container&inList != 0 && p.kind == inAList {
				r.list(c, a, j, &inner)
				continue
			}
			r.element(c, a, j, &inner, x)
		}
		return true
	}
	return r.scalar(c, a, i, p, x)
}

// scalar reads a string, a number or a boolean.
func (r *reader) scalar(c *activeContext, a property, i uint32, p *place, x *extras) bool {
	if p.kind == atTop {
		r.reportAt(i, "", "a value that stands in no property says nothing", "a node with properties", "it is left out")
		return false
	}
	if a.def().scope.tape != nil {
		c = r.scoped(c, a.def().scope, true, true)
		a = a.in(c)
	}
	r.expandValue(c, a, i, p, x)
	return true
}

// list makes a list of the values and adds it.
func (r *reader) list(c *activeContext, a property, i uint32, p *place) {
	inner := *p
	inner.kind = inAList
	base := len(r.items)
	if r.element(c, a, i, &inner, nil) {
		r.endList(base, p, i)
	}
}

// endList makes a list of the items from a place on.
func (r *reader) endList(base int, p *place, i uint32) {
	items := r.items[base:]
	r.items = r.items[:base]
	if p.kind == inReverse {
		r.reportAt(i, "invalid reverse property value", "a reverse property has a list as value", "a node", "it is left out")
		return
	}
	if p.kind == inProperty && p.node == nil || p.kind == atTop {
		return
	}
	head := rdf.Object{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"}
	if len(items) > 0 {
		cell := r.newBlank()
		head = cell.Object()
		for n := range items {
			node := p.graph.EnsureNode(cell, items[n].Pos)
			if items[n].Kind != 0 {
				node.Add(rdf.RDFNamespace+"first", items[n].Object, items[n].Pos)
			}
			rest := rdf.Object{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"}
			if n < len(items)-1 {
				cell = r.newBlank()
				rest = cell.Object()
			}
			node.Add(rdf.RDFNamespace+"rest", rest, items[n].Pos)
		}
	}
	r.emit(p, head, r.pos(i), i)
}

// object reads an object. In one that stands in a map, which has extras, the
// context holds that the map chose.
func (r *reader) object(c *activeContext, a property, i uint32, p *place, x *extras) bool {
	if c.previous != nil && x == nil && !r.keepsContext(c, i) {
		c = c.previous
	}
	if a.definition != nil && a.definition.scope.tape != nil {
		c = r.scoped(c, a.definition.scope, true, true)
	}
	if context := r.tape.member(i, "@context"); context != 0 {
		c = r.inline(c, context)
		a = a.in(c)
	}
	if x == nil && (p.kind == inProperty && p.node != nil || p.kind == atTop) && c.isSchemaAlone() && !r.careful {
		var property *rdf.NodeProperty
		if p.kind == inProperty {
			property = &p.property
		}
		if r.straight(c, i, p.graph, p.node, property, p.root, true) {
			return true
		}
	}
	outer := c
	if c.hasScoped {
		c = r.typeScoped(c, i)
	}
	base := len(r.entries)
	set := r.collect(c, i, 0, true)
	r.mostEntries = max(r.mostEntries, len(r.entries))
	result := r.expanded(c, outer, a, i, base, set, p, x)
	r.entries = r.entries[:base]
	return result
}

// keepsContext tells whether an object is a value or a bare reference, in which a
// context that does not propagate holds.
func (r *reader) keepsContext(c *activeContext, i uint32) bool {
	t := r.tape
	end := t.tokens[i].next
	count, id := 0, false
	for name := i + 1; name < end; name = t.tokens[name+1].next {
		_, keyword, _ := r.expandIRI(c, t.text(name), false, true, nil)
		if keyword == keywordValue {
			return true
		}
		count++
		id = id || keyword == keywordID
	}
	return count == 1 && id
}

// typeScoped gives the context with those of the types of an object.
func (r *reader) typeScoped(c *activeContext, i uint32) *activeContext {
	t := r.tape
	outer := c
	end := t.tokens[i].next
	type typeName struct {
		name, text string
	}
	var types []typeName
	for name := i + 1; name < end; name = t.tokens[name+1].next {
		text := t.text(name)
		if _, keyword, _ := r.expandIRI(outer, text, false, true, nil); keyword != keywordType {
			continue
		}
		value := name + 1
		for v := range r.values(value) {
			if t.tokens[v].kind == jsonString {
				types = append(types, typeName{text, t.text(v)})
			}
		}
	}
	slices.SortStableFunc(types, func(a, b typeName) int {
		if order := strings.Compare(a.name, b.name); order != 0 {
			return order
		}
		return strings.Compare(a.text, b.text)
	})
	for _, typ := range types {
		if d := outer.lookup(typ.text); d != nil && d.scope.tape != nil {
			c = r.scoped(c, d.scope, false, false)
		}
	}
	return c
}

// values gives the tokens of the values that stand there: those of an array, or
// the one.
func (r *reader) values(i uint32) func(yield func(uint32) bool) {
	t := r.tape
	return func(yield func(uint32) bool) {
		if t.tokens[i].kind != jsonArray {
			yield(i)
			return
		}
		for j := i + 1; j < t.tokens[i].next; j = t.tokens[j].next {
			if !yield(j) {
				return
			}
		}
	}
}

// expanded reads the object whose entries were collected.
func (r *reader) expanded(c, outer *activeContext, a property, i uint32, base int, set keywords, p *place, x *extras) bool {
	isList := set.has(keywordList)
	if p.kind == ofListContainer {
		inner := *p
		if isList {
			inner.kind = inProperty
			return r.expanded(c, outer, a, i, base, set, &inner, x)
		}
		inner.kind = inAList
		first := len(r.items)
		if !r.expanded(c, outer, a, i, base, set, &inner, x) {
			return false
		}
		inner.kind = inProperty
		r.endList(first, &inner, i)
		return true
	}
	switch {
	case set.has(keywordValue):
		return r.valueObject(outer, i, base, p, x)
	case isList || set.has(keywordSet):
		return r.collection(c, a, i, base, isList, p, x)
	case set == 1<<keywordLanguage && len(r.entries) == base+1:
		r.reportAt(i, "", "a language stands without a text", "@value beside @language", "it is left out")
		return false
	}
	return r.node(c, outer, i, base, set, p, x)
}

// collection reads an object of @list or @set.
func (r *reader) collection(c *activeContext, a property, i uint32, base int, isList bool, p *place, x *extras) bool {
	keyword := keywordSet
	if isList {
		keyword = keywordList
	}
	for n := base; n < len(r.entries); n++ {
		if e := &r.entries[n]; e.keyword != keyword && e.keyword != keywordIndex {
			r.reportAt(e.name, "invalid set or list object", quoteExcerpt(r.tape.text(e.name))+" stands beside @list or @set", "@index alone", "it is left out")
		}
	}
	value := r.find(base, keyword).name + 1
	a = a.in(c)
	if !isList {
		r.element(c, a, value, p, x)
		return true
	}
	switch p.kind {
	case atTop:
		r.reportAt(i, "", "a list that stands in no property says nothing", "a property that has it", "it is left out")
		return false
	case amongIncluded:
		r.reportAt(i, "invalid @included value", "@included holds a list", "nodes", "it is left out")
		return false
	}
	inner := *p
	inner.kind = inAList
	first := len(r.items)
	r.element(c, a, value, &inner, nil)
	r.endList(first, p, i)
	return true
}
