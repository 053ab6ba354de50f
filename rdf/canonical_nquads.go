package rdf

import "strconv"

// appendCanonicalLiteral appends a literal as [Object.ToRDF] gives it in the
// canonical form of N-Quads (RDFC-1.0, appendix A).
func appendCanonicalLiteral(b []byte, o Object) []byte {
	b = append(b, '"')
	b = appendCanonicalString(b, o.Text)
	b = append(b, '"')
	switch o.Kind {
	case LanguageString:
		b = append(b, '@')
		b = append(b, o.Tag...)
	case TypedLiteral:
		b = append(b, "^^<"...)
		b = append(b, o.Tag...)
		b = append(b, '>')
	}
	return b
}

// appendCanonicalString escapes what canonical N-Quads escape, and that alone:
// the quotation mark, the backslash and five controls by one character, the
// other controls of ASCII, U+FFFE and U+FFFF (no characters of XML 1.1) by their
// number. Bytes that are not UTF-8 must not come in.
func appendCanonicalString(b []byte, text string) []byte {
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !escapedInCanonical[c] {
			continue
		}
		if c == '\xEF' { // which begins U+F000 to U+FFFF
			if i+2 < len(text) && text[i+1] == '\xBF' && text[i+2] >= '\xBE' {
				b = append(b, text[start:i]...)
				b = append(b, `\uFFF`...)
				b = append(b, 'E'+text[i+2]-'\xBE')
				start = i + 3
			}
			i += 2
			continue
		}
		b = append(b, text[start:i]...)
		start = i + 1
		b = append(b, '\\')
		switch c {
		case '\b':
			b = append(b, 'b')
		case '\t':
			b = append(b, 't')
		case '\n':
			b = append(b, 'n')
		case '\f':
			b = append(b, 'f')
		case '\r':
			b = append(b, 'r')
		case '"', '\\':
			b = append(b, c)
		default:
			const digits = "0123456789ABCDEF"
			b = append(b, 'u', '0', '0', digits[c>>4], digits[c&15])
		}
	}
	return append(b, text[start:]...)
}

// escapedInCanonical marks the bytes that may begin something to escape.
var escapedInCanonical = func() (table [256]bool) {
	for c := range byte(' ') {
		table[c] = true
	}
	for _, c := range []byte("\"\\\x7F\xEF") {
		table[c] = true
	}
	return table
}()

// appendIdentifier appends a blank node by its issued identifier.
func appendIdentifier(b []byte, prefix string, number int32) []byte {
	b = append(b, "_:"...)
	b = append(b, prefix...)
	return strconv.AppendInt(b, int64(number), 10)
}
