package rdf

// IsNumber tells whether the text is a number as JSON writes it (RFC 8259,
// section 6), which the text of every literal of kind [Number] must be.
func IsNumber(text string) bool {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	whole := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	if i == whole || i > whole+1 && text[whole] == '0' {
		return false
	}
	if i < len(text) && text[i] == '.' {
		i++
		fraction := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if i == fraction {
			return false
		}
	}
	if i < len(text) && text[i]|0x20 == 'e' {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		exponent := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if i == exponent {
			return false
		}
	}
	return i == len(text)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
