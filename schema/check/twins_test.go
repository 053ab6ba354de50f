package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Fast functions are held to simple ones, over texts that are nearly what they look for.

func textOfParts(parts ...string) *rapid.Generator[string] {
	part := rapid.OneOf(rapid.SampledFrom(parts), rapid.StringN(0, 3, 6))
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(part, 0, 9).Draw(t, "parts"), "") })
}

func TestDaysAreThoseOfTheLibrary(t *testing.T) {
	texts := rapid.OneOf(
		rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`), rapid.StringMatching(`(19|20)[0-9]{2}-02-(28|29|30)`),
		rapid.StringMatching(`[0-9]{4}-[01][0-9]`), rapid.StringMatching(`[0-9]{4}`), textOfParts("2026", "-", "02", "29", "T", "0000", "12", "/"),
		rapid.StringMatching(`0000(-[01][0-9](-[0-3][0-9])?)?`),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		// The library knows a year 0, which stands for no date where people write it.
		noDate := strings.HasPrefix(text, noYear)
		_, err := time.Parse(time.DateOnly, text)
		assert.Equal(t, err == nil && !noDate, isDay(text), text)

		date, _, _ := strings.Cut(text, "T")
		want, known := time.Time{}, false
		for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
			if day, err := time.Parse(layout, date); err == nil && len(date) == len(layout) && !noDate {
				want, known = day, true
			}
		}
		day, is := dayOf(text)
		assert.Equal(t, known, is, text)
		assert.Equal(t, want, day, text)
	})
}

func TestPlainClocks(t *testing.T) {
	for hour := range 100 {
		for minute := range 100 {
			text := string([]byte{byte('0' + hour/10), byte('0' + hour%10), ':', byte('0' + minute/10), byte('0' + minute%10)})
			is := hour < 24 && minute < 60 || hour == 24 && minute == 0
			assert.Equal(t, is, isTime(text), text)
			got, ok := minutes(text)
			assert.Equal(t, is, ok, text)
			if is {
				assert.Equal(t, hour*60+minute, got, text)
			}
		}
	}
	assert.False(t, isTime("08-30"))
	assert.False(t, isTime("0a:30"))
}

func TestShortNumbers(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`-?[0-9]{0,10}(\.[0-9]{0,10})?`), textOfParts("0", "1", ".", "-", "9", "e", "123456789"))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if number, is := shortNumber(text); is {
			want, err := strconv.ParseFloat(text, 64)
			assert.NoError(t, err)
			assert.Equal(t, want, number, text)
			assert.True(t, rdf.IsNumber(text), text)
		}
	})
	for _, text := range []string{"0", "5", "4.5", "0.25", "132", "47.3769"} {
		_, is := shortNumber(text)
		assert.True(t, is, text)
	}
}

// What is plain is right by the long way too, which a space in front leads to.
func TestPlainPhones(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`\+[0-9][0-9 -]{5,18}`), textOfParts("+", "44", " ", "(0)", "-", "ext", "20 7946", "0018"))
	rapid.Check(t, func(t *rapid.T) {
		if text := texts.Draw(t, "text"); isPlainPhone(text) {
			fault, _ := phoneFault(" " + text)
			assert.Empty(t, fault, text)
		}
	})
	assert.True(t, isPlainPhone("+44 20 7946-0018"))
}

func TestWordLists(t *testing.T) {
	texts := textOfParts("Anonymous", "customer", "PATIENT", "a", "Kundin", "ü", "K", "İ", " ", "-", ".", "diabetes", "arthritis", "Implants", "ſ", "hip-replacement")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
		want := strings.FieldsFunc(strings.ToLower(text), notLetter)
		var got []string
		for word := range words(text) {
			got = append(got, strings.ToLower(word))
			assert.Equal(t, placeholders.words[strings.ToLower(word)], placeholders.has(word), word)
		}
		assert.Equal(t, want, append([]string{}, got...), text)
		assert.Equal(t, len(want) > 0 && !slices.ContainsFunc(want, func(word string) bool { return !placeholders.words[word] }), isPlaceholder(text), text)
		assert.Equal(t, leftovers.words[strings.ToLower(text)], leftovers.has(text), text)

		speaks := false
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return notLetter(r) && r != '-' }) {
			word = strings.ToLower(word)
			speaks = speaks || healthWords.words[word] || healthWords.words[strings.TrimSuffix(word, "s")] ||
				slices.ContainsFunc(healthEndings, func(end string) bool { return len(word) > len(end)+2 && strings.HasSuffix(word, end) })
		}
		assert.Equal(t, speaks, speaksOfHealth(text), text)
	})
}

func TestPhraseLists(t *testing.T) {
	texts := textOfParts(" ", "I got a Voucher", "in exchange", " for", "GUTSCHEIN FÜR", "% discount", "was paid", "en échange d", "K", "vouch", "er")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		want := ""
		for _, phrase := range incentives.phrases {
			if strings.Contains(strings.ToLower(text), phrase) {
				want = phrase
				break
			}
		}
		assert.Equal(t, want, incentives.in(text), text)
	})
}

func TestFoldedTexts(t *testing.T) {
	texts := textOfParts("Anna", "anna", " ", ".", "K", "k", "İ", "7", "é", "É", strings.Repeat("long", 40))
	rapid.Check(t, func(t *rapid.T) {
		one, other := texts.Draw(t, "one"), texts.Draw(t, "other")
		assert.Equal(t, folded(one) == folded(other), isFolded(one, other), "%q %q", one, other)
		assert.Equal(t, folded(one) == folded(other), hashFolded(one) == hashFolded(other), "%q %q", one, other)
		// What is hashed is compared afterwards: that a zero byte is dropped in hashing does not
		// matter.
		inSmall := [2]string{strings.ToLower(strings.ReplaceAll(one, "\x00", "")), strings.ToLower(strings.ReplaceAll(other, "\x00", ""))}
		assert.Equal(t, inSmall[0] == inSmall[1], hashLower(one) == hashLower(other), "%q %q", one, other)
		assert.Equal(t, min(len(folded(one)), 16), foldedLength(one, 16), "%q", one)
		beginning, long := foldedBeginning(one)
		assert.Equal(t, len(folded(one)) >= shortestBody, long, "%q", one)
		if long {
			assert.Equal(t, folded(one)[:shortestBody], string(beginning[:]), "%q", one)
		}
	})
}

// What a text cannot hold by its bytes is not in it.
func TestLooksAtBytes(t *testing.T) {
	texts := textOfParts("anna", "@mail.example", "943 476 5919", "+44", "(0)", " ", "Peter", " Von", "von", "\t", "É", "\x00", "{{", "<", "}}", "[", "%", "orem ipsum", "OREM IPSUM", "\u00a0", "\"", "\\")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		marks := marksOf(text)
		assert.True(t, marks&(atMark|numberMark) != 0 || findPersonalData(text) == 0, "%q", text)
		assert.Equal(t, hasCapitalRunes(text), hasCapitals(text), "%q", text)
		assert.True(t, marks&capitalMark != 0 || !hasCapitals(text), "%q", text)
		assert.Equal(t, strings.ContainsAny(text, "[{<%"), hasTemplateMark(text), "%q", text)
		assert.Equal(t, strings.TrimSpace(text), trimSpace(text), "%q", text)
		assert.Equal(t, strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0, isASCII(text), "%q", text)
		assert.True(t, lorem.mayBeIn(text) || !strings.Contains(strings.ToLower(text), "orem ipsum"), "%q", text)
		if len(text) <= 40 {
			assert.Equal(t, strconv.QuoteToGraphic(text), quote(text), "%q", text)
		}
	})
}

// The first of several texts is found whether they begin in one way or not.
func TestFirstOfEqualBodies(t *testing.T) {
	texts := textOfParts("Sixteen letters and more", "sixteen, letters and MORE", "short", "é", " ", ".", "a", "b")
	rapid.Check(t, func(t *rapid.T) {
		bodies := rapid.SliceOfN(texts, 1, 9).Draw(t, "bodies")
		r := &reviews{}
		for i, body := range bodies {
			values := []rdf.Value{{Object: rdf.Object{Kind: rdf.String, Text: body}}}
			term := reviewTextTerms[0]
			thing := &Thing{having: 1 << (term % 64), Properties: []Property{{NodeProperty: &rdf.NodeProperty{Values: values}, Term: term}}}
			r.all = append(r.all, review{Thing: thing, number: int32(i) + 1})
		}
		table := new(textTable)
		table.begin(2 * len(bodies))
		for i, body := range bodies {
			want := i
			if len(folded(body)) >= shortestBody {
				want = slices.IndexFunc(bodies, func(other string) bool { return folded(other) == folded(body) })
			}
			assert.Equal(t, int32(want)+1, r.firstOfBody(table, &r.all[i]).number, "%q", bodies)
		}
	})
}

func TestDecimals(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`-?[0-9]{0,4}(\.[0-9]{0,9})?([eE]-?[0-9]{1,2})?`), textOfParts("0", "1", ".", "-", "e", "E", "é"))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		assert.Equal(t, decimalsOfExponent(text), decimalsOf(text), text)
	})
}

// The sets of what classes have and properties expect are what the tables say of each
// pair.
func TestSetsOfProperties(t *testing.T) {
	for property := vocab.Term(1); int(property) <= vocab.Len(); property++ {
		if !property.Is(vocab.Property) {
			continue
		}
		domains, things := property.Domains(), expectationOf(property).things
		for class := vocab.Term(1); int(class) <= vocab.Len(); class++ {
			if !class.Is(vocab.Class) {
				continue
			}
			under := func(other vocab.Term) bool { return vocab.IsA(class, other) }
			if has := len(domains) == 0 || slices.ContainsFunc(domains, under); has != allowedOn(property, class) {
				t.Fatalf("%s on %s: %v", property.Name(), class.Name(), has)
			}
			if fits := slices.ContainsFunc(things, under); fits != expects(property, class) {
				t.Fatalf("%s expects %s: %v", property.Name(), class.Name(), fits)
			}
		}
	}
}

// What is equal is found among texts of one hash too.
func TestTextTable(t *testing.T) {
	texts := []string{"a", "b", "c", "b"}
	table := new(textTable)
	table.begin(len(texts))
	var found []int
	for i, text := range texts {
		slot := table.slot(7, func(other int32) bool { return texts[other-1] == text })
		if slot.number != 0 {
			found = append(found, i, int(slot.number)-1)
			continue
		}
		slot.number = int32(i) + 1
	}
	assert.Equal(t, []int{3, 1}, found)
}
