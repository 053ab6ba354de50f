package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// readThings are the ways to have the clinic as structs: from the graph that a
// reader left, from the text, and from the text as structs made by hand for this
// one document. The last is what the others are measured against.
func readThings() ([]work, error) {
	text, err := jsonld.Marshal(schema.Describe(Clinic()))
	if err != nil {
		return nil, err
	}
	graph := new(rdf.Graph)
	if err := schema.Describe(Clinic()).TellTo(graph); err != nil {
		return nil, err
	}
	clinicIn := func(g *rdf.Graph) error {
		things := schema.ThingsOf(g)
		if len(things.Problems) > 0 {
			return things.Problems[0]
		}
		_, err := schema.As[*schema.MedicalClinic](things, base+"/#clinic")
		return err
	}
	return []work{
		{"schema.ThingsOf, As from a graph", func(*bytes.Buffer) error { return clinicIn(graph) }},
		{"jsonld.Read, schema.ThingsOf, As", func(*bytes.Buffer) error {
			dataset, problems := jsonld.Read(text)
			if len(problems) > 0 {
				return problems[0]
			}
			return clinicIn(dataset.Graph(rdf.Subject{}))
		}},
		{"encoding/json: Unmarshal, hand-written structs", func(*bytes.Buffer) error {
			var c clinic
			if err := json.Unmarshal(text, &c); err != nil {
				return err
			}
			if c.Name == "" {
				return errors.New("the clinic has no name")
			}
			return nil
		}},
	}, nil
}

// printThings prints how many times as fast as encoding/json each way gives the
// clinic as structs, turn by turn at the median, with the quartiles, and what it
// allocates.
func printThings(out io.Writer) error {
	works, err := readThings()
	if err != nil {
		return err
	}
	measures, err := interleave(works)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-52s %22s %12s %10s\n", "a clinic as structs", "times Unmarshal", "allocations", "B")
	for _, m := range measures {
		low, median, high := ratio(m, measures[len(measures)-1])
		fmt.Fprintf(out, "%-52s %6.2f [%5.2f – %5.2f] %12.0f %10.0f\n", m.name, median, low, high, m.allocations, m.allocated)
	}
	return nil
}
