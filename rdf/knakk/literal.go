package knakk

import (
	"math"
	"strconv"
	"strings"

	knakk "github.com/knakk/rdf"

	"github.com/healthld/healthld/rdf"
)

// langString is the datatype of texts with a language.
const langString = rdf.RDFNamespace + "langString"

func literalOf(o rdf.Object) (knakk.Object, error) {
	if err := checkText(o.Text); err != nil {
		return nil, err
	}
	text, datatype := o.Text, o.Tag
	switch o.Kind {
	case rdf.String:
		datatype = rdf.XSDString
	case rdf.LanguageString:
		return inLanguageOf(o)
	case rdf.Boolean:
		if text != "true" && text != "false" {
			return nil, &rdf.Problem{What: strconv.QuoteToGraphic(text) + " is no boolean", Expected: "true or false"}
		}
		datatype = rdf.XSDBoolean
	case rdf.Number:
		var err error
		if text, datatype, err = numberOf(text); err != nil {
			return nil, err
		}
	case rdf.TypedLiteral:
		if datatype == langString {
			return nil, &rdf.Problem{What: "a text of datatype rdf:langString has no language", Expected: "an rdf.LanguageString"}
		}
	}
	iri, err := iriOf(datatype)
	if err != nil {
		return nil, err
	}
	return knakk.NewTypedLiteral(text, iri), nil
}

func inLanguageOf(o rdf.Object) (knakk.Object, error) {
	if o.Tag == "" { // NewLangLiteral panics
		return nil, &rdf.Problem{What: "the language is empty", Expected: "a language tag (BCP 47)"}
	}
	literal, err := knakk.NewLangLiteral(o.Text, o.Tag)
	if err != nil {
		return nil, &rdf.Problem{
			What:     "knakk/rdf does not take the language " + strconv.QuoteToGraphic(o.Tag) + ": " + err.Error(),
			Expected: "a language tag (BCP 47) of one or two subtags",
		}
	}
	return literal, nil
}

// tooLarge is from where a number without fraction is a double (JSON-LD 1.1 API,
// section 8.6).
const tooLarge = 1e21

// numberOf gives the canonical text and the datatype of a number as JSON writes
// it. Whole numbers keep all their digits.
func numberOf(text string) (canonical, datatype string, err error) {
	if !rdf.IsNumber(text) {
		return "", "", &rdf.Problem{What: strconv.QuoteToGraphic(text) + " is no number", Expected: "digits as JSON writes them (RFC 8259, section 6)"}
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return "", "", &rdf.Problem{What: "the number " + text + " is too large for a double", Expected: "a number below 1.8E308"}
	}
	if math.Trunc(number) == number && math.Abs(number) < tooLarge {
		switch {
		case number == 0:
			return "0", rdf.XSDInteger, nil
		case strings.ContainsAny(text, ".eE"):
			return strconv.FormatFloat(number, 'f', -1, 64), rdf.XSDInteger, nil
		}
		return text, rdf.XSDInteger, nil
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(number, 'E', 15, 64), "E")
	mantissa = strings.TrimRight(mantissa, "0")
	if strings.HasSuffix(mantissa, ".") {
		mantissa += "0"
	}
	power, err := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(power), rdf.XSDDouble, err
}

func fromLiteral(literal knakk.Literal) (rdf.Object, error) {
	text, language, datatype := literal.String(), literal.Lang(), literal.DataType.String()
	if err := checkText(text); err != nil {
		return rdf.Object{}, err
	}
	switch {
	case language != "":
		return rdf.Object{Kind: rdf.LanguageString, Text: text, Tag: language}, nil
	case datatype == "":
		return rdf.Object{}, &rdf.Problem{What: "the literal " + strconv.QuoteToGraphic(text) + " has no datatype", Expected: "one made by knakk/rdf"}
	case datatype == langString:
		return rdf.Object{}, &rdf.Problem{What: "the text " + strconv.QuoteToGraphic(text) + " of datatype rdf:langString has no language", Expected: "a language tag (BCP 47)"}
	case datatype == rdf.XSDString:
		return rdf.Object{Kind: rdf.String, Text: text}, nil
	case datatype == rdf.XSDBoolean && (text == "true" || text == "false"):
		return rdf.Object{Kind: rdf.Boolean, Text: text}, nil
	case datatype == rdf.XSDInteger || datatype == rdf.XSDDouble:
		if canonical, same, err := numberOf(text); err == nil && canonical == text && same == datatype {
			return rdf.Object{Kind: rdf.Number, Text: text}, nil
		}
	}
	return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}, checkIRI(datatype)
}
