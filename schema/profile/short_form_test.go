package profile_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// What stands in short, since it has its place on another page, is not asked to lead back:
// that it does is told there. In a description as a whole it is.
func TestShortFormsAreNotAskedToLeadBack(t *testing.T) {
	dataset, problems := jsonld.Read([]byte(`{"@context": "https://schema.org", "@graph": [
		{"@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "name": "Sunrise", "url": "https://sunrise.example/",
		 "employee": {"@type": ["Person", "IndividualPhysician"], "@id": "https://sunrise.example/a/#a", "name": "A. Example", "url": "https://sunrise.example/a/"}}]}`))
	require.Empty(t, problems)
	asked := func(page *check.Page) bool {
		report := check.Run(check.Input{Source: dataset.Graph(rdf.Subject{}), Page: page}, profile.Health)
		for _, finding := range report.Findings {
			if finding.Rule == "provider-doctors" {
				return true
			}
		}
		return false
	}
	assert.True(t, asked(nil), "a description")
	assert.False(t, asked(&check.Page{Address: "https://sunrise.example/"}), "the clinic's page")
	assert.False(t, asked(&check.Page{}), "a page whose address is not known")
	assert.True(t, asked(&check.Page{Address: "https://sunrise.example/a/#top"}), "the doctor's own page")
}
