package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// isInteger tells whether a text is a whole number as JSON writes it, be it with
// zeros as decimals.
func isInteger(text string) bool {
	whole, decimals, _ := strings.Cut(text, ".")
	return rdf.IsNumber(text) && areDigits(strings.TrimPrefix(whole, "-")) && strings.Trim(decimals, "0") == ""
}

// checkNumber says what is wrong with a number.
func checkNumber(property vocab.Term, text string) (fault, suggestion string) {
	const form = " expects digits with a point before decimals, and nothing else"
	switch {
	case rdf.IsNumber(text) && strings.ContainsAny(text, "eE"):
		return "is a number with an exponent; " + property.Name() + form, ""
	case rdf.IsNumber(text):
		return "is no whole number, which " + property.Name() + " expects", ""
	}
	suggestion = suggestNumber(text)
	if slices.Equal(property.Ranges(), integerAlone) && strings.ContainsAny(text, ",.") {
		switch {
		case isGrouped(text):
			suggestion = strings.Map(digitAlone, text)
		case strings.Contains(suggestion, "."):
			suggestion = "" // no whole number either
		}
	}
	return "is no number; " + property.Name() + form, suggestion
}

var integerAlone = []vocab.Term{vocab.Lookup("Integer")}

// isGrouped tells whether a text is up to three digits with three behind a comma or point: of
// a whole number these are its thousands.
func isGrouped(text string) bool {
	at := len(text) - len(",000")
	return at > 0 && at <= 3 && text[0] != '0' && areDigits(text[:at]) && (text[at] == ',' || text[at] == '.') && areDigits(text[at+1:])
}

// digitAlone leaves out what is no digit.
func digitAlone(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// suggestNumber gives the number that a text means, where there is no other: a
// decimal comma, separators of thousands beside a decimal sign or of a kind that no
// decimals have, a sign, zero or space too many, digits of another script, the symbol or
// name of a currency. 1,299 may be both 1299 and 1.299, and so is neither.
func suggestNumber(text string) string {
	if len(text) > longestAmount {
		return ""
	}
	text = strings.TrimPrefix(withoutCurrency(text), "+")
	text, isNegative := strings.CutPrefix(text, "-")
	text = ungrouped(text)
	for len(text) > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9' {
		text = text[1:]
	}
	if isNegative {
		text = "-" + text
	}
	if !rdf.IsNumber(text) {
		return ""
	}
	return text
}

// longestAmount bounds the texts that are read as numbers.
const longestAmount = 40

// ungrouped gives digits without the separators of their groups and with a point before
// their decimals, "" where it is not plain which separator is which.
func ungrouped(text string) string {
	whole, decimals := text, ""
	if last := strings.LastIndexAny(text, ",."); last >= 0 && strings.Count(text, text[last:last+1]) == 1 {
		whole, decimals = text[:last], text[last+1:]
		switch {
		case decimals == "" || whole == "":
		case len(decimals) == 3 && areDigits(whole) && len(whole) <= 3 && whole != "0":
			return ""
		case !areDigits(decimals):
			return ""
		}
	}
	if separator := strings.IndexAny(whole, ",. '"); separator >= 0 {
		groups := strings.Split(whole, whole[separator:separator+1])
		for i, group := range groups {
			isLast := i == len(groups)-1
			// In India the thousands have three digits, and what is above them two.
			if !areDigits(group) || i == 0 && len(group) > 3 || isLast && len(group) != 3 || i > 0 && !isLast && len(group) != 2 && len(group) != 3 {
				return ""
			}
		}
		whole = strings.Join(groups, "")
	}
	switch {
	case decimals == "":
		return whole
	case whole == "":
		whole = "0"
	}
	return whole + "." + decimals
}

// withoutCurrency gives a text that is meant as a number with the digits and signs that
// numbers have, and without the sign, code or name of a currency beside them, and the dash
// for no cents.
func withoutCurrency(text string) string {
	if !isASCII(text) {
		text = strings.Map(plainNumeral, text)
	}
	text = trimCurrency(strings.TrimSpace(text))
	for _, dash := range [...]string{"-", "–", "—"} {
		if rest, is := strings.CutSuffix(text, dash); is && (strings.HasSuffix(rest, ".") || strings.HasSuffix(rest, ",")) {
			return rest[:len(rest)-1]
		}
	}
	return text
}

