package profile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// pointers gives the places of the findings whose message has a text.
func pointers(t *testing.T, graph, text string) []string {
	t.Helper()
	var pointers []string
	for _, f := range check.Run(read(t, graph), profile.Google).Findings {
		if strings.Contains(f.Message, text) {
			pointers = append(pointers, f.Pointer)
		}
	}
	return pointers
}

// Of several businesses that are reviewed each is the owner of the site or not by itself.
func TestReviewsOfSeveralBusinesses(t *testing.T) {
	assert.Equal(t, []string{"/@graph/2"}, pointers(t, `{"@graph": [
{"@type": "WebSite", "@id": "#s", "name": "S", "url": "https://own.example/"},
{"@type": "Dentist", "@id": "#other", "name": "B", "url": "https://other.example/"},
{"@type": "Dentist", "@id": "#own", "name": "A", "url": "https://www.own.example/a"},
{"@type": "Review", "itemReviewed": {"@id": "#other"}},
{"@type": "Review", "itemReviewed": {"@id": "#own"}}]}`, "own site"))
}

// Of several reviews each is of what it names.
func TestReviewsOfSeveralThings(t *testing.T) {
	assert.Equal(t, []string{"/@graph/3"}, pointers(t, `{"@graph": [
{"@type": "Book", "@id": "#b", "name": "B"},
{"@type": "Person", "@id": "#p", "name": "P"},
{"@type": "Review", "itemReviewed": {"@id": "#b"}},
{"@type": "Review", "itemReviewed": {"@id": "#p"}}]}`, "the Review is of a Person"))
}
