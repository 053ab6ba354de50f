package site_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// pagesIn makes a folder of small pages, each of which has a Person of its name.
func pagesIn(t testing.TB, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		text := `<!DOCTYPE html><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"#p","name":"` + name + `"}</script>`
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return root
}

// readNames gives the names of the pages that were read, in the order in which they
// were told.
func readNames(t testing.TB, options site.ReadOptions) []string {
	t.Helper()
	var names []string
	result, err := site.Read(context.Background(), options, func(f *site.File) string { return f.Name }, func(name string) error {
		names = append(names, name)
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, len(names), result.Pages)
	return names
}

func TestRead(t *testing.T) {
	root := pagesIn(t, "index.html", "a/index.html", "a/b.htm", "c.xhtml", "note.txt")
	var told []string
	result, err := site.Read(context.Background(), site.ReadOptions{Pages: root, Base: "https://sunrise.example/s/"}, func(f *site.File) string {
		assert.Empty(t, f.Problems)
		assert.Equal(t, filepath.Join(root, filepath.FromSlash(f.Name)), f.Path)
		var subject string
		for node := range f.Document.Graph().Nodes() {
			subject = node.Subject.Text
			assert.Equal(t, f.Path, f.Document.Position(node.Pos).File)
		}
		return fmt.Sprint(f.Number, " ", f.Name, " ", f.Address, " ", subject)
	}, func(line string) error {
		told = append(told, line)
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"0 a/b.htm https://sunrise.example/s/a/b.htm https://sunrise.example/s/a/b.htm#p",
		"1 a/index.html https://sunrise.example/s/a/ https://sunrise.example/s/a/#p",
		"2 c.xhtml https://sunrise.example/s/c.xhtml https://sunrise.example/s/c.xhtml#p",
		"3 index.html https://sunrise.example/s/ https://sunrise.example/s/#p",
	}, told)
	assert.Equal(t, 4, result.Pages)
	assert.Positive(t, result.Bytes)
}

func TestReadPatterns(t *testing.T) {
	root := pagesIn(t, "a.html", "b.htm", "news/a.html", "news/2025/x.html", "news/2025/print/x.html", "print/y.html")
	for _, test := range []struct {
		include, exclude []string
		want             string
	}{
		{nil, nil, "a.html b.htm news/2025/print/x.html news/2025/x.html news/a.html print/y.html"},
		{[]string{"*.htm"}, nil, "b.htm"},
		{[]string{"a.html"}, nil, "a.html news/a.html"},
		{[]string{"/a.html"}, nil, "a.html"},
		{[]string{"news"}, nil, "news/2025/print/x.html news/2025/x.html news/a.html"},
		{[]string{"news/*.html"}, nil, "news/a.html"},
		{[]string{"news/**/x.html"}, nil, "news/2025/print/x.html news/2025/x.html"},
		{[]string{"news/**"}, []string{"print"}, "news/2025/x.html news/a.html"},
		{nil, []string{"**/print", "*.htm"}, "a.html news/2025/x.html news/a.html"},
		{[]string{"nothing"}, nil, ""},
	} {
		got := readNames(t, site.ReadOptions{Pages: root, Include: test.include, Exclude: test.exclude})
		assert.Equal(t, test.want, strings.Join(got, " "), "include %v, exclude %v", test.include, test.exclude)
	}
	for _, pattern := range []string{"", "[", "a[b-"} {
		_, err := site.Read(context.Background(), site.ReadOptions{Pages: root, Include: []string{pattern}}, func(*site.File) int { return 0 }, func(int) error { return nil })
		require.ErrorContains(t, err, "the pattern")
	}
}

// A pattern of many "**" takes no time that grows with the ways to match.
func TestReadHostilePattern(t *testing.T) {
	deep := strings.Repeat("a/", 100) + "x.html"
	root := pagesIn(t, deep)
	assert.Empty(t, readNames(t, site.ReadOptions{Pages: root, Include: []string{strings.Repeat("**/a/", 50) + "y.html"}}))
	assert.Equal(t, []string{deep}, readNames(t, site.ReadOptions{Pages: root, Include: []string{strings.Repeat("**/a/", 50) + "**/x.html"}}))
}

// The shards of a folder are all of it, each page once and with its number.
func TestReadShards(t *testing.T) {
	var names []string
	for i := range 23 {
		names = append(names, fmt.Sprintf("p%02d.html", i))
	}
	root := pagesIn(t, names...)
	var all []string
	for shard := range 4 {
		part := readNames(t, site.ReadOptions{Pages: root, Shard: shard, Shards: 4})
		assert.InDelta(t, 23/4, len(part), 1)
		all = append(all, part...)
	}
	slices.Sort(all)
	assert.Equal(t, names, all)
	for _, bad := range []int{-1, 4} {
		_, err := site.Read(context.Background(), site.ReadOptions{Pages: root, Shard: bad, Shards: 4}, func(*site.File) int { return 0 }, func(int) error { return nil })
		require.ErrorContains(t, err, "there is no shard")
	}
}

// What is told does not depend on how many pages are read at a time.
func TestReadInOrder(t *testing.T) {
	var names []string
	for i := range 300 {
		names = append(names, fmt.Sprintf("d%d/p%03d.html", i%7, i))
	}
	root := pagesIn(t, names...)
	want := readNames(t, site.ReadOptions{Pages: root, Jobs: 1})
	assert.Len(t, want, 300)
	for _, jobs := range []int{0, 2, 16} {
		assert.Equal(t, want, readNames(t, site.ReadOptions{Pages: root, Jobs: jobs}))
	}
}

// V15: the context ends reading, and so does the caller.
func TestReadEnds(t *testing.T) {
	root := pagesIn(t, "a.html", "b.html", "c.html")
	stop := errors.New("stop")
	told := 0
	_, err := site.Read(context.Background(), site.ReadOptions{Pages: root, Jobs: 1}, func(f *site.File) string { return f.Name }, func(string) error {
		told++
		return stop
	})
	require.ErrorIs(t, err, stop)
	assert.Equal(t, 1, told)

	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	cancel()
	_, err = site.Read(ctx, site.ReadOptions{Pages: root}, func(f *site.File) string { return f.Name }, func(string) error { return nil })
	require.ErrorIs(t, err, context.Canceled)
}

// What is no file, or cannot be read, is told, and keeps nothing else from being
// read; nothing outside of the folder is opened.
func TestReadOddFolder(t *testing.T) {
	root := pagesIn(t, "a.html", "z/b.html")
	outside := pagesIn(t, "secret.html")
	require.NoError(t, os.Symlink(filepath.Join(outside, "secret.html"), filepath.Join(root, "link.html")))
	require.NoError(t, os.Symlink(outside, filepath.Join(root, "folder")))
	require.NoError(t, os.Symlink(".", filepath.Join(root, "loop")))
	large, err := os.Create(filepath.Join(root, "large.html"))
	require.NoError(t, err)
	require.NoError(t, large.Truncate(2<<30))
	require.NoError(t, large.Close())

	var names []string
	result, err := site.Read(context.Background(), site.ReadOptions{Pages: root}, func(f *site.File) string { return f.Name }, func(name string) error {
		names = append(names, name)
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, []string{"a.html", "z/b.html"}, names)
	assert.Len(t, result.Skipped, 3)
	require.Len(t, result.Failed, 1)
	assert.ErrorContains(t, result.Failed[0], "large.html")

	_, err = site.Read(context.Background(), site.ReadOptions{Pages: filepath.Join(root, "nothing")}, func(*site.File) int { return 0 }, func(int) error { return nil })
	require.Error(t, err)
	_, err = site.Read(context.Background(), site.ReadOptions{Pages: root, Base: "https://sunrise.example/x"}, func(*site.File) int { return 0 }, func(int) error { return nil })
	require.ErrorContains(t, err, "end it with a slash")
}

func TestReadFile(t *testing.T) {
	root := pagesIn(t, "a.html")
	f, err := site.ReadFile(context.Background(), filepath.Join(root, "a.html"), "https://sunrise.example/x/", page.Limits{})
	require.NoError(t, err)
	assert.Positive(t, f.Document.Graph().Len())
	for node := range f.Document.Graph().Nodes() {
		assert.Equal(t, "https://sunrise.example/x/#p", node.Subject.Text)
	}
	for _, name := range []string{root, filepath.Join(root, "nothing.html")} {
		_, err := site.ReadFile(context.Background(), name, "", page.Limits{})
		require.Error(t, err, name)
	}
}
