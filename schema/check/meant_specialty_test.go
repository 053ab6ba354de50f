package check

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/internal/vocab"
)

// What people call a specialty leads to members of it that are in use, no more than are
// told, and is itself no member.
func TestEverydaySpecialties(t *testing.T) {
	specialty := vocab.Lookup("medicalSpecialty")
	for name, members := range everydaySpecialties() {
		assert.Equal(t, wordSeparators.Replace(strings.ToLower(name)), name)
		all := strings.Fields(members)
		assert.LessOrEqual(t, len(all), mostMeant, name)
		assert.Len(t, meantSpecialties(specialty, name), len(all), name)
		for _, member := range all {
			assert.Empty(t, vocab.Lookup(member).SupersededBy(), "%s: %s", name, member)
			assert.NotEqual(t, strings.ToLower(member), name)
		}
	}
	assert.Empty(t, meantSpecialties(vocab.Lookup("availability"), "heart"))
	assert.Empty(t, meantSpecialties(specialty, strings.Repeat("heart", 100)))
}
