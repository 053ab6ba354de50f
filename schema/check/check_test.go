package check_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// A finding says where it stands: in words, as JSON-LD nests the graph, and in
// the input.
func TestPlaces(t *testing.T) {
	graph := new(rdf.Graph)
	file := graph.AddFile("a.yaml", []byte("one\ntwo\nthree\n"))
	clinic := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/#a"}, file.PosAt(1, 1))
	clinic.AddType("http://schema.org/MedicalClinic", file.PosAt(1, 2))
	other := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/#b"}, file.PosAt(1, 1))
	other.AddType("http://schema.org/Product", 0)
	for line := range 2 {
		review := graph.EnsureNode(graph.NewBlankNode(), file.PosAt(line+2, 1))
		review.AddType("http://schema.org/Review", 0)
		other.Add("http://schema.org/review", review.Subject.Object(), 0)
		review.AddAt("http://schema.org/a/b~c", file.PosAt(line+2, 2), rdf.Object{Kind: rdf.String, Text: "x"}, file.PosAt(line+2, 3))
		review.AddAt("http://schema.org/datePublished", file.PosAt(line+2, 2), rdf.Object{Kind: rdf.String, Text: "never"}, file.PosAt(line+2, 4))
	}

	report := check.Run(graph, check.Values, check.Vocabulary, check.Values)
	var got []string
	for _, f := range report.Findings {
		got = append(got, fmt.Sprint(f.Position, " ", f.Path, " ", f.Pointer, " ", f.Rule))
	}
	assert.Equal(t, []string{
		`a.yaml:2:2 Product.review[0]."a/b~c" /@graph/1/review/0/a~1b~0c unknown-property`,
		`a.yaml:2:4 Product.review[0].datePublished /@graph/1/review/0/datePublished date`,
		`a.yaml:3:2 Product.review[1]."a/b~c" /@graph/1/review/1/a~1b~0c unknown-property`,
		`a.yaml:3:4 Product.review[1].datePublished /@graph/1/review/1/datePublished date`,
	}, got)
	assert.Equal(t, check.Error, report.Worst())
	assert.Equal(t, 4, report.Count(check.Error))
	assert.Zero(t, report.Count(check.Info))
}

func TestRulesCanBeLeftOut(t *testing.T) {
	graph := read(t, `{"@type": "MedicalClinic", "isAcceptingNewPatients": "yes"}`)
	assert.Equal(t, []string{"pending-term", "boolean"}, ids(check.Run(graph, check.Vocabulary, check.Values).Findings))
	assert.Equal(t, []string{"boolean"}, ids(check.Run(graph, check.Vocabulary.Without("pending-term"), check.Values).Findings))
	assert.Empty(t, check.Run(graph, check.Vocabulary.Without("vocabulary"), check.Values.Without("boolean")).Findings)
	assert.Empty(t, check.Run(graph).Findings)
	assert.Zero(t, check.Run(graph).Worst())
}

// What was wrong in reading or telling is found too.
// What a context means that is not known here nobody can tell: that is a warning, and
// what it may define is no error.
func TestUnknownContextIsAWarning(t *testing.T) {
	dataset, problems := jsonld.Read([]byte(`{"@context": ["https://schema.org", "https://w3id.example/v1"], "@type": ["Person", "VerifiableCredential"], "name": "A. Example", "cryptosuite": "b"}`))
	report := check.Run(check.Input{Source: dataset.Graph(rdf.Subject{}), Problems: problems}, check.All())
	assert.Equal(t, []string{"input", "unknown-type", "unknown-property"}, ids(report.Findings))
	assert.Equal(t, check.Warning, report.Worst())
	for _, f := range report.Findings {
		assert.Contains(t, f.Message, "not known here")
	}

	dataset, problems = jsonld.Read([]byte(`{"@context": "https://schema.org", "@type": "Person", "cryptosuite": "b"}`))
	report = check.Run(check.Input{Source: dataset.Graph(rdf.Subject{}), Problems: problems}, check.All())
	assert.Equal(t, check.Error, report.Worst())
}

