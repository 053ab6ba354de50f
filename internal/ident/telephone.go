package ident

import (
	"strings"
	"unicode"
)

// Dialled gives what the national and the international form of a telephone number have in
// common, its last nine digits: +44 (0)1632 960001 is 01632 960001. What stands behind a
// letter is an extension.
func Dialled(text string) string {
	var digits []byte
	for _, r := range strings.ReplaceAll(text, "(0)", "") {
		if unicode.IsLetter(r) && len(digits) > 0 {
			break
		}
		if r >= '0' && r <= '9' {
			digits = append(digits, byte(r))
		}
	}
	return string(digits[max(len(digits)-9, 0):])
}
