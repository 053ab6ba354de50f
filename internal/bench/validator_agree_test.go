package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
)

func TestAgreement(t *testing.T) {
	report := &check.Report{Eligibility: []check.Eligibility{
		{Family: "google", Missing: []check.Missing{{What: "image"}, {What: "review, aggregateRating or offers"}}},
		{Family: "google", Missing: []check.Missing{{What: "image"}, {What: "jobLocation or jobLocationType with applicantLocationRequirements"}}},
		{Family: "health", Missing: []check.Missing{{What: "availableService"}}}, // which is not Google's
	}}
	assert.Equal(t, []string{"aggregateRating or offers or review", "image", "jobLocation or jobLocationType"}, missingProperties(report))

	text, err := agreement([]byte(`[["image","name or sameAs"],["address"],[]]`), []byte(`[
		[{"severity":"ERROR","fieldNames":["url","name"]},{"severity":"ERROR","fieldNames":["offers"]},
		 {"severity":"WARNING","fieldNames":["image"]},{"severity":"ERROR","errorType":"schemaOrg","fieldNames":["@type"]}],
		null, []]`))
	require.NoError(t, err)
	assert.Contains(t, text, "both find 1; healthld alone 1,")
	assert.Contains(t, text, "the validator alone 1,")
	assert.Contains(t, text, "throws an error on 1 pages")
	_, err = agreement([]byte(`[[]]`), []byte(`[]`))
	require.Error(t, err)
}
