package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
)

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

// What is found by length and letters is what comparing with every term finds.
func TestNearestIsThatOfAll(t *testing.T) {
	names := rapid.Custom(func(t *rapid.T) string {
		name := []byte(strings.ToLower(vocab.Term(rapid.IntRange(1, vocab.Len()).Draw(t, "term")).Name()))
		for range rapid.IntRange(0, 3).Draw(t, "slips") {
			i := rapid.IntRange(0, len(name)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "slip") {
			case 0:
				name[i] = rapid.SampledFrom([]byte("aez0-\xc3")).Draw(t, "letter")
			case 1:
				name = slices.Delete(name, i, i+min(1, len(name)-1))
			default:
				name = slices.Insert(name, i, rapid.SampledFrom([]byte("esy1")).Draw(t, "letter"))
			}
		}
		return string(name)
	})
	kinds := rapid.SampledFrom([]vocab.Flags{vocab.Class, vocab.Property, vocab.Member, vocab.Class | vocab.Property | vocab.Member})
	allowed := func(term vocab.Term) bool { return allowedOn(term, vocab.Lookup("MedicalClinic")) }
	rapid.Check(t, func(t *rapid.T) {
		name, kind := names.Draw(t, "name"), kinds.Draw(t, "kind")
		assert.Equal(t, searchAll(name, kind, nil), search(name, kind, nil), name)
		assert.Equal(t, searchAll(name, kind, allowed), search(name, kind, allowed), name)
	})
}

// searchAll is [search] by looking at every term.
func searchAll(name string, kind vocab.Flags, prefer func(vocab.Term) bool) vocab.Term {
	nearest, least := []vocab.Term{}, tolerance(len(name))
	for term := vocab.Term(1); int(term) <= vocab.Len(); term++ {
		if !term.Is(kind) || len(term.SupersededBy()) > 0 {
			continue
		}
		switch d := tableDistance(name, strings.ToLower(term.Name())); {
		case d < least:
			nearest, least = []vocab.Term{term}, d
		case d == least:
			nearest = append(nearest, term)
		}
	}
	if prefer != nil {
		if preferred := slices.DeleteFunc(slices.Clone(nearest), func(term vocab.Term) bool { return !prefer(term) }); len(preferred) > 0 {
			nearest = preferred
		}
	}
	if len(nearest) != 1 {
		return 0
	}
	return nearest[0]
}
