package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// The arguments of Describe are roots and always stand at top level; a pointer
// to a root is a reference.

func TestRootsStandAtTopLevelInTheirOrder(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  name: "A"`,
		`Organization _:b1`,
		`  name: "B"`,
	), told(t,
		&schema.Person{Name: schema.Text("A")},
		&schema.Organization{Name: schema.Text("B")},
	))
}

func TestPointerToRootIsReferenceBeforeAndAfterTheRoot(t *testing.T) {
	root := &schema.Organization{Name: schema.Text("Root")}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  worksFor: → _:b1`,
		`Organization _:b1 *`,
		`  name: "Root"`,
		`Person _:b2`,
		`  worksFor: → _:b1`,
	), told(t,
		&schema.Person{WorksFor: root},
		root,
		&schema.Person{WorksFor: root},
	))
}

func TestPointerToRootWithIDIsReference(t *testing.T) {
	root := &schema.Organization{ID: "https://x.example/#o"}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  worksFor: → <https://x.example/#o>`,
		`Organization <https://x.example/#o> *`,
	), told(t, &schema.Person{WorksFor: root}, root))
}

func TestRootGivenTwiceIsOneNode(t *testing.T) {
	root := &schema.Person{Name: schema.Text("A")}
	assert.Equal(t, lines(`Person _:b0`, `  name: "A"`), told(t, root, root, schema.List{root}))
}

func TestElementsOfListsOfRootsAreRoots(t *testing.T) {
	review := &schema.Review{Name: schema.Text("R")}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  name: "A"`,
		`Review _:b1`,
		`  name: "R"`,
		`Recipe <https://x.example/#n>`,
	), told(t,
		schema.List{&schema.Person{Name: schema.Text("A")}, nil, schema.List{}},
		schema.ReviewList{review, nil, schema.ReviewList{review}},
		&schema.Node{ID: "https://x.example/#n", Types: []string{"Recipe"}},
	))
}

func TestNothingIsDescribedAsAnEmptyGraph(t *testing.T) {
	for name, things := range map[string][]schema.AnyThing{
		"no arguments":      nil,
		"nil":               {nil, nil},
		"typed nil":         {(*schema.Person)(nil), (*schema.Node)(nil)},
		"empty lists":       {schema.List{}, schema.ReviewList(nil), schema.List{nil}},
		"nil within a list": {schema.List{(*schema.Person)(nil)}, schema.ReviewList{(*schema.Review)(nil)}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Empty(t, told(t, things...))
			assert.Equal(t, rdf.Events{{Kind: rdf.GraphStart}}, eventsOf(t, schema.Describe(things...)))
		})
	}
}

func TestWhatDescribesNothingIsNoRoot(t *testing.T) {
	assert.Equal(t, []string{
		`/0: a schema.ID alone describes nothing`,
		`/1: a schema.Qualified alone describes nothing`,
		`/2: a schema.MedicalSpecialty alone describes nothing`,
		`/4/0: a schema.Text alone describes nothing`,
		`/4/1/1: a schema.ID alone describes nothing`,
		`/5/0: a schema.Localized alone describes nothing`,
		`/5/1: a schema.TextList alone describes nothing`,
	}, problems(t,
		schema.ID("https://x.example/#a"),
		schema.Qualified{Value: schema.Text("a")},
		schema.Cardiovascular,
		nil,
		schema.List{schema.Text("a"), schema.ReviewList{&schema.Review{}, schema.ID("https://x.example/#a")}},
		schema.List{schema.Localized{"en": "a"}, schema.TextList{"a"}},
	))
}

func TestPathBeginsWithTheNumberOfTheArgument(t *testing.T) {
	bad := &schema.Rating{RatingValue: schema.Decimal("x")}
	first := &schema.Person{}
	assert.Equal(t, []string{
		`/3/reviewRating/0/ratingValue/0: "x" is no decimal number`,
	}, problems(t, first, first, nil, &schema.Review{ReviewRating: bad}))
}
