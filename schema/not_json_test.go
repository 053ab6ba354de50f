package schema_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// json.Marshal of a bare struct, ID or Localized is an error that says what to
// call, never silently wrong JSON.
func TestBareValuesAreNoJSON(t *testing.T) {
	for name, value := range map[string]any{
		"struct":              schema.Person{},
		"struct by pointer":   &schema.Person{Name: schema.Text("A")},
		"ID":                  schema.ID(""),
		"Localized":           schema.Localized{"en": "A"},
		"Qualified":           schema.Qualified{Value: schema.Text("A")},
		"Literal":             schema.Literal{Text: "A"},
		"Extra":               schema.Extra{},
		"Description":         schema.Describe(&schema.Person{}),
		"Node":                &schema.Node{Types: []string{"Recipe"}},
		"List":                schema.List{schema.Text("A")},
		"ReviewList":          schema.ReviewList{&schema.Review{}},
		"within a user's own": map[string]any{"clinic": struct{ Clinic schema.AnyThing }{&schema.MedicalClinic{}}},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := json.Marshal(value)
			assert.ErrorContains(t, err, "jsonld.Marshal")
			assert.ErrorContains(t, err, "schema.Describe")
			assert.Nil(t, text)
			var out bytes.Buffer
			assert.Error(t, json.NewEncoder(&out).Encode(value))
			assert.Empty(t, out.String())
		})
	}
}
