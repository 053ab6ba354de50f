package schema_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// A doctor is a person, and an IndividualPhysician, which is no Person.
func ExampleOneThing() {
	const clinic schema.ID = "https://sunrise.example/#clinic"
	doctor, err := schema.OneThing(
		&schema.Person{ID: "https://sunrise.example/#dr-a", Name: schema.Text("Dr. A. Example"), KnowsLanguage: schema.Text("de")},
		&schema.IndividualPhysician{UsNPI: schema.Text("1234567893"), PracticesAt: clinic},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := jsonld.Marshal(schema.Describe(
		&schema.MedicalClinic{ID: clinic, Name: schema.Text("Sunrise Clinic"), Employee: doctor},
	), jsonld.Indent("  "))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "MedicalClinic",
	//   "@id": "https://sunrise.example/#clinic",
	//   "name": "Sunrise Clinic",
	//   "employee": {
	//     "@type": [
	//       "Person",
	//       "IndividualPhysician"
	//     ],
	//     "@id": "https://sunrise.example/#dr-a",
	//     "name": "Dr. A. Example",
	//     "knowsLanguage": "de",
	//     "usNPI": "1234567893",
	//     "practicesAt": {"@id": "https://sunrise.example/#clinic"}
	//   }
	// }
}

// A device that is sold is a Product, and a MedicalDevice, which is no Product.
func ExampleOneThing_product() {
	lens, err := schema.OneThing(
		&schema.Product{Name: schema.Text("Day Lens"), SKU: schema.Text("L-1")},
		&schema.MedicalDevice{ID: "https://sunrise.example/#lens", PreOp: schema.Text("Wash your hands.")},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := jsonld.Marshal(schema.Describe(lens))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	// Output:
	// {"@context":"https://schema.org","@type":["Product","MedicalDevice"],"@id":"https://sunrise.example/#lens","name":"Day Lens","sku":"L-1","preOp":"Wash your hands."}
}

// Each of the structs is the thing, wherever it stands.
func TestOneThingByPointer(t *testing.T) {
	person := &schema.Person{Name: schema.Text("Dr. A. Example")}
	physician := &schema.IndividualPhysician{ID: "#dr-a"}
	node := &schema.Node{Types: []string{"Patient"}}
	list, err := schema.OneThing(person, physician, node)
	require.NoError(t, err)
	assert.Equal(t, schema.List{person, physician, node}, list)
	assert.Equal(t, schema.ID("#dr-a"), person.ID)
	assert.Equal(t, schema.ID("#dr-a"), node.ID)

	options := schema.Options{Base: "https://sunrise.example/"}
	text, err := jsonld.Marshal(options.Describe(&schema.Hospital{Founder: person, Employee: list}, physician))
	require.NoError(t, err)
	assert.JSONEq(t, `{"@context": "https://schema.org", "@graph": [
		{"@type": "Hospital", "employee": {"@id": "https://sunrise.example/#dr-a"}, "founder": {"@id": "https://sunrise.example/#dr-a"}},
		{"@id": "https://sunrise.example/#dr-a", "@type": ["Person", "IndividualPhysician", "Patient"], "name": "Dr. A. Example"}
	]}`, string(text))
}

func TestOneThingProblems(t *testing.T) {
	type embedding struct{ *schema.Person }
	named := func() *schema.Person { return &schema.Person{ID: "https://a.example/#p"} }
	for name, test := range map[string]struct {
		things  []schema.AnyThing
		pointer string
		what    string
	}{
		"nothing":        {nil, "", "nothing says that the structs are one thing"},
		"no ID":          {[]schema.AnyThing{&schema.Person{}, &schema.Physician{}}, "", "nothing says that the structs are one thing"},
		"two IDs":        {[]schema.AnyThing{&schema.Thing{}, named(), &schema.Physician{ID: "#p"}}, "/2", `the ID "#p" is another than "https://a.example/#p"`},
		"nil":            {[]schema.AnyThing{named(), nil}, "/1", "the thing is nil"},
		"nil struct":     {[]schema.AnyThing{(*schema.Physician)(nil), named()}, "/0", "the *schema.Physician is nil"},
		"nil Node":       {[]schema.AnyThing{(*schema.Node)(nil)}, "/0", "the *schema.Node is nil"},
		"ID":             {[]schema.AnyThing{named(), schema.ID("https://a.example/#p")}, "/1", "schema.ID does not describe a thing"},
		"list":           {[]schema.AnyThing{schema.List{named()}}, "/0", "schema.List does not describe a thing"},
		"list of class":  {[]schema.AnyThing{schema.PersonList{named()}}, "/0", "schema.PersonList does not describe a thing"},
		"member":         {[]schema.AnyThing{schema.Monday}, "/0", "schema.DayOfWeek does not describe a thing"},
		"another's type": {[]schema.AnyThing{embedding{}}, "/0", "schema_test.embedding does not describe a thing"},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := schema.OneThing(test.things...)
			assert.Nil(t, list)
			var problem *rdf.Problem
			require.ErrorAs(t, err, &problem)
			assert.Equal(t, test.pointer, problem.Pointer)
			assert.Equal(t, test.what, problem.What)
			assert.NotEmpty(t, problem.Expected)
		})
	}
}

func TestOneThingChangesNothingOnError(t *testing.T) {
	unnamed := &schema.Person{}
	_, err := schema.OneThing(&schema.Physician{ID: "#a"}, unnamed, &schema.Physician{ID: "#b"})
	require.Error(t, err)
	assert.Empty(t, unnamed.ID)
}
