package page_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// at gives what stands at a place of a page, up to the next sign of markup.
func at(d *page.Document, text string, pos rdf.Pos) string {
	offset := d.Position(pos).Offset
	end := strings.IndexAny(text[offset:], "\"'<>")
	if end < 0 {
		return text[offset:]
	}
	return text[offset : offset+end]
}

func read(text string, options ...page.ReadOption) (*page.Document, []*rdf.Problem) {
	return page.Read(context.Background(), []byte(text), options...)
}

// Places are compared as the text that stands there.
func TestFacts(t *testing.T) {
	const text = `<!doctype html>
<html lang="de-CH">
<head>
<meta charset="utf-8">
<title>
  Praxis &amp; Team </title>
<base href="/de/">
<link rel="stylesheet" href="a.css">
<link href="praxis/" rel="nofollow Canonical">
<link rel="alternate" hreflang="en" href="../en/practice/">
<link rel="alternate" hreflang="x-default" href="https://other.example/">
<link rel="alternate" type="application/rss+xml" href="feed">
<META NAME="Description" content=" Drei&#32;Praxen
 in zwei Städten">
<meta name="robots" content="noindex, nofollow">
<meta name="googlebot" content="index">
<meta property="og:title" content="Praxis">
<meta property="article:author" content="A">
<meta property="schema" content="B">
<meta name="twitter:card" content="summary">
<meta property="twitter:title" name="description" content="C">
<meta http-equiv="refresh" content="5">
</head>
<body><title>other</title><meta name="robots" content="late"><base href="/no/"></body>`
	d, problems := read(text, page.Base("https://a.example/x"))
	require.Empty(t, problems)
	f := d.Facts
	assert.Equal(t, "https://a.example/de/", d.Base)

	assert.Equal(t, "Praxis & Team", f.Title.Text)
	assert.Equal(t, "Praxis &amp; Team ", at(d, text, f.Title.Pos))
	assert.True(t, f.Title.InHead)
	assert.Equal(t, "de-CH", f.Language.Text)
	assert.Equal(t, "de-CH", at(d, text, f.Language.Pos))
	assert.Equal(t, "/de/", f.Base.Text)
	assert.Equal(t, "/de/", at(d, text, f.Base.Pos))
	require.Len(t, f.Canonicals, 1)
	assert.Equal(t, "https://a.example/de/praxis/", f.Canonicals[0].Text)
	assert.Equal(t, "praxis/", at(d, text, f.Canonicals[0].Pos))
	require.Len(t, f.Alternates, 2)
	assert.Equal(t, []string{"en", "https://a.example/en/practice/"}, []string{f.Alternates[0].Language, f.Alternates[0].Address})
	assert.Equal(t, "../en/practice/", at(d, text, f.Alternates[0].Pos))
	assert.Equal(t, []string{"x-default", "https://other.example/"}, []string{f.Alternates[1].Language, f.Alternates[1].Address})
	assert.Equal(t, "Drei Praxen in zwei Städten", f.Description().Text)
	assert.Equal(t, " Drei&#32;Praxen\n in zwei Städten", at(d, text, f.Description().Pos))

	contents := func(metas []page.Meta) (contents []string) {
		for _, m := range metas {
			assert.Equal(t, m.Content, at(d, text, m.Pos))
			contents = append(contents, m.Content)
		}
		return contents
	}
	assert.Equal(t, []string{"noindex, nofollow", "index", "late"}, contents(f.Robots()))
	assert.Equal(t, []bool{true, true, false}, []bool{f.Robots()[0].InHead, f.Robots()[1].InHead, f.Robots()[2].InHead})
	assert.Equal(t, []string{"Praxis", "A"}, contents(f.OpenGraph()))
	assert.Equal(t, []string{"summary", "C"}, contents(f.Twitter()))
	assert.Len(t, f.Named("DESCRIPTION"), 2)
	assert.Equal(t, "refresh", f.Metas[len(f.Metas)-2].Pragma)
	assert.Equal(t, rdf.Position{Offset: strings.Index(text, "Praxis &amp;"), Line: 6, Column: 3}, d.Position(f.Title.Pos))
}

// TestV10LongBase has a base that many addresses would begin with.
func TestV10LongBase(t *testing.T) {
	text := `<base href="/` + strings.Repeat("x", 1<<16) + `/">` + strings.Repeat(`<link rel=canonical href=a>`, 1000)
	d, problems := read(text, page.Base("https://a.example/"))
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].What, "the base has 65555 bytes: it is passed over")
	assert.Equal(t, "https://a.example/", d.Base)
	require.Len(t, d.Facts.Canonicals, 1000)
	assert.Equal(t, "https://a.example/a", d.Facts.Canonicals[999].Text)
}

