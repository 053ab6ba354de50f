package profile_test

import (
	"fmt"
	"time"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// The report says for each thing what it is good for, and what is missing.
func Example() {
	d := schema.Describe(
		&schema.Dentist{
			Name:      schema.Text("Sunrise Dental"),
			Telephone: schema.Text("+44 1632 960100"),
		},
		&schema.FAQPage{Name: schema.Text("Questions about teeth")},
	)
	input := check.Input{Source: d, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	report := check.Run(input, profile.Google)
	for _, e := range report.Eligibility {
		fmt.Println(e.Path, e.Feature, e.Status)
		for _, missing := range e.Missing {
			fmt.Println("  missing:", missing.What)
		}
		if e.Since != "" {
			fmt.Println("  since:", e.Since)
		}
	}
	for _, finding := range report.Findings {
		if finding.Severity >= check.Warning {
			fmt.Println(finding.Message)
		}
	}
	// Output:
	// Dentist local-business lacking
	//   missing: address
	// Dentist organization eligible
	// FAQPage faq retired
	//   since: 2026-05-07
	// Dentist has no address; Google requires it for Local business
}
