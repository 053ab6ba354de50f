package check

import (
	"strings"

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
	if rdf.IsNumber(text) {
		return "is no whole number, which " + property.Name() + " expects", ""
	}
	return "is no number; " + property.Name() + " expects digits with a point before decimals, and nothing else", suggestNumber(text)
}

// suggestNumber gives the number that a text means, where there is no other: a
// decimal comma before one or two digits, separators of thousands beside a
// decimal sign, a sign, zero or space too many, the symbol or code of a currency.
func suggestNumber(text string) string {
	if len(text) > 40 {
		return ""
	}
	text = strings.TrimSpace(text)
	text = strings.TrimSpace(strings.Trim(text, "£$€¥"))
	if len(text) > 3 && currencies[text[:3]] {
		text = strings.TrimSpace(text[3:])
	} else if len(text) > 3 && currencies[text[len(text)-3:]] {
		text = strings.TrimSpace(text[:len(text)-3])
	}
	text = strings.TrimPrefix(text, "+")
	comma, point := strings.LastIndexByte(text, ','), strings.LastIndexByte(text, '.')
	switch {
	case comma >= 0 && point >= 0 && comma < point:
		text = strings.ReplaceAll(text, ",", "")
	case comma >= 0 && point >= 0:
		text = strings.ReplaceAll(text, ".", "")
		text = strings.Replace(text, ",", ".", 1)
	case comma >= 0 && len(text)-comma <= 3 && strings.Count(text, ",") == 1:
		text = strings.Replace(text, ",", ".", 1)
	}
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	for len(text) > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9' {
		text = text[1:]
	}
	if !rdf.IsNumber(text) {
		return ""
	}
	return text
}

// isDisguised tells whether a text is a number that is written as none ought to
// be, under a property that takes texts that are no numbers.
func isDisguised(expected *expectation, own forms, value *rdf.Value) bool {
	return expected.concern&aboutNumber != 0 && own&numberForm != 0 && value.Kind != rdf.Number &&
		!rdf.IsNumber(value.Text) && suggestNumber(value.Text) != ""
}

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
