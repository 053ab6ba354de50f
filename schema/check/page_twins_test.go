package check

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// What is looked for in the text of a page is held to simple ways of looking.

// simplePlain is appendPlain, character by character.
func simplePlain(text string) string {
	var b strings.Builder
	if strings.ContainsFunc(text, mayBeOther) {
		text = norm.NFC.String(text)
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSymbol(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// simpleNumbers are the numbers of a text as plainNumber has them.
func simpleNumbers(text string) map[string]bool {
	numbers := make(map[string]bool)
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && (isDigit(text[i]) || i > start && i+1 < len(text) && strings.IndexByte(".,'", text[i]) >= 0 && isDigit(text[i+1])) {
			i++
		}
		number := text[start:i]
		if number == "" || len(number) > 40 {
			continue
		}
		parts := strings.FieldsFunc(number, func(r rune) bool { return strings.ContainsRune(".,'", r) })
		for _, part := range parts {
			numbers[simpleNumber(part)] = true
		}
		last := len(parts) - 1
		numbers[simpleNumber(strings.Join(parts, ""))] = true
		if last > 0 {
			numbers[simpleNumber(strings.Join(parts[:last], "")+"."+parts[last])] = true
		}
	}
	return numbers
}

// simpleNumber gives digits, with a point or without, without zeros at the ends.
func simpleNumber(number string) string {
	whole, decimals, _ := strings.Cut(number, ".")
	whole = strings.TrimLeft(whole, "0")
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

// pageOf gives a text as that of a page.
func pageOf(text string) *visible { return &visible{page: func() string { return text }} }

func TestTextsOfPagesAreThoseOfTheSimpleWay(t *testing.T) {
	texts := textOfParts(
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "b", "kind people and a short wait ", "Zürich", "İ", "Ⱥ", "“It’s” – €5.", "ΟΔΟΣ", "u\u0308", "\u1112\u1161\u11ab", "\xFF", "\x00", "$", "1 2", strings.Repeat("ab ", 200),
	)
	rapid.Check(t, func(t *rapid.T) {
		part := texts.Draw(t, "part")
		text := texts.Draw(t, "before") + rapid.SampledFrom([]string{"", part, part[:len(part)/2], strings.ToUpper(part)}).Draw(t, "middle") + texts.Draw(t, "behind")
		require.Equal(t, simplePlain(text), string(appendPlain([]byte("."), text))[1:])
		v := pageOf(text)
		require.Equal(t, strings.Contains(simplePlain(text), simplePlain(part)), v.holds(part))
		v.clear()
		v.page = pageOf(part).page
		require.Equal(t, strings.Contains(simplePlain(part), simplePlain(text)), v.holds(text))
	})
}

// What seems to be seldom in a text and is everywhere is found all the same.
func TestTextsThatLookAlike(t *testing.T) {
	long := strings.Repeat("a", 10_000)
	sampled := []byte(long)
	for i := 0; i < len(sampled); i += sampledEvery {
		sampled[i] = 'b'
	}
	for _, text := range []string{long, long + "b", "b" + long, string(sampled), string(sampled) + long[:400] + "b"} {
		v := pageOf(text)
		for _, part := range []string{"a", "b", "ab", "ba", long[:500], long[:500] + "b", "b" + long[:500], long, long + "b", text, text[1:], text + "a", long[:16] + "b" + long[:16], long[:400] + "b"} {
			assert.Equal(t, strings.Contains(text, part), v.holds(part), "%.20s in %.20s", part, text)
		}
	}
}

func TestNumbersOfPagesAreThoseOfTheSimpleWay(t *testing.T) {
	texts := textOfParts(
		"0", "1", "9", "00", "120", "4.50", ".", ",", "'", " ", "1,019.90", "1.019,90", "1'200.-", "0.0", "0.05", "£", "12345678", strings.Repeat("1", 36), strings.Repeat("0", 38)+"5", strings.Repeat("0,", 20),
	)
	numbers := rapid.OneOf(rapid.StringMatching(`(0|[1-9][0-9]{0,4})(\.[0-9]{1,3})?`), texts)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		v, want := pageOf(text), simpleNumbers(text)
		v.hasFolded = true // TestFoldedNumbersAreThoseOfTheWholeText is about those
		asked := append(strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789.", r) }), numbers.Draw(t, "number"))
		for _, number := range asked {
			if strings.Trim(number, "0123456789.") != "" || strings.Count(number, ".") > 1 || simpleNumber(number) == "" {
				continue
			}
			plain, ok := plainNumberOf(number, max(0, len(number)-strings.IndexByte(number+".", '.')-1))
			require.Equal(t, want[simpleNumber(number)], ok && v.holdsNumber(plain), "%s in %s", number, text)
		}
	})
}

// Only what may hold such a number is folded, and no number differs for it from those of the
// whole text.
func TestFoldedNumbersAreThoseOfTheWholeText(t *testing.T) {
	texts := textOfParts(
		"1", "12", "120", "019", "00", ".", ",", "'", "’", " ", "\u00A0", "\u202F", "\u200B", "\t", "a", "é", "٣", "۴٥٦", "\u066B", "\u066C", "９", "1 019,90", "1 200.-", strings.Repeat("1 000", 12),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		got, want := make(numberSet), make(numberSet)
		got.addAll(text)
		want.addAll(text)
		got.addFolded(text)
		want.addAll(foldNumbers(text))
		require.Equal(t, want, got, "%q", text)
	})
}

// Whatever language it is, each word is found, wherever in the text it stands.
func TestVerificationWords(t *testing.T) {
	for language, words := range verificationWords {
		for _, word := range words.phrases {
			assert.Equal(t, simplePlain(word), word, language)
			for before := range 10 {
				text := strings.Repeat("a", before) + word + "é"
				assert.NotEmpty(t, words.inLower(text), "%s in %s", word, text)
				assert.Equal(t, words.in(text), words.inLower(text))
			}
			assert.Empty(t, words.inLower(word[:len(word)-1]+"#"), word)
		}
	}
}

// What a page took is used for the next, and nothing of its text is left.
func TestVisibleIsCleared(t *testing.T) {
	v := pageOf("Sunrise Clinic, 12 rooms")
	price, _ := plainNumberOf("12", 0)
	require.True(t, v.holds("clinic") && v.holdsNumber(price))
	v.clear()
	v.page = func() string { return "Sunset" }
	assert.False(t, v.holds("clinic") || v.holdsNumber(price))
	assert.True(t, v.holds("sunset"))
	v.clear()

	v.page = func() string { return strings.Repeat("long ", mostKeptWords) }
	require.False(t, v.holds("short"))
	v.clear()
	assert.Nil(t, v.room)
}
