package rdf

import (
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/excerpt"
)

// langString is the datatype of texts in a language, which no literal has
// without one.
const langString = RDFNamespace + "langString"

// ToRDF gives the object as RDF 1.1 has it, which knows literals by their text
// and datatype alone. A number or a boolean becomes what a JSON-LD processor
// makes of it (JSON-LD 1.1 API, section 8.2.2):
//
//   - A number without fraction and below 1E21 is an xsd:integer in canonical
//     form: 5 is "5", 5.0 and 5e0 are the same. All its digits are kept.
//   - Any other is an xsd:double in canonical form, its mantissa rounded to 15
//     digits behind the point as "%1.15E" of C does (section 8.6): 19.90 is
//     "1.99E1", 1e21 is "1.0E21", and 8.7 is "8.699999999999999E0".
//   - A boolean is an xsd:boolean.
//   - A literal of datatype xsd:string is a [String].
//
// Everything else is given back as it is; the result is of no other kinds than
// [IRI], [BlankNode], [String], [LanguageString] and [TypedLiteral]. So two
// objects are one in RDF where what ToRDF gives is equal.
//
// A number that is none as JSON writes it or that is too large for a double, a
// boolean that is neither true nor false, a literal that lacks its language or
// its datatype, and the zero Object are a [*Problem]. Whether an IRI or a
// language tag is well-formed is not looked at.
func (o Object) ToRDF() (Object, error) {
	switch o.Kind {
	case IRI, BlankNode, String:
		return o, nil
	case LanguageString:
		return o, checkLanguageString(o.Tag)
	case Number:
		text, datatype, err := appendNumber(nil, o.Text)
		if err != nil {
			return Object{}, err
		}
		if string(text) != o.Text {
			o.Text = string(text)
		}
		return Object{Kind: TypedLiteral, Text: o.Text, Tag: datatype}, nil
	case Boolean:
		return Object{Kind: TypedLiteral, Text: o.Text, Tag: XSDBoolean}, checkBoolean(o.Text)
	case TypedLiteral:
		if o.Tag == XSDString {
			return Object{Kind: String, Text: o.Text}, nil
		}
		return o, checkDatatype(o.Tag)
	}
	return Object{}, notAValue(o.Kind)
}

// FromRDF is the way back from [Object.ToRDF]: a literal that a number or a
// boolean gives is that number or boolean, with the text of the literal, and one
// of datatype xsd:string is a [String]. Everything else is given back as it is,
// an xsd:integer such as "007" or an xsd:double such as "5.0E0" too, since no
// number gives those. ToRDF of the result is what ToRDF of the object is.
func (o Object) FromRDF() Object {
	if o.Kind != TypedLiteral {
		return o
	}
	switch o.Tag {
	case XSDString:
		return Object{Kind: String, Text: o.Text}
	case XSDBoolean:
		if o.Text == "true" || o.Text == "false" {
			return Object{Kind: Boolean, Text: o.Text}
		}
	case XSDInteger:
		if isCanonicalInteger(o.Text) {
			return Object{Kind: Number, Text: o.Text}
		}
	case XSDDouble:
		var room [32]byte
		text, datatype, err := appendNumber(room[:0], o.Text)
		if err == nil && datatype == XSDDouble && string(text) == o.Text {
			return Object{Kind: Number, Text: o.Text}
		}
	}
	return o
}

func checkLanguageString(tag string) error {
	if tag == "" {
		return &Problem{What: "a text in a language has no language tag", Expected: "a language tag (BCP 47)"}
	}
	return nil
}

func checkBoolean(text string) error {
	if text != "true" && text != "false" {
		return &Problem{What: excerpt.Quote(text) + " is no boolean", Expected: "true or false"}
	}
	return nil
}

func checkDatatype(datatype string) error {
	switch datatype {
	case "":
		return &Problem{What: "a typed literal has no datatype", Expected: "an absolute IRI"}
	case langString:
		return &Problem{What: "a literal of datatype rdf:langString has no language", Expected: "a text in a language"}
	}
	return nil
}

