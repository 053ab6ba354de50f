package main

import (
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// leads are the attributes that name another file.
var leads = map[string]bool{"href": true, "src": true, "srcset": true, "action": true, "poster": true, "data": true}

// document is a committed page.
type document struct {
	name, lang string
	root       *html.Node
	ids        map[string]bool
}

// parsed are the committed pages, for all tests that change nothing in them.
var parsed map[string]*document

// documents gives all committed pages, by the names of their files.
func documents(t *testing.T) map[string]*document {
	t.Helper()
	if parsed == nil {
		parsed = parseAll(t)
	}
	return parsed
}

func parseAll(t *testing.T) map[string]*document {
	t.Helper()
	found := make(map[string]*document)
	require.NoError(t, fs.WalkDir(committed, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		text, err := fs.ReadFile(committed, name)
		if err != nil {
			return err
		}
		root, err := html.Parse(strings.NewReader(string(text)))
		if err != nil {
			return err
		}
		d := &document{name: name, root: root, ids: make(map[string]bool)}
		for n := range elements(root) {
			if n.Data == "html" {
				d.lang = attribute(n, "lang")
			}
			if id := attribute(n, "id"); id != "" {
				assert.False(t, d.ids[id], "%s has the id %s twice", name, id)
				d.ids[id] = true
			}
		}
		found[name] = d
		return nil
	}))
	require.Len(t, found, 46)
	return found
}

