// Package rdfa reads the RDFa 1.1 of a page into a graph: RDFa Core 1.1 with the
// rules that HTML+RDFa 1.1 adds, property copying among them. What rdfa:usesVocabulary
// asks for, vocabulary expansion, is left to those who know the vocabulary.
package rdfa

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// Read adds what the RDFa of a page says to a graph, with places. The function
// gives the place of an offset of the tree's text in a file of the graph; without it
// there are no places. Nodes that are nobody's value are roots of the graph.
//
// What Read gives are the problems, in no order: terms without a vocabulary,
// prefixes that nobody declared, addresses that are none, limits that were hit.
// Link types of HTML in rel, such as nofollow, are no problem and say nothing
// outside of a vocabulary.
//
// By default a value of schema.org is what it is as JSON-LD; see [markup.Align].
// And neither the vocabularies of the page (rdfa:usesVocabulary) nor the role
// attribute is told, nor are link types terms of schema.org, since JSON-LD has no
// such thing. [markup.Options.Strict] gives the output graph of the specification to
// the letter, and tells of prefixes that are given another meaning.
//
// Without a base the page itself is a blank node.
func Read(ctx context.Context, tree *htmltree.Tree, g *rdf.Graph, pos func(offset int) rdf.Pos, options markup.Options) []*rdf.Problem {
	r := readers.Get().(*reader)
	defer r.release()
	r.Reading, r.ctx = markup.NewReading(ctx, tree, g, pos, options), ctx
	nodes, properties := 1, 0
	for i := range tree.Elements {
		if has := tree.Elements[i].Names; has.HasAny(things | relations) {
			if has.Has(htmltree.Typeof) {
				nodes++
			}
			if has.HasAny(relations | htmltree.NamesWith(htmltree.Property)) {
				properties++
			}
		}
	}
	g.Grow(nodes, max(properties, 4*nodes), properties)
	r.statements = slices.Grow(r.statements, min(nodes+properties, 4096))
	r.read()
	r.tell()
	r.ReportHidden(htmltree.SignRDFa | htmltree.SignProperty)
	return r.Problems
}

type reader struct {
	*markup.Reading
	ctx        context.Context
	blanks     map[string]rdf.Subject
	statements []statement
	scopes     []scope
	document   rdf.Subject
	// copied says that there is a statement of rdfa:copy.
	copied bool
}

// readers are those that are not in use.
var readers = sync.Pool{New: func() any { return &reader{scopes: make([]scope, 0, 16)} }}

// mostKept is how many statements room is kept for.
const mostKept = 1 << 12

// release keeps the room of a reader for the next page.
func (r *reader) release() {
	if cap(r.statements) > mostKept || cap(r.scopes) > mostKept {
		return
	}
	clear(r.statements)
	clear(r.scopes[:cap(r.scopes)])
	*r = reader{statements: r.statements[:0], scopes: r.scopes[:0]}
	readers.Put(r)
}

// statement is a triple that was read, with its places.
type statement struct {
	subject      rdf.Subject
	predicate    markup.Predicate
	object       rdf.Object
	element      int
	predicatePos rdf.Pos
	pos          rdf.Pos
}

// scope is the evaluation context of an element (RDFa Core, section 7.2).
type scope struct {
	// behind is the element that it no longer holds for.
	behind        int
	parentSubject rdf.Subject
	parentObject  rdf.Subject
	incomplete    []incomplete
	// holder is the place among the scopes of the one that has the lists, which are made
	// when there is one.
	holder     int
	lists      *lists
	language   string
	vocabulary string
	prefixes   *prefixes
	// ends says that the lists end with the scope: they are of its subject.
	ends    bool
	subject rdf.Subject
}

// incomplete is a triple that lacks an object, or, reversed, a subject, or an item of
// a list.
type incomplete struct {
	name
	element int
	pos     rdf.Pos // of the name
	reverse bool
	list    *list
}

