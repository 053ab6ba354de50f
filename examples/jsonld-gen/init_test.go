package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
)

func call(arguments ...string) outcome {
	var out, err bytes.Buffer
	code := run(arguments, streams{strings.NewReader(""), &out, &err})
	return outcome{code, out.String(), err.String()}
}

// What init writes has no fault but that it has to be filled in, and that is told of
// each place.
func TestInit(t *testing.T) {
	for kind, more := range map[string][]string{
		"clinic":       nil,
		"clinic-group": nil,
		"directory":    {"site-name-url"},           // Google asks for the name of a host, not of a folder of it
		"products":     {"product-snippet-content"}, // an offer, which nobody can make up
	} {
		t.Run(kind, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			made := call("init", folder, "--kind", kind, "--base", "https://riverside.example/a/")
			require.Equal(t, exitFine, made.code, made.err)
			again := call("init", folder, "--kind", kind)
			assert.Equal(t, exitFindings, again.code)
			assert.Contains(t, again.err, "healthld.yaml is there, and stays as it is")

			todo := 0
			for _, text := range textsIn(t, folder) {
				todo += strings.Count(text, `"TODO: `)
			}
			require.Positive(t, todo)
			checked := call("check", folder, "--format", "json", "--fail-on", "never")
			require.Equal(t, exitFine, checked.code, checked.err)
			var report struct {
				Findings []struct{ Rule, Severity string }
			}
			require.NoError(t, json.Unmarshal([]byte(checked.out), &report))
			told := 0
			for _, f := range report.Findings {
				switch {
				case f.Rule == "placeholder-text":
					told++
				case f.Severity == "warning" || f.Severity == "error":
					assert.Contains(t, more, f.Rule)
				}
			}
			assert.Equal(t, todo, told, "each TODO is told")
			assert.Equal(t, exitFindings, call("gen", folder).code)

			// Once it is filled in it can be written, and stands on its page.
			for name, text := range textsIn(t, folder) {
				text = regexp.MustCompile(`TODO: `).ReplaceAllString(text, "Filled in: ")
				require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
			}
			generated := call("gen", folder)
			assert.Equal(t, exitFine, generated.code, generated.err)
			owner := "organization"
			if kind == "clinic" {
				owner = kind
			}
			assert.Contains(t, generated.out, `"@id": "https://riverside.example/a/#`+owner+`"`)
			pages := lay(t, map[string]string{"index.html": "<!doctype html><html lang=en><head><meta charset=utf-8><title>Home</title></head></html>"})
			built := call("build", "--data", folder, "--pages", pages)
			assert.Equal(t, exitFine, built.code, built.err)
			assert.Contains(t, built.out, "1 page: 1 described")
		})
	}
}

// The settings that init writes name all settings there are, and each can stand as it
// is written there.
func TestInitSettings(t *testing.T) {
	text, err := skeletons.ReadFile("skeleton/healthld.yaml")
	require.NoError(t, err)
	uncommented := regexp.MustCompile(`(?m)^# ([a-z-]+: )`).ReplaceAll(text, []byte("$1"))
	settings, problems := document.ReadSettings(document.Input{Name: "healthld.yaml", Text: uncommented, Format: document.YAML})
	assert.Empty(t, problems)
	assert.Equal(t, document.Settings{
		Base: "https://sunrise.example/", Owner: "/#organization", OwnerPosition: settings.OwnerPosition, BasePosition: settings.BasePosition, Languages: []string{"en"},
		Without: []string{"orphan"}, WithoutPositions: settings.WithoutPositions, Data: ".", Pages: "../public", Out: "../site", Feed: "../site",
		Include: []string{"**"}, Exclude: []string{"drafts/**", "*.print.html"}, Jobs: 2, FailOn: "warning",
	}, settings)
	_, problems = document.ReadSettings(document.Input{Name: "x", Text: []byte("x: 1"), Format: document.YAML})
	require.Len(t, problems, 1)
	for _, name := range regexp.MustCompile(`[a-z-]+`).FindAllString(problems[0].Expected, -1) {
		if name != "or" {
			assert.Regexp(t, `(?m)^(# )?`+name+`: `, string(text), "a setting that init does not write")
		}
	}
}

func TestInitBase(t *testing.T) {
	for _, base := range []string{"https://sunrise.example", "sunrise/", "https://sunrise.example/#x", "mailto:x/", "https://x.example/?q=/", "https://x.example/a b/"} {
		assert.Equal(t, exitUsage, call("init", t.TempDir(), "--base", base).code, base)
	}
	folder := t.TempDir()
	require.Equal(t, exitFine, call("init", folder, "--base", "https://x.example/it's/%23a/").code)
	text, err := os.ReadFile(filepath.Join(folder, "healthld.yaml"))
	require.NoError(t, err)
	settings, problems := document.ReadSettings(document.Input{Name: "healthld.yaml", Text: text, Format: document.YAML})
	assert.Empty(t, problems)
	assert.Equal(t, "https://x.example/it's/%23a/", settings.Base)
	assert.Equal(t, "/it's/%23a/#organization", settings.Owner)
	assert.Contains(t, call("gen", folder, "--fail-on", "never").out, `"@id": "https://x.example/it's/%23a/#organization"`)
}
