package check_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// misplacedTexts are pages that give the text of a visitor, %[1]s as JSON or %[2]s as an
// attribute, where something else belongs.
var misplacedTexts = []string{
	`"review": {"@type": "Review", "@id": %[1]s, "reviewBody": 5}`,
	`"review": {"@type": "Review", "@id": ["x", %[1]s]}`,
	`"review": {"@type": %[1]s}`,
	`"review": {"@type": ["Review", %[1]s]}`,
	`"review": {"@type": "Review", %[1]s: "yes"}`,
	`"review": {"@type": "Review", %[1]s: {"@type": "Person", "name": 5, "nothing": 1}}`,
	`"review": {"@type": "Review", "reviewBody": {"@id": %[1]s}}`,
	`"review": {"@type": "Review", "reviewBody": {"@value": "good", "@language": %[1]s}}`,
	`"review": {"@type": "Review", "reviewBody": {"@value": "good", "@type": %[1]s}}`,
	`"review": {"@type": "Review", "reviewBody": {"@value": %[1]s, "@type": "Date"}}`,
	`"review": {"@type": "Review", "reviewBody": {%[1]s: 1}}`,
	`"review": {"@type": "Review", "reviewBody": {"@value": %[1]s, %[1]s: 1}}`,
	`"review": {"@type": "Review", "reviewBody": {"@list": [%[1]s, [{"@value": {}}]]}}`,
	`"review": {"@type": "Review", "reviewBody": [[%[1]s]]}`,
	`"review": {"@type": "Review", "url": %[1]s}`,
	`"review": {"@type": "Review", "url": {"@id": %[1]s}}`,
	`"review": {"@type": "Review", "datePublished": %[1]s}`,
	`"review": {"@type": "Review", "inLanguage": %[1]s}`,
	`"review": {"@type": "Review", "reviewRating": %[1]s}`,
	`"review": {"@type": "Review", "reviewRating": {"@type": "Rating", "ratingValue": %[1]s, "bestRating": %[1]s}}`,
	`"review": {"@type": "Review", "itemReviewed": %[1]s}`,
	`"review": {"@type": "Review", "publisher": %[1]s, "isBasedOn": %[1]s, "image": %[1]s, "sameAs": %[1]s, "identifier": %[1]s, "additionalType": %[1]s}`,
	`"review": {"@type": "Review", "commentCount": %[1]s, "interactionStatistic": %[1]s, "isAccessibleForFree": %[1]s, "wordCount": %[1]s, "countryOfOrigin": %[1]s, "timeRequired": %[1]s}`,
	`"review": {"@type": "Review", "@context": %[1]s, "name": "x"}`,
	`"review": {"@type": "Review", "@context": {"t": %[1]s}, "t": "x"}`,
	`"review": {"@type": "Review", "@context": {%[1]s: "https://x.example/#y z"}, "t": "x"}`,
	`"review": {"@type": "Review", "@context": {"t": {"@id": "https://x.example/t", "@type": %[1]s}}, "t": "x"}`,
	`"review": {"@type": "Review", "@context": {"@language": %[1]s}, "name": "x"}`,
	`"review": {"@type": "Review", "@context": {"@base": %[1]s}, "name": "x"}`,
	`"review": {"@type": "Review", "@context": {"@vocab": %[1]s}, "name": "x"}`,
	`"review": {"@type": "Review", "@reverse": {%[1]s: 5}}`,
	`"review": {"@type": "Review", "@index": %[1]s, "@direction": %[1]s, "@nest": %[1]s, "@included": %[1]s, "@reverse": %[1]s, "@graph": %[1]s}`,
	`"review": {"@type": "Review", "reviewBody": %[1]s %[1]s}`,
	`"review": {"@type": "Review", "reviewBody": '%[2]s' }`,
	`"review": {"@type": "Review", %[1]s: 1, %[1]s: 1}`,
	`"@id": %[1]s, "review": {"@type": "Review"}`,
	`"potentialAction": {"@type": "CommentAction", "resultComment": {"@type": "Comment", "@id": %[1]s, %[1]s: 4}}`,
	`"subjectOf": {"@type": "Question", "@id": %[1]s, %[1]s: 4, "acceptedAnswer": {"@type": "Answer", "@id": %[1]s, "upvoteCount": %[1]s}}`,
	`"review": {"@type": "Review", "@id": "https://x.example/#%[2]s", "reviewBody": ""}`,
	`"review": {"@id": "https://x.example/#%[2]s"}`,
	`<div itemprop=review itemscope itemtype="https://schema.org/Review" itemid="%[2]s"><p itemprop=reviewBody></p></div>`,
	`<div itemprop=review itemscope type="%[2]s"><p itemprop="name">Good</p></div>`,
	`<div vocab="https://schema.org/" typeof=Product><div property=review typeof="Review" about="%[2]s"><a rel="url" href="%[2]s">Good</a><a property=reviewBody href="%[2]s">Good</a><p property=name lang="%[2]s">Good</p><p property=text datatype="%[2]s">Good</p></div></div>`,
	`<div itemprop=review itemscope itemtype="https://schema.org/Review"><a itemprop="url" href="%[2]s">Good</a><a itemprop="reviewBody" href="%[2]s">Good</a><meta itemprop=url content="%[2]s"><link itemprop=reviewBody href="%[2]s"></div>`,
	`<div itemprop=review itemscope itemtype="https://schema.org/Review"><time itemprop="datePublished" datetime="%[2]s">Good</time><data itemprop="reviewRating" value="%[2]s">Good</data><p itemprop=reviewBody lang="%[2]s">Good</p><meter itemprop=commentCount value="%[2]s"></meter></div>`,
	`<div vocab="https://schema.org/" typeof=Product><div property=review typeof="Review" resource="%[2]s"><p property=reviewBody></p></div></div>`,
}

