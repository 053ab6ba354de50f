package rdfa

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// expect holds what is read of a page to a graph in Turtle.
func expect(t *testing.T, page, want string, options markup.Options) []*rdf.Problem {
	t.Helper()
	options.Base = "https://a.example/p/"
	g, problems := read(t, page, options)
	d, faults := rdf.Read([]byte("@prefix : <http://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "+want), rdf.Turtle, rdf.Base(options.Base))
	require.Empty(t, faults)
	same(t, d.Graph(rdf.Subject{}), g)
	return problems
}

// TestAligned reads values of schema.org as JSON-LD has them.
func TestAligned(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"namespace", `<p vocab="https://schema.org/" typeof=Person><b property=name>A</b>`, `[] a :Person; :name "A"`},
		{"prefix", `<p prefix="s: https://schema.org/" typeof=s:Person><b property=s:name>A</b>`, `[] a :Person; :name "A"`},
		{"language of the page", `<html lang=en><p vocab="https://schema.org/" typeof=Person><b property=name>A</b>`, `[] a :Person; :name "A"`},
		{"language of an element", `<html lang=en><p vocab="https://schema.org/" typeof=Person><b property=name lang=de>A</b>`, `[] a :Person; :name "A"@de`},
		{"link of a text", `<p vocab="https://schema.org/" typeof=Person><a property=email href="mailto:a@a.example">x</a>`, `[] a :Person; :email "mailto:a@a.example"`},
		{"link", `<p vocab="https://schema.org/" typeof=Person><a property=url href="x">x</a><b property=image content="/i"></b>`, `[] a :Person; :url <x>; :image <https://a.example/i>`},
		{"member", `<p vocab="https://schema.org/" typeof=Offer><link property=availability href="https://schema.org/InStock">`, `[] a :Offer; :availability :InStock`},
		{"date", `<p vocab="https://schema.org/" typeof=Article><time property=datePublished datetime=2024-05-01>May</time>`, `[] a :Article; :datePublished "2024-05-01"^^:Date`},
		{"date with a datatype", `<p vocab="https://schema.org/" typeof=Article><b property=datePublished datatype=xsd:date>2024-05-01</b>`, `[] a :Article; :datePublished "2024-05-01"^^:Date`},
		{"duration", `<p vocab="https://schema.org/" typeof=Recipe><time property=cookTime datetime=PT1H>1 h</time>`, `[] a :Recipe; :cookTime "PT1H"`},
		{"number", `<p vocab="https://schema.org/" typeof=Rating><b property=ratingValue datatype=xsd:decimal>4.5</b><b property=bestRating>5</b>`, `[] a :Rating; :ratingValue 4.5E0; :bestRating "5"`},
		{"link types", `<p vocab="https://schema.org/" typeof=Person><a rel="nofollow noopener" href=x>y</a><a rel=author href=z></a>`, `[] a :Person; :author <z>`},
		{"role", `<p role=main vocab="https://schema.org/" typeof=Person>`, `[] a :Person`},
		{"list", `<p vocab="https://schema.org/" typeof=ItemList><b property=url inlist>x</b><a property=url inlist href=y></a>`, `[] a :ItemList; :url (<x> <y>)`},
		{"page", `<meta property="og:title" content="T">`, `<> <http://ogp.me/ns#title> "T"`},
		{"unused links", `<a href="not a good one">x</a><img src="data: x"><p vocab="https://schema.org/" typeof=Person>`, `[] a :Person`},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.Empty(t, expect(t, test.page, test.want+" .", markup.Options{}))
		})
	}
}

