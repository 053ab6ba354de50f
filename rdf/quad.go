package rdf

// Quad is a triple with the graph of a dataset in which it stands (RDF 1.1
// N-Quads). It is comparable.
type Quad struct {
	Triple
	// Graph is the name of the graph, an IRI or a blank node. The zero Subject
	// stands for the default graph.
	Graph Subject
}

// String gives the quad in the manner of N-Quads, for messages and tests.
func (q Quad) String() string {
	if q.Graph == (Subject{}) {
		return q.Triple.String()
	}
	return q.Subject.String() + " <" + escape(q.Predicate) + "> " + q.Object.String() + " " + q.Graph.String() + " ."
}
