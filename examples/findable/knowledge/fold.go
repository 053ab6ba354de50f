package knowledge

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold gives a text as it is compared: in one case, in one form of Unicode, with white
// space collapsed.
func Fold(text string) string {
	simple, space := true, true
	for i := range len(text) {
		c := text[i]
		if c >= 0x80 || c == ' ' && space || c == '\t' || c == '\n' || c == '\r' || 'A' <= c && c <= 'Z' {
			simple = false
			break
		}
		space = c == ' '
	}
	if simple && !strings.HasSuffix(text, " ") {
		return text
	}
	return strings.Join(strings.Fields(norm.NFC.String(cases.Fold().String(text))), " ")
}
