package main

import (
	"bytes"
	"encoding/json"
	"errors"

	knakk "github.com/knakk/rdf"
	"github.com/piprate/json-gold/ld"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	adapter "github.com/healthld/healthld/rdf/knakk"
	"github.com/healthld/healthld/schema"
)

// comparison is a number of works of one kind, the first of which is ours and
// the last what it is measured against.
type comparison struct {
	title string
	works []work
}

// What knakk/rdf does.
const (
	knakkTurtle  = "knakk: EncodeAll to Turtle"
	knakkDecoder = "knakk: DecodeAll"
)

// compareRDF are the comparisons of notations of RDF. All are of the clinic.
func compareRDF() ([]comparison, error) {
	description := schema.Describe(Clinic())
	var told rdf.Events
	var graph rdf.Graph
	if err := errors.Join(description.TellTo(&told), description.TellTo(&graph)); err != nil {
		return nil, err
	}
	ready, err := adapter.TriplesOf(description)
	if err != nil {
		return nil, err
	}
	lines, err := rdf.Append(nil, rdf.NTriples, description)
	if err != nil {
		return nil, err
	}
	turtle, err := rdf.Append(nil, rdf.Turtle, description)
	if err != nil {
		return nil, err
	}
	toRDF, err := toRDFByJSONGold()
	if err != nil {
		return nil, err
	}
	return []comparison{
		{"the clinic, typed, as N-Quads", []work{
			{"healthld: Append, from a Description", appendRDF(description, rdf.NQuads)},
			{"healthld: Describe, Append, Release", func(out *bytes.Buffer) error {
				d := schema.Describe(Clinic())
				defer d.Release()
				return appendRDF(d, rdf.NQuads)(out)
			}},
			{"encoding/json: Marshal, Unmarshal; json-gold: ToRDF, N-Quads", func(out *bytes.Buffer) error { return toRDF(out, true) }},
			{"encoding/json: Marshal; json-gold: ToRDF of a map", func(out *bytes.Buffer) error { return toRDF(out, false) }},
		}},
		{"ready triples as N-Triples", []work{
			{"healthld: Append, from Events", appendRDF(told, rdf.NTriples)},
			{"healthld: Append, from a Graph", appendRDF(&graph, rdf.NTriples)},
			{"knakk: EncodeAll", encodeByKnakk(ready, knakk.NTriples)},
		}},
		{"ready triples as Turtle", []work{
			{"healthld: Append, from Events", appendRDF(told, rdf.Turtle)},
			{"healthld: Append, from a Graph", appendRDF(&graph, rdf.Turtle)},
			{knakkTurtle, encodeByKnakk(ready, knakk.Turtle)},
		}},
		{"N-Triples read", []work{
			{"healthld: Read, into a Graph with positions", readRDF(lines, rdf.NTriples)},
			{knakkDecoder, decodeByKnakk(lines, knakk.NTriples)},
		}},
		// knakk's decoder takes no number before the end of a line, so that it does
		// not read this.
		{"Turtle read", []work{
			{"healthld: Read, into a Graph with positions", readRDF(turtle, rdf.Turtle)},
			{"healthld: Read, the same as N-Triples", readRDF(lines, rdf.NTriples)},
		}},
	}, nil
}

func appendRDF(source rdf.Source, format rdf.Format) func(*bytes.Buffer) error {
	return func(out *bytes.Buffer) error {
		text, err := rdf.Append(out.AvailableBuffer(), format, source)
		out.Write(text)
		return err
	}
}

func readRDF(text []byte, format rdf.Format) func(*bytes.Buffer) error {
	return func(*bytes.Buffer) error {
		if _, problems := rdf.Read(text, format); len(problems) > 0 {
			return problems[0]
		}
		return nil
	}
}

func encodeByKnakk(triples []knakk.Triple, format knakk.Format) func(*bytes.Buffer) error {
	return func(out *bytes.Buffer) error {
		encoder := knakk.NewTripleEncoder(out, format)
		if err := encoder.EncodeAll(triples); err != nil {
			return err
		}
		return encoder.Close()
	}
}

func decodeByKnakk(text []byte, format knakk.Format) func(*bytes.Buffer) error {
	return func(*bytes.Buffer) error {
		_, err := knakk.NewTripleDecoder(bytes.NewReader(text), format).DecodeAll()
		return err
	}
}

// toRDFByJSONGold gives the way from structs over JSON-LD and json-gold, whose
// context is read once. The way to the end goes from the JSON to a text of
// N-Quads; the other has the JSON as a map already, and gives what json-gold
// holds.
func toRDFByJSONGold() (func(out *bytes.Buffer, toTheEnd bool) error, error) {
	options := ld.NewJsonLdOptions("")
	var document any
	if err := json.Unmarshal([]byte(vocab.Context()), &document); err != nil {
		return nil, err
	}
	context, err := ld.NewContext(nil, options).Parse(document.(map[string]any)["@context"])
	if err != nil {
		return nil, err
	}
	structs := handWritten()
	text, err := json.Marshal(structs)
	if err != nil {
		return nil, err
	}
	var ready map[string]any
	if err := json.Unmarshal(text, &ready); err != nil {
		return nil, err
	}
	processor := ld.NewJsonLdProcessor()
	return func(out *bytes.Buffer, toTheEnd bool) error {
		text, err := json.Marshal(structs)
		if err != nil {
			return err
		}
		parsed := ready
		options.Format = ""
		if toTheEnd {
			options.Format = "application/n-quads"
			parsed = nil
			if err := json.Unmarshal(text, &parsed); err != nil {
				return err
			}
		}
		parsed["@context"] = context
		result, err := processor.ToRDF(parsed, options)
		if quads, is := result.(string); is {
			out.WriteString(quads)
		}
		return err
	}, nil
}
