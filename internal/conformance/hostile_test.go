package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// What follows is sound RDF, every bit of it, and made to end a term, a statement
// or a line where the writer is careless.
var (
	hostileTexts = []string{
		"", " ", "\t", "\n", "\r", "\r\n", "\"", `\`, `\\`, `\"`, `"\`, `'`, `'''`, `"""`, `""""`, "a\"\"\"b",
		"ends in a backslash\\", "ends in a quote\"", "\"begins with one",
		"two\nlines", "\n\n", "a\rb", "a\u0085b", "a\u2028b\u2029c", "a\vb\fc\bd",
		`" .` + "\n" + `<http://example.org/injected> <http://example.org/p> "x`,
		`"@en`, `"^^<http://example.org/>`, `a"^^xsd:integer`, `\u0041`, `\U00000041`, `\n`, `\x`, `%00`, `%22`,
		"# no comment", "<http://example.org/>", "_:b0", "[] () {} , ; .", "@prefix a: <b> .", "</script><!--", "&amp;",
		"\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x1a\x1b\x1f\x7f\u0080\u009f",
		"\ufeffwith a mark", "\ufffd", "\ue000\uf8ff", "e\u0301 and \u00e9", "Grüße, 你好, שלום, مرحبا", "\u202eright to left\u202c", "\u200b\u200d",
		"😀 👩‍⚕️ \U0001d11e \U000e0041 \U0010fffd", "a\u00a0b\u00adc\u3000",
		strings.Repeat("long \" \\ \n ", 6000),
	}

	hostileLanguages = []string{"de", "de-CH-1996", "zh-Hans-CN", "sr-Latn-RS", "x-private", "i-klingon", "en-a-bbb-x-a-ccc", "DE-ch", "sl-rozaj-biske-1994"}

	hostileIRIs = []string{
		"http://example.org/é/你好/😀", "http://bücher.example/", "http://example.org/\u00a0\u00ad\u2028\u200b",
		"http://example.org/a/../b/./c", "http://example.org/..", "http://example.org//a//b", "http://example.org", "http://EXAMPLE.org:80/",
		"http://example.org/%22%3E%20%0A%5C%2e%2E", "http://example.org/a'b(c)d,e;f!g$h&i*j+k=l~m@n",
		"http://example.org/?a=b&c=/?", "http://example.org/#", "http://example.org/a.", "http://example.org/a.#.", "http://[::1]/",
		"urn:isbn:0451450523", "urn:x", "mailto:a@b.example", "tel:+44-1632-960101", "data:text/plain,a%20b", "tag:example.org,2026:a:b", "x:", "x:y", "x-a+b.c:z",
		// In the namespaces that Turtle has prefixes for.
		"http://schema.org/", "http://schema.org/a.b", "http://schema.org/a.", "http://schema.org/.a", "http://schema.org/-a", "http://schema.org/1a", "http://schema.org/a/b",
		"http://schema.org/a#b", "http://schema.org/a:b", "http://schema.org/a%20b", "http://schema.org/a'b", "http://schema.org/é", "http://schema.org/a~b",
		"http://schema.org/a_", "http://schema.org/_", "http://schema.org/\u00b7", "http://schema.org/😀", "http://schema.org/?a", "http://schema.org//", "http://schema.org/3DModel",
		rdf.XSDNamespace, rdf.XSDNamespace + "a.b.", rdf.RDFNamespace + "nil", rdf.RDFNamespace + "_1",
	}

	hostileNumbers = []string{"0", "-0", "-0.0", "5", "5.0", "19.90", "1e21", "1E-7", "-1.5e300", "5e-324", "123456789012345678901234567890", "8.7", "0.1"}

	// Many of these are not in the form of their datatype, which RDF allows.
	hostileTyped = []rdf.Object{
		typed("007", rdf.XSDInteger), typed("+5", rdf.XSDInteger), typed("five", rdf.XSDInteger), typed("", rdf.XSDInteger), typed(" 5 ", rdf.XSDInteger), typed("-", rdf.XSDInteger),
		typed("5", rdf.XSDDouble), typed("5e0", rdf.XSDDouble), typed("5.", rdf.XSDDouble), typed(".5E0", rdf.XSDDouble), typed("INF", rdf.XSDDouble), typed("NaN", rdf.XSDDouble), typed("1.0E400", rdf.XSDDouble),
		typed("1.50", rdf.XSDNamespace+"decimal"), typed("1.", rdf.XSDNamespace+"decimal"), typed(".5", rdf.XSDNamespace+"decimal"), typed("1", rdf.XSDNamespace+"decimal"), typed("-.5", rdf.XSDNamespace+"decimal"),
		typed("1", rdf.XSDBoolean), typed("TRUE", rdf.XSDBoolean), typed("true ", rdf.XSDBoolean),
		typed("2026-02-30", rdf.XSDNamespace+"date"), typed("24:00:00", rdf.XSDNamespace+"time"),
		typed("<b>\"\\\n</b>", rdf.RDFNamespace+"HTML"), typed("a", "http://schema.org/Date"), typed("b", "http://schema.org/a.b."), typed("c", "urn:x"),
	}

	hostileLabels = []string{"", "a b", "é", "1", "a.", "a..b", "-", "_:b0", "b0", "b1", "x\ny", "\" .", "genid1", "\u00b7", "A", "a"}
)

func iri(name string) rdf.Subject    { return rdf.Subject{Kind: rdf.IRI, Text: name} }
func blank(label string) rdf.Subject { return rdf.Subject{Kind: rdf.BlankNode, Text: label} }

func typed(text, datatype string) rdf.Object {
	return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}
}