func notAValue(kind Kind) error {
	return &Problem{What: kind.String() + " is no kind of value", Expected: "IRI to TypedLiteral"}
}

// integerDigits is how many digits a number below 1E21 has at most.
const integerDigits = 21

// isCanonicalInteger tells whether the text is a number below 1E21 in the
// canonical form of xsd:integer.
func isCanonicalInteger(text string) bool {
	digits := text
	if len(digits) > 1 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > integerDigits || digits[0] == '0' && len(text) > 1 {
		return false
	}
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			return false
		}
	}
	return true
}

// appendNumber appends a number as JSON writes it in the canonical form of its
// datatype, which it gives; see [Object.ToRDF].
func appendNumber(b []byte, text string) ([]byte, string, error) {
	if isCanonicalInteger(text) {
		return append(b, text...), XSDInteger, nil
	}
	if !IsNumber(text) {
		return b, "", &Problem{What: excerpt.Quote(text) + " is no number", Expected: "digits as JSON writes them (RFC 8259, section 6)"}
	}
	mantissa, power := cutExponent(text)
	digits, exponent := significant(mantissa)
	exponent += power
	if digits == 0 {
		return append(b, '0'), XSDInteger, nil
	}
	if exponent >= 0 && exponent <= integerDigits-digits {
		return appendInteger(b, mantissa, digits, exponent), XSDInteger, nil
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return b, "", &Problem{What: "the number " + excerpt.Quote(text) + " is too large for a double", Expected: "a number below 1.8E308"}
	}
	return appendDouble(b, number), XSDDouble, nil
}

// cutExponent parts a number at its exponent. Those beyond what any double has
// are as good as the limit.
func cutExponent(text string) (mantissa string, power int) {
	i := strings.IndexAny(text, "eE")
	if i < 0 {
		return text, 0
	}
	power, err := strconv.Atoi(text[i+1:])
	const limit = 1 << 30
	if err != nil || power > limit || power < -limit {
		power = limit
		if text[i+1] == '-' {
			power = -limit
		}
	}
	return text[:i], power
}

// significant tells how many digits a mantissa has between the first and the
// last that are not zero, and by which power of ten they count. A zero has none.
func significant(mantissa string) (digits, exponent int) {
	behindPoint := false
	seen, fraction := 0, 0
	for i := range len(mantissa) {
		c := mantissa[i]
		if !isDigit(c) { // the sign or the point
			behindPoint = c == '.'
			continue
		}
		if behindPoint {
			fraction++
		}
		if c != '0' || seen > 0 {
			seen++
		}
		if c != '0' {
			digits = seen
		}
	}
	return digits, seen - digits - fraction
}

// appendInteger appends the significant digits of a mantissa and as many zeros
// as the power of ten says.
func appendInteger(b []byte, mantissa string, digits, exponent int) []byte {
	if mantissa[0] == '-' {
		b = append(b, '-')
	}
	start := strings.IndexAny(mantissa, "123456789")
	for i := start; digits > 0; i++ {
		if mantissa[i] != '.' {
			b = append(b, mantissa[i])
			digits--
		}
	}
	for range exponent {
		b = append(b, '0')
	}
	return b
}

// appendDouble appends the canonical form of an xsd:double, its mantissa rounded
// to 15 digits behind the point.
func appendDouble(b []byte, number float64) []byte {
	b = strconv.AppendFloat(b, number, 'E', 15, 64)
	e := len(b) - 3 // at least two digits and a sign stand behind the E
	for b[e] != 'E' {
		e--
	}
	exponent := b[e+2:]
	for len(exponent) > 1 && exponent[0] == '0' {
		exponent = exponent[1:]
	}
	negative := b[e+1] == '-'
	for b[e-1] == '0' && b[e-2] != '.' {
		e--
	}
	b = append(b[:e], 'E')
	if negative {
		b = append(b, '-')
	}
	return append(b, exponent...) // which lies behind where it goes to
}
