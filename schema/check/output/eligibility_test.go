package output_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
)

func features() *check.Report {
	clinic := rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/#clinic"}
	at := rdf.Position{File: "a.html", Offset: 5, Line: 1, Column: 6}
	return &check.Report{Eligibility: []check.Eligibility{
		{Node: clinic, Path: "MedicalClinic", Position: at, Family: "google", Feature: "local-business", Name: "Local business", Status: check.Eligible, Improvable: []check.Missing{{Rule: "r", Path: "MedicalClinic.geo", What: "geo"}}},
		{Node: clinic, Path: "MedicalClinic", Position: at, Family: "google", Feature: "review-snippet", Name: "Review snippet", Status: check.Lacking, Missing: []check.Missing{{Rule: "q", What: "ratingValue"}, {Rule: "p", What: "ratingCount or reviewCount"}}},
		{Path: "FAQPage", Family: "google", Feature: "faq", Name: "FAQ\x1b", Status: check.Retired, Since: "2026-05-07"},
		{Path: "Dentist", Family: "google", Feature: "local-business", Name: "Local business", Status: check.Eligible},
	}}
}

func TestEligibilityInText(t *testing.T) {
	assert.Equal(t, `eligible for: Local business (2)
not yet eligible for: Review snippet (1)
retired: FAQ\x1b (1)
`, write(t, output.Text, features()))
	assert.Equal(t, `a.html:1:6: MedicalClinic <https://sunrise.example/#clinic>
  eligible for Local business; better with geo
  not yet eligible for Review snippet; still required: ratingValue, ratingCount or reviewCount
FAQPage
  retired FAQ\x1b since 2026-05-07
Dentist
  eligible for Local business
`, write(t, output.Text, features(), output.Features()))
}

func TestEligibilityInJSON(t *testing.T) {
	var got struct{ Eligibility []map[string]any }
	require.NoError(t, json.Unmarshal([]byte(write(t, output.JSON, features())), &got))
	require.Len(t, got.Eligibility, 4)
	assert.Equal(t, map[string]any{
		"path": "MedicalClinic", "id": "https://sunrise.example/#clinic", "file": "a.html", "line": 1.0, "column": 6.0,
		"family": "google", "feature": "local-business", "name": "Local business", "status": "eligible",
		"improvable": []any{map[string]any{"rule": "r", "path": "MedicalClinic.geo", "what": "geo"}},
	}, got.Eligibility[0])
	assert.Equal(t, "2026-05-07", got.Eligibility[2]["since"])
}

// Of SARIF and of GitHub's commands the features are a part in numbers.
func TestEligibilityIsCounted(t *testing.T) {
	log := readSARIF(t, write(t, output.SARIF, features()))
	got, err := json.Marshal(log.Runs[0].Properties)
	require.NoError(t, err)
	var bag struct{ Eligibility []map[string]any }
	require.NoError(t, json.Unmarshal(got, &bag), string(got))
	require.Len(t, bag.Eligibility, 3)
	assert.Equal(t, map[string]any{"family": "google", "feature": "local-business", "name": "Local business", "status": "eligible", "count": 2.0}, bag.Eligibility[0])
	assert.Equal(t, "lacking", bag.Eligibility[1]["status"])
	assert.Equal(t, "retired", bag.Eligibility[2]["status"])
	assert.NotContains(t, write(t, output.SARIF, &check.Report{}), "eligibility")

	assert.Equal(t, "::notice title=eligibility::eligible for: Local business (2)%0Anot yet eligible for: Review snippet (1)%0Aretired: FAQ\\x1b (1)\n",
		write(t, output.GitHub, features()))
	assert.Empty(t, write(t, output.GitHub, &check.Report{}))
}

// A long list goes on below.
func TestManyFeaturesAreWrapped(t *testing.T) {
	report := new(check.Report)
	for _, name := range []string{"a provider", "a condition, test or treatment", "Organization", "Merchant return policy", "Offer shipping details"} {
		report.Eligibility = append(report.Eligibility, check.Eligibility{Family: "f", Feature: name, Name: name, Status: check.Eligible})
	}
	assert.Equal(t, `eligible for: a provider (1), a condition, test or treatment (1), Organization (1),
  Merchant return policy (1), Offer shipping details (1)
`, write(t, output.Text, report))
}

// What text leaves out it counts, and says how to see it.
func TestHint(t *testing.T) {
	assert.Equal(t, "1 error, 1 warning, 1 info (3 not shown; --info shows all)\n",
		write(t, output.Text, report(), output.Least(check.Error+1), output.Hint("--info shows all")))
}
