package site_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// What says by itemReviewed alone where it belongs is there, once; what is mentioned stands
// where it was before.
func TestReviewsOnThePageOfWhatTheyAreOf(t *testing.T) {
	graph := dataOf(t,
		`{"@type": "MedicalClinic", "@id": "/a/#clinic", "url": ["/a/", "/de/a/"], "name": "A", "review": {"@id": "/#told"}}`,
		`{"@type": "Review", "@id": "/#told", "itemReviewed": {"@id": "/a/#clinic"}, "reviewBody": "told"}`,
		`{"@type": "Review", "@id": "/#alone", "itemReviewed": {"@id": "/a/#clinic"}, "reviewBody": "alone"}`,
		`{"@type": "AggregateRating", "itemReviewed": {"@id": "/a/#clinic"}, "ratingValue": 4.5, "ratingCount": 2}`,
		`{"@type": "Review", "@id": "/#own", "url": "/own/", "itemReviewed": {"@id": "/a/#clinic"}, "reviewBody": "own"}`,
		`{"@type": "Review", "@id": "/#lost", "itemReviewed": {"@id": "/b/#clinic"}, "reviewBody": "lost"}`,
	)
	content, err := site.NewContent(graph, site.Settings{Base: home})
	require.NoError(t, err)
	bodies := func(address string) []string {
		on := new(rdf.Graph)
		require.NoError(t, content.Page(home+address[1:], page.Head{}).TellTo(on))
		var said []string
		for n := range on.Nodes() {
			for _, property := range []string{"http://schema.org/reviewBody", "http://schema.org/ratingValue"} {
				for _, v := range n.Values(property) {
					said = append(said, v.Text)
				}
			}
		}
		return said
	}
	assert.ElementsMatch(t, []string{"told", "alone", "4.5"}, bodies("/a/"))
	assert.ElementsMatch(t, []string{"told", "alone", "4.5"}, bodies("/de/a/"))
	assert.Equal(t, []string{"own"}, bodies("/own/"))
	assert.Equal(t, []string{home + "a/", home + "de/a/", home + "own/"}, content.Addresses())
}

// A misspelt address of what is reviewed is told once, not once for each review.
func TestReviewsOfWhatHasNoPage(t *testing.T) {
	graph := dataOf(t,
		`{"@type": "Product", "@id": "/#belt", "url": "/bellt/", "name": "Belt"}`,
		`{"@type": "Review", "itemReviewed": {"@id": "/#belt"}, "reviewBody": "one"}`,
		`{"@type": "Review", "itemReviewed": {"@id": "/#belt"}, "reviewBody": "two"}`,
		`{"@type": "Review", "itemReviewed": {"@id": "/#other"}, "reviewBody": "three"}`,
	)
	content, err := site.NewContent(graph, site.Settings{Base: home})
	require.NoError(t, err)
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "index.html"), []byte("<!DOCTYPE html><html lang=en><head><title>A</title></head><body></body></html>"), 0o644))
	result, err := site.Build(t.Context(), content, site.Options{Pages: folder, Out: t.TempDir()})
	require.NoError(t, err)
	assert.Equal(t, 4, result.Things-result.Placed)
	require.Len(t, result.Homeless, 2)
	assert.Contains(t, result.Homeless[0].What, "there is no page "+home+"bellt/, and so do its reviews (2)")
	assert.Contains(t, result.Homeless[1].What, "Review without id stands on no page")
}
