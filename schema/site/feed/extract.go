package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/site"
)

// deepest is how deep things without a name may be nested in one another in a line:
// readers of JSON have limits. What lies deeper gets a name and a line of its own.
const deepest = 64

// said is what one page says.
type said struct {
	page     string
	language string
	things   []*thing
	// problems are what cannot be written.
	problems []*rdf.Problem
}

// extract takes what a page says apart.
func extract(file *site.File, genid string) *said {
	x := &extraction{
		said: &said{page: file.Path, language: pageLanguage(file)},
		file: file, graph: file.Document.Graph(), genid: genid,
		mentions: make(map[rdf.Subject]int), named: make(map[rdf.Subject]string), done: make(map[*rdf.Node]bool),
	}
	x.run()
	return x.said
}

// pageLanguage gives the language of a page: what its html element says, else what the
// page says of itself as a WebPage, and "" where that is none.
func pageLanguage(file *site.File) string {
	language := file.Document.Facts.Language.Text
	if language == "" {
		language = site.Summarize(file).Language
	}
	if rdf.CheckLanguageTag(language) != nil {
		return ""
	}
	return language
}

// extraction is the state of taking a page apart.
type extraction struct {
	*said
	file  *site.File
	graph *rdf.Graph
	// genid is what the IRIs of things begin with that need one.
	genid string
	// mentions counts how often each blank node is a value.
	mentions map[rdf.Subject]int
	// named has the IRIs that blank nodes were given.
	named map[rdf.Subject]string
	done  map[*rdf.Node]bool
	// waiting are those that were given one and have no line yet.
	waiting []*rdf.Node
}

func (x *extraction) run() {
	for n := range x.graph.Nodes() {
		for i := range n.Properties {
			for j := range n.Properties[i].Values {
				if s, ok := n.Properties[i].Values[j].Subject(); ok && s.Kind == rdf.BlankNode {
					x.mentions[s]++
				}
			}
		}
	}
	for s, n := range x.mentions {
		if n > 1 {
			x.name(s)
		}
	}
	for n := range x.graph.Nodes() {
		if n.Subject.Kind == rdf.IRI || x.mentions[n.Subject] == 0 || x.named[n.Subject] != "" {
			x.add(n)
		}
	}
	// What is left are circles of things without a name.
	for n := range x.graph.Nodes() {
		if !x.done[n] {
			x.name(n.Subject)
			x.add(n)
		}
		for len(x.waiting) > 0 {
			next := x.waiting[0]
			x.waiting = x.waiting[1:]
			x.add(next)
		}
	}
}

// name gives a blank node an IRI.
func (x *extraction) name(s rdf.Subject) string {
	if x.named[s] == "" {
		page := x.file.Address
		if page == "" {
			page = x.file.Name
		}
		sum := sha256.Sum256([]byte(page + "\x00" + s.Text))
		x.named[s] = x.genid + hex.EncodeToString(sum[:16])
	}
	return x.named[s]
}

// add makes a thing with a line of its own.
func (x *extraction) add(n *rdf.Node) {
	if x.done[n] || len(n.Types) == 0 && len(n.Properties) == 0 {
		return
	}
	id := x.named[n.Subject]
	if n.Subject.Kind == rdf.IRI {
		id = n.Subject.Text
		if err := rdf.CheckIRI(id); err != nil {
			x.done[n] = true
			x.leaveOut(n.Pos, "a thing cannot be published", err)
			return
		}
	}
	t := x.thing(n, 0)
	t.id = id
	if len(t.types) > 0 || len(t.properties) > 0 {
		x.things = append(x.things, t)
	}
}

// thing makes a thing with what is nested in it.
func (x *extraction) thing(n *rdf.Node, depth int) *thing {
	x.done[n] = true
	t := new(thing)
	for i := range n.Types {
		if err := rdf.CheckIRI(n.Types[i].IRI); err != nil {
			x.leaveOut(n.Types[i].Pos, "a type cannot be published", err)
			continue
		}
		t.types = append(t.types, n.Types[i].IRI)
	}
	for i := range n.Properties {
		from := &n.Properties[i]
		if err := rdf.CheckIRI(from.IRI); err != nil {
			x.leaveOut(from.Pos, "a property cannot be published", err)
			continue
		}
		p := property{iri: from.IRI, values: make([]value, 0, len(from.Values))}
		single := isSingle(from.IRI)
		for j := range from.Values {
			v, ok := x.value(&from.Values[j], depth)
			if !ok {
				continue
			}
			if single && depth == 0 {
				at := x.graph.Position(from.Values[j].Pos)
				v.line, v.column = at.Line, at.Column
			}
			p.values = append(p.values, v)
		}
		if len(p.values) > 0 {
			t.properties = append(t.properties, p)
		}
	}
	return t
}

func (x *extraction) value(from *rdf.Value, depth int) (value, bool) {
	switch from.Kind {
	case rdf.IRI:
		if err := rdf.CheckIRI(from.Text); err != nil {
			x.leaveOut(from.Pos, "a value cannot be published", err)
			return value{}, false
		}
		s, _ := from.Subject()
		return value{Object: from.Object, named: x.graph.Node(s) != nil}, true
	case rdf.BlankNode:
		s, _ := from.Subject()
		n := x.graph.Node(s)
		switch {
		case n == nil && x.named[s] == "":
			return value{Object: rdf.Object{Kind: rdf.BlankNode}, nested: new(thing)}, true
		case n != nil && x.named[s] == "" && !x.done[n] && depth < deepest:
			return value{Object: rdf.Object{Kind: rdf.BlankNode}, nested: x.thing(n, depth+1)}, true
		}
		if n != nil && !x.done[n] {
			x.waiting = append(x.waiting, n)
		}
		return value{Object: rdf.Object{Kind: rdf.IRI, Text: x.name(s)}, named: true}, true
	}
	if _, err := from.ToRDF(); err != nil {
		x.leaveOut(from.Pos, "a value cannot be published", err)
		return value{}, false
	}
	return value{Object: from.Object}, true
}

// leaveOut notes what cannot be written in any notation.
func (x *extraction) leaveOut(pos rdf.Pos, what string, err error) {
	x.problems = append(x.problems, &rdf.Problem{What: fmt.Sprintf("%s: %v", what, err), Position: x.graph.Position(pos)})
}
