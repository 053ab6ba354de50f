package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// checkPage gives the findings of the page family in a page, by rule and path.
func checkPage(t testing.TB, text string) []string {
	t.Helper()
	const address = "https://sunrise.example/a/"
	document, problems := page.Read(context.Background(), []byte(text), page.Base(address))
	require.Empty(t, problems, text)
	var found []string
	for _, f := range check.Run(document.Input(address, problems), check.PageRules).Findings {
		found = append(found, f.Rule+" "+f.Path)
		assert.True(t, f.Position.IsValid(), f.Message)
	}
	return found
}

// Every rule is found in its bad page and no other of its family is; in its good
// page there is nothing.
func TestPageRules(t *testing.T) {
	for _, rule := range check.PageRules {
		found := checkPage(t, rule.Bad)
		require.Len(t, found, 1, rule.ID)
		assert.True(t, strings.HasPrefix(found[0], rule.ID+" "), found[0])
		assert.Empty(t, checkPage(t, rule.Good), rule.ID)
	}
}

// Numbers are shown in many ways; which of them are one is known of the languages that write
// them so.
func TestShownNumbers(t *testing.T) {
	for shown, price := range map[string]string{
		"1 299,00 €": "1299.00", "1\u00a0299,00\u00a0€": "1299.00", "1\u202f299 €": "1299.00", "1&nbsp;299&thinsp;kr": "1299", "CHF 1’299.–": "1299.00",
		"١٬٢٩٩٫٥٠ ر.س": "1299.50", "１２，８００円": "12800", "₹ १,२९,९००": "129900", "1 234 567": "1234567",
		"١٢٠ ٢٥٠ ٣٠٠ ٣٥٠ ٤٠٠ ٤٥٠ ٥٠٠ ٥٥٠ ٦٠٠ ٦٥٠ ٧٠٠ ٧٥٠": "120",
	} {
		page := `<!DOCTYPE html><html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Offer","price":"` + price + `"}</script></head><body><p>` + shown
		assert.Empty(t, checkPage(t, page), shown)
	}
	for shown, price := range map[string]string{
		"1 299 €": "299.50", "12 34 €": "1234", "1 2999": "12999", "1234 567": "1234567", "1 299": "1300", "١٢": "13",
	} {
		page := `<!DOCTYPE html><html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Offer","price":"` + price + `"}</script></head><body><p>` + shown
		assert.Equal(t, []string{"hidden-number Offer.price"}, checkPage(t, page), shown)
	}
}

