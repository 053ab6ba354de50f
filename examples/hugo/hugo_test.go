package hugo

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// bare are the pages that nothing describes.
var bare = []string{"404.html"}

func TestBothWaysSayTheSame(t *testing.T) {
	tests := map[string]func(commands string) string{
		"as the README says": func(commands string) string { return commands },
		"minified": func(commands string) string {
			return strings.ReplaceAll(commands, "hugo --source", "hugo --minify --source")
		},
		"below a folder of the host": func(commands string) string {
			return strings.ReplaceAll(commands, "hugo --source", "hugo --baseURL https://host.example/lanternhill/ --source")
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			one := pagesOf(t, build(t, change(commands(t, before)), nil))
			other := pagesOf(t, build(t, change(commands(t, after)), nil))
			assertSame(t, one, other)
		})
	}
}

// Nothing is wrong with the pages: the command that looks ends without a failure.
func TestPagesAreRight(t *testing.T) {
	// On any day they are as right as on this one.
	looks := strings.ReplaceAll(commands(t, look), "jsonld-gen check ", "jsonld-gen check --now 2026-11-22 ")
	for _, way := range []string{before, after} {
		build(t, commands(t, way)+"\n"+looks, nil)
	}
}

// assertSame holds that the pages of two sites show and say the same.
func assertSame(t *testing.T, one, other map[string]*read) {
	t.Helper()
	names := slices.Sorted(maps.Keys(one))
	require.Equal(t, names, slices.Sorted(maps.Keys(other)))
	assert.Len(t, names, 14)
	for _, name := range names {
		is, want := one[name], other[name]
		assert.Equal(t, want.text, is.text, name)
		assert.Equal(t, 1, is.footers, name)
		assert.Zero(t, is.scripts+want.scripts, name)
		if slices.Contains(bare, name) {
			assert.Empty(t, is.blocks, name)
			assert.Empty(t, want.blocks, name)
			continue
		}
		if !assert.Len(t, is.blocks, 1, name) || !assert.Len(t, want.blocks, 1, name) {
			continue
		}
		page := is.graph.Node(rdf.Subject{Kind: rdf.IRI, Text: is.canonical})
		if assert.NotNil(t, page, "%s: what is said of %s itself", name, is.canonical) {
			assert.NotEmpty(t, page.Values("http://schema.org/name"), name)
		}
		same, err := rdf.Isomorphic(is.graph, want.graph)
		require.NoError(t, err)
		assert.True(t, same, "%s:\n%s\n%s", name, is.blocks[0], want.blocks[0])
	}
}

