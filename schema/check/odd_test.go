package check_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// oddTexts look like what rules read, and are cut, doubled or spelled as nobody expects.
var oddTexts = []string{
	"", " ", "\u00a0", "\n", "\x00", "-", ".", ":", "/", "#", "?", "@", "T", "Z", "P", "+", "%", "&", "é", "e\u0301", "🦷", "\u202e", "***", strings.Repeat("ab ", 100), strings.Repeat("9", 400),
	"T08:30", "08:30:00.5", "8:30", "24:00", "00:00Z", "09:00+25:00", "2026-02-30", "2026-W07-1", "0000-00-00", "2026-03-14T", "2026-03-14T10:00:60Z", "PT", "P1Y2M", "-PT5M", "P1.5D",
	"Mo", "Mo-", "-Mo 09:00-", "Mo T09:00-T17:00", "Mo,Tu, 09:00-12:00 ", "Mo-Fr 09:00-17:00,", "PH off",
	"1e5", "-0", "1,5", "½", "Infinity", "0x10", "1.", ".5", "1 234,5", "5/", "/5", "100%", "4 out of 5",
	"http:", "http://", "http://[", "http://a:b@c", "//a.example/b", "https://ä.example/%zz", "HTTPS://SCHEMA.ORG/InStock", "urn:", "mailto:", "tel:", "data:,", "_:b", "#x", "?q={x}", "javascript:x()",
	"en-", "-en", "x-y", "de-DE-1996-1996", "GBP ", "£", "gb", "+44", "00 44 (0)", "0", "978-", "4006381333930", "http://schema.org/", "https://schema.org/Nothing", "null", "undefined", "{{", "}}", "<b>", "&nbsp;", "lorem ipsum",
}

// No text in any place of a rule's bad example makes a rule panic, and what it is told of
// can be shown. Fuzzing hardly comes to where several values have to be right before a
// rule looks at the odd one.
func TestOddTexts(t *testing.T) {
	all := append(append(check.All(), profile.Google...), profile.Health...)
	ready := check.NewRuleSet(all)
	places, runs := 0, 0
	for _, rule := range check.All().Without("page") {
		var document any
		require.NoError(t, json.Unmarshal([]byte(`{"@context": "https://schema.org", "@graph": [`+rule.Bad+`]}`), &document))
		eachText(document, func(set func(string)) {
			places++
			for i, odd := range oddTexts {
				if rule.Family != "values" && (places+i)%5 != 0 {
					continue // all of them take long
				}
				set(odd)
				runs++
				dataset, problems := jsonld.Read(must(json.Marshal(document)), jsonld.KeepUndefined())
				input := dated(dataset.Graph(rdf.Subject{}))
				input.Problems = problems
				for _, f := range ready.Run(input).Findings {
					if f.Message == "" || strings.ContainsFunc(f.Message, func(r rune) bool { return !unicode.IsGraphic(r) }) {
						t.Errorf("%s of %q: %q", f.Rule, odd, f.Message)
					}
				}
			}
		})
	}
	assert.Greater(t, runs, 5_000)
}

// eachText calls a function for every text in JSON that is the value of a property.
func eachText(value any, call func(set func(string))) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if old, is := v[key].(string); is && key != "@context" && key != "@type" {
				call(func(text string) { v[key] = text })
				v[key] = old
			} else {
				eachText(v[key], call)
			}
		}
	case []any:
		for i := range v {
			if old, is := v[i].(string); is {
				call(func(text string) { v[i] = text })
				v[i] = old
			} else {
				eachText(v[i], call)
			}
		}
	}
}
