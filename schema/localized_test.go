package schema_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
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

// What no notation could write is refused with its place, and readers of RDF refuse it too.
func TestLocalizedRefusesWhatIsNoTag(t *testing.T) {
	for _, tag := range []string{"not a tag", "en_US", "d", "de-", "de\"", "\xff", "deutschland"} {
		d := schema.Describe(&schema.MedicalClinic{Name: schema.List{schema.Localized{"de": "Klinik"}, schema.Localized{tag: "K"}}})
		_, err := jsonld.Marshal(d)
		require.EqualError(t, err, fmt.Sprintf(`/0/name/1: %q is no language tag; expected a language tag (BCP 47), such as de or zh-Hans-CN`, tag))
	}
}
