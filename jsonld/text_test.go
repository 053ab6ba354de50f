package jsonld_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
)

// quote is the rule for text, byte by byte: valid UTF-8, with everything escaped
// that may not stand raw in a script element. It gives the offset of the first
// byte that is not UTF-8, or -1.
func quote(text string, replaceInvalid bool) (string, int) {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		short := strings.IndexByte("\"\\\b\f\n\r\t", text[i])
		switch {
		case r == utf8.RuneError && size == 1 && !replaceInvalid:
			return b.String(), i
		case short >= 0:
			b.WriteString(`\` + `"\bfnrt`[short:short+1])
		case r < ' ' || strings.ContainsRune("<>&\u2028\u2029\uFFFE\uFFFF", r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r) // U+FFFD where it is not UTF-8
		}
		i += size
	}
	return b.String() + `"`, -1
}

// holdsTheRule compares appendQuoted with the rule, with little room and much.
func holdsTheRule(t require.TestingT, text string) {
	for _, replace := range []bool{false, true} {
		want, wantInvalid := quote(text, replace)
		for _, room := range []int{0, 3, len(text) + 8, 8 * len(text)} {
			got, invalid := jsonld.AppendQuoted(append(make([]byte, 0, 1+room), '<'), text, replace)
			if string(got[1:]) != want || invalid != wantInvalid || got[0] != '<' {
				require.Fail(t, "another text", "%q with room %d: %s, %d in place of %s, %d", text, room, got[1:], invalid, want, wantInvalid)
			}
		}
	}
}

func TestQuotedBytesHoldTheRule(t *testing.T) {
	const around = "0123456789abcdef"
	for c := range 256 {
		for before := range 10 {
			for after := range 10 {
				holdsTheRule(t, around[:before]+string([]byte{byte(c)})+around[:after])
			}
		}
	}
}

// Pairs of bytes on each side of the borders of words.
func TestQuotedPairsHoldTheRule(t *testing.T) {
	text := []byte("0123456789abcdefghi")
	for _, at := range []int{0, 6, 7, 8, 15} {
		for first := range 256 {
			for second := range 256 {
				pair := append([]byte{}, text...)
				pair[at], pair[at+1] = byte(first), byte(second)
				want, wantInvalid := quote(string(pair), false)
				got, invalid := jsonld.AppendQuoted(nil, string(pair), false)
				if string(got) != want || invalid != wantInvalid {
					require.Fail(t, "another text", "%q: %s, %d in place of %s, %d", pair, got, invalid, want, wantInvalid)
				}
			}
		}
	}
}

func TestQuotedTextHoldsTheRule(t *testing.T) {
	for _, text := range append(append([]string{}, nasty...), notUTF8...) {
		holdsTheRule(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { holdsTheRule(t, anyTexts().Draw(t, "text")) })
}

// encoding/json reads each text as it was.
func TestQuotedTextDecodes(t *testing.T) {
	decodes := func(t require.TestingT, text string) {
		quoted, invalid := jsonld.AppendQuoted(nil, text, false)
		require.Negative(t, invalid)
		var got string
		require.NoError(t, json.Unmarshal(quoted, &got))
		require.Equal(t, text, got)
	}
	for r := range rune(utf8.MaxRune + 1) {
		if utf8.ValidRune(r) && (r < 0x3000 || r > 0xD000 && r < 0x10100 || r%251 == 0 || r > 0x10FF00) {
			decodes(t, string(r))
			decodes(t, "text "+string(r)+" text")
		}
	}
	for _, text := range nasty {
		decodes(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { decodes(t, validTexts().Draw(t, "text")) })
}

func FuzzQuoted(f *testing.F) {
	for _, text := range append(append([]string{}, nasty...), notUTF8...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { holdsTheRule(t, text) })
}

// The names and the numbers of the escapes are those of encoding/json, which
// readers know best, but for U+FFFE and U+FFFF, which it leaves.
func TestEscapesAreThoseOfEncodingJSON(t *testing.T) {
	for r := range rune(0x3000) {
		want, err := json.Marshal(string(r))
		require.NoError(t, err)
		got, _ := jsonld.AppendQuoted(nil, string(r), false)
		assert.Equal(t, string(want), string(got), "%U", r)
	}
}
