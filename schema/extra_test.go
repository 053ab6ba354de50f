package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// Extra on every struct holds what the vocabulary has no field for; it merges
// with the typed field of that name.

func TestExtraMergesWithTheFieldOfThatName(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  name: "A"`,
		`  name: "B"`,
		`  name: "C"`,
		`  name: "D"`,
		`  name: "E"`,
		`  telephone: "1"`,
		`  healthPlanNetworkId: "n"`,
	), told(t, &schema.MedicalClinic{
		Name:      schema.Text("A"),
		Telephone: schema.Text("1"),
		Extra: schema.Extra{
			{Property: "healthPlanNetworkId", Value: schema.Text("n")},
			{Property: "name", Value: schema.List{schema.Text("B"), schema.Text("A")}},
			{Property: "http://schema.org/name", Value: schema.Text("C")},
			{Property: "https://schema.org/name", Value: schema.Text("D")},
			{Property: "schema:name", Value: schema.Text("E")},
		},
	}))
}

func TestExtraOfNoOtherNameIsTaken(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  url: <https://x.example/>`,
		`  Name: "class case counts"`,
		`  Person: "a class is no property, but that is for the rules to say"`,
		`  https://schema.org/noSuchProperty: "a"`,
		`  noSuchProperty: "b"`,
	), told(t, &schema.Thing{URL: schema.URL("https://x.example/"), Extra: schema.Extra{
		{Property: "Name", Value: schema.Text("class case counts")},
		{Property: "Person", Value: schema.Text("a class is no property, but that is for the rules to say")},
		{Property: "https://schema.org/noSuchProperty", Value: schema.Text("a")},
		{Property: "noSuchProperty", Value: schema.Text("b")},
	}}))
}

func TestExtraMayTakeThings(t *testing.T) {
	person := &schema.Person{}
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  https://x.example/head: Person _:b1 *`,
		`  employee: → _:b1`,
	), told(t, &schema.MedicalClinic{Extra: schema.Extra{
		{Property: "https://x.example/head", Value: person},
		{Property: "employee", Value: schema.PersonList{person, person}},
	}}))
}
