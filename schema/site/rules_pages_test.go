package site_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two pages that are one for whoever looks do not both call themselves canonical.
func TestDoubles(t *testing.T) {
	page := func(name, language, head, canonical, id string) string {
		return fmt.Sprintf(`-- %s/index.html --
<html lang="%s"><head>%s<link rel="canonical" href="https://sunrise.example/%s/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"%s","name":"Brace"}</script></html>
`, name, language, head, canonical, id)
	}
	const title = "<title>Brace</title>"
	for name, test := range map[string]struct {
		site string
		want int
	}{
		"doubles":             {page("a", "en", title, "a", "/#p") + page("b", "en", title, "b", "/#p"), 1},
		"three":               {page("a", "en", title, "a", "/#p") + page("b", "en", title, "b", "/#p") + page("c", "en", title, "c", "/#p"), 2},
		"one names the other": {page("a", "en", title, "a", "/#p") + page("b", "en", title, "a", "/#p"), 0},
		"another language":    {page("a", "en", title, "a", "/#p") + page("b", "de", title, "b", "/#p"), 0},
		"another country":     {page("a", "en-GB", title, "a", "/#p") + page("b", "en-IE", title, "b", "/#p"), 0},
		"another title":       {page("a", "en", title, "a", "/#p") + page("b", "en", "<title>Reviews of Brace</title>", "b", "/#p"), 0},
		"no title":            {page("a", "en", "", "a", "/#p") + page("b", "en", "", "b", "/#p"), 0},
		"another thing":       {page("a", "en", title, "a", "/#p") + page("b", "en", title, "b", "/#q"), 0},
		"left out of search":  {page("a", "en", title, "a", "/#p") + page("b", "en", title+`<meta name="robots" content="noindex">`, "b", "/#p"), 0},
		"twins": {page("a", "en", title+`<link rel="alternate" hreflang="en-IE" href="https://sunrise.example/b/">`, "a", "/#p") +
			page("b", "en", title+`<link rel="alternate" hreflang="en-GB" href="https://sunrise.example/a/">`, "b", "/#p"), 0},
		"the title of a template": {page("a", "en", title, "a", "/#p") + page("b", "en", title, "b", "/#p") + page("c", "en", title, "c", "/#q") + page("d", "en", title, "d", "/#r"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			told := 0
			for _, f := range findings(t, siteOf(t, test.site)) {
				if f.Rule == "canonical-conflict" {
					told++
					require.Len(t, f.Related, 1)
					assert.Contains(t, f.Message, `that at "https://sunrise.example/a/" are both about Product "https://sunrise.example/#p"`)
				}
			}
			assert.Equal(t, test.want, told)
		})
	}
}
