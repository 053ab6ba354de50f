package markup_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/internal/rdfa"
	"github.com/healthld/healthld/jsonld"
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

var scriptForm = regexp.MustCompile(`(?s)<script[^>]*ld\+json[^>]*>(.*?)</script>`)

// readJSON gives the graph of the JSON-LD of a page.
func readJSON(page string) *rdf.Graph {
	g := new(rdf.Graph)
	for n, script := range scriptForm.FindAllStringSubmatch(page, -1) {
		dataset, _ := jsonld.Read([]byte(script[1]), jsonld.Base(base))
		apart := func(o rdf.Object) rdf.Object {
			if o.Kind == rdf.BlankNode {
				o.Text = fmt.Sprintf("block%d-%s", n, o.Text)
			}
			return o
		}
		for triple := range dataset.Graph(rdf.Subject{}).Triples() {
			triple.Subject, _ = apart(triple.Subject.Object()).Subject()
			triple.Object = apart(triple.Object)
			g.Add(triple)
		}
	}
	return g
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
		json := readJSON(m[4])
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
	assert.Equal(t, map[string]int{"Microdata, RDFa": 47, "Microdata, JSON-LD": 23, "RDFa, JSON-LD": 29}, alike)
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
