package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

const inStock = `<http://schema.org/InStock>`

func TestMemberByItsNameAndByBothAddressesIsOneMember(t *testing.T) {
	for _, member := range []schema.ItemAvailability{
		schema.InStock, "InStock", "https://schema.org/InStock", "http://schema.org/InStock",
	} {
		assert.Equal(t, lines(`Offer _:b0`, `  availability: `+inStock), told(t, &schema.Offer{Availability: member}), "%s", member)
	}
	assert.Equal(t, lines(`Offer _:b0`, `  availability: `+inStock, `  availability: <http://schema.org/SoldOut>`),
		told(t, &schema.Offer{Availability: schema.ItemAvailabilityList{
			schema.ItemAvailability("InStock"), schema.SoldOut, schema.ItemAvailability("http://schema.org/InStock"), schema.InStock,
		}}))
}

func TestUnknownMemberIsToldAsTheTextItIs(t *testing.T) {
	assert.Equal(t, lines(
		`Offer _:b0`,
		`  availability: "inStock"`,
		`  availability: "Offer"`,
		`  availability: "https://schema.org/instock"`,
		`  availability: ""`,
	), told(t, &schema.Offer{Availability: schema.ItemAvailabilityList{
		schema.ItemAvailability("inStock"), schema.ItemAvailability("Offer"),
		schema.ItemAvailability("https://schema.org/instock"), schema.ItemAvailability(""),
	}}))
}

func TestMemberThatIsAClassTooIsAMember(t *testing.T) {
	assert.Equal(t, lines(
		`MedicalClinic _:b0`,
		`  medicalSpecialty: <http://schema.org/Dermatology>`,
		`  medicalSpecialty: <http://schema.org/Cardiovascular>`,
	), told(t, &schema.MedicalClinic{MedicalSpecialty: schema.MedicalSpecialtyList{
		schema.DermatologyMedicalSpecialty, schema.Cardiovascular,
	}}))
}

// A string that equals the address of an enumeration member, where the property
// expects that enumeration, counts as the member everywhere.

func TestTextThatIsTheAddressOfAnExpectedMemberIsTheMember(t *testing.T) {
	for _, value := range []schema.Value{
		schema.Text("https://schema.org/InStock"),
		schema.Text("http://schema.org/InStock"),
		schema.URL("https://schema.org/InStock"),
		schema.Date("https://schema.org/InStock"),
		schema.Duration("https://schema.org/InStock"),
		schema.Localized{"": "https://schema.org/InStock"},
		schema.TextList{"https://schema.org/InStock"},
		schema.URLList{"https://schema.org/InStock"},
	} {
		want := lines(`Offer _:b0`, `  availability: `+inStock)
		assert.Equal(t, want, told(t, &schema.Offer{Availability: schema.List{value}}), "%#v", value)
		assert.Equal(t, want, told(t, &schema.Offer{Extra: schema.Extra{{Property: "availability", Value: value}}}), "%#v", value)
		assert.Equal(t, lines(`Offer _:b0`, `  availability: `+inStock, `  availability: "a"`),
			told(t, &schema.Offer{Availability: schema.List{value, schema.InStock, schema.Text("a"), value}}), "%#v", value)
	}
}

func TestTextThatIsTheAddressOfAnythingElseStaysText(t *testing.T) {
	assert.Equal(t, lines(
		`Offer _:b0`,
		`  name: "https://schema.org/InStock"`,
		`  availability: "InStock"`,
		`  availability: "https://schema.org/Monday"`,
		`  availability: "https://schema.org/Offer"`,
		`  availability: "https://schema.org/"`,
		`  availability: "https://schema.org/InStock"@en`,
		`  availability: "http://www.schema.org/InStock"`,
		`  https://x.example/p: "https://schema.org/InStock"`,
	), told(t, &schema.Offer{
		Name: schema.Text("https://schema.org/InStock"),
		Availability: schema.List{
			schema.Text("InStock"), schema.Text("https://schema.org/Monday"), schema.Text("https://schema.org/Offer"),
			schema.Text("https://schema.org/"), schema.Localized{"en": "https://schema.org/InStock"}, schema.URL("http://www.schema.org/InStock"),
		},
		Extra: schema.Extra{{Property: "https://x.example/p", Value: schema.Text("https://schema.org/InStock")}},
	}))
}
