package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/gen/model"
	"github.com/healthld/healthld/internal/gen/printer"
)

// firstRelease is a made-up release, and nextRelease what may become of it: it
// adds, widens, supersedes and removes terms.
const (
	firstRelease = `
data Text
class Thing
class Person < Thing
class Place < Thing
class Shop < Place
class Review < Thing
class Rating < Thing
class Enumeration < Thing
class Availability < Enumeration
member InStock : Availability
member SoldOut : Availability
member OnOrder : Availability
property name : Thing > Text
property author : Review > Person
property rating : Review > Rating
property stars : Review > Text
property mood : Review > Text
property availability : Shop > Availability
property near : Place > Place
property owner : Shop > Person Text
below Thing
`
	nextRelease = `
data Text
data URL < Text
class Thing
class Organization < Thing           # added
class Person < Thing
class Place < Thing
class Store < Place                  # added
class Shop < Thing                   # no place any more
superseded Shop Store
class Review < Thing                 # Rating is gone
class Enumeration < Thing
class Availability < Enumeration
member InStock : Availability
member Gone : Availability           # added
member SoldOut : Availability
superseded SoldOut Gone
property name : Thing > Text
property nickname : Thing > Text     # added
property author : Review > Person Organization   # widened
property score : Review > Text       # added
property stars : Review > Text
superseded stars score
property availability : Shop Store > Availability
property near : Place > URL          # another range
property owner : Store > Person Organization     # another domain, another range
below Thing
`
)

// program uses all that the first release declares.
const program = `
	clinic := &schema.Shop{
		Name:         schema.Text("A"),
		Availability: schema.AvailabilityList{schema.InStock, schema.SoldOut, schema.OnOrder},
		Near:         &schema.Place{},
		Owner:        schema.Text("B"),
	}
	review := &schema.Review{
		Author: schema.PersonList{&schema.Person{}},
		Rating: schema.RatingList{&schema.Rating{Name: schema.Text("good")}},
		Stars:  schema.Text("five"),
		Mood:   schema.TextList{"glad"},
	}
	clinic.Near = clinic
	var owner schema.PersonOrText = clinic.Owner
	var person schema.AnyPerson = &schema.Person{}
	clinic.Owner = owner
	use(clinic, review, person, owner)
`

// generateNext generates the next release on top of what the first has shipped.
func generateNext(t *testing.T, next string) *output {
	t.Helper()
	first, err := parseTiny(t, firstRelease).generate(nothingShipped(t))
	require.NoError(t, err)
	shipped, err := model.ParseShipped(first.shipped)
	require.NoError(t, err)
	o, err := parseTiny(t, next).generate(shipped)
	require.NoError(t, err)
	return o
}

// TestNextRelease holds that a program against one release compiles against the
// next.
func TestNextRelease(t *testing.T) {
	first, err := checkSchema(mustGenerate(t, firstRelease))
	require.NoError(t, err)
	require.Empty(t, checkProgram(t, importSchema(first), program))

	next, err := checkSchema(generateNext(t, nextRelease).files)
	require.NoError(t, err)
	assert.Empty(t, checkProgram(t, importSchema(next), program))
	assert.Empty(t, checkProgram(t, importSchema(next), `
		use(&schema.Review{Author: &schema.Organization{Nickname: schema.Text("A")}, Score: schema.Text("5")})
		use(&schema.Store{Near: schema.URL("https://a.example/"), Owner: &schema.Organization{}})
	`), "what is new")

	// The same release without the table shows that it is the table that helps.
	forgotten, err := checkSchema(mustGenerate(t, nextRelease))
	require.NoError(t, err)
	assert.NotEmpty(t, checkProgram(t, importSchema(forgotten), program))
}

// TestDeprecations holds that what is shipped and superseded says so.
func TestDeprecations(t *testing.T) {
	all := allText(generateNext(t, nextRelease).files)
	for _, expected := range []string{
		"\t// Deprecated: use Score.\n\tStars AnyText\n",
		"\t// Deprecated: schema.org no longer has it.\n\tMood AnyText\n",
		"// Deprecated: use Store.\ntype Shop struct {",
		"// Deprecated: schema.org no longer has it.\ntype Rating struct {",
		"\t// Deprecated: use Gone.\n\tSoldOut Availability = ",
		"\t// Deprecated: schema.org no longer has it.\n\tOnOrder Availability = ",
		"// Deprecated: use OrganizationOrPersonOrText.\ntype PersonOrText = OrganizationOrPersonOrText\n",
		"\tAuthor OrganizationOrPerson\n",
	} {
		assert.Contains(t, all, expected)
	}
	// A class that has gone keeps a number, so that its type can be told.
	assert.Contains(t, all, " // Rating\n")
}

// TestShippedTwice holds that the table forgets nothing from release to
// release: a third one keeps what only the first had.
func TestShippedTwice(t *testing.T) {
	next := generateNext(t, nextRelease)
	shipped, err := model.ParseShipped(next.shipped)
	require.NoError(t, err)
	third, err := parseTiny(t, nextRelease+"class Firm < Organization\n").generate(shipped)
	require.NoError(t, err)
	checked, err := checkSchema(third.files)
	require.NoError(t, err)
	assert.Empty(t, checkProgram(t, importSchema(checked), program))
	assert.Contains(t, third.shipped, "range PersonOrText owner\n")

	// And it reads what it writes.
	again, err := model.ParseShipped(third.shipped)
	require.NoError(t, err)
	assert.Equal(t, third.shipped, again.String())
}

func TestShippedErrors(t *testing.T) {
	for text, says := range map[string]string{
		"class Thing name\n":               `line 1: class Thing has no colon`,
		"\n\nfield name\n":                 `line 3: "field" is no kind of line`,
		"list\n":                           `line 1: list of no name`,
		"constant InStock Availability\n":  `line 1: constant InStock; expected its member and its enumeration`,
		"class Thing : # comment\nlist \n": `line 2: list of no name`,
	} {
		_, err := model.ParseShipped(text)
		assert.ErrorContains(t, err, says)
	}
}

// TestShippedKind holds that a struct cannot become a string, nor the reverse.
func TestShippedKind(t *testing.T) {
	shipped, err := model.ParseShipped("class Color Enumeration :\n")
	require.NoError(t, err)
	const vocabulary = "class Thing\nclass Enumeration < Thing\nclass Color < Enumeration\nmember Red : Color\nroot Color\n"
	_, err = parseTiny(t, vocabulary).generate(shipped)
	assert.ErrorContains(t, err, "Color was shipped as a struct and would be an enumeration of strings now")

	shipped, err = model.ParseShipped("enumeration Size Enumeration\n")
	require.NoError(t, err)
	_, err = parseTiny(t, "class Thing\nclass Enumeration < Thing\nclass Size < Enumeration\ndata Text\nproperty group : Size > Text\nroot Size\n").generate(shipped)
	assert.ErrorContains(t, err, "Size was shipped as an enumeration of strings and would be a struct now")
}

func allText(files []printer.File) string {
	var b strings.Builder
	for _, file := range files {
		b.Write(file.Text)
	}
	return b.String()
}
