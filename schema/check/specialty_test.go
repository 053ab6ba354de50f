package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
)

// Who writes a specialty as patients do is told the member that is meant.
func TestSpecialtiesInPlainWords(t *testing.T) {
	for _, test := range []struct{ word, message, suggestion string }{
		{"Heart", `"Heart" is no member of MedicalSpecialty; did you mean Cardiovascular?`, "Cardiovascular"},
		{"https://schema.org/Cancer", `"Cancer" is no member of MedicalSpecialty; did you mean Oncologic?`, "Oncologic"},
		{"Kinderärztin", `"Kinderärztin" is no member of MedicalSpecialty; did you mean Pediatric?`, "Pediatric"},
		{"Women's health", `"Women's health" is no member of MedicalSpecialty; did you mean Gynecologic?`, "Gynecologic"},
		{"Pregnancy", `"Pregnancy" is no member of MedicalSpecialty; did you mean Obstetric or Midwifery?`, ""},
		{"Skin", `Skin is a member of PhysicalExam; medicalSpecialty expects MedicalSpecialty; did you mean Dermatology?`, "Dermatology"},
		{"Cardiovasculer", `"Cardiovasculer" is no member of MedicalSpecialty; did you mean Cardiovascular?`, "Cardiovascular"},
	} {
		findings := check.Run(placed(t, `{"@type": "MedicalClinic", "medicalSpecialty": "`+test.word+`"}`), check.Vocabulary).Findings
		require.Len(t, findings, 1, test.word)
		assert.Equal(t, test.message, findings[0].Message)
		assert.Equal(t, test.suggestion, findings[0].Suggestion)
	}
}