// lists are the lists of a subject, in the order in which they were begun.
type lists struct {
	order []*list
	by    map[string]*list
}

type list struct {
	name
	element int
	items   []item
}

type item struct {
	object  rdf.Object
	element int
	pos     rdf.Pos
}

func (l *lists) list(element int, n name) *list {
	found := l.by[n.Text]
	if found == nil {
		if l.by == nil {
			l.by = make(map[string]*list)
		}
		found = &list{name: n, element: element}
		l.by[n.Text] = found
		l.order = append(l.order, found)
	}
	return found
}

// listOf gives a list of the subject of a scope, which is the last one or comes behind
// that.
func (r *reader) listOf(c *scope, element int, n name) *list {
	holder := c
	if c.holder < len(r.scopes) {
		holder = &r.scopes[c.holder]
	}
	if holder.lists == nil {
		holder.lists = new(lists)
	}
	return holder.lists.list(element, n)
}

// page gives the node of the page itself.
func (r *reader) page() rdf.Subject {
	if r.document == (rdf.Subject{}) {
		r.document = rdf.Subject{Kind: rdf.IRI}
		r.document.Text, _, _ = strings.Cut(r.Base, "#")
		if rdf.CheckIRI(r.document.Text) != nil {
			r.document = r.Graph.NewBlankNode()
		}
	}
	return r.document
}

// read goes through the elements in tree order (RDFa Core, section 7.5).
func (r *reader) read() {
	if len(r.Elements) == 0 {
		return
	}
	r.scopes = append(r.scopes, scope{behind: len(r.Elements), parentSubject: r.page()})
	for i := range r.Elements {
		for r.scopes[len(r.scopes)-1].behind <= i {
			r.leave()
		}
		if !r.Goes() {
			break
		}
		if i == 0 || r.Elements[i].Names.HasAny(attributes) {
			r.element(i)
		}
	}
	for len(r.scopes) > 0 {
		r.leave()
	}
}

// leave ends a scope, and with it the lists of its subject (step 14).
func (r *reader) leave() {
	c := r.scopes[len(r.scopes)-1]
	r.scopes = r.scopes[:len(r.scopes)-1]
	if !c.ends || c.lists == nil {
		return
	}
	for _, l := range c.lists.order {
		r.endList(c.subject, l)
	}
}

