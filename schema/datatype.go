package schema

// The data types of schema.org. Strings keep the form they are given, so that
// 2024-05 stays 2024-05; the rules of package check tell where a form is wrong.
//
// What a string means follows the property, as in JSON-LD: the official context
// reads some properties as IRIs and some as dates, and where a property expects
// an enumeration, the address of one of its members is the member.
type (
	// Text is a plain text without a language: UTF-8, which the writers check.
	Text string
	// URL is an IRI (RFC 3987). A relative one is resolved against the base of
	// the description (RFC 3986, section 5); without a base it is an error, and an
	// empty one always is.
	URL string
	// PronounceableText is a text that can be spoken.
	PronounceableText string
	// CssSelectorType is a CSS selector (Selectors Level 4).
	CssSelectorType string
	// XPathType is an XPath expression (XPath 1.0).
	XPathType string
	// Date is an ISO 8601 date: 2026-03-14, or 2026-03 and 2026 where no more is
	// known. [DateOf] makes one.
	Date string
	// DateTime is an ISO 8601 date and time: 2026-03-14T09:30:00+01:00.
	// [DateTimeOf] makes one.
	DateTime string
	// Time is an ISO 8601 time of day: 09:30:00. [TimeOf] makes one.
	Time string
	// Duration is an ISO 8601 duration: PT45M. [DurationOf] makes one.
	Duration string
	// Number is a number, told in the fewest digits that read back as the same:
	// 4.7, 1e-7. NaN and the infinities are errors.
	Number float64
	// Float is a number that schema.org calls a floating-point one, told as
	// [Number] is.
	Float float64
	// Integer is a whole number, told in all its digits.
	Integer int64
	// Decimal is a number in exactly the digits given, such as 19.90. Its form
	// is that of a JSON number (RFC 8259, section 6); any other is an error.
	Decimal string
	// Boolean is true or false.
	Boolean bool
)

func (Text) shape() shape              { return textShape }
func (URL) shape() shape               { return urlShape }
func (PronounceableText) shape() shape { return textShape }
func (CssSelectorType) shape() shape   { return textShape }
func (XPathType) shape() shape         { return textShape }
func (Date) shape() shape              { return textShape }
func (DateTime) shape() shape          { return textShape }
func (Time) shape() shape              { return textShape }
func (Duration) shape() shape          { return textShape }
func (Number) shape() shape            { return numberShape }
func (Float) shape() shape             { return numberShape }
func (Integer) shape() shape           { return integerShape }
func (Decimal) shape() shape           { return decimalShape }
func (Boolean) shape() shape           { return booleanShape }
