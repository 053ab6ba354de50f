package jsonld_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

const w3cSuite = "../../shared/data/w3c/json-ld-toRdf"

// leftOut are the tests of the suite that are not asked of the package, by the
// reason.
func leftOut(test w3cTest) string {
	switch {
	case test.Option.SpecVersion == "json-ld-1.0" || test.Option.ProcessingMode == "json-ld-1.0":
		return "it is for processors of JSON-LD 1.0 alone"
	case test.Option.ProduceGeneralizedRdf:
		return "it asks for predicates that are blank nodes, which RDF 1.1 does not have"
	}
	return ""
}

type w3cTest struct {
	ID              string   `json:"@id"`
	Type            []string `json:"@type"`
	Name            string
	Input           string
	Expect          string
	ExpectErrorCode string
	Option          struct {
		Base, ProcessingMode, SpecVersion, RdfDirection, ExpandContext string
		ProduceGeneralizedRdf                                          bool
	}
}

func TestW3CToRDF(t *testing.T) {
	manifest, err := os.ReadFile(filepath.Join(w3cSuite, "toRdf-manifest.jsonld"))
	if err != nil {
		t.Skip("needs ../shared with the JSON-LD suite of W3C")
	}
	var suite struct {
		BaseIri  string
		Sequence []w3cTest
	}
	require.NoError(t, json.Unmarshal(manifest, &suite))
	require.Greater(t, len(suite.Sequence), 400)
	const base = "https://w3c.github.io/json-ld-api/tests/"
	load := func(iri string) (string, bool) {
		name, ours := strings.CutPrefix(iri, base)
		if !ours || !strings.HasSuffix(name, ".jsonld") || path.Clean(name) != name {
			return "", false
		}
		text, err := os.ReadFile(filepath.Join(w3cSuite, name))
		return string(text), err == nil
	}
	for _, test := range suite.Sequence {
		t.Run(strings.TrimPrefix(test.ID, "#"), func(t *testing.T) {
			if why := leftOut(test); why != "" {
				t.Skip(why)
			}
			if test.ID == "#ter56" {
				test.Input = strings.Replace(test.Input, "expand/", "toRdf/", 1) // where it stands
			}
			text, err := os.ReadFile(filepath.Join(w3cSuite, test.Input))
			require.NoError(t, err)
			var codes []string
			options := []jsonld.ReadOption{
				jsonld.Base(base + test.Input), jsonld.LoadContexts(load), jsonld.MembersAsStrings(), jsonld.DropTexts(),
				jsonld.ErrorCodes(func(code string) { codes = append(codes, code) }),
			}
			if test.Option.Base != "" {
				options = append(options, jsonld.Base(test.Option.Base))
			}
			if test.Option.ExpandContext != "" {
				options = append(options, jsonld.ExpandContext(base+test.Option.ExpandContext))
			}
			switch test.Option.RdfDirection {
			case "i18n-datatype":
				options = append(options, jsonld.Direction(jsonld.I18nDatatype))
			case "compound-literal":
				options = append(options, jsonld.Direction(jsonld.CompoundLiteral))
			}
			got, problems := jsonld.Read(text, options...)
			switch {
			case slices.Contains(test.Type, "jld:NegativeEvaluationTest"):
				assert.Contains(t, codes, test.ExpectErrorCode, "%s\n%s", test.Name, text)
				assert.NotEmpty(t, problems)
			case slices.Contains(test.Type, "jld:PositiveSyntaxTest"):
				assert.Empty(t, codes, "%s\n%s\n%v", test.Name, text, problems)
			default:
				assert.Empty(t, codes, "%s\n%s\n%v", test.Name, text, problems)
				expected, err := os.ReadFile(filepath.Join(w3cSuite, test.Expect))
				require.NoError(t, err)
				want, problems := rdf.Read(expected, rdf.NQuads)
				require.Empty(t, problems)
				same, err := rdf.IsomorphicQuads(want.Quads(), got.Quads())
				require.NoError(t, err)
				assert.True(t, same, "%s\n%s\nwant:\n%s\ngot:\n%s", test.Name, text, expected, quadLines(got))
			}
		})
	}
}

func quadLines(d *rdf.Dataset) string {
	var b strings.Builder
	for q := range d.Quads() {
		if o, err := q.Object.ToRDF(); err == nil {
			q.Object = o
		}
		b.WriteString(q.String() + "\n")
	}
	return b.String()
}
