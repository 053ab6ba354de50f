package jsonld

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// property reads the values of a property of a node. The node is nil where what it
// says is left out; nodes within it are read.
func (r *reader) property(e *entry, graph *rdf.Graph, node *rdf.Node) {
	if node != nil && r.plainProperty(e, node) {
		return
	}
	reverse := e.definition != nil && e.definition.reverse
	r.directed(e, graph, node, reverse)
}

// plainProperty reads a string under a property of schema.org of which nothing has
// to be known but whether it is a date: that is what most properties are. It reads
// nothing that the general way would read otherwise.
func (r *reader) plainProperty(e *entry, node *rdf.Node) bool {
	d, i := e.definition, e.name+1
	if d == nil || d.hint == 0 || d.members || d.reverse || d.container != 0 || d.scope.tape != nil || r.tape.tokens[i].kind != jsonString {
		return false
	}
	o := rdf.Object{Kind: rdf.String}
	switch c := e.context; {
	case d.coercion == asTyped && d.datatype != rdf.XSDString:
		o.Kind, o.Tag = rdf.TypedLiteral, d.datatype
	case d.coercion != asString || c.language != "" || c.direction != directionUnset || d.hasLanguage || d.direction != directionUnset:
		return false
	}
	if r.goesOn() {
		o.Text = r.tape.text(i)
		node.AddValue(&rdf.NodeProperty{IRI: d.iri, Term: d.hint, Pos: r.pos(e.name)}, rdf.Value{Object: o, Pos: r.pos(i)})
	}
	return true
}

func (r *reader) directed(e *entry, graph *rdf.Graph, node *rdf.Node, reverse bool) {
	p := place{kind: inProperty, graph: graph, node: node}
	if reverse {
		p.kind = inReverse
	}
	d := e.definition
	p.property = rdf.NodeProperty{IRI: e.iri, Pos: r.pos(e.name)}
	switch {
	case d != nil && d.number != 0:
		p.property.Term, p.number, p.members = d.hint, d.number, d.members
	case node == nil:
	case strings.HasPrefix(e.iri, "_:"):
		r.reportAt(e.name, "", "the property is a blank node", "an IRI", "it is left out, since RDF has none such")
		p.node = nil
	default:
		if term := vocab.LookupIRI(e.iri); term != 0 {
			p.number, p.members = uint16(term), expectsMembers(term)
			if term.IRI() == e.iri {
				p.property.IRI, p.property.Term = term.IRI(), uint16(term)
			}
		} else if strings.IndexByte(e.iri, ':') < 0 {
			// A term that no context defines, kept as it is.
		} else if strings.Count(e.iri, "#") > 1 && r.tape.text(e.name) != e.iri {
			// What a context makes of a name is to be an IRI by its own grammar; one that
			// stands there in full is taken as any other notation takes it.
			r.reportAt(e.name, "", "the property "+quoteExcerpt(e.iri)+" has two fragments", "an IRI", "it is left out")
			p.node = nil
		} else if err := rdf.CheckIRI(e.iri); err != nil {
			r.reportAt(e.name, "", strings.TrimPrefix(err.Error(), "rdf: "), "an IRI", "the property is left out")
			p.node = nil
		}
	}
	a := property{definition: d}
	value := e.name + 1
	kind := r.tape.tokens[value].kind
	if d == nil {
		if kind == jsonNull {
			return
		}
		r.element(e.context, a, value, &p, nil)
		return
	}
	a.name = d.termName()
	if d.coercion == asJSON {
		r.jsonLiteral(value, value, &p)
		return
	}
	switch {
	case d.container == 0 || d.container == inSet:
		r.element(e.context, a, value, &p, nil)
	case d.container&byLanguage != 0 && kind == jsonObject:
		r.languageMap(e.context, d, value, &p)
	case d.container&(byIndex|byType|byID) != 0 && kind == jsonObject:
		r.indexMap(e.context, a, value, &p)
	case d.container&inGraph != 0:
		for v := range r.values(value) {
			r.wrapInGraph(e.context, a, v, &p, nil)
		}
	case d.container&inList != 0:
		r.listContainer(e.context, a, value, &p)
	default:
		r.element(e.context, a, value, &p, nil)
	}
}

// listContainer reads the values of a term whose values are a list.
func (r *reader) listContainer(c *activeContext, a property, i uint32, p *place) {
	switch r.tape.tokens[i].kind {
	case jsonNull:
	case jsonArray:
		r.list(c, a, i, p)
	case jsonObject:
		inner := *p
		if p.kind == inReverse {
			r.reportAt(i, "invalid reverse property value", "a reverse property has a list as value", "a node", "it is left out")
			return
		}
		inner.kind = ofListContainer
		r.element(c, a, i, &inner, nil)
	default:
		r.list(c, a, i, p)
	}
}

// languageMap reads texts by their languages.
func (r *reader) languageMap(c *activeContext, d *definition, object uint32, p *place) {
	t := r.tape
	direction := c.direction
	if d.direction != directionUnset {
		direction = d.direction
	}
	for name := object + 1; name < t.tokens[object].next && !r.ended; name = t.tokens[name+1].next {
		language := t.text(name)
		if _, keyword, _ := r.expandIRI(c, language, false, true, nil); keyword == keywordNone {
			language = ""
		} else {
			language = r.languageTag(t, name, false)
		}
		for v := range r.values(name + 1) {
			switch t.tokens[v].kind {
			case jsonNull:
			case jsonString:
				r.emitText(p, t.text(v), language, direction, v)
			default:
				r.reportAt(v, "invalid language map value", "a map of languages holds "+describeKind(t.tokens[v].kind), "strings", "it is left out")
			}
		}
	}
}

