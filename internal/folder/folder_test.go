package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
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
		var first os.FileInfo
		for _, wants := range []bool{true, false} {
			wrote, err := f.Write("x/y/index.html", []byte("page"), 0o444)
			require.NoError(t, err)
			assert.Equal(t, wants, wrote)
			if wrote {
				first, err = os.Stat(filepath.Join(root, "x", "y", "index.html"))
				require.NoError(t, err)
			}
			for _, name := range []string{"en/a.css", "b"} {
				wrote, err := f.Copy(from, name)
				require.NoError(t, err)
				assert.Equal(t, wants, wrote, name)
			}
		}
		assert.Equal(t, []string{"b", "en/a.css", "x/y/index.html"}, walked(t, f))
		again, err := os.Stat(filepath.Join(root, "x", "y", "index.html"))
		require.NoError(t, err)
		assert.True(t, os.SameFile(first, again))
		assert.Equal(t, first.ModTime(), again.ModTime())
		assert.Equal(t, content(t, from.Path(), "b"), content(t, root, "b"))
		info, err := os.Stat(filepath.Join(root, "b"))
		require.NoError(t, err)
		assert.True(t, info.ModTime().Equal(long))
		for _, text := range []string{"next", "nex2", "", "longer than next"} {
			wrote, err := f.Write("x/y/index.html", []byte(text), 0o444)
			require.NoError(t, err)
			assert.True(t, wrote)
			assert.Equal(t, text, content(t, root, "x", "y", "index.html"))
		}
		// The difference is beyond what is compared at once.
		require.NoError(t, os.WriteFile(filepath.Join(from.Path(), "b"), []byte(strings.Repeat("b", 299_999)+"c"), 0o644))
		wrote, err := f.Copy(from, "b")
		require.NoError(t, err)
		assert.True(t, wrote)
		assert.Equal(t, content(t, from.Path(), "b"), content(t, root, "b"))
		_, err = f.Write("x/y", []byte("file"), 0o644)
		require.ErrorIs(t, err, ErrNotRegular)
		_, err = f.Write("b/c", []byte("file"), 0o644)
		require.ErrorContains(t, err, `"b"`)
	})
}

// C8: the order of a walk is that of the names' bytes, whatever the locale and
// the order in which the files were made.
func TestC8Order(t *testing.T) {
	t.Setenv("LC_ALL", "de_DE.UTF-8")
	t.Setenv("TZ", "Asia/Tokyo")
	names := []string{"10.html", "9.html", "B.html", "a/b/c.html", "a/z.html", "a-b/x.html", "a.html", "b.html", "ä.html", "日.html"}
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		for range 5 {
			root := t.TempDir()
			f := open(root)
			for _, i := range rand.Perm(len(names)) {
				_, err := f.Write(names[i], nil, 0o644)
				require.NoError(t, err)
			}
			assert.Equal(t, names, walked(t, f))
		}
	})
}

// An error of the visitor ends the walk and comes out.
func TestWalkEnds(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(lay(t, map[string]string{"a/a": "", "b": "", "c": ""}))
		enough := errors.New("enough")
		var seen []string
		err := f.Walk(func(e Entry) error {
			seen = append(seen, e.Name)
			if e.Name == "b" {
				return enough
			}
			return nil
		})
		assert.Same(t, enough, err)
		assert.Equal(t, []string{"a/a", "b"}, seen)
	})
}

// What goes away while one walks is no error, and what is changed is visited once.
func TestWalkWhileChanging(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(lay(t, map[string]string{"a": "", "b/b": "", "c/c": "", "d": ""}))
		var seen []string
		require.NoError(t, f.Walk(func(e Entry) error {
			seen = append(seen, e.Name)
			if e.Name == "a" {
				require.NoError(t, os.RemoveAll(filepath.Join(f.Path(), "b")))
			}
			_, err := f.Write(e.Name, []byte("changed"), 0o644)
			return err
		}))
		assert.Equal(t, []string{"a", "c/c", "d"}, seen)
	})
}