func TestWhatIsInTheHead(t *testing.T) {
	for text, want := range map[string]bool{
		"<meta name=a content=b>":                                                   true,
		"<head> <!-- a --><meta name=a content=b>":                                  true,
		"<head><title>T</title><script>a<b</script> <meta name=a content=b>":        true,
		"<head>x<meta name=a content=b>":                                            false,
		"<head></head><meta name=a content=b>":                                      false,
		"<!-- a -->x<!-- b --><meta name=a content=b>":                              false,
		"<p><meta name=a content=b>":                                                false,
		"<template><p>x</p></template><meta name=a content=b>":                      true,
		"<template>x<!-- a -->y</template><meta name=a content=b>":                  true,
		"<template></template>x<!-- a --><meta name=a content=b>":                   false,
		"<head></ x> < <meta name=a content=b>":                                     false,
		"<head></ x><meta name=a content=b>":                                        true,
		"<head><noscript><img></noscript><meta name=a content=b>":                   true,
		"<head></p></title><meta name=a content=b>":                                 true,
		"<head><style>p{}</style>\n<link rel=a>\n<?php ?>\n<meta name=a content=b>": true,
	} {
		d, _ := read(text)
		require.Len(t, d.Facts.Metas, 1, text)
		assert.Equal(t, want, d.Facts.Metas[0].InHead, text)
	}
}

func TestFactsThatAreNone(t *testing.T) {
	d, problems := read("<svg><title>A</title></svg><template><title>B</title><meta name=a content=b><base href=/c/></template>" +
		"<!--<title>C</title>--><textarea><title>D</title></textarea><meta name=a><link rel=canonical>")
	assert.Empty(t, problems)
	assert.Equal(t, page.Facts{}, d.Facts)
}

// Words of rel are parted by what is white space in HTML, which knows ASCII alone.
func TestWordsOfRel(t *testing.T) {
	for rel, want := range map[string]int{
		"canonical": 1, "CANONICAL": 1, "shortlink\tcanonical\fx": 1, "\n canonical ": 1,
		"canonicals": 0, "x\u00A0canonical": 0, "canonical\u00A0": 0, "\vcanonical": 0, "": 0, " ": 0,
	} {
		d, _ := read(`<link rel="` + rel + `" href="https://a.example/">`)
		assert.Len(t, d.Facts.Canonicals, want, "%q", rel)
	}
}

func TestBase(t *testing.T) {
	tests := map[string]struct{ page, base, want, problem string }{
		"none":                  {page: "<p>", base: "https://a.example/b", want: "https://a.example/b"},
		"absolute":              {page: "<base href=https://c.example/d>", base: "https://a.example/b", want: "https://c.example/d"},
		"relative":              {page: "<base href=c/>", base: "https://a.example/b", want: "https://a.example/c/"},
		"the first with href":   {page: "<base target=_top><base href=/c><base href=/d>", base: "https://a.example/b", want: "https://a.example/c"},
		"relative, no address":  {page: "<base href=c/>"},
		"absolute, no address":  {page: "<base href='https://c.example/'>", want: "https://c.example/"},
		"with white space":      {page: "<base href=' /\nc '>", base: "https://a.example/b", want: "https://a.example/c"},
		"canonical":             {page: "<link rel=canonical href='https://d.example/e'>", want: "https://d.example/e"},
		"canonical twice":       {page: "<link rel=canonical href='https://d.example/e'><link rel=canonical href='https://d.example/e'>", want: "https://d.example/e"},
		"two canonical ones":    {page: "<link rel=canonical href='https://d.example/e'><link rel=canonical href='https://d.example/f'>"},
		"relative canonical":    {page: "<link rel=canonical href='/e'>"},
		"canonical in the body": {page: "<body><p>a<link rel=canonical href='https://d.example/e'>"},
		"canonical of no host":  {page: "<link rel=canonical href='https:'>"},
		"canonical of a path":   {page: "<link rel=canonical href='https:///e'>"},
		"canonical of no page":  {page: "<link rel=canonical href='urn:x:e'>"},
		"canonical and address": {page: "<link rel=canonical href='https://d.example/e'>", base: "https://a.example/b", want: "https://a.example/b"},
		"canonical and base":    {page: "<link rel=canonical href='https://d.example/e'><base href=c/>", want: "https://d.example/c/"},
		"no base of such a one": {page: "<base href='data:,x'>", base: "https://a.example/b", want: "https://a.example/b", problem: "scheme data"},
		"no address at all":     {page: "<base href='/a b'>", base: "https://a.example/b", want: "https://a.example/b", problem: "cannot be read"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d, problems := read(test.page, page.Base(test.base))
			assert.Equal(t, test.want, d.Base)
			if test.problem == "" {
				assert.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0].What, test.problem)
		})
	}
}

