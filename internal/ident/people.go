package ident

// NPI checks a National Provider Identifier of the United States: ten digits, the
// first of which is 1 or 2 (45 CFR 162.406).
func NPI(text string) *Fault {
	const expected = "an NPI: ten digits, the first 1 or 2, the last a check digit"
	if len(text) != 10 || !isDigits(text) || text[0] != '1' && text[0] != '2' {
		return form(expected)
	}
	return holds(luhn("80840", text), expected)
}

// GMC checks a number of the General Medical Council: seven digits, behind a C in
// messages of the NHS.
func GMC(text string) *Fault {
	plain := text
	if len(text) == 8 && text[0] == 'C' {
		plain = text[1:]
	}
	if len(plain) != 7 || !isDigits(plain) {
		return form("a GMC number: seven digits")
	}
	return nil
}

// GMP checks the code of a general practitioner in the NHS: G and seven digits,
// the first of which is not 6 or 7.
func GMP(text string) *Fault {
	if len(text) != 8 || text[0] != 'G' || !isDigits(text[1:]) || text[1] == '6' || text[1] == '7' {
		return form("a GMP code: G and seven digits, the first not 6 or 7")
	}
	return nil
}

// NMC checks a PIN of the Nursing and Midwifery Council.
func NMC(text string) *Fault {
	if len(text) != 8 || !isDigits(text[:2]) || !isUpper(text[2]) || !isDigits(text[3:7]) || !isUpper(text[7]) {
		return form("an NMC PIN: two digits, a letter, four digits and a letter, such as 99A1234B")
	}
	return nil
}

// HCPC checks a number of the Health and Care Professions Council.
func HCPC(text string) *Fault {
	if len(text) != 8 || !isUpper(text[0]) || !isUpper(text[1]) || !isDigits(text[2:]) {
		return form("an HCPC number: two letters and six digits, such as PH012345")
	}
	return nil
}

// ORCID checks an identifier of a researcher: four groups of four characters with
// hyphens between them, in the range that ORCID gives out.
func ORCID(text string) *Fault {
	const expected = "an ORCID iD: four groups of four digits with hyphens between them, the last a digit or X"
	if len(text) != 19 || text[4] != '-' || text[9] != '-' || text[14] != '-' {
		return form(expected)
	}
	plain := text[:4] + text[5:9] + text[10:14] + text[15:]
	if !isDigits(plain[:15]) || digitOrX(plain[15]) > 10 {
		return form(expected)
	}
	if !mod11x2(plain) {
		return checkDigit(expected)
	}
	const first = "000000015000000"
	if plain[:15] < first {
		return form("an ORCID iD from 0000-0001-5000-0007 on")
	}
	return nil
}

// NHSNumber checks a number of a patient of the NHS: ten digits, in groups of
// three, three and four or without. It never belongs into a page: this finds it.
func NHSNumber(text string) *Fault {
	const expected = "an NHS number: ten digits, the last of which is a check digit"
	plain := text
	if len(text) == 12 && text[3] == text[7] && (text[3] == ' ' || text[3] == '-') {
		plain = text[:3] + text[4:7] + text[8:]
	}
	if len(plain) != 10 || !isDigits(plain) {
		return form(expected)
	}
	return holds(weighted11(plain[:9], 2) == (11-digit(plain[9]))%11, expected)
}

// KVNR checks a number of the statutory health insurance of Germany
// (Krankenversichertennummer), the part of it that stays for life: a letter and nine
// digits, the last of which is a check digit. It never belongs into a page: this finds it.
func KVNR(text string) *Fault {
	const expected = "a KVNR: a capital letter and nine digits, the last of which is a check digit"
	if len(text) != 10 || !isUpper(text[0]) || !isDigits(text[1:]) {
		return form(expected)
	}
	letter := int(text[0]-'A') + 1
	digits := [10]int{letter / 10, letter % 10}
	sum := 0
	for i := range digits {
		if i >= 2 {
			digits[i] = digit(text[i-1])
		}
		product := digits[i] * (1 + i%2)
		sum += product/10 + product%10
	}
	return holds(sum%10 == digit(text[9]), expected)
}

// SSN checks the form of a Social Security Number of the United States, which has
// no check digit. It never belongs into a page: this finds it.
func SSN(text string) *Fault {
	const expected = "an SSN: digits as 3-2-4, the first three not 000, 666 or from 900 on"
	if len(text) != 11 || text[3] != '-' || text[6] != '-' || !isDigits(text[:3]) || !isDigits(text[4:6]) || !isDigits(text[7:]) {
		return form(expected)
	}
	if text[:3] == "000" || text[:3] == "666" || text[0] == '9' || text[4:6] == "00" || text[7:] == "0000" {
		return form(expected)
	}
	return nil
}

// NIR checks a number of the French social security (numéro d'inscription au
// répertoire): 13 digits and a key of two, with or without spaces. Of Corsica,
// whose numbers hold a letter, it knows 2A and 2B. It never belongs into a page:
// this finds it.
func NIR(text string) *Fault {
	const expected = "an NIR: 13 digits that begin with the sex, the year and the month of birth, and a key of two digits"
	plain := withoutSeparators(text)
	if len(plain) != 15 {
		return form(expected)
	}
	number := plain[:13]
	switch plain[5:7] {
	case "2A":
		number = number[:5] + "19" + number[7:]
	case "2B":
		number = number[:5] + "18" + number[7:]
	}
	if !isDigits(number) || !isDigits(plain[13:]) || number[0] != '1' && number[0] != '2' {
		return form(expected)
	}
	if month := digit(number[3])*10 + digit(number[4]); month == 0 || month > 12 && month < 20 {
		return form(expected)
	}
	return holds(97-mod97(number) == digit(plain[13])*10+digit(plain[14]), expected)
}
