//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostileNames are names of files that a terminal or the log of a build must not
// see as they are.
var hostileNames = []string{
	"esc\x1b[31m.html", "line\n::error::forged.html", "return\r.html", "tab\t.html", "bell\a\x7f.html", "\u202elmth.html",
	"latin-\xff.html", `quote".html`, `back\slash.html`, "::error::x.html", " ::warning::x.html", "##[error]x.html", "\u0085\u2028.html",
}

// C4: whatever files are called, the log holds no control characters, no line in it
// is a command to the system that runs the build, and the diff can be applied.
func TestBuildHostileNames(t *testing.T) {
	files := map[string]string{"data/healthld.yaml": "base: https://sunrise.example/\n"}
	addPages(files, hostileNames...)
	for _, name := range hostileNames {
		files["pages/"+name+".gz"] = "old"
		files["pages/bare/"+name] = "<p>A\n"
		files["pages/open/"+name] = "<title>A"
		files["data/"+name+".yaml"] = "type: Person\nid: \"/#" + escapePath(name) + "\"\nname: \"lost \\e[31m\\n::error::\\u202E\"\n" +
			"---\ntype: Person\nname: A\nurl: \"/open/" + escapePath(name) + "\"\n"
	}
	laySite := func(t *testing.T) string {
		root := t.TempDir()
		for name, text := range files {
			path := filepath.Join(root, name)
			err := os.MkdirAll(filepath.Dir(path), 0o755)
			if err == nil {
				err = os.WriteFile(path, []byte(text), 0o644)
			}
			if err != nil && !utf8.ValidString(name) {
				continue // not every file system has such names
			}
			require.NoError(t, err)
		}
		require.NoError(t, os.Symlink("nowhere", filepath.Join(root, "pages", "link\x1b[31m\n::error::.html")))
		require.NoError(t, syscall.Mkfifo(filepath.Join(root, "pages", "::error::fifo\x1b.html"), 0o644))
		return root
	}
	check := func(t *testing.T, text string) {
		t.Helper()
		require.NotEmpty(t, text)
		assert.True(t, utf8.ValidString(text))
		for line := range strings.Lines(text) {
			assert.False(t, strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return !strconv.IsGraphic(r) }), "%q", line)
			start := strings.TrimSpace(line)
			assert.False(t, strings.HasPrefix(start, "::") || strings.HasPrefix(start, "##"), "%q", line)
		}
	}
	for _, arguments := range [][]string{{"--check"}, {"--out", "OUT"}, {}, {"--fail-on", "info"}} {
		root := laySite(t)
		if len(arguments) == 2 {
			arguments[1] = strings.Replace(arguments[1], "OUT", filepath.Join(root, "out\x1b[31m\n::error::"), 1)
		}
		got := build(siteArguments(root, arguments...)...)
		assert.Equal(t, exitFindings, got.code)
		check(t, got.out+got.err)
	}
	// In the folder of the data, the names of its files come first in the lines.
	root := laySite(t)
	t.Chdir(filepath.Join(root, "data"))
	got := build("--data", ".", "--pages", "../pages")
	assert.Contains(t, got.err, "\n./::error::x.html.yaml:1:1: Person ")
	check(t, got.out+got.err)
	got = build("--data", ".", "--pages", "::error::\x1b[31m")
	assert.Equal(t, exitFindings, got.code)
	check(t, got.err)

	root = laySite(t)
	require.NoError(t, os.RemoveAll(filepath.Join(root, "pages", "open")))
	checkDiff(t, root)
}
