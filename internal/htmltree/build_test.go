package htmltree

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pageOf makes a page of bytes, a tag or text for each. Half of them close what is
// open, so that there is something for the direct way.
func pageOf(choices []byte) string {
	var page strings.Builder
	var open []string
	for _, c := range choices {
		if n := len(open); c >= 128 && n > 0 {
			page.WriteString("</" + open[n-1] + ">")
			open = open[:n-1]
			continue
		}
		switch c %= 128; {
		case int(c) < len(fuzzedTexts):
			page.WriteString(fuzzedTexts[c])
		case c < 32:
			page.WriteString("</" + fuzzedNames[int(c)*7%len(fuzzedNames)] + ">")
		default:
			name := fuzzedNames[int(c)%len(fuzzedNames)]
			page.WriteString("<" + name)
			page.WriteString([]string{">", " itemprop=a>", " property='b &amp; c' href=d>", " lang=de>", "/>"}[int(c)%5])
			if !strings.Contains(" br img meta link hr input col wbr ", " "+name+" ") {
				open = append(open, name)
			}
		}
	}
	return page.String()
}

var (
	fuzzedNames = []string{
		"a", "b", "p", "div", "span", "table", "tr", "td", "th", "tbody", "thead", "caption", "colgroup", "col", "ul", "li", "dl", "dt", "dd",
		"h1", "h2", "br", "img", "meta", "link", "hr", "input", "svg", "title", "path", "math", "mi", "desc", "form", "button", "select", "option",
		"optgroup", "ruby", "rt", "rb", "rtc", "pre", "textarea", "script", "style", "object", "x-y", "nobr", "em", "head", "body", "html",
		"template", "noscript", "address", "dialog", "label", "article", "wbr", "listing", "font", "foreignObject", "iframe",
		"xmp", "noembed", "noframes", "marquee", "applet", "mtext", "annotation-xml", "plaintext", "center", "PRE",
	}
	fuzzedTexts = []string{"x", " ", "\n", "&amp;", "<!-- c -->", "\r\n", "<!doctype html>", "</p>", "</br>", "<![CDATA[ y ]]>", "&#32;", "<", "</x>", "\r", "\x00", "ä", "&#13;"}
)

// TestKindsOfElements puts each element that the parser knows where what it is shows.
func TestKindsOfElements(t *testing.T) {
	for _, k := range elementKinds {
		for _, page := range []string{
			`<x-y itemprop=a><%>t</x-y>u</%>v`, `<p itemprop=a>t<%>u</p>v</%>w`, `<ul><li itemprop=a><%>t<li>u</%></ul>`, `<b itemprop=a><%>t</b>u</%>v`,
			`<% itemprop=a>t<p>u<div>v</%>w`, `<%><% itemprop=a>t</%>u</%>`, `<p><button><%>t<p itemprop=a>u`, `<p><%>t<p itemprop=a>u</p>v</%>`,
			`<title></title><% itemprop=a>t<meta itemprop=b></%>u`, `<ruby itemprop=a><rt>t<%>u</ruby>v`, `<select itemprop=a><option>t<%>u</select>v`,
			`<table><% itemprop=a>t<td>u</table>`, `<table><td itemprop=a>t<%>u<td>v</%></table>`,
		} {
			sameAsHTMLParse(t, strings.ReplaceAll(page, "%", k.name))
		}
	}
}

// TestLineFeedsOfPre has what stands between a pre and the line feed that counts for
// nothing at its beginning.
func TestLineFeedsOfPre(t *testing.T) {
	for _, page := range []string{
		"<pre itemprop=a>\nx", "<pre itemprop=a></x>\nx", "<pre itemprop=a>\n</x>\nx</pre>", "<pre itemprop=a></x></pre>\nx", "<listing itemprop=a></p>\nx",
		"<pre itemprop=a><b>\nx</b></pre>", "<pre itemprop=a><!---->\nx", "<pre itemprop=a>&#10;\nx", "<textarea itemprop=a></x>\nx</textarea>\ny",
	} {
		sameAsHTMLParse(t, page)
	}
}

