package jsonld

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
)

// appendCanonicalJSON appends a value in the canonical form of RFC 8785: without
// white space, members sorted by their names, numbers and strings as ECMAScript
// writes them. Of a name that stands twice in an object the first counts.
func appendCanonicalJSON(b []byte, t *tape, i uint32) []byte {
	tok := &t.tokens[i]
	switch tok.kind {
	case jsonNull:
		return append(b, "null"...)
	case jsonFalse:
		return append(b, "false"...)
	case jsonTrue:
		return append(b, "true"...)
	case jsonNumber:
		return appendCanonicalNumber(b, t.text(i))
	case jsonString:
		return appendCanonicalString(b, t.text(i))
	case jsonArray:
		b = append(b, '[')
		for j := i + 1; j < tok.next; j = t.tokens[j].next {
			if j > i+1 {
				b = append(b, ',')
			}
			b = appendCanonicalJSON(b, t, j)
		}
		return append(b, ']')
	}
	type member struct {
		name  string
		units []uint16
		value uint32
	}
	var members []member
	for name := i + 1; name < tok.next; name = t.tokens[name+1].next {
		text := t.text(name)
		members = append(members, member{text, utf16.Encode([]rune(text)), name + 1})
	}
	slices.SortStableFunc(members, func(a, b member) int { return slices.Compare(a.units, b.units) })
	b = append(b, '{')
	for n, m := range members {
		if n > 0 {
			if m.name == members[n-1].name {
				continue
			}
			b = append(b, ',')
		}
		b = append(appendCanonicalString(b, m.name), ':')
		b = appendCanonicalJSON(b, t, m.value)
	}
	return append(b, '}')
}

// appendCanonicalNumber appends a number as ECMAScript writes it. One that no
// double holds stays as it is.
func appendCanonicalNumber(b []byte, text string) []byte {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return append(b, text...)
	}
	if number == 0 {
		return append(b, '0')
	}
	if size := math.Abs(number); size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(b, number, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, number, 'e', -1, 64)
	if n := len(b); b[n-2] == '0' && (b[n-3] == '-' || b[n-3] == '+') { // e-09
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// appendCanonicalString appends a string with as few escapes as there may be.
func appendCanonicalString(b []byte, text string) []byte {
	b = append(b, '"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= ' ':
			b = append(b, c)
		default:
			b = appendASCII(b, c)
		}
	}
	return append(b, '"')
}
