package page_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// scriptsOfTree gives the contents of the scripts with JSON-LD that are elements of
// the document which html.Parse makes, and whether they can be compared: of SVG,
// MathML and frames the scan knows less than the tree.
func scriptsOfTree(text string) (contents []string, comparable bool) {
	lower := strings.ToLower(text)
	for _, unlike := range []string{"<svg", "<math", "<frameset"} {
		if strings.Contains(lower, unlike) {
			return nil, false
		}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, false // too deep
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "template" {
			return
		}
		if n.Type == html.ElementNode && n.Data == "script" {
			typ, src := "", false
			for _, a := range slices.Backward(n.Attr) {
				if a.Key == "type" {
					typ = a.Val
				}
				src = src || a.Key == "src"
			}
			typ, _, _ = strings.Cut(typ, ";")
			content := ""
			if n.FirstChild != nil {
				content = n.FirstChild.Data
			}
			if asciiLower(strings.Trim(typ, " \t\n\f\r")) == "application/ld+json" && (!src || strings.Trim(content, " \t\n\f\r") != "") {
				contents = append(contents, content)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	slices.Sort(contents) // the tree moves what stands wrongly in a table
	return contents, true
}

func sorted(texts []string) []string {
	slices.Sort(texts)
	return texts
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

var readSeeds = []string{
	"", "a", script(clinic), "<noscript>" + script(clinic) + "</noscript>", "<template>" + script(clinic) + "</template>" + script(clinic),
	"<table><template></table>" + script(clinic), "<select><template>" + script(clinic) + "</select>" + script(clinic), "</template>" + script(clinic),
	"<p itemscope itemtype=https://schema.org/Person><b itemprop=name>a</b>", "<p vocab=https://schema.org/ typeof=Person><b property=name>a</b>",
	"<base href=/a><html lang=de><title>a</title><meta name=a content=b><link rel=canonical href=c>", "<svg><title/>" + script(clinic) + "</svg>" + script(clinic),
	"\xFF\xFE<\x00p\x00>\x00", "<meta charset=shift_jis>\x82\xA0\x82", "<script type='application/ld+json'><!--<script></script>--></script>", "<plaintext>" + script(clinic),
	"<script type=application/ld+json src=a></script><script type=application/ld+json>", "<div hidden>a<p>b", "<frameset>" + script(clinic), "<body>" + script("[") + "</html>" + script("\r\n\x00"),
	"<table>" + script(clinic) + "<colgroup>" + script(clinic) + "</table><select>" + script(clinic), "<!DOCTYPE html SYSTEM '><script>'>",
}

// FuzzReadPage holds that nothing makes Read panic, that it says the same twice,
// that places lie in the page, and that the scripts it finds are those of the tree.
func FuzzReadPage(f *testing.F) {
	for _, seed := range readSeeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		kept := bytes.Clone(text)
		options := []page.ReadOption{page.Base("https://a.example/b/"), page.ContentType("text/html")}
		d, problems := page.Read(context.Background(), text, options...)
		again, problemsAgain := page.Read(context.Background(), text, options...)
		require.Equal(t, kept, text)
		require.Equal(t, problems, problemsAgain)
		require.Equal(t, d.Facts, again.Facts)
		require.Equal(t, d.VisibleText().String, again.VisibleText().String)
		require.Len(t, again.Blocks, len(d.Blocks))
		for _, p := range problems {
			require.True(t, p.Position.IsValid(), "%v", p)
			require.LessOrEqual(t, p.Position.Offset, len(text))
		}
		triples := 0
		for i, b := range d.Blocks {
			require.Equal(t, slices.Collect(b.Dataset.Quads()), slices.Collect(again.Blocks[i].Dataset.Quads()))
			triples += b.Dataset.Len()
			for n := range b.Dataset.Graph(rdf.Subject{}).Nodes() {
				require.LessOrEqual(t, d.Position(n.Pos).Offset, len(text))
			}
		}
		require.LessOrEqual(t, d.Graph().Len(), triples)
		visible := d.VisibleText()
		page.VisibleTextAgrees(t, d)
		for i := range visible.String {
			require.LessOrEqual(t, d.Position(visible.Pos(i)).Offset, len(text))
		}

		if !utf8.Valid(text) || d.Encoding != "utf-8" {
			return
		}
		want, comparable := scriptsOfTree(strings.TrimPrefix(string(text), "\uFEFF"))
		if comparable {
			require.Equal(t, want, sorted(page.Scripts(text)))
		}
	})
}

// Random nestings of what changes how tags are taken.
func TestScriptsAreThoseOfTheTree(t *testing.T) {
	pieces := []string{
		"<template>", "</template>", "<table>", "</table>", "<select>", "</select>", "<tr>", "<td>", "</td>", "<option>", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>",
		"<a>", "<noscript>", "</noscript>", "<head>", "</head>", "<body>", "</body>", "</html>", "<textarea>", "</textarea>", "<title>", "</title>", "<style>", "</style>",
		"<!--", "-->", "<script>", "</script>", "<!--<script>", "<caption>", "<colgroup>", "<button>", "<form>", "a", " ", "<noframes>", "</noframes>", "<iframe>", "</iframe>",
		script("1"), script("2"), "<script type=application/ld+json>", "<input>", "<br/>", "</br>", "<?a>", "<![CDATA[", "]]>", "<xmp>", "</xmp>", "<noembed>", "<li>", "<dd>",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 20).Draw(t, "pieces"), "")
		want, comparable := scriptsOfTree(text)
		require.True(t, comparable)
		require.Equal(t, want, sorted(page.Scripts([]byte(text))), text)
	})
}