// writtenPages gives the pages of riverside and, where they are there, those of W3C's
// suites and schema.org's examples.
func writtenPages(t *testing.T) (pages []string) {
	root := os.DirFS(filepath.Join("..", ".."))
	require.NoError(t, fs.WalkDir(root, "examples/riverside/pages", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			var text []byte
			text, err = fs.ReadFile(root, path)
			pages = append(pages, string(text))
		}
		return err
	}))
	data := os.DirFS(filepath.Join("..", "..", "..", "shared", "data"))
	for _, pattern := range []string{"w3c/microdata-rdf/*.html", "w3c/rdfa/rdfa1.1-html5/*.html", "w3c/rdfa/rdfa1.1-lite-html5/*.html"} {
		found, err := fs.Glob(data, pattern)
		require.NoError(t, err)
		for _, path := range found {
			text, err := fs.ReadFile(data, path)
			require.NoError(t, err)
			pages = append(pages, string(text))
		}
	}
	if examples, err := fs.ReadFile(data, "schemaorg-30.0/examples.txt"); err == nil {
		sections := regexp.MustCompile(`(?m)^\s*(?:TYPES|PRE-MARKUP|MICRODATA|RDFA|JSON):`).Split(string(examples), -1)
		pages = append(pages, sections...)
	}
	return pages
}

// TestTreesOfWrittenPages holds the ways to one another on pages that people wrote,
// as they are and with a piece missing, moved or doubled.
func TestTreesOfWrittenPages(t *testing.T) {
	pages := writtenPages(t)
	random := rand.New(rand.NewPCG(3, 4))
	direct, mutated := 0, 0
	for _, page := range pages {
		if sameAsHTMLParse(t, page) {
			direct++
		}
		if len(page) < 3 {
			continue
		}
		at := random.IntN(len(page) - 2)
		piece := page[at : at+1+random.IntN(min(200, len(page)-at-1))]
		to := random.IntN(len(page))
		faulty := page[:at] + page[at+len(piece):]
		if random.IntN(2) == 0 {
			faulty = page[:to] + piece + page[to:]
		}
		if sameAsHTMLParse(t, faulty) {
			mutated++
		}
	}
	t.Logf("of %d pages %d were made from their tags, of as many with a fault %d", len(pages), direct, mutated)
	assert.Greater(t, direct, len(pages)*9/10)
	assert.Greater(t, mutated, len(pages)/2)
}

// TestTreesOfRandomTags holds the ways to one another on pages that nobody would write.
func TestTreesOfRandomTags(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	direct := 0
	const pages = 1500
	for range pages {
		choices := make([]byte, 1+random.IntN(14))
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		if sameAsHTMLParse(t, pageOf(choices)) {
			direct++
		}
	}
	assert.Greater(t, direct, pages/8, "or nothing is held to anything")
}

// TestTreesOfRandomTemplates has random tags in templates, and around them.
func TestTreesOfRandomTemplates(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	choices := func(most int) []byte {
		choices := make([]byte, random.IntN(most))
		for i := range choices {
			choices[i] = byte(random.Uint32())
			if random.IntN(2) == 0 {
				choices[i] |= 128 // the end of what is open
			}
		}
		return choices
	}
	direct := 0
	const pages = 1500
	for range pages {
		page := pageOf(choices(3)) + "<b itemprop=a><i>x<template itemprop=b>" + pageOf(choices(10)) + "</template>y</i>" + pageOf(choices(5)) + "</b>z"
		if sameAsHTMLParse(t, page) {
			direct++
		}
	}
	assert.Greater(t, direct, pages/12, "or nothing is held to anything")
}

func FuzzTreeOfTags(f *testing.F) {
	f.Add([]byte("\x20\x90\x23\x44\xff\xff"))
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) < 1<<10 {
			sameAsHTMLParse(t, pageOf(choices))
		}
	})
}
