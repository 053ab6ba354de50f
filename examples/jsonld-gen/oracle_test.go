package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// What the command writes of the example content is read by another JSON-LD
// processor as the graph that was read from the files: of each file, and of all
// together. Without members as nodes it is the same but for members of
// enumerations, which are strings there.
func TestExampleContentSurvives(t *testing.T) {
	graphs := exampleFiles(t)
	graphs["all"] = exampleContent(t)
	require.Greater(t, len(graphs), 5)
	for name, graph := range graphs {
		t.Run(name, func(t *testing.T) {
			text, err := jsonld.Marshal(graph, jsonld.MembersAsNodes())
			require.NoError(t, err)
			requireIsomorphic(t, meaning(graph, false), readByOracle(t, text))

			text, err = jsonld.Marshal(graph)
			require.NoError(t, err)
			requireIsomorphic(t, meaning(graph, true), readByOracle(t, text))
		})
	}
}

// The example content becomes structs that describe the same graph. All of it
// fits.
func TestExampleContentAsStructs(t *testing.T) {
	graph := exampleContent(t)
	things := schema.ThingsOf(graph)
	assert.Empty(t, things.Problems)
	again := new(rdf.Graph)
	require.NoError(t, schema.Describe(things.Roots...).TellTo(again))
	requireIsomorphic(t, meaning(graph, false), meaning(again, false))
	clinics := 0
	for clinic := range schema.Each[*schema.MedicalClinic](things) {
		clinics++
		for hours := range schema.All[*schema.OpeningHoursSpecification](clinic.OpeningHoursSpecification) {
			assert.NotEmpty(t, slices.Collect(schema.All[schema.DayOfWeek](hours.DayOfWeek)), clinic.ID)
		}
	}
	assert.Positive(t, clinics)
}

// What a triple store reads in the dump of the site about a page is what another
// JSON-LD processor reads in the page.
func TestDumpSaysWhatPagesSay(t *testing.T) {
	exampleContent(t)
	out, dump := t.TempDir(), filepath.Join(t.TempDir(), "site.nq")
	built := build("--data", "../riverside/data", "--pages", "../riverside/pages", "--out", out, "--dump", dump, "--members-as-nodes")
	require.Zero(t, built.code, built.err)
	quads, err := os.ReadFile(dump)
	require.NoError(t, err)
	dataset, problems := rdf.Read(quads, rdf.NQuads)
	require.Empty(t, problems)

	pages := 0
	for name, graph := range dataset.Graphs() {
		if graph.Len() == 0 {
			continue
		}
		pages++
		address, err := url.Parse(name.Text)
		require.NoError(t, err)
		file := filepath.Join(out, address.Path)
		if strings.HasSuffix(address.Path, "/") {
			file = filepath.Join(file, "index.html")
		}
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		_, rest, found := strings.Cut(string(page), `<script type="application/ld+json" data-healthld="page">`)
		require.True(t, found, file)
		text, _, found := strings.Cut(rest, "</script>")
		require.True(t, found, file)
		requireIsomorphic(t, meaning(graph, false), readByOracle(t, []byte(text)))
	}
	assert.Equal(t, 44, pages)
}

