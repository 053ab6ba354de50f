package ident

import "strings"

// GLN checks a Global Location Number of 13 digits.
func GLN(text string) *Fault {
	const expected = "a GLN: 13 digits, the last of which is a check digit"
	if len(text) != 13 || !isDigits(text) {
		return form(expected)
	}
	return holds(gs1(text), expected)
}

// LEI checks a Legal Entity Identifier of 20 characters (ISO 17442).
func LEI(text string) *Fault {
	const expected = "an LEI: 18 capital letters or digits and two check digits"
	if len(text) != 20 || !isUpperOrDigits(text) || !isDigits(text[18:]) {
		return form(expected)
	}
	return holds(mod97(text) == 1, expected)
}

// ISO6523 checks an identifier with the code of its scheme in front, as
// 0199:529900T8BM49AURSDO55. Those of DUNS, GLN and LEI are checked as such.
func ISO6523(text string) *Fault {
	const expected = "four digits of the scheme (0060 DUNS, 0088 GLN, 0199 LEI), a colon and the identifier"
	scheme, identifier, found := strings.Cut(text, ":")
	if !found || len(scheme) != 4 || !isDigits(scheme) || identifier == "" || strings.ContainsAny(identifier, " \t\n\r") {
		return form(expected)
	}
	switch scheme {
	case "0060":
		return DUNS(identifier)
	case "0088":
		return GLN(identifier)
	case "0199":
		return LEI(identifier)
	}
	return nil
}

// DUNS checks a number of the Data Universal Numbering System: nine digits, with
// or without hyphens as 15-048-3782. It has no check digit any more.
func DUNS(text string) *Fault {
	plain := text
	if len(text) == 11 && text[2] == '-' && text[6] == '-' {
		plain = text[:2] + text[3:6] + text[7:]
	}
	if len(plain) != 9 || !isDigits(plain) {
		return form("a DUNS number: nine digits")
	}
	return nil
}

// ODS checks a code of the Organisation Data Service of the NHS in England.
func ODS(text string) *Fault {
	if len(text) < 3 || len(text) > 10 || !isUpperOrDigits(text) {
		return form("an ODS code: 3 to 10 capital letters or digits, such as RR8 or J82067")
	}
	return nil
}

// CQC checks an identifier of the Care Quality Commission in England: 1- and
// eight to twelve digits, or the ODS code of an NHS body.
func CQC(text string) *Fault {
	rest, found := strings.CutPrefix(text, "1-")
	if found && len(rest) >= 8 && len(rest) <= 12 && isDigits(rest) {
		return nil
	}
	if !found && ODS(text) == nil && isUpper(text[0]) && len(text) <= 6 {
		return nil
	}
	return form("a CQC identifier: 1- and 8 to 12 digits, or an ODS code")
}

// GPhC checks a number of the General Pharmaceutical Council: seven digits.
func GPhC(text string) *Fault {
	if len(text) != 7 || !isDigits(text) {
		return form("a GPhC number: seven digits")
	}
	return nil
}

// VAT checks a VAT identification number: the country's two letters and 2 to 13
// characters; those of Great Britain and Germany by their check digits too.
func VAT(text string) *Fault {
	const expected = "a VAT number: two letters of the country and 2 to 13 digits or letters, such as GB980780684"
	plain := withoutSeparators(text)
	if len(plain) < 4 || len(plain) > 15 || !isUpper(plain[0]) || !isUpper(plain[1]) {
		return form(expected)
	}
	number := plain[2:]
	hasDigit := false
	for i := range len(number) {
		c := number[i]
		hasDigit = hasDigit || digit(c) <= 9
		if !isUpper(c) && digit(c) > 9 && c != '+' && c != '*' {
			return form(expected)
		}
	}
	switch {
	case !hasDigit, isNoCountry(plain[:2]):
		return form(expected)
	case plain[:2] == "GB":
		return vatOfBritain(number)
	case plain[:2] == "DE":
		return vatOfGermany(number)
	}
	return nil
}

// isNoCountry tells whether two letters are among those that ISO 3166-1 never gives to a
// country: AA, QM to QZ, XA to XZ and ZZ. Northern Ireland has XI in VAT numbers, and
// Kosovo is known as XK.
func isNoCountry(letters string) bool {
	switch letters[0] {
	case 'A':
		return letters == "AA"
	case 'Q':
		return letters[1] >= 'M'
	case 'X':
		return letters[1] != 'I' && letters[1] != 'K'
	}
	return letters == "ZZ"
}

// vatOfBritain checks nine digits, or twelve of a branch: weights 8 to 2 and the
// last two digits add up to a multiple of 97, with 55 more in numbers since 2010.
// Government departments and health authorities have GD or HA and three digits.
func vatOfBritain(number string) *Fault {
	const expected = "a British VAT number: GB and 9 or 12 digits, or GD or HA and 3"
	if len(number) == 5 && (number[:2] == "GD" || number[:2] == "HA") && isDigits(number[2:]) {
		return nil
	}
	if len(number) != 9 && len(number) != 12 || !isDigits(number) {
		return form(expected)
	}
	sum := digit(number[7])*10 + digit(number[8])
	for i := range 7 {
		sum += digit(number[i]) * (8 - i)
	}
	return holds(sum%97 == 0 || (sum+55)%97 == 0, expected)
}

// vatOfGermany checks nine digits by ISO/IEC 7064, MOD 11,10.
func vatOfGermany(number string) *Fault {
	const expected = "a German VAT number: DE and 9 digits, the last of which is a check digit"
	if len(number) != 9 || !isDigits(number) {
		return form(expected)
	}
	p := 10
	for i := range 8 {
		s := (digit(number[i]) + p) % 10
		if s == 0 {
			s = 10
		}
		p = s * 2 % 11
	}
	return holds((11-p)%10 == digit(number[8]), expected)
}

// ROR checks an identifier of the Research Organization Registry: 0, six
// characters of Crockford's base 32 and two check digits.
func ROR(text string) *Fault {
	const expected = "a ROR identifier: 0, six letters or digits without i, l, o and u, and two check digits"
	const base32 = "0123456789abcdefghjkmnpqrstvwxyz"
	if len(text) != 9 || text[0] != '0' || !isDigits(text[7:]) {
		return form(expected)
	}
	n := 0
	for _, c := range []byte(text[1:7]) {
		value := strings.IndexByte(base32, c)
		if value < 0 {
			return form(expected)
		}
		n = n*32 + value
	}
	return holds(98-n*100%97 == digit(text[7])*10+digit(text[8]), expected)
}

// ISNI checks an International Standard Name Identifier: 16 characters, in groups
// of four or without spaces (ISO 27729).
func ISNI(text string) *Fault {
	const expected = "an ISNI: 15 digits and a check character, a digit or X"
	plain := withoutSeparators(text)
	if len(plain) != 16 || !isDigits(plain[:15]) || digitOrX(plain[15]) > 10 {
		return form(expected)
	}
	return holds(mod11x2(plain), expected)
}

// Wikidata checks an item of Wikidata: Q and a number.
func Wikidata(text string) *Fault {
	if len(text) < 2 || text[0] != 'Q' || !isDigits(text[1:]) || text[1] == '0' {
		return form("an item of Wikidata: Q and a number, such as Q42")
	}
	return nil
}
