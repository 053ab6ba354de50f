package rdfa

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// TestV10 are patterns that copy themselves, and relations that multiply.
func TestV10Patterns(t *testing.T) {
	pattern := func(name, copies string) string {
		return fmt.Sprintf(`<p resource="_:%s" typeof="rdfa:Pattern"><link property="rdfa:copy" resource="_:%s"><b property="schema:name">%s</b></p>`, name, copies, name)
	}
	thing := `<p typeof="schema:Person"><link property="rdfa:copy" resource="_:a"></p>`
	t.Run("self", func(t *testing.T) {
		problems := expect(t, thing+pattern("a", "a"), `[] a :Person; :name "a" .`, markup.Options{})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "a pattern copies itself")
	})
	t.Run("mutual", func(t *testing.T) {
		problems := expect(t, pattern("b", "a")+pattern("a", "b")+thing+thing, `[] a :Person; :name "a", "b" . [] a :Person; :name "a", "b" .`, markup.Options{})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "a pattern copies itself")
	})
	t.Run("of no thing", func(t *testing.T) {
		problems := expect(t, pattern("b", "a")+pattern("a", "b"), ``, markup.Options{})
		require.Len(t, problems, 2)
		assert.Contains(t, problems[0].What, "a pattern is copied by itself or by other such patterns alone")
	})
	t.Run("doubled", func(t *testing.T) {
		var page strings.Builder
		page.WriteString(strings.Replace(thing, "_:a", "_:a0", 1))
		for i := range 40 {
			for _, name := range "ab" {
				fmt.Fprintf(&page, `<p resource="_:%c%d" typeof="rdfa:Pattern"><link property="rdfa:copy" resource="_:a%d"><link property="rdfa:copy" resource="_:b%d"><b property="schema:name">%c%d</b></p>`, name, i, i+1, i+1, name, i)
			}
		}
		g, problems := read(t, page.String(), markup.Options{})
		require.Empty(t, problems)
		each := 1 + 79 + 2 // a type, the names, and what is no pattern and so not copied
		assert.Equal(t, 2*each, g.Len(), "the thing, and the pattern b0, which nothing copies")
	})
	t.Run("product", func(t *testing.T) {
		page := strings.Repeat(thing, 2000) + `<p resource="_:a" typeof="rdfa:Pattern">` + strings.Repeat(`<b property="schema:name">x</b>`, 2000) + `</p>`
		_, problems := read(t, page, markup.Options{Limits: markup.Limits{Values: 100_000}})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "too much Microdata or RDFa")
	})
	t.Run("long way", func(t *testing.T) {
		var page strings.Builder
		page.WriteString(strings.Repeat(strings.Replace(thing, "_:a", "_:a0", 1), 1000))
		for i := range 1000 { // of which nothing is said that is to be copied
			fmt.Fprintf(&page, `<p resource="_:a%d" typeof="rdfa:Pattern"><link property="rdfa:copy" resource="_:a%d"></p>`, i, i+1)
		}
		_, problems := read(t, page.String(), markup.Options{Limits: markup.Limits{Values: 100_000}})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "too much Microdata or RDFa")
	})
	t.Run("types of a pattern", func(t *testing.T) {
		page := strings.Repeat(thing, 1000) + `<p resource="_:a" typeof="rdfa:Pattern` + strings.Repeat(` rdfa:Pattern`, 1000) + `"></p>`
		_, problems := read(t, page, markup.Options{Limits: markup.Limits{Values: 100_000}})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "too much Microdata or RDFa")
	})
}

func TestV10Relations(t *testing.T) {
	var rel strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&rel, "og:p%d ", i)
	}
	page := `<div rel="` + rel.String() + `">` + strings.Repeat(`<p about="#x"></p>`, 2000) + `</div>`
	_, problems := read(t, page, markup.Options{Base: "https://a.example/", Limits: markup.Limits{Values: 100_000}})
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].What, "too much Microdata or RDFa")

	nested := strings.Repeat(`<div rel="og:a og:b og:c">`, 400) + `<p about="#x"></p>`
	g, problems := read(t, nested, markup.Options{Base: "https://a.example/"})
	require.Empty(t, problems)
	assert.Equal(t, 3*400, g.Len(), "each is completed by the one in it")
}

// TestMarkupDoesNotMultiply has literals with markup in one another, each of which
// holds all that is in it.
func TestMarkupDoesNotMultiply(t *testing.T) {
	page := strings.Repeat(`<div property="og:a" datatype="rdf:HTML">`, 500) + strings.Repeat("x", 1<<20)
	_, problems := read(t, page, markup.Options{Base: "https://a.example/"})
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].What, "too much Microdata or RDFa")
}

// TestV10LongTextsDoNotMultiply has long texts that a page would have again and again:
// in the elements around them, and at the beginning of names and addresses.
func TestV10LongTextsDoNotMultiply(t *testing.T) {
	const length, times = 1 << 16, 400
	long := strings.Repeat("x", length)
	for name, page := range map[string]string{
		"spaces":     `<div vocab="https://schema.org/" typeof=Person>` + strings.Repeat(`<span property=name>`, times) + strings.Repeat("x  y", length/4),
		"addresses":  `<div vocab="https://schema.org/" typeof=Person>` + strings.Repeat(`<span property=url>`, times) + long,
		"vocabulary": `<div vocab="https://b.example/` + long + `/" typeof=T>` + strings.Repeat(`<b property=a>x</b>`, times),
		"names":      `<div vocab="https://b.example/` + long + `/"><b property="` + strings.Repeat("a ", times) + `">x</b>`,
		"prefix":     `<div prefix="p: https://b.example/` + long + `/">` + strings.Repeat(`<b property="p:a">x</b>`, times),
		"base":       `<base href="https://b.example/` + long + `/">` + strings.Repeat(`<a property="og:a" href=a></a>`, times),
	} {
		t.Run(name, func(t *testing.T) {
			tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
			require.Nil(t, problem)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			problems := Read(context.Background(), tree, new(rdf.Graph), nil, markup.Options{Base: tree.BaseIRI("https://a.example/"), Limits: markup.Limits{Values: 10_000}})
			runtime.ReadMemStats(&after)
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0].What, "too much Microdata or RDFa")
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(times*length/4), "%d copies would be more", times)
		})
	}
}

