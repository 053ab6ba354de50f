package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// The committed code is what the generator at the version of go.mod makes.
func TestGeneratedCodeIsUpToDate(t *testing.T) {
	folder := t.TempDir()
	text, err := os.ReadFile("pages.templ")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "pages.templ"), text, 0o644))
	output, err := exec.Command("go", "tool", "templ", "generate", "-path", folder).CombinedOutput()
	require.NoError(t, err, "%s", output)
	want, err := os.ReadFile(filepath.Join(folder, "pages_templ.go"))
	require.NoError(t, err)
	is, err := os.ReadFile("pages_templ.go")
	require.NoError(t, err)
	assert.Equal(t, string(want), string(is), "run go generate")
}

func TestTemplIsFormatted(t *testing.T) {
	text, err := os.ReadFile("pages.templ")
	require.NoError(t, err)
	format := exec.Command("go", "tool", "templ", "fmt", "-stdin-filepath", "pages.templ")
	format.Stdin = bytes.NewReader(text)
	want, err := format.Output()
	require.NoError(t, err)
	assert.Equal(t, string(want), string(text), "run go tool templ fmt .")
}

// readPage gives what the page says to people, spaces collapsed, and its only
// script element, which holds JSON-LD.
func readPage(t *testing.T, shop, name string) (text string, data map[string]any) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(shop, name))
	require.NoError(t, err)
	root, err := html.Parse(bytes.NewReader(content))
	require.NoError(t, err)
	var words []string
	scripts := 0
	for node := range root.Descendants() {
		switch {
		case node.Type == html.ElementNode && node.Data == "script":
			scripts++
			require.Equal(t, []html.Attribute{{Key: "type", Val: "application/ld+json"}}, node.Attr)
			require.NoError(t, json.Unmarshal([]byte(node.FirstChild.Data), &data))
		case node.Type == html.TextNode && node.Parent.Data != "script" && node.Parent.Data != "style":
			words = append(words, strings.Fields(node.Data)...)
		}
	}
	require.Equal(t, 1, scripts)
	return strings.Join(words, " "), data
}

// said is what a page says of its product.
type said struct {
	ID     string `json:"@id"`
	Name   string
	GTIN13 string
	Offers struct {
		Price        json.Number
		Availability string
	}
	AggregateRating *struct{ RatingValue, ReviewCount float64 }
	Review          []struct {
		ReviewBody, DatePublished string
		Author                    struct{ Name string }
		ReviewRating              struct{ RatingValue int }
	}
}

func productIn(t *testing.T, data map[string]any) (is said) {
	t.Helper()
	text, err := json.Marshal(data["mainEntity"])
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &is))
	return is
}

func TestShop(t *testing.T) {
	shop := t.TempDir()
	require.NoError(t, build(shop, products))
	for _, p := range products {
		text, data := readPage(t, shop, filepath.Join(p.Slug, "index.html"))
		is := productIn(t, data)
		assert.Equal(t, base+p.Slug+"/#product", is.ID)
		assert.Equal(t, p.Name, is.Name)
		assert.Equal(t, p.GTIN, is.GTIN13)
		assert.Equal(t, "https://schema.org/InStock", is.Offers.Availability)
		require.Len(t, is.Review, len(p.Reviews))
		for i, r := range p.Reviews {
			assert.Equal(t, r.Text, is.Review[i].ReviewBody)
			assert.Equal(t, r.Author, is.Review[i].Author.Name)
			assert.Equal(t, r.Date, is.Review[i].DatePublished)
			assert.Equal(t, r.Stars, is.Review[i].ReviewRating.RatingValue)
			assert.Contains(t, text, r.Text)
		}
		assert.Contains(t, text, "£"+p.Price)
	}
	text, data := readPage(t, shop, "reacher/index.html")
	is := productIn(t, data)
	require.NotNil(t, is.AggregateRating)
	assert.Equal(t, 4.25, is.AggregateRating.RatingValue)
	assert.Equal(t, 4.0, is.AggregateRating.ReviewCount)
	assert.Contains(t, text, "4.25 of 5 stars, 4 reviews")
	_, data = readPage(t, shop, "bath-step/index.html")
	assert.Nil(t, productIn(t, data).AggregateRating)

	// The price stays as it is written, which a number of Go would not.
	content, err := os.ReadFile(filepath.Join(shop, "bath-step", "index.html"))
	require.NoError(t, err)
	assert.Contains(t, string(content), `"price":41.00,`)

	_, data = readPage(t, shop, "index.html")
	assert.Len(t, data["@graph"], 2)
}

