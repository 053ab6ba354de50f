package check_test

import (
	"fmt"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// A rule of one's own that asks for what a consumer asks for too: the report has one
// finding for both.
func ExampleLacks() {
	house := check.Rules{{
		ID: "house-telephone", Family: "house", Severity: check.Error,
		States: check.Lacks("telephone"),
		Check: check.EachThing(func(p *check.Pass, t *check.Thing) {
			if t.IsA(check.TermOf("MedicalClinic")) && t.Property(check.TermOf("telephone")) == nil {
				p.Report(check.AtThing(t), "our clinics can all be called; give the telephone number", check.TermOf("telephone"), "")
			}
		}),
	}}
	clinic := schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})

	for _, f := range check.Run(clinic, profile.Health, house).Findings {
		if f.Rule == "house-telephone" {
			fmt.Println(f.Severity, f.Words())
		}
	}
	// Output:
	// error our clinics can all be called; give the telephone number; the health profile recommends it for a provider
}
