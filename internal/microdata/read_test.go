package microdata

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// read reads a page into a graph with places.
func read(t testing.TB, page string, options markup.Options) (*rdf.Graph, []*rdf.Problem) {
	t.Helper()
	g := new(rdf.Graph)
	file := g.AddFile("page.html", []byte(page))
	tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	options.Base = tree.BaseIRI(options.Base)
	return g, Read(context.Background(), tree, g, file.Pos, options)
}

// expect holds what is read of a page to a graph in Turtle.
func expect(t *testing.T, page, want string, options markup.Options) []*rdf.Problem {
	t.Helper()
	options.Base = "https://a.example/p/"
	g, problems := read(t, page, options)
	d, faults := rdf.Read([]byte("@prefix : <http://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "+want), rdf.Turtle, rdf.Base(options.Base))
	require.Empty(t, faults)
	same(t, d.Graph(rdf.Subject{}), g)
	return problems
}

// TestAligned reads values of schema.org as JSON-LD has them.
func TestAligned(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"namespace", `<p itemscope itemtype="https://schema.org/Person"><b itemprop=name>A</b>`, `[] a :Person; :name "A"`},
		{"www", `<p itemscope itemtype="http://www.schema.org/Person"><b itemprop=name>A</b>`, `[] a :Person; :name "A"`},
		{"extension", `<p itemscope itemtype="http://schema.org/Person/Nurse"><b itemprop=name>A</b>`, `[] a <http://schema.org/Person/Nurse>; :name "A"`},
		{"unknown terms", `<p itemscope itemtype="https://schema.org/Persn"><b itemprop=nmae>A</b>`, `[] a :Persn; :nmae "A"`},
		{"language of the page", `<html lang=en><p itemscope itemtype="https://schema.org/Person"><b itemprop=name>A</b>`, `[] a :Person; :name "A"`},
		{"language of an element", `<html lang=en><p itemscope itemtype="https://schema.org/Person"><b itemprop=name lang=de>A</b>`, `[] a :Person; :name "A"@de`},
		{"language undone", `<div lang=de><p itemscope itemtype="https://schema.org/Person"><b itemprop=name lang="">A</b>`, `[] a :Person; :name "A"`},
		{"template in an address", `<p itemscope itemtype="https://schema.org/Person"><img itemprop=image src="{{ image }}">`, `[] a :Person; :image "{{ image }}"`},
		{"coerced to an IRI", `<p itemscope itemtype="https://schema.org/Person"><b itemprop=url>/x</b><meta itemprop=sameAs content="https://b.example/">`, `[] a :Person; :url <https://a.example/x>; :sameAs <https://b.example/>`},
		{"no IRI", `<p itemscope itemtype="https://schema.org/Person"><b itemprop=image>A picture</b>`, `[] a :Person; :image "A picture"`},
		{"link of a text", `<p itemscope itemtype="https://schema.org/Person"><a itemprop=email href="mailto:a@a.example">x</a>`, `[] a :Person; :email "mailto:a@a.example"`},
		{"link of a thing", `<p itemscope itemtype="https://schema.org/Person"><a itemprop=knows href="#b">x</a>`, `[] a :Person; :knows <https://a.example/p/#b>`},
		{"member by link", `<p itemscope itemtype="https://schema.org/Offer"><link itemprop=availability href="https://schema.org/InStock">`, `[] a :Offer; :availability :InStock`},
		{"member by text", `<p itemscope itemtype="https://schema.org/Offer"><meta itemprop=availability content="https://schema.org/InStock">`, `[] a :Offer; :availability :InStock`},
		{"no member of these", `<p itemscope itemtype="https://schema.org/Offer"><meta itemprop=name content="https://schema.org/InStock">`, `[] a :Offer; :name "https://schema.org/InStock"`},
		{"true by link", `<p itemscope itemtype="https://schema.org/Event"><link itemprop=isAccessibleForFree href="http://schema.org/True">`, `[] a :Event; :isAccessibleForFree true`},
		{"false by text", `<p itemscope itemtype="https://schema.org/Event"><meta itemprop=isAccessibleForFree content="https://schema.org/False">`, `[] a :Event; :isAccessibleForFree false`},
		{"true where none is expected", `<p itemscope itemtype="https://schema.org/Event"><meta itemprop=name content="https://schema.org/True">`, `[] a :Event; :name "https://schema.org/True"`},
		{"content", `<p itemscope itemtype="https://schema.org/Offer"><b itemprop=price content="1000.00">$ 1,000.00</b><b itemprop=name content=""> A</b>`, `[] a :Offer; :price "1000.00"; :name ""`},
		{"content of an element with a value", `<p itemscope itemtype="https://schema.org/Event"><a itemprop=url href="/x" content="/y">x</a><time itemprop=startDate datetime=2024-05-01 content=May>1</time><data itemprop=maximumAttendeeCapacity value=5 content=6>7</data>`, `[] a :Event; :url <https://a.example/x>; :startDate "2024-05-01"^^:Date; :maximumAttendeeCapacity 5`},
		{"content of an element that might have a value", `<p itemscope itemtype="https://schema.org/Event"><time itemprop=startDate content=2024-05-01>May</time><time itemprop=duration content=PT1H>1 h</time><data itemprop=name content=A>B</data>`, `[] a :Event; :startDate "2024-05-01"^^:Date; :duration "PT1H"; :name "A"`},
		{"language of content", `<html lang=en><p itemscope itemtype="https://schema.org/Person"><b itemprop=name lang=de content=A>B</b>`, `[] a :Person; :name "A"@de`},
		{"content for an address", `<p itemscope itemtype="https://schema.org/Person"><b itemprop=url content="/x">y</b>`, `[] a :Person; :url <https://a.example/x>`},
		{"date by time", `<p itemscope itemtype="https://schema.org/Article"><time itemprop=datePublished datetime=2024-05-01>May</time>`, `[] a :Article; :datePublished "2024-05-01"^^:Date`},
		{"date by text", `<html lang=en><p itemscope itemtype="https://schema.org/Article"><b itemprop=datePublished>2024</b>`, `[] a :Article; :datePublished "2024"^^:Date`},
		{"duration", `<p itemscope itemtype="https://schema.org/Recipe"><time itemprop=cookTime datetime=PT1H>1 h</time>`, `[] a :Recipe; :cookTime "PT1H"`},
		{"number", `<p itemscope itemtype="https://schema.org/Rating"><data itemprop=ratingValue value=4.5>x</data><meter itemprop=bestRating value=5></meter><b itemprop=worstRating>1</b>`, `[] a :Rating; :ratingValue 4.5E0; :bestRating 5; :worstRating "1"`},
		{"white space", "<div itemscope itemtype='https://schema.org/Person'><b itemprop=name> A\n  B </b><pre itemprop=description>x\n y</pre>", `[] a :Person; :name "A B"; :description "x\n y"`},
		{"additionalType", `<p itemscope itemtype="https://schema.org/Person"><link itemprop=additionalType href="http://b.example/T">`, `[] a :Person; :additionalType <http://b.example/T>`},
		{"other vocabularies", `<p itemscope itemtype="http://b.example/v/T"><time itemprop=t datetime=2024-05-01></time><data itemprop=n value=1></data>`, `[] a <http://b.example/v/T>; <http://b.example/v/t> "2024-05-01"^^xsd:date; <http://b.example/v/n> 1`},
	} {
		t.Run(test.name, func(t *testing.T) {
			// additionalType may have text or an address; a link to no thing is a text.
			if test.name == "additionalType" {
				test.want = `[] a :Person; :additionalType "http://b.example/T"`
			}
			require.Empty(t, expect(t, test.page, test.want+" .", markup.Options{}))
		})
	}
}

