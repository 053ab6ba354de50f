package site_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// write makes a folder of files.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return root
}

// read gives the files of a folder.
func read(t *testing.T, root string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	require.NoError(t, filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	}))
	return files
}

var sources = map[string]string{
	"index.html":      "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<title>Home</title>\n</head>\n<p>Home\n",
	"a/index.html":    "<title>A</title><p>A",
	"about.html":      "<p>About",
	"index.html.gz":   "compressed",
	"a/index.html.br": "compressed",
	"about.gz":        "no page",
	"style.css":       "p{}",
	"bad.html":        "<title>open",
}

func TestBuild(t *testing.T) {
	content := contentOf(t, site.Settings{Languages: []string{"en", "de"}}, group, clinic,
		&schema.Product{ID: "/#lost", Name: schema.Text("Lost"), URL: schema.URL("/lost/")},
		&schema.Product{Name: schema.Text("Elsewhere"), URL: schema.URL("https://other.example/")},
		&schema.Product{ID: "/#nowhere"},
		&schema.Product{ID: "/#bad", URL: schema.URL("/bad")})

	// What each page shall be.
	want := make(map[string]string)
	var size int64
	for name, address := range map[string]string{"index.html": home, "a/index.html": home + "a/"} {
		text := []byte(sources[name])
		description := content.Page(address, page.ReadHead(text))
		embedded, err := page.Embed(text, description, jsonld.Language(description.Language))
		require.NoError(t, err)
		want[name] = string(embedded)
		written, err := jsonld.Marshal(description, jsonld.Language(description.Language))
		require.NoError(t, err)
		size += int64(len(written))
	}
	for name, text := range sources {
		if want[name] == "" {
			want[name] = text
		}
	}
	homeless := []string{
		"Product https://sunrise.example/#lost stands on no page: there is no page https://sunrise.example/lost/; correct the address, or make the page",
		`Product "Elsewhere" stands on no page: its url https://other.example/ is that of no page below https://sunrise.example/; ` +
			"give it the address of its page as url or mainEntityOfPage, or mention it where a thing with a page is described",
		"Product https://sunrise.example/#nowhere stands on no page; give it the address of its page as url or mainEntityOfPage, or mention it where a thing with a page is described",
	}
	check := func(t *testing.T, r *site.Result, err error) {
		require.NoError(t, err)
		assert.Equal(t, 4, r.Pages)
		assert.Equal(t, 2, r.Described)
		assert.Equal(t, []string{"about.html"}, r.Bare)
		assert.Equal(t, 6, r.Things)
		assert.Equal(t, 2, r.Placed)
		require.Len(t, r.Homeless, len(homeless))
		for i, problem := range r.Homeless {
			assert.EqualError(t, problem, homeless[i])
		}
		require.Len(t, r.Failed, 1)
		assert.ErrorContains(t, r.Failed[0], "bad.html:1:12: the page ends within its head")
		assert.Equal(t, size, r.Bytes)
	}

	t.Run("in place", func(t *testing.T) {
		root := write(t, sources)
		var changed []string
		options := site.Options{Pages: root, Changed: func(name string, before, after []byte) error {
			changed = append(changed, name)
			assert.Equal(t, sources[name], string(before))
			assert.Equal(t, want[name], string(after))
			return nil
		}}
		options.DryRun = true
		r, err := site.Build(context.Background(), content, options)
		check(t, r, err)
		assert.Equal(t, []string{"a/index.html", "index.html"}, changed)
		assert.Equal(t, 2, r.Changed)
		assert.Zero(t, r.Written)
		assert.Equal(t, sources, read(t, root))

		changed, options.DryRun = nil, false
		r, err = site.Build(context.Background(), content, options)
		check(t, r, err)
		assert.Equal(t, []string{"a/index.html", "index.html"}, changed)
		assert.Equal(t, 2, r.Written)
		assert.Equal(t, []string{"a/index.html.br", "index.html.gz"}, r.Stale)
		assert.Equal(t, want, read(t, root))

		r, err = site.Build(context.Background(), content, site.Options{Pages: root})
		check(t, r, err)
		assert.Zero(t, r.Changed)
		assert.Zero(t, r.Written)
		assert.Empty(t, r.Stale)

		// Without things the pages are as they were.
		r, err = site.Build(context.Background(), contentOf(t, site.Settings{}), site.Options{Pages: root})
		require.NoError(t, err)
		assert.Equal(t, 2, r.Written)
		assert.Equal(t, sources, read(t, root))
	})

	t.Run("into another folder", func(t *testing.T) {
		root, out := write(t, sources), filepath.Join(t.TempDir(), "new", "out")
		r, err := site.Build(context.Background(), content, site.Options{Pages: root, Out: out, DryRun: true})
		check(t, r, err)
		assert.NoFileExists(t, out)

		r, err = site.Build(context.Background(), content, site.Options{Pages: root, Out: out})
		check(t, r, err)
		assert.Equal(t, 4, r.Written)
		assert.Equal(t, 4, r.Copied)
		assert.Zero(t, r.Unwritten)
		assert.Equal(t, want, read(t, out))
		assert.Equal(t, sources, read(t, root))

		r, err = site.Build(context.Background(), content, site.Options{Pages: root, Out: out})
		check(t, r, err)
		assert.Zero(t, r.Written)
		assert.Zero(t, r.Copied)
		assert.Equal(t, 7, r.Unwritten) // the eighth failed
	})

	t.Run("an error of Changed ends it", func(t *testing.T) {
		stop := errors.New("stop")
		_, err := site.Build(context.Background(), content, site.Options{Pages: write(t, sources), Changed: func(string, []byte, []byte) error { return stop }})
		assert.Equal(t, stop, err)
	})

	t.Run("so does the context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		root := write(t, sources)
		_, err := site.Build(ctx, content, site.Options{Pages: root})
		assert.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, sources, read(t, root))
	})

	t.Run("folders that cannot be", func(t *testing.T) {
		root := write(t, sources)
		for _, out := range []string{root, filepath.Join(root, "out"), filepath.Dir(root)} {
			_, err := site.Build(context.Background(), content, site.Options{Pages: root, Out: out})
			assert.ErrorContains(t, err, "need folders of their own", out)
		}
		_, err := site.Build(context.Background(), content, site.Options{Pages: filepath.Join(root, "missing")})
		assert.ErrorIs(t, err, os.ErrNotExist)
		assert.Equal(t, sources, read(t, root))
	})
}

