package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// Qualified fits anywhere: schema.org's Role pattern.

func TestQualifiedPutsTheRoleBetweenThingAndValue(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  memberOf: OrganizationRole _:b1`,
		`    startDate: "2020"^^Date`,
		`    numberedPosition: 1`,
		`    memberOf: Organization _:b2`,
		`      name: "O"`,
		`  telephone: "1"`,
	), told(t, &schema.Person{
		MemberOf: schema.Qualified{
			Role:  &schema.OrganizationRole{StartDate: schema.Date("2020"), NumberedPosition: schema.Number(1)},
			Value: &schema.Organization{Name: schema.Text("O")},
		},
		Telephone: schema.Text("1"),
	}))
}

func TestQualifiedWithoutRoleOrValue(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  memberOf: Role _:b1`,
		`    memberOf: → <https://x.example/#o>`,
		`  worksFor: Role _:b2`,
		`    startDate: "2020"^^Date`,
	), told(t, &schema.Person{
		MemberOf: schema.Qualified{Value: schema.ID("https://x.example/#o")},
		WorksFor: schema.Qualified{Role: &schema.Role{StartDate: schema.Date("2020")}},
	}))
}

func TestQualifiedListIsOneRoleOfManyValues(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  award: Role _:b1`,
		`    award: "a"`,
		`    award: "b"`,
	), told(t, &schema.Person{Award: schema.Qualified{Value: schema.List{schema.Text("a"), schema.TextList{"b", "a"}}}}))
}

func TestListOfQualifiedValues(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  award: Role _:b1`,
		`    startDate: "2020"^^Date`,
		`    award: "a"`,
		`  award: "b"`,
		`  award: Role _:b2`,
		`    award: "c"`,
	), told(t, &schema.Person{Award: schema.List{
		schema.Qualified{Role: &schema.Role{StartDate: schema.Date("2020")}, Value: schema.Text("a")},
		schema.Text("b"),
		schema.Qualified{Value: schema.Text("c")},
	}}))
}

func TestQualifiedInQualifiedIsRoleInRole(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  award: Role _:b1`,
		`    award: Role _:b2`,
		`      award: "a"`,
	), told(t, &schema.Person{Award: schema.Qualified{Value: schema.Qualified{Value: schema.Text("a")}}}))
}

func TestSharedRoleIsOneNodeThatLinksToAllValues(t *testing.T) {
	role := &schema.Role{StartDate: schema.Date("2020")}
	assert.Equal(t, lines(
		`Person _:b0`,
		`  award: Role _:b1 *`,
		`    startDate: "2020"^^Date`,
		`    award: "a"`,
		`    award: "b"`,
		`    memberOf: → <https://x.example/#o>`,
		`  memberOf: → _:b1`,
	), told(t, &schema.Person{
		Award: schema.List{
			schema.Qualified{Role: role, Value: schema.Text("a")},
			schema.Qualified{Role: role, Value: schema.Text("b")},
			schema.Qualified{Role: role, Value: schema.Text("a")},
		},
		MemberOf: schema.Qualified{Role: role, Value: schema.ID("https://x.example/#o")},
	}))
}

func TestRoleWithIDMergesWithItsOtherDescription(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  memberOf: → <https://x.example/#r>`,
		`Role+OrganizationRole <https://x.example/#r> *`,
		`  startDate: "2020"^^Date`,
		`  memberOf: Organization _:b1`,
		`  numberedPosition: 1`,
	), told(t,
		&schema.Person{MemberOf: schema.Qualified{
			Role:  &schema.Role{ID: "https://x.example/#r", StartDate: schema.Date("2020")},
			Value: &schema.Organization{},
		}},
		&schema.OrganizationRole{ID: "https://x.example/#r", NumberedPosition: schema.Number(1)},
	))
}

func TestRoleThatIsARootOrANode(t *testing.T) {
	role := &schema.Node{Types: []string{"LinkRole"}, Properties: schema.Extra{{Property: "linkRelationship", Value: schema.Text("friend")}}}
	assert.Equal(t, lines(
		`LinkRole _:b0 *`,
		`  linkRelationship: "friend"`,
		`  knows: Person _:b1`,
		`    knows: → _:b0`,
		`Person _:b2`,
		`  knows: → _:b0`,
	), told(t, role, &schema.Person{Knows: schema.Qualified{
		Role: role, Value: &schema.Person{Knows: schema.Qualified{Role: role}},
	}}))
}

func TestPropertyThatTheRoleHasItselfMergesWithTheLink(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  name: Role _:b1`,
		`    name: "role"`,
		`    name: "value"`,
		`    startDate: "2020"^^Date`,
	), told(t, &schema.Person{Name: schema.List{schema.Qualified{
		Role: &schema.Role{Name: schema.Text("role"), StartDate: schema.Date("2020")}, Value: schema.Text("value"),
	}}}))
}

// The value of a role was once met after everything else.
func TestValueOfARoleIsMetWhereItStands(t *testing.T) {
	assert.Equal(t, lines(
		`Person _:b0`,
		`  memberOf: Role _:b1`,
		`    memberOf: Organization+Thing <https://x.example/#o> *`,
		`      name: "first"`,
		`      name: "second"`,
		`  worksFor: → <https://x.example/#o>`,
	), told(t, &schema.Person{
		MemberOf: schema.Qualified{Value: &schema.Organization{ID: "https://x.example/#o", Name: schema.Text("first")}},
		Extra: schema.Extra{{Property: "worksFor", Value: &schema.Thing{
			ID: "https://x.example/#o", Name: schema.Text("second"),
		}}},
	}))
}

func TestWhatIsNoRoleCannotQualify(t *testing.T) {
	assert.Equal(t, []string{
		`/0/award/1: a value cannot be qualified by a list, a reference or a member`,
		`/0/award/2: a value cannot be qualified by a list, a reference or a member`,
		`/0/award/3: schema_test.ownRole is no value`,
		`/0/award/4: *schema_test.ownRole is no value`,
		`/0/award/0/award/0: "not a number" is no decimal number`,
	}, problems(t, &schema.Person{Award: schema.List{
		schema.Qualified{Value: notANumber},
		schema.Qualified{Role: schema.ID("https://x.example/#r"), Value: schema.Text("a")},
		schema.Qualified{Role: schema.List{&schema.Role{}}, Value: schema.Text("a")},
		schema.Qualified{Role: ownRole{&schema.Role{}}, Value: schema.Text("a")},
		schema.Qualified{Role: &ownRole{}, Value: schema.Text("a")},
	}}))
}

// ownRole is a struct of another package that embeds one of ours.
type ownRole struct{ *schema.Role }
