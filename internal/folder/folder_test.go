package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// trees are the ways in which a folder is reached: the one of this system and the
// one that every system has.
var trees = map[string]func(string) (tree, error){"root": openRootTree}

// onTrees runs the test on every kind of tree.
func onTrees(t *testing.T, test func(t *testing.T, open func(path string) *Folder)) {
	for name, openTree := range trees {
		t.Run(name, func(t *testing.T) {
			test(t, func(path string) *Folder {
				tree, err := openTree(path)
				require.NoError(t, err)
				f := &Folder{path: path, tree: tree}
				t.Cleanup(func() { _ = f.Close() })
				return f
			})
		})
	}
}

// lay writes files below a new folder and gives its path.
func lay(t testing.TB, files map[string]string) string {
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return root
}

// content is what stands in the file.
func content(t testing.TB, elements ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(elements...))
	require.NoError(t, err)
	return string(text)
}

// walked are the names that a walk visits, with what it skips behind a "-".
func walked(t testing.TB, f *Folder) []string {
	t.Helper()
	var names []string
	require.NoError(t, f.Walk(func(e Entry) error {
		if e.Skipped != nil {
			names = append(names, "-"+e.Name)
			return nil
		}
		names = append(names, e.Name)
		return nil
	}))
	return names
}

func TestReadAndReplace(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		root := lay(t, map[string]string{"index.html": "old", "en/deep/page.html": "deep"})
		f := open(root)
		buffer := make([]byte, 0, 100)
		text, info, err := f.Read("index.html", buffer, 3)
		require.NoError(t, err)
		assert.Equal(t, "old", string(text))
		assert.Same(t, &buffer[:1][0], &text[0], "the buffer is used")
		assert.EqualValues(t, 3, info.Size)
		if runtime.GOOS != "windows" {
			assert.Equal(t, fs.FileMode(0o644), info.Mode)
		}
		assert.WithinDuration(t, time.Now(), info.ModTime, time.Hour)
		require.NoError(t, f.Replace("index.html", []byte("new and longer"), info))
		assert.Equal(t, "new and longer", content(t, root, "index.html"))

		// What was read is not what stands there any more.
		err = f.Replace("index.html", []byte("newer"), info)
		require.ErrorIs(t, err, ErrChanged)
		assert.ErrorContains(t, err, filepath.Join(root, "index.html"))
		assert.Equal(t, "new and longer", content(t, root, "index.html"))

		_, info, err = f.Read("en/deep/page.html", nil, 1<<20)
		require.NoError(t, err)
		require.NoError(t, f.Replace("en/deep/page.html", nil, info))
		assert.Empty(t, content(t, root, "en/deep/page.html"))
		require.NoError(t, os.Remove(filepath.Join(root, "index.html")))
		require.ErrorIs(t, f.Replace("index.html", nil, info), ErrChanged)
		assert.Equal(t, []string{"en/deep/page.html"}, walked(t, f))
		entries, err := os.ReadDir(root)
		require.NoError(t, err)
		assert.Len(t, entries, 1, "no temporary file is left")
	})
}

func TestReadLimit(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(lay(t, map[string]string{"a": strings.Repeat("x", 1000), "empty": ""}))
		_, _, err := f.Read("a", nil, 999)
		require.ErrorIs(t, err, ErrTooLarge)
		text, _, err := f.Read("a", nil, 1000)
		require.NoError(t, err)
		assert.Len(t, text, 1000)
		text, _, err = f.Read("empty", nil, 0)
		require.NoError(t, err)
		assert.Empty(t, text)
		_, _, err = f.Read("none", nil, 1000)
		require.ErrorIs(t, err, fs.ErrNotExist)
	})
}

func TestWriteAndCopy(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		from := open(lay(t, map[string]string{"en/a.css": "a {}", "b": strings.Repeat("b", 300_000)}))
		long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
		require.NoError(t, os.Chtimes(filepath.Join(from.Path(), "b"), long, long))
		root := t.TempDir()
		f := open(root)
		for _, wants := range []bool{true, false} {
			wrote, err := f.Write("x/y/index.html", []byte("page"), 0o444)
			require.NoError(t, err)
			assert.Equal(t, wants, wrote)
			for _, name := range []string{"en/a.css", "b"} {
				wrote, err := f.Copy(from, name)
				require.NoError(t, err)
				assert.Equal(t, wants, wrote, name)
			}
		}
		assert.Equal(t, []string{"b", "en/a.css", "x/y/index.html"}, walked(t, f))
		assert.Equal(t, content(t, from.Path(), "b"), content(t, root, "b"))
		info, err := os.Stat(filepath.Join(root, "b"))
		require.NoError(t, err)
		assert.True(t, info.ModTime().Equal(long))
		wrote, err := f.Write("x/y/index.html", []byte("next"), 0o444)
		require.NoError(t, err)
		assert.True(t, wrote)
		assert.Equal(t, "next", content(t, root, "x", "y", "index.html"))
		_, err = f.Write("x/y", []byte("file"), 0o644)
		require.ErrorIs(t, err, ErrNotRegular)
		_, err = f.Write("b/c", []byte("file"), 0o644)
		require.ErrorContains(t, err, `"b"`)
	})
}

func TestLeftovers(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(lay(t, map[string]string{
			".healthld-0123456789abcdef.tmp":    "",
			"en/.healthld-0000000000000000.tmp": "half",
			"en/healthld-0000000000000000.tmp":  "theirs",
			"en/.healthld-000000000000000.tmp":  "theirs",
			".healthld-0123456789abcdeg.tmp":    "theirs",
		}))
		theirs := []string{".healthld-0123456789abcdeg.tmp", "en/.healthld-000000000000000.tmp", "en/healthld-0000000000000000.tmp"}
		assert.Equal(t, theirs, walked(t, f))
		for _, want := range []int{2, 0} {
			n, err := f.RemoveLeftovers()
			require.NoError(t, err)
			assert.Equal(t, want, n)
		}
		assert.Equal(t, theirs, walked(t, f))
		assert.NoFileExists(t, filepath.Join(f.Path(), "en", ".healthld-0000000000000000.tmp"))
	})
	assert.True(t, isLeftover(leftoverName()))
}

func TestWithin(t *testing.T) {
	root := lay(t, map[string]string{"site/en/a": "", "other/b": ""})
	path := func(elements ...string) string { return filepath.Join(append([]string{root}, elements...)...) }
	for _, test := range []struct {
		inner, outer string
		want         bool
	}{
		{path("site"), path("site"), true},
		{path("site", "en"), path("site"), true},
		{path("site"), path("site", "en"), false},
		{path("site2"), path("site"), false},
		{path("site", "new", "newer"), path("site"), true},
		{path("new", "newer"), path("site"), false},
		{path("other"), path("site"), false},
		{path("site"), path("new"), false},
		{root + "/site/en/..", path("site", "en"), false},
		{root + "/other/../site/new/", path("site"), true},
		{"new", ".", true},
		{".", ".", true},
		{"..", ".", false},
		{".", "..", true},
	} {
		within, err := Within(test.inner, test.outer)
		require.NoError(t, err)
		assert.Equal(t, test.want, within, "%s in %s", test.inner, test.outer)
	}
}
