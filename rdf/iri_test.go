package rdf_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

func TestIsAbsoluteIRI(t *testing.T) {
	for _, text := range []string{"http://a", "a:", "A1+-.:x", "urn:", "Z:", "tel:+1"} {
		assert.True(t, rdf.IsAbsoluteIRI(text), text)
	}
	for _, text := range []string{"", ":", "a", "1a:b", "+a:b", "a/b:c", "#a:b", "?a:b", "_:b0", "é:a", "a b:c", "@:", "[:", "`:", "{:"} {
		assert.False(t, rdf.IsAbsoluteIRI(text), text)
	}
}

func TestCheckIRI(t *testing.T) {
	for _, iri := range []string{
		"https://example.org/", "urn:a", "https://例え.jp/医師#é", "mailto:a@b", "http://a/%zz", "http://[::1]/",
		"http://a/\u00A0", "http://a/\U0010FFFD", "http://a/\uFFFD", "http://a/!$&'()*+,;=@~",
	} {
		assert.NoError(t, rdf.CheckIRI(iri), iri)
	}

	tests := map[string]string{
		"":                                    `rdf: the IRI is empty`,
		"page#a":                              `rdf: the IRI "page#a" is not absolute: it has no scheme`,
		" http://a":                           `rdf: the IRI " http://a" has a space at byte 0`,
		"http://a/b c":                        `rdf: the IRI "http://a/b c" has a space at byte 10`,
		"http://a/<":                          `rdf: the IRI "http://a/<" has the character '<' at byte 9`,
		"http://a/>":                          `rdf: the IRI "http://a/>" has the character '>' at byte 9`,
		`http://a/"`:                          `rdf: the IRI "http://a/\"" has the character '"' at byte 9`,
		"http://a/{":                          `rdf: the IRI "http://a/{" has the character '{' at byte 9`,
		"http://a/}":                          `rdf: the IRI "http://a/}" has the character '}' at byte 9`,
		"http://a/|":                          `rdf: the IRI "http://a/|" has the character '|' at byte 9`,
		"http://a/^":                          `rdf: the IRI "http://a/^" has the character '^' at byte 9`,
		"http://a/`":                          "rdf: the IRI \"http://a/`\" has the character '`' at byte 9",
		`http://a/\`:                          `rdf: the IRI "http://a/\\" has the character '\\' at byte 9`,
		"http://a/\x00":                       `rdf: the IRI "http://a/\x00" has the control character U+0000 at byte 9`,
		"http://a/\n":                         `rdf: the IRI "http://a/\n" has the control character U+000A at byte 9`,
		"http://a/\x1f":                       `rdf: the IRI "http://a/\x1f" has the control character U+001F at byte 9`,
		"http://a/\x7f":                       `rdf: the IRI "http://a/\x7f" has the control character U+007F at byte 9`,
		"http://ä/\u0080":                     `rdf: the IRI "http://ä/\u0080" has the control character U+0080 at byte 10`,
		"http://a/\u009f":                     `rdf: the IRI "http://a/\u009f" has the control character U+009F at byte 9`,
		"http://a/\xff":                       `rdf: the IRI "http://a/\xff" has invalid UTF-8 at byte 9`,
		"http://a/\xed\xa0\x80":               `rdf: the IRI "http://a/\xed\xa0\x80" has invalid UTF-8 at byte 9`,
		"a:" + strings.Repeat("b", 100) + " ": `rdf: the IRI "a:` + strings.Repeat("b", 38) + `"… has a space at byte 102`,
	}
	for iri, want := range tests {
		assert.EqualError(t, rdf.CheckIRI(iri), want)
	}
}

func BenchmarkCheckIRI(b *testing.B) {
	const iri = "https://sunrise.example/clinics/leeds/#clinic"
	b.SetBytes(int64(len(iri)))
	b.ReportAllocs()
	for b.Loop() {
		if err := rdf.CheckIRI(iri); err != nil {
			b.Fatal(err)
		}
	}
}