// TestMarkupLiterals holds the forms of literals that have elements in them.
func TestMarkupLiterals(t *testing.T) {
	strict := markup.Options{Strict: true}
	expect(t, `<p property="rdf:value" datatype="rdf:XMLLiteral">a<b class="x&quot;y">1 &lt; 2<br></b><!--c--></p>`,
		`<> rdf:value '''a<b xmlns="http://www.w3.org/1999/xhtml" class="x&quot;y">1 &lt; 2<br></br></b><!--c-->'''^^rdf:XMLLiteral .`, strict)
	expect(t, `<p property="rdf:value" datatype="rdf:XMLLiteral"><b><svg><a xlink:href=z></a></svg></b></p>`,
		`<> rdf:value '''<b xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"><a xlink:href="z"></a></svg></b>'''^^rdf:XMLLiteral .`, strict)
	expect(t, `<p property="rdf:value" datatype="rdf:HTML">a<b class=x>1 &lt; 2<br></b></p>`,
		`<> rdf:value '''a<b class="x">1 &lt; 2<br/></b>'''^^rdf:HTML .`, strict)
}

// TestProblems holds what is told of pages that are wrong, and where.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ page, want, what, at string }{
		{`<b property=name>A</b>`, ``, `the term "name" is left out: there is no vocabulary around it`, "name"},
		{`<b typeof="Person">A</b>`, ``, `the term "Person" is left out`, "Person"},
		{`<meta property="fb:app_id" content=1>`, `<> <fb:app_id> "1"`, `the prefix "fb" is not declared: "fb:app_id" is read as an address`, "fb:"},
		{`<b property="_:x">A</b>`, ``, "a blank node can be no property", "_:x"},
		{`<b about="[x:y]" property="og:title">A</b>`, `<> <http://ogp.me/ns#title> "A"`, `the prefix of "[x:y]" is not declared`, "[x:y]"},
		{`<b about="a b" property="og:title">A</b>`, `<a%20b> <http://ogp.me/ns#title> "A"`, "has a space", "a b"},
		{`<b about=": b" rev="og:title"><i about="#x"></i></b>`, `<#x> <http://ogp.me/ns#title> <>`, "has a space", ": b"},
		{`<b vocab="https://a.example/" property="x<">A</b>`, ``, "it is left out", "x<"},
		{`<b prefix="_: https://b.example/" property="og:title">A</b>`, `<> <http://ogp.me/ns#title> "A"`, `the prefix "_" cannot be declared`, "_:"},
		{`<b prefix="x https://b.example/" property="og:title">A</b>`, `<> <http://ogp.me/ns#title> "A"`, `prefix has "x", which declares none`, "x https"},
		{`<b property="og:title" datatype="rdf:langString">A</b>`, `<> <http://ogp.me/ns#title> "A"`, "the datatype of texts in a language alone", "rdf:"},
		{`<b property="og:title" lang="engl_ish">A</b>`, `<> <http://ogp.me/ns#title> "A"`, "is no language tag", "engl_ish"},
		{`<td property="og:title">A</td>`, ``, "browsers drop this tag", "<td"},
		{`<div vocab="https://schema.org/" resource="#a" type="CreativeWork ArchiveComponent"><b property=name>A</b></div>`, `<#a> :name "A"`, `"CreativeWork ArchiveComponent" is not read`, "CreativeWork"},
		{`<div vocab="https://schema.org/" resource="#a"><p property=address type=schema:PostalAddress>A</p></div>`, `<#a> :address "A"`, "the attribute type says nothing", "schema:"},
		{`<template><p typeof="x"></p></template>`, ``, "in a template", "<template"},
	} {
		t.Run(test.page, func(t *testing.T) {
			want := test.want
			if want != "" {
				want += " ."
			}
			problems := expect(t, "\n"+test.page, want, markup.Options{})
			require.NotEmpty(t, problems)
			require.Contains(t, problems[0].What, test.what)
			if test.at != "<template" {
				require.Equal(t, 1+strings.Index(test.page, test.at), problems[0].Position.Offset, "%v", problems[0])
			}
		})
	}
}

