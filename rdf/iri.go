package rdf

import (
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
)

// IsAbsoluteIRI tells whether the text begins with a scheme and a colon (RFC
// 3986, section 3.1), which sets an IRI apart from a relative reference. It
// looks no further; see [CheckIRI].
func IsAbsoluteIRI(text string) bool { return schemeEnd(text) > 0 }

// schemeEnd gives the place after the colon of the scheme, or 0 where the text
// has none.
func schemeEnd(text string) int {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// CheckIRI tells whether the text can stand as an IRI in any notation of RDF
// (RDF 1.1 Concepts, section 3.2; the production IRIREF of N-Triples): it is
// absolute, valid UTF-8, and holds no space, no control character (C0, DEL and
// C1) and none of
//
//	< > " { } | ^ ` \
//
// The error says which character stands at which byte. The rest of the grammar
// of RFC 3987 is the business of each scheme and is not looked at.
func CheckIRI(iri string) error {
	if err := checkCharacters(iri); err != nil {
		return err
	}
	if iri == "" {
		return errors.New("rdf: the IRI is empty")
	}
	if !IsAbsoluteIRI(iri) {
		return errors.New("rdf: the IRI " + excerpt.Quote(iri) + " is not absolute: it has no scheme")
	}
	return nil
}

// checkCharacters is [CheckIRI] without regard to the scheme.
func checkCharacters(iri string) error {
	// Most IRIs are plain: eight bytes are looked at in one go.
	plain := 0
	for plain+8 <= len(iri) && unusualInIRI(load(iri, plain)) == 0 {
		plain += 8
	}
	if last := len(iri) - 8; last >= 0 && plain > last && unusualInIRI(load(iri, last)) == 0 {
		plain = len(iri)
	}
	for i := plain; i < len(iri); {
		c := iri[i]
		if c < utf8.RuneSelf {
			if forbiddenInIRI(c) {
				return iriError(iri, describeCharacter(rune(c)), i)
			}
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(iri[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			return iriError(iri, "invalid UTF-8", i)
		case r < 0xA0:
			return iriError(iri, describeCharacter(r), i)
		}
		i += width
	}
	return nil
}

func iriError(iri, what string, offset int) error {
	return errors.New("rdf: the IRI " + excerpt.Quote(iri) + " has " + what + " at byte " + strconv.Itoa(offset))
}

func describeCharacter(r rune) string {
	switch {
	case r == ' ':
		return "a space"
	case r < ' ' || r >= 0x7F:
		const digits = "0123456789ABCDEF" // two of them do: a control character is one of C0, DEL and C1
		return "the control character U+00" + digits[r>>4:][:1] + digits[r&0xF:][:1]
	}
	return "the character " + strconv.QuoteRune(r)
}

// unusualInIRI marks, by high bits, that one of eight bytes is none that IRIs
// may hold, "~", which is rare, or not ASCII.
func unusualInIRI(word uint64) uint64 {
	// <, >, \, ^, | and ~ have these bits in common, and ASCII from { on becomes
	// more than 0x7F by adding 5.
	bent := (word & (lowBits * 0x1D)) ^ lowBits*0x1C
	return (word | (word + lowBits*5) | (word - lowBits*0x21) | (bent - lowBits) |
		(word ^ lowBits*'"' - lowBits) | (word ^ lowBits*'`' - lowBits)) & highBits
}

// forbiddenInIRI tells whether no IRI holds the ASCII character. The bits of the words
// are the characters, since what a program makes at its start is in all that link it.
func forbiddenInIRI(c byte) bool {
	const (
		low  uint64 = 1<<(' '+1) - 1 | 1<<'"' | 1<<'<' | 1<<'>'
		high uint64 = 1<<('\\'-64) | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64) | 1<<(0x7F-64)
	)
	return (low>>c|high>>(c-64))&1 != 0
}
