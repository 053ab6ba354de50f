package feed

import (
	"fmt"
	"strconv"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// Notation is a way to write a feed. The zero Notation is none.
type Notation uint8

const (
	// JSONLines has a thing a line, each a JSON-LD document (https://jsonlines.org):
	// what the Schema Feeds of NLWeb ask for.
	JSONLines Notation = iota + 1
	// JSON is one array of the same documents, for programs that read a file as one
	// value, as the crawler of NLWeb does.
	JSON
	// NQuads has all in the default graph, so that it is N-Triples as well.
	NQuads
)

// Extension gives the end of the names of files in the notation, with its dot.
func (n Notation) Extension() string {
	switch n {
	case JSONLines:
		return ".jsonl"
	case JSON:
		return ".json"
	case NQuads:
		return ".nq"
	}
	return ""
}

// around gives what stands before the first, between, and behind the last thing in
// a file.
func (n Notation) around() (before, between, behind string) {
	if n == JSON {
		return "[\n", ",\n", "\n]\n"
	}
	return "", "", ""
}

// append appends a thing.
func (n Notation) append(b []byte, t *thing, events rdf.Events, hash uint64) ([]byte, error) {
	if n == NQuads {
		return rdf.Append(b, rdf.NQuads, events, rdf.LabelPrefix(fmt.Sprintf("t%016x_", hash)))
	}
	b, err := jsonld.Append(b, events)
	if err == nil && n == JSONLines {
		b = append(b, '\n')
	}
	return b, err
}

// tell gives a thing as events.
func (t *thing) tell() rdf.Events {
	e := rdf.Events{{Kind: rdf.GraphStart, Count: 1}}
	label := 0
	start := rdf.Event{Kind: rdf.NodeStart, Text: t.id}
	if t.id == "" {
		start.Flags, start.Text = rdf.Blank, "b0"
		label++
	} else if t.mentions(t.id) {
		start.Flags = rdf.Referenced
	}
	return t.tellIn(append(e, start), &label)
}

func (t *thing) tellIn(e rdf.Events, label *int) rdf.Events {
	for i, iri := range t.types {
		event := rdf.Event{Kind: rdf.Type, Text: iri}
		if i == 0 {
			event.Count = int32(len(t.types))
		}
		e = append(e, event)
	}
	for i := range t.properties {
		p := &t.properties[i]
		for j := range p.values {
			v := &p.values[j]
			event := rdf.Event{Kind: v.Kind, Property: p.iri, Text: v.Text, Tag: v.Tag}
			if j == 0 {
				event.Count = int32(len(p.values))
			}
			if v.nested == nil {
				if v.named {
					event.Flags = rdf.Referenced
				}
				e = append(e, event)
				continue
			}
			event.Kind, event.Flags, event.Text = rdf.NodeStart, rdf.Blank, "b"+strconv.Itoa(*label)
			*label++
			e = v.nested.tellIn(append(e, event), label)
		}
	}
	return append(e, rdf.Event{Kind: rdf.NodeEnd})
}

// mentions tells whether a value in the thing is the IRI.
func (t *thing) mentions(iri string) bool {
	for i := range t.properties {
		for j := range t.properties[i].values {
			v := &t.properties[i].values[j]
			if v.nested != nil && v.nested.mentions(iri) || v.Kind == rdf.IRI && v.Text == iri {
				return true
			}
		}
	}
	return false
}
