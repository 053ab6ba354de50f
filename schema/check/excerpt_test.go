package check_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// longText gives a text in which no run of letters comes twice.
func longText() string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "%c%c%d", 'A'+i%26, 'a'+i/26, i)
	}
	return b.String()
}

// P3: no message repeats more than forty characters of what a page holds, whatever it
// holds and wherever: a log is no place for what patients write.
func TestP3MessagesRepeatLittle(t *testing.T) {
	long := longText()
	forms := []string{long, strings.Join(strings.SplitAfter(long, "a"), " "), "https://" + long + ".example/", "https://x.example/" + long + "/{", "mailto:" + long + "@x.example", "0" + long, "+44 " + long, "{{ " + long, "www." + long, "http:" + long, "_:" + long, "#" + long, "2026-" + long, "Mo-Fr " + long, "P" + long, "£" + long, long + "@mail.example", "tel:" + long, "<b>" + long}
	var document any
	require.NoError(t, json.Unmarshal(validPage(t), &document))
	said := 0
	look := func(form string) {
		dataset, problems := jsonld.Read(must(json.Marshal(document)), jsonld.KeepUndefined())
		input := dated(dataset.Graph(rdf.Subject{}))
		input.Problems = problems
		for _, f := range check.Run(input, check.All(), profile.Google, profile.Health).Findings {
			said++
			for i := 0; i+41 <= len(form); i++ {
				if strings.Contains(f.Message, form[i:i+41]) {
					t.Errorf("%s: %s", f.Rule, f.Message)
					break
				}
			}
		}
	}
	for _, form := range forms {
		eachString(document, false, func(set func(string)) { set(form) })
		look(form)
		require.NoError(t, json.Unmarshal(validPage(t), &document))
	}
	eachString(document, true, func(set func(string)) { set(long); look(long) })
	assert.Greater(t, said, 10_000)
}

// P3: what a patient wrote in a review is repeated by no message, in no length and
// whatever its form.
func TestReviewsAreNotRepeated(t *testing.T) {
	rules := make(map[string]bool)
	for _, body := range []string{
		"Zelda, NHS number 943 476 5919, call 01632 960123 or z@mail.example", "TODO: Zelda", "Lorem ipsum Zelda", "Zelda {{ name }}", "<b>Zelda</b>", "https://zelda.example/",
		"https://x.example/Zelda {", "Zelda", " Zelda ", "http://schema.org/Zelda", "Zelda &amp; I", "ZELDA ZELDA ZELDA", "Zelda\u0000", "2026-Zelda", "Buy at www.zelda.example", "As an AI language model, Zelda", "Zelda 5/5 stars", "null Zelda",
	} {
		text := must(json.Marshal(body))
		document, problems := page.Read(t.Context(), fmt.Appendf(nil, `<!DOCTYPE html><html lang="en"><title>Brace</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Brace",
"review": [{"@type": "Review", "author": {"@type": "Person", "name": "P. P."}, "itemReviewed": {"@type": "Product", "name": "Brace"}, "reviewBody": %[1]s},
{"@type": "Review", "author": {"@type": "Person", "name": "P. P."}, "reviewBody": %[1]s}]}</script></html>`, text), page.Base("https://sunrise.example/a/"))
		for _, f := range check.Run(document.Input("https://sunrise.example/a/", problems), check.All(), profile.Google, profile.Health).Findings {
			rules[f.Rule] = true
			for _, part := range []string{"Zelda", "zelda", "ZELDA", "943", "01632"} {
				assert.NotContains(t, f.Message, part, f.Rule)
			}
		}
	}
	for _, rule := range []string{"personal-data", "hidden-text", "merchant-reviews-contact"} {
		assert.True(t, rules[rule], rule)
	}
}

// P3: the same of questions, answers, comments, and of all that stands in a review.
func TestTextsOfVisitorsAreNotRepeated(t *testing.T) {
	rules := make(map[string]bool)
	for _, form := range []string{
		`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": %[1]s, "text": %[1]s, "answerCount": 1, "suggestedAnswer": {"@type": "Answer", "text": %[1]s}}}`,
		`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": %[1]s, "suggestedAnswer": %[1]s, "acceptedAnswer": %[1]s, "comment": %[1]s, "headline": %[1]s, "description": %[1]s, "abstract": %[1]s}}`,
		`{"@type": "Product", "name": "Brace", "review": {"@type": "Review", "name": %[1]s, "headline": %[1]s, "alternativeHeadline": %[1]s, "description": %[1]s, "reviewBody": %[1]s, "reviewAspect": %[1]s, "comment": %[1]s, "disambiguatingDescription": %[1]s, "keywords": %[1]s, "about": [%[1]s, {"@type": "Thing", "name": %[1]s}], "mentions": %[1]s, "associatedReview": {"@type": "Review", "text": %[1]s}, "positiveNotes": %[1]s, "negativeNotes": [%[1]s]}}`,
		`{"@type": "Product", "name": "Brace", "review": {"@type": "Review", "positiveNotes": {"@type": "ItemList", "itemListElement": [%[1]s, {"@type": "ListItem", "name": %[1]s, "item": {"@type": "Thing", "name": %[1]s}}]}, "comment": {"@type": "Comment", "text": %[1]s, "name": %[1]s}, "reviewRating": {"@type": "Rating", "ratingExplanation": %[1]s, "description": %[1]s}}}`,
		`{"@type": "UserComments", "commentText": %[1]s}`,
		`{"@type": "DiscussionForumPosting", "headline": %[1]s, "text": %[1]s, "name": %[1]s, "comment": [{"@type": "Comment", "text": %[1]s}]}`,
		`{"@type": "Product", "name": "Brace", "review": %[1]s}`,
	} {
		for _, body := range []string{
			"Zelda, NHS number 943 476 5919, call 01632 960123", "TODO: Zelda", "Zelda {{ name }}", "<b>Zelda</b>", "https://zelda.example/", "Zelda", "http://schema.org/Zelda", "Zelda &amp; I", "Zelda\u0000", "Zelda KÃ¶ln", "Zelda \ufffd", "data:,zelda",
		} {
			text := fmt.Sprintf(form, must(json.Marshal(body)))
			input := []byte(`<!DOCTYPE html><html lang="en"><title>Brace</title><script type="application/ld+json">{"@context": "https://schema.org", ` + text[1:] + `</script></html>`)
			document, problems := page.Read(t.Context(), input, page.FileName("index.html"), page.Base("https://sunrise.example/a/"))
			for _, f := range check.Run(document.Input("https://sunrise.example/a/", problems), check.All(), profile.Google, profile.Health).Findings {
				said := strings.ToLower(f.Words() + f.Suggestion)
				assert.False(t, strings.Contains(said, "zelda"), "%s: %s", f.Rule, f.Words())
				if f.Rule == "damaged-text" || f.Rule == "markup-in-text" || f.Rule == "text-for-thing" {
					assert.True(t, f.Private, "the line of %s", f.Path)
				}
				rules[f.Rule] = true
			}
		}
	}
	for _, rule := range []string{"damaged-text", "markup-in-text", "placeholder-text", "text-for-thing", "personal-data"} {
		assert.True(t, rules[rule], rule)
	}
}

