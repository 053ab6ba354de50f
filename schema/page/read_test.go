package page_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// graph gives the triples of Turtle in which "" is the namespace of schema.org.
func graph(t *testing.T, turtle string) *rdf.Graph {
	t.Helper()
	d, problems := rdf.Read([]byte("@prefix : <http://schema.org/> .\n"+turtle), rdf.Turtle)
	require.Empty(t, problems)
	return d.Graph(rdf.Subject{})
}

// assertSame holds that two graphs are isomorphic, and shows both where they are not.
func assertSame(t *testing.T, want, got *rdf.Graph) {
	t.Helper()
	same, err := rdf.Isomorphic(want, got)
	require.NoError(t, err)
	if !same {
		wanted, _ := rdf.Append(nil, rdf.NTriples, want)
		found, _ := rdf.Append(nil, rdf.NTriples, got)
		assert.Equal(t, string(wanted), string(found))
	}
	assert.True(t, same)
}

func script(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

const clinic = `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"#clinic","name":"A"}`

func TestReadAllNotations(t *testing.T) {
	const text = `<!doctype html>
<html><head><base href="https://a.example/b/"><title>A</title>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "#clinic", "name": "A", "address": {"@type": "PostalAddress", "addressLocality": "B"}}
</script></head>
<body>
<div itemscope itemtype="https://schema.org/MedicalClinic" itemid="#clinic"><span itemprop="telephone">1</span>
  <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><b itemprop="postalCode">2</b></p></div>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@id": "https://a.example/b/#clinic", "url": "x"}]}</script>
</body></html>`
	d, problems := read(text)
	require.Empty(t, problems)
	require.Len(t, d.Blocks, 3)
	notations := []page.Notation{page.JSONLD, page.Microdata, page.JSONLD}
	graphs := []string{
		`<https://a.example/b/#clinic> a :MedicalClinic ; :name "A" ; :address [ a :PostalAddress ; :addressLocality "B" ] .`,
		`<https://a.example/b/#clinic> a :MedicalClinic ; :telephone "1" ; :address [ a :PostalAddress ; :postalCode "2" ] .`,
		`<https://a.example/b/#clinic> :url <https://a.example/b/x> .`,
	}
	places := []string{"\n{", "<div itemscope", `{"@context": "https://schema.org", "@graph"`}
	for i, b := range d.Blocks {
		assert.Equal(t, notations[i], b.Notation)
		assert.Empty(t, b.Problems)
		assertSame(t, graph(t, graphs[i]), b.Dataset.Graph(rdf.Subject{}))
		assert.Equal(t, strings.Index(text, places[i]), d.Position(b.Pos).Offset)
	}
	merged := d.Graph()
	assertSame(t, graph(t, graphs[0]+graphs[1]+graphs[2]), merged)

	clinic := merged.Node(rdf.Subject{Kind: rdf.IRI, Text: "https://a.example/b/#clinic"})
	require.NotNil(t, clinic)
	assert.True(t, clinic.Root)
	name := clinic.Property("http://schema.org/name")
	assert.Equal(t, strings.Index(text, `"name"`), d.Position(name.Pos).Offset)
	assert.Equal(t, strings.Index(text, `"A"`), merged.Position(name.Values[0].Pos).Offset)
	telephone := clinic.Property("http://schema.org/telephone")
	offset := merged.Position(telephone.Values[0].Pos).Offset
	assert.Equal(t, 7, merged.Position(telephone.Values[0].Pos).Line)
	assert.Contains(t, text[offset:offset+40], "1<")
}

func TestReadScripts(t *testing.T) {
	read1 := func(text string) (int, []*rdf.Problem) {
		d, problems := read(text, page.Base("https://a.example/"))
		return d.Graph().Len(), problems
	}
	for _, typ := range []string{
		`type="application/ld+json"`, `type=application/ld+json`, `TYPE='Application/LD+JSON'`, `type="application/ld+json; charset=utf-8"`,
		`type=" application/ld+json ;profile=x "`, `type="application/ld&#43;json"`, `data-a=b type="application/ld+json" type="text/plain"`,
	} {
		n, problems := read1("<script " + typ + ">" + clinic + "</script>")
		assert.Equal(t, 2, n, typ)
		assert.Empty(t, problems, typ)
	}
	for _, typ := range []string{
		``, `type`, `type=""`, `type="application/json"`, `type="application/ld+jsonx"`, `type="text/plain;application/ld+json"`, `type="text/plain" type="application/ld+json"`,
		`language="application/ld+json"`, `type="module"`, `type="text/javascript"`, `type="application/build+json"`, `type="application/ldap+json"`, `type="ld"`, `type="json"`,
		`type="application/vnd.ld+json` + strings.Repeat("+ld+json", 10) + `"`,
	} {
		n, problems := read1("<script " + typ + ">" + clinic + "</script>")
		assert.Zero(t, n, typ)
		assert.Empty(t, problems, typ)
	}
	// What was meant to be the type of JSON-LD is told where it stands.
	for _, typ := range []string{
		`application/ld-json`, `application/jsonld`, `ld+json`, `text/ld+json`, `application/json+ld`, `application/ld json`, `application/ld +json`, `Application/LD_JSON`,
		`jsonld`, `json-ld`, `aplication/ld+json`, `application/x-ld+json`,
	} {
		n, problems := read1("<p><script id=a type='" + typ + "; charset=utf-8'>" + clinic + "</script>")
		assert.Zero(t, n, typ)
		if assert.Len(t, problems, 1, typ) {
			assert.EqualError(t, problems[0], fmt.Sprintf(`1:23: %q is no type of scripts: its JSON-LD is not read; expected type="application/ld+json"`, typ))
		}
		for _, page := range []string{"<template>@</template>", "<svg>@</svg>", "<!-- @ -->", "<noscript>@</noscript>"} {
			_, problems := read1(strings.ReplaceAll(page, "@", "<script type='"+typ+"'>"+clinic+"</script>"))
			assert.Empty(t, problems, page)
		}
	}
}

// V12: where a script with JSON-LD stands decides whether it is read.
func TestV12WhereScriptsStand(t *testing.T) {
	tests := map[string]struct {
		page    string
		read    bool
		problem string
	}{
		"head":                     {page: "<head>@</head>", read: true},
		"body":                     {page: "<p>a @ b", read: true},
		"after the html":           {page: "<html><body></body></html>@", read: true},
		"table":                    {page: "<table><tr><td>@</table>", read: true},
		"noscript":                 {page: "<noscript>@</noscript>", problem: "in noscript a script is text"},
		"noscript in a head":       {page: "<head><noscript>@</noscript></head>", problem: "in noscript a script is text"},
		"template":                 {page: "<template><div>@</div></template>", problem: "in a template"},
		"inner template":           {page: "<template><template></template>@</template>", problem: "in a template"},
		"behind a template":        {page: "<template></template></template>@", read: true},
		"comment":                  {page: "<!-- @ -->"},
		"a comment for IE":         {page: "<!--[if IE]>@<![endif]-->"},
		"textarea":                 {page: "<textarea>@</textarea>"},
		"title":                    {page: "<title>@</title>"},
		"style":                    {page: "<style>@</style>"},
		"iframe":                   {page: "<iframe>@</iframe>"},
		"xmp":                      {page: "<xmp>@</xmp>"},
		"plaintext":                {page: "<plaintext>@"},
		"another script":           {page: "<script><!-- @ --></script>"},
		"an attribute":             {page: "<p title='@'>"},
		"svg":                      {page: "<svg>@</svg>", problem: "in SVG or MathML"},
		"math":                     {page: "<math>@</math>", problem: "in SVG or MathML"},
		"HTML in svg":              {page: "<svg><foreignObject><div>@</div></foreignObject></svg>", read: true},
		"behind svg":               {page: "<svg><title/><style/><path></svg>@", read: true},
		"svg nobody closed":        {page: "<div><svg><g></div>@", read: true},
		"CDATA in svg":             {page: "<svg><![CDATA[@]]></svg>"},
		"CDATA":                    {page: "<![CDATA[ > @ ]]>", read: true},
		"a script of its own file": {page: "<script src=a.json type=application/ld+json></script>", problem: "from another file"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d, problems := read(strings.ReplaceAll(test.page, "@", script(clinic)), page.Base("https://a.example/"))
			assert.Equal(t, test.read, len(d.Blocks) == 1)
			if test.problem == "" {
				assert.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0].What, test.problem)
		})
	}
	d, problems := read("<p>"+`<script type="application/ld+json">`+clinic, page.Base("https://a.example/"))
	assert.Equal(t, 2, d.Graph().Len())
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].What, "not closed")
}

