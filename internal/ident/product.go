package ident

import "strings"

// GTIN checks a Global Trade Item Number of 8, 12, 13 or 14 digits.
func GTIN(text string) *Fault {
	const expected = "a GTIN of 8, 12, 13 or 14 digits, the last of which is a check digit"
	switch len(text) {
	case 8, 12, 13, 14:
		if isDigits(text) {
			return holds(gs1(text), expected)
		}
	}
	return form(expected)
}

// gtinOf gives the check of a GTIN of that many digits.
func gtinOf(length int, expected string) func(string) *Fault {
	return func(text string) *Fault {
		if len(text) != length || !isDigits(text) {
			return form(expected)
		}
		return holds(gs1(text), expected)
	}
}

// The kinds of GTIN by their lengths.
var (
	GTIN8  = gtinOf(8, "a GTIN-8: 8 digits, the last of which is a check digit")
	GTIN12 = gtinOf(12, "a GTIN-12 (UPC): 12 digits, the last of which is a check digit")
	GTIN13 = gtinOf(13, "a GTIN-13 (EAN): 13 digits, the last of which is a check digit")
	GTIN14 = gtinOf(14, "a GTIN-14: 14 digits, the last of which is a check digit")
)

// ISBN checks an International Standard Book Number of 10 or 13 characters, with
// or without hyphens or spaces between its parts (ISO 2108).
func ISBN(text string) *Fault {
	const expected = "an ISBN of 13 digits that begin with 978 or 979, or one of 10 characters"
	plain := withoutSeparators(text)
	switch {
	case len(plain) == 13 && isDigits(plain) && (strings.HasPrefix(plain, "978") || strings.HasPrefix(plain, "979")):
		return holds(gs1(plain), expected)
	case len(plain) == 10 && isDigits(plain[:9]) && digitOrX(plain[9]) <= 10:
		return holds(weighted11(plain, 1) == 0, expected)
	}
	return form(expected)
}

// UDI checks the device identifier of a Unique Device Identification: a GTIN-14,
// also behind the application identifier (01), or a code of HIBCC or ICCBBA.
func UDI(text string) *Fault {
	const expected = "a UDI-DI: a GTIN of 14 digits, a HIBCC code that begins with +, or an ICCBBA code that begins with =/"
	switch {
	case strings.HasPrefix(text, "+"):
		return hibcc(text)
	case strings.HasPrefix(text, "=/"):
		if len(text) >= 16 && isUpperOrDigits(text[2:]) {
			return nil
		}
		return form(expected)
	}
	plain := strings.TrimPrefix(text, "(01)")
	if len(plain) != 14 || !isDigits(plain) {
		return form(expected)
	}
	return holds(gs1(plain), expected)
}

// hibcc checks a primary code of the Health Industry Bar Code standard (ANSI/HIBC
// 2.6): +, a labeller of a letter and three characters, a product of 1 to 18, the
// unit of measure and a check character by 43.
func hibcc(text string) *Fault {
	const expected = "a HIBCC code: +, a letter and three characters of the labeller, a product of 1 to 18, a unit digit and a check character"
	const characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
	if len(text) < 8 || len(text) > 25 || !isUpper(text[1]) {
		return form(expected)
	}
	last := len(text) - 1
	if !isUpperOrDigits(text[1:last-1]) || digit(text[last-1]) > 9 || strings.IndexByte(characters, text[last]) < 0 {
		return form(expected)
	}
	sum := 0
	for i := range last {
		sum += strings.IndexByte(characters, text[i])
	}
	return holds(characters[sum%43] == text[last], expected)
}

// NDC checks a National Drug Code of the United States: ten digits in three
// parts, or the eleven of HIPAA, with or without hyphens, or the twelve that are
// to come.
func NDC(text string) *Fault {
	const expected = "an NDC of ten digits as 4-4-2, 5-3-2 or 5-4-1, or of eleven as 5-4-2"
	parts := strings.Split(text, "-")
	for _, part := range parts {
		if !isDigits(part) {
			return form(expected)
		}
	}
	if len(parts) == 1 && (len(text) == 10 || len(text) == 11 || len(text) == 12) {
		return nil
	}
	if len(parts) == 3 {
		switch [3]int{len(parts[0]), len(parts[1]), len(parts[2])} {
		case [3]int{4, 4, 2}, [3]int{5, 3, 2}, [3]int{5, 4, 1}, [3]int{5, 4, 2}, [3]int{6, 4, 2}:
			return nil
		}
	}
	return form(expected)
}

// RxCUI checks a concept of RxNorm: up to eight digits without a leading zero.
func RxCUI(text string) *Fault {
	if len(text) > 8 || !isDigits(text) || text[0] == '0' {
		return form("an RxCUI: 1 to 8 digits, the first of which is not 0")
	}
	return nil
}

// DigitalLink checks a GS1 Digital Link: an https address with /01/ and a GTIN in
// its path.
func DigitalLink(text string) *Fault {
	const expected = "an https address with /01/ and a GTIN of 14 digits in its path"
	rest, found := strings.CutPrefix(text, "https://")
	if !found {
		return form(expected)
	}
	rest, _, _ = strings.Cut(rest, "?")
	_, gtin, found := strings.Cut(rest, "/01/")
	gtin, _, _ = strings.Cut(gtin, "/")
	if !found || len(gtin) != 14 || !isDigits(gtin) {
		return form(expected)
	}
	return holds(gs1(gtin), expected)
}

// withoutSeparators takes hyphens and spaces away.
func withoutSeparators(text string) string { return separators.Replace(text) }

var separators = strings.NewReplacer("-", "", " ", "")

// Stock checks a number that a shop or maker gives by itself, an SKU or MPN: any text
// without white space at its ends.
func Stock(text string) *Fault {
	if text == "" || strings.TrimSpace(text) != text {
		return form("a number as the shop or the maker writes it, without spaces at its ends")
	}
	return nil
}
