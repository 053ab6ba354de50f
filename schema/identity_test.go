package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// Two descriptions with one ID are one node. The same pointer twice is one node.
// Identity is the whole IRI, never its fragment.

const (
	clinicID = "https://x.example/#clinic"
	doctorID = "https://x.example/#doctor"
)

func TestSamePointerTwiceIsOneNodeAndThenAReference(t *testing.T) {
	author := &schema.Person{Name: schema.Text("A")}
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  review: Review _:b1`,
		`    author: Person _:b2 *`,
		`      name: "A"`,
		`  review: Review _:b3`,
		`    author: → _:b2`,
	), told(t, &schema.MedicalClinic{Review: schema.ReviewList{
		&schema.Review{Author: author},
		&schema.Review{Author: author},
	}}))
}

func TestSamePointerTwiceInOnePropertyIsOneValue(t *testing.T) {
	review := &schema.Review{Name: schema.Text("R")}
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  review: Review _:b1`,
		`    name: "R"`,
		`  telephone: "1"`,
	), told(t, &schema.MedicalClinic{
		Review:    schema.ReviewList{review, review},
		Telephone: schema.Text("1"),
	}))
}

func TestCycleOfPointersWithoutID(t *testing.T) {
	a, b := &schema.Person{Name: schema.Text("A")}, &schema.Person{Name: schema.Text("B")}
	a.Spouse, b.Spouse = b, a
	assert.Equal(t, lines(
		`Person _:b0 *`,
		`  name: "A"`,
		`  spouse: Person _:b1`,
		`    name: "B"`,
		`    spouse: → _:b0`,
	), told(t, a))
}

func TestCycleBelowARootGetsItsLabelBeforeItOpens(t *testing.T) {
	a, b := &schema.Person{Name: schema.Text("A")}, &schema.Person{Name: schema.Text("B")}
	a.Spouse, b.Spouse = b, a
	assert.Equal(t, lines(
		`Review _:b0`,
		`  author: Person _:b1 *`,
		`    name: "A"`,
		`    spouse: Person _:b2`,
		`      name: "B"`,
		`      spouse: → _:b1`,
	), told(t, &schema.Review{Author: a}))
}

func TestCycleOfPointersWithID(t *testing.T) {
	a, b := &schema.Person{ID: "https://x.example/#a"}, &schema.Person{ID: "https://x.example/#b"}
	a.Spouse, b.Spouse = b, a
	assert.Equal(t, lines(
		`Person <https://x.example/#a> *`,
		`  spouse: Person <https://x.example/#b>`,
		`    spouse: → <https://x.example/#a>`,
	), told(t, a))
}

func TestCycleThroughTwoRoots(t *testing.T) {
	a, b := &schema.Person{}, &schema.Person{}
	a.Spouse, b.Spouse = b, a
	assert.Equal(t, lines(
		`Person _:b0 *`,
		`  spouse: → _:b1`,
		`Person _:b1 *`,
		`  spouse: → _:b0`,
	), told(t, a, b))
}

func TestSelfReference(t *testing.T) {
	nameless, named := &schema.Person{}, &schema.Person{ID: "https://x.example/#a"}
	nameless.Knows, named.Knows = nameless, named
	assert.Equal(t, lines(
		`Person _:b0 *`,
		`  knows: → _:b0`,
		`Person <https://x.example/#a> *`,
		`  knows: → <https://x.example/#a>`,
	), told(t, nameless, named))

	byID := &schema.Person{ID: "https://x.example/#a", Knows: schema.ID("https://x.example/#a")}
	assert.Equal(t, lines(
		`Person <https://x.example/#a> *`,
		`  knows: → <https://x.example/#a>`,
	), told(t, byID))
}

func TestCycleThroughAList(t *testing.T) {
	clinic := &schema.MedicalClinic{}
	clinic.Review = schema.ReviewList{&schema.Review{ItemReviewed: clinic}, &schema.Review{ItemReviewed: schema.List{clinic}}}
	assert.Equal(t, lines(
		`MedicalClinic _:b0 *`,
		`  review: Review _:b1`,
		`    itemReviewed: → _:b0`,
		`  review: Review _:b2`,
		`    itemReviewed: → _:b0`,
	), told(t, clinic))
}

