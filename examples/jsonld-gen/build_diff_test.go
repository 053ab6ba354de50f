package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A dry run shows what the run then does, to the byte.
func TestBuildDiff(t *testing.T) {
	files := oddSite()
	addPages(files, "my page.html", "two  spaces/a b .html", "straße/日本.html", "-n.html", "a+b'c.HTM")
	checkDiff(t, lay(t, files))
}

// addPages adds pages to a site, each with a thing on it.
func addPages(files map[string]string, names ...string) {
	for i, name := range names {
		files["pages/"+name] = fmt.Sprintf("<!doctype html>\n<title>%d</title>\n<p>A\n", i)
		files["data/"+strconv.Itoa(i)+".yaml"] = fmt.Sprintf("type: Person\nname: Added %d\nurl: %q\n", i, "/"+escapePath(name))
	}
}

// escapePath writes all bytes of a path but letters and slashes in the way of
// addresses (RFC 3986, section 2.1).
func escapePath(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		if c == '/' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// checkDiff holds the diff of a dry run against the run, for a site that is built for
// the first time, then with other data, then with data about no page.
func checkDiff(t *testing.T, root string) {
	t.Helper()
	pages, data := filepath.Join(root, "pages"), filepath.Join(root, "data")
	for round := range 3 {
		switch round {
		case 1:
			for name, text := range textsIn(t, data) {
				layIn(t, data, map[string]string{name: strings.ReplaceAll(text, "name: ", "name: Dr. ")})
			}
		case 2:
			require.NoError(t, os.RemoveAll(data))
			layIn(t, data, map[string]string{"healthld.yaml": "base: https://sunrise.example/\n", "a.yaml": "type: Person\nurl: /elsewhere\nname: A\n"})
		}
		dry := build(siteArguments(root, "--dry-run")...)
		require.Equal(t, exitFine, dry.code, dry.err)
		require.NotEmpty(t, dry.out)
		assert.Contains(t, dry.err, " would change\n")
		before := textsIn(t, pages)
		patched := t.TempDir()
		layIn(t, patched, before)

		got := build(siteArguments(root)...)
		require.Equal(t, exitFine, got.code, got.err)
		after := textsIn(t, pages)
		changed := 0
		for name := range after {
			if after[name] != before[name] {
				changed++
			}
		}
		assert.Equal(t, changed, strings.Count("\n"+dry.out, "\n+++ "), "round %d", round)
		assert.Equal(t, after, applyDiff(t, before, dry.out), "round %d", round)

		if _, err := exec.LookPath("patch"); err == nil {
			patch := exec.Command("patch", "-p1", "--batch", "--fuzz=0")
			patch.Dir, patch.Stdin = patched, strings.NewReader(dry.out)
			said, err := patch.CombinedOutput()
			require.NoError(t, err, "round %d: %s", round, said)
			assert.Equal(t, after, textsIn(t, patched), "round %d: patch", round)
		}
	}
}

// applyDiff applies a unified diff as patch -p1 does, and takes no liberties.
func applyDiff(t *testing.T, files map[string]string, diff string) map[string]string {
	t.Helper()
	result := maps.Clone(files)
	lines := strings.SplitAfter(diff, "\n")
	for at := 0; at < len(lines) && lines[at] != ""; {
		old, new := nameOfDiff(t, lines[at], "--- "), nameOfDiff(t, lines[at+1], "+++ ")
		require.Equal(t, strings.TrimPrefix(old, "a/"), strings.TrimPrefix(new, "b/"))
		name := strings.TrimPrefix(new, "b/")
		require.Contains(t, files, name)
		at += 2
		before := strings.SplitAfter(files[name], "\n")
		var after []string
		done := 0 // lines of before that are dealt with
		for at < len(lines) && strings.HasPrefix(lines[at], "@@ ") {
			var from, count int
			header := strings.Fields(lines[at])
			from, count = rangeOfHunk(t, header[1], "-")
			_, rest := rangeOfHunk(t, header[2], "+")
			at++
			if count > 0 {
				from-- // counted from 1, and where there are none the line before
			}
			after = append(after, before[done:from]...)
			done = from
			for count > 0 || rest > 0 {
				kind, line := lines[at][0], lines[at][1:]
				if at++; at < len(lines) && strings.HasPrefix(lines[at], `\ No newline`) {
					line = strings.TrimSuffix(line, "\n")
					at++
				}
				if kind != '+' {
					require.Equal(t, before[done], line, "%s, line %d", name, done+1)
					done++
					count--
				}
				if kind != '-' {
					after = append(after, line)
					rest--
				}
			}
		}
		result[name] = strings.Join(append(after, before[done:]...), "")
	}
	return result
}

func nameOfDiff(t *testing.T, line, start string) string {
	t.Helper()
	name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), start)
	require.True(t, ok, "%q begins no file", line)
	if strings.HasPrefix(name, `"`) {
		unquoted, err := strconv.Unquote(name)
		require.NoError(t, err, name)
		return unquoted
	}
	name, _, _ = strings.Cut(name, "\t")
	return name
}

func rangeOfHunk(t *testing.T, text, sign string) (from, count int) {
	t.Helper()
	text, ok := strings.CutPrefix(text, sign)
	require.True(t, ok, text)
	first, second, both := strings.Cut(text, ",")
	from, err := strconv.Atoi(first)
	require.NoError(t, err)
	if count = 1; both {
		count, err = strconv.Atoi(second)
		require.NoError(t, err)
	}
	return from, count
}

// The names are those that git writes.
func TestNameInDiff(t *testing.T) {
	for name, want := range map[string]string{
		"a/index.html":       "a/index.html",
		"a/my page.html":     "a/my page.html\t",
		"a/straße/日本.html":   "a/straße/日本.html",
		`a/"x".html`:         `"a/\"x\".html"`,
		`a/x\y z.html`:       `"a/x\\y z.html"`,
		"a/\x1b[31m\n.html":  `"a/\033[31m\012.html"`,
		"a/\xffß.html":       `"a/\377ß.html"`,
		"a/\u202e.html":      `"a/\342\200\256.html"`,
		"a/\uFFFD.html":      "a/\uFFFD.html",
		"a/::error::.html":   "a/::error::.html",
		"a/tab\tin name.htm": `"a/tab\011in name.htm"`,
	} {
		assert.Equal(t, want, nameInDiff(name))
	}
}

// What a terminal is shown holds no control characters but tabs and ends of lines,
// and reads the same otherwise.
func TestDiffInTerminal(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as terminals are
	require.NoError(t, err)
	defer null.Close()
	assert.True(t, isTerminal(null))
	assert.False(t, isTerminal(new(bytes.Buffer)))
	file, err := os.Create(filepath.Join(t.TempDir(), "diff"))
	require.NoError(t, err)
	defer file.Close()
	assert.False(t, isTerminal(file))

	shown := shownInTerminal("--- a/my page\t\n+++ b/my page\t\n@@ -1 +1 @@\n-\t<p>\x1b[31m\r\n+\t<p>\u202e\xff\n\\ No newline at end of file\n")
	assert.Equal(t, "--- a/my page\t\n+++ b/my page\t\n@@ -1 +1 @@\n-\t<p>\\x1b[31m\\r\n+\t<p>\\u202e\uFFFD\n\\ No newline at end of file\n", shown)
}
