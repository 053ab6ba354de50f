package markup

import (
	"strconv"
	"unicode/utf8"
)

// quoteLength is how many bytes of a page a message repeats: enough to find the place
// again, too little to leak a text into a log.
const quoteLength = 40

// Quote shows a text of a page in a message: escaped, and of a long one the beginning.
func Quote(text string) string {
	if len(text) <= quoteLength {
		return strconv.Quote(text)
	}
	end := quoteLength
	for end > quoteLength-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return strconv.Quote(text[:end]) + "…"
}
