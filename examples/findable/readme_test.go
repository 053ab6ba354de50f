package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestREADME runs the sessions of the README: what they print is what it shows, as far as
// it shows it.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	questions, err := os.ReadFile("riverside.yaml")
	require.NoError(t, err)
	site, err := filepath.Abs(riverside(t))
	require.NoError(t, err)
	blocks := func(language string) (found []string) {
		for _, match := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
			found = append(found, match[1])
		}
		return found
	}
	t.Chdir(t.TempDir())
	require.NoError(t, os.CopyFS("out", os.DirFS(site)))
	require.NoError(t, os.WriteFile("riverside.yaml", questions, 0o600))
	require.NoError(t, os.WriteFile("wanted.yaml", []byte(blocks("yaml")[0]), 0o600))

	// The format that it shows can be read, all of it.
	require.NoError(t, os.WriteFile("format.yaml", []byte(blocks("yaml")[1]), 0o600))
	var out, faults bytes.Buffer
	run([]string{"test", "out", "format.yaml"}, streams{&out, &faults})
	assert.Empty(t, faults.String())
	assert.Contains(t, out.String(), "1 questions: 0 answered, 1 not")

	sessions := 0
	for _, session := range blocks("console") {
		command, want, _ := strings.Cut(session, "\n")
		arguments, isOurs := strings.CutPrefix(command, "$ findable ")
		if !isOurs {
			continue
		}
		sessions++
		out.Reset()
		run(strings.Fields(arguments), streams{&out, &faults})
		got := out.String()
		if before, isCut := strings.CutSuffix(want, "…\n"); isCut {
			want, got = before, got[:min(len(before), len(got))]
		}
		assert.Equal(t, want, filepath.ToSlash(got), command)
	}
	assert.GreaterOrEqual(t, sessions, 4)
	assert.Empty(t, faults.String())
}
