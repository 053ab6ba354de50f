package ident

// digit gives the value of a digit, and more than 9 for anything else.
func digit(c byte) int { return int(c - '0') }

// isDigits tells whether the text is of digits alone, at least one.
func isDigits(text string) bool {
	for i := range len(text) {
		if digit(text[i]) > 9 {
			return false
		}
	}
	return text != ""
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// isUpperOrDigits tells whether the text is of A to Z and digits alone.
func isUpperOrDigits(text string) bool {
	for i := range len(text) {
		if !isUpper(text[i]) && digit(text[i]) > 9 {
			return false
		}
	}
	return text != ""
}

// gs1 tells whether the check digit of GS1 fits, the last of the digits: weights
// 3 and 1 in turn from the digit left of it (GS1 General Specifications, section
// 7.9).
func gs1(digits string) bool {
	sum, weight := 0, 1
	for i := len(digits) - 1; i >= 0; i-- {
		sum += digit(digits[i]) * weight
		weight = 4 - weight
	}
	return sum%10 == 0
}

// luhn tells whether the check digit of ISO/IEC 7812-1 fits, the last of the
// digits. Those of the prefix stand before them.
func luhn(prefix, digits string) bool {
	sum, double := 0, false
	add := func(text string) {
		for i := len(text) - 1; i >= 0; i-- {
			d := digit(text[i])
			if double {
				if d *= 2; d > 9 {
					d -= 9
				}
			}
			sum, double = sum+d, !double
		}
	}
	add(digits)
	add(prefix)
	return sum%10 == 0
}

// mod97 gives the remainder by 97 of the number that digits and letters make,
// A as 10 to Z as 35 (ISO/IEC 7064, MOD 97-10).
func mod97(text string) int {
	n := 0
	for i := range len(text) {
		if c := text[i]; isUpper(c) {
			n = (n*100 + int(c-'A') + 10) % 97
		} else {
			n = (n*10 + digit(c)) % 97
		}
	}
	return n
}

// mod11x2 tells whether the last character is the check character of the digits
// before it (ISO/IEC 7064, MOD 11-2).
func mod11x2(text string) bool {
	t, last := 0, len(text)-1
	for i := range last {
		t = (t + digit(text[i])) * 2 % 11
	}
	return digitOrX(text[last]) == (12-t)%11
}

// digitOrX gives the value of a digit, of X 10, and of anything else more.
func digitOrX(c byte) int {
	if c == 'X' {
		return 10
	}
	if d := digit(c); d <= 9 {
		return d
	}
	return 255
}

// weighted11 gives the sum of the digits, of which the last has the weight
// last and each before it one more, by 11.
func weighted11(digits string, last int) int {
	sum := 0
	for i := range len(digits) {
		sum += digitOrX(digits[i]) * (len(digits) - 1 - i + last)
	}
	return sum % 11
}

// verhoeff tells whether the check digit fits, the last of the digits (Verhoeff
// 1969): the digits, permuted by their places, multiply to 0 in the group of the
// symmetries of a pentagon.
func verhoeff(digits string) bool {
	c := 0
	for i := range len(digits) {
		d := digit(digits[len(digits)-1-i])
		for range i % 8 {
			d = int(permuted[d])
		}
		c = pentagon(c, d)
	}
	return c == 0
}

// permuted is the permutation that Verhoeff's scheme applies once for each place.
var permuted = [10]uint8{1, 5, 7, 6, 2, 8, 3, 0, 9, 4}

// pentagon multiplies in the dihedral group of order 10: 0 to 4 turn a pentagon,
// 5 to 9 turn it over.
func pentagon(a, b int) int {
	switch {
	case a < 5 && b < 5:
		return (a + b) % 5
	case a < 5:
		return (a+b-5)%5 + 5
	case b < 5:
		return (a-5-b+5)%5 + 5
	}
	return (a - b + 5) % 5
}
