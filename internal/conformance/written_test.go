package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// written is a file that healthld wrote, and what must be in it.
type written struct {
	name   string // of the file, with its path
	format rdf.Format
	told   int        // how many quads it has, those that come again too
	quads  []rdf.Quad // each once
}

// formats are the notations that healthld writes.
var formats = []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle}

// folder is where the tests write; TestMain makes it and takes it away.
var folder string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if folder, err = os.MkdirTemp("", "healthld-conformance-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(folder)
		return m.Run()
	}())
}

// title names a file in the tests.
func (w written) title() string { return filepath.Base(w.name) }

// dumps are those of the example site, once they are written. No test is parallel.
var dumps []written

// siteDumps gives the dump of examples/riverside in all notations, as the command
// writes it. What must be in it is what our own reader finds there: that this is
// what the pages say is proved in rdf and in examples/jsonld-gen.
func siteDumps(t *testing.T) []written {
	t.Helper()
	if dumps != nil {
		return dumps
	}
	program := filepath.Join(folder, "jsonld-gen")
	run(t, filepath.Join("..", ".."), "go", "build", "-o", program, "./examples/jsonld-gen")
	riverside, err := filepath.Abs(filepath.Join("..", "..", "examples", "riverside"))
	require.NoError(t, err)
	var all []written
	for _, format := range formats {
		extension := format.Extension()
		name := filepath.Join(folder, "site"+extension)
		run(t, folder, program, "build", "--data", filepath.Join(riverside, "data"), "--pages", filepath.Join(riverside, "pages"),
			"--out", filepath.Join(folder, "out"), "--dump", name, "--format", strings.TrimPrefix(extension, "."))
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		dataset, problems := rdf.Read(text, format)
		require.Empty(t, problems, name)
		require.Greater(t, dataset.Len(), 2000, name)
		// The notations of lines have one for each statement, those told again too.
		told := dataset.Len()
		if format != rdf.Turtle {
			told = bytes.Count(text, []byte("\n"))
		}
		all = append(all, written{name, format, told, slices.Collect(dataset.Quads())})
	}
	dumps = all
	return dumps
}

// assertSame holds what another program read in a file to what must be in it.
func assertSame(t *testing.T, want written, got []rdf.Quad) {
	t.Helper()
	wanted, found := inOneCase(want.quads), inOneCase(got)
	assert.Len(t, got, len(want.quads), "quads")
	same, err := rdf.IsomorphicQuads(slices.Values(wanted), slices.Values(found))
	require.NoError(t, err)
	if same {
		return
	}
	assert.Fail(t, "not the same graph", "ours alone:\n%s\nits alone:\n%s", without(wanted, found), without(found, wanted))
}

// inOneCase gives the quads with their language tags in lower case, as some programs
// have them. RDF 1.1 Concepts, section 3.3: tags may be converted to lower case.
func inOneCase(quads []rdf.Quad) []rdf.Quad {
	quads = slices.Clone(quads)
	for i := range quads {
		if o := &quads[i].Object; o.Kind == rdf.LanguageString {
			o.Tag = strings.ToLower(o.Tag)
		}
	}
	return quads
}

// without lists the quads that the others lack, blank nodes taken for one another.
func without(quads, others []rdf.Quad) string {
	unlabelled := func(q rdf.Quad) string {
		for _, label := range []*string{&q.Subject.Text, &q.Graph.Text} {
			if (label == &q.Subject.Text && q.Subject.Kind == rdf.BlankNode) || (label == &q.Graph.Text && q.Graph.Kind == rdf.BlankNode) {
				*label = "x"
			}
		}
		if q.Object.Kind == rdf.BlankNode {
			q.Object.Text = "x"
		}
		if o, err := q.Object.ToRDF(); err == nil {
			q.Object = o
		}
		return q.String()
	}
	counts := map[string]int{}
	for _, q := range quads {
		counts[unlabelled(q)]++
	}
	for _, q := range others {
		counts[unlabelled(q)]--
	}
	maps.DeleteFunc(counts, func(_ string, n int) bool { return n <= 0 })
	lines := slices.Sorted(maps.Keys(counts))
	return strings.Join(lines[:min(len(lines), 20)], "\n")
}
