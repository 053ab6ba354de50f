package main

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// void are the elements without an end tag.
var void = map[string]bool{"br": true, "img": true, "link": true, "meta": true}

// TestWellFormed holds that every element is closed, in its order, where the
// template closes it: the parser never has to mend anything.
func TestWellFormed(t *testing.T) {
	for name := range documents(t) {
		text, err := fs.ReadFile(committed, name)
		require.NoError(t, err)
		assert.Equal(t, "<!doctype html>", strings.ToLower(string(text[:15])), name)
		var open, tags []string
		tokens := html.NewTokenizer(strings.NewReader(string(text)))
		for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
			tag, _ := tokens.TagName()
			switch kind {
			case html.StartTagToken:
				tags = append(tags, string(tag))
				if !void[string(tag)] {
					open = append(open, string(tag))
				}
			case html.SelfClosingTagToken:
				t.Errorf("%s: %s", name, tokens.Raw())
			case html.EndTagToken:
				require.NotEmpty(t, open, name)
				require.Equal(t, open[len(open)-1], string(tag), name)
				open = open[:len(open)-1]
			}
		}
		assert.Empty(t, open, name)
		// The tree has the same elements in the same order; only tbody, which may
		// be left out, is added.
		root, err := html.Parse(strings.NewReader(string(text)))
		require.NoError(t, err)
		var tree []string
		for n := range elements(root) {
			if n.DataAtom != atom.Tbody {
				tree = append(tree, n.Data)
			}
		}
		assert.Equal(t, tags, tree, name)
	}
}

// TestHead holds what each page says of itself.
func TestHead(t *testing.T) {
	titles, descriptions := make(map[string]string), make(map[string]string)
	for name, d := range documents(t) {
		var title, description, canonical, charset string
		var h1, last int
		for n := range elements(d.root) {
			switch n.Data {
			case "title":
				title = n.FirstChild.Data
			case "meta":
				charset += attribute(n, "charset")
				if attribute(n, "name") == "description" {
					description = attribute(n, "content")
				}
			case "link":
				if attribute(n, "rel") == "canonical" {
					canonical = attribute(n, "href")
				}
			case "h1", "h2", "h3", "h4", "h5", "h6":
				level := int(n.Data[1] - '0')
				assert.LessOrEqual(t, level, last+1, "%s: %s leaves out a level", name, n.Data)
				last = level
				if level == 1 {
					h1++
				}
			case "img":
				assert.True(t, hasAttribute(n, "alt") && attribute(n, "width") != "" && attribute(n, "height") != "", name)
			case "script":
				outside := attribute(n, "src") == "/site.js" && n.FirstChild == nil
				assert.True(t, outside || attribute(n, "type") == "application/ld+json", "%s has a script of its own", name)
			case "style", "iframe", "object", "form", "base":
				t.Errorf("%s has an element %s", name, n.Data)
			}
			for _, a := range n.Attr {
				assert.False(t, a.Key == "style" || strings.HasPrefix(a.Key, "on"), "%s: attribute %s", name, a.Key)
			}
		}
		assert.Equal(t, "utf-8", charset, name)
		assert.Equal(t, 1, h1, name)
		wantLang := "en"
		if strings.HasPrefix(name, "de/") {
			wantLang = "de"
		}
		assert.Equal(t, wantLang, d.lang, name)
		if name != "404.html" {
			assert.Equal(t, name, file(strings.TrimPrefix(canonical, origin)))
		}
		assert.Empty(t, titles[title], "%s has the title of another page", name)
		assert.Empty(t, descriptions[description], "%s has the description of another page", name)
		assert.Less(t, len([]rune(title)), 90, name)
		assert.Less(t, len([]rune(description)), 170, name)
		assert.Greater(t, len([]rune(description)), 10, name)
		titles[title], descriptions[description] = name, name
	}
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// TestContrast computes the contrast of text and ground by WCAG 2.2, section
// 1.4.3, which asks for 4.5 to 1.
func TestContrast(t *testing.T) {
	text, err := fs.ReadFile(committed, "style.css")
	require.NoError(t, err)
	colours := make(map[string]string)
	for _, match := range regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(string(text), -1) {
		colours[match[1]] = match[2]
	}
	for _, pair := range [][2]string{
		{"ink", "paper"}, {"ink", "card"}, {"ink", "mist"},
		{"muted", "paper"}, {"muted", "card"}, {"muted", "mist"},
		{"link", "paper"}, {"link", "card"}, {"link", "mist"},
		{"deep", "card"}, {"deep", "mist"}, {"deep", "paper"},
		{"warm", "paper"}, {"good", "paper"}, {"good", "card"},
		{"#ffffff", "deep"}, {"#ffffff", "#10323e"}, {"#e3eef0", "#10323e"}, {"#c3d5da", "#10323e"},
		{"#6b3d12", "sand"}, {"good", "#e2f0e5"}, {"#96601a", "paper"}, {"#96601a", "card"}, {"#ffffff", "#083746"},
	} {
		for i, name := range pair {
			if value := colours[name]; value != "" {
				pair[i] = value
			} else {
				require.Contains(t, strings.ReplaceAll(string(text), "#fff;", "#ffffff;"), name)
			}
		}
		a, b := luminance(t, pair[0]), luminance(t, pair[1])
		assert.GreaterOrEqual(t, (math.Max(a, b)+0.05)/(math.Min(a, b)+0.05), 4.5, "%s on %s", pair[0], pair[1])
	}
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		value, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		part := float64(value) / 255
		if part <= 0.04045 {
			part /= 12.92
		} else {
			part = math.Pow((part+0.055)/1.055, 2.4)
		}
		sum += weight * part
	}
	return sum
}
