package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// isDuration tells whether a text is a duration by ISO 8601: P, then numbers
// with the letters Y, M, W, D, then T and numbers with H, M, S, each letter once
// and in that order, at least one in all and one behind T. The last number may
// have decimals.
func isDuration(text string) bool {
	text = strings.TrimPrefix(text, "-")
	rest, is := strings.CutPrefix(text, "P")
	if !is || rest == "" {
		return false
	}
	date, clock, timed := strings.Cut(rest, "T")
	if timed && clock == "" {
		return false
	}
	return areComponents(date, "YMWD", !timed) && areComponents(clock, "HMS", true)
}

// areComponents tells whether a text is made of numbers with some of the
// letters behind them, in their order.
func areComponents(text, letters string, decimals bool) bool {
	for text != "" {
		end := strings.IndexAny(text, letters)
		if end <= 0 {
			return false
		}
		number, letter := text[:end], text[end]
		letters = letters[strings.IndexByte(letters, letter)+1:]
		text = text[end+1:]
		whole, fraction, found := strings.Cut(strings.Replace(number, ",", ".", 1), ".")
		if !areDigits(whole) || found && (!decimals || text != "" || !areDigits(fraction)) {
			return false
		}
	}
	return true
}

// checkDuration says what is wrong with a duration.
func checkDuration(property vocab.Term, text string) (fault, suggestion string) {
	if len(text) <= 30 && isDuration(strings.ToUpper(text)) {
		suggestion = strings.ToUpper(text)
	}
	return "is no duration; " + property.Name() + " expects a form such as PT30M for 30 minutes or P2D for two days", suggestion
}
