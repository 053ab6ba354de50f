package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/internal/vocab"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0},
		{"streetadress", "streetaddress", 1}, // missing
		{"telephonne", "telephone", 1},       // too many
		{"telefhone", "telephone", 1},        // wrong
		{"telehpone", "telephone", 1},        // swapped
		{"ca", "abc", 3},                     // swapped letters stay together
		{"kitten", "sitting", 3},
	} {
		assert.Equal(t, c.want, distance(c.from, c.to, 5), "%s %s", c.from, c.to)
		assert.Equal(t, c.want, distance(c.to, c.from, 5), "%s %s", c.to, c.from)
		assert.Equal(t, c.want <= 1, distance(c.from, c.to, 1) <= 1, "%s %s", c.from, c.to)
	}
}

func TestNearestTerm(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"streetAdress", "streetAddress"},
		{"STREETADDRESS", "streetAddress"},
		{"adress", "address"},
		{"nam", ""}, // too short to tell
		{"xyzzy", ""},
		{"", ""},
	} {
		var n nearest
		assert.Equal(t, c.want, n.term(c.name, vocab.Property, 0, nil).Name(), c.name)
	}
	// Where two are as near, the one that is allowed is meant.
	var n nearest
	assert.Zero(t, n.term("startDat", vocab.Class, 0, nil))
	allowed := func(term vocab.Term) bool { return allowedOn(term, vocab.Lookup("OpeningHoursSpecification")) }
	assert.Equal(t, "closes", n.term("close", vocab.Property, 1, allowed).Name())
}

// A run that meets very many unknown names stops to guess.
func TestNearestIsBounded(t *testing.T) {
	var n nearest
	for i := range mostQuestions {
		n.term(string(rune('a'+i%26))+string(rune('a'+i/26))+"xyzw", vocab.Property, 0, nil)
	}
	assert.Len(t, n.found, mostQuestions)
	assert.Zero(t, n.term("streetAdress", vocab.Property, 0, nil))
}
