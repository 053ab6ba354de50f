package rdf

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/excerpt"
)

func TestEscapeLeavesNothingThatATerminalObeys(t *testing.T) {
	assert.Equal(t, `say "é" \ 日本`, escape(`say "é" \ 日本`))
	assert.Equal(t, `a\r\n\x1b[31m\u2028\u202e\ufeff\x7f\xff\u0085`, escape("a\r\n\x1b[31m\u2028\u202e\ufeff\x7f\xff\u0085"))
	for c := range byte(0x80) { // each alone: what is looked through at once is all that is plain
		assert.Equal(t, escapeRest(string(rune(c))), escape(string(rune(c))))
	}
	assert.Equal(t, "�", escape("\uFFFD"), "a replacement character that was given is text like any other")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		escaped := escape(text)
		require.True(t, utf8.ValidString(escaped))
		for _, r := range escaped {
			require.True(t, strconv.IsGraphic(r))
		}
		require.Equal(t, escaped, escape(escaped))
	})
}

func TestExcerptIsShortAndWhole(t *testing.T) {
	assert.Equal(t, `"`+strings.Repeat("a", 40)+`"`, excerpt.Quote(strings.Repeat("a", 40)))
	assert.Equal(t, `"`+strings.Repeat("a", 40)+`"…`, excerpt.Quote(strings.Repeat("a", 41)))
	assert.Equal(t, `"`+strings.Repeat("a", 39)+`"…`, excerpt.Quote(strings.Repeat("a", 39)+"é"), "no character is cut")
	assert.Equal(t, `"aaa`+strings.Repeat("я", 18)+`"…`, excerpt.Quote("aaa"+strings.Repeat("я", 19)))
	assert.Contains(t, excerpt.Quote(strings.Repeat("\x80", 100)), `"…`)
}
