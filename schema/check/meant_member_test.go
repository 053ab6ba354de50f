package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

// What people call members of enumerations, and several of them in one text.
func TestMeantMembers(t *testing.T) {
	const offer = `{"@type": "Offer", %q: %q}`
	const hours = `{"@type": "OpeningHoursSpecification", %q: %q}`
	const clinic = `{"@type": "MedicalClinic", %q: %q}`
	const procedure = `{"@type": "MedicalProcedure", %q: %q}`
	const drug = `{"@type": "Drug", %q: %q}`
	for _, c := range []struct{ form, property, text, suggestion, says string }{
		{offer, "itemCondition", "new", "NewCondition", "did you mean NewCondition?"},
		{offer, "itemCondition", "Used", "UsedCondition", "did you mean UsedCondition?"},
		{offer, "itemCondition", "refurbished", "RefurbishedCondition", "did you mean RefurbishedCondition?"},
		{offer, "itemCondition", "https://schema.org/New", "NewCondition", "did you mean NewCondition?"},
		{offer, "itemCondition", "brand-new", "NewCondition", "did you mean NewCondition?"},
		{offer, "availability", "in stock", "InStock", "did you mean InStock?"},
		{offer, "availability", "InStock, OnlineOnly", "", "of its own: InStock, OnlineOnly"},
		{offer, "availability", "auf Lager", "InStock", "did you mean InStock?"},
		{offer, "availability", "ausverkauft", "SoldOut", "did you mean SoldOut?"},
		{procedure, "procedureType", "Noninvasive", "NoninvasiveProcedure", "did you mean NoninvasiveProcedure?"},
		{drug, "pregnancyCategory", "D", "FDAcategoryD", "did you mean FDAcategoryD?"},
		{drug, "pregnancyCategory", "E", "", "which pregnancyCategory expects"},
		{offer, "availability", "new", "", "which availability expects"},
		{hours, "dayOfWeek", "Mo", "Monday", "did you mean Monday?"},
		{hours, "dayOfWeek", "Mon", "Monday", "did you mean Monday?"},
		{hours, "dayOfWeek", "Thurs.", "Thursday", "did you mean Thursday?"},
		{hours, "dayOfWeek", "lundi", "Monday", "did you mean Monday?"},
		{hours, "dayOfWeek", "Montag", "Monday", "did you mean Monday?"},
		{hours, "dayOfWeek", "miércoles", "Wednesday", "did you mean Wednesday?"},
		{hours, "dayOfWeek", "http://schema.org/Mo", "Monday", "did you mean Monday?"},
		{hours, "dayOfWeek", "Monday-Friday", "", "of its own: Monday, Tuesday, Wednesday, Thursday, Friday"},
		{hours, "dayOfWeek", "Mo–We, Sa", "", "of its own: Monday, Tuesday, Wednesday, Saturday"},
		{hours, "dayOfWeek", "Saturday to Monday", "", "of its own: Saturday, Sunday, Monday"},
		{hours, "dayOfWeek", "Monday, Tuesday", "", "of its own: Monday, Tuesday"},
		{hours, "dayOfWeek", "Monday and Tuesday", "", "of its own: Monday, Tuesday"},
		{hours, "dayOfWeek", "weekdays", "", "of its own: Monday, Tuesday, Wednesday, Thursday, Friday"},
		{hours, "dayOfWeek", "someday", "", "which dayOfWeek expects"},
		{hours, "dayOfWeek", "Monday, perhaps Tuesday", "", "which dayOfWeek expects"},
		{hours, "dayOfWeek", ", ;", "", "which dayOfWeek expects"},
		{clinic, "medicalSpecialty", "Dermatology, Renal", "", "of its own: Dermatology, Renal"},
	} {
		text := fmt.Sprintf(c.form, c.property, c.text)
		findings := check.Run(read(t, text), check.Vocabulary).Findings
		if assert.Equal(t, []string{"unknown-member"}, ids(findings), text) {
			assert.Equal(t, c.suggestion, findings[0].Suggestion, text)
			assert.Contains(t, findings[0].Message, c.says, text)
		}
	}
}