// P3: a text of a visitor that a page gives as an id, a type, the name of a property, a
// language or an address is repeated by no message, path or pointer, and no output shows
// its line.
func TestMisplacedTextsAreNotRepeated(t *testing.T) {
	rules := check.NewRuleSet(check.All(), profile.Google, profile.Health)
	said := 0
	for _, form := range misplacedTexts {
		for _, body := range []string{
			"Zelda was very ill in May", "well: Zelda then fell ill again", "My son: Zelda, ill since May", "#My son Zelda is ill", "https://x.example/My son Zelda is ill", "_:My son Zelda is ill", "My little son\nZelda is very ill", "son;Zelda;ill, zelda@mail.example", "@my son Zelda is ill", "https://schema.org/Our My son Zelda is ill", "our%20son%20Zelda%20is%20ill",
		} {
			inside := strings.NewReplacer("%[1]s", string(must(json.Marshal(body))), "%[2]s", body).Replace(form)
			text := `<!DOCTYPE html><html lang="en"><title>Brace</title>`
			if inside[0] == '<' {
				text += "<body>\n<div itemscope itemtype=\"https://schema.org/Product\"><p itemprop=name>Brace</p>\n" + inside + "\n</div>\n"
			} else {
				text += `<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Brace",` + "\n" + inside + `}</script></html>`
			}
			for _, options := range [][]page.ReadOption{{page.Base("https://sunrise.example/a/")}, nil} {
				options = append(options, page.FileName("index.html"))
				document, problems := page.Read(t.Context(), []byte(text), options...)
				report := rules.Run(document.Input("https://sunrise.example/a/", problems))
				for _, f := range report.Findings {
					said++
					for _, part := range []string{f.Words(), f.Suggestion, f.Path, f.Pointer, f.Doc} {
						assert.NotContains(t, strings.ToLower(part), "zelda", "%s of %s with %s", f.Rule, form, body)
					}
				}
				for format := output.Text; format <= output.GitHub; format++ {
					var b strings.Builder
					require.NoError(t, output.Write(&b, format, report, output.Source(func(string) []byte { return []byte(text) })))
					assert.NotContains(t, strings.ToLower(b.String()), "zelda", "%s of %s with %s", format, form, body)
				}
			}
		}
	}
	assert.Greater(t, said, 1000)
}