// What the pages say is what stands in front matter and in the data files.
func TestSaysWhatTheContentSays(t *testing.T) {
	pages := pagesOf(t, build(t, commands(t, before), nil))

	lamp := thing(t, pages["shop/reading-lamp/index.html"].blocks[0], "Product")
	offer := lamp["offers"].(map[string]any)
	assert.Equal(t, "Clamp-on reading lamp", lamp["name"])
	assert.Equal(t, "64.00", offer["price"])
	assert.Equal(t, "https://schema.org/InStock", offer["availability"])
	rating := lamp["aggregateRating"].(map[string]any)
	assert.Equal(t, 4.0, rating["ratingValue"])
	assert.Equal(t, 2.0, rating["reviewCount"])
	calendar := thing(t, pages["shop/large-print-calendar/index.html"].blocks[0], "Product")
	assert.NotContains(t, calendar, "aggregateRating", "nobody reviewed it")
	assert.NotContains(t, calendar, "review")
	assert.Equal(t, "https://schema.org/OutOfStock", calendar["offers"].(map[string]any)["availability"])

	text, err := os.ReadFile(filepath.Join("site", "data", "reviews.yaml"))
	require.NoError(t, err)
	var written map[string][]struct{ Author, Date, Title, Text string }
	require.NoError(t, yaml.Unmarshal(text, &written))
	require.Len(t, written, 2)
	for product, reviews := range written {
		page := pages["shop/"+product+"/index.html"]
		said := thing(t, page.blocks[0], "Product")["review"].([]any)
		require.Len(t, said, len(reviews))
		for i, review := range reviews {
			is := said[i].(map[string]any)
			assert.Equal(t, review.Text, is["reviewBody"])
			assert.Equal(t, review.Title, is["name"])
			assert.Equal(t, review.Date, is["datePublished"])
			assert.Equal(t, review.Author, is["author"].(map[string]any)["name"])
			assert.Contains(t, page.text, review.Text, "people see it too")
		}
	}

	clinic := thing(t, pages["clinics/thornby-cross/index.html"].blocks[0], "MedicalClinic")
	assert.Equal(t, "+44 1632 960302", clinic["telephone"])
	assert.Equal(t, []any{"https://schema.org/Optometric", "https://schema.org/Geriatric"}, clinic["medicalSpecialty"])
	assert.Len(t, clinic["openingHoursSpecification"], 2)
	assert.Len(t, clinic["employee"], 2)
	doctor := thing(t, pages["doctors/ines-marrow/index.html"].blocks[0], "Person")
	assert.Equal(t, []any{"Person", "IndividualPhysician"}, doctor["@type"])
	assert.Equal(t, "Ines Marrow", doctor["name"])
	assert.Equal(t, "9999911", doctor["identifier"].(map[string]any)["value"])
}

// What customers and editors write stays text, in the page and in its data.
func TestHostileTextStaysText(t *testing.T) {
	hostile := []string{
		`</script><script>alert(1)</script>`, `</SCRIPT ><img src=x onerror=alert(2)>`, `<!--<script>`, `--></script>`, `]]>`,
		`{{ .Site }} {{< ref >}}`, `&lt;/script&gt; &amp;`, `"}]}</script>`, `\u003c/script\u003e \" \\`, "line\u2028separator", `'"` + "`",
	}
	change := func(site string) {
		var reviews []map[string]any
		for _, text := range hostile {
			reviews = append(reviews, map[string]any{"author": text, "date": "2026-01-02", "stars": 1, "title": text, "text": text})
		}
		text, err := yaml.MarshalWithOptions(map[string]any{"reading-lamp": reviews}, yaml.JSON())
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(site, "data", "reviews.yaml"), text, 0o644))
		name := filepath.Join(site, "content", "shop", "reading-lamp.md")
		text, err = os.ReadFile(name)
		require.NoError(t, err)
		titled := strings.Replace(string(text), "title: Clamp-on reading lamp", `title: 'Lamp </script><script>alert(3)</script>'`, 1)
		require.NotEqual(t, string(text), titled)
		require.NoError(t, os.WriteFile(name, []byte(titled), 0o644))
	}
	var sites []map[string]*read
	// The rules find that some of it is no name of a person, or was left by a template.
	anyhow := strings.NewReplacer("jsonld-gen gen ", "jsonld-gen gen --fail-on never ", "jsonld-gen build ", "jsonld-gen build --fail-on never ")
	for _, way := range []string{before, after} {
		pages := pagesOf(t, build(t, anyhow.Replace(commands(t, way)), change))
		lamp := pages["shop/reading-lamp/index.html"]
		require.Len(t, lamp.blocks, 1)
		product := thing(t, lamp.blocks[0], "Product")
		assert.Equal(t, "Lamp </script><script>alert(3)</script>", product["name"])
		reviews := product["review"].([]any)
		require.Len(t, reviews, len(hostile))
		for i, text := range hostile {
			review := reviews[i].(map[string]any)
			assert.Equal(t, text, review["reviewBody"])
			assert.Equal(t, text, review["name"])
			assert.Equal(t, text, review["author"].(map[string]any)["name"])
			assert.Contains(t, lamp.text, strings.Join(strings.Fields(text), " "))
		}
		sites = append(sites, pages)
	}
	assertSame(t, sites[0], sites[1])
}
