package main

import (
	"bytes"

	knakk "github.com/knakk/rdf"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// compareRDFReaders compares reading notations of RDF. All are of the clinic.
func compareRDFReaders() ([]comparison, error) {
	description := schema.Describe(Clinic())
	var all []comparison
	for _, format := range []rdf.Format{rdf.NTriples, rdf.Turtle} {
		text, err := rdf.Append(nil, format, description)
		if err != nil {
			return nil, err
		}
		c := comparison{
			title: format.String() + " of the clinic, read", documents: 1, same: canonical,
			ways: []way{
				reading("healthld: Read into a graph with places", func() (*rdf.Dataset, error) { return readRDF(text, format) }, writeQuads).asOurs(),
			},
		}
		if format == rdf.NTriples {
			c.ways = append(c.ways, reading("knakk/rdf: DecodeAll", func() ([]knakk.Triple, error) {
				return knakk.NewTripleDecoder(bytes.NewReader(text), knakk.NTriples).DecodeAll()
			}, func(out *bytes.Buffer, triples []knakk.Triple) error {
				return encodeByKnakk(triples, knakk.NTriples)(out)
			}))
		} else {
			c.notes = append(c.notes, "not compared with: knakk/rdf, whose decoder of Turtle takes no number before the end of a line")
		}
		input := map[string]any{"text": string(text), "format": format.MediaType()}
		c.addNode("N3.js, Node: Parser", []string{"n3"}, "n3.mjs", input)
		c.addNode("Oxigraph, Node: parse", []string{"oxigraph"}, "oxigraph.mjs", input)
		all = append(all, c)
	}
	return all, nil
}

func readRDF(text []byte, format rdf.Format) (*rdf.Dataset, error) {
	dataset, problems := rdf.Read(text, format)
	if len(problems) > 0 {
		return nil, problems[0]
	}
	return dataset, nil
}

// writeQuads writes what was read as N-Quads.
func writeQuads(out *bytes.Buffer, dataset *rdf.Dataset) error {
	return rdf.Write(out, rdf.NQuads, dataset.Graph(rdf.Subject{}))
}