func (r *reader) endList(subject rdf.Subject, l *list) {
	head := rdf.Object{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"}
	cells := make([]rdf.Subject, len(l.items))
	for i := range cells {
		cells[i] = r.Graph.NewBlankNode()
	}
	if len(cells) > 0 {
		head = cells[0].Object()
	}
	at := r.TokenPos(l.element, l.attribute, l.at)
	r.say(statement{subject, l.predicate(), head, l.element, at, at})
	for i, item := range l.items {
		rest := rdf.Object{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"}
		if i+1 < len(cells) {
			rest = cells[i+1].Object()
		}
		o := item.object
		if !r.Strict {
			o = markup.Align(markup.AlignTerm(l.Text), o, r.Base)
		}
		r.say(statement{cells[i], markup.Predicate{IRI: rdf.RDFNamespace + "first"}, o, item.element, item.pos, item.pos})
		r.say(statement{cells[i], markup.Predicate{IRI: rdf.RDFNamespace + "rest"}, rest, item.element, item.pos, item.pos})
	}
}

// say keeps a statement, with its value as markup.Align has it.
func (r *reader) say(s statement) {
	s.predicate, s.object = r.Aligned(s.element, s.predicate, s.object)
	r.keep(s)
}

func (r *reader) keep(s statement) {
	if r.Count(s.element, 1); !r.Goes() {
		return
	}
	r.copied = r.copied || s.predicate.IRI == copyProperty
	r.statements = append(r.statements, s)
}

// attributes are those that say something in RDFa.
var attributes = htmltree.NamesWith(htmltree.About, htmltree.Content, htmltree.Datatype, htmltree.Datetime, htmltree.Href, htmltree.Inlist,
	htmltree.Lang, htmltree.Namespaces, htmltree.Prefix, htmltree.Property, htmltree.Rel, htmltree.Resource, htmltree.Rev, htmltree.Role,
	htmltree.Src, htmltree.Typeof, htmltree.Vocab, htmltree.XMLLang)

var (
	relations = htmltree.NamesWith(htmltree.Rel, htmltree.Rev)
	things    = htmltree.NamesWith(htmltree.Property, htmltree.Typeof, htmltree.About, htmltree.Resource)
	saying    = htmltree.NamesWith(htmltree.Property, htmltree.Vocab, htmltree.About, htmltree.Resource)
	prefixing = htmltree.NamesWith(htmltree.Prefix, htmltree.Namespaces)
	languages = htmltree.NamesWith(htmltree.Lang, htmltree.XMLLang)
)

// element reads an element.
func (r *reader) element(i int) {
	e := &r.Elements[i]
	has := e.Names
	around := &r.scopes[len(r.scopes)-1]
	c := *around
	c.behind, c.ends, c.lists = e.Behind, false, nil
	r.enter(i, &c, has)
	if has.Has(htmltree.Type) && !has.Has(htmltree.Typeof) && has.HasAny(saying) && !r.Strict && markup.IsSchemaOrg(c.vocabulary) {
		r.ReportType(i, htmltree.Typeof, "")
	}
	if has.Has(htmltree.Role) && r.Strict {
		r.role(i, &c)
	}

	var related, reversed []name
	if has.HasAny(relations) {
		related, reversed = r.names(nil, i, htmltree.Rel, &c), r.names(nil, i, htmltree.Rev, &c)
		if has.Has(htmltree.Property) { // terms say nothing there (HTML+RDFa, section 3.1)
			related, has = r.withoutTerms(i, htmltree.Rel, related, has)
			reversed, has = r.withoutTerms(i, htmltree.Rev, reversed, has)
		}
	}
	relates := has.HasAny(relations)
	if len(related)+len(reversed) == 0 && !has.HasAny(things) && len(around.incomplete) == 0 && !r.HasSigns(i) {
		return // such as a link: nothing is said of it, nor in it
	}

	n := r.nodes(i, &c, has, relates)
	if n.typed != (rdf.Subject{}) {
		var room [2]name
		for _, kind := range r.names(room[:0], i, htmltree.Typeof, &c) {
			at := r.TokenPos(i, htmltree.Typeof, kind.at)
			r.say(statement{n.typed, markup.Predicate{IRI: rdf.TypeIRI}, kind.Object(), i, at, at})
		}
	}
	if n.subject != (rdf.Subject{}) && n.subject != around.parentObject { // step 8
		c.holder, c.ends, c.subject = len(r.scopes), true, n.subject
	}
	c.incomplete = nil
	if relates {
		n.object = r.relate(i, &c, n, related, reversed, has.Has(htmltree.Inlist))
	}
	if has.Has(htmltree.Property) {
		r.properties(i, &c, n, has)
	}
	if !n.skip && n.subject != (rdf.Subject{}) {
		r.complete(i, around, n.subject)
	}
	if n.skip {
		c.incomplete = around.incomplete
	} else {
		c.parentObject = first(n.object, n.subject, around.parentSubject)
		c.parentSubject = first(n.subject, around.parentSubject)
	}
	if c.behind > i+1 || c.lists != nil { // else nothing stands in it
		r.scopes = append(r.scopes, c)
	}
}

// enter takes up what an element says of the terms and texts in it (steps 2 to 4).
func (r *reader) enter(i int, c *scope, has htmltree.Names) {
	if has.Has(htmltree.Vocab) {
		value, _ := r.Get(i, htmltree.Vocab)
		c.vocabulary = ""
		if strings.Trim(value, space) != "" {
			if iri, ok := r.Address(i, htmltree.Vocab, value); ok {
				iri = r.withSlash(func() int { return r.AttributeOffset(i, htmltree.Vocab) }, iri)
				c.vocabulary = iri
				if r.Strict {
					at := r.AttributePos(i, htmltree.Vocab)
					r.say(statement{r.page(), markup.Predicate{IRI: rdfaNamespace + "usesVocabulary"}, rdf.Object{Kind: rdf.IRI, Text: iri}, i, at, at})
				}
			}
		}
	}
	if has.HasAny(prefixing) {
		c.prefixes = r.declare(i, c.prefixes)
	}
	if has.HasAny(languages) {
		if language, stated := r.Language(i); stated {
			c.language = language
		}
	}
}

// withoutTerms leaves out terms, and the attribute where nothing is left of its value.
func (r *reader) withoutTerms(i int, attribute htmltree.Name, names []name, has htmltree.Names) ([]name, htmltree.Names) {
	value, _ := r.Get(i, attribute)
	kept := names[:0]
	for _, n := range names {
		end := strings.IndexAny(value[n.at:], space)
		if end < 0 {
			end = len(value) - n.at
		}
		if strings.Contains(value[n.at:n.at+end], ":") {
			kept = append(kept, n)
		}
	}
	if !strings.Contains(value, ":") {
		has = has.Without(attribute)
	}
	return kept, has
}

// nodes are what an element speaks of.
type nodes struct {
	// subject is the new subject, object the current object resource.
	subject, object rdf.Subject
	typed           rdf.Subject
	// skip says that the element says nothing by itself.
	skip bool
}

// nodes finds what an element speaks of (steps 5 and 6).
func (r *reader) nodes(i int, c *scope, has htmltree.Names, relates bool) (n nodes) {
	about, hasAbout := rdf.Subject{}, false
	if has.Has(htmltree.About) {
		about, hasAbout = r.resource(i, htmltree.About, c)
	}
	speaks := relates || has.Has(htmltree.Property) && !has.Has(htmltree.Content) && !has.Has(htmltree.Datatype)
	if i == 0 && !hasAbout && speaks { // the root element speaks of the page
		about, hasAbout = r.page(), true
	}
	name := r.Elements[i].Name
	isHeadOrBody := name == "head" || name == "body"

	switch {
	case relates:
		n.subject = first(about, c.parentObject)
		if has.Has(htmltree.Typeof) && hasAbout {
			n.typed = n.subject
		}
		n.object, _ = r.object(i, c, has)
		if has.Has(htmltree.Typeof) && !hasAbout {
			if n.object == (rdf.Subject{}) {
				n.object = r.Graph.NewBlankNode()
			}
			n.typed = n.object
		}
	case speaks:
		n.subject = first(about, c.parentObject)
		if !has.Has(htmltree.Typeof) {
			return n
		}
		n.typed = about
		if !hasAbout {
			n.typed, _ = r.object(i, c, has)
		}
		switch {
		case n.typed != (rdf.Subject{}):
		case isHeadOrBody:
			n.typed = c.parentObject
		default:
			n.typed = r.Graph.NewBlankNode()
		}
		n.object = n.typed
	default:
		n.subject = about
		if !hasAbout {
			n.subject, _ = r.object(i, c, has)
		}
		switch {
		case n.subject != (rdf.Subject{}):
		case i == 0:
			n.subject = r.page()
		case has.Has(htmltree.Typeof) && !isHeadOrBody:
			n.subject = r.Graph.NewBlankNode()
		default:
			n.subject = c.parentObject
			n.skip = !has.Has(htmltree.Property) && !has.Has(htmltree.Typeof)
		}
		if has.Has(htmltree.Typeof) {
			n.typed = n.subject
		}
	}
	return n
}

// object gives the node that resource, href or src names.
func (r *reader) object(i int, c *scope, has htmltree.Names) (rdf.Subject, bool) {
	if has.Has(htmltree.Resource) {
		if s, ok := r.resource(i, htmltree.Resource, c); ok {
			return s, true
		}
	}
	for _, attribute := range [...]htmltree.Name{htmltree.Href, htmltree.Src} {
		if value, is := r.Get(i, attribute); is {
			if s, ok := r.link(i, attribute, value); ok {
				return s, true
			}
		}
	}
	return rdf.Subject{}, false
}

func first(subjects ...rdf.Subject) rdf.Subject {
	for _, s := range subjects {
		if s != (rdf.Subject{}) {
			return s
		}
	}
	return rdf.Subject{}
}

// relate makes the triples of rel and rev, or keeps them for the elements in it
// (steps 9 and 10). It gives the current object resource.
func (r *reader) relate(i int, c *scope, n nodes, relations, reversed []name, inList bool) rdf.Subject {
	if n.object == (rdf.Subject{}) {
		if len(relations)+len(reversed) == 0 {
			return n.object
		}
		for _, rel := range relations {
			pending := incomplete{name: rel, element: i, pos: r.TokenPos(i, htmltree.Rel, rel.at)}
			if inList {
				pending.list = r.listOf(c, i, rel)
			}
			c.incomplete = append(c.incomplete, pending)
		}
		for _, rev := range reversed {
			c.incomplete = append(c.incomplete, incomplete{name: rev, element: i, pos: r.TokenPos(i, htmltree.Rev, rev.at), reverse: true})
		}
		return r.Graph.NewBlankNode()
	}
	value := r.objectPos(i)
	for _, rel := range relations {
		if inList {
			l := r.listOf(c, i, rel)
			l.items = append(l.items, item{n.object.Object(), i, value})
			continue
		}
		r.say(statement{n.subject, rel.predicate(), n.object.Object(), i, r.TokenPos(i, htmltree.Rel, rel.at), value})
	}
	for _, rev := range reversed {
		r.say(statement{n.object, rev.predicate(), n.subject.Object(), i, r.TokenPos(i, htmltree.Rev, rev.at), r.Pos(i)})
	}
	return n.object
}

// objectPos gives the place of the attribute that names the object.
func (r *reader) objectPos(i int) rdf.Pos {
	for _, attribute := range [...]htmltree.Name{htmltree.Resource, htmltree.Href, htmltree.Src} {
		if r.Elements[i].Has(attribute) {
			return r.AttributePos(i, attribute)
		}
	}
	return r.Pos(i)
}

// complete makes the triples that an element around this one left open (step 12).
func (r *reader) complete(i int, around *scope, subject rdf.Subject) {
	for _, p := range around.incomplete {
		switch {
		case p.list != nil:
			p.list.items = append(p.list.items, item{subject.Object(), i, r.Pos(i)})
			r.Count(i, 1)
		case p.reverse:
			r.say(statement{subject, p.predicate(), around.parentSubject.Object(), i, p.pos, r.Pos(p.element)})
		default:
			r.say(statement{around.parentSubject, p.predicate(), subject.Object(), i, p.pos, r.Pos(i)})
		}
		if !r.Goes() {
			return
		}
	}
}

// role reads the role attribute (Role Attribute 1.0, section 4).
func (r *reader) role(i int, c *scope) {
	subject := rdf.Subject{}
	if id, has := r.Get(i, htmltree.ID); has && id != "" && r.page().Kind == rdf.IRI {
		subject = rdf.Subject{Kind: rdf.IRI, Text: r.page().Text + "#" + id}
		if _, ok := r.checked(i, htmltree.ID, 0, subject); !ok {
			return
		}
	}
	in := *c
	in.vocabulary = xhtmlVocabulary
	for _, role := range r.names(nil, i, htmltree.Role, &in) {
		if subject == (rdf.Subject{}) {
			subject = r.Graph.NewBlankNode()
		}
		at := r.TokenPos(i, htmltree.Role, role.at)
		r.say(statement{subject, markup.Predicate{IRI: xhtmlVocabulary + "role"}, role.Object(), i, at, at})
	}
}
