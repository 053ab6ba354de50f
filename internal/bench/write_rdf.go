package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	knakk "github.com/knakk/rdf"
	"github.com/piprate/json-gold/ld"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	adapter "github.com/healthld/healthld/rdf/knakk"
	"github.com/healthld/healthld/schema"
)

// compareRDFWriters compares writing notations of RDF. All are of the clinic.
func compareRDFWriters() ([]comparison, error) {
	source := Clinic()
	description := schema.Describe(source)
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
	structs, err := json.Marshal(handWritten())
	if err != nil {
		return nil, err
	}
	typed := comparison{
		title: "A clinic of 128 triples, typed, as N-Quads", documents: 1, same: canonical,
		ways: []way{
			healthld("Append", appendRDF(description, rdf.NQuads)),
			healthld("Describe, Append, Release", func(out *bytes.Buffer) error {
				d := schema.Describe(source)
				defer d.Release()
				return appendRDF(d, rdf.NQuads)(out)
			}),
			hereOnce("json-gold with a parsed context: Marshal, Unmarshal, ToRDF, N-Quads", func() (func(*bytes.Buffer) error, error) { return toRDFByJSONGold(true) }),
			hereOnce("json-gold with a parsed context: ToRDF of a map", func() (func(*bytes.Buffer) error, error) { return toRDFByJSONGold(false) }).
				partly("it ends with what json-gold holds, before a text is written"),
		},
	}
	typed.addNode("jsonld.js, Node: toRDF of an object", []string{"jsonld"}, "jsonld.mjs", map[string]any{"text": string(structs), "context": vocab.Context(), "parsed": true})
	asLines := comparison{
		title: "Ready triples of the clinic as N-Triples", documents: 1, same: canonical,
		ways: []way{
			healthld("Append of a graph", appendRDF(&graph, rdf.NTriples)),
			here("healthld: Append of Events", appendRDF(told, rdf.NTriples)),
			here("knakk/rdf: EncodeAll", encodeByKnakk(ready, knakk.NTriples)),
		},
	}
	asTurtle := comparison{
		title: "Ready triples of the clinic as Turtle", documents: 1, same: canonical,
		ways: []way{
			healthld("Append of a graph", appendRDF(&graph, rdf.Turtle)),
			here("healthld: Append of Events", appendRDF(told, rdf.Turtle)),
			here("knakk/rdf: EncodeAll", encodeByKnakk(ready, knakk.Turtle)).
				partly(`what it writes is no Turtle, since it writes addresses with a "?" as names behind a prefix`),
		},
	}
	addWritersInNode(&asLines, lines, rdf.NTriples)
	addWritersInNode(&asTurtle, lines, rdf.Turtle)
	return []comparison{typed, asLines, asTurtle}, nil
}

// addWritersInNode adds those that write triples, which they read before.
func addWritersInNode(c *comparison, triples []byte, format rdf.Format) {
	input := map[string]any{"text": string(triples), "format": format.MediaType(), "write": true}
	c.addNode("N3.js, Node: Writer", []string{"n3"}, "n3.mjs", input)
	c.addNode("Oxigraph, Node: dump of a store", []string{"oxigraph"}, "oxigraph.mjs", input)
}

// canonical gives the canonical form of a text in a notation of RDF; Turtle has all
// that are written here in it. A member of an enumeration is one, whether it stands
// as its address or as a text, in which JSON-LD processors leave it: the context of
// schema.org does not say that it is an address.
func canonical(text []byte) (string, error) {
	dataset, problems := rdf.Read(text, rdf.Turtle)
	if len(problems) > 0 {
		return "", problems[0]
	}
	var plain rdf.Dataset
	for quad := range dataset.Quads() {
		if name, is := strings.CutPrefix(quad.Object.Text, "https://schema.org/"); is && quad.Object.Kind == rdf.String {
			quad.Object = rdf.Object{Kind: rdf.IRI, Text: vocab.Namespace + name}
		}
		if literal, err := quad.Object.ToRDF(); err == nil {
			quad.Object = literal
		}
		if o := quad.Object; o.Kind == rdf.TypedLiteral && o.Tag == rdf.XSDDouble { // stores keep numbers by value
			value, err := strconv.ParseFloat(o.Text, 64)
			if err != nil {
				return "", err
			}
			quad.Object.Text = strconv.FormatFloat(value, 'E', -1, 64)
		}
		plain.Add(quad)
	}
	form, err := rdf.CanonicalizeQuads(plain.Quads(), sha256.New)
	if err != nil {
		return "", err
	}
	return string(form.Text), nil
}

func appendRDF(source rdf.Source, format rdf.Format) func(*bytes.Buffer) error {
	return func(out *bytes.Buffer) error {
		text, err := rdf.Append(out.AvailableBuffer(), format, source)
		out.Write(text)
		return err
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

// toRDFByJSONGold gives the way from structs over JSON-LD and json-gold, whose
// context is read once. The way to the end goes from the JSON to a text of N-Quads;
// the other has the JSON as a map already, and gives what json-gold holds.
func toRDFByJSONGold(toTheEnd bool) (func(*bytes.Buffer) error, error) {
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
	if toTheEnd {
		options.Format = "application/n-quads"
	}
	processor := ld.NewJsonLdProcessor()
	return func(out *bytes.Buffer) error {
		parsed := ready
		if toTheEnd {
			text, err := json.Marshal(structs)
			if err != nil {
				return err
			}
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