func TestABrokenBlockHidesNoOther(t *testing.T) {
	broken := []string{`{"@context":"https://schema.org","@type":`, `}`, `<!-- `, "\x00", `{"@context":"http://127.0.0.1/"}`, ``, `"`}
	for _, b := range broken {
		d, problems := read(script(b)+script(clinic)+script(b)+script(strings.Replace(clinic, "clinic", "other", 1)), page.Base("https://a.example/"))
		require.Len(t, d.Blocks, 4, "%q", b)
		assert.NotEmpty(t, problems, "%q", b)
		assert.Empty(t, d.Blocks[1].Problems, "%q", b)
		assert.Empty(t, d.Blocks[3].Problems, "%q", b)
		assert.Equal(t, len(problems), len(d.Blocks[0].Problems)+len(d.Blocks[2].Problems), "%q", b)
		assertSame(t, graph(t, `<https://a.example/#clinic> a :MedicalClinic ; :name "A" .`), d.Blocks[1].Dataset.Graph(rdf.Subject{}))
		assertSame(t, graph(t, `<https://a.example/#other> a :MedicalClinic ; :name "A" .`), d.Blocks[3].Dataset.Graph(rdf.Subject{}))
	}
}

func TestBlankNodesOfDifferentBlocksAreDifferent(t *testing.T) {
	block := script(`{"@context":"https://schema.org","@id":"_:a","@type":"Person","knows":{"@id":"_:b","name":"B"}}`)
	d, problems := read(block + block)
	require.Empty(t, problems)
	assertSame(t, graph(t, `[] a :Person ; :knows [ :name "B" ] . [] a :Person ; :knows [ :name "B" ] .`), d.Graph())
}

