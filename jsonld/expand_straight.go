package jsonld

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Most nodes stand under the context of schema.org and no other, and have nothing but
// its terms, @type and @id. Of such a node no context has to be asked: each name is
// looked up once, and its values go straight from the tape into the graph. What is
// anything else, be it a value alone, is left to the general way, so that both give
// the same to the last place and problem.

// isSchemaAlone tells whether names mean what schema.org says, and texts have no
// language and no direction.
func (c *activeContext) isSchemaAlone() bool {
	return c.schema != nil && c.own == nil && c.parent == nil && c.previous == nil && c.language == "" && c.direction == directionUnset &&
		c.hasVocab && c.vocab == vocab.Namespace && !c.hasProtected && !c.hasScoped
}

// The terms of names that are none of schema.org.
const (
	termOfType = termLimit + iota
	termOfID
	termOfContext
)

// straightNames are the names of a node that is read straight.
type straightNames struct {
	// properties is how many of them are properties.
	properties int
	// id is the token of "@id"; 0 where there is none.
	id uint32
	// typed says that there are types.
	typed bool
}

// namesOf looks up the names of an object, and tells whether it can be read
// straight. The member @context was looked at before, where it is allowed.
func (r *reader) namesOf(i uint32, contextAllowed bool) (names straightNames, ok bool) {
	src, tokens := r.tape.src, r.tape.tokens
	end := tokens[i].next
	for name := i + 1; name < end; name = tokens[name+1].next {
		tok := &tokens[name]
		if tok.flags&needsDecoding != 0 {
			return names, false
		}
		text := src[tok.start:tok.end]
		if text == "" || text[0] != '@' {
			term := vocab.Lookup(text)
			if term == 0 {
				return names, false
			}
			tok.term = uint16(term)
			names.properties++
			continue
		}
		switch {
		case text == "@type":
			tok.term, names.typed = termOfType, true
		case text == "@id" && names.id == 0:
			tok.term, names.id = termOfID, name
		case text == "@context" && contextAllowed:
			tok.term = termOfContext
		default:
			return names, false
		}
	}
	return names, true
}

// straight reads a node at top level, where there is no property, or as the value of
// one. It gives false where the general way is to read it; nothing was read then.
func (r *reader) straight(c *activeContext, i uint32, graph *rdf.Graph, parent *rdf.Node, property *rdf.NodeProperty, root, contextAllowed bool) bool {
	names, ok := r.namesOf(i, contextAllowed)
	describes := names.typed || names.properties > 0
	if !ok || property == nil && !describes {
		return false
	}
	pos := r.pos(i)
	subject, sound := rdf.Subject{}, true
	if names.id != 0 {
		subject, sound = r.id(c, names.id+1)
	} else {
		subject = r.newBlank()
	}
	var node *rdf.Node
	if sound {
		if describes || names.id == 0 {
			node = graph.EnsureNode(subject, pos)
			node.Root = node.Root || root
			node.Grow(min(names.properties, 1024))
		}
		if property != nil {
			parent.AddValue(property, rdf.Value{Object: subject.Object(), Pos: pos})
		}
	}
	end := r.tape.tokens[i].next
	for name := i + 1; name < end && !r.ended; name = r.tape.tokens[name+1].next {
		switch term := r.tape.tokens[name].term; {
		case term == termOfType:
			r.types(c, node, name+1)
		case term >= termLimit:
		case node == nil:
			d := &r.definitions.terms[term]
			r.property(&entry{name: name, definition: d, iri: d.iri, context: c}, graph, nil)
		default:
			r.straightProperty(c, &r.definitions.terms[term], name, graph, node)
		}
	}
	return true
}

// straightProperty reads the values of a property of schema.org.
func (r *reader) straightProperty(c *activeContext, d *definition, name uint32, graph *rdf.Graph, node *rdf.Node) {
	property := rdf.NodeProperty{IRI: d.iri, Term: d.hint, Pos: r.pos(name)}
	value := name + 1
	tok := &r.tape.tokens[value]
	if tok.kind != jsonArray {
		r.straightValue(c, d, value, graph, node, &property)
		return
	}
	for i := value + 1; i < tok.next && !r.ended; i = r.tape.tokens[i].next {
		r.straightValue(c, d, i, graph, node, &property)
	}
}

// straightValue reads one value of a property of schema.org.
func (r *reader) straightValue(c *activeContext, d *definition, i uint32, graph *rdf.Graph, node *rdf.Node, property *rdf.NodeProperty) {
	if !r.goesOn() {
		return
	}
	o := rdf.Object{}
	switch tok := &r.tape.tokens[i]; tok.kind {
	case jsonObject:
		if r.straight(c, i, graph, node, property, false, false) {
			return
		}
	case jsonString:
		o = r.straightText(d, r.tape.text(i))
	case jsonNumber:
		if text := r.tape.text(i); d.coercion != asTyped && tok.flags&longNumber == 0 && isPlainNumber(text) {
			o = rdf.Object{Kind: rdf.Number, Text: text}
		}
	case jsonNull:
		return
	}
	if o.Kind != 0 {
		node.AddValue(property, rdf.Value{Object: o, Pos: r.pos(i)})
		return
	}
	p := place{kind: inProperty, graph: graph, node: node, property: *property, number: d.number, members: d.members}
	r.steps-- // it is counted again
	r.element(c, propertyOf(d), i, &p, nil)
}

// propertyOf gives the active property that a definition is of.
func propertyOf(d *definition) property { return property{name: d.termName(), definition: d} }

// straightText gives what a text is as the value of a property of schema.org; the
// zero Object where more has to be known.
func (r *reader) straightText(d *definition, text string) rdf.Object {
	switch {
	case d.coercion == asTyped:
		return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: d.datatype}
	case d.coercion == asID:
		if isHTTP(text) && rdf.CheckIRI(text) == nil {
			return rdf.Object{Kind: rdf.IRI, Text: text}
		}
		return rdf.Object{}
	case d.members && isHTTP(text):
		if member := r.member(vocab.Term(d.number), text); member != "" {
			return rdf.Object{Kind: rdf.IRI, Text: member}
		}
	}
	return rdf.Object{Kind: rdf.String, Text: text}
}
