//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// badDate is a page with one finding, an error.
const badDate = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","foundingDate":"2009-02-30"}</script>`

// V13: whatever lies in a folder of pages, each thing that cannot be read is named,
// nothing outside is opened, and all the rest is checked.
func TestCheckHostileFolder(t *testing.T) {
	outside := lay(t, map[string]string{"secret.html": strings.ReplaceAll(badDate, "MedicalClinic", "Secret")})
	files := map[string]string{"a.html": badDate, "z/z.html": badDate, "locked/page.html": badDate, "locked.html": badDate, "notes.txt": badDate}
	root := lay(t, files)
	site := filepath.Join(root, "site")
	require.NoError(t, os.Mkdir(site, 0o755))
	for name := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(site, name)), 0o755))
		require.NoError(t, os.Rename(filepath.Join(root, name), filepath.Join(site, name)))
	}
	require.NoError(t, os.Symlink(filepath.Join(outside, "secret.html"), filepath.Join(site, "link.html")))
	require.NoError(t, os.Symlink(outside, filepath.Join(site, "folder")))
	require.NoError(t, os.Symlink(".", filepath.Join(site, "loop")))
	require.NoError(t, os.Symlink("loop.html", filepath.Join(site, "loop.html")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(site, "fifo.html"), 0o644))
	large, err := os.Create(filepath.Join(site, "large.html"))
	require.NoError(t, err)
	require.NoError(t, large.Truncate(2<<30))
	require.NoError(t, large.Close())
	// A compressed form of a page is no page: it is not even opened.
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 64 {
		_, err := w.Write(zeros)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, os.WriteFile(filepath.Join(site, "bomb.html.gz"), bomb.Bytes(), 0o644))

	command := exec.Command("jsonld-gen", "check", "site", "--base", "https://sunrise.example/", "--only", "values")
	var out, said bytes.Buffer
	command.Dir, command.Stdout, command.Stderr = root, &out, &said
	asUser(t, command, root)
	for name, mode := range map[string]os.FileMode{"locked": 0, "locked.html": 0} {
		path := filepath.Join(site, name)
		require.NoError(t, os.Chmod(path, mode))
		t.Cleanup(func() { _ = os.Chmod(path, 0o755) })
	}
	require.Error(t, command.Run())
	assert.Equal(t, exitFindings, command.ProcessState.ExitCode())
	assert.Equal(t, 2, strings.Count(out.String(), `is no date`), out.String())
	assert.Contains(t, out.String(), "site/a.html:1:")
	assert.Contains(t, out.String(), "site/z/z.html:1:")
	assert.Contains(t, out.String(), "\n2 files checked\n")
	assert.NotContains(t, out.String()+said.String(), "Secret")
	for _, name := range []string{"link.html", "folder", "loop", "loop.html", "fifo.html", "large.html", "locked", "locked.html"} {
		assert.Equal(t, 1, strings.Count(said.String(), "site/"+name+": "), "%s: %s", name, &said)
	}
	assert.NotContains(t, said.String(), "bomb")
	assert.Equal(t, 8, strings.Count(said.String(), "\n"), said.String())
}

// V14: whatever files are called and pages hold, no output has a control character, a
// line that the page made, or a command to the system that runs the build.
func TestCheckHostileTexts(t *testing.T) {
	root := t.TempDir()
	text := `"\u001b[31m\n::error::forged\u202E\u2028<\/script>]]>"`
	for i, name := range hostileNames {
		path := filepath.Join(root, name)
		page := fmt.Sprintf(`<html lang=en><title>::error::</title><link rel=canonical href="/&#10;::error::x"><link rel=alternate hreflang="de&#27;" href="/%d&#10;::error::"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":["MedicalClinic",%s],"@id":"/#c","name":%s,"telephone":"+44 %d","foundingDate":%s,%s:%s,"employee":{"@id":"/#\n::error::%d"}}]}</script>`, i, text, text, i, text, text, text, i)
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil && utf8.ValidString(name) {
			require.NoError(t, err)
		}
	}
	require.NoError(t, os.Symlink("nowhere", filepath.Join(root, "link\x1b[31m\n::error::.html")))
	t.Chdir(root)
	index := filepath.Join(t.TempDir(), "index")
	for _, arguments := range [][]string{{"."}, {".", "--features", "--info"}, {".", "--format", "json"}, {".", "--format", "sarif"}, {".", "--format", "github"}, {".", "--index", index}, {index, "--merge"}} {
		got := runCommand(append([]string{"check", "--base", "https://sunrise.example/"}, arguments...)...)
		assert.Contains(t, got.out, "contradictory-pages", "%v: %s", arguments, got.err)
		github := arguments[len(arguments)-1] == "github"
		for line := range strings.Lines(got.out + got.err) {
			assert.True(t, utf8.ValidString(line))
			assert.False(t, strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return !strconv.IsGraphic(r) }), "%q", line)
			start := strings.TrimSpace(line)
			is := strings.HasPrefix(start, "::") || strings.HasPrefix(start, "##")
			assert.False(t, is && !(github && (strings.HasPrefix(start, "::error file=") || strings.HasPrefix(start, "::warning file=") || strings.HasPrefix(start, "::notice file=") || strings.HasPrefix(start, "::notice title=eligibility::"))), "%q", line)
		}
	}
}

// V15: interrupted in the middle, a run ends soon, says so, and what it wrote is whole.
func TestCheckInterrupted(t *testing.T) {
	files := make(map[string]string)
	for i := range 1500 {
		files[fmt.Sprintf("%02d/%d.html", i%20, i)] = badDate + strings.Repeat("<p>Text.</p>\n", 1000)
	}
	root := lay(t, files)
	report := filepath.Join(t.TempDir(), "report.json")
	middle := false
	for range 20 {
		_ = os.Remove(report)
		command := exec.Command("jsonld-gen", "check", root, "--format", "json", "--only", "values", "-o", report, "--jobs", "1")
		var said bytes.Buffer
		command.Stderr = &said
		end := start(t, command)
		for len(end) == 0 && writtenIn(filepath.Dir(report)) < 1000 {
			time.Sleep(time.Millisecond)
		}
		_ = command.Process.Signal(os.Interrupt)
		require.Error(t, <-end)
		require.Equal(t, exitFindings, command.ProcessState.ExitCode())
		text, err := os.ReadFile(report)
		require.NoError(t, err)
		var read struct{ Findings []struct{ Rule string } }
		require.NoError(t, json.Unmarshal(text, &read))
		if len(read.Findings) == len(files) {
			continue // it was done when the signal came
		}
		assert.NotEmpty(t, read.Findings)
		assert.Equal(t, "jsonld-gen: interrupted: what was found until then is told; run again for the rest\n", said.String())
		middle = true
		break
	}
	assert.True(t, middle, "no signal came in the middle")
}

// writtenIn gives how long the files of a folder are together: what is written has another
// name until it is whole.
func writtenIn(folder string) (size int64) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	return size
}
