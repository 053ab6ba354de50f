package check_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// Addresses that lack a base are mended at once, and told so: the first with the number of
// the others, and not again by the rules about relative addresses.
func TestOneFindingForWantOfABase(t *testing.T) {
	text := `<div itemscope itemtype="https://schema.org/Person" itemid="/#p"><a itemprop="url" href="/p/">A</a></div>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "url": "/q/", "sameAs": ["/r/", "/s/"], "birthDate": "2026-02-30"}</script>`
	read := func(options ...page.ReadOption) []check.Finding {
		document, problems := page.Read(context.Background(), []byte(text), options...)
		return check.Run(document.Input("", problems), check.Vocabulary, check.Values, check.References).Findings
	}
	findings := read()
	assert.Equal(t, []string{"input", "date"}, ids(findings))
	assert.Equal(t, `the relative IRI "/#p" needs a base IRI; so it is with 4 more; give the address of the page (option Base), or write whole addresses`, findings[0].Message)
	assert.Equal(t, 1, findings[0].Position.Line)
	assert.Equal(t, []string{"date"}, ids(read(page.Base("https://a.example/"))))
}