// TestManyNamesInOneAttribute would take minutes if each were looked for from the
// beginning of the attribute.
func TestManyNamesInOneAttribute(t *testing.T) {
	const names = 100_000
	for _, page := range []string{
		`<p about="#a" property="` + strings.Repeat("og:a ", names) + `og:z">y</p>`,
		`<p about="#a" typeof="` + strings.Repeat("og:a ", names) + `og:z"></p>`,
		`<p about="#a" rel="` + strings.Repeat("og:a ", names) + `og:z"><b resource="#b"></b></p>`,
	} {
		g, problems := read(t, page, markup.Options{Base: "https://a.example/"})
		require.Empty(t, problems)
		require.Equal(t, 2, g.Len())
		for n := range g.Nodes() {
			at := g.Position
			switch {
			case len(n.Types) == 2:
				assert.Equal(t, strings.Index(page, "og:z"), at(n.Types[1].Pos).Offset)
			case len(n.Properties) == 2:
				assert.Equal(t, strings.Index(page, "og:z"), at(n.Properties[1].Pos).Offset)
			default:
				assert.Empty(t, n.Properties)
			}
		}
	}
}

// TestPrefixesDoNotMultiply declares many prefixes around many elements that declare
// one more each.
func TestPrefixesDoNotMultiply(t *testing.T) {
	var many strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&many, "p%d: https://b.example/%d/ ", i, i)
	}
	page := `<html prefix="` + many.String() + `">` + strings.Repeat(`<p prefix="q: https://b.example/q#" property="q:x">y</p>`, 10_000)
	g, problems := read(t, page, markup.Options{Base: "https://a.example/"})
	require.Empty(t, problems)
	assert.Equal(t, 1, g.Len())
}

// TestV15 ends the context before the reading begins.
func TestV15ContextEnds(t *testing.T) {
	page := []byte(strings.Repeat(`<b property="og:a">x</b>`, 5000))
	tree, problem := htmltree.Parse(context.Background(), page, htmltree.ParseOptions{})
	require.Nil(t, problem)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	problems := Read(ctx, tree, new(rdf.Graph), nil, markup.Options{})
	require.NotEmpty(t, problems)
	assert.Contains(t, problems[0].What, "reading ended before the page did: context canceled")
}

// FuzzRDFa holds that no page makes the reader panic, and that it reads the same
// twice, strictly and by default.
func FuzzRDFa(f *testing.F) {
	for _, page := range []string{
		`<html prefix="ex: https://b.example/" vocab="https://schema.org/"><div about="#a" typeof="Person ex:T _:t" rel="knows ex:x" rev=y inlist><p resource="[ex:r]" property="name url" datatype="ex:d" content=c lang=de>x</p></div>`,
		`<p typeof="rdfa:Pattern" resource="_:a"><link property="rdfa:copy" resource="_:a"><b property="og:x" inlist>y</b></p><i typeof=""><link property="rdfa:copy" href="_:a" resource="_:a"></i>`,
		`<body property="og:a"><time property="og:b" datetime="2024">x</time><b property="og:c" datatype="rdf:XMLLiteral"><svg><a xlink:href=x>y</b><a rel=":next license" href="z"><img src=q rev="og:d">`,
		`<div rel="og:a"><div rev="og:b" inlist><p about="[_:x]" property="og:c" datatype="rdf:HTML">x<b>y</b></p><p role="main og:x" id=q>`,
	} {
		f.Add(page, true)
		f.Add(page, false)
	}
	f.Fuzz(func(t *testing.T, page string, strict bool) {
		if len(page) > 1<<15 {
			return
		}
		tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
		if problem != nil {
			return
		}
		var texts [2]string
		for i := range texts {
			g := new(rdf.Graph)
			file := g.AddFile("", []byte(page))
			options := markup.Options{Base: "https://a.example/", Strict: strict, Limits: markup.Limits{Values: 10_000}}
			for _, p := range Read(context.Background(), tree, g, file.Pos, options) {
				if !p.Position.IsValid() {
					t.Fatalf("a problem has no place: %v", p)
				}
				texts[i] += p.Error() + "\n"
			}
			for triple := range g.Triples() {
				if rdf.CheckIRI(triple.Predicate) != nil || triple.Object.Kind == rdf.IRI && rdf.CheckIRI(triple.Object.Text) != nil ||
					triple.Subject.Kind == rdf.IRI && rdf.CheckIRI(triple.Subject.Text) != nil {
					t.Fatalf("%q: a bad IRI: %v", page, triple)
				}
				if _, err := triple.Object.ToRDF(); err != nil {
					t.Fatalf("%q: a bad value: %v", page, err)
				}
				texts[i] += triple.String() + "\n"
			}
		}
		if texts[0] != texts[1] {
			t.Fatalf("%q: reads as\n%s\nand as\n%s", page, texts[0], texts[1])
		}
	})
}