// Each page says what was described, no more and no less.
func TestPagesSayWhatWasDescribed(t *testing.T) {
	shop := t.TempDir()
	require.NoError(t, build(shop, products))
	descriptions := map[string]*schema.Description{"": describeShop(products)}
	for _, p := range products {
		d, _, err := p.describe()
		require.NoError(t, err)
		descriptions[p.path()] = d
	}
	for path, description := range descriptions {
		text, err := os.ReadFile(filepath.Join(shop, path, "index.html"))
		require.NoError(t, err)
		document, problems := page.Read(t.Context(), text, page.Base(base+path))
		require.Empty(t, problems)
		same, err := rdf.Isomorphic(description, document.Graph())
		require.NoError(t, err)
		assert.True(t, same, "%s: %s", path, text)
	}
}

func TestDescriptionsAreRight(t *testing.T) {
	descriptions := []*schema.Description{describeShop(products)}
	for _, p := range products {
		d, _, err := p.describe()
		require.NoError(t, err)
		descriptions = append(descriptions, d)
	}
	for _, d := range descriptions {
		report := check.Run(d, check.Vocabulary, check.Values, check.Identifiers)
		for _, finding := range report.Findings {
			assert.Less(t, finding.Severity, check.Warning, "%s: %s", finding.Path, finding.Message)
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	for _, hostile := range []string{
		`</script><script>alert(1)</script>`, `</SCRIPT ><img src=x onerror=alert(2)>`, `<!--<script>`, `--></script>`, `]]>`,
		`{ p.Name }`, `&lt;/script&gt;`, `"}]}</script>`, `\u003c/script\u003e`, "line\u2028separator", `'"` + "`",
	} {
		shop := t.TempDir()
		p := products[0]
		p.Name = hostile
		p.Reviews = []review{{Author: hostile, Date: "2026-01-02", Text: hostile, Stars: 1}, {Author: "A", Date: "2026-01-02", Text: "B", Stars: 1}}
		require.NoError(t, build(shop, []product{p}))
		text, data := readPage(t, shop, "folding-stick/index.html")
		is := productIn(t, data)
		assert.Equal(t, hostile, is.Name)
		assert.Equal(t, hostile, is.Review[0].Author.Name)
		assert.Equal(t, hostile, is.Review[0].ReviewBody)
		_, shown, _ := strings.Cut(text, "1 of 5 stars, 2 reviews")
		assert.Equal(t, 2, strings.Count(shown, strings.Join(strings.Fields(hostile), " ")), "%s", text)
		assert.True(t, strings.HasSuffix(text, "Everything here is fictional: the shop, its goods and its customers."), text)
	}
}

// A page that cannot be described is not written, not even in part.
func TestFaults(t *testing.T) {
	shop := t.TempDir()
	faulty := slices.Clone(products[:2])
	faulty[1].Name = "bad \xff text"
	assert.ErrorContains(t, build(shop, faulty), "UTF-8")
	assert.NoFileExists(t, filepath.Join(shop, "index.html"), "it names the product too")

	faulty[1] = products[1]
	faulty[1].Reviews = []review{{Author: "A", Date: "2026-01-02", Text: "B", Stars: 6}}
	assert.ErrorContains(t, build(shop, faulty), "Light reacher: /0/reviewRating/ratingValue: the rating 6 is not on its scale")
	assert.NoDirExists(t, filepath.Join(shop, "reacher"))

	assert.Error(t, frame("A", "./", nil).Render(t.Context(), io.Discard), "a page without a description")
	assert.Error(t, script.Component{}.Render(t.Context(), io.Discard))
}