func TestTwoRootsWithOneIDAreOneNodeOfBothTypes(t *testing.T) {
	assert.Equal(t, lines(
		`Person+IndividualPhysician <https://x.example/#doctor>`,
		`  name: "Dr. A"`,
		`  jobTitle: "Cardiologist"`,
		`  usNPI: "1234567893"`,
	), told(t,
		&schema.Person{ID: doctorID, Name: schema.Text("Dr. A"), JobTitle: schema.Text("Cardiologist")},
		&schema.IndividualPhysician{ID: doctorID, Name: schema.Text("Dr. A"), UsNPI: schema.Text("1234567893")},
	))
}

func TestTwoNestedStructsWithOneIDAreOneNode(t *testing.T) {
	assert.Equal(t, lines(
		`Review _:b0`,
		`  about: Person+IndividualPhysician <https://x.example/#doctor> *`,
		`    jobTitle: "Cardiologist"`,
		`    usNPI: "1234567893"`,
		`  author: → <https://x.example/#doctor>`,
	), told(t, &schema.Review{
		Author: &schema.IndividualPhysician{ID: doctorID, UsNPI: schema.Text("1234567893")},
		About:  &schema.Person{ID: doctorID, JobTitle: schema.Text("Cardiologist")},
	}))
}

func TestRootAndNestedStructWithOneIDAreOneRoot(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  employee: → <https://x.example/#doctor>`,
		`Person+IndividualPhysician <https://x.example/#doctor> *`,
		`  jobTitle: "Cardiologist"`,
		`  usNPI: "1234567893"`,
	), told(t,
		&schema.MedicalClinic{Employee: &schema.Person{ID: doctorID, JobTitle: schema.Text("Cardiologist")}},
		&schema.IndividualPhysician{ID: doctorID, UsNPI: schema.Text("1234567893")},
	), "the nested struct is met first, so its type comes first")
}

func TestThreeStructsWithOneIDInTheOrderInWhichAReaderMeetsThem(t *testing.T) {
	deep := &schema.Product{ID: "https://x.example/#p", Name: schema.Text("deep")}
	shallow := &schema.MedicalDevice{ID: "https://x.example/#p", Name: schema.Text("shallow"), Image: schema.URL("https://x.example/i")}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  owns: → <https://x.example/#p>`,
		`  worksFor: Organization _:b1`,
		`    owns: → <https://x.example/#p>`,
		`Product+MedicalDevice+Thing <https://x.example/#p> *`,
		`  name: "deep"`,
		`  name: "shallow"`,
		`  name: "root"`,
		`  image: <https://x.example/i>`,
		`  url: <https://x.example/>`,
	), told(t,
		&schema.Person{
			Extra: schema.Extra{
				{Property: "owns", Value: shallow},
			},
			Owns:     deep,
			WorksFor: &schema.Organization{Owns: deep},
		},
		&schema.Thing{ID: "https://x.example/#p", Name: schema.Text("root"), URL: schema.URL("https://x.example/")},
	))
}

func TestOrderOfStructsIsDepthFirstNotByLevel(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  review: Review _:b1`,
		`    author: Person+Thing <https://x.example/#a> *`,
		`      name: "deep, but first"`,
		`      name: "shallow, but second"`,
		`  subjectOf: → <https://x.example/#a>`,
	), told(t, &schema.MedicalClinic{
		Review: &schema.Review{Author: &schema.Person{ID: "https://x.example/#a", Name: schema.Text("deep, but first")}},
		Extra: schema.Extra{{Property: "subjectOf", Value: &schema.Thing{
			ID: "https://x.example/#a", Name: schema.Text("shallow, but second"),
		}}},
	}))
}

func TestTwoStructsOfOneTypeAndIDHaveTheTypeOnce(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic <https://x.example/#clinic>`,
		`  name: "A"`,
		`  telephone: "1"`,
	), told(t,
		&schema.MedicalClinic{ID: clinicID, Name: schema.Text("A")},
		&schema.MedicalClinic{ID: clinicID, Telephone: schema.Text("1")},
	))
}

