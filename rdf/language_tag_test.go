package rdf_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// The examples of RFC 5646, appendix A, and those of its section 2.1.
func TestCheckLanguageTag(t *testing.T) {
	for _, tag := range strings.Fields(`
		de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK yue-HK
		zh-Hans-CN sr-Latn-RS sl-rozaj sl-rozaj-biske sl-nedis de-CH-1901 sl-IT-nedis hy-Latn-IT-arevela
		de-DE en-US es-419 de-CH-x-phonebk az-Arab-x-AZE-derbend x-whatever qaa-Qaaa-QM-x-southern de-Qaaa
		sr-Latn-QM sr-Qaaa-RS en-US-u-islamcal zh-CN-a-myext-x-private en-a-myext-b-another
		DE de-ch zh-min-nan art-lojban en-GB-oed sgn-BE-FR i-klingon x-a-b-c hak abcd abcdefgh`) {
		assert.NoError(t, rdf.CheckLanguageTag(tag), tag)
	}
	for tag, want := range map[string]string{
		"":                   `"" is no language tag; expected`,
		"a-DE":               `"a-DE" is no language tag: "a" cannot stand there; expected`,
		"de-419-DE":          `"DE" cannot`,
		"de_DE":              `"de_DE" is no language tag: "de_DE" cannot`,
		"de-":                `a part is missing`,
		"-de":                `a part is missing`,
		"de--CH":             `a part is missing`,
		"en-a":               `a part is missing`,
		"en-x":               `a part is missing`,
		"x":                  `a part is missing`,
		"en-a-b":             `"b" cannot`,
		"en-a-x-b":           `"x" cannot`,
		"i-nosuch":           `"i" cannot`,
		"german":             "",
		"abcdefghi":          `"abcdefghi" cannot`,
		"de-abcdefghi":       `"abcdefghi" cannot`,
		"zh-aaa-bbb-cc":      "",
		"zh-a1a":             `"a1a" cannot`,
		"de-Latn-Latn":       `"Latn" cannot`,
		"12":                 `"12" cannot`,
		"dé":                 `"dé" cannot`,
		"de CH":              `"de CH" cannot`,
		"en .\n<a:b>":        `"en .\n<a:b>" cannot`,
		"zh-aaa-bbb-ccc-ddd": `"ddd" cannot`,
	} {
		err := rdf.CheckLanguageTag(tag)
		if want == "" {
			assert.NoError(t, err, tag)
			continue
		}
		var problem *rdf.Problem
		if assert.ErrorAs(t, err, &problem, tag) {
			assert.ErrorContains(t, err, want)
		}
	}
}

// The grammar of RFC 5646, section 2.1, line by line.
var languageTag = func() *regexp.Regexp {
	const (
		extlang    = `[a-z]{3}(-[a-z]{3}){0,2}`
		language   = `([a-z]{2,3}(-` + extlang + `)?|[a-z]{4}|[a-z]{5,8})`
		script     = `[a-z]{4}`
		region     = `([a-z]{2}|[0-9]{3})`
		variant    = `([a-z0-9]{5,8}|[0-9][a-z0-9]{3})`
		singleton  = `[a-wy-z0-9]`
		extension  = singleton + `(-[a-z0-9]{2,8})+`
		privateuse = `x(-[a-z0-9]{1,8})+`
		langtag    = language + `(-` + script + `)?(-` + region + `)?(-` + variant + `)*(-` + extension + `)*(-` + privateuse + `)?`
		irregular  = `en-GB-oed|i-ami|i-bnn|i-default|i-enochian|i-hak|i-klingon|i-lux|i-mingo|i-navajo|i-pwn|i-tao|i-tay|i-tsu|sgn-BE-FR|sgn-BE-NL|sgn-CH-DE`
	)
	return regexp.MustCompile(`(?i)^(` + langtag + `|` + privateuse + `|` + irregular + `)$`)
}()

func TestCheckLanguageTagAgreesWithTheGrammar(t *testing.T) {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{"de", "zh", "min", "nan", "Latn", "CH", "419", "1901", "rozaj", "a", "u", "x", "co", "phonebk", "y1", "", "i", "default", "de_CH"}),
		rapid.StringMatching(`[A-Za-z0-9]{1,9}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		tag := strings.Join(rapid.SliceOfN(part, 1, 6).Draw(t, "parts"), "-")
		require.Equal(t, languageTag.MatchString(tag), rdf.CheckLanguageTag(tag) == nil, tag)
	})
}
