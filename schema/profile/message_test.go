package profile_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// What a finding states, and its consequence, are of the place that it stands at.
func TestWhatFindingsState(t *testing.T) {
	for _, test := range []struct{ text, rule, path, states, consequence string }{
		{ // behind a first step: the second alone is missing there
			`{"@type": "Product", "name": "P", "brand": {"@type": "Brand", "url": "https://b.example/"}, "offers": {"@type": "Offer", "price": 5}}`,
			"merchant-listing-brand-name", "Product.brand", check.Lacks("name"), "Google recommends it for Merchant listing",
		},
		{ // without the first step
			`{"@type": "Dentist", "name": "A"}`,
			"local-business-address", "Dentist", check.Lacks("address"), "Google requires it for Local business",
		},
		{ // what the text says of a whole property, with what is advised
			`{"@type": "Dentist", "name": "A", "additionalType": "https://schema.org/MedicalClinic"}`,
			"local-business-additional-type", "Dentist.additionalType", "", "",
		},
	} {
		report := check.Run(read(t, test.text), profile.Google)
		assert.Contains(t, ids(report.Findings), test.rule)
		for _, f := range report.Findings {
			if f.Rule == test.rule {
				assert.Equal(t, test.path, f.Path)
				assert.Equal(t, test.states, f.States)
				assert.Equal(t, test.consequence, f.Consequence)
			}
		}
	}
}