// TestStrictContent reads content of meta elements alone, as HTML has it.
func TestStrictContent(t *testing.T) {
	page := `<p itemscope itemtype="http://schema.org/Offer"><b itemprop=price content="13.00">$13</b><time itemprop=validFrom content=2024-05-01>May</time>`
	require.Empty(t, expect(t, page, `[] a :Offer; :price "$13"; :validFrom "May" .`, markup.Options{Strict: true}))
}

// TestProblems holds what is told of pages that are wrong, and where.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ page, want, what, at string }{
		{`<b itemprop=name>A</b>`, ``, "no item has this itemprop: it is left out", "<b"},
		{`<p itemprop=a itemscope>`, ``, "no item has this itemprop: the item that is its value is left out", "<p"},
		{`<p itemtype="https://schema.org/Person">`, ``, "makes no item", "<p"},
		{`<p itemscope itemtype="Person">`, ``, `the type "Person" is no address`, "Person"},
		{`<p itemscope itemtype="">`, ``, "the itemtype is empty", "itemtype"},
		{`<p itemscope itemtype="https://schema.org/Person"><a itemprop=url>x</a>`, `[] a :Person; :url ""`, "the element a has no href", "<a"},
		{`<p itemscope itemtype="https://schema.org/Person"><link itemprop=url content="/x">`, `[] a :Person; :url <https://a.example/x>`, "has content and no href", "<link"},
		{`<p itemscope itemtype="https://schema.org/Person"><a itemprop=url href="a b">x</a>`, `[] a :Person; :url <a%20b>`, "has a space", "a b"},
		{`<p itemscope itemtype="https://schema.org/Person"><meta itemprop=name>`, `[] a :Person; :name ""`, "the meta element has no content", "<meta"},
		{`<p itemscope itemtype="https://schema.org/Person"><b itemprop=name lang=engl_ish>A</b>`, `[] a :Person; :name "A"`, "is no language tag", "engl_ish"},
		{`<p itemscope itemtype="https://schema.org/Person" itemref="x y"><b id=y itemprop=name>A</b>`, `[] a :Person; :name "A"`, `itemref names the element "x", which the page does not have`, "x y"},
		{`<p itemscope itemtype="https://schema.org/Person" itemref="y y"></p><b id=y itemprop=name>A</b>`, `[] a :Person; :name "A"`, `"y" twice`, "y\">"},
		{`<p itemscope itemtype="https://schema.org/Person" itemprop-reverse=knows></p>`, ``, "no item has this itemprop", "<p"},
		{`<p itemscope itemtype="https://schema.org/Person"><b itemprop-reverse=knows>x</b>`, `[] a :Person`, "of which nothing can be said", "<p"},
		{`<p itemscope itemtype="https://schema.org/Person"><b itemprop="na<me name">x</b>`, `[] a :Person; :name "x"`, `the property "na<me" is left out`, "na<me"},
		{`<td itemscope itemprop=name>A</td>`, ``, "browsers drop this tag", "<td"},
		{`<p itemscope type="https://schema.org/Person"></p>`, ``, `write itemtype="https://schema.org/Person"`, "https://"},
		{`<template><p itemscope></p></template>`, ``, "in a template", "<p"},
	} {
		t.Run(test.page, func(t *testing.T) {
			want := test.want
			if want != "" {
				want += " ."
			}
			problems := expect(t, test.page, want, markup.Options{})
			require.NotEmpty(t, problems)
			texts := ""
			for _, p := range problems {
				texts += p.Error() + "\n"
			}
			require.Contains(t, texts, test.what)
			if test.what != "in a template" && len(problems) == 1 {
				require.Equal(t, strings.Index(test.page, test.at), problems[0].Position.Offset, "%v", problems[0])
			}
		})
	}
}

