package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// Go lets be values what is none: structs of other packages that embed ours, and
// pointers to lists and texts. They are problems with their path, never panics
// and never silently lost.

const notANumber = schema.Decimal("not a number")

// The structs of another package.
type (
	ownClinic    struct{ schema.MedicalClinic }
	ownClinicPtr struct{ *schema.MedicalClinic }
	ownThing     struct{ schema.AnyThing }
	ownText      struct{ schema.Text }
)

func TestWhatIsNoValueIsAProblemWithItsPath(t *testing.T) {
	text, list, texts, id := schema.Text("a"), schema.ReviewList{}, schema.TextList{}, schema.ID("https://x.example/")
	values := map[string]schema.AnyThing{
		"*schema_test.ownClinic":     &ownClinic{},
		"schema_test.ownClinicPtr":   ownClinicPtr{&schema.MedicalClinic{}},
		"*schema_test.ownClinicPtr":  &ownClinicPtr{},
		"schema_test.ownThing":       ownThing{},
		"*schema_test.ownThing":      &ownThing{&schema.Person{}},
		"struct { schema.AnyThing }": struct{ schema.AnyThing }{&schema.Person{}},
		"*schema.ReviewList":         &list,
		"*schema.ID":                 &id,
		"*schema.List":               (*schema.List)(nil),
		"*schema.Qualified":          &schema.Qualified{Value: schema.Text("a")},
	}
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			what := name + " is no value"
			assert.Equal(t, []string{`/0: ` + what}, problems(t, value))
			assert.Equal(t, []string{`/1/1: ` + what}, problems(t, &schema.Person{}, schema.List{&schema.Person{}, value}))
			assert.Equal(t, []string{
				`/0/name/0: ` + what,
				`/0/owns/1: ` + what,
				`/0/owns/2/owns/0: ` + what,
			}, problems(t, &schema.Person{
				Name: schema.List{value},
				Owns: schema.List{&schema.Person{}, value, &schema.Person{Owns: value}},
			}))
		})
	}
	for name, value := range map[string]schema.Value{
		"*schema.Text":         &text,
		"*schema.TextList":     &texts,
		"schema_test.ownText":  ownText{"a"},
		"*schema_test.ownText": &ownText{"a"},
		"*schema.Localized":    &schema.Localized{"en": "a"},
		"*schema.Boolean":      (*schema.Boolean)(nil),
		"*schema.Number":       new(schema.Number),
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, []string{`/0/name/0: ` + name + " is no value"},
				problems(t, &schema.Person{Extra: schema.Extra{{Property: "name", Value: value}}}))
		})
	}
}

func TestNilPointersToWhatIsNoPointerAreProblemsToo(t *testing.T) {
	assert.Equal(t, []string{
		`/0: *schema.ReviewList is no value`,
		`/1: *schema.Qualified is no value`,
		`/2: *schema_test.ownClinic is no value`,
		`/3/name/0: *schema.Text is no value`,
		`/3/name/1: *schema.Qualified is no value`,
		`/3/name/2: *schema_test.ownClinicPtr is no value`,
		`/3/name/3: *schema.Localized is no value`,
	}, problems(t,
		(*schema.ReviewList)(nil), (*schema.Qualified)(nil), (*ownClinic)(nil),
		&schema.Person{Name: schema.List{
			(*schema.Text)(nil), (*schema.Qualified)(nil), (*ownClinicPtr)(nil), (*schema.Localized)(nil),
		}},
	))
}

func TestProblemSaysWhatToDoInPlaceOfEmbedding(t *testing.T) {
	err := schema.Describe(&ownClinic{}).Err()
	assert.ErrorContains(t, err, "two structs with one ID are one node")
}
