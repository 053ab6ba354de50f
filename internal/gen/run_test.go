package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUsage(t *testing.T) {
	for _, arguments := range [][]string{
		{}, {"-check"}, {"-release"}, {"-unknown"}, {"-release", "a", "b"}, {"-release", "a", "-check", "-update-shipped"},
	} {
		var complaint bytes.Buffer
		assert.Equal(t, 2, run(t.Context(), arguments, io.Discard, &complaint), arguments)
		assert.NotEmpty(t, complaint.String(), arguments)
	}
	var complaint bytes.Buffer
	assert.Equal(t, 1, run(t.Context(), []string{"-release", "absent.jsonld"}, io.Discard, &complaint))
	assert.Contains(t, complaint.String(), "absent.jsonld")
	assert.Equal(t, 0, run(t.Context(), []string{"-help"}, io.Discard, io.Discard))
}

// TestWriteAndCompare takes a module through a first run, a change and a second
// run.
func TestWriteAndCompare(t *testing.T) {
	root := t.TempDir()
	for _, folder := range generatedFolders {
		require.NoError(t, os.MkdirAll(filepath.Join(root, folder), 0o755))
	}
	o, err := parseTiny(t, "data Text\nclass Thing\nproperty name : Thing > Text\nroot Thing\n").generate(nothingShipped(t))
	require.NoError(t, err)
	assert.ErrorContains(t, o.compare(root), "schema/thing_gen.go is missing")

	var told bytes.Buffer
	require.NoError(t, o.write(root, &told))
	assert.Contains(t, told.String(), "wrote schema/thing_gen.go\n")
	assert.NoError(t, o.compare(root))

	stale := filepath.Join(root, "schema", "old_gen.go")
	require.NoError(t, os.WriteFile(stale, []byte("package schema\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(root, "schema", "thing_gen.go"), []byte("package schema\n"), 0o644))
	assert.EqualError(t, o.compare(root), "schema/thing_gen.go differs from what is generated\nschema/old_gen.go is not generated any more")

	told.Reset()
	require.NoError(t, o.write(root, &told))
	assert.Equal(t, "wrote schema/thing_gen.go\nremoved schema/old_gen.go\n", told.String())
	assert.NoError(t, o.compare(root))
	assert.NoFileExists(t, stale)
}

func TestDeclaredByHand(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"node.go":     "package schema\n\ntype Node struct{}\n\nfunc (Node) method() {}\n\nfunc Describe() {}\n\nconst (\n\tA = 1\n\tB, C = 2, 3\n)\n\nvar D int\n",
		"a_gen.go":    "package schema\n\ntype Generated struct{}\n",
		"a_test.go":   "package schema\n\ntype Tested struct{}\n",
		"README.md":   "type Prose struct{}\n",
		"describe.go": "package schema\n\nimport \"fmt\"\n\ntype (\n\tE int\n\tF = E\n)\n\nvar _ = fmt.Sprint\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
	}
	declared, err := declaredByHand(folder)
	require.NoError(t, err)
	assert.Equal(t, map[string]string{
		"Node": "Node in node.go", "Describe": "Describe in node.go",
		"A": "A in node.go", "B": "B in node.go", "C": "C in node.go", "D": "D in node.go",
		"E": "E in describe.go", "F": "F in describe.go",
	}, declared)
}