// What is read in a built page is what was described, for every page: in the form
// that search engines document, in which members of enumerations are strings.
func TestPagesAreReadAsTheyWereDescribed(t *testing.T) {
	exampleContent(t)
	out, dump := t.TempDir(), filepath.Join(t.TempDir(), "site.nq")
	built := build("--data", "../riverside/data", "--pages", "../riverside/pages", "--out", out, "--dump", dump)
	require.Zero(t, built.code, built.err)
	quads, err := os.ReadFile(dump)
	require.NoError(t, err)
	dataset, problems := rdf.Read(quads, rdf.NQuads)
	require.Empty(t, problems)

	described := 0
	result, err := site.Read(context.Background(), site.ReadOptions{Pages: out, Base: "https://riverside.example/"}, func(f *site.File) *site.File { return f }, func(f *site.File) error {
		assert.Empty(t, f.Problems, f.Name)
		got := f.Document.Graph()
		want := dataset.Graph(rdf.Subject{Kind: rdf.IRI, Text: f.Address})
		if want == nil {
			assert.Zero(t, got.Len(), f.Name)
			return nil
		}
		described++
		if f.Name == "articles/what-hba1c-says/index.html" { // it says something of its own as well
			require.Len(t, f.Document.Blocks, 2)
			got = f.Document.Blocks[1].Dataset.Graph(rdf.Subject{})
		} else {
			require.Len(t, f.Document.Blocks, 1, f.Name)
		}
		requireIsomorphic(t, meaning(want, false), meaning(got, false))
		for node := range got.Nodes() {
			for _, property := range node.Properties {
				for _, value := range property.Values {
					at := f.Document.Position(value.Pos)
					require.True(t, at.IsValid(), f.Name)
					if value.Kind == rdf.Number {
						require.True(t, bytes.HasPrefix(f.Text[at.Offset:], []byte(value.Text)), "%s: %s", at, value.Text)
					}
				}
			}
		}
		return nil
	})
	require.NoError(t, err)
	assert.Empty(t, result.Failed)
	assert.Equal(t, 46, result.Pages)
	assert.Equal(t, 44, described)
}

// meaning gives the triples of a graph as RDF has them. Members of enumerations
// are strings in JSON-LD that search engines document, where their property
// expects them.
func meaning(graph *rdf.Graph, membersAsStrings bool) *rdf.Dataset {
	result := new(rdf.Dataset)
	for triple := range graph.Triples() {
		object := &triple.Object
		if object.Kind == rdf.LanguageString {
			object.Tag = strings.ToLower(object.Tag) // as json-gold does
		}
		member := vocab.LookupIRI(object.Text)
		if membersAsStrings && object.Kind == rdf.IRI && member.Is(vocab.Member) && vocab.Expects(vocab.LookupIRI(triple.Predicate), member) {
			*object = rdf.Object{Kind: rdf.String, Text: vocab.SecureNamespace + member.Name()}
		}
		result.Add(rdf.Quad{Triple: triple})
	}
	return result
}

func requireIsomorphic(t *testing.T, want, got *rdf.Dataset) {
	t.Helper()
	same, err := rdf.IsomorphicQuads(want.Quads(), got.Quads())
	require.NoError(t, err)
	if !same {
		wanted, err := rdf.CanonicalizeQuads(want.Quads(), sha256.New)
		require.NoError(t, err)
		read, err := rdf.CanonicalizeQuads(got.Quads(), sha256.New)
		require.NoError(t, err)
		require.Equal(t, string(wanted.Text), string(read.Text))
	}
}

// readByOracle gives what json-gold reads in a document.
func readByOracle(t *testing.T, text []byte) *rdf.Dataset {
	t.Helper()
	var parsed map[string]any
	require.NoError(t, json.Unmarshal(text, &parsed))
	require.Equal(t, "https://schema.org", parsed["@context"])
	options, context := oracleOptions()
	parsed["@context"] = context
	result, err := ld.NewJsonLdProcessor().ToRDF(parsed, options)
	require.NoError(t, err)
	dataset := new(rdf.Dataset)
	for name, quads := range result.(*ld.RDFDataset).Graphs {
		require.Equal(t, "@default", name)
		for _, quad := range quads {
			subject, is := objectOfOracle(quad.Subject).Subject()
			require.True(t, is)
			dataset.Add(rdf.Quad{Triple: rdf.Triple{Subject: subject, Predicate: quad.Predicate.GetValue(), Object: objectOfOracle(quad.Object)}})
		}
	}
	return dataset
}

// oracleOptions reads the context of schema.org once, which takes most of the
// time.
var oracleOptions = sync.OnceValues(func() (*ld.JsonLdOptions, *ld.Context) {
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = schemaOrg{}
	context, err := ld.NewContext(nil, options).Parse("https://schema.org")
	if err != nil {
		panic(err)
	}
	return options, context
})

