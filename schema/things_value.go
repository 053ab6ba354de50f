package schema

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// value gives what a value of a property is as a value of Go, and whether it
// means something that the property expects as far as the data types go. The
// link is that of the value, if it is no literal. A value that cannot be told is
// nil, and a fault.
func (r *reading) value(i, p, v int32, link *int32, expected *rangePlan, field *fieldPlan) (Value, bool) {
	o := r.things.nodes[i].node.Properties[p].Values[v].Object
	switch o.Kind {
	case rdf.IRI:
		*link++
		return r.iri(i, p, v, *link-1, o.Text, expected, field), true
	case rdf.BlankNode:
		*link++
		return r.mention(*link-1, o.Text), true
	case rdf.TypedLiteral:
		o = o.FromRDF()
	}
	switch o.Kind {
	case rdf.String:
		return r.text(o.Text, expected, field)
	case rdf.LanguageString:
		if o.Tag != "" {
			return Localized{o.Tag: o.Text}, true
		}
	case rdf.Number:
		if rdf.IsNumber(o.Text) {
			return number(o.Text, expected), true
		}
	case rdf.Boolean:
		if o.Text == "true" || o.Text == "false" {
			return Boolean(o.Text == "true"), true
		}
	case rdf.TypedLiteral:
		if o.Tag != "" && o.Tag != langStringIRI {
			return r.typed(i, p, v, o.Text, o.Tag, expected)
		}
	}
	r.fault(i, p, v, "the value "+quote(o.Text)+" is no sound literal and is told as text", "a literal with its datatype or language")
	return Literal{Text: o.Text}, true
}

// mention gives the struct of the node that a blank value leads to, one that says
// nothing where the graph says nothing.
func (r *reading) mention(link int32, label string) Value {
	if n := r.links[link]; n != noNode {
		return r.hold(link)
	}
	if r.silent == nil {
		r.silent = make(map[string]*Node)
	}
	node := r.silent[label]
	if node == nil {
		node = &Node{}
		r.silent[label] = node
	}
	return node
}

// hold gives the struct of the node that a link leads to.
func (r *reading) hold(link int32) Value {
	r.held[link] = true
	n := &r.things.nodes[r.links[link]]
	if n.qualified != nil {
		return n.qualified
	}
	return n.value
}

// iri gives an IRI as what it leads to, as a member or as an address.
func (r *reading) iri(i, p, v, link int32, iri string, expected *rangePlan, field *fieldPlan) Value {
	if n := r.links[link]; n != noNode {
		t := &r.things.nodes[n]
		// Where an address is expected it is no matter that the graph speaks of
		// what has it.
		if t.qualified != nil || expected.things && field.fits(t.value) || !expected.has(isURL|isText) {
			return r.hold(link)
		}
	} else if member := r.member(iri, expected, field); member != nil {
		return member
	}
	if expected.coercion == vocab.CoercedIRI && expected.has(isURL) && isToldAsIs(iri) {
		return URL(iri)
	}
	id := r.idOf(i, p, v, iri)
	if id == "" {
		return nil
	}
	return id
}

// isToldAsIs tells whether an IRI is told as it stands.
func isToldAsIs(iri string) bool { return rdf.IsAbsoluteIRI(iri) && vocab.ExpandPrefix(iri) == iri }

// idOf gives an IRI as an ID. What is told as another is a fault.
func (r *reading) idOf(i, p, v int32, iri string) ID {
	switch {
	case iri == "":
		r.fault(i, p, v, "the IRI is empty: it is left out", "an absolute IRI")
	case !rdf.IsAbsoluteIRI(iri):
		r.fault(i, p, v, "the IRI "+quote(iri)+" is relative", "an absolute IRI")
	case !isToldAsIs(iri):
		r.fault(i, p, v, "the IRI "+quote(iri)+" is told as "+quote(vocab.ExpandPrefix(iri)), "an IRI without a prefix of the official context")
	}
	return ID(iri)
}

// member gives the member of an enumeration that the property expects and whose
// address the text is, or nil.
func (r *reading) member(text string, expected *rangePlan, field *fieldPlan) Value {
	if !expected.enumeration || !mayBeMember(text) {
		return nil
	}
	term := vocab.LookupIRI(text)
	if !vocab.Expects(expected.property, term) {
		return nil
	}
	for _, enumeration := range term.Enumerations() {
		if value := r.types.member(enumeration, term); value != nil && (field == nil || field.fits(value)) {
			return value
		}
	}
	return ID(term.IRI())
}

// member gives a member as a value of one of its enumerations, or nil where that
// has no Go type.
func (k *knownTypes) member(enumeration, member vocab.Term) Value {
	t := k.enumerations[enumeration]
	if t == nil {
		return nil
	}
	value := reflect.New(t).Elem()
	value.SetString(vocab.SecureNamespace + member.Name())
	return value.Interface().(Value)
}

// text gives a text as the data type that the property expects, or as a Literal
// where that is told in another way.
func (r *reading) text(text string, expected *rangePlan, field *fieldPlan) (Value, bool) {
	if member := r.member(text, expected, field); member != nil {
		return member, true
	}
	switch {
	case expected.coercion == vocab.CoercedIRI:
		return Literal{Text: text}, expected.has(isText | isURL)
	case expected.coercion == vocab.CoercedDate:
		return Literal{Text: text}, expected.has(isText) || formOf(text)&expected.dataTypes&isTemporal != 0
	}
	if form := formOf(text) & expected.dataTypes; form != 0 {
		return temporal(text, form), true
	}
	switch {
	case expected.has(isURL) && isWeb(text) && isToldAsIs(text):
		return URL(text), true
	case expected.has(isText):
		return Text(text), true
	case expected.has(isURL):
		return Literal{Text: text}, true
	case expected.has(isTemporal):
		return temporal(text, expected.dataTypes), true
	case expected.has(isSelector):
		return CssSelectorType(text), true
	case expected.has(isXPath):
		return XPathType(text), true
	case expected.has(isPronounceable):
		return PronounceableText(text), true
	case meansNumber(text, expected):
		return Literal{Text: text}, true
	case expected.has(isBoolean):
		if _, ok := truthOf(text); ok {
			return Literal{Text: text}, true
		}
	}
	return Text(text), true
}

