package page_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/schema/page"
)

var fullCard = page.Card{
	Title: "Sunrise Clinic", Description: "Open when you need us.", Address: "https://sunrise.example/clinic/",
	Image: "https://sunrise.example/door.jpg", ImageText: "A blue door", SiteName: "Sunrise", Language: "en-GB", Kind: "article",
}

// told gives what a browser has of the meta elements and the canonical links.
func told(t *testing.T, text []byte) map[string][]string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	require.NoError(t, err)
	facts := make(map[string][]string)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "meta" && n.Data != "link" {
			continue
		}
		a := make(map[string]string)
		for _, attribute := range n.Attr {
			a[attribute.Key] = attribute.Val
		}
		switch {
		case a["rel"] == "canonical":
			facts["canonical"] = append(facts["canonical"], a["href"])
		case a["name"] != "":
			facts[a["name"]] = append(facts[a["name"]], a["content"])
		case a["property"] != "":
			facts[a["property"]] = append(facts[a["property"]], a["content"])
		}
	}
	return facts
}

func TestEmbedCard(t *testing.T) {
	head := func(lines string) string {
		return "<!doctype html>\n<html lang=\"en\">\n<head>\n  <meta charset=\"utf-8\">\n" + lines + "</head>\n<body>x</body>\n</html>\n"
	}
	const own = "" +
		`  <link rel="canonical" href="https://sunrise.example/clinic/" data-healthld="card">` + "\n" +
		`  <meta name="description" content="Open when you need us." data-healthld="card">` + "\n" +
		`  <meta property="og:title" content="Sunrise Clinic" data-healthld="card">` + "\n" +
		`  <meta property="og:description" content="Open when you need us." data-healthld="card">` + "\n" +
		`  <meta property="og:type" content="article" data-healthld="card">` + "\n" +
		`  <meta property="og:url" content="https://sunrise.example/clinic/" data-healthld="card">` + "\n" +
		`  <meta property="og:image" content="https://sunrise.example/door.jpg" data-healthld="card">` + "\n" +
		`  <meta property="og:image:alt" content="A blue door" data-healthld="card">` + "\n" +
		`  <meta property="og:site_name" content="Sunrise" data-healthld="card">` + "\n" +
		`  <meta property="og:locale" content="en_GB" data-healthld="card">` + "\n" +
		`  <meta name="twitter:card" content="summary_large_image" data-healthld="card">` + "\n"
	tests := map[string]struct {
		before, after string
		card          page.Card
	}{
		"a page without any": {head(""), head(own), fullCard},
		"one that has all":   {head(own), head(own), fullCard},
		"old ones are replaced": {
			head("  <meta property=\"og:title\" content=\"Old\" data-healthld=\"card\">\n<title>t</title>\n"),
			head(own + "<title>t</title>\n"), fullCard,
		},
		"nothing to tell any more": {head("<title>t</title>\n" + own), head("<title>t</title>\n"), page.Card{}},
		"no picture": {
			head(""), head(`  <meta property="og:title" content="A" data-healthld="card">` + "\n" +
				`  <meta property="og:type" content="website" data-healthld="card">` + "\n" +
				`  <meta name="twitter:card" content="summary" data-healthld="card">` + "\n"),
			page.Card{Title: "A", ImageText: "of nothing", Language: "en"},
		},
		"in one line": {
			`<html><head><title>t</title></head><body></body></html>`,
			`<html><head><title>t</title><meta property="og:title" content="A" data-healthld="card"><meta property="og:type" content="website" data-healthld="card"><meta name="twitter:card" content="summary" data-healthld="card"></head><body></body></html>`,
			page.Card{Title: "A"},
		},
		"as XML": {
			`<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body></body></html>`,
			`<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title><meta property="og:title" content="A" data-healthld="card" /><meta property="og:type" content="website" data-healthld="card" /><meta name="twitter:card" content="summary" data-healthld="card" /></head><body></body></html>`,
			page.Card{Title: "A"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			after, err := page.EmbedCard([]byte(test.before), test.card)
			require.NoError(t, err)
			assert.Equal(t, test.after, string(after))
			again, err := page.EmbedCard(after, test.card)
			require.NoError(t, err)
			assert.Equal(t, test.after, string(again), "once more changes nothing")
		})
	}
}

// What a page says of itself stands alone, and the card follows it.
func TestCardFollowsThePage(t *testing.T) {
	for name, test := range map[string]struct {
		has  string
		want map[string][]string
	}{
		"a title":           {`<meta property="og:title" content="Mine">`, map[string][]string{"og:title": {"Mine"}, "og:url": {fullCard.Address}}},
		"told as a name":    {`<meta name="OG:Title" content="Mine">`, map[string][]string{"og:title": nil, "OG:Title": {"Mine"}}},
		"a description":     {`<meta name="description" content="Mine">`, map[string][]string{"description": {"Mine"}, "og:description": {"Mine"}}},
		"a canonical":       {`<link rel="canonical" href="/other/">`, map[string][]string{"canonical": {"/other/"}, "og:url": {"https://sunrise.example/other/"}}},
		"two canonicals":    {`<link rel="canonical" href="/a/"><link rel="canonical" href="/b/">`, map[string][]string{"canonical": {"/a/", "/b/"}, "og:url": nil}},
		"a picture":         {`<meta property="og:image" content="/mine.png">`, map[string][]string{"og:image": {"/mine.png"}, "og:image:alt": nil, "twitter:card": {"summary_large_image"}}},
		"a card":            {`<meta name="twitter:card" content="player">`, map[string][]string{"twitter:card": {"player"}}},
		"in the body":       {`</head><body><meta property="og:title" content="Mine">`, map[string][]string{"og:title": {"Mine"}}},
		"empty, on purpose": {`<meta property="og:site_name" content="">`, map[string][]string{"og:site_name": {""}}},
	} {
		t.Run(name, func(t *testing.T) {
			before := "<!doctype html><head><meta charset=utf-8>" + test.has
			after, err := page.EmbedCard([]byte(before), fullCard)
			require.NoError(t, err)
			facts := told(t, after)
			for fact, want := range test.want {
				assert.Equal(t, want, facts[fact], fact)
			}
			for fact, values := range facts {
				if fact != "canonical" {
					assert.Len(t, values, 1, "%s is said once", fact)
				}
			}
			back, err := page.EmbedCard(after, page.Card{})
			require.NoError(t, err)
			assert.Equal(t, before, string(back))
		})
	}
}

