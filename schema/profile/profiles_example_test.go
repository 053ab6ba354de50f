package profile_test

import (
	"fmt"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// What search engines no longer show is known too.
func ExampleProfiles() {
	for _, p := range profile.Profiles() {
		for _, feature := range p.Features {
			if feature.Status == check.Retired {
				fmt.Println(p.Name, feature.Name, feature.Until)
			}
		}
	}
	// Output:
	// Google Critic review 2021-06
	// Google Vehicle listing 2025-06-12
	// Google FAQ rich result 2026-05-07
	// Google How-to rich result 2023-09-14
	// Google Course info 2025-06-12
	// Google Learning video 2025-06-12
	// Google Practice problem 2026-01
	// Google Sitelinks search box 2024-11-21
	// Google Special announcement 2025-07-31
	// Google Estimated salary 2025-06-12
	// Google Home activity 2024-06
}
