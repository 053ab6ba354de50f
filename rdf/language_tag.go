package rdf

import (
	"strings"

	"github.com/healthld/healthld/internal/excerpt"
)

// CheckLanguageTag tells whether the text is a well-formed language tag (BCP 47:
// RFC 5646, section 2.2.9), as that of every [LanguageString] must be: "de",
// "zh-Hans-CN", "x-private". Case does not matter. Whether its parts are
// registered is not looked at.
//
// The error is a [*Problem] that says which part cannot stand where it stands.
func CheckLanguageTag(tag string) error {
	if bad, ok := malformedSubtag(tag); !ok {
		p := &Problem{What: excerpt.Quote(tag) + " is no language tag", Expected: "a language tag (BCP 47) such as de or zh-Hans-CN"}
		switch {
		case bad != "":
			p.What += ": " + excerpt.Quote(bad) + " cannot stand there"
		case tag != "":
			p.What += ": a part is missing"
		}
		return p
	}
	return nil
}

// malformedSubtag gives the first part that the grammar of RFC 5646, section
// 2.1, does not have where it stands; it is empty where a part is missing.
func malformedSubtag(tag string) (string, bool) {
	first, rest, more := strings.Cut(tag, "-")
	switch n := len(first); {
	case isIrregular(tag):
		return "", true
	case n == 1 && first[0]|0x20 == 'x':
		return malformedExtension(first, rest, more)
	case n < 2 || n > 8 || !isAlphabetic(first):
		return first, false
	}

	// Each kind of part may come once its turn is there, and not after: three of
	// the language, then script, region and variants.
	const (
		extended = iota
		script   = iota + 2
		region
		variant
	)
	turn := extended
	if len(first) > 3 {
		turn = script
	}
	for more {
		var part string
		part, rest, more = strings.Cut(rest, "-")
		n := len(part)
		switch {
		case !isAlphanumeric(part) || n == 0 || n > 8:
			return part, false
		case n == 1:
			return malformedExtension(part, rest, more)
		case n == 3 && turn < script && isAlphabetic(part):
			turn++
		case n == 4 && turn <= script && isAlphabetic(part):
			turn = region
		case turn <= region && (n == 2 && isAlphabetic(part) || n == 3 && isNumeric(part)):
			turn = variant
		case n >= 5 || n == 4 && isDigit(part[0]):
			turn = variant
		default:
			return part, false
		}
	}
	return "", true
}

// malformedExtension looks at what follows the single letter or digit of an
// extension or of a private use, and at further ones.
func malformedExtension(single, rest string, more bool) (string, bool) {
	private := single[0]|0x20 == 'x'
	complete := false
	for more {
		var part string
		part, rest, more = strings.Cut(rest, "-")
		switch n := len(part); {
		case !isAlphanumeric(part) || n == 0 || n > 8 || n == 1 && !private && !complete:
			return part, false
		case n == 1 && !private:
			private, complete = part[0]|0x20 == 'x', false
		default:
			complete = true
		}
	}
	return "", complete
}

func isAlphabetic(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func isNumeric(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return true
}

func isAlphanumeric(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; !isDigit(text[i]) && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// isIrregular tells whether the tag is one of those that were registered before
// there was a grammar.
func isIrregular(tag string) bool {
	for _, irregular := range [...]string{
		"en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
		"i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
	} {
		if strings.EqualFold(irregular, tag) {
			return true
		}
	}
	return false
}