func TestNamedGraphsAreInTheMergedGraph(t *testing.T) {
	block := script(`{"@context":"https://schema.org","@id":"https://a.example/g","@graph":[{"@id":"_:a","name":"A"},{"@id":"https://a.example/b","knows":{"@id":"_:a"}}]}`)
	d, problems := read(block + script(`{"@context":"https://schema.org","@id":"https://a.example/b","name":"B"}`))
	require.Empty(t, problems)
	assert.Zero(t, d.Blocks[0].Dataset.Graph(rdf.Subject{}).Len())
	assertSame(t, graph(t, `<https://a.example/b> :knows [ :name "A" ] ; :name "B" .`), d.Graph())
	d, _ = read(block)
	assertSame(t, graph(t, `<https://a.example/b> :knows [ :name "A" ] .`), d.Graph())
}

func TestWhatMakesAPageRDFa(t *testing.T) {
	for text, want := range map[string]bool{
		"<p typeof=a>": true, "<p vocab=a>": true, "<p property=a>": true, "<p about=a>": true, "<p resource=a>": true, "<meta property=og:title content=a>": false,
		"<meta property=schema:name content=a>": true, "<meta property=https://a.example/b content=c>": true, "<html prefix='og: http://ogp.me/ns#'>": false,
		"<a rel=license href=a>": false, "<a rel='nofollow dct:source' href=a>": true, "<link rel='https://api.w.org/' href=a>": false, "<a rel='a: b'>": false,
		"<p rev=a>": false, "<p rev=schema:a>": true, "<p content=a datatype=b>": true, "<p data-property=a>": false, "<!-- <p typeof=a> -->": false, "<template><p typeof=a></template>": false,
	} {
		assert.Equal(t, want, page.HasRDFa([]byte(text)), text)
	}
}

