package markup_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/internal/rdfa"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

const base = "https://a.example/p/"

type reader func(context.Context, *htmltree.Tree, *rdf.Graph, func(int) rdf.Pos, markup.Options) []*rdf.Problem

// readMarkup reads a page with a reader.
func readMarkup(t testing.TB, read reader, page string) (*rdf.Graph, []*rdf.Problem) {
	tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	g := new(rdf.Graph)
	file := g.AddFile("", []byte(page))
	return g, read(context.Background(), tree, g, file.Pos, markup.Options{Base: base})
}

type contexts struct{ parsed any }

func (c contexts) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if !markup.IsSchemaOrg(strings.TrimSuffix(address, "/") + "/") {
		return nil, fmt.Errorf("no context %s", address)
	}
	return &ld.RemoteDocument{DocumentURL: address, Document: c.parsed}, nil
}

var scriptForm = regexp.MustCompile(`(?s)<script[^>]*ld\+json[^>]*>(.*?)</script>`)

// readJSON gives the graph of the JSON-LD of a page by json-gold, with members as
// jsonld.Read has them.
func readJSON(page string) (g *rdf.Graph, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	g = new(rdf.Graph)
	var parsed any
	if err := json.Unmarshal([]byte(vocab.Context()), &parsed); err != nil {
		return nil, err
	}
	for n, script := range scriptForm.FindAllStringSubmatch(page, -1) {
		var document any
		if err := json.Unmarshal([]byte(script[1]), &document); err != nil {
			return nil, err
		}
		options := ld.NewJsonLdOptions(base)
		options.DocumentLoader = contexts{parsed}
		set, err := ld.NewJsonLdProcessor().ToRDF(document, options)
		if err != nil {
			return nil, err
		}
		label := func(n2 ld.Node) rdf.Subject {
			if n2.GetValue()[0] == '_' {
				return rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprintf("d%d%s", n, n2.GetValue()[2:])}
			}
			return rdf.Subject{Kind: rdf.IRI, Text: n2.GetValue()}
		}
		for _, q := range set.(*ld.RDFDataset).Graphs["@default"] {
			var o rdf.Object
			if l, is := q.Object.(ld.Literal); is {
				o = rdf.Object{Kind: rdf.TypedLiteral, Text: l.Value, Tag: l.Datatype}.FromRDF()
				if l.Language != "" {
					o = rdf.Object{Kind: rdf.LanguageString, Text: l.Value, Tag: l.Language}
				}
			} else {
				o = label(q.Object).Object()
			}
			predicate := markup.AlignTerm(q.Predicate.GetValue())
			if o.Kind == rdf.String {
				if m := markup.Align(predicate, o, ""); m.Kind == rdf.IRI && strings.HasPrefix(m.Text, vocab.Namespace) {
					o = m
				}
			}
			g.Add(rdf.Triple{Subject: label(q.Subject), Predicate: predicate, Object: o})
		}
	}
	return g, nil
}

// TestExamplesMeanTheSame compares the graphs of schema.org's own examples, pair by
// pair of notations. Many examples say other things in another notation (another
// price, no reading for machines, a text for a thing): those that do are the rest.
func TestExamplesMeanTheSame(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "schemaorg-30.0", "examples.txt"))
	if err != nil {
		t.Skip("needs ../shared/data/schemaorg-30.0/examples.txt")
	}
	form := regexp.MustCompile(`(?ms)^ *#(eg-\d+).*?^MICRODATA:(.*?)^RDFA:(.*?)^JSON:(.*)`)
	both, alike := make(map[string]int), make(map[string]int)
	for _, example := range strings.Split(string(text), "\nTYPES:") {
		m := form.FindStringSubmatch(example)
		if m == nil {
			continue
		}
		micro, _ := readMarkup(t, microdata.Read, m[2])
		lite, _ := readMarkup(t, rdfa.Read, m[3])
		json, err := readJSON(m[4])
		if err != nil {
			json = new(rdf.Graph) // another context
		}
		compare := func(pair string, a, b *rdf.Graph) {
			if a.Len() == 0 || b.Len() == 0 {
				return
			}
			both[pair]++
			same, err := rdf.Isomorphic(plainly(a), plainly(b))
			require.NoError(t, err)
			if same {
				alike[pair]++
			} else {
				t.Log(pair, m[1], difference(plainly(a), plainly(b)))
			}
		}
		compare("Microdata, RDFa", micro, lite)
		compare("Microdata, JSON-LD", micro, json)
		compare("RDFa, JSON-LD", lite, json)
	}
	assert.Equal(t, map[string]int{"Microdata, RDFa": 83, "Microdata, JSON-LD": 80, "RDFa, JSON-LD": 81}, both)
	assert.Equal(t, map[string]int{"Microdata, RDFa": 47, "Microdata, JSON-LD": 23, "RDFa, JSON-LD": 28}, alike)
}

// plainly gives a graph with numbers and booleans as texts, since examples write
// both, with white space collapsed, and with a blank node for the page: what stands
// in a body element is, as RDFa, the page.
func plainly(g *rdf.Graph) *rdf.Graph {
	plain := new(rdf.Graph)
	page, blank := rdf.Subject{Kind: rdf.IRI, Text: base}, rdf.Subject{Kind: rdf.BlankNode, Text: "page"}
	for triple := range g.Triples() {
		o := triple.Object
		if o.Kind == rdf.Number || o.Kind == rdf.Boolean || o.Kind == rdf.TypedLiteral && strings.HasPrefix(o.Tag, rdf.XSDNamespace) {
			o = rdf.Object{Kind: rdf.String, Text: o.Text}
		}
		if o.IsLiteral() {
			o.Text = htmltree.CollapseSpace(o.Text)
		}
		if o == page.Object() {
			o = blank.Object()
		}
		if triple.Subject == page {
			triple.Subject = blank
		}
		triple.Object = o
		plain.Add(triple)
	}
	return plain
}

// difference gives what one graph says and the other does not, whatever it says it of.
func difference(a, b *rdf.Graph) string {
	count := make(map[string]int)
	for i, g := range []*rdf.Graph{a, b} {
		for triple := range g.Triples() {
			o := triple.Object
			if o.Kind == rdf.BlankNode {
				o.Text = ""
			}
			count[triple.Predicate+" "+o.String()] += 1 - 2*i
		}
	}
	var lines []string
	for line, n := range count {
		if n != 0 {
			lines = append(lines, fmt.Sprintf("%+d %s", n, line))
		}
	}
	slices.Sort(lines)
	return "\n\t" + strings.Join(lines, "\n\t")
}
