package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// runCommand runs a command of the program in this process.
func runCommand(arguments ...string) outcome {
	var out, err bytes.Buffer
	code := run(arguments, streams{strings.NewReader(""), &out, &err})
	return outcome{code, out.String(), err.String()}
}

// builtRiverside builds the example's site and gives its folder.
func builtRiverside(t *testing.T) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	riverside := filepath.Join("..", "riverside")
	got := build("--data", filepath.Join(riverside, "data"), "--pages", filepath.Join(riverside, "pages"), "--out", out)
	require.Equal(t, exitFine, got.code, got.err)
	return out
}

// faultyRiverside is the example's site with pages that contradict one another.
func faultyRiverside(t *testing.T) string {
	t.Helper()
	root := builtRiverside(t)
	edit := func(name, old, new string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Contains(t, string(text), old)
		require.NoError(t, os.WriteFile(path, []byte(strings.ReplaceAll(string(text), old, new)), 0o644))
	}
	edit("clinics/northgate/index.html", `"telephone":"+44 1632 960100"`, `"telephone":"+44 1632 960999"`)
	edit("imprint/index.html", "</head>", `<link rel="canonical" href="https://riverside.example/legal/"></head>`)
	edit("team/lindmere/index.html", `/clinics/quayside/#clinic"`, `/clinics/quay-side/#clinic"`)
	return root
}

// What build writes of things on other pages than their own contradicts nothing.
func TestBuiltSiteAgreesWithItself(t *testing.T) {
	root := builtRiverside(t)
	for _, base := range []string{"https://riverside.example/", ""} {
		got := runCommand("check", root, "--base="+base, "--only", "site", "--info")
		imprint := filepath.Join(root, "imprint", "index.html")
		assert.Equal(t, imprint+": info: the page has no structured data; give one the address of the page as url, or name it as mainEntity of the page [page-without-thing]\n"+
			"1 info\n46 files checked\n", got.out)
		assert.Equal(t, exitFine, got.code)
	}
}

// checkedJSON gives the findings and the features that a run tells, each as a text.
func checkedJSON(t *testing.T, arguments ...string) (findings, features []string) {
	t.Helper()
	got := runCommand(append([]string{"check", "--format", "json", "--info", "--now", "2026-11-22"}, arguments...)...)
	require.Empty(t, got.err)
	var report struct{ Findings, Eligibility []json.RawMessage }
	require.NoError(t, json.Unmarshal([]byte(got.out), &report))
	for _, f := range report.Findings {
		findings = append(findings, string(f))
	}
	for _, f := range report.Eligibility {
		features = append(features, string(f))
	}
	return findings, features
}

// The parts of a site and what they come to together are the whole, finding by
// finding: in JSON, and line by line in text.
func TestCheckShards(t *testing.T) {
	root := faultyRiverside(t)
	base := []string{root, "--base", "https://riverside.example/"}
	whole, wholeFeatures := checkedJSON(t, base...)
	var parts, features, indexes []string
	lines := make(map[string]int)
	addLines := func(text string, by int) {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, root) || strings.HasPrefix(line, "  "+root) {
				if lines[line] += by; lines[line] == 0 {
					delete(lines, line)
				}
			}
		}
	}
	text := []string{"check", "--info", "--now", "2026-11-22"}
	addLines(runCommand(append(text, base...)...).out, 1)
	require.Greater(t, len(lines), 200)
	const shards = 4
	for i := range shards {
		index := filepath.Join(t.TempDir(), fmt.Sprint(i, ".index"))
		shard := append(base[:len(base):len(base)], "--shard", fmt.Sprintf("%d/%d", i+1, shards), "--index", index)
		more, moreFeatures := checkedJSON(t, shard...)
		assert.Greater(t, len(more), len(whole)/10)
		parts, features, indexes = append(parts, more...), append(features, moreFeatures...), append(indexes, index)
		addLines(runCommand(append(text, shard...)...).out, -1)
	}
	together, none := checkedJSON(t, append([]string{"--merge"}, indexes...)...)
	assert.Empty(t, none)
	assert.Greater(t, len(together), 3)
	addLines(runCommand(append(append(text, "--merge"), indexes...)...).out, -1)
	parts = append(parts, together...)
	slices.Sort(whole)
	slices.Sort(parts)
	slices.Sort(wholeFeatures)
	slices.Sort(features)
	assert.Equal(t, whole, parts)
	assert.Equal(t, wholeFeatures, features)
	assert.Empty(t, lines)
}

// What is told does not depend on how many pages are checked at a time.
func TestCheckDependsOnInputAlone(t *testing.T) {
	root := faultyRiverside(t)
	for _, format := range []string{"text", "json", "sarif", "github"} {
		check := func(jobs, cores string) string {
			command := exec.Command("jsonld-gen", "check", root, "--base", "https://riverside.example/", "--format", format, "--now", "2026-11-22", "--jobs", jobs)
			command.Env = append(os.Environ(), "GOMAXPROCS="+cores)
			out, err := command.Output()
			require.Error(t, err, "there are findings")
			return string(out)
		}
		want := check("1", "1")
		require.Contains(t, want, "contradictory-pages")
		assert.Equal(t, want, check("16", "4"), format)
	}
}