func TestMarkupInTemplates(t *testing.T) {
	d, problems := read("<template><p itemscope><b itemprop=name>a</b></template>")
	assert.Empty(t, d.Blocks)
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].What, "in a template is no part of the page")
	assert.Equal(t, 10, problems[0].Position.Offset)
}

func TestReadFrom(t *testing.T) {
	d, problems, err := page.ReadFrom(context.Background(), iotest.OneByteReader(strings.NewReader(script(clinic))), page.Base("https://a.example/"), page.FileName("a.html"))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, 2, d.Graph().Len())
	assert.Equal(t, "a.html:1:36", d.Position(d.Blocks[0].Pos).String())

	failure := errors.New("broken")
	_, _, err = page.ReadFrom(context.Background(), io.MultiReader(strings.NewReader("<p>"), iotest.ErrReader(failure)))
	assert.ErrorIs(t, err, failure)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err = page.ReadFrom(ctx, strings.NewReader("<p>"))
	assert.ErrorIs(t, err, context.Canceled)

	d, problems, err = page.ReadFrom(context.Background(), strings.NewReader(strings.Repeat("a", 11)), page.Limit(page.Limits{Size: 10}))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, "1:1: the page has more than 10 bytes; expected at most 10; raise the limit", problems[0].Error())
	assert.True(t, d.Incomplete)
	assert.Equal(t, "", d.VisibleText().String)
}

func TestLimits(t *testing.T) {
	tests := map[string]struct {
		page    string
		limits  page.Limits
		blocks  int
		problem string
	}{
		"size":              {page: "<p>aaaa", limits: page.Limits{Size: 6}, problem: "the page has 7 bytes"},
		"blocks":            {page: strings.Repeat(script(clinic), 5), limits: page.Limits{Blocks: 2}, blocks: 2, problem: "3 scripts with JSON-LD were not read"},
		"block size":        {page: script(clinic) + script(clinic+strings.Repeat(" ", 100)) + script(clinic), limits: page.Limits{BlockSize: 100}, blocks: 2, problem: "the script has 184 bytes"},
		"facts":             {page: strings.Repeat("<meta name=a content=b>", 5), limits: page.Limits{Facts: 2}, problem: "from here on meta and link elements were not noted"},
		"elements":          {page: "<p itemscope>" + strings.Repeat("<b>a</b>", 100), limits: page.Limits{Values: 10}, problem: "elements"},
		"depth of a block":  {page: script(`{"@id":"https://a.example/#a","http://b.example/p":{"http://b.example/p":{}}}`), limits: page.Limits{Depth: 2}, blocks: 1, problem: "nested in more than 2 others"},
		"values of a block": {page: script(`[{"@id":"https://a.example/#a"},{},{},{},{}]`), limits: page.Limits{Values: 4}, blocks: 1, problem: "more than 4 values"},
		"digits of a block": {page: script(`{"@id":"https://a.example/#a","http://b.example/p":` + strings.Repeat("1", 2000) + `}`), blocks: 1, problem: "the number has 2000 characters"},
		"items": {
			page: strings.Repeat(`<p itemscope itemref=a>`, 5) + `<div id=a>` + strings.Repeat("<b itemprop=http://b.example/p>a</b>", 5) + `</div>`, limits: page.Limits{Values: 25},
			blocks: 1, problem: "too much Microdata or RDFa",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d, problems := read(test.page, page.Limit(test.limits), page.Base("https://a.example/"))
			assert.True(t, d.Incomplete)
			assert.Len(t, d.Blocks, test.blocks)
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0].What, test.problem)
			assert.True(t, problems[0].Incomplete)
		})
	}
	d, problems := read(strings.Repeat(script("}"), 20), page.Limit(page.Limits{Problems: 5}))
	assert.True(t, d.Incomplete)
	require.Len(t, problems, 6)
	assert.Contains(t, problems[5].What, "there may be more problems")
	assert.Equal(t, []bool{false, true}, []bool{problems[0].Incomplete, problems[5].Incomplete})

	d, _ = read(script(`{"@context":"https://schema.org","@type":"Person","name":}`)+"<p itemprop=name>a</p>", page.Base("https://a.example/"))
	assert.False(t, d.Incomplete, "what is wrong is no limit")
}