// A server may hide .html: then things say so, and the page says the same.
func TestBuildNamesPagesAsThingsDo(t *testing.T) {
	root := write(t, map[string]string{"a.html": "<p>", "b.html": "<p>", "c/index.html": "<p>"})
	content := contentOf(t, site.Settings{},
		&schema.Product{Name: schema.Text("A"), URL: schema.URL("/a")},
		&schema.Product{Name: schema.Text("B"), URL: schema.URL("/b")},
		&schema.Product{Name: schema.Text("B"), URL: schema.URL("/b.html")},
		&schema.Product{Name: schema.Text("C"), URL: schema.URL("/c/")})
	_, err := site.Build(context.Background(), content, site.Options{Pages: root})
	require.NoError(t, err)
	built := read(t, root)
	for name, want := range map[string]string{"a.html": home + "a", "b.html": home + "b.html", "c/index.html": home + "c/"} {
		assert.Contains(t, built[name], `{"@type":"WebPage","@id":"`+want+`","url":"`+want+`"}`, name)
	}
}

// What names a page that is missing, or a file that is none, would be lost if that
// counted as its page.
func TestBuildKeepsWhatHasNoPageAfterAll(t *testing.T) {
	root := write(t, map[string]string{"index.html": "<p>"})
	content := contentOf(t, site.Settings{}, &schema.WebPage{
		ID: "/", PrimaryImageOfPage: &schema.ImageObject{ID: "/#image", URL: schema.URL("/image.jpg"), Caption: schema.Text("A sun.")},
		Author: schema.ID("/#lind"),
	}, &schema.Person{ID: "/#lind", URL: schema.URL("/lind/"), HonorificSuffix: schema.Text("MD")})
	r, err := site.Build(context.Background(), content, site.Options{Pages: root})
	require.NoError(t, err)
	built := read(t, root)["index.html"]
	assert.Contains(t, built, `"caption":"A sun."`)
	assert.Contains(t, built, `"honorificSuffix":"MD"`)
	assert.Equal(t, 2, r.Placed)
	require.Len(t, r.Homeless, 1)
	assert.EqualError(t, r.Homeless[0], "Person https://sunrise.example/#lind stands only where it is mentioned: "+
		"there is no page https://sunrise.example/lind/; correct the address, or make the page")
}
