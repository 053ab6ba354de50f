package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTable holds README.md to a run of all suites: a number that falls fails here,
// and one that rises is written down.
func TestTable(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("needs ../shared")
	}
	got, err := report()
	require.NoError(t, err)
	committed, err := os.ReadFile("README.md")
	require.NoError(t, err)
	require.Equal(t, string(committed), string(got), "go -C internal/conformance run . -write")
}

func TestCountTests(t *testing.T) {
	events := []event{
		{Action: "run", Test: "TestA"},
		{Action: "run", Test: "TestA/one"},
		{Action: "pass", Test: "TestA/one"},
		{Action: "run", Test: "TestA/two"},
		{Action: "output", Test: "TestA/two", Output: "    a_test.go:12: it is for others\n"},
		{Action: "skip", Test: "TestA/two"},
		{Action: "run", Test: "TestA/three"},
		{Action: "output", Test: "TestA/three", Output: "    a_test.go:20: wrong\n"},
		{Action: "fail", Test: "TestA/three"},
		{Action: "run", Test: "TestA/lite"},
		{Action: "run", Test: "TestA/lite/four"},
		{Action: "pass", Test: "TestA/lite/four"},
		{Action: "pass", Test: "TestA/lite"},
		{Action: "fail", Test: "TestA"},
		{Action: "run", Test: "TestAnother/five"},
		{Action: "pass", Test: "TestAnother/five"},
	}
	assert.Equal(t, count{passed: 2, failed: 1, left: map[string]int{"it is for others": 1}}, countTests(events, "TestA", ""))
	assert.Equal(t, count{passed: 1, left: map[string]int{}}, countTests(events, "TestA", "lite/"))
}

// The hash of a folder is what the command in README.md prints: this one was made by
// it.
func TestHashOf(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "b"), 0o755))
	for name, text := range map[string]string{"c.txt": "see\n", "b/a.txt": "hello\n", "b.txt": ""} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
	}
	hash, err := hashOf(folder)
	require.NoError(t, err)
	assert.Equal(t, "7024abd1398ce90144f311b13f6a97125ffa08b62a8c4bfe7ca7a298442fc190", hash)
	hash, err = hashOf(filepath.Join(folder, "b.txt"))
	require.NoError(t, err)
	assert.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash)
}
