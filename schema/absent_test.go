package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// A typed nil pointer is absent.

func TestTypedNilPointerIsAbsentInFieldsListsAndExtra(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  review: Review _:b1`,
		`  review: Review _:b2`,
		`  telephone: "1"`,
	), told(t, (*schema.Person)(nil), &schema.MedicalClinic{
		Address:  (*schema.PostalAddress)(nil),
		Review:   schema.ReviewList{nil, &schema.Review{}, (*schema.Review)(nil), (*schema.Node)(nil), &schema.Review{}},
		Employee: schema.List{nil, (*schema.Person)(nil)},
		Founder:  schema.PersonList{(*schema.Person)(nil)},
		Owner:    (*schema.Node)(nil),
		Extra: schema.Extra{
			{Property: "telephone", Value: schema.Text("1")},
			{Property: "email", Value: nil},
			{Property: "funder", Value: (*schema.Organization)(nil)},
			{Property: "foreign", Value: (*schema.Node)(nil)},
		},
	}))
}

func TestTypedNilPointerIsAbsentInOnePassToo(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  review: Review _:b1`,
	), told(t, &schema.MedicalClinic{
		Address: (*schema.PostalAddress)(nil),
		Review:  schema.ReviewList{nil, (*schema.Review)(nil), &schema.Review{}},
	}))
}

func TestTypedNilPointersInQualified(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  memberOf: Role _:b1`,
		`  worksFor: Role _:b2`,
		`    worksFor: "a"`,
		`  knows: Role _:b3`,
		`    knows: "b"`,
	), told(t, &schema.Person{
		MemberOf: schema.Qualified{Role: (*schema.Role)(nil), Value: (*schema.Organization)(nil)},
		Extra: schema.Extra{
			{Property: "worksFor", Value: schema.Qualified{Role: (*schema.OrganizationRole)(nil), Value: schema.Text("a")}},
			{Property: "knows", Value: schema.Qualified{Role: (*schema.Node)(nil), Value: schema.Text("b")}},
		},
	}))
}

func TestEmptyListsAndTextsInNoLanguageAreAbsent(t *testing.T) {
	assert.Equal(t, lines(`MedicalClinic _:b0`), told(t, &schema.MedicalClinic{
		Name:        schema.Localized{},
		Description: schema.Localized(nil),
		Review:      schema.ReviewList{},
		SameAs:      schema.URLList{},
		Keywords:    schema.TextList(nil),
		Employee:    schema.List(nil),
		Extra:       schema.Extra{},
	}))
}
