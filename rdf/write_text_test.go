package rdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// quotedSimply does what [appendQuoted] does, character by character.
func quotedSimply(text string) (string, int) {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return b.String() + `"`, i
		}
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case strings.ContainsRune("\b\t\n\f\r", r):
			b.WriteString(map[rune]string{'\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`}[r])
		case r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`, -1
}

func FuzzAppendQuoted(f *testing.F) {
	for _, text := range []string{
		"", "a", "Klinik", "a text of some length, all of it plain", `5" . <http://evil/s> <http://evil/p> "x`, "\x00\x01\b\t\n\v\f\r\x1f \x7f",
		"Bahnhofstraße 12", "日本語の文章", "\uFFFE\uFFFF\uFFFD", "a\xff", "é\xed\xa0\x80", "\xf4\x90\x80\x80", "0123456\\", "01234567\"", "\u0080\u009f\u2028",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, wantInvalid := quotedSimply(text)
		got, invalid := appendQuoted([]byte("before"), text)
		assert.Equal(t, wantInvalid, invalid)
		assert.Equal(t, "before"+want, string(got))
	})
}

// Every byte at every place of the words that are looked at in one go.
func TestAppendQuotedAtEveryPlace(t *testing.T) {
	for c := range 256 {
		for at := range 17 {
			for length := at + 1; length < 20; length++ {
				text := []byte(strings.Repeat("a", length))
				text[at] = byte(c)
				want, wantInvalid := quotedSimply(string(text))
				got, invalid := appendQuoted(nil, string(text))
				require.Equal(t, wantInvalid, invalid)
				require.Equal(t, want, string(got))
			}
		}
	}
}

func TestCheckIRIAtEveryPlace(t *testing.T) {
	for c := range 0x100 {
		fine := c > ' ' && c < 0x7F && !strings.ContainsRune("<>\"{}|^`\\", rune(c)) || c >= 0xA0
		for at := 4; at < 21; at++ {
			iri := "urn:" + strings.Repeat("a", at-4) + string(rune(c)) + strings.Repeat("a", 20-at)
			require.Equal(t, fine, CheckIRI(iri) == nil, "%q", iri)
		}
	}
}

func TestAppendLabel(t *testing.T) {
	for label, want := range map[string]string{
		"b0": "b0", "0": "0", "_": "_", "a.b": "a.b", "a-b": "a-b", "A_9": "A_9", "x": "x", "xy": "xy",
		"": "x-", "a.": "x-a_2E", ".a": "x-_2Ea", "-a": "x-_2Da", "a b": "x-a_20b", "a:b": "x-a_3Ab", "é": "é", "日.本": "日.本", "é:": "x-_C3_A9_3A", "·": "x-_C2_B7", "a·": "a·", "é.": "x-_C3_A9_2E", "é\xff": "x-_C3_A9_FF", "x-a": "x-x_2Da",
		"x-": "x-x_2D", "b\n<a:b>": "x-b_0A_3Ca_3Ab_3E", "\xff": "x-_FF",
	} {
		assert.Equal(t, want, string(appendLabel(nil, "", label)), label)
		half := len(label) / 2
		assert.Equal(t, want, string(appendLabel(nil, label[:half], label[half:])), label)
	}
	labels := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-x_.a:0-9]{0,6}`), rapid.StringMatching(`x-[a0_]{0,6}`))
	rapid.Check(t, func(t *rapid.T) {
		a, b := labels.Draw(t, "a"), labels.Draw(t, "b")
		written := appendLabel(nil, "", a)
		s := scanner{text: append([]byte("_:"), written...)}
		read, ok := s.label()
		require.True(t, ok)
		require.Equal(t, string(written), string(read))
		require.Equal(t, a == b, string(written) == string(appendLabel(nil, "", b)))
	})
}
