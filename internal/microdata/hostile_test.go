package microdata

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// Each end tag is held to the names of the open elements, one of which is as long as all of
// the end tags.
func TestEndTagsOfNothing(t *testing.T) {
	page := `<div itemscope itemtype="https://schema.org/Person"><b itemprop=name>A</b><b-` + strings.Repeat("a", 1<<20) + ">" + strings.Repeat("</y>", 1<<18)
	g, _ := read(t, page, markup.Options{})
	assert.Equal(t, 2, g.Len())
}

// TestV10 are items that refer to themselves, to one another, and twice each.
func TestV10Itemref(t *testing.T) {
	t.Run("self", func(t *testing.T) {
		problems := expect(t, `<div id=a itemscope itemtype="https://schema.org/Person" itemref=a><b itemprop=name>A</b></div>`, `[] a :Person; :name "A" .`, markup.Options{})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "belongs to the item anyway")
	})
	t.Run("ancestor", func(t *testing.T) {
		problems := expect(t, `<div id=a><p itemscope itemtype="https://schema.org/Person" itemref=a></p><b itemprop=name>A</b></div>`, `[] a :Person; :name "A" .`, markup.Options{})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "that the item itself stands in")
	})
	t.Run("mutual", func(t *testing.T) {
		page := `<div itemscope itemtype="https://schema.org/Person" itemref=a></div>
			<div id=a itemprop=knows itemscope itemref=b></div><div id=b itemprop=knows itemscope itemref=a></div>`
		problems := expect(t, page, `[] a :Person; :knows _:a . _:a :knows _:b . _:b :knows _:a .`, markup.Options{})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "a value of what is said of it itself")
	})
	t.Run("doubled", func(t *testing.T) {
		g, problems := read(t, doubled(40), markup.Options{})
		require.Empty(t, problems)
		assert.Equal(t, 1+2+39*4, g.Len())
	})
	t.Run("chain", func(t *testing.T) {
		var page strings.Builder
		page.WriteString(`<p itemscope itemtype="https://schema.org/Person" itemref=i0></p>`)
		for i := range 20_000 {
			fmt.Fprintf(&page, `<p id=i%d itemprop=knows itemscope itemref=i%d></p>`, i, i+1)
		}
		g, problems := read(t, page.String(), markup.Options{})
		require.Len(t, problems, 1, "the last refers to none")
		assert.Equal(t, 20_001, g.Len())
	})
	t.Run("product", func(t *testing.T) {
		page := strings.Repeat(`<p itemscope itemref=a></p>`, 5000) + `<div id=a>` + strings.Repeat(`<b itemprop="http://b.example/p">x</b>`, 5000) + `</div>`
		g, problems := read(t, page, markup.Options{Limits: markup.Limits{Values: 100_000}})
		require.Len(t, problems, 1)
		assert.Contains(t, problems[0].What, "too much Microdata")
		assert.Equal(t, "at most 100000 values, and elements that are looked at again for another item", problems[0].Expected)
		assert.Less(t, g.Len(), 100_001)
	})
}

// doubled has layers of two items, of which each has both items of the next layer
// as values: there are as many ways to the last layer as two to the power of them.
func doubled(layers int) string {
	var page strings.Builder
	page.WriteString(`<p itemscope itemtype="http://b.example/T" itemref="a0 b0"></p>`)
	for i := range layers {
		for _, name := range "ab" {
			ref := fmt.Sprintf(` itemref="a%d b%d"`, i+1, i+1)
			if i == layers-1 {
				ref = ""
			}
			fmt.Fprintf(&page, `<p id=%c%d itemprop=x itemscope%s></p>`, name, i, ref)
		}
	}
	return page.String()
}

