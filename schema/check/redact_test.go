package check_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// P3: of a report that was redacted nothing is left of what the page held, wherever it
// stood: in values, names of properties, types or identifiers.
func TestP3RedactedReportsHoldNothing(t *testing.T) {
	var document any
	require.NoError(t, json.Unmarshal(validPage(t), &document))
	rules := []check.Rules{check.All(), profile.Google, profile.Health}
	said := 0
	eachString(document, true, func(set func(string)) {
		for _, secret := range []string{"Qzx7", "Qzx7.Qzx7 \"Qzx7/9434765919"} {
			set(secret)
			dataset, problems := jsonld.Read(must(json.Marshal(document)), jsonld.KeepUndefined())
			input := dated(dataset.Graph(rdf.Subject{}))
			input.Problems = problems
			report := check.Run(input, rules...)
			report.Redact(rules...)
			text := string(must(json.Marshal(report)))
			require.NotContains(t, text, "Qzx7")
			require.NotContains(t, text, "9434765919")
			for _, f := range report.Findings {
				said++
				assert.NotEmpty(t, f.Message)
				assert.NotContains(t, f.Message, "sunrise.example")
			}
		}
	})
	assert.Greater(t, said, 2_000)
}

func TestRedactKeepsWhatIsKnown(t *testing.T) {
	report := check.Report{Findings: []check.Finding{
		{Rule: "date", Family: "values", Message: `"1.1.26" is no date`, Path: "MedicalClinic.review[2].datePublished", Pointer: "/@graph/3/review/2/datePublished", Suggestion: "2026-01-01", Position: rdf.Position{File: "a.html", Line: 3, Column: 7}},
		{Rule: "input", Family: "input", Message: `no "JSON"`, Path: "page"},
		{Rule: "date", Family: "values", Path: `thing."a.b".name`, Pointer: "/a~1b/name"},
	}}
	report.Redact(check.Values)
	assert.Equal(t, "MedicalClinic.review[2].datePublished", report.Findings[0].Path)
	assert.Equal(t, "/@graph/3/review/2/datePublished", report.Findings[0].Pointer)
	assert.Equal(t, 3, report.Findings[0].Position.Line)
	assert.True(t, strings.HasPrefix(report.Findings[0].Message, "A date, "), report.Findings[0].Message)
	assert.Empty(t, report.Findings[0].Suggestion)
	assert.Equal(t, "page", report.Findings[1].Path)
	assert.Equal(t, "The input cannot be read as it stands here.", report.Findings[1].Message)
	assert.Equal(t, "thing.…", report.Findings[2].Path)
	assert.Equal(t, "/…/name", report.Findings[2].Pointer)
}
