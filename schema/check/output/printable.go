package output

import (
	"strconv"
	"strings"
)

// Printable gives text without what a terminal or a log of a build must not see:
// control characters, ends of lines, reversals of direction. They are escaped as in
// strings of Go; bytes that are not UTF-8 come as U+FFFD. It is for who writes such
// text beside reports.
func Printable(text string) string {
	if strings.IndexFunc(text, isHostile) < 0 && strings.ToValidUTF8(text, "\uFFFD") == text {
		return text
	}
	var b strings.Builder
	for _, r := range text { // bytes that are not UTF-8 come as U+FFFD
		if isHostile(r) {
			quoted := strconv.QuoteRuneToGraphic(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isHostile(r rune) bool { return !strconv.IsGraphic(r) }

// FirstInLine gives text that begins with the name of a file, to begin a line
// with: one that systems which run builds would take for a command to them, as
// "::error::.html", comes as "./::error::.html".
func FirstInLine(text string) string {
	if start := strings.TrimSpace(text); strings.HasPrefix(start, "::") || strings.HasPrefix(start, "##") {
		text = "./" + text
	}
	return Printable(text)
}