func TestOpenAndCreate(t *testing.T) {
	root := lay(t, map[string]string{"file": ""})
	_, err := Open(filepath.Join(root, "none"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, filepath.Join(root, "none"))
	_, err = Open(filepath.Join(root, "file"))
	require.Error(t, err)
	_, err = Create(filepath.Join(root, "file"))
	require.Error(t, err)
	_, err = Create(filepath.Join(root, "file", "below"))
	require.Error(t, err)
	for range 2 {
		f, err := Create(filepath.Join(root, "new", "newer"))
		require.NoError(t, err)
		_, err = f.Write("page.html", []byte("text"), 0o644)
		require.NoError(t, err)
		require.NoError(t, f.Close())
	}
	assert.Equal(t, "text", content(t, root, "new", "newer", "page.html"))
}

// A folder that is closed is used no more, even where its descriptor has been
// given to another file.
func TestClosed(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f, from := open(lay(t, map[string]string{"page.html": "old"})), open(lay(t, map[string]string{"page.html": "new"}))
		_, was, err := f.Read("page.html", nil, 100)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		other, err := Open(from.Path())
		require.NoError(t, err)
		defer other.Close()
		_, _, err = f.Read("page.html", nil, 100)
		assert.ErrorIs(t, err, fs.ErrClosed)
		assert.ErrorIs(t, f.Replace("page.html", []byte("new"), was), fs.ErrClosed)
		_, err = f.Write("page.html", nil, 0o644)
		assert.ErrorIs(t, err, fs.ErrClosed)
		_, err = f.Copy(from, "page.html")
		assert.ErrorIs(t, err, fs.ErrClosed)
		_, err = from.Copy(f, "page.html")
		assert.ErrorIs(t, err, fs.ErrClosed)
		assert.ErrorIs(t, f.Walk(func(Entry) error { return nil }), fs.ErrClosed)
		_, err = f.RemoveLeftovers()
		assert.ErrorIs(t, err, fs.ErrClosed)
		_ = f.Close()
		assert.Equal(t, []string{"page.html"}, walked(t, other), "closing twice closes nothing else")
	})
}

// Many goroutines make files in folders that none of them has made yet.
func TestWriteAtOnce(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(t.TempDir())
		var writers sync.WaitGroup
		for writer := range 8 {
			writers.Go(func() {
				for i := range 20 {
					name := fmt.Sprintf("d%d/en/deep/%d.html", i, writer)
					wrote, err := f.Write(name, []byte(name), 0o644)
					assert.NoError(t, err)
					assert.True(t, wrote)
				}
			})
		}
		writers.Wait()
		names := walked(t, f)
		assert.Len(t, names, 160)
		for _, name := range names {
			assert.Equal(t, name, content(t, f.Path(), name))
		}
	})
}

// A changing is a tree whose files are changed by others once they are open, or
// while a temporary file is written.
type changing struct {
	tree
	onOpen, onCreate func()
}

func (c changing) open(name string) (file, Info, error) {
	opened, info, err := c.tree.open(name)
	c.onOpen()
	return opened, info, err
}

func (c changing) dir(name string, create bool) (dir, error) {
	d, err := c.tree.dir(name, create)
	return changingDir{d, c.onCreate}, err
}

type changingDir struct {
	dir
	onCreate func()
}

func (d changingDir) create(base string) (file, error) {
	d.onCreate()
	return d.dir.create(base)
}

// A file that others change while it is written to is compared again: they may
// have written the same.
func TestWriteOvertaken(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f, from := open(lay(t, map[string]string{"page.html": ""})), open(lay(t, map[string]string{"page.html": "wanted"}))
		page := filepath.Join(f.Path(), "page.html")
		inner, times, text := f.tree, 0, ""
		f.tree = changing{inner, func() {}, func() {
			if times--; times >= 0 {
				require.NoError(t, os.WriteFile(page, []byte(text+strings.Repeat(".", times)), 0o644))
			}
		}}
		for name, write := range map[string]func() (bool, error){
			"Write": func() (bool, error) { return f.Write("page.html", []byte("wanted"), 0o644) },
			"Copy":  func() (bool, error) { return f.Copy(from, "page.html") },
		} {
			for _, others := range []string{"other text", "wanted"} {
				require.NoError(t, os.WriteFile(page, []byte("old"), 0o644))
				times, text = 3, others
				wrote, err := write()
				require.NoError(t, err, name)
				assert.Equal(t, others != "wanted", wrote, name)
				assert.Equal(t, "wanted", content(t, page), name)
				assert.Equal(t, 1, countFiles(t, f.Path()), name)
			}
			// Who changes it without an end wins.
			require.NoError(t, os.WriteFile(page, []byte("old"), 0o644))
			times, text = 1000, "endless"
			_, err := write()
			require.ErrorIs(t, err, ErrChanged, name)
			assert.Contains(t, content(t, page), "endless", name)
			assert.Equal(t, 1, countFiles(t, f.Path()), name)
		}
	})
}

// A file that grows as it is read is read to the limit, and is not copied.
func TestGrowing(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f, to := open(lay(t, map[string]string{"page.html": "old"})), open(t.TempDir())
		change := func(text string) {
			f.tree = changing{f.tree, func() {
				require.NoError(t, os.WriteFile(filepath.Join(f.Path(), "page.html"), []byte(text), 0o644))
			}, func() {}}
		}
		change("longer")
		_, _, err := f.Read("page.html", nil, 5)
		require.ErrorIs(t, err, ErrTooLarge)
		change("much longer")
		text, was, err := f.Read("page.html", nil, 11)
		require.NoError(t, err)
		assert.Equal(t, "much longer", string(text))
		require.ErrorIs(t, f.Replace("page.html", []byte("new"), was), ErrChanged)
		change("much longer than long")
		_, err = to.Copy(f, "page.html")
		require.ErrorIs(t, err, ErrChanged)
		assert.Zero(t, countFiles(t, to.Path()))
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