// TestLeftOut holds that an item which is the value of nothing is told of once: what stands
// in it has that item.
func TestLeftOut(t *testing.T) {
	const page = `<div itemprop=a itemscope itemtype="https://schema.org/Person"><b itemprop=name>A</b><p itemprop=knows itemscope><b itemprop=name>B</b></p></div><i itemprop=name>C</i>`
	problems := expect(t, page, "", markup.Options{})
	require.Len(t, problems, 2)
	require.Contains(t, problems[0].What, "the item that is its value is left out")
	require.Equal(t, strings.Index(page, "<i"), problems[1].Position.Offset)
}

// TestMistakenNotation holds that itemprop among RDFa is told with the attribute that is meant.
func TestMistakenNotation(t *testing.T) {
	for page, want := range map[string]string{
		`<div vocab="https://schema.org/" typeof="Person"><p><b itemprop=name>A</b></p></div>`: "the elements around it are RDFa: write property in place of itemprop",
		`<div vocab="https://schema.org/" typeof="Person"></div><b itemprop=name>A</b>`:        "",
		`<p typeof="Person">` + strings.Repeat("<i lang=de>", 70) + `<b itemprop=name>A</b>`:   "",
	} {
		_, problems := read(t, page, markup.Options{Base: "https://a.example/"})
		require.Len(t, problems, 1, page)
		assert.Equal(t, want, problems[0].Mend, page)
	}
}

// TestPlaces holds the places of a node, its types, properties and values.
func TestPlaces(t *testing.T) {
	page := "<html>\n<div itemscope itemid='#a' itemtype='https://schema.org/Person https://schema.org/Patient'>\n<a itemprop='name url' href=x>A</a><b itemprop=knows itemscope></b></div>"
	g, problems := read(t, page, markup.Options{Base: "https://a.example/"})
	require.Empty(t, problems)
	n := g.Node(rdf.Subject{Kind: rdf.IRI, Text: "https://a.example/#a"})
	require.NotNil(t, n)
	at := func(pos rdf.Pos) int { return g.Position(pos).Offset }
	assert.True(t, n.Root)
	assert.Equal(t, strings.Index(page, "<div"), at(n.Pos))
	assert.Equal(t, strings.Index(page, "https://schema.org/Person"), at(n.Types[0].Pos))
	assert.Equal(t, strings.Index(page, "https://schema.org/Patient"), at(n.Types[1].Pos))
	assert.Equal(t, strings.Index(page, "name"), at(n.Properties[0].Pos))
	assert.Equal(t, strings.Index(page, "url"), at(n.Properties[1].Pos))
	assert.Equal(t, strings.Index(page, "x>A"), at(n.Properties[1].Values[0].Pos))
	assert.Equal(t, strings.Index(page, "<b"), at(n.Properties[2].Values[0].Pos))
	known, _ := n.Properties[2].Values[0].Subject()
	assert.False(t, g.Node(known).Root)
	assert.Equal(t, 2, g.Position(n.Pos).Line)
}