func TestEqualValuesAreToldOnceAndDifferentOnesAllKept(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic <https://x.example/#clinic>`,
		`  name: "Sunrise"`,
		`  name: "Sunset"`,
		`  name: "Sunrise"@en`,
		`  foundingDate: "1990"^^Date`,
		`  foundingDate: "1991"^^Date`,
		`  telephone: "1"`,
	), told(t,
		&schema.MedicalClinic{ID: clinicID, Name: schema.Text("Sunrise"), Telephone: schema.Text("1"), FoundingDate: schema.Date("1990")},
		&schema.MedicalClinic{ID: clinicID, Name: schema.Text("Sunset"), Telephone: schema.Text("1"), FoundingDate: schema.Date("1991")},
		&schema.MedicalClinic{ID: clinicID, Name: schema.Localized{"": "Sunset", "en": "Sunrise"}, FoundingDate: schema.Date("1990")},
	))
}

// The last of equal values once left a count behind, which broke the property
// after it.
func TestEqualValuesAtTheEndOfAProperty(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  name: "a"`,
		`  name: "b"`,
		`  url: <https://x.example/>`,
		`  sameAs: <https://x.example/a>`,
	), told(t, &schema.Thing{
		Name:   schema.List{schema.Text("a"), schema.Text("b"), schema.Text("a"), schema.Text("b")},
		URL:    schema.URLList{"https://x.example/", "https://x.example/"},
		SameAs: schema.URLList{"https://x.example/a", "https://x.example/a"},
	}))
}

func TestEqualValuesAmongManyAreToldOnce(t *testing.T) {
	var texts schema.TextList
	for range 3 {
		for c := 'a'; c <= 'z'; c++ {
			texts = append(texts, schema.Text(c))
		}
	}
	got := told(t, &schema.Thing{Name: texts, URL: schema.URL("https://x.example/")})
	want := lines(`Thing _:b0`)
	for c := 'a'; c <= 'z'; c++ {
		want += lines(`  name: "` + string(c) + `"`)
	}
	assert.Equal(t, want+lines(`  url: <https://x.example/>`), got)
}

func TestNumbersAreEqualByTheirTextAndKind(t *testing.T) {
	assert.Equal(t, lines(
		`Rating _:b0`,
		`  ratingValue: 5`,
		`  ratingValue: "5"`,
		`  ratingValue: 5.0`,
	), told(t, &schema.Rating{RatingValue: schema.List{
		schema.Number(5), schema.Integer(5), schema.Text("5"), schema.Decimal("5.0"), schema.Float(5),
	}}))
}

func TestThingInFullStaysInPlaceOfAReferenceInTheSameProperty(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  knows: Person <https://x.example/#a>`,
		`    name: "A"`,
		`  worksFor: Organization _:b1`,
	), told(t, &schema.Person{
		Knows: schema.PersonList{
			schema.ID("https://x.example/#a"),
			&schema.Person{ID: "https://x.example/#a", Name: schema.Text("A")},
		},
		WorksFor: &schema.Organization{},
	}))
}

func TestThingInFullStaysInPlaceOfManyReferences(t *testing.T) {
	thing := &schema.Person{ID: "https://x.example/#a"}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  knows: Person <https://x.example/#a>`,
	), told(t, &schema.Person{Knows: schema.PersonList{
		schema.ID("https://x.example/#a"), schema.ID("https://x.example/#a"), thing, thing, schema.ID("https://x.example/#a"),
	}}), "nothing else refers to it, so that it needs no label of its own")
}

func TestIDValueNeverExpands(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  knows: → <https://x.example/#a>`,
		`  spouse: Person <https://x.example/#a> *`,
		`    name: "A"`,
	), told(t, &schema.Person{
		Knows:  schema.ID("https://x.example/#a"),
		Spouse: &schema.Person{ID: "https://x.example/#a", Name: schema.Text("A")},
	}), "a reference before the thing does not stand for it")
	assert.Equal(t, lines(
		`Person _:b0`,
		`  knows: → <https://x.example/#b>`,
	), told(t, &schema.Person{Knows: schema.ID("https://x.example/#b")}), "nothing is said of the thing at all")
}

