package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check/output"
)

// How long texts of the site get in a report, in characters.
const (
	mostName        = 80
	mostTitle       = 120
	mostDescription = 180
	mostMessage     = 400
	mostAddress     = 300
)

// shown gives a text of the site as people may see it: on one line, without what
// changes how the rest is read, and no longer than so many characters. It keeps nothing
// of the page that the text was read in.
func shown(text string, most int) string {
	if len(text) > 8*most {
		text = text[:8*most] // and not all of a megabyte is looked at
		for len(text) > 0 && !utf8.RuneStart(text[len(text)-1]) {
			text = text[:len(text)-1]
		}
		text = text[:max(len(text)-1, 0)]
	}
	return strings.Clone(cut(output.Printable(strings.Join(strings.Fields(text), " ")), most))
}

// cut ends a text that is too long with an ellipsis, where a word ends if one does
// near there.
func cut(text string, most int) string {
	short := cutAt(text, most)
	if short == text {
		return text
	}
	if space := strings.LastIndexByte(short, ' '); space > len(short)*2/3 {
		short = strings.TrimRight(short[:space], " ,;:–-") + "…"
	}
	return short
}

// cutAt ends a text that is too long with an ellipsis.
func cutAt(text string, most int) string {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return text
	}
	n := 0
	for i := range text {
		if n == most-1 {
			return strings.TrimRight(text[:i], " ,;:–-") + "…"
		}
		n++
	}
	return text
}

// plural gives a number and a noun: "1 page", "1,200 pages".
func plural(n int, noun string) string { return grouped(n) + " " + nounOf(n, noun) }

func nounOf(n int, noun string) string {
	switch {
	case n == 1:
		return noun
	case strings.HasSuffix(noun, "y"):
		return strings.TrimSuffix(noun, "y") + "ies"
	}
	return noun + "s"
}

// grouped gives a number with a comma before each three digits.
func grouped(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// listed joins texts: "a, b and c".
func listed(texts []string) string {
	switch n := len(texts); n {
	case 0:
		return ""
	case 1:
		return texts[0]
	default:
		return strings.Join(texts[:n-1], ", ") + " and " + texts[n-1]
	}
}

// raised begins a text with a capital, unless it begins with a term of schema.org.
func raised(text string) string {
	if word, _, _ := strings.Cut(text, " "); vocab.Lookup(word) != 0 && word != text {
		return text
	}
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