func TestEmptyPage(t *testing.T) {
	for _, text := range []string{"", "\uFEFF"} {
		d, _ := read(text)
		assert.Empty(t, d.Blocks)
		assert.Zero(t, d.Graph().Len())
		assert.Equal(t, "", d.VisibleText().String)
	}
	_, problems := read("")
	require.Len(t, problems, 1)
	assert.Equal(t, "the page is empty", problems[0].What)
}

// V1 and V2: what makes parsers slow is refused or read in linear time, and told.
func TestV1HostileTags(t *testing.T) {
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, "<body a%d=1>", i)
	}
	d, problems := read(text.String()+script(clinic), page.Base("https://a.example/"))
	assert.Empty(t, problems)
	assert.Len(t, d.Blocks, 1)
	d, problems = read("<p itemscope>"+text.String()+script(clinic), page.Base("https://a.example/"))
	assert.Len(t, d.Blocks, 1)
	assert.True(t, d.Incomplete)
	require.NotEmpty(t, problems)
}

func TestV2DeepPages(t *testing.T) {
	for _, depth := range []int{511, 1_000_000} {
		deep := strings.Repeat("<div>", depth)
		d, problems := read(deep+script(clinic), page.Base("https://a.example/"))
		assert.Empty(t, problems)
		assert.Equal(t, 2, d.Graph().Len())

		d, problems = read("<p itemscope><b itemprop=name>a</b></p>"+deep+script(clinic), page.Base("https://a.example/"))
		assert.Equal(t, 2, d.Graph().Len())
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "too deep for Microdata and RDFa")
		assert.True(t, d.Incomplete)
	}
}

// V3: a page of a million scripts is read as far as the limits go.
func TestV3ManyAndLargeBlocks(t *testing.T) {
	text := strings.Repeat(`<script type=application/ld+json>{}</script>`, 1_000_000)
	d, problems := read(text, page.Limit(page.Limits{Blocks: 10_000}))
	assert.Len(t, d.Blocks, 10_000)
	last := problems[len(problems)-1]
	assert.Contains(t, last.What, "990000 scripts with JSON-LD were not read")
	assert.True(t, d.Incomplete)

	d, problems = read(script(strings.Repeat("[", 1_000_000))+script(strings.Repeat(" ", 1<<20)+clinic), page.Base("https://a.example/"))
	assert.Len(t, d.Blocks, 2)
	assert.NotEmpty(t, problems)
	assert.Equal(t, 2, d.Graph().Len())

	d, problems = read(script(`{"@context":"https://schema.org","@type":"Rating","ratingValue":1` + strings.Repeat("0", 10_000_000) + `}`))
	require.Len(t, problems, 1)
	assert.Equal(t, 1, d.Graph().Len())
}

// V7: what one page says changes nothing for the next.
func TestV7PagesDoNotInfluenceOneAnother(t *testing.T) {
	honest := script(clinic) + "<p itemscope itemtype=https://schema.org/Person><b itemprop=name>b</b></p>"
	text := func() string {
		d, problems := read(honest, page.Base("https://a.example/"))
		require.Empty(t, problems)
		triples, err := rdf.Append(nil, rdf.NTriples, d.Graph())
		require.NoError(t, err)
		return string(triples)
	}
	before := text()
	for _, hostile := range []string{
		`{"@context":{"@import":"https://schema.org","name":"http://evil.example/name"},"name":"x"}`,
		`{"@context":["https://schema.org",{"name":"http://evil.example/name","MedicalClinic":"http://evil.example/C"}],"@type":"MedicalClinic","name":"x"}`,
		`{"@context":[{"@protected":true,"name":"http://evil.example/name"},"https://schema.org"],"name":"x"}`,
		`{"@context":{"@vocab":"http://evil.example/","@base":"http://evil.example/"},"@id":"#clinic","name":"x"}`,
	} {
		read("<base href=https://evil.example/>" + script(hostile))
		assert.Equal(t, before, text(), hostile)
		d, _ := read(script(hostile)+honest, page.Base("https://a.example/"))
		require.Len(t, d.Blocks, 3)
		assertSame(t, graph(t, `<https://a.example/#clinic> a :MedicalClinic ; :name "A" .`), d.Blocks[1].Dataset.Graph(rdf.Subject{}))
	}
}

