package jsonld_test

import (
	"html"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
)

// Package html of the standard library has the same references.
func TestNamedReferences(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(jsonld.EntityNames, "\n"), "\n")
	assert.Len(t, lines, 2125) // HTML has 2,231, of which 106 do without a semicolon
	for _, line := range lines {
		name, _, _ := strings.Cut(line, " ")
		entity := "&" + name + ";"
		if name == "nGt" || name == "nLt" {
			continue // whose characters are longer than they are, so that package html leaves them
		}
		require.Equal(t, html.UnescapeString(entity), jsonld.ResolveEntity(entity))
	}
}

func FuzzNumericReferences(f *testing.F) {
	for _, entity := range []string{"0", "9", "34", "x22", "X22", "x", "", "x+1", "-1", "+34", "128", "x80", "x9F", "159", "160", "xD800", "xDFFF", "x10FFFF", "x110000", "0000034", "1_0", " 3", "3 ", "&#0"} {
		f.Add(entity)
	}
	f.Fuzz(func(t *testing.T, digits string) {
		if len(digits) > 7 || digits == "x" || digits == "X" || strings.ContainsAny(digits, "&;") {
			t.Skip() // package html lets large numbers run over, makes a character of none, and resolves several
		}
		entity := "&#" + digits + ";"
		want := html.UnescapeString(entity)
		got := jsonld.ResolveEntity(entity)
		if got == "" {
			// None at all, or one that ends before the semicolon, which is left as it is.
			require.True(t, want == entity || strings.HasSuffix(want, ";"), "%q is %q", entity, want)
			return
		}
		require.Equal(t, want, got)
	})
}

func TestNoReferences(t *testing.T) {
	for _, entity := range []string{"", "&;", "&#;", "&#x;", "&nothing;", "&QUOT ;", "& quot;", "&quot", "&copy b;", "&amp&quot;"} {
		assert.Empty(t, jsonld.ResolveEntity(entity), entity)
	}
}
