// Package knowledge holds what a site or a feed says of the world as one graph, in which
// every fact knows the page and the line where it stands.
//
// What several pages say of one IRI is said of one node. A blank node of one page is that
// of another page if both stand at the same property of the same node and say the same:
// else the address of a clinic that is on ten pages would be ten addresses.
package knowledge

import (
	"iter"
	"slices"
	"sort"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Node is the number of a node in a [Base]: what has an IRI, or a blank node. They count
// from 1; the zero Node is none.
type Node uint32

// Property is the number of a property in a [Base]. Those of schema.org have the number
// of their term.
type Property uint32

// Type is the property rdf:type.
const Type Property = 0

// foreign is where the numbers of properties beyond schema.org begin.
const foreign = 1 << 16

// Fact is something that is said of a node.
type Fact struct {
	Property Property
	// Node is the value, where it is a node; then the fields below are empty.
	Node Node
	// Kind is that of a literal: [rdf.String] to [rdf.TypedLiteral].
	Kind rdf.Kind
	// Text is the text of a literal, as it was given.
	Text string
	// Tag is the language tag or the datatype of a literal, as in [rdf.Object].
	Tag string

	file         uint32
	line, column uint32
}

// Mention is a fact seen from the node that is its value.
type Mention struct {
	Property Property
	// From is the node of which the fact is said.
	From Node

	index uint32
}

// Page is a page of the site.
type Page struct {
	// File is the path of the file, and Address the address where that is known.
	File, Address string
	// Title and Language are what the page says of itself (BCP 47).
	Title, Language string
	// Text is what people see.
	Text string
}

// node is a node with what is said of it.
type node struct {
	iri   string
	types []vocab.Term
	// facts are sorted by property; those of one property stand in the order in which
	// they were read.
	facts    []Fact
	mentions []Mention
	// on are the pages that say something of the node.
	on []on
}

type on struct{ page, facts uint32 }

// Base is what is known. Any number of goroutines may use it at a time.
type Base struct {
	// Pages are those that were read, in their order; a feed has none.
	Pages []Page
	// Problems are those that reading met.
	Problems []*rdf.Problem

	files      []string
	properties []string // those beyond schema.org
	nodes      []node   // of which the first is none
	ids        map[string]Node
	names      *names
	// edited are the nodes that are not as the names have them.
	edited []Node
}

// Len gives the number of nodes, which are numbered from 1 to Len.
func (b *Base) Len() int { return len(b.nodes) - 1 }

// Find gives the node of an IRI, or 0 where nothing is said of it and nothing mentions it.
func (b *Base) Find(iri string) Node { return b.ids[plain(iri)] }

// IRI gives that of a node, "" for a blank one.
func (b *Base) IRI(n Node) string { return b.nodes[n].iri }

// Term gives the term of schema.org that a node is, else 0.
func (b *Base) Term(n Node) vocab.Term { return vocab.LookupIRI(b.nodes[n].iri) }

// Facts gives all that is said of a node, sorted by property. The slice must not be
// changed.
func (b *Base) Facts(n Node) []Fact { return b.nodes[n].facts }

// Values gives what a node has as values of a property of schema.org. The slice must not
// be changed.
func (b *Base) Values(n Node, p vocab.Term) []Fact {
	facts := b.nodes[n].facts
	start := sort.Search(len(facts), func(i int) bool { return facts[i].Property >= Property(p) })
	end := start
	for end < len(facts) && facts[end].Property == Property(p) {
		end++
	}
	return facts[start:end]
}

// Mentions gives the facts of which a node is the value. The slice must not be changed.
func (b *Base) Mentions(n Node) []Mention { return b.nodes[n].mentions }

// Fact gives the fact of a mention.
func (b *Base) Fact(m Mention) Fact { return b.nodes[m.From].facts[m.index] }

// Types gives the types of a node that are terms of schema.org.
func (b *Base) Types(n Node) []vocab.Term { return b.nodes[n].types }

// IsA tells whether a node is of a class of schema.org or of one below it.
func (b *Base) IsA(n Node, class vocab.Term) bool {
	return slices.ContainsFunc(b.nodes[n].types, func(t vocab.Term) bool { return vocab.IsA(t, class) })
}

// IsThing tells whether a node has an IRI and a type, so that it can answer a question.
func (b *Base) IsThing(n Node) bool {
	return n != 0 && b.nodes[n].iri != "" && len(b.nodes[n].facts) > 0 && b.nodes[n].facts[0].Property == Type
}

// IsDescribed tells whether anything is said of a node: a reference to one that is not
// described leads nowhere.
func (b *Base) IsDescribed(n Node) bool { return len(b.nodes[n].facts) > 0 }

// Things gives the nodes that have an IRI and a type, in their order.
func (b *Base) Things() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := range b.nodes {
			if b.IsThing(Node(i)) && !yield(Node(i)) {
				return
			}
		}
	}
}