func TestProblemsAreFindings(t *testing.T) {
	at := rdf.Position{File: "a.yaml", Line: 3, Column: 5}
	report := check.Run(check.Input{
		Source:   read(t, `{"@type": "Person"}`),
		Problems: []*rdf.Problem{{What: "the \x1b thing is wrong", Expected: "right", Mend: "mend it", Pointer: "/name", Position: at}},
	}, check.Vocabulary)
	require.Len(t, report.Findings, 1)
	assert.EqualExportedValues(t, check.Finding{
		Rule: "input", Family: "input", Severity: check.Error, Pointer: "/name", Position: at,
		Message: `the \x1b thing is wrong; expected right; mend it`,
	}, report.Findings[0])

	report = check.Run(failing{errors.Join(&rdf.Problem{What: "one", Pointer: "/0"}, errors.New("two"))}, check.Vocabulary)
	assert.Equal(t, []string{"/0 one", " two"}, []string{
		report.Findings[0].Pointer + " " + report.Findings[0].Message, report.Findings[1].Pointer + " " + report.Findings[1].Message,
	})
	assert.Empty(t, check.Run(check.Input{}, check.Vocabulary).Findings)
}

type failing struct{ err error }

func (f failing) TellTo(rdf.Sink) error { return f.err }

// Nothing of a hostile input stands raw in a message or a path.
func TestHostileTextIsEscaped(t *testing.T) {
	hostile := "\x1b[31m\n::error::\u202e"
	graph := new(rdf.Graph)
	node := graph.EnsureNode(graph.NewBlankNode(), 0)
	node.AddType("http://schema.org/"+hostile, 0)
	for _, property := range []string{hostile, "availability", "birthDate", "url", "founder"} {
		node.Add("http://schema.org/"+property, rdf.Object{Kind: rdf.String, Text: hostile}, 0)
		node.Add("http://schema.org/"+property, rdf.Object{Kind: rdf.IRI, Text: "http://schema.org/" + hostile}, 0)
		node.Add("http://schema.org/"+property, rdf.Object{Kind: rdf.Number, Text: hostile}, 0)
	}
	report := check.Run(graph, check.Vocabulary, check.Values)
	assert.Greater(t, len(report.Findings), 5)
	for _, f := range report.Findings {
		assert.False(t, strings.ContainsAny(f.Message+f.Path, hostile[:1]+"\n\u202e"), "%q %q", f.Message, f.Path)
	}
}

// The same graph gives the same report, however often and by whoever it is
// looked at.
func TestConcurrentRunsAgree(t *testing.T) {
	graph := read(t, `{"@graph": [{"@type": "Persn", "nme": "x", "birthDate": "x"}, {"@type": "Offer", "availability": "x", "price": "x", "seller": {"name": "x"}}]}`)
	want := check.Run(graph, check.Vocabulary, check.Values)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			assert.Equal(t, want, check.Run(graph, check.Vocabulary, check.Values))
		})
	}
	group.Wait()
}

// Cycles, things in one another without end, and misspelt names without number
// take time in proportion to the input.
func TestGrowth(t *testing.T) {
	chain := func(n int) *rdf.Graph {
		graph := new(rdf.Graph)
		last := graph.EnsureNode(graph.NewBlankNode(), 0)
		for i := range n {
			next := graph.EnsureNode(graph.NewBlankNode(), 0)
			last.AddType("http://schema.org/Persn", 0)
			last.Add(fmt.Sprintf("http://schema.org/fooBarBaz%d", i), rdf.Object{Kind: rdf.String, Text: "x"}, 0)
			last.Add("http://schema.org/knows", next.Subject.Object(), 0)
			last.Add("http://schema.org/birthDate", rdf.Object{Kind: rdf.String, Text: "x"}, 0)
			last = next
		}
		return graph
	}
	start := time.Now()
	report := check.Run(chain(5_000), check.Vocabulary, check.Values)
	assert.Len(t, report.Findings, 15_000)
	assert.Less(t, time.Since(start), 10*time.Second)
}

func TestSeverityAsText(t *testing.T) {
	for _, word := range []string{"info", "advice", "warning", "error"} {
		var severity check.Severity
		require.NoError(t, severity.UnmarshalText([]byte(word)))
		text, err := json.Marshal(severity)
		require.NoError(t, err)
		assert.Equal(t, `"`+word+`"`, string(text))
	}
	assert.Error(t, new(check.Severity).UnmarshalText([]byte("fatal")))
	_, err := check.Severity(9).MarshalText()
	assert.Error(t, err)
	assert.Less(t, check.Info, check.Error)
}
