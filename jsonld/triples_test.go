package jsonld_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// sameGraph gives triples in a form in which those of the same graph are equal:
// as a set, with labels of blank nodes replaced by colours. A node's colour is
// what leads to it and away from it, as far as paths go (the colour refinement
// that canonical forms of RDF begin with). It tells apart all graphs of these
// tests but such as have two parts of one shape.
func sameGraph(triples []rdf.Triple) []string {
	colours := map[string]string{}
	for _, t := range triples {
		if t.Subject.Kind == rdf.BlankNode {
			colours[t.Subject.Text] = ""
		}
		if t.Object.Kind == rdf.BlankNode {
			colours[t.Object.Text] = ""
		}
	}
	for range colours {
		seen := map[string][]string{}
		for _, t := range triples {
			if t.Subject.Kind == rdf.BlankNode {
				seen[t.Subject.Text] = append(seen[t.Subject.Text], "to "+t.Predicate+" "+coloured(t.Object, colours))
			}
			if t.Object.Kind == rdf.BlankNode {
				seen[t.Object.Text] = append(seen[t.Object.Text], "from "+t.Predicate+" "+coloured(t.Subject.Object(), colours))
			}
		}
		next := map[string]string{}
		for label := range colours {
			slices.Sort(seen[label])
			sum := sha256.Sum256([]byte(colours[label] + strings.Join(slices.Compact(seen[label]), "\n")))
			next[label] = fmt.Sprintf("%x", sum[:8])
		}
		colours = next
	}
	lines := map[string]bool{}
	for _, t := range triples {
		lines[coloured(t.Subject.Object(), colours)+" <"+t.Predicate+"> "+coloured(t.Object, colours)] = true
	}
	return slices.Sorted(maps.Keys(lines))
}

func coloured(o rdf.Object, colours map[string]string) string {
	if o.Kind == rdf.BlankNode {
		return "_:" + colours[o.Text]
	}
	return fmt.Sprintf("%v %q %q", o.Kind, o.Text, o.Tag)
}

// plainly gives triples with their literals as JSON-LD reads them: a number or
// a boolean has a datatype, and a text of datatype xsd:string is a string.
func plainly(triples []rdf.Triple) []rdf.Triple {
	triples = slices.Clone(triples)
	for i := range triples {
		o := &triples[i].Object
		switch {
		case o.Kind == rdf.Number, o.Kind == rdf.TypedLiteral && (o.Tag == rdf.XSDInteger || o.Tag == rdf.XSDDouble):
			*o = byValue(o.Text)
		case o.Kind == rdf.Boolean:
			*o = rdf.Object{Kind: rdf.TypedLiteral, Text: o.Text, Tag: rdf.XSDBoolean}
		case o.Kind == rdf.TypedLiteral && o.Tag == rdf.XSDString:
			*o = rdf.Object{Kind: rdf.String, Text: o.Text}
		}
	}
	return triples
}

// byValue gives a number by its value. Whether JSON-LD makes an integer or a
// double of it follows from that, and its form from both.
func byValue(text string) rdf.Object {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return rdf.Object{Kind: rdf.Number, Text: text}
	}
	return rdf.Object{Kind: rdf.Number, Text: strconv.FormatFloat(value+0, 'g', -1, 64)} // -0 is 0
}
