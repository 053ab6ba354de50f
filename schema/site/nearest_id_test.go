package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// levenshtein is the plain form, by its definition.
func levenshtein(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return levenshtein(a[1:], b[1:])
	}
	return 1 + min(levenshtein(a[1:], b), levenshtein(a, b[1:]), levenshtein(a[1:], b[1:]))
}

func TestSlipsBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[abc]{0,6}`).Draw(t, "a"), rapid.StringMatching(`[abc]{0,6}`).Draw(t, "b")
		bound := rapid.IntRange(0, 4).Draw(t, "bound")
		got, want := slipsBetween(a, b, bound), levenshtein(a, b)
		if a == b || want > bound {
			assert.Greater(t, got, bound, "%q %q", a, b)
			return
		}
		assert.Equal(t, want, got, "%q %q", a, b)
	})
	assert.Greater(t, slipsBetween("x-12", "x-1", 3), 3, "another number is another thing")
	assert.Equal(t, 1, slipsBetween("x-12", "x-a2", 3))
}
