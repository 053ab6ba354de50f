package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

func TestLocalizedIsToldInTheOrderOfItsTags(t *testing.T) {
	texts := schema.Localized{"fr": "Clinique", "en": "Clinic", "de-AT": "Klinik", "de": "Klinik", "zh": "诊所", "x-b": "b", "x-a": "a", "ar": "عيادة", "pl": "Klinika", "EN": "CLINIC"}
	for range 20 {
		assert.Equal(t, lines(
			`MedicalClinic _:b0`,
			`  name: "CLINIC"@EN`,
			`  name: "عيادة"@ar`,
			`  name: "Klinik"@de`,
			`  name: "Klinik"@de-AT`,
			`  name: "Clinic"@en`,
			`  name: "Clinique"@fr`,
			`  name: "Klinika"@pl`,
			`  name: "a"@x-a`,
			`  name: "b"@x-b`,
			`  name: "诊所"@zh`,
		), told(t, &schema.MedicalClinic{Name: texts}))
	}
}

func TestLocalizedWithAnEmptyTagIsPlainText(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  name: "Clinic"`,
		`  name: "Klinik"@de`,
		`  url: <https://x.example/>`,
	), told(t, &schema.Thing{
		Name: schema.List{schema.Text("Clinic"), schema.Localized{"": "Clinic", "de": "Klinik"}},
		URL:  schema.List{schema.Localized{"": "https://x.example/"}},
	}))
}