// What a site asks itself, and calls its articles, is shown.
func TestTextsOfTheSiteAreShown(t *testing.T) {
	for _, text := range []string{
		`{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Wo in KÃ¶ln?"}}`,
		`{"@type": "BlogPosting", "headline": "Wo in KÃ¶ln?"}`,
		`{"@type": "Product", "name": "Wo in KÃ¶ln?", "review": {"@type": "Review", "itemReviewed": {"@type": "Thing", "name": "Wo in Köln?"}}}`,
	} {
		for _, f := range check.Run(read(t, text), check.Values.Without("markup-in-text")).Findings {
			assert.Equal(t, `"Wo in KÃ¶ln?" is UTF-8 that was read as if it were another encoding; write "Wo in Köln?"`, f.Message)
			assert.False(t, f.Private)
		}
		assert.Len(t, check.Run(read(t, text), check.Values).Findings, 1)
	}
}

// P3: no format shows the line in which a patient's data was found, which is in a log or the
// output of a build before anybody has looked.
func TestP3PrivateLinesAreNotShown(t *testing.T) {
	for _, review := range []string{
		`"author": {"@type": "Person", "name": "P. P."}, "reviewBody": "Zelda, NHS number 943 476 5919"`,
		`"author": {"@type": "Person", "name": "Zelda Smith"}, "reviewBody": "My diabetes is under control."`,
		`"author": {"@type": "Person", "name": "zelda@mail.example"}`,
		`"author": {"@type": "Person", "name": "P. P.", "sameAs": "mailto:zelda@mail.example"}`,
		`"comment": {"@type": "Comment", "text": "We are sorry, Zelda, that your appointment was late."}`,
	} {
		text := []byte(`<!DOCTYPE html><html lang="en"><title>Brace</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Brace",
"review": {"@type": "Review", ` + review + `}}</script></html>`)
		document, problems := page.Read(t.Context(), text, page.FileName("index.html"))
		rules := slices.Concat(check.All(), profile.Google, profile.Health)
		report := check.Run(document.Input("https://sunrise.example/", problems), rules)
		assert.True(t, slices.ContainsFunc(report.Findings, func(f check.Finding) bool { return f.Private }), review)
		for format := output.Text; format <= output.GitHub; format++ {
			var b strings.Builder
			require.NoError(t, output.Write(&b, format, report, output.Source(func(string) []byte { return text }), output.Rules(rules)))
			assert.False(t, strings.Contains(strings.ToLower(b.String()), "zelda"), "%s of %s", format, review)
		}
	}
}

// A finding that takes in a private one of another family is private.
func TestPrivateFindingsStayPrivate(t *testing.T) {
	rule := func(family string, severity check.Severity, private bool) check.Rules {
		return check.Rules{{ID: family, Family: family, Severity: severity, States: "the same", Private: private, Check: check.EachThing(func(p *check.Pass, t *check.Thing) {
			p.Report(check.AtThing(t), family, 0, "")
		})}}
	}
	for _, privates := range [][2]bool{{true, false}, {false, true}} {
		findings := check.Run(read(t, `{"@type": "Thing"}`), rule("a", check.Error, privates[0]), rule("b", check.Warning, privates[1])).Findings
		require.Len(t, findings, 1)
		assert.True(t, findings[0].Private)
	}
}

// eachString calls a function for every string in JSON, and for the name of each, both
// of which it can replace: for good, or for the time of the call.
func eachString(value any, restore bool, call func(set func(string))) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			old, is := v[key].(string)
			if !is {
				eachString(v[key], restore, call)
				continue
			}
			if key[0] == '@' && !restore {
				continue
			}
			call(func(text string) { v[key] = text })
			if !restore {
				continue
			}
			delete(v, key)
			renamed := ""
			call(func(text string) { renamed = text; v[text] = old })
			delete(v, renamed)
			v[key] = old
		}
	case []any:
		for i, inner := range v {
			old, is := inner.(string)
			if !is {
				eachString(inner, restore, call)
				continue
			}
			call(func(text string) { v[i] = text })
			if restore {
				v[i] = old
			}
		}
	}
}
