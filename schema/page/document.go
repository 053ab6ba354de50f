package page

import (
	"github.com/healthld/healthld/rdf"
)

// Document is what machines read in a page.
//
// Any number of goroutines may use a document at a time. The page that it was read
// from must not be changed as long as the document, or a graph or dataset of it, is in
// use: the page is not copied, and the lines of places are looked up in it. So long it
// stays in memory too.
type Document struct {
	// Blocks are the parts of the page that hold structured data, in the order of the
	// text: a script of JSON-LD each, and the Microdata and the RDFa of the page as one
	// each, at the place where the first of it stands.
	Blocks []*Block
	// Facts are what the page says of itself beside them.
	Facts Facts
	// Base is what relative addresses were resolved against: what the base element
	// says, else the address of the page, else the only one that it calls canonical;
	// empty where none is known.
	Base string
	// Encoding is the encoding that the page was read in, as the Encoding standard
	// names it: "utf-8".
	Encoding string
	// Incomplete says that a limit was hit, be it within a block, or time was up, so that
	// there may be more in the page. A problem says which: its Incomplete is true too.
	Incomplete bool

	source *source
	file   *rdf.File
	// places holds the file of all places.
	places rdf.Graph
	// Most pages have one block: this is the first, with room for it among all.
	one   Block
	first [1]*Block
}

// Notation is a way to write structured data into a page.
type Notation uint8

const (
	// JSONLD is JSON-LD in a script element.
	JSONLD Notation = iota
	// Microdata is that of HTML, section 5.
	Microdata
	// RDFa is RDFa 1.1 in HTML.
	RDFa
)

// String gives the name of the notation.
func (n Notation) String() string {
	switch n {
	case Microdata:
		return "Microdata"
	case RDFa:
		return "RDFa"
	}
	return "JSON-LD"
}

// Block is a part of a page that holds structured data.
type Block struct {
	Notation Notation
	// Dataset is what it says. Its places are those in the page; of the graphs of
	// Microdata and RDFa there is the default graph alone.
	Dataset *rdf.Dataset
	// Problems are those of this block, in the order of the text. They are among those
	// that Read gives.
	Problems []*rdf.Problem
	// Pos is where it begins: behind the tag of the script, or where the first tag with
	// Microdata or RDFa stands.
	Pos rdf.Pos

	// end is where a script ends.
	end rdf.Pos
}

// Position unfolds a place in the page: the byte in the file as it came, whatever
// its encoding.
func (d *Document) Position(pos rdf.Pos) rdf.Position { return d.places.Position(pos) }

// pos gives the place of an offset in the text.
func (d *Document) pos(offset int) rdf.Pos { return d.file.Pos(d.source.original(offset)) }

// Graph gives all that the page says as one graph: what the blocks say of one IRI is
// said of one node, and blank nodes of different blocks are different nodes. What
// stands in a named graph of JSON-LD is in it as well, since those who read pages
// do not ask which graph a thing stands in; the dataset of the block keeps them
// apart. The graph of a page with one block and no named graph is that block's own
// and must not be changed.
func (d *Document) Graph() *rdf.Graph {
	if len(d.Blocks) == 1 {
		if only := onlyGraph(d.Blocks[0].Dataset); only != nil {
			return only
		}
	}
	merged := new(rdf.Graph)
	_ = merged.ShareFiles(&d.places) // it has no files yet
	for _, b := range d.Blocks {
		renamed := make(map[string]rdf.Subject)
		for _, g := range b.Dataset.Graphs() {
			merge(merged, g, renamed)
		}
	}
	return merged
}

// onlyGraph gives the default graph of a dataset that has no other, else nil.
func onlyGraph(d *rdf.Dataset) (only *rdf.Graph) {
	for name, g := range d.Graphs() {
		if name != (rdf.Subject{}) {
			return nil
		}
		only = g
	}
	return only
}

// merge adds a graph to another. The labels of blank nodes are given anew, the same
// for one label of the block.
func merge(into, from *rdf.Graph, renamed map[string]rdf.Subject) {
	rename := func(s rdf.Subject) rdf.Subject {
		if s.Kind != rdf.BlankNode {
			return s
		}
		to, has := renamed[s.Text]
		if !has {
			to = into.NewBlankNode()
			renamed[s.Text] = to
		}
		return to
	}
	for n := range from.Nodes() {
		to := into.EnsureNode(rename(n.Subject), n.Pos)
		to.Root = to.Root || n.Root
		for _, t := range n.Types {
			to.AddType(t.IRI, t.Pos)
			if last := &to.Types[len(to.Types)-1]; last.IRI == t.IRI {
				last.Term = t.Term
			}
		}
		for i := range n.Properties {
			p := &n.Properties[i]
			for _, v := range p.Values {
				o := v.Object
				if s, is := o.Subject(); is && s.Kind == rdf.BlankNode {
					o.Text = rename(s).Text
				}
				to.AddAt(p.IRI, p.Pos, o, v.Pos)
			}
			if q := to.Property(p.IRI); q != nil && p.Term != 0 {
				q.Term = p.Term
			}
		}
	}
}