// TestTypesOfHTML holds that what type is for in HTML is no fault.
func TestTypesOfHTML(t *testing.T) {
	for _, element := range []string{
		`<input type=text property=name>`, `<a type="text/html" property=url href=x>A</a>`, `<link type=Person property=url href=x>`, `<ol type=A property=name>x</ol>`,
		`<button type=Action property=name>x</button>`, `<script type="text/plain" property=name>x</script>`, `<p type=heading property=name>x</p>`, `<p type="" property=name>x</p>`,
		`<p type=Person>x</p>`, `<p type=Person typeof=Person property=knows></p>`, `<p vocab="https://b.example/" type=Person></p>`, `<svg type=Person property=name></svg>`,
	} {
		_, problems := read(t, `<div vocab="https://schema.org/" typeof=Person>`+element+`</div>`, markup.Options{Base: "https://a.example/"})
		assert.Empty(t, problems, element)
	}
}

// TestPlaces holds the places of a node, its types, properties and values.
func TestPlaces(t *testing.T) {
	page := "<html>\n<div vocab='https://schema.org/' resource='#a' typeof='Person Patient'>\n<a property='name url' href=x>A</a><b property=knows typeof=Thing></b></div>"
	g, problems := read(t, page, markup.Options{Base: "https://a.example/"})
	require.Empty(t, problems)
	n := g.Node(rdf.Subject{Kind: rdf.IRI, Text: "https://a.example/#a"})
	require.NotNil(t, n)
	at := func(pos rdf.Pos) int { return g.Position(pos).Offset }
	assert.True(t, n.Root)
	assert.Equal(t, strings.Index(page, "<div"), at(n.Pos))
	assert.Equal(t, strings.Index(page, "Person"), at(n.Types[0].Pos))
	assert.Equal(t, strings.Index(page, "Patient"), at(n.Types[1].Pos))
	assert.Equal(t, strings.Index(page, "name url"), at(n.Properties[0].Pos))
	assert.Equal(t, strings.Index(page, "url"), at(n.Properties[1].Pos))
	assert.Equal(t, strings.Index(page, "x>A"), at(n.Properties[1].Values[0].Pos))
	assert.Equal(t, strings.Index(page, "<b"), at(n.Properties[2].Values[0].Pos))
	known, _ := n.Properties[2].Values[0].Subject()
	assert.False(t, g.Node(known).Root)
}

// TestWithoutBase holds that the page is a blank node where nobody knows its address.
func TestWithoutBase(t *testing.T) {
	g, problems := read(t, `<meta property="og:title" content="T"><p about="" property="og:type">x</p>`, markup.Options{})
	require.Empty(t, problems)
	assert.Equal(t, 2, g.Len())
	for n := range g.Nodes() {
		assert.Equal(t, rdf.BlankNode, n.Subject.Kind)
	}

	g, problems = read(t, `<p about="x" property="og:title">T</p>`, markup.Options{})
	require.Len(t, problems, 1)
	for triple := range g.Triples() {
		assert.Equal(t, rdf.BlankNode, triple.Subject.Kind, "of the page, since where x leads is not known: %v", triple)
	}
	assert.Equal(t, 1, g.Len())
}

// TestMistakenNotation holds that property among Microdata is told with the attribute that is
// meant.
func TestMistakenNotation(t *testing.T) {
	for page, want := range map[string]string{
		`<div itemscope itemtype="https://schema.org/Person"><b property="name">A</b></div>`:                "the elements around it are Microdata: write itemprop in place of property",
		`<div itemscope itemtype="https://schema.org/Person"></div><b property="name">A</b>`:                `add vocab="https://schema.org/" if it is one of schema.org`,
		`<div itemscope itemtype="https://schema.org/Person"><p typeof="ex:T"><b property="name">A</b></p>`: `add vocab="https://schema.org/" if it is one of schema.org`,
	} {
		_, problems := read(t, page, markup.Options{Base: "https://a.example/"})
		require.NotEmpty(t, problems, page)
		assert.Equal(t, want, problems[len(problems)-1].Mend, page)
	}
}
