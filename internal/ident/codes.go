package ident

import "strings"

// ATC checks a code of the Anatomical Therapeutic Chemical classification, of any
// of its five levels.
func ATC(text string) *Fault {
	const expected = "an ATC code of one of its five levels: N, N02, N02B, N02BE or N02BE01"
	// What stands at each place: a group, digits, letters.
	const places = "gddlldd"
	switch len(text) {
	case 1, 3, 4, 5, 7:
	default:
		return form(expected)
	}
	for i := range len(text) {
		c := text[i]
		if places[i] == 'd' && digit(c) > 9 || places[i] == 'l' && !isUpper(c) || places[i] == 'g' && strings.IndexByte("ABCDGHJLMNPRSV", c) < 0 {
			return form(expected)
		}
	}
	return nil
}

// ICD10 checks a code of the International Classification of Diseases, tenth
// revision, of the WHO.
func ICD10(text string) *Fault {
	const expected = "an ICD-10 code: a letter and two digits, then a dot and one or two digits or neither, such as E11.9"
	head, tail := text, ""
	if len(text) > 3 {
		head, tail = text[:3], strings.TrimPrefix(text[3:], ".")
		if tail == "" {
			return form(expected)
		}
	}
	if len(head) != 3 || !isUpper(head[0]) || !isDigits(head[1:]) || len(tail) > 2 || tail != "" && !isDigits(tail) {
		return form(expected)
	}
	return nil
}

// ICD10CM checks a code of the clinical modification of ICD-10 that the United
// States use.
func ICD10CM(text string) *Fault {
	const expected = "an ICD-10-CM code: a letter, a digit, a letter or digit, then a dot and up to four letters or digits, such as M17.11"
	head, tail := text, ""
	if len(text) > 3 {
		head, tail = text[:3], strings.TrimPrefix(text[3:], ".")
		if tail == "" {
			return form(expected)
		}
	}
	if len(head) != 3 || !isUpper(head[0]) || digit(head[1]) > 9 || !isUpperOrDigits(head[2:]) || len(tail) > 4 || tail != "" && !isUpperOrDigits(tail) {
		return form(expected)
	}
	return nil
}

// ICD10GM checks a code of the German modification of ICD-10: as the WHO has it, with a
// hyphen for what is left open, and *, + or ! for what stands beside another code.
func ICD10GM(text string) *Fault {
	code := text
	if len(code) > 3 && strings.IndexByte("*+!", code[len(code)-1]) >= 0 {
		code = code[:len(code)-1]
	}
	code = strings.TrimSuffix(code, "†")
	if open, is := strings.CutSuffix(code, "-"); is {
		code = strings.TrimSuffix(open, ".")
	}
	if ICD10(code) != nil {
		return form("an ICD-10-GM code: a letter and two digits, then a dot and one or two digits or neither, such as M17.1")
	}
	return nil
}

// ICD11 checks a code of the eleventh revision, or a cluster of codes that & and /
// join.
func ICD11(text string) *Fault {
	const expected = "an ICD-11 code: 4 to 6 digits and letters without I and O, then a dot and more of them or neither, such as FA01 or 5A11.0"
	for _, code := range strings.FieldsFunc(text+"&", func(r rune) bool { return r == '&' || r == '/' }) {
		stem, extension, dotted := strings.Cut(code, ".")
		if len(stem) < 4 || len(stem) > 6 || !isUpperOrDigits(stem) || dotted && (!isUpperOrDigits(extension) || len(extension) > 3) || strings.ContainsAny(code, "IO") {
			return form(expected)
		}
	}
	if strings.Trim(text, "&/") != text || text == "" {
		return form(expected)
	}
	return nil
}

// SNOMEDCT checks an identifier of SNOMED CT, and so one of the NHS dictionary of
// medicines and devices: 6 to 18 digits, of which the last is a check digit and the
// two before it name the kind of component.
func SNOMEDCT(text string) *Fault {
	const expected = "a SNOMED CT identifier: 6 to 18 digits, the last of which is a check digit"
	if len(text) < 6 || len(text) > 18 || !isDigits(text) || text[0] == '0' {
		return form(expected)
	}
	switch text[len(text)-3 : len(text)-1] {
	case "00", "01", "02", "10", "11", "12":
		return holds(verhoeff(text), expected)
	}
	if !verhoeff(text) {
		return checkDigit(expected)
	}
	return form(expected)
}

// LOINC checks a code of Logical Observation Identifiers Names and Codes, a part
// (LP) or an answer (LA) of it.
func LOINC(text string) *Fault {
	const expected = "a LOINC code: up to seven digits, a hyphen and a check digit, such as 718-7"
	plain := strings.TrimPrefix(strings.TrimPrefix(text, "LP"), "LA")
	number, check, found := strings.Cut(plain, "-")
	if !found || len(number) > 7 || !isDigits(number) || len(check) != 1 || !isDigits(check) {
		return form(expected)
	}
	return holds(luhn("", number+check), expected)
}

// CPT checks a code of Current Procedural Terminology.
func CPT(text string) *Fault {
	if len(text) == 5 && isDigits(text[:4]) && (isDigits(text[4:]) || strings.IndexByte("FTUM", text[4]) >= 0) {
		return nil
	}
	return form("a CPT code: five digits, or four and F, M, T or U")
}

// HCPCS checks a code of the Healthcare Common Procedure Coding System, of either
// level.
func HCPCS(text string) *Fault {
	if CPT(text) == nil || len(text) == 5 && isUpper(text[0]) && isDigits(text[1:]) {
		return nil
	}
	return form("an HCPCS code: a letter and four digits, or a CPT code")
}

// NAICS checks a code of the North American Industry Classification System.
func NAICS(text string) *Fault {
	if len(text) < 2 || len(text) > 6 || !isDigits(text) {
		return form("a NAICS code: 2 to 6 digits")
	}
	return nil
}

// ISIC checks a code of the International Standard Industrial Classification,
// fourth revision: the letter of a section, two to four digits, or both.
func ISIC(text string) *Fault {
	digits := text
	if text != "" && text[0] >= 'A' && text[0] <= 'U' {
		if digits = text[1:]; digits == "" {
			return nil
		}
	}
	if len(digits) < 2 || len(digits) > 4 || !isDigits(digits) {
		return form("an ISIC code: a letter from A to U, 2 to 4 digits, or both, such as Q, 86 or 8620")
	}
	return nil
}
