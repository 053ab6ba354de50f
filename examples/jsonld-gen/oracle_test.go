package main

import (
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// What the command writes of the example content is read by another JSON-LD
// processor as the graph that was read from the files.
func TestExampleContentSurvives(t *testing.T) {
	graph := exampleContent(t)
	text, err := jsonld.Marshal(graph, jsonld.MembersAsNodes())
	require.NoError(t, err)
	var parsed any
	require.NoError(t, json.Unmarshal(text, &parsed))

	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = schemaOrg{}
	result, err := ld.NewJsonLdProcessor().ToRDF(parsed, options)
	require.NoError(t, err)

	want, got := map[string]int{}, map[string]int{}
	for triple := range graph.Triples() {
		want[triple.Predicate+" "+kindOf(triple.Object)]++
	}
	for _, quad := range result.(*ld.RDFDataset).Graphs["@default"] {
		got[quad.Predicate.GetValue()+" "+kindOfNode(quad.Object)]++
	}
	assert.Equal(t, want, got)
}

// The example content has no faults: it is what people copy.
func TestExampleContentIsSound(t *testing.T) {
	report := check.Run(exampleContent(t), rules)
	for _, finding := range report.Findings {
		assert.Equal(t, "pending-term", finding.Rule, "%s: %s", finding.Position, finding.Message)
	}
}

// exampleContent gives the graph of the example content.
func exampleContent(t *testing.T) *rdf.Graph {
	t.Helper()
	const directory = "../riverside/data"
	if _, err := os.Stat(directory); err != nil {
		t.Skip("needs the example content in " + directory)
	}
	sources, err := collect([]string{directory}, nil, "auto")
	require.NoError(t, err)
	settings, problems := sources.read("")
	require.Empty(t, problems)
	graph, problems := document.Read(settings.Base, sources.inputs...)
	require.Empty(t, problems)
	return graph
}

func kindOf(o rdf.Object) string {
	switch o.Kind {
	case rdf.IRI:
		return o.Text
	case rdf.BlankNode:
		return "blank"
	case rdf.LanguageString:
		return "@" + o.Tag
	case rdf.TypedLiteral:
		return o.Tag
	}
	return "literal"
}

func kindOfNode(node ld.Node) string {
	switch n := node.(type) {
	case ld.IRI:
		return n.Value
	case ld.BlankNode:
		return "blank"
	case ld.Literal:
		switch {
		case n.Language != "":
			return "@" + n.Language
		case n.Datatype == vocab.Namespace+"Date":
			return n.Datatype
		}
	}
	return "literal"
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
		if text, is := value.(string); is {
			assert.Equal(t, strings.Replace(finding.Suggestion, vocab.Namespace, vocab.SecureNamespace, 1), text, finding.Pointer)
		}
	}
}
