package rdf

import (
	"errors"
	"iter"
	"slices"
)

// Graph is a set of triples, held node by node in the order in which they were
// added, with the place of each where there was an input. The zero value is an
// empty graph, ready for use.
//
// A graph is built in one of three ways: by a reader that calls [Graph.EnsureNode]
// and the methods of [Node], triple by triple with [Graph.Add], or by telling
// it a [Source]: it is a [Sink]. It is a Source itself.
//
// Any number of goroutines may read a graph at a time, if none changes it. It
// must not be copied.
type Graph struct {
	// Name is the IRI of the graph where it has one: that of the first telling
	// that named one, unless it was set before.
	Name string

	nodes []*Node
	// firstNodes and firstBlanks are room for those of a small graph.
	firstNodes  [8]*Node
	firstBlanks [8]blank
	// firstIRIs are the numbers of the first nodes that have IRIs, counted from 1, which are
	// looked through one by one: most graphs have no more. The others stand in iris.
	firstIRIs [8]int32
	iris      map[string]*Node
	blanks    labels
	// fresh is the number of the next label to try for a blank node.
	fresh   int
	triples int
	// The spare ones are room for what is to come: nodes, their properties, and the
	// values of those, of which usedValues are in use; see roomForValue.
	spareValues     []Value
	usedValues      int
	spareNodes      []Node
	spareProperties []NodeProperty
	// files is shared by the graphs of a dataset, and by those that ShareFiles ties.
	files *files
	// telling is made when the graph is first told something.
	telling *telling
}

// AddFile makes a place in the graph for the positions of an input. Of the text
// it keeps nothing but where its lines begin.
//
// A graph has room for 4 GB of input, all files together; a file that goes
// beyond gives no places, so that the [Position] of what it holds is unknown.
func (g *Graph) AddFile(name string, text []byte) *File {
	return g.ensureFiles().add(name, text, false)
}

// AddKeptFile is [Graph.AddFile] for a text that is kept and not changed as long as the
// graph is in use: the graph, and each that shares its files, holds it. Where its lines
// begin is looked up when a place is unfolded, so that it takes a fraction of the time.
func (g *Graph) AddKeptFile(name string, text []byte) *File {
	return g.ensureFiles().add(name, text, true)
}

// Position unfolds a place that a file of this graph gave. The place of what is
// not known is the zero Position.
func (g *Graph) Position(pos Pos) Position {
	if g.files == nil {
		return Position{}
	}
	return g.files.position(pos)
}

// ShareFiles gives this graph the files of another: from then on the two have
// the same files, whichever of them one is added to, and a [Pos] means the same
// place in both. It is for what was read from one input, and costs the same
// however many files and graphs there are. A graph that has files of its own
// already is an error and stays as it is, since its places would mean others.
func (g *Graph) ShareFiles(other *Graph) error {
	shared := other.ensureFiles()
	if g.files == nil || g.files == shared || len(g.files.all) == 0 {
		g.files = shared
		return nil
	}
	return errors.New("rdf: a graph that has files of its own cannot share those of another")
}

func (g *Graph) ensureFiles() *files {
	if g.files == nil {
		g.files = new(files)
	}
	return g.files
}

// Node gives what the graph says of a subject, or nil where it holds no such
// node. That others mention it makes no node.
func (g *Graph) Node(s Subject) *Node {
	switch s.Kind {
	case IRI:
		return g.nodeOf(s.Text)
	case BlankNode:
		return g.numbered(g.blanks.get(s.Text).node)
	}
	return nil
}

// numbered gives the node of a number that is counted from 1, nil where that is 0.
func (g *Graph) numbered(number int32) *Node {
	if number == 0 {
		return nil
	}
	return g.nodes[number-1]
}

// EnsureNode gives the node of a subject, and adds it behind the others where
// the graph has none yet; then pos is its place. A subject that is no blank
// node is taken as an IRI, good or not: see [CheckIRI].
func (g *Graph) EnsureNode(s Subject, pos Pos) *Node {
	if s.Kind != BlankNode {
		s.Kind = IRI
	}
	var n *Node
	var held blank
	if s.Kind == IRI {
		n = g.nodeOf(s.Text)
	} else {
		held = g.blanks.get(s.Text)
		n = g.numbered(held.node)
	}
	if n != nil {
		return n
	}
	if len(g.spareNodes) == 0 {
		g.spareNodes = make([]Node, min(max(len(g.nodes), 4), 64))
	}
	n = &g.spareNodes[0]
	g.spareNodes = g.spareNodes[1:]
	n.Subject, n.Pos, n.graph, n.ordinal = s, pos, g, len(g.nodes)
	g.nodes = append(g.nodes, n)
	if s.Kind == IRI {
		g.noteIRI(n)
		return n
	}
	held.node = int32(len(g.nodes))
	if !held.known() {
		held = held.toldBy(0)
	}
	g.blanks.set(s.Text, held)
	return n
}

