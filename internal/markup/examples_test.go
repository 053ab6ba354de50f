package markup_test

import (
	"context"
	"fmt"
	"iter"
	"maps"
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

// notation is one of the notations of an example.
type notation string

const (
	inMicrodata notation = "MICRODATA"
	inRDFa      notation = "RDFA"
	inJSON      notation = "JSON"
)

// notations are those of the examples, in the order of their sections.
var notations = []notation{inMicrodata, inRDFa, inJSON}

var (
	exampleForm = regexp.MustCompile(`(?m)^TYPES:\s*#(\S+)`)
	sectionForm = regexp.MustCompile(`(?m)^\s*(PRE-MARKUP|MICRODATA|RDFA|JSON):`)
	scriptForm  = regexp.MustCompile(`(?s)<script[^>]*ld\+json[^>]*>(.*?)</script>`)
)

// signs tell that a section says something in its notation: some say TODO, or that
// there is none.
var signs = map[notation]*regexp.Regexp{
	inMicrodata: regexp.MustCompile(`\sitemscope\b`),
	inRDFa:      regexp.MustCompile(`\sproperty=`),
	inJSON:      regexp.MustCompile(`"@type"`),
}

// sections gives the sections of the examples in a text that say something.
func sections(text string) iter.Seq2[string, map[notation]string] {
	return func(yield func(string, map[notation]string) bool) {
		examples := exampleForm.FindAllStringSubmatchIndex(text, -1)
		for i, at := range examples {
			example := text[at[0]:]
			if i+1 < len(examples) {
				example = text[at[0]:examples[i+1][0]]
			}
			found := make(map[notation]string)
			heads := sectionForm.FindAllStringSubmatchIndex(example, -1)
			for i, head := range heads {
				section := example[head[1]:]
				if i+1 < len(heads) {
					section = example[head[1]:heads[i+1][0]]
				}
				n := notation(example[head[2]:head[3]])
				if sign := signs[n]; sign != nil && sign.MatchString(section) {
					found[n] = section
				}
			}
			if !yield(text[at[2]:at[3]], found) {
				return
			}
		}
	}
}

// readSection gives the graph of a section.
func readSection(t *testing.T, n notation, section string) *rdf.Graph {
	var g *rdf.Graph
	switch n {
	case inMicrodata:
		g, _ = readMarkup(t, microdata.Read, section)
	case inRDFa:
		g, _ = readMarkup(t, rdfa.Read, section)
	case inJSON:
		g = readJSON(section)
	}
	return g
}

// readJSON gives the graph of the JSON-LD of a section: in scripts, or all of it.
func readJSON(page string) *rdf.Graph {
	g := new(rdf.Graph)
	texts := []string{page}
	if scripts := scriptForm.FindAllStringSubmatch(page, -1); scripts != nil {
		texts = nil
		for _, script := range scripts {
			texts = append(texts, script[1])
		}
	}
	for n, text := range texts {
		dataset, _ := jsonld.Read([]byte(text), jsonld.Base(base))
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
// pair of notations. They are isomorphic, but for what an example says otherwise in
// one notation than in the others: [disagreements] has all of that, and no more.
func TestExamplesMeanTheSame(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "schemaorg-30.0", "examples.txt"))
	if err != nil {
		t.Skip("needs ../shared/data/schemaorg-30.0/examples.txt")
	}
	known := make(map[string][]disagreement)
	for _, d := range disagreements {
		known[d.id] = append(known[d.id], d)
	}
	pairs, alike := make(map[string]int), make(map[string]int)
	for id, sections := range sections(string(text)) {
		graphs := make(map[notation]*rdf.Graph)
		for n, section := range sections {
			graphs[n] = readSection(t, n, section)
		}
		for _, d := range known[id] {
			assert.Contains(t, graphs, d.in, "%s is listed for what it does not have", id)
		}
		for i, a := range notations {
			for _, b := range notations[i+1:] {
				if graphs[a] == nil || graphs[b] == nil {
					continue
				}
				pair := string(a + " and " + b)
				pairs[pair]++
				t.Run(id+"/"+pair, func(t *testing.T) {
					if !comparePair(t, id, a, b, graphs, known[id]) {
						t.Skip("the example itself says one thing in one notation and another in the other, as listed")
					}
					alike[pair]++
				})
			}
		}
		delete(known, id)
	}
	assert.Empty(t, known, "there are no such examples")
	assert.Equal(t, map[string]int{"MICRODATA and RDFA": 90, "MICRODATA and JSON": 92, "RDFA and JSON": 93}, pairs)
	assert.Equal(t, map[string]int{"MICRODATA and RDFA": 67, "MICRODATA and JSON": 41, "RDFA and JSON": 39}, alike)
}

// comparePair holds two notations of an example to what is known of them, and tells
// whether they are alike.
func comparePair(t *testing.T, id string, a, b notation, graphs map[notation]*rdf.Graph, known []disagreement) bool {
	one, other := plainly(graphs[a], graphs[b]), plainly(graphs[b], graphs[a])
	same, err := rdf.Isomorphic(one, other)
	require.NoError(t, err)
	listed := false
	expected := make(map[string]bool)
	for _, d := range known {
		if d.in == a || d.in == b {
			listed = true
			for _, property := range strings.Fields(d.properties) {
				expected[property] = true
			}
		}
	}
	properties, lines := difference(one, other)
	switch {
	case same:
		assert.False(t, listed, "%s says the same as %s and %s: take it from the list", id, a, b)
	case !listed:
		t.Errorf("%s says one thing as %s and another as %s:\n\t%s", id, a, b, strings.Join(lines, "\n\t"))
	default:
		assert.Equal(t, slices.Sorted(maps.Keys(expected)), properties, "%s as %s and as %s:\n\t%s", id, a, b, strings.Join(lines, "\n\t"))
	}
	return same
}

// plainly gives a graph as it is compared with that of another notation. Taken away
// is what the notations cannot but say in other ways, and what says the same:
//
//   - Numbers and booleans are texts: JSON has both, and most pages have texts.
//   - White space is collapsed: JSON has it as it is written.
//   - The page is a blank node: what stands in a body element is, as RDFa, the page.
//     So are its fragments that something is said of, since names such as "#record"
//     are the example's own business.
//   - https://schema.org/ is http://schema.org/, as a vocabulary of JSON-LD too.
//   - An additionalType is a type: it is how Microdata, which has one vocabulary an
//     item, says what others say by typeof and @type.
//   - That the page uses a vocabulary (RDFa, section 10) is nothing that others say.
//   - A text is the link that the other graph has for it, and a text with a language
//     is the one without that the other has.
func plainly(g, other *rdf.Graph) *rdf.Graph {
	said := make(map[rdf.Triple]bool)
	for triple := range other.Triples() {
		o := triple.Object
		if o.Kind == rdf.IRI {
			o.Text = markup.AlignTerm(o.Text)
		}
		said[rdf.Triple{Predicate: markup.AlignTerm(triple.Predicate), Object: o}] = true
	}
	plain := new(rdf.Graph)
	for triple := range g.Triples() {
		if triple.Predicate == usesVocabulary {
			continue
		}
		triple.Predicate = markup.AlignTerm(triple.Predicate)
		o := plainObject(triple.Object, func(o rdf.Object) bool {
			return said[rdf.Triple{Predicate: triple.Predicate, Object: o}]
		})
		if triple.Predicate == additionalType && rdf.CheckIRI(o.Text) == nil {
			triple.Predicate, o = rdf.TypeIRI, rdf.Object{Kind: rdf.IRI, Text: markup.AlignTerm(o.Text)}
		}
		if o.Kind == rdf.IRI {
			o = ownNode(o, g)
		}
		triple.Object = o
		triple.Subject, _ = ownNode(triple.Subject.Object(), g).Subject()
		plain.Add(triple)
	}
	return plain
}

const (
	usesVocabulary = "http://www.w3.org/ns/rdfa#usesVocabulary"
	additionalType = "http://schema.org/additionalType"
)

// plainObject gives a value plainly; has tells whether the other graph has one.
func plainObject(o rdf.Object, has func(rdf.Object) bool) rdf.Object {
	switch {
	case o.Kind == rdf.IRI:
		o.Text = markup.AlignTerm(o.Text)
		return o
	case !o.IsLiteral():
		return o
	case o.Kind == rdf.Number, o.Kind == rdf.Boolean, o.Kind == rdf.TypedLiteral && strings.HasPrefix(o.Tag, rdf.XSDNamespace):
		o = rdf.Object{Kind: rdf.String, Text: o.Text}
	}
	if iri, err := rdf.ResolveIRI(base, o.Text); err == nil && o.Text != "" && o.Kind != rdf.TypedLiteral {
		if link := (rdf.Object{Kind: rdf.IRI, Text: markup.AlignTerm(iri)}); has(link) {
			return link
		}
	}
	if o.Kind == rdf.LanguageString {
		if text := (rdf.Object{Kind: rdf.String, Text: o.Text}); has(text) {
			o = text
		}
	}
	o.Text = htmltree.CollapseSpace(o.Text)
	return o
}

// ownNode gives a blank node for the page or a part of it that a graph is about.
func ownNode(o rdf.Object, g *rdf.Graph) rdf.Object {
	if o.Kind != rdf.IRI || o.Text != base && (!strings.HasPrefix(o.Text, base+"#") || g.Node(rdf.Subject{Kind: rdf.IRI, Text: o.Text}) == nil) {
		return o
	}
	return rdf.Object{Kind: rdf.BlankNode, Text: "page" + strings.TrimPrefix(o.Text, base)}
}

// difference gives what one graph says and the other does not, whatever it says it
// of: the names of the properties, and what they have.
func difference(a, b *rdf.Graph) (properties, lines []string) {
	type said struct{ predicate, value string }
	count := make(map[said]int)
	for i, g := range []*rdf.Graph{a, b} {
		for triple := range g.Triples() {
			o := triple.Object
			if o.Kind == rdf.BlankNode {
				o.Text = ""
			}
			count[said{triple.Predicate, o.String()}] += 1 - 2*i
		}
	}
	names := make(map[string]bool)
	for what, n := range count {
		if n != 0 {
			name := what.predicate[strings.LastIndexAny(what.predicate, "/#")+1:]
			names[name] = true
			lines = append(lines, fmt.Sprintf("%+d %s %s", n, name, what.value))
		}
	}
	slices.Sort(lines)
	return slices.Sorted(maps.Keys(names)), lines
}