// PropertyIRI gives the IRI of a property.
func (b *Base) PropertyIRI(p Property) string {
	switch {
	case p == Type:
		return rdf.RDFNamespace + "type"
	case p < foreign:
		return vocab.Term(p).IRI()
	}
	return b.properties[p-foreign]
}

// PropertyName gives the name that people know a property by: that of schema.org, else
// its IRI.
func (b *Base) PropertyName(p Property) string {
	switch {
	case p == Type:
		return "@type"
	case p < foreign:
		return vocab.Term(p).Name()
	}
	return b.properties[p-foreign]
}

// Position gives the place where a fact stands, without its offset.
func (b *Base) Position(f Fact) rdf.Position {
	if f.line == 0 {
		return rdf.Position{}
	}
	return rdf.Position{File: b.files[f.file], Line: int(f.line), Column: int(f.column)}
}

// PagesOf gives the pages that tell of a node in full, by their index in Pages: those
// with at least four fifths of the facts that any page has of it. Others mention it.
func (b *Base) PagesOf(n Node) []int {
	most := uint32(0)
	for _, o := range b.nodes[n].on {
		most = max(most, o.facts)
	}
	var pages []int
	for _, o := range b.nodes[n].on {
		if o.facts*5 >= most*4 {
			pages = append(pages, int(o.page))
		}
	}
	return pages
}

// names finds nodes by what people call them.
type names struct {
	once   sync.Once
	of     *Base // without edits
	byName map[string][]Node
}

func (n *names) get() map[string][]Node {
	n.once.Do(func() { n.byName = n.of.collectNames() })
	return n.byName
}

// naming are the properties that hold a name.
var naming = []vocab.Term{
	vocab.Lookup("name"), vocab.Lookup("alternateName"), vocab.Lookup("legalName"), vocab.Lookup("headline"), vocab.Lookup("title"),
}

var (
	code         = vocab.Lookup("code")
	codeValue    = vocab.Lookup("codeValue")
	codingSystem = vocab.Lookup("codingSystem")
)

// Names gives the facts that name a node: its name, alternateName, legalName, headline
// and title.
func (b *Base) Names(n Node) []Fact {
	var facts []Fact
	for _, p := range naming {
		facts = append(facts, b.Values(n, p)...)
	}
	return facts
}

// Label gives a name for a node, its IRI where it has none, and "" for a blank node
// without a name.
func (b *Base) Label(n Node) string {
	for _, p := range naming {
		for _, f := range b.Values(n, p) {
			if f.Text != "" {
				return f.Text
			}
		}
	}
	if t := b.Term(n); t != 0 {
		return t.Name()
	}
	return b.nodes[n].iri
}

// Named gives the nodes that a text means, as [question.Find] says for Treats: by IRI, by
// name or by code.
func (b *Base) Named(text string) []Node {
	var found []Node
	if n := b.Find(text); n != 0 {
		found = append(found, n)
	}
	key := Fold(text)
	for _, n := range b.names.get()[key] {
		if !slices.Contains(b.edited, n) {
			found = append(found, n)
		}
	}
	for _, n := range b.edited {
		for name := range b.Calls(n) {
			if name == key && !slices.Contains(found, n) {
				found = append(found, n)
			}
		}
	}
	return found
}

func (b *Base) collectNames() map[string][]Node {
	byName := make(map[string][]Node)
	for i := range b.nodes {
		for name := range b.Calls(Node(i)) {
			if list := byName[name]; len(list) == 0 || list[len(list)-1] != Node(i) {
				byName[name] = append(list, Node(i))
			}
		}
	}
	return byName
}

// AllNames gives all names and codes of nodes, folded, in no order, each with a node that
// has it.
func (b *Base) AllNames() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		for name, nodes := range b.names.get() {
			if !slices.Contains(b.edited, nodes[0]) && !yield(name, nodes[0]) {
				return
			}
		}
	}
}

// Calls gives the names and codes of a node, folded.
func (b *Base) Calls(n Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range naming {
			for _, f := range b.Values(n, p) {
				if f.Text != "" && !yield(Fold(f.Text)) {
					return
				}
			}
		}
		for _, f := range b.Values(n, code) {
			if f.Node == 0 {
				if !yield(Fold(f.Text)) {
					return
				}
				continue
			}
			for _, v := range b.Values(f.Node, codeValue) {
				if !yield(Fold(v.Text)) {
					return
				}
				for _, s := range b.Values(f.Node, codingSystem) {
					if !yield(Fold(s.Text + " " + v.Text)) {
						return
					}
				}
			}
		}
	}
}
