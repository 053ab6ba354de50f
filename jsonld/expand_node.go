package jsonld

import (
	"math/bits"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

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
	if p.whole && set&^(1<<keywordGraph|1<<keywordIndex) == 0 && set.has(keywordGraph) && r.onlyGraph(c, base) {
		r.defaultGraph(c, base, graph)
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
			r.included(e.context, e.name+1, graph)
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

// defaultGraph reads the nodes of a document that is an object with nothing but @graph:
// they stand in the default graph.
func (r *reader) defaultGraph(c *activeContext, base int, graph *rdf.Graph) {
	top := place{kind: atTop, graph: graph, root: true}
	for n := base; n < len(r.entries); n++ {
		if e := r.entries[n]; e.keyword == keywordGraph {
			r.element(c, property{}, e.name+1, &top, nil)
		}
	}
}

// included reads the nodes that stand in @included.
func (r *reader) included(c *activeContext, i uint32, graph *rdf.Graph) {
	among := place{kind: amongIncluded, graph: graph}
	for v := range r.values(i) {
		if k := r.tape.tokens[v].kind; k == jsonArray || k == jsonNull {
			continue
		}
		r.element(c, property{}, v, &among, nil)
	}
}

// onlyGraph tells whether the other entries of a document say nothing: their values are
// null (JSON-LD 1.1 API, section 5.1.2, steps 13.10 and 19).
func (r *reader) onlyGraph(c *activeContext, base int) bool {
	for n := base; n < len(r.entries); n++ {
		if e := &r.entries[n]; e.keyword == noKeyword && !r.isNull(c, e) || e.keyword == keywordIndex {
			return false
		}
	}
	return true
}

// isNull tells whether the value of an entry is null, or a value object of it. In a JSON
// literal null is a value, and an object may be a map.
func (r *reader) isNull(c *activeContext, e *entry) bool {
	t, i := r.tape, e.name+1
	if t.tokens[i].kind != jsonObject {
		return t.tokens[i].kind == jsonNull
	}
	if d := e.definition; d != nil && (d.coercion == asJSON || d.container&^(inList|inSet) != 0) {
		return false
	}
	null := false
	end := t.tokens[i].next
	for name := i + 1; name < end; name = t.tokens[name+1].next {
		switch _, keyword, _ := r.expandIRI(c, t.text(name), false, true, nil); keyword {
		case keywordType:
			return false
		case keywordValue:
			null = t.tokens[name+1].kind == jsonNull
		}
	}
	return null
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
		if r.tellUndefined(c, i, text, "the type", mend) {
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
	if rdf.CheckIRI(iri) == nil {
		return iri, 0, true
	}
	if several := severalTypes(text); several != "" {
		r.reportAt(i, "", "the type "+quoteExcerpt(text)+" names several types in one text", "a list: "+several, "it is left out")
		return "", 0, false
	}
	return iri, 0, r.checkIRI(i, iri, text)
}

// severalTypes gives as a list of JSON the types of schema.org that a text names all at
// once, "Dentist, MedicalClinic", and nothing where it holds anything else.
func severalTypes(text string) string {
	const longest = 128
	if len(text) > longest {
		return ""
	}
	names := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,;|/>+&", c) })
	for _, name := range names {
		if !vocab.Lookup(name).Is(vocab.Class) {
			return ""
		}
	}
	if len(names) < 2 {
		return ""
	}
	return `["` + strings.Join(names, `", "`) + `"]`
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
		mend := "it is left out; give the address of the text (option Base)"
		if r.keepUndefined {
			mend = "give the address of the text (option Base)"
		}
		count := len(r.problems)
		r.reportAt(i, "", quoteExcerpt(text)+" is a relative address, and there is no base", "an absolute IRI", mend)
		if len(r.problems) > count { // there may be too many
			r.problems[count].NoBase = true
		}
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
