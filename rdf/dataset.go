package rdf

import (
	"errors"
	"iter"
)

// Dataset is an RDF dataset (RDF 1.1 Concepts, section 4): a default graph and
// any number of named graphs, held in the order in which they were added. The
// zero value is an empty dataset, ready for use.
//
// A label of a blank node means the same node in all graphs of a dataset, and
// where it names a graph. So [Graph.NewBlankNode], and telling one of the graphs
// a source, are safe only where no other graph may have the labels that come
// in: each graph knows those of its own alone.
//
// Any number of goroutines may read a dataset at a time, if none changes it. It
// must not be copied.
type Dataset struct {
	defaultGraph Graph
	names        []Subject
	named        map[Subject]*Graph
}

// AddFile makes a place for the positions of an input, which all graphs of the
// dataset share: a [Pos] that it gives may stand in any of them, and both
// [Dataset.Position] and [Graph.Position] unfold it. So files are added to the
// dataset and never to one of its graphs. All files together have the room that
// [Graph.AddFile] tells of.
func (d *Dataset) AddFile(name string, text []byte) *File { return d.defaultGraph.AddFile(name, text) }

// ShareFiles gives this dataset the files of a graph, as [Graph.ShareFiles] does.
// It comes before any file of its own is added and before any graph is: else it
// is an error, and the dataset stays as it is.
func (d *Dataset) ShareFiles(other *Graph) error {
	if len(d.named) > 0 {
		return errors.New("rdf: a dataset that has graphs already cannot share the files of another")
	}
	return d.defaultGraph.ShareFiles(other)
}

// Position unfolds a place that a file of this dataset gave. The place of what
// is not known is the zero Position.
func (d *Dataset) Position(pos Pos) Position { return d.defaultGraph.Position(pos) }

// Graph gives the graph of that name, or nil where the dataset has none. The
// zero Subject names the default graph, which is always there.
func (d *Dataset) Graph(name Subject) *Graph {
	if name == (Subject{}) {
		return &d.defaultGraph
	}
	return d.named[graphName(name)]
}

// EnsureGraph gives the graph of that name, and adds an empty one behind the
// others where the dataset has none yet. The zero Subject names the default
// graph. A name that is no blank node is taken as an IRI, good or not: see
// [CheckIRI]; the graph has it as its Name too.
func (d *Dataset) EnsureGraph(name Subject) *Graph {
	if g := d.Graph(name); g != nil {
		return g
	}
	name = graphName(name)
	g := &Graph{files: d.defaultGraph.ensureFiles()}
	if name.Kind == IRI {
		g.Name = name.Text
	}
	if d.named == nil {
		d.named = make(map[Subject]*Graph)
	}
	d.named[name] = g
	d.names = append(d.names, name)
	return g
}

func graphName(name Subject) Subject {
	if name.Kind != BlankNode {
		name.Kind = IRI
	}
	return name
}

// Add adds a quad; one that the dataset holds already changes nothing.
func (d *Dataset) Add(q Quad) { d.EnsureGraph(q.Graph).Add(q.Triple) }

// Len gives the number of quads.
func (d *Dataset) Len() int {
	n := d.defaultGraph.Len()
	for _, g := range d.named {
		n += g.Len()
	}
	return n
}

// Graphs gives the graphs with their names: the default graph first, with the
// zero Subject, though it be empty, and then the named graphs in the order in
// which they were added. Those added meanwhile are not among them.
func (d *Dataset) Graphs() iter.Seq2[Subject, *Graph] {
	return func(yield func(Subject, *Graph) bool) {
		names := d.names
		if !yield(Subject{}, &d.defaultGraph) {
			return
		}
		for _, name := range names {
			if !yield(name, d.named[name]) {
				return
			}
		}
	}
}

// Quads gives the quads, each once: graph by graph as [Dataset.Graphs] does, of
// each the triples as [Graph.Triples] does.
func (d *Dataset) Quads() iter.Seq[Quad] {
	return func(yield func(Quad) bool) {
		for name, g := range d.Graphs() {
			for t := range g.Triples() {
				if !yield(Quad{Triple: t, Graph: name}) {
					return
				}
			}
		}
	}
}
