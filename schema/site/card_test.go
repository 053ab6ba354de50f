package site_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

func TestCard(t *testing.T) {
	german := schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"}
	about := func(things ...schema.AnyThing) []schema.AnyThing { return things }
	tests := map[string]struct {
		head   page.Head
		things []schema.AnyThing
		want   page.Card
	}{
		"a thing on a page of which nothing is known": {
			page.Head{Title: "Our clinic", Language: "de-CH"},
			about(&schema.MedicalClinic{ID: "/#c", Name: german, URL: schema.URL("/x/"), Description: schema.Localized{"en": "Open", "de": "Offen"},
				Logo: schema.URL("/logo.png"), Image: &schema.ImageObject{ContentUrl: schema.URL("/door.jpg"), Caption: schema.Localized{"de": "Eine Tür"}}}),
			page.Card{Title: "Our clinic", Description: "Offen", Address: home + "x/", Image: home + "door.jpg", ImageText: "Eine Tür", Language: "de-CH", Kind: "website"},
		},
		"a page that is described": {
			page.Head{Title: "Title", Language: "en"},
			about(&schema.WebPage{ID: "/x/", Name: german, Description: schema.Text("A page"), MainEntity: schema.ID("/#a"), IsPartOf: schema.ID("/#site")},
				&schema.WebSite{ID: "/#site", Name: schema.Text("Sunrise"), URL: schema.URL("/")},
				&schema.Article{ID: "/#a", Image: schema.URL("/a.png"), URL: schema.URL("/x/"), Description: schema.Text("An article")},
				&schema.Product{ID: "/#p", URL: schema.URL("/x/"), Image: schema.URL("/p.png")}),
			page.Card{Title: "Sunrise Clinic", Description: "A page", Address: home + "x/", Image: home + "a.png", SiteName: "Sunrise", Language: "en", Kind: "article"},
		},
		"a profile": {
			page.Head{},
			about(&schema.ProfilePage{ID: "/x/", MainEntity: schema.ID("/#me")}, &schema.Person{ID: "/#me", Name: schema.Text("Ann"), Description: schema.Text("Looks after hearts")}),
			page.Card{Description: "Looks after hearts", Address: home + "x/", Kind: "profile"},
		},
		"of two things nothing is known to be the main one": {
			page.Head{Title: "Shop"},
			about(&schema.Product{ID: "/#a", URL: schema.URL("/x/"), Image: schema.URL("/a.png")}, &schema.Product{ID: "/#b", URL: schema.URL("/x/")}),
			page.Card{Title: "Shop", Address: home + "x/", Kind: "website"},
		},
		"a picture that is none of the web": {
			page.Head{Title: "Shop"},
			about(&schema.Product{ID: "/#a", URL: schema.URL("/x/"), Image: schema.URL("data:image/png;base64,AAAA")}),
			page.Card{Title: "Shop", Address: home + "x/", Kind: "website"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			content := contentOf(t, site.Settings{Languages: []string{"en", "de"}}, test.things...)
			p := content.Page(home+"x/", test.head)
			require.NotNil(t, p)
			assert.Equal(t, test.want, p.Card())
		})
	}
}

func TestBuildCards(t *testing.T) {
	files := map[string]string{"index.html": sources["index.html"], "about.html": "<head></head><p>About", "old.html": "<head><meta property=og:title content=x data-healthld=card></head>"}
	root := write(t, files)
	content := contentOf(t, site.Settings{}, group)
	build := func(cards bool) map[string]string {
		result, err := site.Build(t.Context(), content, site.Options{Pages: root, Cards: cards})
		require.NoError(t, err)
		require.Empty(t, result.Failed)
		return read(t, root)
	}
	with := build(true)
	assert.Contains(t, with["index.html"], `<meta property="og:title" content="Home" data-healthld="card">`)
	assert.Equal(t, files["about.html"], with["about.html"], "nothing belongs here")
	assert.Equal(t, "<head></head>", with["old.html"])
	assert.Equal(t, with, build(true))
	without := build(false)
	assert.NotContains(t, without["index.html"], `"card"`)
	assert.Equal(t, 1, strings.Count(without["index.html"], "<script"))
	assert.Equal(t, with, build(true))
}

// A page that is XML by its form is so with all that is put into it.
func TestXHTMLStaysWellFormed(t *testing.T) {
	root := write(t, map[string]string{"a.xhtml": `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A &amp; B</title></head><body><p>x<br/></p></body></html>
`})
	content := contentOf(t, site.Settings{}, &schema.Product{
		Name: schema.Text(`A & B <c> ]]>`), Description: schema.Text(`it's "so" & so`), URL: schema.URL("/a.xhtml"), Image: schema.URL("/a.jpg"),
	})
	result, err := site.Build(t.Context(), content, site.Options{Pages: root, Cards: true})
	require.NoError(t, err)
	require.Equal(t, 1, result.Described)
	text := read(t, root)["a.xhtml"]
	assert.Contains(t, text, "application/ld+json")
	assert.Contains(t, text, "og:title")
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
	}
}