// plainNumeral gives the ASCII character that means the same in a number.
func plainNumeral(r rune) rune {
	for _, zero := range [...]rune{0x660, 0x6F0, 0x966, 0xFF10} { // Arabic, Persian, Devanagari, full width
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	switch r {
	case '\u066B': // the decimal sign in Arabic
		return '.'
	case '\u066C', '’': // separators of thousands
		return '\''
	case '\u2212': // minus
		return '-'
	case '\u00a0', '\u202f', '\u2009': // spaces that do not break
		return ' '
	}
	return r
}

// trimCurrency takes the sign, code or name of a currency from both ends of a text.
func trimCurrency(text string) string {
	isNoLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	if end := strings.IndexFunc(text, isNoLetter); end > 0 && (isCurrencyWord(text[:end]) || end <= 2 && text[end] == '$') {
		if currencyShorts[strings.ToLower(text[:end])] && text[end] == '.' {
			end++
		}
		text = text[end:]
	}
	text = strings.TrimSpace(strings.Trim(text, currencySymbols))
	withoutDot := strings.TrimSuffix(text, ".")
	if start := strings.LastIndexFunc(withoutDot, isNoLetter) + 1; start > 0 && start < len(withoutDot) {
		if _, size := utf8.DecodeRuneInString(withoutDot[start-1:]); size > 1 {
			start += size - 1
		}
		if start < len(withoutDot) && isCurrencyWord(withoutDot[start:]) {
			text = strings.TrimSpace(withoutDot[:start])
		}
	}
	return strings.TrimSpace(strings.Trim(text, currencySymbols))
}

const currencySymbols = "£$€¥₹₽₺₪₴₩₫฿"

// isCurrencyWord tells whether a word stands for a currency beside an amount.
func isCurrencyWord(word string) bool {
	lower := strings.ToLower(word)
	return currencies[word] || currencies[strings.ToUpper(word)] || currencyNames[lower] || currencyShorts[lower]
}

// currencyShorts are short names of currencies that are no codes.
var currencyShorts = wordSet("fr sfr kr zł kč rs lei ft")

// isDisguised tells whether a text is a number that is written as none ought to
// be, under a property that takes texts that are no numbers.
func isDisguised(t *Thing, property *Property, own forms, value *rdf.Value) bool {
	expected := property.expected
	if expected.concern&aboutNumber == 0 || own&numberForm == 0 || value.Kind == rdf.Number || value.Kind == rdf.Boolean {
		return false
	}
	switch {
	case expected.concern&aboutCount != 0:
		return isDisguisedPrice(value)
	case property.Term == valueTerm && !isAmount(t): // of anything else it may be a text as well
		return false
	}
	return !rdf.IsNumber(value.Text) && (suggestNumber(value.Text) != "" || isMoneyGrouped(value.Text))
}

// isMoneyGrouped tells whether an amount stands in digits with a separator of thousands or of
// decimals, which it is not plain, beside a currency: "$100,000".
func isMoneyGrouped(text string) bool {
	if len(text) > longestAmount {
		return false
	}
	text = strings.TrimSpace(text)
	bare := withoutCurrency(text)
	return len(bare) < len(text) && isGrouped(bare)
}

// isDisguisedPrice tells whether a text under a price is none as schema.org wants it,
// digits with a point before decimals, and no words either, such as "on request" and
// "from 19 EUR".
func isDisguisedPrice(value *rdf.Value) bool {
	text := value.Text
	whole, decimals, hasPoint := strings.Cut(text, ".")
	if areDigits(whole) && (!hasPoint || areDigits(decimals)) && (len(whole) == 1 || whole[0] != '0') || len(text) > longestAmount {
		return false
	}
	if rdf.IsNumber(text) && (text[0] == '-' || value.Kind != rdf.String) {
		return false // negative, or a number of XML Schema with an exponent
	}
	bare := withoutCurrency(text)
	if !strings.ContainsAny(bare, "0123456789") {
		return isNoNumber(bare)
	}
	letters := 0
	for _, r := range bare {
		if !unicode.IsLetter(r) {
			letters = 0
		} else if letters++; letters > 1 {
			return false
		}
	}
	return true
}

// isNoNumber tells whether a text is what programs print where a calculation had no result.
func isNoNumber(text string) bool {
	text = strings.TrimLeft(text, "+-")
	return strings.EqualFold(text, "NaN") || strings.EqualFold(text, "Infinity") || strings.EqualFold(text, "Inf")
}

// isAmount tells whether a thing is a quantity or a sum of money, whose value is a number.
func isAmount(t *Thing) bool {
	for _, term := range t.Terms {
		if vocab.IsA(term, quantitativeValue) || vocab.IsA(term, monetaryAmount) {
			return true
		}
	}
	return false
}

var (
	quantitativeValue = vocab.Lookup("QuantitativeValue")
	monetaryAmount    = vocab.Lookup("MonetaryAmount")
)

// isBoolean tells whether a text is true or false, or the member True or False
// of schema.org by its name or address.
func isBoolean(text string) bool {
	if local, ours := localName(text); ours {
		return local == "True" || local == "False"
	}
	return text == "true" || text == "false" || text == "True" || text == "False"
}

// checkBoolean says what is wrong with a truth value.
func checkBoolean(property vocab.Term, text string) (fault, suggestion string) {
	if len(text) <= 5 {
		switch strings.ToLower(text) {
		case "yes", "y", "true", "on":
			suggestion = "true"
		case "no", "n", "false", "off":
			suggestion = "false"
		}
	}
	return "is no truth value; " + property.Name() + " expects true or false", suggestion
}