func TestPageRulesInParticular(t *testing.T) {
	pageOf := func(head, body, data string) string {
		return `<!DOCTYPE html><html lang="en"><head>` + head + `<script type="application/ld+json">{"@context":"https://schema.org",` + data + `}</script></head><body>Reviews are verified. ` + body
	}
	const review = `"@type":"Review","reviewBody":"Good."`
	tests := map[string]struct {
		page string
		want []string
	}{
		"a text in another language stands on another page": {pageOf("", "", `"@type":"Review","reviewBody":{"@language":"de","@value":"Gut."}`), nil},
		"letters and marks in two characters":               {pageOf("", "Zu\u0308rich Praxis", `"@type":"MedicalClinic","name":"Zürich Praxis"`), nil},
		"letters and marks in one character":                {pageOf("", "Zürich Praxis", `"@type":"MedicalClinic","name":"Zu\u0308rich Praxis"`), nil},
		"another letter is another":                         {pageOf("", "Zurich Praxis", `"@type":"MedicalClinic","name":"Zürich Praxis"`), []string{"hidden-name MedicalClinic.name"}},
		"one of several names is enough":                    {pageOf("", "Sunrise", `"@type":"MedicalClinic","name":["Sunrise","Sunrise Clinic Ltd"]`), nil},
		"names of pages and sites are for machines":         {pageOf("", "", `"@type":"WebSite","name":"Sunrise"`), nil},
		"names of nested things too":                        {pageOf("", "", `"@type":"MedicalWebPage","author":{"@type":"Person","name":"A. Example"}`), nil},
		"hidden text is not read by people":                 {pageOf("", "<p hidden>Good.</p>", `"@type":"Review","reviewBody":"Good."`), []string{"hidden-text Review.reviewBody"}},
		"numbers that style sheets set apart":               {pageOf("", "<b>4.6</b><i>12</i><s>79.90</s><b>59.90</b>", `"@type":"Product","name":"","offers":{"@type":"Offer","price":59.90},"aggregateRating":{"@type":"AggregateRating","ratingValue":4.6,"reviewCount":12}`), nil},
		"a number of several elements":                      {pageOf("", "<b>1</b><b>2</b><b>9</b>.<sup>90</sup>", `"@type":"Offer","price":129.90`), nil},
		"a part of a number is another":                     {pageOf("", "<b>129</b>.90", `"@type":"Offer","price":29.90`), []string{"hidden-number Offer.price"}},
		"the same price in another form":                    {pageOf("", "ab 1.019,90 €", `"@type":"Offer","price":1019.90`), nil},
		"thousands with an apostrophe":                      {pageOf("", "CHF 1'200.-", `"@type":"Offer","price":"1200.00"`), nil},
		"a free offer says so in words":                     {pageOf("", "Free", `"@type":"Offer","price":0`), nil},
		"stars of a single review":                          {pageOf("", "Good.", `"@type":"Review","reviewBody":"Good.","reviewRating":{"@type":"Rating","ratingValue":5}`), nil},
		"the count of an aggregate":                         {pageOf("", "4.5", `"@type":"Product","name":"","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"reviewCount":12}`), []string{"hidden-number Product.aggregateRating.reviewCount"}},
		"a page by its IRI":                                 {pageOf(`<link rel="canonical" href="/a/">`, "", `"@type":"WebPage","@id":"/b/"`), []string{"page-address WebPage"}},
		"a fragment is no other page":                       {pageOf(`<link rel="canonical" href="/a/">`, "", `"@type":"WebPage","@id":"/a/#page"`), nil},
		"other pages are others":                            {pageOf(`<link rel="canonical" href="/a/">`, "", `"@type":"WebPage","url":"/a/","inLanguage":"en","workTranslation":{"@type":"WebPage","url":"/de/","inLanguage":"de"}`), nil},
		"of two pages the one that is here":                 {pageOf(`<link rel="canonical" href="/a/">`, "", `"@graph":[{"@type":"WebPage","url":"/b/","inLanguage":"de"},{"@type":"WebPage","url":"/a/","inLanguage":"fr"}]`), []string{"page-language WebPage.inLanguage"}},
		"reviews without a word on who wrote them":          {strings.Replace(pageOf("", "Good.", review), "verified", "here", 1), []string{"unverified-reviews Review"}},
		"that nothing is checked is an answer":              {strings.Replace(pageOf("", "Good. They are not checked.", review), "verified", "here", 1), nil},
		"in the language of the page":                       {strings.NewReplacer("verified", "da", `lang="en"`, `lang="de-CH"`).Replace(pageOf("", "Good. Ungeprüft.", review)), nil},
		"a word of another language says nothing":           {strings.NewReplacer("verified", "da", `lang="en"`, `lang="de"`).Replace(pageOf("", "Good. They are invited.", review)), []string{"unverified-reviews Review"}},
		"of a language that is not known nothing is asked":  {strings.NewReplacer("verified", "here", `lang="en"`, `lang="cy"`).Replace(pageOf("", "Good.", review)), nil},
		"what a paper writes is no review of a customer":    {strings.Replace(pageOf("", "Good.", review+`,"author":{"@type":"Organization","name":"Riverton Weekly"}`), "verified", "here", 1), nil},
		"left out is told once":                             {pageOf(`<meta name="robots" content="noindex,none"><meta name="googlebot" content="noindex">`, "", `"@type":"Thing"`), []string{"noindex page"}},
		"left out are images alone":                         {pageOf(`<meta name="robots" content="noimageindex, nofollow">`, "", `"@type":"Thing"`), nil},
		"the value of another directive":                    {pageOf(`<meta name="robots" content="index, follow, max-image-preview: none">`, "", `"@type":"Thing"`), nil},
		"left out with nothing to lose":                     {`<!DOCTYPE html><html lang="en"><meta name="robots" content="noindex"><p>Thank you.</p></html>`, nil},
		"the same canonical twice":                          {pageOf(`<link rel="canonical" href="/a/"><link rel="canonical" href="/a/">`, "", `"@type":"Thing"`), nil},
	}
	for name, test := range tests {
		assert.Equal(t, test.want, checkPage(t, test.page), name)
	}
}

// Without a page the rules say nothing.
func TestPageRulesOfAGraph(t *testing.T) {
	document, _ := page.Read(context.Background(), []byte(check.PageRules[0].Bad))
	assert.Empty(t, check.Run(document.Graph(), check.PageRules).Findings)
}

