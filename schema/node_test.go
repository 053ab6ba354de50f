package schema_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// Node is a whole thing that the typed set leaves out.

func TestNodeHasTypesByNameAddressAndPrefix(t *testing.T) {
	assert.Equal(t, lines(
		`Recipe+Person+NoSuchClass+http://purl.org/goodrelations/v1#Offering+https://x.example/Type+name <https://x.example/#n>`,
	), told(t, &schema.Node{ID: "https://x.example/#n", Types: []string{
		"Recipe", "https://schema.org/Recipe", "http://schema.org/Person", "Person", "schema:Person", "NoSuchClass",
		"http://purl.org/goodrelations/v1#Offering", "https://x.example/Type", "name",
	}}))
}

func TestNodeHasEachOfManyTypesOnce(t *testing.T) {
	var types, all []string
	for c := 'A'; c <= 'Z'; c++ {
		types = append(types, string(c)+"Type")
	}
	for range 3 {
		all = append(all, types...)
	}
	assert.Equal(t, lines(strings.Join(types, "+")+" _:b0"), told(t, &schema.Node{Types: all}))
}

func TestNodePropertiesAreToldInTheirOrder(t *testing.T) {
	assert.Equal(t, lines(
		`Recipe _:b0`,
		`  recipeYield: "2"`,
		`  recipeYield: "3"`,
		`  name: "Soup"`,
		`  noSuchProperty: "a"`,
		`  https://x.example/p: "b"`,
		`  http://purl.org/dc/terms/title: "c"`,
	), told(t, &schema.Node{Types: []string{"Recipe"}, Properties: schema.Extra{
		{Property: "recipeYield", Value: schema.Text("2")},
		{Property: "https://schema.org/name", Value: schema.Text("Soup")},
		{Property: "noSuchProperty", Value: schema.Text("a")},
		{Property: "https://x.example/p", Value: schema.Text("b")},
		{Property: "dcterms:title", Value: schema.Text("c")},
		{Property: "recipeYield", Value: schema.Text("3")},
	}}))
}

func TestNodeWithoutTypesOrAnything(t *testing.T) {
	assert.Equal(t, lines(`_:b0`, `<https://x.example/#n>`), told(t, &schema.Node{}, &schema.Node{ID: "https://x.example/#n"}))
}

func TestNodeStandsAnywhereAndInCycles(t *testing.T) {
	node := &schema.Node{Types: []string{"Recipe"}}
	node.Properties = schema.Extra{{Property: "author", Value: &schema.Person{Knows: node}}, {Property: "isPartOf", Value: node}}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  knows: Recipe _:b1 *`,
		`    author: Person _:b2`,
		`      knows: → _:b1`,
		`    isPartOf: → _:b1`,
	), told(t, &schema.Person{Knows: node}))
}

func TestNodeMergesWithAStructOfItsID(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic+LibrarySystem <https://x.example/#clinic>`,
		`  name: "A"`,
		`  name: "B"`,
		`  telephone: "1"`,
	), told(t,
		&schema.MedicalClinic{ID: clinicID, Name: schema.Text("A"), Telephone: schema.Text("1")},
		&schema.Node{ID: clinicID, Types: []string{"LibrarySystem", "MedicalClinic"}, Properties: schema.Extra{{Property: "name", Value: schema.Text("B")}}},
	))
}

// What cannot be the name of a type or a property was once passed over.
func TestNamesThatNoTypeOrPropertyCanHave(t *testing.T) {
	assert.Equal(t, []string{
		`/0: no type can be called ""`,
		`/0: no type can be called "@type"`,
		`/0: no type can be called "_:b"`,
		`/0: no property can be called ""`,
		`/0: no property can be called "@id"`,
		`/0: no property can be called "1:2"`,
		`/0/author/0: no property can be called "_:p"`,
	}, problems(t, &schema.Node{Types: []string{"", "@type", "Recipe", "_:b"}, Properties: schema.Extra{
		{Property: "", Value: schema.Text("a")},
		{Property: "@id", Value: schema.Text("a")},
		{Property: "1:2", Value: schema.Text("a")},
		{Property: "@type", Value: nil},
		{Property: "author", Value: &schema.Person{Extra: schema.Extra{{Property: "_:p", Value: schema.Text("a")}}}},
	}}))
}

func TestTypesAreNoProperty(t *testing.T) {
	for _, name := range []string{"rdf:type", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"} {
		assert.Equal(t, []string{`/0: types are no property`},
			problems(t, &schema.Person{Extra: schema.Extra{{Property: name, Value: schema.ID("https://schema.org/Person")}}}))
	}
}