// indexMap reads nodes or values by an index, an IRI or a type.
func (r *reader) indexMap(c *activeContext, a property, object uint32, p *place) {
	t, d := r.tape, a.def()
	for name := object + 1; name < t.tokens[object].next && !r.ended; name = t.tokens[name+1].next {
		index := t.text(name)
		within := c
		if d.container&(byID|byType) != 0 && c.previous != nil {
			within = c.previous
		}
		if d.container&byType != 0 {
			if typ := within.lookup(index); typ != nil && typ.scope.tape != nil {
				within = r.scoped(within, typ.scope, false, false)
			}
		}
		x := extras{pos: r.pos(name)}
		iri, keyword, ok := r.expandIRI(c, index, false, true, nil)
		switch {
		case keyword == keywordNone || !ok:
		case d.container&byIndex != 0 && d.index != "":
			r.indexProperty(c, d.index, name, &x)
		case d.container&byID != 0:
			if o, ok := r.reference(c, name, index, false); ok {
				x.id, _ = o.Subject()
			}
		case d.container&byType != 0:
			if strings.HasPrefix(iri, "_:") || r.checkIRI(name, iri, index) {
				x.typ = iri
			}
		}
		for v := range r.values(name + 1) {
			if d.container&inGraph != 0 && !r.isGraph(within, v) {
				r.wrapInGraph(within, a, v, p, &x)
				continue
			}
			r.element(within, a, v, p, &x)
		}
	}
}

// indexProperty sets the property that an index stands for, and its value.
func (r *reader) indexProperty(c *activeContext, key string, name uint32, x *extras) {
	iri, keyword, ok := r.expandIRI(c, key, false, true, nil)
	if !ok || keyword != noKeyword || rdf.CheckIRI(iri) != nil {
		return // the definition of the term was told of
	}
	base := len(r.items)
	r.expandValue(c, property{name: key, definition: c.lookup(key)}, name, &place{kind: inAList}, nil)
	if items := r.items[base:]; len(items) == 1 && items[0].Kind != 0 {
		x.property, x.value = rdf.NodeProperty{IRI: iri, Pos: x.pos}, items[0].Object
		if term := vocab.LookupIRI(iri); term != 0 && term.IRI() == iri {
			x.property.Term = uint16(term)
		}
	}
	r.items = r.items[:base]
}

// isGraph tells whether a value is an object of @graph, without more than a name
// and an index.
func (r *reader) isGraph(c *activeContext, i uint32) bool {
	t := r.tape
	if t.tokens[i].kind != jsonObject {
		return false
	}
	is := false
	for name := i + 1; name < t.tokens[i].next; name = t.tokens[name+1].next {
		switch _, keyword, _ := r.expandIRI(c, t.text(name), false, true, nil); keyword {
		case keywordGraph:
			is = true
		case keywordID, keywordIndex, keywordContext:
		default:
			return false
		}
	}
	return is
}

// wrapInGraph reads a value as what stands in a graph of its own, which is the
// value of the property.
func (r *reader) wrapInGraph(c *activeContext, a property, i uint32, p *place, x *extras) {
	if r.tape.tokens[i].kind == jsonNull {
		return
	}
	name := rdf.Subject{}
	if x != nil {
		name = x.id
	}
	if name.Kind == 0 {
		name = r.newBlank()
	}
	pos := r.pos(i)
	r.emit(p, name.Object(), pos, i)
	var inner *extras
	if x != nil {
		var node *rdf.Node
		r.addExtras(p.graph, &node, name, x, pos)
		inner = &extras{}
	}
	graph := place{kind: atTop, graph: r.dataset.EnsureGraph(name), root: true}
	r.element(c, a, i, &graph, inner)
}

// reverseMap reads the properties of which the node is the value.
func (r *reader) reverseMap(c *activeContext, i uint32, graph *rdf.Graph, node *rdf.Node) {
	t := r.tape
	if t.tokens[i].kind != jsonObject {
		r.reportAt(i, "invalid @reverse value", "@reverse is "+describeKind(t.tokens[i].kind), "an object of properties", "it is left out")
		return
	}
	if c.previous != nil && !r.keepsContext(c, i) {
		c = c.previous
	}
	if context := t.member(i, "@context"); context != 0 {
		c = r.inline(c, context)
	}
	for name := i + 1; name < t.tokens[i].next && !r.ended; name = t.tokens[name+1].next {
		text := t.text(name)
		if text == "@context" {
			continue
		}
		iri, keyword, ok := r.expandIRI(c, text, false, true, nil)
		e := entry{name: name, context: c, definition: c.lookup(text), iri: iri}
		switch {
		case keyword != noKeyword:
			r.reportAt(name, "invalid reverse property map", quoteExcerpt(text)+" stands in @reverse", "properties alone", "it is left out")
			continue
		case !ok:
			continue
		case strings.IndexByte(iri, ':') < 0 && !r.tellUndefined(c, name, text, "the term", isLeftOut):
			continue
		}
		r.directed(&e, graph, node, e.definition == nil || !e.definition.reverse)
	}
}