// countdown is a context that ends when it was asked so many times, which shows that
// it is asked in every stage.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// V15: reading ends soon after the context does, in whatever stage, and says so.
func TestV15AContextEndsReading(t *testing.T) {
	pages := map[string]string{
		"tags":      strings.Repeat("<p>a</p>", 100_000),
		"blocks":    strings.Repeat(script(clinic), 20_000),
		"a block":   script("[" + strings.Repeat(clinic+",", 20_000) + clinic + "]"),
		"microdata": "<p itemscope>" + strings.Repeat("<b itemprop=name>a</b>", 100_000),
		"legacy":    "<meta charset=windows-1252>" + strings.Repeat("<p>\xC4</p>", 100_000),
	}
	for name, text := range pages {
		t.Run(name, func(t *testing.T) {
			ended := 0
			for left := 0; left < 100; left = 2*left + 1 {
				d, problems := page.Read(&countdown{context.Background(), left}, []byte(text), page.Base("https://a.example/"))
				require.NotNil(t, d)
				if !d.Incomplete {
					break
				}
				ended++
				require.NotEmpty(t, problems)
				told := false
				for _, p := range problems {
					told = told || p.Incomplete && strings.Contains(p.What, context.DeadlineExceeded.Error())
				}
				assert.True(t, told, "%v", problems[0])
			}
			assert.Greater(t, ended, 2)
		})
	}
}

func TestReadIsTheSameTwice(t *testing.T) {
	d, problems := read(pageWithJSONLD)
	again, problemsAgain := read(pageWithJSONLD)
	assert.Equal(t, problems, problemsAgain)
	assert.Equal(t, d.Facts, again.Facts)
	assertSame(t, d.Graph(), again.Graph())
}

// The same facts in Microdata and in RDFa are the same graph, each with its places.
func TestRDFaAndMicrodataSayTheSame(t *testing.T) {
	microdata, problems := read(clinicMicrodata, page.Base("https://riverside.example/"))
	require.Empty(t, problems)
	rdfa, problems := read("<p>"+clinicRDFa, page.Base("https://riverside.example/"))
	require.Empty(t, problems)
	require.Len(t, microdata.Blocks, 1)
	require.Len(t, rdfa.Blocks, 1)
	assert.Equal(t, page.Microdata, microdata.Blocks[0].Notation)
	assert.Equal(t, page.RDFa, rdfa.Blocks[0].Notation)
	assertSame(t, microdata.Graph(), rdfa.Graph())
	assert.Equal(t, len("<p>"), rdfa.Position(rdfa.Blocks[0].Pos).Offset)

	both, problems := read(script(clinicBlock)+clinicMicrodata+clinicRDFa, page.Base("https://riverside.example/"))
	require.Empty(t, problems)
	require.Len(t, both.Blocks, 3)
	assert.Equal(t, []page.Notation{page.JSONLD, page.Microdata, page.RDFa}, []page.Notation{both.Blocks[0].Notation, both.Blocks[1].Notation, both.Blocks[2].Notation})
	assert.Equal(t, both.Blocks[0].Dataset.Len()+2*microdata.Graph().Len(), both.Graph().Len())
}

// Meta elements of Open Graph make no page of RDFa, but are a part of one.
func TestOpenGraphIsRDFaInPagesOfRDFa(t *testing.T) {
	const meta = `<meta property="og:title" content="A">`
	d, problems := read(meta, page.Base("https://a.example/"))
	require.Empty(t, problems)
	assert.Empty(t, d.Blocks)
	assert.Len(t, d.Facts.OpenGraph(), 1)
	d, problems = read(meta+`<p vocab="https://schema.org/" typeof="Person">`, page.Base("https://a.example/"))
	require.Empty(t, problems)
	assert.Len(t, d.Facts.OpenGraph(), 1)
	assertSame(t, graph(t, `<https://a.example/> <http://ogp.me/ns#title> "A" . [] a :Person .`), d.Graph())
}
