package ident

import (
	"strings"
	"unicode"
)

// Dialled gives what the national and the international form of a telephone number have in
// common, without the code of the country and zeros before it, and of that the last eight
// digits: +44 (0)1632 960001 is 01632 960001, and +49 40 123456 is 040 123456. More digits
// would hold those that some countries dial before national numbers, as Hungary does in 06 1
// 234 5678, or the code of a country without a sign before it. What stands behind a letter is
// an extension.
func Dialled(text string) string {
	var digits []byte
	isWhole := false // with the code of the country
	for _, r := range strings.ReplaceAll(text, "(0)", "") {
		switch {
		case unicode.IsLetter(r) && len(digits) > 0:
			return significant(string(digits), isWhole)
		case r == '+' && len(digits) == 0:
			isWhole = true
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r))
		}
	}
	return significant(string(digits), isWhole)
}

// significant gives the last eight digits of a number without what is dialled before it from
// elsewhere.
func significant(digits string, isWhole bool) string {
	number := digits
	if !isWhole {
		number, isWhole = strings.CutPrefix(digits, "00")
	}
	if isWhole {
		number = number[min(countryCode(number), len(number)):]
	}
	number = strings.TrimLeft(number, "0")
	if number == "" {
		return digits // it dials nobody
	}
	return number[max(len(number)-8, 0):]
}

// countryCode gives how many digits the code of the country has that a number begins with
// (ITU-T E.164): no code is the beginning of another.
func countryCode(number string) int {
	switch {
	case number == "":
		return 0
	case number[0] == '1' || number[0] == '7':
		return 1
	case len(number) > 1 && strings.Contains(countryCodesOfTwo, " "+number[:2]+" "):
		return 2
	}
	return 3
}

const countryCodesOfTwo = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "
