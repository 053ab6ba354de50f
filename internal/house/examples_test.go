package house

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// public are the packages that users import.
var public = []string{
	"rdf", "rdf/knakk", "rdf/outline", "jsonld", "jsonld/script",
	"schema", "schema/check", "schema/check/explain", "schema/check/output", "schema/profile", "schema/page",
	"schema/site", "schema/site/feed", "schema/site/report",
}

// shown are functions that the example of another shows, or that say all by a line.
var shown = map[string]string{
	"rdf.EscapePointer":                "a part of a pointer",
	"rdf.IsAbsoluteIRI":                "a question with yes or no",
	"rdf.IsNumber":                     "a question with yes or no",
	"rdf/knakk.FromObject":             "FromTriples",
	"rdf/knakk.FromSubject":            "FromTriples",
	"rdf/knakk.FromTriple":             "FromTriples",
	"rdf/knakk.ObjectOf":               "TriplesOf",
	"rdf/knakk.SubjectOf":              "TriplesOf",
	"rdf/knakk.TripleOf":               "TriplesOf",
	"schema/check.AtProperty":          "AtType",
	"schema/check.AtThing":             "AtType",
	"schema/check.AtValue":             "AtType",
	"schema/check.Quote":               "a part of a message",
	"schema/check/output.FirstInLine":  "Printable",
	"schema/site.Check":                "Summarize",
	"schema/site.NewIndexWriter":       "MergeIndexes",
	"schema/site.ReadFile":             "ReadText",
	"schema/site/feed.AddToRobotsFile": "AddToRobots",
	"schema/site/feed.RobotsLine":      "Write",
	"schema/site/report.New":           "Report",
	"schema/site/report.Summarize":     "Report",
}

// TestEntryPointsHaveExamples: what a user may call first is shown in a program that runs.
// Options are shown by the function that takes them.
func TestEntryPointsHaveExamples(t *testing.T) {
	for _, folder := range public {
		files := token.NewFileSet()
		var code, tests []*ast.File
		names, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_gen.go") {
				continue
			}
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			file, err := parser.ParseFile(files, name, text, parser.ParseComments|parser.SkipObjectResolution)
			require.NoError(t, err)
			if strings.HasSuffix(name, "_test.go") {
				tests = append(tests, file)
			} else {
				code = append(code, file)
			}
		}
		examples := map[string]bool{}
		for _, example := range doc.Examples(tests...) {
			name, _, _ := strings.Cut(example.Name, "_")
			examples[name] = example.Output != "" || example.EmptyOutput
		}
		for _, file := range code {
			for _, declaration := range file.Decls {
				function, is := declaration.(*ast.FuncDecl)
				if !is || function.Recv != nil || !function.Name.IsExported() || givesOption(function) {
					continue
				}
				name := function.Name.Name
				_, elsewhere := shown[folder+"."+name]
				assert.NotEqual(t, elsewhere, examples[name], "%s.%s has no example that runs, or two reasons", folder, name)
			}
		}
	}
}

// givesOption tells whether a function gives an option of another.
func givesOption(function *ast.FuncDecl) bool {
	if function.Type.Results == nil || len(function.Type.Results.List) != 1 {
		return false
	}
	result := function.Type.Results.List[0].Type
	if selector, is := result.(*ast.SelectorExpr); is {
		result = selector.Sel
	}
	name, is := result.(*ast.Ident)
	return is && strings.HasSuffix(name.Name, "Option")
}
