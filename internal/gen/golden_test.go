package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// TestGolden generates from the tiny vocabularies of testdata. Each file holds
// a vocabulary and, beside it, everything that is generated from it.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			require.NoError(t, err)
			require.NotEmpty(t, archive.Files)
			require.Equal(t, "vocabulary", archive.Files[0].Name)

			generated := &txtar.Archive{Comment: archive.Comment, Files: archive.Files[:1:1]}
			for _, file := range mustGenerate(t, string(archive.Files[0].Data)) {
				generated.Files = append(generated.Files, txtar.File{Name: file.Name, Data: file.Text})
			}
			if *update {
				require.NoError(t, os.WriteFile(path, txtar.Format(generated), 0o644))
			}
			assert.Equal(t, string(txtar.Format(archive)), string(txtar.Format(generated)))

			// What comes out must be Go that compiles, not just text.
			_, err = checkSchema(mustGenerate(t, string(archive.Files[0].Data)))
			assert.NoError(t, err)
		})
	}
}

// TestDeterministic holds that two runs give the same bytes.
func TestDeterministic(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	require.NoError(t, err)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		require.NoError(t, err)
		first := mustGenerate(t, string(archive.Files[0].Data))
		for range 5 {
			again := mustGenerate(t, string(archive.Files[0].Data))
			require.Equal(t, len(first), len(again))
			for i := range first {
				require.Equal(t, first[i].Name, again[i].Name)
				require.True(t, bytes.Equal(first[i].Text, again[i].Text), first[i].Name)
			}
		}
	}
}
