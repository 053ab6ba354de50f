package answer

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/healthld/healthld/rdf"
)

// number gives the number that a literal is, in the notation of JSON.
func number(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if !rdf.IsNumber(text) {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil && !math.IsInf(value, 0)
}

func isNoLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}
