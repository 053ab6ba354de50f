package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Of each place of a page, what stands around it is given unless it lies in one of the scripts,
// however many there are; of a page with JSON-LD alone nothing is.
func TestMarkupAroundPlaces(t *testing.T) {
	const script = `<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "A"}</script>`
	text := strings.Repeat(script+"<br>", 3) + `<p itemscope itemtype="https://schema.org/Person"></p>` + script + "<hr>" + script
	document, _ := page.Read(t.Context(), []byte(text))
	input := document.Input("", nil)
	require.Len(t, input.Page.Scripts, 5)
	first := input.Page.Pos
	for at := range text {
		inScript := false
		for _, s := range input.Page.Scripts {
			inScript = inScript || s.From <= first+rdf.Pos(at) && first+rdf.Pos(at) < s.To
		}
		before, behind := input.Page.Markup(first + rdf.Pos(at))
		if inScript {
			assert.Empty(t, before+behind, at)
			continue
		}
		assert.True(t, strings.HasSuffix(text[:at], before) && strings.HasPrefix(text[at:], behind), at)
		assert.NotEmpty(t, behind, at)
	}

	document, _ = page.Read(t.Context(), []byte(script))
	assert.Nil(t, document.Input("", nil).Page.Markup)
}
