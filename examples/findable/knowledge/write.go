package knowledge

import (
	"fmt"
	"io"

	"github.com/healthld/healthld/rdf"
)

// WriteNQuads writes all facts as N-Quads, in the default graph: what other engines are
// to be asked.
func (b *Base) WriteNQuads(out io.Writer) error {
	graph := new(rdf.Graph)
	subject := func(n Node) rdf.Subject {
		if iri := b.IRI(n); iri != "" {
			return rdf.Subject{Kind: rdf.IRI, Text: iri}
		}
		return rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprintf("n%d", n)}
	}
	for i := range b.nodes {
		for _, f := range b.nodes[i].facts {
			object := rdf.Object{Kind: f.Kind, Text: f.Text, Tag: f.Tag}
			if f.Node != 0 {
				object = subject(f.Node).Object()
			}
			graph.Add(rdf.Triple{Subject: subject(Node(i)), Predicate: b.PropertyIRI(f.Property), Object: object})
		}
	}
	return rdf.Write(out, rdf.NQuads, graph)
}
