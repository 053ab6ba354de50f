package check_test

import (
	"fmt"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

// The terms that the rule asks about.
var (
	review        = check.TermOf("Review")
	datePublished = check.TermOf("datePublished")
)

// house are rules of one's own.
var house = check.Rules{{
	ID: "review-day", Family: "house", Severity: check.Warning, Since: "1.0",
	Doc: "A review should say on which day it was written.",
	Check: check.EachThing(func(p *check.Pass, t *check.Thing) {
		if t.IsA(review) && t.Property(datePublished) == nil {
			p.Report(check.AtThing(t), "the review has no datePublished; say on which day it was written", datePublished, "")
		}
	}),
}}

// A rule of one's own runs beside those of the package. What is a kind of Review, such
// as a CriticReview, is held to it too.
func Example_ownRule() {
	d := schema.Describe(
		&schema.MedicalClinic{
			Name:   schema.Text("Sunrise Clinic"),
			Review: &schema.CriticReview{ReviewBody: schema.Text("They took time.")},
		},
	)
	report := check.Run(d, check.Values, house)
	for _, finding := range report.Findings {
		fmt.Printf("%s: %s: %s [%s]\n", finding.Severity, finding.Path, finding.Message, finding.Rule)
	}
	// Output:
	// warning: MedicalClinic.review: the review has no datePublished; say on which day it was written [review-day]
}