// nodeOf gives the node that has an IRI, or nil.
func (g *Graph) nodeOf(iri string) *Node {
	for _, number := range g.firstIRIs {
		if number == 0 {
			return nil
		}
		if n := g.nodes[number-1]; n.Subject.Text == iri {
			return n
		}
	}
	return g.iris[iri]
}

// noteIRI keeps a new node where nodeOf finds it.
func (g *Graph) noteIRI(n *Node) {
	for i := range g.firstIRIs {
		if g.firstIRIs[i] == 0 {
			g.firstIRIs[i] = int32(n.ordinal) + 1
			return
		}
	}
	if g.iris == nil {
		g.iris = make(map[string]*Node)
	}
	g.iris[n.Subject.Text] = n
}

// claim notes that a label stands in the graph, and which telling gave it where
// it was not known.
func (g *Graph) claim(label string, telling int32) {
	if !g.blanks.get(label).known() {
		g.blanks.set(label, blank{}.toldBy(telling))
	}
}

// Grow makes room for so many nodes, properties of nodes and values more, for
// readers that know how much is to come: it saves time, and changes nothing. Of
// large numbers it makes room for a part.
func (g *Graph) Grow(nodes, properties, values int) {
	const most = 2048
	if nodes = min(nodes, most); nodes > len(g.spareNodes) {
		g.spareNodes = make([]Node, nodes)
		if len(g.nodes) == 0 && nodes <= len(g.firstNodes) {
			g.nodes = g.firstNodes[:0]
		}
		if len(g.blanks.numbered) == 0 && nodes <= len(g.firstBlanks) {
			g.blanks.numbered = g.firstBlanks[:0]
		}
		g.nodes = slices.Grow(g.nodes, nodes)
		g.blanks.numbered = slices.Grow(g.blanks.numbered, nodes)
	}
	if properties = min(properties, most); properties > len(g.spareProperties) {
		g.spareProperties = make([]NodeProperty, properties)
	}
	if values = min(values, most); values > len(g.spareValues)-g.usedValues {
		g.spareValues, g.usedValues = make([]Value, values), 0
	}
}

// NewBlankNode gives a blank node with a label that stands nowhere in the graph,
// and keeps the label from being given again. The graph holds the node as soon
// as something is said of it.
func (g *Graph) NewBlankNode() Subject { return Subject{Kind: BlankNode, Text: g.newLabel(0)} }

func (g *Graph) newLabel(telling int32) string {
	for {
		label := numberedLabel(g.fresh)
		g.fresh++
		if !g.blanks.get(label).known() {
			g.claim(label, telling)
			return label
		}
	}
}

// Add adds a triple; one that the graph holds already changes nothing. Labels
// of blank nodes are those of the graph: for a label that is sure to be new, see
// [Graph.NewBlankNode].
func (g *Graph) Add(t Triple) { g.EnsureNode(t.Subject, 0).Add(t.Predicate, t.Object, 0) }

// roomForValue gives the values of a property, which have no room left, with room
// for one more. Most properties have one value, and the values of most others come
// one right after the other: so room is made for many at a time, and values that
// end where the spare ones begin grow into those. It saves an allocation for nearly
// every triple. All others move on to a slice of their own.
func (g *Graph) roomForValue(values []Value) []Value {
	used, count := g.usedValues, len(values)
	switch {
	case count == 0:
		if used == len(g.spareValues) {
			g.spareValues, used = make([]Value, min(max(g.triples, 8), 256)), 0
		}
	case used == len(g.spareValues) || used == 0 || &g.spareValues[used-1] != &values[count-1]:
		return values
	}
	g.usedValues = used + 1
	return g.spareValues[used-count : used : used+1]
}

// roomForProperties gives a node room for so many properties, out of what is made
// for many nodes at a time.
func (g *Graph) roomForProperties(count int) []NodeProperty {
	const most = 256
	if count > most/4 {
		return make([]NodeProperty, 0, count)
	}
	if len(g.spareProperties) < count {
		g.spareProperties = make([]NodeProperty, max(count, min(4*len(g.nodes), most)))
	}
	first := g.spareProperties[:0:count]
	g.spareProperties = g.spareProperties[count:]
	return first
}

// Len gives the number of triples.
func (g *Graph) Len() int { return g.triples }

// Nodes gives the nodes in the order in which they were added. Those added
// meanwhile are not among them.
func (g *Graph) Nodes() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, n := range g.nodes {
			if !yield(n) {
				return
			}
		}
	}
}

// Triples gives the triples, each once: node by node, of each its types and then
// its properties in the order in which they were added.
func (g *Graph) Triples() iter.Seq[Triple] {
	return func(yield func(Triple) bool) {
		for _, n := range g.nodes {
			for t := range n.Triples() {
				if !yield(t) {
					return
				}
			}
		}
	}
}
