package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// compareThings compares the ways to have the clinic as structs: from the graph that
// a reader left, from the text, and from the text as structs made by hand for this
// one document.
func compareThings() ([]comparison, error) {
	text, err := jsonld.Marshal(schema.Describe(Clinic()))
	if err != nil {
		return nil, err
	}
	graph := new(rdf.Graph)
	if err := schema.Describe(Clinic()).TellTo(graph); err != nil {
		return nil, err
	}
	// What comes out is the name, so that nobody leaves the work out.
	clinicIn := func(out *bytes.Buffer, g *rdf.Graph) error {
		things := schema.ThingsOf(g)
		if len(things.Problems) > 0 {
			return things.Problems[0]
		}
		c, err := schema.As[*schema.MedicalClinic](things, base+"/#clinic")
		if err != nil {
			return err
		}
		fmt.Fprint(out, c.Name)
		return nil
	}
	return []comparison{{
		title:     "A clinic as structs",
		documents: 1,
		ways: []way{
			healthld("ThingsOf, As from a graph", func(out *bytes.Buffer) error { return clinicIn(out, graph) }),
			healthld("Read, ThingsOf, As", func(out *bytes.Buffer) error {
				dataset, problems := jsonld.Read(text)
				if len(problems) > 0 {
					return problems[0]
				}
				return clinicIn(out, dataset.Graph(rdf.Subject{}))
			}),
			here("encoding/json: Unmarshal into structs made by hand", func(out *bytes.Buffer) error {
				var c clinic
				err := json.Unmarshal(text, &c)
				fmt.Fprint(out, c.Name)
				return err
			}),
		},
	}}, nil
}
