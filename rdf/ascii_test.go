package rdf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

// What is written as a table or as bits says of each character what the productions do.
func TestTablesOfASCII(t *testing.T) {
	for c := range rune(utf8.RuneSelf) {
		assert.Equal(t, isNameCharacter(c), isNameByte[c], "%q in names", c)
		assert.Equal(t, c <= ' ' || strings.ContainsRune("<>\"{}|^`\\\x7F", c), forbiddenInIRI(byte(c)), "%q in IRIs", c)
	}
	for c := utf8.RuneSelf; c < len(isNameByte); c++ {
		assert.False(t, isNameByte[c], "the byte %#x", c)
	}
}
