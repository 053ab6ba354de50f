package jsonld

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
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
				if !r.tellUndefined(name, text, "the term", isLeftOut) {
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
// to be kept.
func (r *reader) tellUndefined(i uint32, text, what, mend string) bool {
	if _, told := r.undefined[text]; !told {
		if r.undefined == nil {
			r.undefined = make(map[string]struct{})
		}
		r.undefined[text] = struct{}{}
		if r.keepUndefined {
			mend = ""
		}
		r.reportAt(i, "", "no context defines "+what+" "+quoteExcerpt(text), `"@context": "https://schema.org" for terms of schema.org, or a context that defines it`, mend)
	}
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
		return r.valueObject(c, outer, a, i, base, p, x)
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

// node reads a node.
func (r *reader) node(c, outer *activeContext, i uint32, base int, set keywords, p *place, x *extras) bool {
	// describes: something is said of the node itself.
	says, describes := set&^(1<<keywordID|1<<keywordIndex) != 0, set.has(keywordType) || set.has(keywordReverse)
	for n := base; n < len(r.entries) && !describes; n++ {
		describes = r.entries[n].keyword == noKeyword
	}
	says = says || describes
	free := p.kind == atTop || p.kind == amongIncluded
	if p.kind == atTop && !says && (x == nil || x.typ == "" && x.property.IRI == "") {
		if id := r.find(base, keywordID); id != nil && r.tape.tokens[id.name+1].kind != jsonString {
			r.id(c, id.name+1)
		}
		return false
	}
	pos := r.pos(i)
	graph := p.graph
	if p.whole && set&^(1<<keywordGraph|1<<keywordIndex) == 0 && set.has(keywordGraph) && r.onlyGraph(base) {
		// The whole document is an object with nothing but @graph: the nodes stand in
		// the default graph.
		top := place{kind: atTop, graph: graph, root: true}
		for n := base; n < len(r.entries); n++ {
			if e := r.entries[n]; e.keyword == keywordGraph {
				r.element(c, property{}, e.name+1, &top, nil)
			}
		}
		return true
	}
	subject, sound := rdf.Subject{}, true
	switch {
	case set.has(keywordID):
		subject, sound = r.id(c, r.find(base, keywordID).name+1)
	case x != nil && x.id.Kind != 0:
		subject = x.id
	default:
		subject = r.newBlank()
	}
	var node *rdf.Node
	if sound {
		if describes || subject.Kind == rdf.BlankNode && !free && set == 0 {
			node = graph.EnsureNode(subject, pos)
			node.Root = node.Root || p.root
			node.Grow(min(len(r.entries)-base-bits.OnesCount32(uint32(set)), 1024))
		}
		if !free {
			r.emit(p, subject.Object(), pos, i)
		}
	} else if p.kind == inAList {
		r.items = append(r.items, rdf.Value{Pos: pos}) // a member that is not known
	}
	if x != nil && sound {
		r.addExtras(graph, &node, subject, x, pos)
	}
	for n := base; n < len(r.entries) && !r.ended; n++ {
		e := r.entries[n] // reading may move the entries
		switch e.keyword {
		case noKeyword:
			r.property(&e, graph, node)
		case keywordType:
			r.types(outer, node, e.name+1)
		case keywordGraph:
			r.namedGraph(e.context, e.name+1, subject, sound, graph)
		case keywordIncluded:
			included := place{kind: amongIncluded, graph: graph}
			for v := range r.values(e.name + 1) {
				if k := r.tape.tokens[v].kind; k == jsonArray || k == jsonNull {
					continue
				}
				r.element(e.context, property{}, v, &included, nil)
			}
		case keywordReverse:
			r.reverseMap(e.context, e.name+1, graph, node)
		case keywordIndex:
			if r.tape.tokens[e.name+1].kind != jsonString {
				r.reportAt(e.name+1, "invalid @index value", "@index is "+describeKind(r.tape.tokens[e.name+1].kind), "a string", "")
			}
		case keywordLanguage, keywordDirection:
			r.checkLanguageEntry(&e)
			r.reportAt(e.name, "", quoteExcerpt(r.tape.text(e.name))+" has no meaning in a node", "a text with @value", "it is left out")
		}
	}
	return true
}

// onlyGraph tells whether the other entries of a document say nothing.
func (r *reader) onlyGraph(base int) bool {
	for n := base; n < len(r.entries); n++ {
		if e := &r.entries[n]; e.keyword == noKeyword && r.tape.tokens[e.name+1].kind != jsonNull || e.keyword == keywordIndex {
			return false
		}
	}
	return true
}

// addExtras adds to a node what the map says in which it stands.
func (r *reader) addExtras(graph *rdf.Graph, node **rdf.Node, subject rdf.Subject, x *extras, pos rdf.Pos) {
	if x.typ == "" && x.property.IRI == "" {
		return
	}
	if *node == nil {
		*node = graph.EnsureNode(subject, pos)
	}
	if x.typ != "" {
		r.addType(*node, x.typ, x.pos)
	}
	if x.property.IRI != "" {
		(*node).AddValue(&x.property, rdf.Value{Object: x.value, Pos: x.pos})
	}
}

// addType adds a type, which may be a blank node with its "_:".
func (r *reader) addType(node *rdf.Node, iri string, pos rdf.Pos) {
	if label, is := strings.CutPrefix(iri, "_:"); is {
		node.AddAt(rdf.TypeIRI, pos, rdf.Object{Kind: rdf.BlankNode, Text: r.labels.of(label)}, pos)
		return
	}
	t := rdf.NodeType{IRI: iri, Pos: pos}
	if term := vocab.LookupIRI(iri); term != 0 && term.IRI() == iri {
		t.IRI, t.Term = term.IRI(), uint16(term)
	}
	node.AddNodeType(t)
}

// id gives the subject that @id names, and tells whether it is one.
func (r *reader) id(c *activeContext, i uint32) (rdf.Subject, bool) {
	if r.tape.tokens[i].kind != jsonString {
		r.reportAt(i, "invalid @id value", "@id is "+describeKind(r.tape.tokens[i].kind), "an IRI", "the node is read as one without")
		return r.newBlank(), true
	}
	o, ok := r.reference(c, i, r.tape.text(i), false)
	s, _ := o.Subject()
	return s, ok
}

// types adds the types of a node. They mean what they mean outside of the contexts
// that they bring.
func (r *reader) types(c *activeContext, node *rdf.Node, i uint32) {
	if r.tape.tokens[i].kind == jsonString {
		r.typ(c, node, i)
		return
	}
	for v := range r.values(i) {
		if r.tape.tokens[v].kind != jsonString {
			r.reportAt(v, "invalid type value", "@type is "+describeKind(r.tape.tokens[v].kind), "a type, or an array of types", "it is left out")
			continue
		}
		r.typ(c, node, v)
	}
}

// typ adds the type that a string names.
func (r *reader) typ(c *activeContext, node *rdf.Node, i uint32) {
	iri, hint, ok := r.typeIRI(c, i)
	switch {
	case !ok || node == nil:
	case hint == 0:
		r.addType(node, iri, r.pos(i))
	default:
		node.AddNodeType(rdf.NodeType{IRI: iri, Term: hint, Pos: r.pos(i)})
	}
}

// typeIRI gives the IRI of a type or datatype, or a blank node with its "_:".
func (r *reader) typeIRI(c *activeContext, i uint32) (iri string, hint uint16, ok bool) {
	text := r.tape.text(i)
	if d := c.lookup(text); d != nil && d.hint != 0 {
		return d.iri, d.hint, true
	}
	iri, keyword, ok := r.expandIRI(c, text, true, true, nil)
	if ok && keyword == noKeyword && !c.hasVocab && c.lookup(text) == nil && isWord(text) {
		// It would be an IRI beside the page, which nobody means.
		mend := isLeftOut
		if c.base != "" {
			mend = "it is read as an address beside the page"
		}
		if r.tellUndefined(i, text, "the type", mend) {
			return text, 0, true
		}
		if c.base == "" {
			return "", 0, false
		}
	}
	if !ok || keyword != noKeyword {
		r.reportAt(i, "", quoteExcerpt(text)+" is no type", "a term or an IRI", "it is left out")
		return "", 0, false
	}
	if strings.HasPrefix(iri, "_:") {
		return iri, 0, true
	}
	if term := vocab.LookupIRI(iri); term != 0 {
		if term.IRI() == iri {
			return iri, uint16(term), true
		}
		return iri, 0, true
	}
	return iri, 0, r.checkIRI(i, iri, text)
}

// isWord tells whether a text is a bare word, as terms are.
func isWord(text string) bool {
	for _, c := range []byte(text) {
		if c == ':' || c == '/' || c == '#' || c == '?' || c == '.' {
			return false
		}
	}
	return text != ""
}

// checkIRI tells of an IRI that is none, and whether it is to be kept.
func (r *reader) checkIRI(i uint32, iri, text string) bool {
	err := rdf.CheckIRI(iri)
	switch {
	case err == nil:
		return true
	case isRelativeIRI(iri):
		mend := "it is left out; give the address of the text as base"
		if r.keepUndefined {
			mend = "give the address of the text as base"
		}
		r.reportAt(i, "", quoteExcerpt(text)+" is a relative address, and there is no base", "an absolute IRI", mend)
		return r.keepUndefined
	}
	r.reportAt(i, "", strings.TrimPrefix(err.Error(), "rdf: "), "an IRI", "it is left out")
	return false
}

// reference gives the node that a text names: an IRI, relative to the base or,
// where it may be one, a term.
func (r *reader) reference(c *activeContext, i uint32, text string, inVocabulary bool) (rdf.Object, bool) {
	iri, keyword, ok := r.expandIRI(c, text, true, inVocabulary, nil)
	if !ok || keyword != noKeyword {
		r.reportAt(i, "", quoteExcerpt(text)+" is no IRI", "an IRI", "it is left out")
		return rdf.Object{}, false
	}
	if strings.HasPrefix(iri, "_:") {
		return rdf.Object{Kind: rdf.BlankNode, Text: r.labels.of(iri[2:])}, true
	}
	return rdf.Object{Kind: rdf.IRI, Text: iri}, r.checkIRI(i, iri, text)
}

// namedGraph reads what @graph holds as the graph of a name.
func (r *reader) namedGraph(c *activeContext, i uint32, name rdf.Subject, sound bool, _ *rdf.Graph) {
	if !sound {
		r.reportAt(i, "", "the graph has a name that is no IRI", "an IRI as @id beside @graph", "it is left out")
		return
	}
	p := place{kind: atTop, graph: r.dataset.EnsureGraph(name), root: true}
	r.element(c, property{}, i, &p, nil)
}