// What is looked for in a page is bounded.
func TestPageRulesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><p>verified text</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","review":[`)
	const reviews = 3000
	for i := range reviews {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"@type":"Review","reviewBody":"Body %d"}`, i)
	}
	b.WriteString(`]}</script></html>`)
	found := checkPage(t, b.String())
	assert.Len(t, found, 1000)
}

// soundPage is a page with which its structured data agrees.
const soundPage = `<!DOCTYPE html>
<html lang="en">
<head>
<title>Knee brace</title>
<link rel="canonical" href="https://sunrise.example/brace/">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
	{"@type": "WebPage", "@id": "https://sunrise.example/brace/", "url": "https://sunrise.example/brace/", "inLanguage": "en-GB"},
	{"@type": "Product", "@id": "https://sunrise.example/brace/#brace", "name": "Knee brace",
		"offers": {"@type": "Offer", "price": "39.90", "priceCurrency": "GBP"},
		"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 12},
		"review": {"@type": "Review", "reviewBody": "It stays in its place."}}
]}</script>
</head>
<body><h1>Knee brace</h1><p>£39.90. Rated 4.5 by 12 buyers.</p><blockquote>It stays in its place.</blockquote>
<p>We check that reviewers have bought it.</p></body>
</html>`

// pageDefects are changes of the sound page, and the rule that is meant to find each.
var pageDefects = []struct{ from, to, rule string }{
	{"<blockquote>It stays in its place.", "<blockquote>It slips.", "hidden-text"},
	{"<blockquote>", "<blockquote hidden>", "hidden-text"},
	{"£39.90", "£29.90", "hidden-number"},
	{"Rated 4.5", "Rated 4.4", "hidden-number"},
	{"by 12 buyers", "by many", "hidden-number"},
	{"<h1>Knee brace</h1>", "<h1>For the knee</h1>", "hidden-name"},
	{"<title>", `<link rel="canonical" href="https://sunrise.example/"><title>`, "several-canonicals"},
	{"<title>", `<meta name="ROBOTS" content="max-snippet:-1, NoIndex"><title>`, "noindex"},
	{"<title>", `<meta name="googlebot" content="none"><title>`, "noindex"},
	{`<script type="application/ld+json">`, `<script type="application/json">`, "page-without-data"},
	{`"url": "https://sunrise.example/brace/"`, `"url": "https://sunrise.example/braces/"`, "page-address"},
	{`"inLanguage": "en-GB"`, `"inLanguage": "de"`, "page-language"},
	{"We check that", "Both", "unverified-reviews"},
	{"<h1>Knee brace</h1>", `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Knee brace</h1><p itemprop="offers" itemscope itemtype="https://schema.org/Offer">£<b itemprop="price">49.90</b></p></div>`, "contradictory-notations"},
}

// Each defect of a page is found by the rule meant for it and by no other of the
// family.
func TestPageDefects(t *testing.T) {
	assert.Empty(t, checkPage(t, soundPage))
	for _, d := range pageDefects {
		require.Equal(t, 1, strings.Count(soundPage, d.from), d.from)
		for _, found := range checkPage(t, strings.Replace(soundPage, d.from, d.to, 1)) {
			rule, _, _ := strings.Cut(found, " ")
			if rule != "page-address" || d.rule != "several-canonicals" { // the first is another then
				assert.Equal(t, d.rule, rule, "%s: %s", d.to, found)
			}
		}
		assert.Contains(t, strings.Join(checkPage(t, strings.Replace(soundPage, d.from, d.to, 1)), " "), d.rule, d.to)
	}
}

// The short way for what most texts are made of is that for all characters.
func TestPlainText(t *testing.T) {
	for r := range rune(0x3000) {
		want := ""
		for _, r := range norm.NFC.String(string(r)) {
			switch {
			case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
				want += string(unicode.ToLower(r))
			case unicode.IsSymbol(r):
				want += string(r)
			}
		}
		assert.Equal(t, want, check.PlainText(string(r)), "%U", r)
	}
	assert.Equal(t, "its€5", check.PlainText("“It’s” – €5."))
	assert.Equal(t, "müller", check.PlainText("Mu\u0308ller"), "one letter, however it is written")
	assert.Equal(t, "한", check.PlainText("\u1112\u1161\u11ab"))
}
