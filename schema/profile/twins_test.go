package profile

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// Fast functions are held to simple ones, over texts that are nearly what they look for.

func textOfParts(parts ...string) *rapid.Generator[string] {
	part := rapid.OneOf(rapid.SampledFrom(parts), rapid.StringN(0, 2, 4))
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(part, 0, 7).Draw(t, "parts"), "") })
}

func TestPlainHosts(t *testing.T) {
	texts := textOfParts("http", "https://", "HTTPS://", "www.", "sunrise.example", "/", ":", "8080", "?q=", "#", "%41", "%", "[::1]", "user@", " ", "\\", "é", "..", "-")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if host, plain := plainHost(text); plain {
			u, err := url.Parse(text)
			assert.NoError(t, err, text)
			assert.Equal(t, u.Hostname(), host, text)
			assert.Contains(t, []string{"http", "https"}, u.Scheme, text)
		}
	})
	at, plain := plainHost("https://www.sunrise.example/a?b=c#d")
	assert.True(t, plain)
	assert.Equal(t, "www.sunrise.example", at)
}

func TestPlainForms(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`[0-9]{0,3}[:.]?[0-9]{0,3}`), textOfParts("0", "1", ".", "-", "9", "e", ":", "23", "59", "١"))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if isPlainNumber(text) {
			_, err := strconv.ParseFloat(text, 64)
			assert.NoError(t, err, text)
		}
		_, err := time.Parse("15:04", text)
		assert.Equal(t, err == nil && len(text) == len("15:04"), isPlainClock(text), text)
	})
	assert.True(t, isPlainNumber("19.90"))
}

func TestPlainDays(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`), textOfParts("2026", "-", "02", "29", "T", "1", "0"))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		_, err := time.Parse(time.DateOnly, text)
		if isPlainDay(text) {
			assert.NoError(t, err, text)
		} else if err == nil {
			assert.Greater(t, text[8:], "28")
		}
	})
}

func TestAppendLower(t *testing.T) {
	texts := textOfParts("ABC", "xyz", "K", "İ", "É", "\xff", "Free Shipping")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		assert.Equal(t, "before"+strings.ToLower(text), string(appendLower([]byte("before"), text)))
	})
}

func TestPlainNumbers(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`[0-9]{0,9}[.,]?[0-9]{0,8}`), textOfParts("0", "1", ".", "-", "9", "e", "0.1", "4.35"))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if number, plain := plainNumber(text); plain {
			want, err := strconv.ParseFloat(text, 64)
			assert.NoError(t, err, text)
			assert.Equal(t, want, number, text)
		}
	})
	number, plain := plainNumber("4.35")
	assert.True(t, plain)
	assert.Equal(t, 4.35, number)
}

func TestPromotionalWords(t *testing.T) {
	texts := textOfParts(append([]string{"Jane", " ", "DİSCOUNT", "Free", "SHIPPING", "HTTP", "% OFF", "\xff"}, promotional...)...)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		lower := strings.ToLower(text)
		want := slices.ContainsFunc(promotional, func(word string) bool { return strings.Contains(lower, word) })
		assert.Equal(t, want, isPromotional(text), text)
	})
}

func TestTextsWithoutSpace(t *testing.T) {
	texts := textOfParts(" ", "a", "\n", "\u00a0", "\u2003", "\x85", "\xff", "é")
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		assert.Equal(t, strings.TrimSpace(text), textOf(&reached{value: &rdf.Value{Object: rdf.Object{Text: text}}}))
		assert.Equal(t, strings.TrimSpace(text) == "", isBlank(text))
	})
}

// A number begins with + or 0: of a text without either nothing is left to look at.
func TestTelephoneNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "+44 1632 960100": true, "call 01632/960-100": true, "12 34 56 78 90": false, "9 0123456789": false,
		"9, 0123456789": true, "0123": false, "١٢٣٤٥٦٧٨٩+": false,
	} {
		assert.Equal(t, want, hasTelephone(text), text)
	}
}

func TestAuthorities(t *testing.T) {
	for address, want := range map[string]bool{
		"https://www.wikidata.org/wiki/Q1": true, "https://en.wikipedia.org/wiki/Health": true, "https://notwikipedia.org/": false,
		"https://orcid.org/0000-0002-1825-0097": true, "https://sunrise.example/": false, "": false, "wikidata.org": false,
	} {
		assert.Equal(t, want, isAuthority(address), address)
	}
}

// What is noted under keys is what a map has.
func TestNumbered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		noted, want := &numberTable{run: rapid.SampledFrom([]uint32{0, 1, math.MaxUint32}).Draw(t, "run")}, map[uint64]int32{}
		for i, key := range rapid.SliceOfN(rapid.Uint64Range(0, 300), 0, 400).Draw(t, "keys") {
			number, known := noted.at(key << 31)
			_, has := want[key]
			assert.Equal(t, has, known)
			assert.Equal(t, want[key], *number)
			*number, want[key] = int32(i), int32(i)
		}
		for key := range uint64(301) {
			_, has := want[key]
			assert.Equal(t, has, noted.has(key<<31))
		}
		noted.clear()
		for key := range want {
			assert.False(t, noted.has(key<<31))
			_, known := noted.at(key << 31)
			assert.False(t, known)
		}
	})
}

// What was noted in a run of the same number is forgotten when runs are counted anew.
func TestNumberedCountsAnew(t *testing.T) {
	n := &numberTable{}
	n.at(5 << 32) // in run 1
	n.clear()
	n.run = math.MaxUint32
	n.clear() // run 1 again
	n.at(7 << 32)
	assert.True(t, n.has(7<<32))
	assert.False(t, n.has(5<<32))
}