// temporal gives a text as one of the data types, the one that its form is of
// where it can be.
func temporal(text string, among dataTypes) Value {
	if form := formOf(text) & among; form != 0 {
		among = form
	}
	switch {
	case among.has(isDate):
		return Date(text)
	case among.has(isDateTime):
		return DateTime(text)
	case among.has(isTime):
		return Time(text)
	}
	return Duration(text)
}

// formOf tells by its first characters which data type a text looks like; none
// where it looks like other text.
func formOf(text string) dataTypes {
	if len(text) == 0 {
		return 0
	}
	if text[0] == 'P' || text[0] == '-' && len(text) > 1 && text[1] == 'P' {
		for i := range len(text) {
			if c := text[i]; !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '.' && c != '-' {
				return 0
			}
		}
		return isDuration
	}
	digits := 0
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	date, time := false, false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == 'Z', c == '.', c == '+':
		case c == '-':
			date = true
		case c == ':', c == 'T' && i > 0:
			time = true
		default:
			return 0
		}
	}
	switch {
	case digits == 4 && date && time:
		return isDateTime
	case digits == 4 && (date || len(text) == 4) && !time:
		return isDate
	case digits == 2 && time:
		return isTime
	}
	return 0
}

// meansNumber tells whether a text is a number that the property expects.
func meansNumber(text string, expected *rangePlan) bool {
	if expected.has(isNumber | isFloat) {
		return rdf.IsNumber(text)
	}
	return expected.has(isInteger) && isInt64(text)
}

// isInt64 tells whether a text is what an Integer is told as.
func isInt64(text string) bool {
	n, err := strconv.ParseInt(text, 10, 64)
	return err == nil && strconv.FormatInt(n, 10) == text
}

// number gives a number that is told with the digits that it has.
func number(text string, expected *rangePlan) Value {
	if !expected.has(isNumber|isFloat) && isInt64(text) {
		n, _ := strconv.ParseInt(text, 10, 64)
		return Integer(n)
	}
	f, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || !isSameNumber(formatNumber(f), text):
		return Decimal(text)
	case expected.has(isFloat) && !expected.has(isNumber):
		return Float(f)
	}
	return Number(f)
}

// isSameNumber tells whether the digits of a [Number] are those of the text, or
// the text is the form that an xsd:double has for that number.
func isSameNumber(digits, text string) bool {
	if digits == text {
		return true
	}
	if !strings.Contains(text, "E") {
		return false
	}
	o, err := rdf.Object{Kind: rdf.Number, Text: digits}.ToRDF()
	return err == nil && o.Tag == rdf.XSDDouble && o.Text == text
}

// typed gives a literal of a datatype.
func (r *reading) typed(i, p, v int32, text, datatype string, expected *rangePlan) (Value, bool) {
	if datatype == dateIRI && expected.coercion == vocab.CoercedDate {
		if expected.has(isTemporal) {
			return temporal(text, expected.dataTypes), true
		}
		return Text(text), true
	}
	if !isToldAsIs(datatype) {
		r.fault(i, p, v, "the datatype "+quote(datatype)+" is relative or told as another", "an absolute IRI")
	}
	return Literal{Text: text, Datatype: datatype}, meansOneOf(text, datatype, expected)
}

// meansOneOf tells whether a literal means a value that the property expects.
func meansOneOf(text, datatype string, expected *rangePlan) bool {
	of := datatypeOf(datatype)
	switch {
	case of == 0:
		return expected.has(isText)
	case of.has(isDate | isDateTime):
		return expected.has(isDate | isDateTime | isText)
	case of.has(isInteger):
		return expected.has(isNumeric)
	case of.has(isNumber):
		return expected.has(isNumber|isFloat) || meansNumber(text, expected)
	}
	return expected.has(of)
}

// datatypeOf gives the data types of schema.org that a datatype of another
// vocabulary has values of; none for one that is not known.
func datatypeOf(datatype string) dataTypes {
	if len(datatype) <= len(rdf.XSDNamespace) || datatype[:len(rdf.XSDNamespace)] != rdf.XSDNamespace {
		switch term := vocab.LookupIRI(datatype); {
		case term == 0:
			return 0
		default:
			name := term.Name()
			for i := range dataTypeNames {
				if name == dataTypeNames[i] {
					return 1 << i
				}
			}
		}
		return 0
	}
	switch datatype[len(rdf.XSDNamespace):] {
	case "date", "gYear", "gYearMonth":
		return isDate
	case "dateTime", "dateTimeStamp":
		return isDateTime
	case "time":
		return isTime
	case "duration", "dayTimeDuration", "yearMonthDuration":
		return isDuration
	case "boolean":
		return isBoolean
	case "anyURI":
		return isURL
	case "string", "normalizedString", "token":
		return isText
	case "decimal", "double", "float":
		return isNumber
	case "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
		"unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte":
		return isInteger
	}
	return 0
}
