package output_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
)

// recommended is a report of two clinics: one that lacks much, and one that lacks one thing.
func recommended() *check.Report {
	first := rdf.Position{File: "a.html", Offset: 5, Line: 1, Column: 6}
	second := rdf.Position{File: "a.html", Offset: 50, Line: 2, Column: 8}
	advice := func(at rdf.Position, family, rule string) check.Finding {
		return check.Finding{Rule: rule, Family: family, Severity: check.Advice, Message: "MedicalClinic has no " + rule, Path: "MedicalClinic", Position: at}
	}
	lacks := func(at rdf.Position, family, name string, rules ...string) check.Eligibility {
		e := check.Eligibility{Path: "MedicalClinic", Position: at, Family: family, Feature: name, Name: name, Status: check.Eligible}
		for _, rule := range rules {
			e.Improvable = append(e.Improvable, check.Missing{Rule: rule, Path: "MedicalClinic", What: rule})
		}
		return e
	}
	required := advice(first, "google", "address")
	required.Severity = check.Warning
	other := advice(first, "site", "back-link")
	return &check.Report{
		Findings: []check.Finding{
			required, advice(first, "google", "geo"), advice(first, "google", "logo"), advice(first, "health", "language"), other,
			advice(second, "google", "logo"),
		},
		Eligibility: []check.Eligibility{
			lacks(first, "google", "Local business", "geo"), lacks(first, "google", "Organization", "logo"), lacks(first, "health", "a provider", "language"),
			lacks(second, "google", "Organization", "logo"),
		},
	}
}

// What consumers recommend is a line for each thing; what is required, what other rules
// advise, and what is recommended alone, are told as ever.
func TestCountedAdvice(t *testing.T) {
	assert.Equal(t, `a.html:1:6: warning: MedicalClinic has no address [address]
a.html:1:6: advice: MedicalClinic could say more for Local business (1), Organization (1), a provider (1) [google, health]
a.html:1:6: advice: MedicalClinic has no back-link [back-link]
a.html:2:8: advice: MedicalClinic has no logo [logo]
1 warning, 5 advice (3 counted by feature; --info shows all)
eligible for: Local business (1), Organization (2), a provider (1)
`, write(t, output.Text, recommended(), output.Counted(), output.Hint("--info shows all")))
}

// Places tell things apart, else paths do: two things of one path are one line then.
func TestCountedAdviceWithoutPlaces(t *testing.T) {
	report := recommended()
	for i := range report.Findings {
		report.Findings[i].Position = rdf.Position{}
	}
	assert.Contains(t, write(t, output.Text, report, output.Counted()),
		"advice: MedicalClinic could say more for Local business (1), Organization (2), a provider (1) [google, health]\n")
}

// Programs get each of them.
func TestCountedIsForText(t *testing.T) {
	for _, format := range []output.Format{output.JSON, output.SARIF, output.GitHub} {
		assert.Equal(t, write(t, format, recommended()), write(t, format, recommended(), output.Counted()), format)
	}
}

// What several consumers recommend counts for each of them; what a rule of nobody's states
// too has a line of its own.
func TestCountedAdviceOfSeveralRules(t *testing.T) {
	report := recommended()
	report.Findings[1].Related = []check.Place{{Rule: "language", Family: "health", Severity: check.Advice, Message: "a provider needs it"}}
	report.Findings[2].Related = []check.Place{{Rule: "house-style", Family: "house", Severity: check.Advice, Message: "the house asks for it"}}
	report.Findings[3].Related = []check.Place{{Rule: "house-style", Family: "house", Severity: check.Info, Message: "by the way"}}
	text := write(t, output.Text, report, output.Counted())
	assert.Contains(t, text, "could say more for Local business (1), a provider (2) [google, health]\n")
	assert.Contains(t, text, "MedicalClinic has no logo; the house asks for it [logo, house-style]\n")
}

// What is found in many places in the same words is told once, with the places of the
// others; what is found in few, or has notes of its own, is told each time.
func TestRepeated(t *testing.T) {
	report := new(check.Report)
	add := func(rule string, line int, related ...check.Place) {
		report.Findings = append(report.Findings, check.Finding{
			Rule: rule, Family: "vocabulary", Severity: check.Warning, Message: rule + " is wrong", Related: related,
			Position: rdf.Position{File: "a.html", Offset: line, Line: line, Column: 3},
		})
	}
	for line := range 7 {
		add("type", line+1)
	}
	for line := range 3 {
		add("name", line+10)
	}
	for line := range 4 {
		add("id", line+20, check.Place{Message: "the other", Position: rdf.Position{File: "a.html", Offset: 99, Line: 99, Column: 1}})
	}
	text := write(t, output.Text, report, output.Counted())
	assert.Contains(t, text, `a.html:1:3: warning: type is wrong [type]
  the same in 6 more places: 2:3, 3:3, 4:3, 5:3, 6:3 and 1 more
a.html:10:3: warning: name is wrong [name]
a.html:11:3: warning: name is wrong [name]
a.html:12:3: warning: name is wrong [name]
a.html:20:3: warning: id is wrong [id]
  a.html:99:1: note: the other
a.html:21:3: warning: id is wrong [id]
`)
	assert.Contains(t, text, "14 warnings\n")
	assert.NotContains(t, write(t, output.Text, report), "the same in")
}

// What is counted at a place is the same elsewhere only where the numbers are, and a line
// with notes of its own is told with them, whatever others say in its words.
func TestRepeatedAdvice(t *testing.T) {
	report := new(check.Report)
	for line := 1; line <= 6; line++ {
		lacks := []string{"geo", "logo"}
		if line == 6 {
			lacks = append(lacks, "image")
		}
		at := rdf.Position{File: "a.html", Offset: line, Line: line, Column: 3}
		e := check.Eligibility{Path: "MedicalClinic", Position: at, Family: "google", Feature: "local", Name: "Local business", Status: check.Eligible}
		for _, what := range lacks {
			report.Findings = append(report.Findings, check.Finding{Rule: what, Family: "google", Severity: check.Advice, Message: "it has no " + what, Path: "MedicalClinic", Position: at})
			e.Improvable = append(e.Improvable, check.Missing{Rule: what, Path: "MedicalClinic", What: what})
		}
		report.Eligibility = append(report.Eligibility, e)
	}
	for line := 11; line <= 15; line++ {
		f := check.Finding{Rule: "id", Family: "references", Severity: check.Warning, Message: "the id is wrong", Position: rdf.Position{File: "a.html", Offset: line, Line: line, Column: 3}}
		if line == 15 {
			f.Related = []check.Place{{Message: "the other", Position: rdf.Position{File: "a.html", Offset: 99, Line: 99, Column: 1}}}
		}
		report.Findings = append(report.Findings, f)
	}
	assert.Contains(t, write(t, output.Text, report, output.Counted()), `a.html:1:3: advice: MedicalClinic could say more for Local business (2) [google]
  the same in 4 more places: 2:3, 3:3, 4:3, 5:3
a.html:6:3: advice: MedicalClinic could say more for Local business (3) [google]
a.html:11:3: warning: the id is wrong [id]
  the same in 3 more places: 12:3, 13:3, 14:3
a.html:15:3: warning: the id is wrong [id]
  a.html:99:1: note: the other
`)
}
