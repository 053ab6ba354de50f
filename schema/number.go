package schema

import (
	"math"
	"strconv"
)

// formatNumber gives the shortest decimal text that reads back as the same
// number, in the form that ECMAScript and encoding/json write.
func formatNumber(number float64) string {
	if whole := int64(number); float64(whole) == number && whole > -1<<53 && whole < 1<<53 && (whole != 0 || !math.Signbit(number)) {
		return strconv.FormatInt(whole, 10)
	}
	form := byte('f')
	if size := math.Abs(number); size != 0 && (size < 1e-6 || size >= 1e21) {
		form = 'e'
	}
	var room [32]byte
	text := strconv.AppendFloat(room[:0], number, form, -1, 64)
	if n := len(text); form == 'e' && n >= 4 && text[n-4] == 'e' && text[n-3] == '-' && text[n-2] == '0' {
		// e-09 is e-9.
		text[n-2] = text[n-1]
		text = text[:n-1]
	}
	return string(text)
}

func isFinite(number float64) bool { return !math.IsNaN(number) && !math.IsInf(number, 0) }
