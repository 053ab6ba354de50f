package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	webpage "github.com/healthld/healthld/schema/page"
)

const home = "https://treatments.example/"

// readPage gives what the page says to people, spaces collapsed, and its only
// script element, which holds JSON-LD.
func readPage(t *testing.T, site, name string) (text string, data map[string]any) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(site, name))
	require.NoError(t, err)
	root, err := html.Parse(bytes.NewReader(content))
	require.NoError(t, err)
	var words []string
	scripts := 0
	for node := range root.Descendants() {
		switch {
		case node.Type == html.ElementNode && node.Data == "script":
			scripts++
			require.Equal(t, []html.Attribute{{Key: "type", Val: "application/ld+json"}}, node.Attr)
			require.NoError(t, json.Unmarshal([]byte(node.FirstChild.Data), &data))
		case node.Type == html.TextNode && node.Parent.Data != "script" && node.Parent.Data != "style":
			words = append(words, strings.Fields(node.Data)...)
		}
	}
	require.Equal(t, 1, scripts)
	return strings.Join(words, " "), data
}

// Each page says what was described, no more and no less.
func TestPagesSayWhatWasDescribed(t *testing.T) {
	site, content := t.TempDir(), os.DirFS("content")
	_, err := build(content, site, home)
	require.NoError(t, err)
	names, err := fs.Glob(content, "*.md")
	require.NoError(t, err)
	require.Len(t, names, 3)
	first := &page{}
	for _, name := range names {
		p, err := read(content, name)
		require.NoError(t, err)
		require.NoError(t, p.describe(home))
		first.Listings = append(first.Listings, p)
	}
	require.NoError(t, first.describeList(home))
	for _, p := range append(first.Listings, first) {
		text, err := os.ReadFile(filepath.Join(site, p.Path, "index.html"))
		require.NoError(t, err)
		document, problems := webpage.Read(t.Context(), text, webpage.Base(home+p.Path))
		require.Empty(t, problems)
		same, err := rdf.Isomorphic(p.Description, document.Graph())
		require.NoError(t, err)
		assert.True(t, same, "%s: %s", p.Path, text)
	}
}

// at follows a path through JSON.
func at(t *testing.T, value any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, isObject := value.(map[string]any)
			require.True(t, isObject, "%v in %v", step, value)
			value = object[step]
		case int:
			list, isList := value.([]any)
			require.True(t, isList && step < len(list), "%v in %v", step, value)
			value = list[step]
		}
	}
	return value
}

func TestSite(t *testing.T) {
	site := t.TempDir()
	pages, err := build(os.DirFS("content"), site, home)
	require.NoError(t, err)
	assert.Equal(t, 4, pages)

	text, data := readPage(t, site, "shoulder-physiotherapy/index.html")
	clinic := at(t, data, "mainEntity")
	assert.Equal(t, "MedicalClinic", at(t, clinic, "@type"))
	assert.Equal(t, home+"shoulder-physiotherapy/#clinic", at(t, clinic, "@id"))
	assert.Equal(t, "https://schema.org/Physiotherapy", at(t, clinic, "medicalSpecialty"))
	assert.Equal(t, "Shoulder physiotherapy", at(t, clinic, "availableService", "name"))
	assert.Equal(t, "RV3 1QD", at(t, clinic, "address", "postalCode"))
	assert.Len(t, at(t, clinic, "openingHoursSpecification"), 3)
	assert.Equal(t, 4.5, at(t, clinic, "aggregateRating", "ratingValue"))
	assert.Equal(t, 4.0, at(t, clinic, "aggregateRating", "reviewCount"))
	assert.Len(t, at(t, clinic, "review"), 4)
	assert.Equal(t, "2026-08-03", at(t, clinic, "review", 1, "datePublished"))
	for i := range 4 {
		assert.Contains(t, text, at(t, clinic, "review", i, "reviewBody"))
		assert.Contains(t, text, at(t, clinic, "review", i, "author", "name"))
	}
	assert.Contains(t, text, "4.5 of 5 stars, 4 reviews")
	assert.Contains(t, text, "You leave with three exercises and")

	_, data = readPage(t, site, "foot-care/index.html")
	assert.NotContains(t, at(t, data, "mainEntity"), "aggregateRating")

	_, data = readPage(t, site, "index.html")
	assert.Equal(t, home+"#site", at(t, data, "isPartOf", "@id"))
	assert.Equal(t, 3.0, at(t, data, "mainEntity", "numberOfItems"))
	assert.Equal(t, home+"foot-care/", at(t, data, "mainEntity", "itemListElement", 0, "url"))
}

