package report

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
	"github.com/healthld/healthld/schema/site"
)

var update = flag.Bool("update", false, "write the golden files anew")

var allRules = slices.Concat(check.All(), profile.Google, profile.Health)

const base = "https://sunrise.example/"

// add adds a page of that text.
func add(r *Report, name, text string) { addWith(r, name, text, allRules) }

func addWith(r *Report, name, text string, rules check.Rules) {
	address := base + strings.TrimSuffix(name, "index.html")
	f := site.ReadText(context.Background(), name, address, []byte(text), page.Limits{})
	r.Add(Summarize(f, check.Run(f.Input(), rules)))
}

// reportOf gives the report of the files of a txtar archive.
func reportOf(t *testing.T, name string, rules check.Rules) *Report {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	require.NotEmpty(t, archive.Files)
	r := New(Options{Day: "2026-11-23", Rules: rules})
	for _, f := range archive.Files {
		addWith(r, f.Name, string(f.Data), rules)
	}
	return r
}

func written(t *testing.T, r *Report) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := r.WriteTo(&b)
	require.NoError(t, err)
	assert.EqualValues(t, b.Len(), n)
	return b.Bytes()
}

// TestModel compares what a report of a small site says with what it should say, in
// words rather than in markup.
func TestModel(t *testing.T) {
	some := slices.DeleteFunc(slices.Clone(allRules), func(r check.Rule) bool {
		return r.Family != "identifiers" && !slices.ContainsFunc([]string{"breadcrumb-", "local-business-", "product-snippet-", "review-snippet-", "aggregate-rating-", "faq-", "doctor-"},
			func(feature string) bool { return strings.HasPrefix(r.ID, feature) })
	})
	got := outline(reportOf(t, "clinic.txtar", some).model())
	name := filepath.Join("testdata", "clinic.golden")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// outline writes a model for people to read.
func outline(m *model) string {
	var b strings.Builder
	line := func(format string, arguments ...any) { fmt.Fprintf(&b, format+"\n", arguments...) }
	line("%s (%s), %s", m.Title, m.Address, m.Day)
	line("%s", m.Lede)
	for _, s := range m.Stats {
		line("stat: %s %s", s.Value, s.Label)
	}
	for _, s := range m.Bar {
		line("bar: %d %s, from %.1f, %.1f wide", s.Count, s.Label, s.X, s.Width)
	}
	for _, g := range m.Good {
		line("good: %s", g)
	}
	for _, s := range m.First {
		line("first: %s\n  %s\n  at %v %s", s.Title, s.Effect, s.Links, s.Where)
	}
	line("\n%d things", m.Things)
	for _, k := range m.Kinds {
		line("kind: %d %s", k.Count, k.Name)
	}
	for _, r := range m.Rows {
		line("thing %d: %s, %s (%s) on %v", r.Number, r.Name, r.Class, r.Types, r.Pages)
		for _, text := range r.Out {
			line("  to %s", text)
		}
		for _, text := range r.In {
			line("  from %s", text)
		}
	}
	for _, box := range m.Picture.Boxes {
		line("box %d,%d: %s (%s) %d", box.X, box.Y, box.Label, box.Class, box.Number)
	}
	for _, c := range m.Picture.Curves {
		line("curve %s to %s, %d", m.Picture.Boxes[c.From].Label, m.Picture.Boxes[c.To].Label, c.Count)
	}
	line("")
	for _, f := range m.Features {
		line("feature: %s (%s): %d, not yet %d, retired %v", f.Name, f.Consumer, f.Eligible, f.Lacking, f.Retired)
	}
	for _, c := range m.Cards {
		line("page %s: %s, %s; %s", c.ID, c.Title, c.StateWords, c.Findings)
		if p := c.Preview; p != nil {
			line("  preview: %s | %s | %s | %s | %s", p.Site, strings.Join(p.Trail, " > "), p.Title, p.Description, strings.Join(p.Facts, ", "))
			if r := p.Rating; r != nil {
				line("  rating: %s of %s, %s, %d%%", r.Value, r.Best, r.Of, r.Share)
			}
			if p := p.Panel; p != nil {
				line("  panel: %s, %s, %s, %s, %s", p.Name, p.Kind, p.Address, p.Telephone, strings.Join(p.Hours, "; "))
			}
		}
		for _, g := range c.Groups {
			for _, f := range g.Features {
				line("  %s: %s: %s %q, better %d", g.Consumer, f.Name, f.Words, f.Missing, len(f.Better)+f.More)
			}
		}
	}
	line("")
	for _, g := range m.Groups {
		if g.Severity == check.Info {
			continue
		}
		line("%d %s [%s], %s, on %d: %s", g.Count, g.Title, g.Rule, g.Words, g.Pages, g.Effect)
	}
	return b.String()
}

// elements gives all elements of a document.
func elements(t *testing.T, text []byte) (all []*html.Node) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	require.NoError(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// naughty are names that may do harm where they are shown.
var naughty = []string{
	"\x1b[31mred\x1b[0m", "\u202Eevil", "</script><script>alert(1)</script>", "{{.Style}}", "{{", "\n::error::x", "]]>", "<!--<script>",
	`" onmouseover="alert(1)`, "'-alert(1)-'", "javascript:alert(1)", "</title><img src=x onerror=alert(1)>", "\u2028\u2029", "\x00\x07\r", "&lt;b&gt;", "</style><b>",
	"\u2066a\u2069", "`${alert(1)}`", "__proto__", "%s%d", "#", "\uFEFF", strings.Repeat("long ", 5000),
}

// TestNaughtyTexts holds V14: texts of the site, wherever it may have them, are shown as
// texts: no element, no attribute and no script is in the report but ours.
func TestNaughtyTexts(t *testing.T) {
	plain, hostile := New(Options{Rules: allRules}), New(Options{Rules: allRules})
	for i, text := range naughty {
		pageOf := func(text string) string {
			var d strings.Builder
			d.WriteString(`<!DOCTYPE html><html lang="` + html.EscapeString(text) + `"><title>` + html.EscapeString("T"+text) + `</title><meta name=description content="` + html.EscapeString("D"+text) + `"><script type="application/ld+json">`)
			quoted := quote(text)
			fmt.Fprintf(&d, `{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://sunrise.example/%d.html#x", "name": %s, "url": %s, "telephone": %s, "openingHours": %s,
				"employee": {"@type": "Physician", "name": %s}, "address": {"@type": "PostalAddress", "streetAddress": %s},
				"review": {"@type": "Review", "name": %s, "author": {"@type": "Person", "name": %s}, "reviewRating": {"@type": "Rating", "ratingValue": 4}},
				%s: "x", "logo": %s}</script>`, i, quoted, quoted, quoted, quoted, quoted, quoted, quoted, quoted, quote("p"+text), quoted)
			return d.String()
		}
		add(hostile, fmt.Sprintf("%d.html", i), pageOf(text))
		add(plain, fmt.Sprintf("%d.html", i), pageOf(fmt.Sprint("fine", i)))
	}
	// A file may have any name, and what looks across pages name any file.
	f := site.ReadText(context.Background(), naughty[2]+naughty[0]+".html", "javascript:alert(1)", []byte("<title>A</title>"), page.Limits{})
	hostile.Add(Summarize(f, check.Run(f.Input(), allRules)))
	hostile.AddFindings([]check.Finding{{Rule: naughty[8], Family: naughty[2], Severity: check.Error, Message: naughty[2], Path: naughty[0], Doc: "javascript:alert(2)", Position: rdf.Position{File: naughty[1], Line: 3}}})
	hostile.options.Title, hostile.options.Day = naughty[2], naughty[11]

	text := written(t, hostile)
	assert.NotContains(t, string(text), "\x1b")
	for _, c := range "\u202E\u2028\u2029\u2066\uFEFF\x07\x00" {
		assert.NotContains(t, string(text), string(c))
	}
	ours := map[string]map[string]bool{} // elements and their attributes
	for _, n := range append(elements(t, written(t, plain)), elements(t, written(t, reportOf(t, "clinic.txtar", allRules)))...) {
		if ours[n.Data] == nil {
			ours[n.Data] = map[string]bool{}
		}
		for _, a := range n.Attr {
			ours[n.Data][a.Key] = true
		}
	}
	scripts, styles := 0, 0
	for _, n := range elements(t, text) {
		if !assert.NotNil(t, ours[n.Data], "element %s", n.Data) {
			continue
		}
		for _, a := range n.Attr {
			assert.True(t, ours[n.Data][a.Key], "attribute %s of %s", a.Key, n.Data)
			assert.False(t, strings.HasPrefix(a.Key, "on"), a.Key)
			if a.Key == "href" && n.Data == "a" {
				assert.Regexp(t, `^(#|https?://)`, a.Val)
			}
		}
		switch n.Data {
		case "script":
			scripts++
			if attribute(n, "type") == "" {
				assert.Equal(t, script, n.FirstChild.Data)
			}
		case "style":
			styles++
			assert.Equal(t, style, n.FirstChild.Data)
		}
	}
	assert.Equal(t, 2, scripts)
	assert.Equal(t, 1, styles)
}

// quote gives a text as JSON that can stand in a script.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c > '~' && c < 0x10000 {
			fmt.Fprintf(&b, `\u%04x`, c)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String() + `"`
}

// TestPolicy holds that the policy of the page lets its own style and script run, and
// forbids the rest.
func TestPolicy(t *testing.T) {
	text := written(t, New(Options{}))
	policy := ""
	for _, n := range elements(t, text) {
		if attribute(n, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(n, "content")
		}
		assert.Empty(t, attribute(n, "style"), "the policy forbids attributes of style")
		for _, key := range []string{"src", "srcset", "action", "formaction", "data", "poster"} {
			assert.Empty(t, attribute(n, key))
		}
	}
	assert.True(t, strings.HasPrefix(policy, "default-src 'none'; "), policy)
	for _, inline := range []string{style, script} {
		assert.Contains(t, policy, hashOf(inline))
		assert.Contains(t, string(text), ">"+inline+"</")
		assert.NotContains(t, inline, "\r", "browsers would change it, and the hash no longer fit")
		assert.NotContains(t, inline, "</s")
	}
	assert.NotContains(t, policy, "unsafe")
	assert.NotContains(t, script, "innerHTML")
	// The hash of the empty text is known.
	assert.Equal(t, "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", hashOf(""))
}

// TestLinks holds that each link within a report leads somewhere, and that no two
// elements have one id.
func TestLinks(t *testing.T) {
	for name, r := range map[string]*Report{"clinic": reportOf(t, "clinic.txtar", allRules), "many": many(t, 500), "none": New(Options{})} {
		ids := make(map[string]bool)
		var links []string
		for _, n := range elements(t, written(t, r)) {
			if id := attribute(n, "id"); id != "" {
				assert.False(t, ids[id], "%s: two of %s", name, id)
				ids[id] = true
			}
			for _, key := range []string{"href", "aria-labelledby", "aria-describedby", "for"} {
				if to := attribute(n, key); key != "href" && to != "" {
					links = append(links, to)
				} else if strings.HasPrefix(to, "#") {
					links = append(links, to[1:])
				}
			}
		}
		require.NotEmpty(t, links)
		for _, to := range links {
			assert.True(t, ids[to], "%s: nothing has the id %s", name, to)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first := written(t, reportOf(t, "clinic.txtar", allRules))
	for range 5 {
		assert.Equal(t, first, written(t, reportOf(t, "clinic.txtar", allRules)))
	}
	r := many(t, 300)
	assert.Equal(t, written(t, r), written(t, r), "a report can be written again")
	assert.Equal(t, written(t, r), written(t, many(t, 300)))
}

func TestSmallSites(t *testing.T) {
	none := New(Options{}).model()
	assert.Equal(t, "No page was read, so there is nothing to tell.", none.Lede)
	assert.Nil(t, none.Picture)
	assert.Empty(t, none.First)

	r := New(Options{Rules: allRules})
	add(r, "index.html", "<!DOCTYPE html><html lang=en><title>Sunrise</title><p>Hello")
	m := r.model()
	assert.Contains(t, m.Lede, "None of the pages tells machines what it is about")
	assert.Zero(t, m.Things)
	assert.Equal(t, "sunrise.example", m.Title)
	require.Len(t, m.Cards, 1)
	assert.Nil(t, m.Cards[0].Preview, "there is nothing to illustrate")
	written(t, r)

	r = New(Options{Title: "Sunrise"})
	add(r, "index.html", `<!DOCTYPE html><html lang=en><title>Sunrise</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "A"}</script>`)
	m = r.model()
	assert.Contains(t, m.Lede, "The page tells machines what it is about.")
	assert.Equal(t, 1, m.Things)
	assert.Len(t, m.Picture.Curves, 1, "the page tells of the clinic")
}

// many gives the report of a site of so many pages: products, each with reviews.
func many(t testing.TB, pages int) *Report {
	// The report is what is looked at, so that few rules will do.
	few := slices.Concat(check.Identifiers, profile.Google)
	few = slices.DeleteFunc(few, func(r check.Rule) bool {
		return r.Family != "identifiers" && !strings.HasPrefix(r.ID, "product-snippet-")
	})
	r := New(Options{Rules: few})
	for i := range pages {
		faulty := ""
		if i%7 == 3 {
			faulty = `, "gtin13": "400638133393"`
		}
		addWith(r, fmt.Sprintf("shop/%d/index.html", i), fmt.Sprintf(`<!DOCTYPE html><html lang=en><title>Brace %d – Sunrise</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "@id": "https://sunrise.example/shop/%d/#product", "name": "Brace %d"%s,
 "brand": {"@type": "Organization", "@id": "https://sunrise.example/#maker%d", "name": "Maker %d"}, "isRelatedTo": {"@id": "https://sunrise.example/shop/%d/#product"},
 "review": [{"@type": "Review", "reviewBody": "Good on stairs %d", "author": {"@type": "Person", "name": "A. B."}, "reviewRating": {"@type": "Rating", "ratingValue": 5}}]}</script>`, i, i, i, faulty, i%9, i%9, i/2, i), few)
	}
	return r
}

// TestLargeSite holds that the report of a large site stays small, and tells what it
// leaves out.
func TestLargeSite(t *testing.T) {
	const pages = 5_000
	r := many(t, pages)
	m := r.model()
	text := written(t, r)
	assert.Less(t, len(text), 3<<20)
	assert.Len(t, m.Cards, mostCards)
	assert.Equal(t, pages-mostCards, m.MoreCards)
	assert.Equal(t, 2*pages+9, m.Things)
	assert.Equal(t, pages+m.Things, len(m.Data.Things)+m.Data.More)
	assert.LessOrEqual(t, len(m.Data.Things), mostData)
	assert.Equal(t, m.Things, len(m.Rows)+m.MoreRows)
	states := make(map[string]int)
	for _, c := range m.Cards {
		states[c.State]++
	}
	assert.Equal(t, mostCards/2, states["error"], "each sort of page is shown")
	for _, g := range m.Groups {
		counted := g.More
		for _, message := range g.Messages {
			counted += message.Count
			assert.LessOrEqual(t, len(message.Places), mostMessagePlaces)
			assert.Equal(t, message.Count, len(message.Places)+message.More)
		}
		assert.Equal(t, g.Count, counted, g.Rule)
		if g.Rule == "identifier-form" {
			assert.Equal(t, (pages+3)/7, g.Count)
		}
	}
	columns := make([]int, len(columns))
	for _, box := range m.Picture.Boxes {
		columns[box.Column]++
	}
	assert.LessOrEqual(t, slices.Max(columns), mostBoxes+2*len(columns), "of what is there by the thousand a part has a box")
	hidden := m.Picture.Hidden
	for _, box := range m.Picture.Boxes {
		if !box.Heading && !box.Rest {
			hidden++
		}
	}
	assert.Equal(t, pages+m.Things, hidden)
}

// TestFindingsAcross holds that what rules find across pages stands at those pages.
func TestFindingsAcross(t *testing.T) {
	r := New(Options{Rules: site.Rules})
	for _, name := range []string{"a.html", "b.html"} {
		addWith(r, name, fmt.Sprintf(`<!DOCTYPE html><html lang=en><title>%s</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "name": "Sunrise", "telephone": "+44 1632 9600%02d"}</script>`, name, name[0]%10), check.Identifiers)
	}
	found, err := site.Check(t.Context(), r.Index(), site.Rules)
	require.NoError(t, err)
	apart := slices.DeleteFunc(found.Findings, func(f check.Finding) bool { return len(f.Related) == 0 })
	require.Len(t, apart, 1, "the two telephones")
	r.AddFindings(apart)
	m := r.model()
	require.Len(t, m.Groups, 1)
	assert.Equal(t, 1, m.Groups[0].Count)
	assert.Equal(t, 1, m.Groups[0].Pages)
	places := m.Groups[0].Messages[0].Places
	require.Len(t, places, 2)
	assert.Equal(t, "#page-1", places[0].Href)
	assert.Equal(t, "#page-2", places[1].Href)
	assert.False(t, places[0].Also)
	assert.True(t, places[1].Also)
	assert.Equal(t, "line 2", places[1].At)
	assert.NotEmpty(t, m.Cards[0].Findings)
}

// TestPicture holds the layout to what people expect of it: no box lies on another, all
// are inside, and curves join what is tied.
func TestPicture(t *testing.T) {
	for name, m := range map[string]*model{"clinic": reportOf(t, "clinic.txtar", allRules).model(), "many": many(t, 300).model()} {
		p := m.Picture
		for i, a := range p.Boxes {
			assert.True(t, a.X >= 0 && a.Y >= 0 && a.X+a.Width <= p.Width && a.Y+boxHeight <= p.Height, "%s: %s is outside", name, a.Name)
			for _, b := range p.Boxes[i+1:] {
				assert.True(t, a.X+a.Width <= b.X || b.X+b.Width <= a.X || a.Y+boxHeight <= b.Y || b.Y+boxHeight <= a.Y, "%s: %s lies on %s", name, a.Name, b.Name)
			}
		}
		for _, c := range p.Curves {
			assert.False(t, p.Boxes[c.From].Heading || p.Boxes[c.To].Heading)
			assert.Positive(t, c.Count)
		}
	}
}

// TestOrderOfBoxes holds that what belongs together stands at one height: two chains of
// things whose names would cross them.
func TestOrderOfBoxes(t *testing.T) {
	things := []known{
		{kind: providers, name: "A", out: []end{{3, "employee"}}},
		{kind: providers, name: "B", out: []end{{2, "employee"}}},
		{kind: people, name: "C", in: []end{{1, "employee"}}},
		{kind: people, name: "D", in: []end{{0, "employee"}}},
	}
	p := draw(drawing{things, func(k *known) string { return k.name }, func(*known) string { return "" }, []int{0, 1, 2, 3}})
	heights := make(map[string]int)
	for _, b := range p.Boxes {
		heights[b.Name] = b.Y
	}
	assert.Equal(t, heights["A"], heights["D"])
	assert.Equal(t, heights["B"], heights["C"])
}

func TestWriteError(t *testing.T) {
	r := reportOf(t, "clinic.txtar", allRules)
	n, err := r.WriteTo(failing{})
	assert.ErrorIs(t, err, os.ErrClosed)
	assert.Zero(t, n)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }
