package markup_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/internal/rdfa"
	"github.com/healthld/healthld/rdf"
)

// parsedEnd goes behind a page so that its tree is made by the parser, of all elements,
// and adds to what is in it nothing but forms: one in another has no end of its own.
const parsedEnd = "<form><form></form></form>"

// everythingRead gives what a reader finds in a page, with places and problems.
func everythingRead(t testing.TB, read reader, page string, strict bool) (found []string) {
	tree, problem := htmltree.Parse(t.Context(), []byte(page), htmltree.ParseOptions{})
	require.Nil(t, problem)
	g := new(rdf.Graph)
	file := g.AddFile("", []byte(page))
	problems := read(t.Context(), tree, g, file.Pos, markup.Options{Base: base, Strict: strict})
	for n := range g.Nodes() {
		found = append(found, fmt.Sprintf("%v root %v at %v", n.Subject, n.Root, g.Position(n.Pos).Offset))
		for _, p := range n.Properties {
			for _, v := range p.Values {
				found = append(found, fmt.Sprintf("  %s %v at %d and %d", p.IRI, v.Object, g.Position(p.Pos).Offset, g.Position(v.Pos).Offset))
			}
		}
		found = append(found, fmt.Sprint(n.Types))
	}
	for _, p := range problems {
		found = append(found, p.Error())
	}
	return found
}

// sameFromAllElements holds what readers find in a tree of those elements that say
// something to what they find in one of all.
func sameFromAllElements(t testing.TB, page string) {
	t.Helper()
	for _, read := range []reader{microdata.Read, rdfa.Read} {
		for _, strict := range []bool{false, true} {
			require.Equal(t, everythingRead(t, read, page+parsedEnd, strict), everythingRead(t, read, page, strict), page)
		}
	}
}

// TestSilentElements holds that elements that say nothing may be missing from a tree.
func TestSilentElements(t *testing.T) {
	data := filepath.Join("..", "..", "..", "shared", "data")
	pages := 0
	for _, pattern := range []string{"w3c/microdata-rdf/*.html", "w3c/rdfa/rdfa1.1-html5/*.html"} {
		found, err := filepath.Glob(filepath.Join(data, pattern))
		require.NoError(t, err)
		for _, name := range found {
			page, err := os.ReadFile(name)
			require.NoError(t, err)
			sameFromAllElements(t, string(page))
			pages++
		}
	}
	if text, err := os.ReadFile(filepath.Join(data, "schemaorg-30.0", "examples.txt")); err == nil {
		for _, of := range sections(string(text)) {
			for _, page := range of {
				sameFromAllElements(t, page)
				pages++
			}
		}
	}
	if pages == 0 {
		t.Skip("needs ../shared/data")
	}
	assert.Greater(t, pages, 600)
}

// TestSilentElementsOfRandomPages is TestSilentElements with what nobody writes.
func TestSilentElementsOfRandomPages(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	values := 0
	for range 1500 {
		var page strings.Builder
		var open []string
		for range 4 + random.IntN(24) {
			if n := len(open); n > 0 && random.IntN(3) == 0 {
				page.WriteString("</" + open[n-1] + ">")
				open = open[:n-1]
				continue
			}
			name := pick("div", "p", "span", "a", "ul", "li", "b", "pre", "time", "section", "table", "img", "link", "h2", "SPAN", "x-y")
			page.WriteString("<" + name)
			for range random.IntN(3) {
				page.WriteString(" " + pick("class=c", "itemscope", "itemprop=name", `itemprop="url image"`, "itemtype=https://schema.org/Person", "itemscope itemref='i j'", "id=i", "ID=j",
					"href=/a", "src='b c'", "rel=schema:knows", "rel=nofollow", "rev=schema:author", "property=name", "property=schema:url", "typeof=Person", "vocab=https://schema.org/", "about=#x",
					"resource=#y", "lang=de", "lang=!", "prefix='a: b'", "prefix=ex", "xmlns:f=http://f.example/", "xmlns:s=https://schema.org", "role=button", "content=c", "datetime=2026", "type=Person", "inlist", "datatype=rdf:XMLLiteral"))
			}
			page.WriteString(">" + pick("", "", "text ", "\n", "a &amp; b", "<!-- c -->"))
			if name != "img" && name != "link" {
				open = append(open, name)
			}
		}
		for n := len(open); n > 0; n-- { // else literals of markup have the forms
			page.WriteString("</" + open[n-1] + ">")
		}
		sameFromAllElements(t, page.String()+strings.Repeat(" ", 64))
		values += len(everythingRead(t, rdfa.Read, page.String(), false)) + len(everythingRead(t, microdata.Read, page.String(), false))
	}
	assert.Greater(t, values, 1500*4)
}