// file gives a Markdown file with the front matter changed.
func file(t *testing.T, was, is string) fs.FS {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("content", "hearing-aid-fitting.md"))
	require.NoError(t, err)
	require.Contains(t, string(text), was)
	return fstest.MapFS{"a.md": {Data: []byte(strings.Replace(string(text), was, is, 1))}}
}

func TestHostileTextStaysText(t *testing.T) {
	// The rules find that some of it is no text of a review.
	was := failOn
	failOn = check.Error + 1
	t.Cleanup(func() { failOn = was })
	for _, hostile := range []string{
		`</script><script>alert(1)</script>`, `</SCRIPT ><img src=x onerror=alert(2)>`, `<!--<script>`, `--></script>`, `]]>`,
		`{{.Body}}`, `&lt;/script&gt;`, `"}]}</script>`, `\u003c/script\u003e`, "line\u2028separator", `'"` + "`",
	} {
		site := t.TempDir()
		quoted, err := json.Marshal(hostile)
		require.NoError(t, err)
		content := file(t, "author: Third tenor", "author: "+string(quoted))
		text := strings.Replace(string(content.(fstest.MapFS)["a.md"].Data), "text: I hear the second row again. They changed the setting twice without a murmur.", "text: "+string(quoted), 1)
		content.(fstest.MapFS)["a.md"].Data = []byte(text + "\n" + hostile + "\n")
		_, err = build(content, site, home)
		require.NoError(t, err)
		shown, data := readPage(t, site, "a/index.html")
		assert.Equal(t, hostile, at(t, data, "mainEntity", "review", 0, "author", "name"))
		assert.Equal(t, hostile, at(t, data, "mainEntity", "review", 0, "reviewBody"))
		assert.Equal(t, 2, strings.Count(shown[strings.Index(shown, "2 reviews"):], strings.Join(strings.Fields(hostile), " ")), "%s", shown)
		assert.True(t, strings.HasSuffix(shown, "Everything here is fictional: clinics, people and reviews."), shown)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct{ was, is, want string }{
		{"specialty: Otolaryngologic", "specialty: Ears", `a.md: WebPage.mainEntity.medicalSpecialty: "Ears" is no member of MedicalSpecialty`},
		{`date: "2026-02-27"`, `date: "2026-02-30"`, `a.md: WebPage.mainEntity.review[0].datePublished: "2026-02-30" is no date`},
		{"stars: 5", "stars: 6", "a.md: reviews: /0/reviewRating/ratingValue: the rating 6 is not on its scale"},
		{"12:00-20:00", "12:00-25:00", `a.md: hours: 1:34: "25:00" is no time of day`},
		{"treatment:", "treatmnt:", `a.md: [1:1] unknown field "treatmnt"`},
		{"---\n", "", "a.md: it has no front matter"},
	}
	for _, test := range tests {
		site := filepath.Join(t.TempDir(), "site")
		_, err := build(file(t, test.was, test.is), site, home)
		require.Error(t, err, test.is)
		assert.Contains(t, err.Error(), test.want)
		assert.NoDirExists(t, site, "nothing is written")
	}
}

// It is meant to be read as a whole.
func TestBrevity(t *testing.T) {
	text, err := os.ReadFile("main.go")
	require.NoError(t, err)
	assert.Less(t, bytes.Count(text, []byte("\n")), 200)
}
