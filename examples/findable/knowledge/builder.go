package knowledge

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// part is what one page or one file of a feed says.
type part struct {
	file     string
	page     *Page
	nodes    []partNode
	problems []*rdf.Problem
}

type partNode struct {
	subject rdf.Subject
	facts   []partFact
}

type partFact struct {
	property     string
	object       rdf.Object
	line, column uint32
}

// newPart takes what the nodes say.
func newPart(file string, nodes iter.Seq[*rdf.Node], position func(rdf.Pos) rdf.Position) *part {
	p := &part{file: file}
	for n := range nodes {
		node := partNode{subject: n.Subject}
		for _, t := range n.Types {
			at := position(t.Pos)
			node.facts = append(node.facts, partFact{
				property: rdf.RDFNamespace + "type", object: rdf.Object{Kind: rdf.IRI, Text: t.IRI},
				line: uint32(at.Line), column: uint32(at.Column),
			})
		}
		for _, property := range n.Properties {
			for _, v := range property.Values {
				at := position(v.Pos)
				node.facts = append(node.facts, partFact{
					property: property.IRI, object: v.Object.FromRDF(), line: uint32(at.Line), column: uint32(at.Column),
				})
			}
		}
		p.nodes = append(p.nodes, node)
	}
	return p
}

// Builder makes a [Base] of pages and files.
type Builder struct {
	base       *Base
	properties map[string]Property
	interned   map[string]string
	blanks     map[blankKey]Node
	many       map[Node]map[Fact]int
}

// blankKey is what makes blank nodes of different pages one.
type blankKey struct {
	parent   Node
	property Property
	content  [16]byte
}

// NewBuilder gives one that knows nothing yet.
func NewBuilder() *Builder {
	return &Builder{
		base: &Base{nodes: make([]node, 1), ids: make(map[string]Node)}, properties: make(map[string]Property),
		interned: make(map[string]string), blanks: make(map[blankKey]Node), many: make(map[Node]map[Fact]int),
	}
}

// AddGraph adds what a graph says. The file names it in the places of its facts.
func (b *Builder) AddGraph(file string, graph *rdf.Graph) {
	b.add(newPart(file, graph.Nodes(), graph.Position))
}

// plain gives the address of a term of schema.org in the form that the vocabulary has,
// and any other IRI as it is.
func plain(iri string) string {
	if strings.HasPrefix(iri, vocab.SecureNamespace) {
		if t := vocab.LookupIRI(iri); t != 0 {
			return t.IRI()
		}
	}
	return iri
}

func (b *Builder) intern(text string) string {
	if known, ok := b.interned[text]; ok {
		return known
	}
	text = strings.Clone(text)
	b.interned[text] = text
	return text
}

func (b *Builder) property(iri string) Property {
	if iri == rdf.RDFNamespace+"type" {
		return Type
	}
	if p, ok := b.properties[iri]; ok {
		return p
	}
	p := Property(vocab.LookupIRI(iri))
	if p == 0 {
		b.base.properties = append(b.base.properties, strings.Clone(iri))
		p = Property(foreign + len(b.base.properties) - 1)
	}
	b.properties[strings.Clone(iri)] = p
	return p
}

func (b *Builder) ensure(iri string) Node {
	iri = plain(iri)
	if n, ok := b.base.ids[iri]; ok {
		return n
	}
	n := Node(len(b.base.nodes))
	iri = b.intern(iri)
	b.base.nodes = append(b.base.nodes, node{iri: iri})
	b.base.ids[iri] = n
	return n
}

// adding is a part on its way into the base.
type adding struct {
	*Builder
	part *part
	file uint32
	// page is the index of the page and one, 0 for none.
	page     uint32
	byLabel  map[string]*partNode
	contents map[string]*[16]byte
	mapped   map[string]Node
}

func (b *Builder) add(p *part) {
	a := adding{
		Builder: b, part: p, file: uint32(len(b.base.files)),
		byLabel: make(map[string]*partNode), contents: make(map[string]*[16]byte), mapped: make(map[string]Node),
	}
	b.base.files = append(b.base.files, p.file)
	b.base.Problems = append(b.base.Problems, p.problems...)
	if p.page != nil {
		b.base.Pages = append(b.base.Pages, *p.page)
		a.page = uint32(len(b.base.Pages))
	}
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.subject.Kind != rdf.BlankNode {
			continue
		}
		if known := a.byLabel[n.subject.Text]; known != nil { // from another graph of the file
			known.facts = append(known.facts, n.facts...)
		} else {
			a.byLabel[n.subject.Text] = n
		}
	}
	for i := range p.nodes {
		if n := &p.nodes[i]; n.subject.Kind == rdf.IRI {
			a.node(b.ensure(n.subject.Text), n)
		}
	}
	// What is left is mentioned by no node with an IRI.
	for i := range p.nodes {
		if n := &p.nodes[i]; n.subject.Kind == rdf.BlankNode && a.mapped[n.subject.Text] == 0 {
			a.blank(0, 0, n.subject.Text)
		}
	}
}

