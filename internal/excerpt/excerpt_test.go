package excerpt_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/internal/excerpt"
)

func TestIsRunning(t *testing.T) {
	for _, text := range []string{
		"Zelda was very ill", "Well: then I fell, ill again", "https://x.example/My son Zelda is ill", "my%20son%20is%20ill", `My little\nson\nis ill`, "L'été j'étais très malade", "息子が病気になりました", "z@mail.example", "mailto:z@mail.example", "a b c d" + strings.Repeat(" e", 1000),
	} {
		assert.True(t, excerpt.IsRunning(text), text)
	}
	for _, text := range []string{
		"", "Dentist", "Dentist MedicalClinic LocalBusiness MedicalBusiness", "https://sunrise.example/my-son-is-ill-again", "https://sunrise.example/a b c", "3rd of May 2026", "Mo-Fr 09:00-17:00 Sa 09:00-12:00", "@type", "日本", "de DE", "+44 1632 960123",
	} {
		assert.False(t, excerpt.IsRunning(text), text)
	}
}

func TestQuoteShowsNoRunningText(t *testing.T) {
	assert.Equal(t, `"a\nb"`, excerpt.Quote("a\nb"))
	assert.Equal(t, `"`+strings.Repeat("a", 40)+`"…`, excerpt.Quote(strings.Repeat("a", 41)))
	assert.Equal(t, `"…"`, excerpt.Quote("Zelda was very ill"))
}

func TestWithhold(t *testing.T) {
	for message, want := range map[string]string{
		`"Zelda was very ill in"… is no date; expected "2026-05-03"`: `"…" is no date; expected "2026-05-03"`,
		`"Zelda said \"I was ill\"" is "well; then I fell ill", too`: `"…" is "…", too`,
		`"Zelda" is none`:                   `"Zelda" is none`,
		`a " alone: I was very ill in May`:  `a " alone: I was very ill in May`,
		`the word of which no text is left`: `the word of which no text is left`,
	} {
		shown, withheld := excerpt.Withhold(message)
		assert.Equal(t, want, shown)
		assert.Equal(t, want != message, withheld)
	}
}