func objectOfOracle(node ld.Node) rdf.Object {
	switch n := node.(type) {
	case ld.IRI:
		return rdf.Object{Kind: rdf.IRI, Text: n.Value}
	case ld.BlankNode:
		return rdf.Object{Kind: rdf.BlankNode, Text: strings.TrimPrefix(n.Attribute, "_:")}
	case ld.Literal:
		switch {
		case n.Language != "":
			return rdf.Object{Kind: rdf.LanguageString, Text: n.Value, Tag: strings.ToLower(n.Language)}
		case n.Datatype == rdf.XSDString:
			return rdf.Object{Kind: rdf.String, Text: n.Value}
		}
		return rdf.Object{Kind: rdf.TypedLiteral, Text: n.Value, Tag: n.Datatype}
	}
	return rdf.Object{}
}

// The example content has no faults: it is what people copy.
func TestExampleContentIsSound(t *testing.T) {
	report := check.Run(exampleContent(t), rules)
	for _, finding := range report.Findings {
		assert.Equal(t, "pending-term", finding.Rule, "%s: %s", finding.Position, finding.Message)
	}
	settings := site.Settings{Base: "https://riverside.example/", Owner: "https://riverside.example/#organization"}
	content, err := site.NewContent(exampleContent(t), settings)
	require.NoError(t, err)
	asked := new(checking).askEachPage(content, document.Settings{}, false)
	assert.Empty(t, asked.Findings, "consumers require more")
	assert.NotEmpty(t, asked.Eligibility)
}

// exampleFiles gives the graph of each file of the example content alone.
func exampleFiles(t *testing.T) map[string]*rdf.Graph {
	t.Helper()
	exampleContent(t)
	sources, err := collect([]string{exampleFolder}, nil, "auto")
	require.NoError(t, err)
	settings, problems := sources.read("")
	require.Empty(t, problems)
	graphs := make(map[string]*rdf.Graph)
	for _, input := range sources.inputs {
		graph, problems := document.Read(settings.Base, input)
		require.Empty(t, problems)
		graphs[filepath.Base(input.Name)] = graph
	}
	return graphs
}

const exampleFolder = "../riverside/data"

// exampleContent gives the graph of the example content.
func exampleContent(t *testing.T) *rdf.Graph {
	t.Helper()
	if _, err := os.Stat(exampleFolder); err != nil {
		t.Skip("needs the example content in " + exampleFolder)
	}
	sources, err := collect([]string{exampleFolder}, nil, "auto")
	require.NoError(t, err)
	settings, problems := sources.read("")
	require.Empty(t, problems)
	graph, problems := document.Read(settings.Base, sources.inputs...)
	require.Empty(t, problems)
	return graph
}

// schemaOrg is a document loader that has the context of schema.org and nothing
// else, so that no test asks the network.
type schemaOrg struct{}

func (schemaOrg) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "https://schema.org" {
		return nil, errors.New("no such document: " + address)
	}
	var context any
	err := json.Unmarshal([]byte(vocab.Context()), &context)
	return &ld.RemoteDocument{DocumentURL: address, Document: context}, err
}

// The pointers of findings lead somewhere in what is written.
func TestPointersLeadIntoTheOutput(t *testing.T) {
	graph := exampleContent(t)
	text, err := jsonld.Marshal(graph)
	require.NoError(t, err)
	var document any
	require.NoError(t, json.Unmarshal(text, &document))
	everywhere := check.Rule{ID: "everywhere", Check: check.EachValue(func(p *check.Pass, t *check.Thing, property *check.Property, number int) {
		p.Report(check.AtValue(t, property, number), "here", 0, property.Values[number].Text)
	})}
	report := check.Run(graph, check.Rules{everywhere})
	require.Greater(t, len(report.Findings), 1000)
	for _, finding := range report.Findings {
		value := document
		for _, step := range strings.Split(finding.Pointer, "/")[1:] {
			switch v := value.(type) {
			case map[string]any:
				value = v[strings.NewReplacer("~1", "/", "~0", "~").Replace(step)]
			case []any:
				number, err := strconv.Atoi(step)
				require.NoError(t, err, finding.Pointer)
				value = v[number]
			}
		}
		require.NotNil(t, value, finding.Pointer)
		if text, is := value.(string); is && !finding.Private { // of what a visitor wrote nothing is repeated
			assert.Equal(t, strings.Replace(finding.Suggestion, vocab.Namespace, vocab.SecureNamespace, 1), text, finding.Pointer)
		}
	}
}
