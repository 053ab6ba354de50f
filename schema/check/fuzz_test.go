package check_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// FuzzRules holds that no input makes a rule panic, that two runs agree, and that
// nothing raw of the input stands in a finding.
func FuzzRules(f *testing.F) {
	f.Add(string(validPage(f)))
	for _, rule := range check.All().Without("page") {
		f.Add(`{"@context": "https://schema.org", "@graph": [` + rule.Bad + `]}`)
	}
	for _, d := range defects {
		f.Add(`{"@context": "https://schema.org", "@type": "Review", "author": ` + strings.Replace(d.value, "-", `"-"`, 1) + `, "reviewBody": "+1 (202) 555-0143 @a.b"}`)
	}
	for _, clock := range []string{"T08:30", "08:30:00.5", "T.", ":", "T08:30:00Z"} {
		f.Add(`{"@context": "https://schema.org", "@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "` + clock + `", "closes": "17:00"}`)
	}
	rules := check.All()
	f.Fuzz(func(t *testing.T, text string) {
		dataset, problems := jsonld.Read([]byte(text))
		input := dated(dataset.Graph(rdf.Subject{}))
		input.Problems = problems
		report := check.Run(input, rules)
		for _, finding := range report.Findings {
			for _, shown := range []string{finding.Message, finding.Path} {
				if i := strings.IndexFunc(shown, func(r rune) bool { return !unicode.IsGraphic(r) }); i >= 0 {
					t.Fatalf("%s shows %q", finding.Rule, shown)
				}
			}
		}
		assert.Equal(t, report.Findings, check.Run(input, rules).Findings)
	})
}
