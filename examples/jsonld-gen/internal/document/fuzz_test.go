package document

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// FuzzRead reads and checks whatever comes: nothing panics, reading twice gives
// the same, a graph comes out that can be told, and valid JSON read as YAML
// says what it says as JSON, wherever neither finds a problem.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"type: Person\nname: {en: A, de: [B, C]}\nknows: &a {id: '#x', type: Person}\nchildren: [*a, *a]\n",
		"---\n? a\n: - b\n  - !!str 5\n...\n--- |\n text\n",
		"a: \"\\u00e4\"\r\nb: 'x''y'\rc: >-\n folded\n  text\n",
		`{"@context": "https://schema.org", "@graph": [{"@type": "Offer", "price": 1e400, "availability": "InStock"}]}`,
		`{"@type": "Product", "name": {"@value": "x", "@language": "en"}, "@reverse": {"itemReviewed": {"@type": "Review"}}}`,
		"[{}, [], null, true, -0.5e-7, \"\\ud83d\\ude00\"]",
		"*a: &a\n<<: *a\n%TAG ! x\n",
	} {
		f.Add([]byte(seed))
	}
	files, _ := filepath.Glob("../../../riverside/data/*.yaml")
	for _, name := range files {
		if text, err := os.ReadFile(name); err == nil && len(text) < 4<<10 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, format := range []Format{YAML, JSON} {
			input := Input{Name: "fuzz", Text: text, Format: format}
			graph, problems := Read(base, input)
			again, problemsAgain := Read(base, input)
			if statements(graph) != statements(again) || messages(problems) != messages(problemsAgain) {
				t.Fatalf("reading twice differs:\n%s\n%s", statements(graph), statements(again))
			}
			if err := rdf.CheckSource(graph); err != nil {
				t.Fatal(err)
			}
			check.Run(check.Input{Source: graph, Problems: problems}, check.All())
		}
		if !json.Valid(text) || bytes.ContainsAny(text, "&*!|>%@`") {
			return
		}
		fromJSON, problems := Read(base, Input{Text: text, Format: JSON})
		fromYAML, problemsYAML := Read(base, Input{Text: text, Format: YAML})
		if len(problems) == 0 && len(problemsYAML) == 0 && textOf(fromJSON) != textOf(fromYAML) {
			t.Fatalf("JSON says\n%s\nand the same as YAML\n%s", statements(fromJSON), statements(fromYAML))
		}
	})
}

// textOf gives what a graph says without the kinds of its literals, in which
// plain YAML scalars follow their property and JSON does not.
func textOf(g *rdf.Graph) string {
	var b bytes.Buffer
	for triple := range g.Triples() {
		if triple.Object.IsLiteral() {
			triple.Object = rdf.Object{Kind: rdf.String, Text: triple.Object.Text}
		}
		b.WriteString(triple.String() + "\n")
	}
	return b.String()
}