// Whatever a text holds, a browser reads it as it was, and nothing else.
func TestHostileCards(t *testing.T) {
	texts := []string{
		`"><script>alert(1)</script>`, `' onload='x`, "a & b &amp; &lt; &#39; &nosuch", "</title></head><!--", "`<%{{.}}", "]]>",
		"Grüße 😀 \u2028 \u202e \u00a0", "&#x80;", "--><svg/onload=x>", "javascript:alert(1)",
	}
	for _, charset := range []string{`<meta charset="utf-8">`, "", `<meta charset="windows-1252">`, `<meta charset="shift_jis">`} {
		for _, text := range texts {
			after, err := page.EmbedCard([]byte("<html><head>"+charset+"<title>t</title></head><body></body></html>"),
				page.Card{Title: text, Description: text, SiteName: text, Image: "https://x.example/?a=1&b=%22c", ImageText: text})
			require.NoError(t, err)
			for _, fact := range []string{"og:title", "description", "og:site_name", "og:image:alt"} {
				assert.Equal(t, []string{text}, told(t, after)[fact])
			}
			assert.Equal(t, 0, bytes.Count(after, []byte("<script")))
			if charset != `<meta charset="utf-8">` {
				assert.Equal(t, -1, bytes.IndexFunc(after, func(r rune) bool { return r > 127 }), "ASCII")
			}
		}
	}
	after, err := page.EmbedCard([]byte("<head></head>"), page.Card{Title: " a\tb\n\x00c\u0085\xff\ufffe "})
	require.NoError(t, err)
	assert.Equal(t, []string{"a b \ufffdc\ufffd\ufffd\ufffd"}, told(t, after)["og:title"])
}

func TestCardsThatCannotBe(t *testing.T) {
	for name, test := range map[string]struct {
		page string
		card page.Card
		want string
	}{
		"a relative address":   {"<head></head>", page.Card{Address: "/x"}, "not absolute"},
		"a relative picture":   {"<head></head>", page.Card{Image: "x.png"}, "not absolute"},
		"an empty page":        {"", fullCard, "empty"},
		"an open comment":      {"<head><!-- x", fullCard, "head"},
		"a page in UTF-16":     {"\xFE\xFF\x00<", fullCard, "UTF-16"},
		"an element left open": {"<head><title>x", fullCard, "head"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := page.EmbedCard([]byte(test.page), test.card)
			assert.ErrorContains(t, err, test.want)
		})
	}
}

// A card and a description do not move each other.
func TestCardBesideDescription(t *testing.T) {
	text := []byte("<!doctype html>\n<html>\n<head>\n  <meta charset=\"utf-8\">\n</head>\n</html>\n")
	var err error
	for range 2 {
		text, err = page.AppendText(nil, text, []byte(`{"a":1}`))
		require.NoError(t, err)
		text, err = page.EmbedCard(text, fullCard)
		require.NoError(t, err)
	}
	assert.Equal(t, 1, strings.Count(string(text), "<script"))
	assert.Equal(t, 11, strings.Count(string(text), `data-healthld="card"`))
	bare, err := page.Remove(text)
	require.NoError(t, err)
	bare, err = page.EmbedCard(bare, page.Card{})
	require.NoError(t, err)
	assert.Equal(t, "<!doctype html>\n<html>\n<head>\n  <meta charset=\"utf-8\">\n</head>\n</html>\n", string(bare))
}

func FuzzEmbedCard(f *testing.F) {
	f.Add("<html><head><meta charset=utf-8></head></html>", "a")
	f.Add("<head><meta data-healthld=card><link rel=canonical data-healthld='card'>", "\"<>&")
	f.Add("\ufeff<meta data-healthld=\"card\">\r\n<p>", "ü")
	f.Fuzz(func(t *testing.T, before, title string) {
		card := page.Card{Title: title, Address: "https://x.example/"}
		after, err := page.EmbedCard([]byte(before), card)
		if err != nil {
			return
		}
		again, err := page.EmbedCard(after, card)
		if err != nil || !bytes.Equal(after, again) {
			t.Fatalf("%q becomes %q, then %q (%v)", before, after, again, err)
		}
		if bytes.Count(after, []byte("<script")) != strings.Count(before, "<script") {
			t.Fatalf("%q: the card made a script", after)
		}
	})
}