// node adds the facts of a node.
func (a *adding) node(to Node, from *partNode) {
	// Of a fact that stands on several pages the place is that where most is said of the
	// node.
	isFullest := a.page > 0 && !slices.ContainsFunc(a.base.nodes[to].on, func(o on) bool { return int(o.facts) >= len(from.facts) })
	if a.page > 0 {
		a.base.nodes[to].on = append(a.base.nodes[to].on, on{page: a.page - 1, facts: uint32(len(from.facts))})
	}
	for _, f := range from.facts {
		fact := Fact{Property: a.property(f.property), file: a.file, line: f.line, column: f.column}
		switch {
		case f.object.Kind == rdf.IRI:
			fact.Node = a.ensure(f.object.Text)
		case f.object.Kind == rdf.BlankNode:
			fact.Node = a.blank(to, fact.Property, f.object.Text)
		case f.object.Kind == rdf.String && vocab.LookupIRI(f.object.Text).Is(vocab.Member|vocab.Class):
			// Members of enumerations stand as strings in many pages.
			fact.Node = a.ensure(f.object.Text)
		default:
			fact.Kind, fact.Text, fact.Tag = f.object.Kind, a.intern(f.object.Text), a.intern(f.object.Tag)
		}
		if i := a.known(to, fact); i < 0 {
			a.base.nodes[to].facts = append(a.base.nodes[to].facts, fact)
		} else if isFullest {
			a.base.nodes[to].facts[i] = fact
		}
	}
}

// known gives the index of the fact where somebody has said it already, else -1.
func (a *adding) known(n Node, f Fact) int {
	facts := a.base.nodes[n].facts
	if len(facts) < 32 {
		return slices.IndexFunc(facts, func(g Fact) bool { return g.anywhere() == f.anywhere() })
	}
	index := a.many[n]
	if index == nil {
		index = make(map[Fact]int)
		for i, g := range facts {
			index[g.anywhere()] = i
		}
		a.many[n] = index
	}
	if i, ok := index[f.anywhere()]; ok {
		return i
	}
	index[f.anywhere()] = len(facts)
	return -1
}

// anywhere gives the fact without its place.
func (f Fact) anywhere() Fact {
	f.file, f.line, f.column = 0, 0, 0
	return f
}

// blank gives the node for a blank node, and adds its facts where it is new.
func (a *adding) blank(parent Node, property Property, label string) Node {
	if n := a.mapped[label]; n != 0 {
		return n
	}
	from := a.byLabel[label]
	key := blankKey{parent: parent, property: property}
	content, isTree := a.content(label)
	key.content = content
	if isTree {
		if n, known := a.blanks[key]; known {
			a.sameAs(label, n)
			return n
		}
	}
	n := Node(len(a.base.nodes))
	a.base.nodes = append(a.base.nodes, node{})
	a.mapped[label] = n
	if isTree {
		a.blanks[key] = n
	}
	if from != nil {
		a.node(n, from)
	}
	return n
}

// sameAs notes that a blank node and what hangs below it is known from another page.
func (a *adding) sameAs(label string, n Node) {
	a.mapped[label] = n
	from := a.byLabel[label]
	if from == nil {
		return
	}
	for _, f := range from.facts {
		if f.object.Kind == rdf.BlankNode {
			a.blank(n, a.property(f.property), f.object.Text)
		}
	}
}

// content gives a digest of what a blank node says, and false where it leads back to
// itself, so that it is one of its own.
func (a *adding) content(label string) ([16]byte, bool) {
	if known, seen := a.contents[label]; seen {
		if known == nil {
			return [16]byte{}, false
		}
		return *known, true
	}
	a.contents[label] = nil // for as long as this takes
	var texts []string
	if from := a.byLabel[label]; from != nil {
		for _, f := range from.facts {
			value := []byte(f.property)
			value = append(value, byte(f.object.Kind))
			if f.object.Kind == rdf.BlankNode {
				inner, isTree := a.content(f.object.Text)
				if !isTree {
					return [16]byte{}, false
				}
				value = append(value, inner[:]...)
			} else {
				value = append(binary.AppendUvarint(value, uint64(len(f.object.Text))), f.object.Text...)
				value = append(value, f.object.Tag...)
			}
			texts = append(texts, string(value))
		}
	}
	slices.Sort(texts)
	digest := sha256.New()
	for _, text := range texts {
		digest.Write(binary.AppendUvarint(nil, uint64(len(text))))
		digest.Write([]byte(text))
	}
	content := [16]byte(digest.Sum(nil)[:16])
	a.contents[label] = &content
	return content, true
}

// Base gives what was added. Nothing may be added after.
func (b *Builder) Base() *Base {
	for i := range b.base.nodes {
		b.base.nodes[i].settle(b.base)
	}
	b.base.mention()
	b.base.names = &names{of: b.base}
	return b.base
}

// settle sorts the facts and takes the types from them.
func (n *node) settle(b *Base) {
	slices.SortStableFunc(n.facts, func(x, y Fact) int { return cmp.Compare(x.Property, y.Property) })
	n.types = nil
	for _, f := range n.facts {
		if f.Property != Type {
			break
		}
		if t := b.Term(f.Node); t != 0 {
			n.types = append(n.types, t)
		}
	}
}

// mention finds all mentions.
func (b *Base) mention() {
	counts := make([]uint32, len(b.nodes))
	total := 0
	for i := range b.nodes {
		for _, f := range b.nodes[i].facts {
			if f.Node != 0 && f.Property != Type {
				counts[f.Node]++
				total++
			}
		}
	}
	all := make([]Mention, 0, total)
	for i := range b.nodes {
		start := len(all)
		all = all[:start+int(counts[i])]
		b.nodes[i].mentions = all[start:start:len(all)]
	}
	for i := range b.nodes {
		for j, f := range b.nodes[i].facts {
			if f.Node != 0 && f.Property != Type {
				to := &b.nodes[f.Node]
				to.mentions = append(to.mentions, Mention{Property: f.Property, From: Node(i), index: uint32(j)})
			}
		}
	}
}