// hostileGraph gives a graph with all of that in every position that takes it.
func hostileGraph() *rdf.Graph {
	graph := new(rdf.Graph)
	add := func(s rdf.Subject, predicate string, o rdf.Object) {
		graph.Add(rdf.Triple{Subject: s, Predicate: predicate, Object: o})
	}
	const example = "http://example.org/"
	node := iri(example + "node")
	for i, text := range hostileTexts {
		add(node, example+"text", rdf.Object{Kind: rdf.String, Text: text})
		add(node, example+"typed", typed(text, example+"datatype"))
		add(node, example+"language", rdf.Object{Kind: rdf.LanguageString, Text: text, Tag: hostileLanguages[i%len(hostileLanguages)]})
	}
	for _, tag := range hostileLanguages {
		add(node, example+"tag", rdf.Object{Kind: rdf.LanguageString, Text: "\"\\", Tag: tag})
	}
	for _, name := range hostileIRIs {
		add(iri(name), example+"subject", node.Object())
		add(node, name, node.Object())
		add(node, example+"object", iri(name).Object())
		add(node, rdf.TypeIRI, iri(name).Object())
		add(node, example+"datatype", typed("a", name))
	}
	for _, number := range hostileNumbers {
		add(node, example+"number", rdf.Object{Kind: rdf.Number, Text: number})
	}
	add(node, example+"boolean", rdf.Object{Kind: rdf.Boolean, Text: "true"})
	add(node, example+"boolean", rdf.Object{Kind: rdf.Boolean, Text: "false"})
	for _, object := range hostileTyped {
		add(node, example+"form", object)
	}
	for i, label := range hostileLabels {
		add(blank(label), example+"label", rdf.Object{Kind: rdf.String, Text: label})
		add(node, example+"blank", blank(label).Object()) // each is mentioned twice
		add(blank(label), example+"next", blank(hostileLabels[(i+1)%len(hostileLabels)]).Object())
	}
	add(node, rdf.TypeIRI, blank("a b").Object())
	add(node, rdf.TypeIRI, rdf.Object{Kind: rdf.String, Text: "no type"})
	add(blank("self"), example+"self", blank("self").Object())
	// Blank nodes in one another, and a list, whole and broken.
	inner := node
	for range 40 {
		next := graph.NewBlankNode()
		add(inner, example+"inner", next.Object())
		inner = next
	}
	first, second := graph.NewBlankNode(), graph.NewBlankNode()
	add(node, example+"list", first.Object())
	add(first, rdf.RDFNamespace+"first", rdf.Object{Kind: rdf.String, Text: "one"})
	add(first, rdf.RDFNamespace+"rest", second.Object())
	add(second, rdf.RDFNamespace+"first", rdf.Object{Kind: rdf.Number, Text: "2"})
	add(second, rdf.RDFNamespace+"first", rdf.Object{Kind: rdf.Number, Text: "3"})
	add(second, rdf.RDFNamespace+"rest", iri(rdf.RDFNamespace+"nil").Object())
	return graph
}

// beyondRaptor gives a graph of characters that RDF has, since its strings are of
// any characters of Unicode, but raptor does not: it refuses U+FFFE and U+FFFF where
// they are escaped, and writes a text up to U+0000 alone.
func beyondRaptor() *rdf.Graph {
	graph := new(rdf.Graph)
	for _, text := range []string{"a\x00b", "\x00", "\ufffe", "\uffff", "a\ufdd0\U0010ffffb"} {
		graph.Add(rdf.Triple{Subject: iri("urn:x"), Predicate: "urn:p", Object: rdf.Object{Kind: rdf.String, Text: text}})
	}
	return graph
}

// beyondOxigraph gives a graph of IRIs that Oxigraph refuses, and rightly: they are
// not in the grammar of RFC 3987, of which CheckIRI looks only at what could end a
// term. Nothing else in the file may be lost through them.
func beyondOxigraph() *rdf.Graph {
	graph := new(rdf.Graph)
	for _, name := range []string{
		"http://example.org/\ue000", "http://example.org/%", "http://example.org/?a[]=b", "http://example.org/#a#b", "http://schema.org/a%b",
	} {
		graph.Add(rdf.Triple{Subject: iri(name), Predicate: name, Object: iri(name).Object()})
		graph.Add(rdf.Triple{Subject: iri(name), Predicate: "urn:p", Object: typed("a", name)})
	}
	return graph
}

// write gives a graph in all notations; as N-Quads it stands there three times, in
// the default graph, in a named one and in one that a blank node names. What must be
// in a file is what was told, whatever our reader makes of it.
func write(t *testing.T, title string, graph *rdf.Graph) (all []written) {
	t.Helper()
	for _, format := range formats {
		names := []rdf.Subject{{}}
		if format == rdf.NQuads {
			names = append(names, iri("http://example.org/é/a'b(c)?d=e#."), blank("the \" graph"))
		}
		w := written{name: filepath.Join(folder, title+format.Extension()), format: format}
		var text bytes.Buffer
		for i, name := range names {
			prefix := string(rune('a'+i)) + "_"
			require.NoError(t, rdf.Write(&text, format, graph, rdf.LabelPrefix(prefix), rdf.InGraph(name)))
			for triple, err := range rdf.Triples(graph) {
				require.NoError(t, err)
				quad := rdf.Quad{Triple: triple, Graph: name}
				if quad.Subject.Kind == rdf.BlankNode {
					quad.Subject.Text = prefix + quad.Subject.Text
				}
				if quad.Object.Kind == rdf.BlankNode {
					quad.Object.Text = prefix + quad.Object.Text
				}
				w.told++
				if !slices.Contains(w.quads, quad) {
					w.quads = append(w.quads, quad) // 5 and 5.0 are one literal
				}
			}
		}
		require.NoError(t, os.WriteFile(w.name, text.Bytes(), 0o644))
		all = append(all, w)
	}
	return all
}
