package profile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

var update = flag.Bool("update", false, "write testdata/riverside.txt anew")

// readContent gives the graph of all things in the files of a folder: YAML, with
// the texts in several languages as maps.
func readContent(t *testing.T, folder string) *rdf.Graph {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	require.NoError(t, err)
	var things []any
	for _, name := range files {
		if filepath.Base(name) == "healthld.yaml" {
			continue // the settings
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		for {
			var document any
			if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
				break
			} else {
				require.NoError(t, err, name)
			}
			if list, is := document.([]any); is {
				things = append(things, list...)
			} else {
				things = append(things, document)
			}
		}
	}
	text, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": inLanguages(things)})
	require.NoError(t, err)
	dataset, problems := jsonld.Read(text, jsonld.Base("https://riverside.example/"))
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}

var language = regexp.MustCompile(`^[a-z]{2}$`)

// inLanguages writes maps from languages to texts as JSON-LD has them.
func inLanguages(value any) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = inLanguages(v[i])
		}
	case map[string]any:
		texts, isTexts := []any{}, len(v) > 0
		for name := range v {
			_, isReference := v["id"]
			isTexts = isTexts && language.MatchString(name) && !isReference
			v[name] = inLanguages(v[name])
			texts = append(texts, map[string]any{"@language": name, "@value": v[name]})
		}
		if isTexts {
			return texts
		}
	}
	return value
}

// What the things of the example are good for, and what would be better, as one
// file to read.
func TestRiverside(t *testing.T) {
	graph := readContent(t, "../../examples/riverside/data")
	report := check.Run(check.Input{Source: graph, Now: today}, profile.Google, profile.Health)
	var b strings.Builder
	for _, e := range report.Eligibility {
		if e.Node.Kind == rdf.BlankNode {
			continue // reviews and ratings, by the dozen
		}
		fmt.Fprintf(&b, "%s: %s %s %s", strings.TrimPrefix(e.Node.Text, "https://riverside.example"), e.Family, e.Feature, e.Status)
		for i, m := range append(e.Missing, e.Improvable...) {
			switch i {
			case 0, len(e.Missing):
				b.WriteString(map[bool]string{true: "; lacks ", false: "; could have "}[i < len(e.Missing)])
			default:
				b.WriteString(", ")
			}
			b.WriteString(m.What)
		}
		b.WriteByte('\n')
	}
	const golden = "testdata/riverside.txt"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
	for _, e := range report.Eligibility {
		if e.Feature == "review-snippet" || e.Feature == "aggregate-rating" {
			assert.Equal(t, check.Eligible, e.Status, "%s: %v", e.Path, e.Missing)
		}
	}
	for _, f := range report.Findings {
		assert.Less(t, f.Severity, check.Warning, "%s %s: %s", f.Rule, f.Path, f.Message)
	}
}

// The examples of schema.org are looked at without a panic, alone and all
// together, and what is said of them says where.
func TestExamplesOfSchemaOrg(t *testing.T) {
	text, err := os.ReadFile("../../../shared/data/schemaorg-30.0/examples.txt")
	if err != nil {
		t.Skip("needs ../shared with the examples of schema.org")
	}
	blocks := regexp.MustCompile(`(?s)<script[^>]*type="application/ld\+json"[^>]*>(.*?)</script>`).FindAllSubmatch(text, -1)
	require.Greater(t, len(blocks), 220)
	all := new(rdf.Graph)
	candidates := 0
	for _, block := range blocks {
		dataset, _ := jsonld.Read(block[1], jsonld.Base("https://example.org/page"))
		graph := dataset.Graph(rdf.Subject{})
		require.NoError(t, graph.TellTo(all))
		report := check.Run(check.Input{Source: graph, Now: today}, profile.Google, profile.Health)
		for _, f := range report.Findings {
			assert.NotEmpty(t, f.Path)
			assert.NotEmpty(t, f.Message)
			assert.NotEmpty(t, f.Doc)
			assert.Less(t, f.Severity, check.Error)
		}
		for _, e := range report.Eligibility {
			assert.Equal(t, e.Status == check.Lacking, len(e.Missing) > 0, "%s %s", e.Feature, e.Path)
		}
		candidates += len(report.Eligibility)
	}
	assert.Greater(t, candidates, 100)
	assert.NotEmpty(t, check.Run(all, profile.Google, profile.Health).Findings)
}