// TestDepthDoesNotMultiply has 500 properties in one another around a long text:
// each has all of it as its value.
func TestDepthDoesNotMultiply(t *testing.T) {
	text := strings.Repeat("x", 1<<20)
	page := `<div itemscope>` + strings.Repeat(`<span itemprop="http://b.example/p">`, 500) + text
	allocated := testing.AllocsPerRun(1, func() {
		g, problems := read(t, page, markup.Options{Strict: true})
		require.Empty(t, problems)
		assert.Equal(t, 1, g.Len())
	})
	assert.Less(t, allocated, 10_000.0)
}

// TestReferencesDoNotMultiply has 500 items that share one long value by itemref.
func TestReferencesDoNotMultiply(t *testing.T) {
	for _, value := range []string{strings.Repeat("x", 1<<18), strings.Repeat("x&amp;", 1<<16)} {
		page := `<meta id=x itemprop="http://b.example/p" content="` + value + `">` + strings.Repeat(`<p itemscope itemtype="http://b.example/T" itemref=x></p>`, 500)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		g, problems := read(t, page, markup.Options{Strict: true})
		runtime.ReadMemStats(&after)
		require.Empty(t, problems)
		assert.Equal(t, 1000, g.Len())
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(30*len(page)))
	}
}

// TestV10SharedValues has 300 items that share long values by itemref: each value is
// worked out once, whatever that takes.
func TestV10SharedValues(t *testing.T) {
	const items = 300
	long := strings.Repeat("x", 1<<16)
	values := []string{
		`<a itemprop=url href="` + long + `"></a>`, `<span itemprop=image>` + long + `</span>`, `<span itemprop=name>` + strings.Repeat("x  y\n", 1<<14) + `</span>`,
		`<data itemprop=description value="` + strings.Repeat("1", 1<<16) + `"></data>`, `<b itemprop=sameAs>https://schema.org/` + long + `</b>`, `<time itemprop=foundingDate>P` + long + `</time>`,
	}
	page := `<div id=x>` + strings.Join(values, "") + `</div>` + strings.Repeat(`<p itemscope itemtype="https://schema.org/Person" itemref=x></p>`, items)
	tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	g := new(rdf.Graph)
	r := newReader(markup.NewReading(context.Background(), tree, g, nil, markup.Options{Base: "https://a.example/"}))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r.read()
	runtime.ReadMemStats(&after)
	require.Empty(t, r.Problems)
	assert.Equal(t, items*(1+len(values)), g.Len())
	assert.Equal(t, len(values), r.worked)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(10*len(page)))
}

