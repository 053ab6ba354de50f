package main

import (
	"bytes"
	"encoding/json"

	"github.com/piprate/json-gold/ld"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// compareJSONReaders compares reading the JSON-LD of the clinic into a graph.
func compareJSONReaders() ([]comparison, error) {
	text, err := json.Marshal(handWritten())
	if err != nil {
		return nil, err
	}
	c := comparison{
		title: "JSON-LD of the clinic, read into a graph", documents: 1, same: canonical,
		ways: []way{
			reading("healthld: Read, with places", func() (*rdf.Dataset, error) {
				dataset, problems := jsonld.Read(text)
				if len(problems) > 0 {
					return nil, problems[0]
				}
				return dataset, nil
			}, writeQuads).asOurs(),
			here("encoding/json: Unmarshal into any", func(*bytes.Buffer) error {
				var value any
				return json.Unmarshal(text, &value)
			}).partly("JSON alone, which is a part of the work"),
			hereOnce("json-gold with a parsed context: Unmarshal, ToRDF", func() (func(*bytes.Buffer) error, error) {
				return readByJSONGold(text, true)
			}),
			hereOnce("json-gold, the context at hand as text: Unmarshal, ToRDF", func() (func(*bytes.Buffer) error, error) {
				return readByJSONGold(text, false)
			}),
		},
	}
	c.addNode("jsonld.js, Node: JSON.parse, toRDF", []string{"jsonld"}, "jsonld.mjs", map[string]any{"text": string(text), "context": vocab.Context()})
	return []comparison{c}, nil
}

// readByJSONGold gives the way over json-gold; it writes N-Quads, as jsonld.js does,
// since neither has a use for a graph.
func readByJSONGold(text []byte, parsed bool) (func(*bytes.Buffer) error, error) {
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	var document map[string]any
	if err := json.Unmarshal([]byte(vocab.Context()), &document); err != nil {
		return nil, err
	}
	context := document["@context"]
	if parsed {
		var err error
		if context, err = ld.NewContext(nil, options).Parse(context); err != nil {
			return nil, err
		}
	}
	processor := ld.NewJsonLdProcessor()
	return func(out *bytes.Buffer) error {
		var value map[string]any
		if err := json.Unmarshal(text, &value); err != nil {
			return err
		}
		value["@context"] = context
		result, err := processor.ToRDF(value, options)
		if quads, is := result.(string); is {
			out.WriteString(quads)
		}
		return err
	}, nil
}
