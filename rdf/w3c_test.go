package rdf_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// w3cTest is an entry of the manifest of a W3C suite.
type w3cTest struct {
	name, kind, action, result string
}

// w3cSuite gives the entries of a suite, which must be so many.
func w3cSuite(t *testing.T, suite string, count int) []w3cTest {
	t.Helper()
	manifest, err := os.ReadFile(filepath.Join(w3cFolder(suite), "manifest.ttl"))
	if os.IsNotExist(err) {
		t.Skip("needs ../shared")
	}
	require.NoError(t, err)
	field := func(entry, property string) string {
		match := regexp.MustCompile(property + `\s+["<]([^">]*)[">]`).FindStringSubmatch(entry)
		if match == nil {
			return ""
		}
		return match[1]
	}
	var tests []w3cTest
	for _, match := range regexp.MustCompile(`(?ms)^<#([^>]*)>\s+(?:rdf:type|a)\s+rdft:(\w+)(.*?)\n\s*\.$`).FindAllStringSubmatch(string(manifest), -1) {
		tests = append(tests, w3cTest{name: field(match[3], "mf:name"), kind: match[2], action: field(match[3], "mf:action"), result: field(match[3], "mf:result")})
	}
	require.Len(t, tests, count)
	return tests
}

func w3cFolder(suite string) string { return filepath.Join("..", "..", "shared", "data", "w3c", suite) }

// excluded are the tests that are left out, with the reason for each.
var excluded = map[string]string{}

func TestW3CNTriples(t *testing.T) {
	runLineSuite(t, rdf.NTriples, w3cSuite(t, "rdf-n-triples", 70), "rdf-n-triples")
}

func TestW3CNQuads(t *testing.T) {
	runLineSuite(t, rdf.NQuads, w3cSuite(t, "rdf-n-quads", 87), "rdf-n-quads")
}

// runLineSuite runs the tests of a suite in which each file is right or wrong.
func runLineSuite(t *testing.T, format rdf.Format, tests []w3cTest, suite string) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if reason := excluded[suite+" "+test.name]; reason != "" {
				t.Skip(reason)
			}
			text, err := os.ReadFile(filepath.Join(w3cFolder(suite), test.action))
			require.NoError(t, err)
			dataset, problems := rdf.Read(text, format)
			switch test.kind {
			case "TestNTriplesPositiveSyntax", "TestNQuadsPositiveSyntax":
				require.Empty(t, problems)
				requireSameWhenWritten(t, dataset, format)
			case "TestNTriplesNegativeSyntax", "TestNQuadsNegativeSyntax":
				assert.NotEmpty(t, problems)
			default:
				assert.Fail(t, "a kind of test that is not known", test.kind)
			}
		})
	}
}

// The base of each test is its address in the suite's home.
func TestW3CTurtle(t *testing.T) {
	const suite, home = "rdf-turtle", "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/"
	for _, test := range w3cSuite(t, suite, 313) {
		t.Run(test.name, func(t *testing.T) {
			if reason := excluded[suite+" "+test.name]; reason != "" {
				t.Skip(reason)
			}
			text, err := os.ReadFile(filepath.Join(w3cFolder(suite), test.action))
			require.NoError(t, err)
			dataset, problems := rdf.Read(text, rdf.Turtle, rdf.Base(home+test.action))
			graph := dataset.Graph(rdf.Subject{})
			switch test.kind {
			case "TestTurtlePositiveSyntax":
				require.Empty(t, problems)
				requireSameAsTurtle(t, graph)
			case "TestTurtleEval":
				require.Empty(t, problems)
				result, err := os.ReadFile(filepath.Join(w3cFolder(suite), test.result))
				require.NoError(t, err)
				want, problems := rdf.Read(result, rdf.NTriples)
				require.Empty(t, problems)
				requireIsomorphic(t, want.Graph(rdf.Subject{}), graph)
				requireSameAsTurtle(t, graph)
			case "TestTurtleNegativeSyntax", "TestTurtleNegativeEval":
				assert.NotEmpty(t, problems)
			default:
				assert.Fail(t, "a kind of test that is not known", test.kind)
			}
		})
	}
}

// requireSameAsTurtle writes a graph as Turtle and reads it again.
func requireSameAsTurtle(t require.TestingT, graph *rdf.Graph) {
	text, err := rdf.Append(nil, rdf.Turtle, graph)
	require.NoError(t, err)
	again, problems := rdf.Read(text, rdf.Turtle)
	require.Empty(t, problems, "%s", text)
	requireIsomorphic(t, graph, again.Graph(rdf.Subject{}))
}

func requireIsomorphic(t require.TestingT, want, got rdf.Source) {
	same, err := rdf.Isomorphic(want, got)
	require.NoError(t, err)
	if !same {
		require.Fail(t, "the graphs differ", "want\n%s\ngot\n%s", asLines(t, want), asLines(t, got))
	}
}

func asLines(t require.TestingT, source rdf.Source) []byte {
	text, err := rdf.Append(nil, rdf.NTriples, source)
	require.NoError(t, err)
	return text
}

// requireSameWhenWritten writes what was read and reads it again. The quads are the
// same, but for the labels that are not kept.
func requireSameWhenWritten(t require.TestingT, dataset *rdf.Dataset, format rdf.Format) {
	again, problems := rdf.Read(writeDataset(t, dataset, format), format)
	require.Empty(t, problems)
	want, got := quadSet(dataset), quadSet(again)
	for quad := range want {
		if strings.Contains("\n"+quad.Subject.Text+"\n"+quad.Object.Text+"\n"+quad.Graph.Text, "\nx-") {
			same, err := rdf.IsomorphicQuads(dataset.Quads(), again.Quads())
			require.NoError(t, err)
			require.True(t, same)
			return
		}
	}
	require.Equal(t, want, got)
}

// writeDataset writes the graphs of a dataset, one behind the other.
func writeDataset(t require.TestingT, dataset *rdf.Dataset, format rdf.Format) []byte {
	var text []byte
	for name, graph := range dataset.Graphs() {
		var err error
		text, err = rdf.Append(text, format, graph, rdf.InGraph(name))
		require.NoError(t, err)
	}
	return text
}

func quadSet(dataset *rdf.Dataset) map[rdf.Quad]bool {
	set := map[rdf.Quad]bool{}
	for quad := range dataset.Quads() {
		set[quad] = true
	}
	return set
}