func TestVisibleText(t *testing.T) {
	tests := map[string]string{
		"":                               "",
		"a\n b":                          "a b",
		"<p>a<b>b</b>c</p>d<br>e<div>f":  "abc d e f",
		"<title>t</title><p>a":           "a",
		"<p>a<!-- b -->c<!x>d<?y?>e</>f": "acdef",
		"<script>a</script>b<style>c</style><template>d<p>e</p></template><noscript>f</noscript>g": "b g",
		"a &amp; b&nbsp;c&lt;p&gt; &#x41;&notit; &unknown;":                                        "a & b\u00A0c<p> A¬it; &unknown;",
		"<p hidden>a</p>b":                         "b",
		"<p hidden>a<p>b":                          "b",
		"<div hidden>a<div>b</div>c</div>d":        "d",
		"<div hidden>a<p>b<p>c</div>d":             "d",
		"<div><span hidden>a</div>b":               "b",
		"<ul><li hidden>a<li>b</ul>c":              "b c",
		"<ul><li hidden>a</ul>b":                   "b",
		"<ul><li hidden>a<ul><li>b</ul><li>c</ul>": "c",
		"<table><tr><td hidden>a<td>b</table>":     "b",
		"<p hidden>a</p></p>b":                     "b",
		"<p style='display: NONE !important'>a</p><p style='color:red;visibility:hidden'>b</p><p style='display:block'>c</p>": "c",
		"<p style='color:red' hidden>a</p>b": "b",
		"<p style='color:red' style='display:none'>a</p><p style='display:none' style='color:red'>b</p>": "a",
		"<p aria-hidden=true>a</p>":                                                                       "a",
		"<details><summary>a</summary>b</details>":                                                        "a b",
		"<dialog>a</dialog><dialog open>b</dialog>":                                                       "b",
		"<textarea>a&amp;<b></textarea><xmp>c&amp;</xmp>":                                                 "a&<b> c&amp;",
		"<audio>a</audio><video>b<p>c</p></video><iframe>d</iframe><object>e</object><canvas>f</canvas>g": "g",
		"<svg><title>a</title><desc>b</desc><text>c</text><style>d</style></svg>e":                        "c e",
		"<svg><title/><path/></svg>a":                                                                     "a",
		"<input hidden>a<img hidden>b":                                                                    "ab",
		"<p hidden><script>a</script><br>b</p>c":                                                          "c",
		"<p>a < b":                                                                                        "a < b",
		"<p>a</p><p":                                                                                      "a",
		strings.Repeat("<div>", 100) + "<div hidden>" + strings.Repeat("<div>a", 100) + strings.Repeat("</div>", 100) + "</div>b": "b",
	}
	for text, want := range tests {
		d, _ := read(text)
		assert.Equal(t, want, d.VisibleText().String, text)
		assert.Equal(t, want, d.Input("", nil).Page.Text(), text)
	}
}

func TestPlacesOfVisibleText(t *testing.T) {
	const text = "<p>a  b&amp;c\n<b>d</b>&lt;&gt;  é&hellip;f</p>\n<p>g h</p>"
	d, _ := read(text)
	v := d.VisibleText()
	require.Equal(t, "a b&c d<> é…f g h", v.String)
	for part, want := range map[string]string{
		"a": "a", "b": "b", "&": "&amp;", "c": "c", "d": "d", "<": "&lt;", ">": "&gt;", "é": "é", "…": "&hellip;", "f": "f", "g": "g", "h": "h",
	} {
		offset := d.Position(v.Pos(strings.Index(v.String, part))).Offset
		assert.True(t, strings.HasPrefix(text[offset:], want), "%q at %q", part, text[offset:])
	}
	const legacy = "<meta charset=iso-8859-1><p>\xC4\xC4  x"
	d, _ = read(legacy)
	v = d.VisibleText()
	require.Equal(t, "ÄÄ x", v.String)
	assert.Equal(t, len(legacy)-1, d.Position(v.Pos(5)).Offset)
}