// TestV10SharedNames has many items that share an element by itemref whose names give no
// value: to look at them counts all the same, and what is no longer told is not put into
// words.
func TestV10SharedNames(t *testing.T) {
	for name, element := range map[string]string{
		"left out":          `<b id=x itemprop="` + strings.Repeat("a<b ", 1000) + `">x</b>`,
		"left out, reverse": `<a id=x href=y itemprop-reverse="` + strings.Repeat("a<b ", 1000) + `">x</a>`,
		"none":              `<b id=x itemprop="` + strings.Repeat(" ", 1<<17) + `">x</b>`,
		"none, reverse":     `<a id=x href=y itemprop-reverse="` + strings.Repeat(" ", 1<<17) + `">x</a>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := element + strings.Repeat(`<p itemscope itemtype="https://schema.org/Person" itemref=x></p>`, 500)
			tree, problem := htmltree.Parse(context.Background(), []byte(page), htmltree.ParseOptions{})
			require.Nil(t, problem)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			problems := Read(context.Background(), tree, new(rdf.Graph), nil, markup.Options{Base: "https://a.example/", Limits: markup.Limits{Values: 100_000, Problems: 2}})
			runtime.ReadMemStats(&after)
			assert.True(t, slices.ContainsFunc(problems, func(p *rdf.Problem) bool { return strings.Contains(p.What, "too much Microdata or RDFa") }))
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(30<<20))
		})
	}
}

// TestV10LongTextsDoNotMultiply has long texts that a page would have again and again:
// in the elements around them, and at the beginning of names and addresses.
func TestV10LongTextsDoNotMultiply(t *testing.T) {
	const length, times = 1 << 16, 400
	long := strings.Repeat("x", length)
	for name, page := range map[string]string{
		"spaces":     `<div itemscope itemtype="https://schema.org/Person">` + strings.Repeat(`<span itemprop=name>`, times) + strings.Repeat("x  y", length/4),
		"addresses":  `<div itemscope itemtype="https://schema.org/Person">` + strings.Repeat(`<span itemprop=url>`, times) + long,
		"vocabulary": `<div itemscope itemtype="https://b.example/` + long + `/T">` + strings.Repeat(`<b itemprop=a>x</b>`, times),
		"names":      `<div itemscope itemtype="https://b.example/` + long + `/T"><b itemprop="` + strings.Repeat("a ", times) + `">x</b>`,
		"base":       `<base href="https://b.example/` + long + `/"><div itemscope>` + strings.Repeat(`<a itemprop="http://b.example/p" href=a></a>`, times),
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
	page := `<div itemscope itemtype="` + strings.Repeat("http://b.example/T ", names) + `"><b itemprop="` + strings.Repeat("http://b.example/p ", names) + `x">y</b></div>`
	g, problems := read(t, page, markup.Options{Strict: true})
	require.Empty(t, problems)
	require.Equal(t, 3, g.Len())
	for n := range g.Nodes() {
		assert.Len(t, n.Types, 1)
		require.Len(t, n.Properties, 2)
		assert.Equal(t, strings.Index(page, `x">y`), g.Position(n.Properties[1].Pos).Offset)
	}
}

func TestLimits(t *testing.T) {
	page := `<div itemscope>` + strings.Repeat(`<b itemprop="http://b.example/p">x</b><i itemprop="a b" lang=1></i>`, 10)
	_, problems := read(t, page, markup.Options{Limits: markup.Limits{Problems: 3}})
	require.Len(t, problems, 4)
	assert.Contains(t, problems[3].What, "there may be more problems")

	_, problems = read(t, page, markup.Options{Base: "https://a.example/", Limits: markup.Limits{Values: 9, Problems: 1}})
	require.Len(t, problems, 3)
	assert.Contains(t, problems[2].What, "too much Microdata", "it is told whatever was told before")
}

// TestV15 ends the context before the reading begins, and while it goes on.
func TestV15ContextEnds(t *testing.T) {
	page := []byte(`<div itemscope>` + strings.Repeat(`<b itemprop="http://b.example/p">x</b>`, 5000))
	tree, problem := htmltree.Parse(context.Background(), page, htmltree.ParseOptions{})
	require.Nil(t, problem)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	problems := Read(ctx, tree, new(rdf.Graph), nil, markup.Options{})
	require.NotEmpty(t, problems)
	assert.Contains(t, problems[len(problems)-1].What, "reading ended before the page did: context canceled")
}

// FuzzMicrodata holds that no page makes the reader panic, and that it reads the
// same twice, strictly and by default.
func FuzzMicrodata(f *testing.F) {
	for _, page := range []string{
		doubled(3),
		`<p itemscope itemtype="https://schema.org/Person http://b.example/T#x" itemid="#a" lang=de><a itemprop="url name" href="a b">x</a><time itemprop=birthDate>2024</time><meter itemprop=x value=1>`,
		`<div itemscope itemref="a b" id=b><p id=a itemprop="c" itemprop-reverse="d" itemscope itemref=b>`,
		`<svg itemscope><a itemprop=b href=c><title itemprop=d xml:lang=en>x`,
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
				if rdf.CheckIRI(triple.Predicate) != nil || triple.Object.Kind == rdf.IRI && rdf.CheckIRI(triple.Object.Text) != nil {
					t.Fatalf("%q: a bad IRI: %v", page, triple)
				}
				texts[i] += triple.String() + "\n"
			}
		}
		if texts[0] != texts[1] {
			t.Fatalf("%q: reads as\n%s\nand as\n%s", page, texts[0], texts[1])
		}
	})
}