func TestIdentityIsTheWholeIRINeverItsFragment(t *testing.T) {
	assert.Equal(t, lines(
		`Person <https://x.example/dr-a#person>`,
		`Person <https://x.example/dr-b#person>`,
		`Person <https://x.example/dr-b#Person>`,
		`Person <https://x.example/dr-b>`,
		`Person <http://x.example/dr-b>`,
		`Person <https://x.example/dr-b/>`,
	), told(t,
		&schema.Person{ID: "https://x.example/dr-a#person"},
		&schema.Person{ID: "https://x.example/dr-b#person"},
		&schema.Person{ID: "https://x.example/dr-b#Person"},
		&schema.Person{ID: "https://x.example/dr-b"},
		&schema.Person{ID: "http://x.example/dr-b"},
		&schema.Person{ID: "https://x.example/dr-b/"},
	))
}

func TestRelativeAndAbsoluteIDAreOneNodeUnderABase(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic <https://x.example/#clinic> *`,
		`  name: "A"`,
		`  url: <https://x.example/about>`,
		`  parentOrganization: → <https://x.example/#clinic>`,
		`  telephone: "1"`,
	), toldUnder(t, schema.Options{Base: "https://x.example/"},
		&schema.MedicalClinic{ID: "#clinic", Name: schema.Text("A"), URL: schema.URL("about"), ParentOrganization: schema.ID("/#clinic")},
		&schema.MedicalClinic{ID: clinicID, Telephone: schema.Text("1")},
	))
}

func TestRelativeIRIWithoutABaseIsAnErrorThatNamesIt(t *testing.T) {
	assert.Equal(t, []string{
		`/0: the ID "#clinic" is relative, and there is no base`,
		`/0/url/0: the URL "/dr-a" is relative, and there is no base`,
		`/0/sameAs/1: the URL "b" is relative, and there is no base`,
		`/0/sameAs/2: the URL "c" is relative, and there is no base`,
		`/0/employee/1: the ID "#d" is relative, and there is no base`,
		`/0/employee/2: the ID "#e" is relative, and there is no base`,
	}, problems(t, &schema.MedicalClinic{
		ID:       "#clinic",
		URL:      schema.URL("/dr-a"),
		SameAs:   schema.URLList{"https://x.example/a", "b", "c"},
		Employee: schema.PersonList{&schema.Person{}, schema.ID("#d"), &schema.Person{ID: "#e"}},
	}))
}

func TestBaseThatIsNotAbsoluteIsAnErrorThatNamesBoth(t *testing.T) {
	assert.Equal(t, []string{
		`/0: the ID "#c" is relative, and so is the base "x/"`,
	}, problemsUnder(t, schema.Options{Base: "x/"}, &schema.Person{ID: "#c"}))
}

func TestCompactIDIsTheIRIThatItMeans(t *testing.T) {
	assert.Equal(t, lines(
		`Person <http://purl.org/dc/terms/a> *`,
		`  knows: → <http://purl.org/dc/terms/a>`,
	), told(t,
		&schema.Person{ID: "dcterms:a"},
		&schema.Person{ID: "http://purl.org/dc/terms/a", Knows: schema.ID("dct:a")},
	))
}

func TestLabelOfABlankNodeIsNoID(t *testing.T) {
	for _, base := range []string{"", "https://x.example/"} {
		assert.Equal(t, []string{
			`/0: the ID "_:a" is the label of a blank node`,
			`/0/knows/0: the ID "_:b" is the label of a blank node`,
		}, problemsUnder(t, schema.Options{Base: base}, &schema.Person{ID: "_:a", Knows: schema.ID("_:b")}))
	}
}

func TestEmptyReferenceAndEmptyURLAreErrorsUnderABaseToo(t *testing.T) {
	for _, base := range []string{"", "https://x.example/"} {
		assert.Equal(t, []string{
			`/0/url/0: the URL is empty`,
			`/0/sameAs/1: the URL is empty`,
			`/0/knows/0: the ID is empty`,
		}, problemsUnder(t, schema.Options{Base: base}, &schema.Person{
			URL:    schema.URL(""),
			SameAs: schema.URLList{"https://x.example/a", ""},
			Knows:  schema.ID(""),
		}))
	}
}
