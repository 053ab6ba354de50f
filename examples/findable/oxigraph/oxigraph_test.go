package oxigraph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/findable/directory"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// missing skips the test for want of a program. Where FINDABLE_OXIGRAPH is set to
// required, as in CI, the test fails.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("FINDABLE_OXIGRAPH") == "required" {
		t.Fatal("needs " + what)
	}
	t.Skip("needs " + what)
}

// findOxigraph gives the program that runs answer.js.
func findOxigraph(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("node")
	if err != nil {
		missing(t, "node (Debian: nodejs)")
	}
	if _, err := os.Stat(filepath.Join("node_modules", "oxigraph")); err != nil {
		missing(t, "oxigraph (npm --prefix examples/findable/oxigraph ci)")
	}
	return program
}

// TestDirectory asks the 300 questions of the directory.
func TestDirectory(t *testing.T) {
	program := findOxigraph(t)
	d := directory.Make(directory.Standard())
	folder := t.TempDir()
	result, err := d.Write(context.Background(), folder)
	require.NoError(t, err)
	require.Zero(t, len(result.Homeless))
	agree(t, program, folder, directory.Base, d.Questions(300))
}

// TestRiverside asks the questions of the clinic group that have a query.
func TestRiverside(t *testing.T) {
	program := findOxigraph(t)
	root := filepath.Join("..", "..", "..")
	folder := t.TempDir()
	build := exec.Command("go", "run", "./examples/jsonld-gen", "build", "--data", "examples/riverside/data", "--pages", "examples/riverside/pages", "--out", folder)
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	name := filepath.Join("..", "riverside.yaml")
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	questions, problems := question.Read(name, text)
	require.Empty(t, problems)
	agree(t, program, folder, "https://riverside.example/", questions)
}

// explained are questions of which Oxigraph finds something else than is expected, each
// with the reason. There are none.
var explained = map[string]string{}

// agree asks Oxigraph all questions that have a query, and compares what it finds with
// what is expected.
func agree(t *testing.T, program, folder, base string, questions []question.Question) {
	t.Helper()
	var queries []string
	var asked []question.Question
	for _, q := range questions {
		if q.SPARQL != "" {
			queries, asked = append(queries, q.SPARQL), append(asked, q)
		}
	}
	require.NotEmpty(t, queries)
	scratch := t.TempDir()
	dump, list := filepath.Join(scratch, "site.nq"), filepath.Join(scratch, "queries.json")
	writeDump(t, folder, base, dump)
	text, err := json.Marshal(queries)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(list, text, 0o600))

	command := exec.Command(program, "answer.js", dump, list)
	var out, log bytes.Buffer
	command.Stdout, command.Stderr = &out, &log
	require.NoError(t, command.Run(), "%s", &log)
	var found struct {
		Triples int
		Answers []struct {
			Things       []string
			Milliseconds float64
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &found))
	require.Len(t, found.Answers, len(queries))
	require.Greater(t, found.Triples, 2000)
	took := 0.0
	for i, q := range asked {
		took += found.Answers[i].Milliseconds
		if reason, known := explained[q.Ask]; known {
			t.Logf("%s: %s", q.Ask, reason)
			continue
		}
		assert.ElementsMatch(t, q.Expect, found.Answers[i].Things, "%s\n%+v\n%s", q.Ask, q.Find, q.SPARQL)
	}
	t.Logf("%d queries over %d triples, %.0f ms each", len(queries), found.Triples, took/float64(len(queries)))
}

// writeDump writes what the pages of a folder say as N-Quads, each page a graph of its
// own.
func writeDump(t *testing.T, folder, base, name string) {
	t.Helper()
	file, err := os.Create(name)
	require.NoError(t, err)
	defer file.Close()
	told := func(f *site.File) []byte {
		text, err := rdf.Append(nil, rdf.NQuads, f.Document.Graph(), rdf.InGraph(rdf.Subject{Kind: rdf.IRI, Text: f.Address}),
			rdf.LabelPrefix(fmt.Sprintf("p%06d_", f.Number)))
		assert.NoError(t, err, f.Name)
		return text
	}
	result, err := site.Read(context.Background(), site.ReadOptions{Pages: folder, Base: base, Limits: page.Limits{}}, told, func(text []byte) error {
		_, err := file.Write(text)
		return err
	})
	require.NoError(t, err)
	require.Empty(t, result.Failed)
	require.NoError(t, file.Close())
}
