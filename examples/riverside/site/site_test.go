package main

import (
	"bytes"
	"image"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// committed are the files of the site as they lie in the repository.
var committed = os.DirFS("../pages")

// content loads the data of the repository.
func content(t *testing.T) *site {
	t.Helper()
	s, err := load(os.DirFS("../data"))
	require.NoError(t, err)
	return s
}

// TestCommittedPages holds that the committed site is what the generator writes
// now, byte for byte, and that nothing else lies there.
func TestCommittedPages(t *testing.T) {
	files, err := content(t).files()
	require.NoError(t, err)
	for name, want := range files {
		got, err := fs.ReadFile(committed, name)
		if assert.NoError(t, err) && !bytes.Equal(want, got) {
			t.Errorf("%s is not what the generator writes; go run ./examples/riverside/site, then look at the difference", name)
		}
	}
	require.NoError(t, fs.WalkDir(committed, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && files[name] == nil {
			assert.Contains(t, pictures, name, "nothing writes this file")
		}
		return err
	}))
}

// TestAllPages holds that each page of the data has its file, and which there
// are beside them.
func TestAllPages(t *testing.T) {
	s := content(t)
	pages, err := s.pages()
	require.NoError(t, err)
	var undescribed []string
	described := make(map[string]bool)
	for _, p := range pages {
		if p.About == nil {
			undescribed = append(undescribed, p.Path)
			continue
		}
		described[p.Path] = true
	}
	assert.Equal(t, []string{"/imprint/", "/404.html"}, undescribed)
	assert.Len(t, described, 44)
	for _, m := range s.things {
		for _, kind := range items(m["type"]) {
			if name, _ := kind.(string); strings.HasSuffix(name, "Page") {
				assert.Contains(t, described, m["id"])
			}
		}
	}
}

// TestOddPages holds what makes some pages differ as files, since a page must
// keep it when something is put into it.
func TestOddPages(t *testing.T) {
	read := func(name string) string {
		text, err := fs.ReadFile(committed, name)
		require.NoError(t, err)
		return string(text)
	}
	windows := read("jobs/practice-nurse/index.html")
	assert.Greater(t, strings.Count(windows, "\r\n"), 50)
	assert.Equal(t, strings.Count(windows, "\n"), strings.Count(windows, "\r\n"))
	assert.False(t, strings.HasSuffix(read("404.html"), "\n"))
	for _, name := range []string{"shop/index.html", "shop/knee-brace/index.html", "shop/blood-pressure-monitor/index.html", "shop/exercise-bands/index.html"} {
		assert.Equal(t, 1, strings.Count(read(name), "\n"), name)
	}
	assert.Contains(t, read("articles/blood-pressure-at-home/index.html"), "\n\t<div")
	assert.Contains(t, read("team/lindmere/index.html"), "\n    <header")
	assert.Contains(t, read("clinics/quayside/index.html"), "\n  <header")

	// One page has a description of its own, which is not ours to change.
	for name := range documents(t) {
		want, text := 0, read(name)
		if name == "articles/what-hba1c-says/index.html" {
			want = 1
			assert.Contains(t, text, "<!-- theme \"Calm\"")
		}
		assert.Equal(t, want, strings.Count(text, "application/ld+json"), name)
	}
}

// TestPictures holds that there is a picture for each that the data names, in
// the format and with the size that are promised, and for no other.
func TestPictures(t *testing.T) {
	named := make(map[string]bool)
	s := content(t)
	for _, m := range s.things {
		walk(m, func(m map[string]any) {
			for _, key := range []string{"image", "contentUrl", "screenshot"} {
				for _, value := range items(m[key]) {
					if address, isText := value.(string); isText {
						named[strings.TrimPrefix(address, origin+"/")] = true
					}
				}
			}
		})
	}
	assert.Len(t, pictures, len(named))
	total := 0
	for name := range named {
		p, known := pictures[name]
		if !assert.True(t, known, name) {
			continue
		}
		assert.NotEmpty(t, p.en, name)
		assert.NotEmpty(t, p.de, name)
		text, err := fs.ReadFile(committed, name)
		require.NoError(t, err)
		total += len(text)
		config, format, err := image.DecodeConfig(bytes.NewReader(text))
		require.NoError(t, err, name)
		assert.Equal(t, map[string]string{".jpg": "jpeg", ".png": "png"}[path.Ext(name)], format, name)
		assert.Equal(t, [2]int{p.width, p.height}, [2]int{config.Width, config.Height}, name)
		if folder := path.Dir(name); folder == "images/articles" || folder == "images/shop" {
			assert.GreaterOrEqual(t, config.Width, 720, name)
		}
	}
	assert.Less(t, total, 1_500_000)
	logo := s.Thing("/#organization", "en").Get("logo")
	shown, err := logo.Pictures("contentUrl")
	require.NoError(t, err)
	assert.Equal(t, logo.Get("width").Text("value"), "512")
	assert.Equal(t, 512, shown[0].Width)
	assert.Equal(t, 512, shown[0].Height)
	assert.Equal(t, logo.Text("caption"), shown[0].Alt)
}

// TestEncode draws the smallest picture and looks at its colours.
func TestEncode(t *testing.T) {
	square := picture{width: 4, height: 4, background: white, draw: func(c *canvas) { c.fill(box(0, 0, 2, 4), deep) }}
	for _, name := range []string{"x.png", "x.jpg"} {
		text, err := square.encode(name)
		require.NoError(t, err)
		drawn, _, err := image.Decode(bytes.NewReader(text))
		require.NoError(t, err)
		near := func(x int, want uint32) {
			r, g, b, _ := drawn.At(x, 2).RGBA()
			w := hex(want)
			assert.InDelta(t, int(w.r), int(r>>8), 24, name)
			assert.InDelta(t, int(w.g), int(g>>8), 24, name)
			assert.InDelta(t, int(w.b), int(b>>8), 24, name)
		}
		near(0, deep)
		near(3, white)
	}
	_, err := square.encode("x.gif")
	assert.Error(t, err)
}

// TestRun writes a site into an empty folder: text always, pictures where they
// are missing, and no other file is touched.
func TestRun(t *testing.T) {
	defer func(all map[string]picture) { pictures = all }(pictures)
	small := make(map[string]picture)
	for name, p := range pictures {
		p.width, p.height, p.draw = 8, 8, func(*canvas) {}
		small[name] = p
	}
	pictures = small
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(folder+"/images/team", 0o755))
	require.NoError(t, os.WriteFile(folder+"/images/team/lindmere.jpg", []byte("photograph"), 0o600))
	require.NoError(t, os.WriteFile(folder+"/index.html", []byte("old"), 0o600))
	require.NoError(t, os.WriteFile(folder+"/mine.txt", []byte("mine"), 0o600))
	read := func(name string) string {
		text, err := os.ReadFile(folder + "/" + name)
		require.NoError(t, err)
		return string(text)
	}
	require.NoError(t, run("../data", folder, false))
	assert.Equal(t, "photograph", read("images/team/lindmere.jpg"))
	assert.Equal(t, "mine", read("mine.txt"))
	assert.Contains(t, read("index.html"), "Time to listen.")
	assert.NotEmpty(t, read("images/app/icon.png"))
	require.NoError(t, run("../data", folder, true))
	assert.NotEqual(t, "photograph", read("images/team/lindmere.jpg"))
}