// elements gives all elements below a node.
func elements(root *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// leadsSomewhere holds that an address on the site, seen from a page, leads to a
// file, and its fragment to an id.
func leadsSomewhere(t *testing.T, all map[string]*document, from *document, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if !assert.NoError(t, err) {
		return
	}
	name := ""
	if from != nil {
		name = from.name
	}
	if u.Path != "" {
		if !assert.True(t, strings.HasPrefix(u.Path, "/"), "%s: %s is not seen from the root", name, address) {
			return
		}
		name = file(u.Path)
	}
	info, err := fs.Stat(committed, name)
	if !assert.NoError(t, err, address) {
		return
	}
	assert.True(t, info.Mode().IsRegular(), address)
	if u.Fragment != "" {
		if to := all[name]; assert.NotNil(t, to, address) {
			assert.True(t, to.ids[u.Fragment], "%s has no place %s", name, u.Fragment)
		}
	}
}

// TestLinks follows every link and every picture of every page.
func TestLinks(t *testing.T) {
	all := documents(t)
	followed := 0
	for _, d := range all {
		for n := range elements(d.root) {
			for _, a := range n.Attr {
				address := a.Val
				switch {
				case n.Data == "meta" && (attribute(n, "property") == "og:url" || attribute(n, "property") == "og:image") && a.Key == "content":
					require.True(t, strings.HasPrefix(address, origin+"/"), address)
				case !leads[a.Key]:
					continue
				}
				if path, ours := strings.CutPrefix(address, origin); ours {
					address = path
				}
				u, err := url.Parse(address)
				require.NoError(t, err)
				switch u.Scheme {
				case "tel", "mailto":
					assert.Equal(t, "a", n.Data, "%s: %s", d.name, address)
				case "http", "https":
					// Other sites may be linked, but nothing is fetched from them.
					assert.Equal(t, "a", n.Data, "%s: %s", d.name, address)
					assert.True(t, strings.HasSuffix(u.Host, ".example"), address)
				default:
					leadsSomewhere(t, all, d, address)
					followed++
				}
			}
		}
	}
	assert.Greater(t, followed, 1000)
}

// TestStyleAndScript holds that neither asks for anything.
func TestStyleAndScript(t *testing.T) {
	for _, name := range []string{"style.css", "site.js", "favicon.svg"} {
		text, err := fs.ReadFile(committed, name)
		require.NoError(t, err)
		asks := regexp.MustCompile(`url\(|@import|fetch\(|XMLHttpRequest|\bimport\b|(href|src)=`)
		assert.Empty(t, asks.FindAllString(string(text), -1), name)
	}
}

// TestPlacesOfData holds that whatever the data says to be on the site is there,
// with its anchor.
func TestPlacesOfData(t *testing.T) {
	all := documents(t)
	s := content(t)
	count := 0
	for _, m := range s.things {
		walk(m, func(m map[string]any) {
			for _, key := range []string{"url", "downloadUrl", "mainEntityOfPage"} {
				for _, value := range items(m[key]) {
					if page, isThing := value.(map[string]any); isThing {
						value = origin + page["id"].(string)
					}
					address, isText := value.(string)
					require.True(t, isText)
					path, ours := strings.CutPrefix(address, origin)
					if ours {
						leadsSomewhere(t, all, nil, path)
						count++
					}
				}
			}
		})
	}
	assert.Greater(t, count, 150)
}

// TestAnchorsOfIDs holds that the id of each thing that is named by a place on
// its page is an id there too, where the thing is shown as a whole.
func TestAnchorsOfIDs(t *testing.T) {
	all := documents(t)
	// Things that have no one place of their own on a page.
	spread := map[string]bool{"website": true, "logo": true}
	s := content(t)
	for _, m := range s.things {
		walk(m, func(m map[string]any) {
			id, alone := reference(m)
			if _, fragment, found := strings.Cut(id, "#"); found && !alone && !spread[fragment] {
				if fragment == "person" && m["mainEntityOfPage"] == nil {
					return // on the page of the team, under the name
				}
				leadsSomewhere(t, all, nil, id)
			}
		})
	}
}

// TestSitemap holds that the map and robots.txt name the pages, and all of them.
func TestSitemap(t *testing.T) {
	text, err := fs.ReadFile(committed, "sitemap.xml")
	require.NoError(t, err)
	named := make(map[string]bool)
	for _, match := range regexp.MustCompile(`<loc>(.*?)</loc>`).FindAllStringSubmatch(string(text), -1) {
		path, ours := strings.CutPrefix(match[1], origin)
		require.True(t, ours)
		named[file(path)] = true
	}
	for name := range documents(t) {
		assert.Equal(t, name != "404.html", named[name], name)
	}
	assert.Len(t, named, 45)
	robots, err := fs.ReadFile(committed, "robots.txt")
	require.NoError(t, err)
	assert.Contains(t, string(robots), "\nSitemap: https://riverside.example/sitemap.xml\n")
}

// TestTwins holds that the languages of a page name each other.
func TestTwins(t *testing.T) {
	all := documents(t)
	alternates := make(map[string]map[string]string)
	for _, d := range all {
		found := make(map[string]string)
		for n := range elements(d.root) {
			if n.Data == "link" && attribute(n, "rel") == "alternate" {
				path, ours := strings.CutPrefix(attribute(n, "href"), origin)
				require.True(t, ours)
				found[attribute(n, "hreflang")] = file(path)
			}
		}
		alternates[d.name] = found
	}
	twins := 0
	for name, found := range alternates {
		if len(found) == 0 {
			continue
		}
		twins++
		assert.Equal(t, found, alternates[found["en"]], name)
		assert.Equal(t, found, alternates[found["de"]], name)
		assert.Equal(t, "en", all[found["en"]].lang)
		assert.Equal(t, "de", all[found["de"]].lang)
		assert.Equal(t, found["en"], found["x-default"])
		assert.Equal(t, name, found[all[name].lang])
		// And the reader finds the twin in the menu.
		switches := 0
		for n := range elements(all[name].root) {
			if n.Data == "a" && attribute(n, "hreflang") == attribute(n, "lang") && attribute(n, "lang") != "" {
				assert.Equal(t, found[attribute(n, "lang")], file(attribute(n, "href")), name)
				switches++
			}
		}
		assert.GreaterOrEqual(t, switches, 1, name)
	}
	assert.Equal(t, 20, twins)
}
