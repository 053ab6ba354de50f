package profile

import "github.com/healthld/healthld/schema/check"

// loyaltyProgram is Google's feature "Loyalty program".
var loyaltyProgram = Feature{
	ID: "loyalty-program", Name: "Loyalty program",
	Types: []string{"MemberProgram"}, Nested: true,
	Status: check.Eligible, Source: &sourceLoyalty,
	whole: `"@type": "MemberProgram",
"name": "Riverside Friends",
"description": "Members pay less",
"hasTiers": {"@type": "MemberProgramTier", "name": "Friend", "hasTierBenefit": "https://schema.org/TierBenefitLoyaltyPoints", "hasTierRequirement": "Live nearby", "membershipPointsEarned": 1, "url": "https://riverside.example/friends/"}`,
	Requirements: []Requirement{
		{ID: "loyalty-program-name", Fact: "loyalty-program-01", Level: Required, Ask: []string{"name"}},
		{ID: "loyalty-program-description", Fact: "loyalty-program-02", Level: Required, Ask: []string{"description"}},
		{ID: "loyalty-program-tiers", Fact: "loyalty-program-03", Level: Required, Ask: []string{"hasTiers"}},
		{
			ID: "loyalty-program-tier-name", Fact: "loyalty-program-04", Level: Required,
			At: "hasTiers", Of: []string{"MemberProgramTier"},
			Ask:    []string{"name"},
			breaks: []string{"hasTiers", `{"@type": "MemberProgramTier", "hasTierBenefit": "https://schema.org/TierBenefitLoyaltyPoints", "hasTierRequirement": "Live nearby", "membershipPointsEarned": 1, "url": "https://riverside.example/friends/"}`},
		},
		{
			ID: "loyalty-program-tier-benefit", Fact: "loyalty-program-05", Level: Required,
			At: "hasTiers", Of: []string{"MemberProgramTier"},
			Ask:    []string{"hasTierBenefit"},
			breaks: []string{"hasTiers", `{"@type": "MemberProgramTier", "name": "Friend", "hasTierRequirement": "Live nearby", "membershipPointsEarned": 1, "url": "https://riverside.example/friends/"}`},
		},
		{
			ID: "loyalty-program-tier-requirement", Fact: "loyalty-program-06", Level: Recommended,
			At: "hasTiers", Of: []string{"MemberProgramTier"},
			Ask:    []string{"hasTierRequirement"},
			breaks: []string{"hasTiers", `{"@type": "MemberProgramTier", "name": "Friend", "hasTierBenefit": "https://schema.org/TierBenefitLoyaltyPoints", "membershipPointsEarned": 1, "url": "https://riverside.example/friends/"}`},
		},
		{
			ID: "loyalty-program-tier-points", Fact: "loyalty-program-07", Level: Applicable,
			At: "hasTiers", Of: []string{"MemberProgramTier"},
			Ask:    []string{"membershipPointsEarned"},
			breaks: []string{"hasTiers", `{"@type": "MemberProgramTier", "name": "Friend", "hasTierBenefit": "https://schema.org/TierBenefitLoyaltyPoints", "hasTierRequirement": "Live nearby", "url": "https://riverside.example/friends/"}`},
		},
		{
			ID: "loyalty-program-tier-url", Fact: "loyalty-program-08", Level: Recommended,
			At: "hasTiers", Of: []string{"MemberProgramTier"},
			Ask:    []string{"url"},
			breaks: []string{"hasTiers", `{"@type": "MemberProgramTier", "name": "Friend", "hasTierBenefit": "https://schema.org/TierBenefitLoyaltyPoints", "hasTierRequirement": "Live nearby", "membershipPointsEarned": 1}`},
		},
	},
}
