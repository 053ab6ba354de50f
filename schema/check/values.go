package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Values are the rules of how values are written and of what they can be: dates,
// times, numbers and addresses by their form, codes of currencies, countries and
// languages, telephone numbers, opening hours, what is empty or was forgotten.
var Values = slices.Concat(valueForms, valueCodes, valueHours, valueSense, valueDamage)

// valueForms are the rules of the forms of data types. A value is right if it
// fits any of the types that its property expects; where text is expected, all
// is right.
var valueForms = Rules{
	{
		ID: "date", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A date, or a date with a time, should be written by ISO 8601, as 2026-03-14 or 2026-03-14T09:30:00+01:00, and should exist. 2026-03 and 2026 are dates too.",
		Bad:    `{"@type": "Article", "datePublished": "2026-02-30"}`,
		Good:   `{"@type": "Article", "datePublished": "2024-02-29", "dateModified": "2026-03-14T09:30:00+01:00", "dateCreated": "2024"}`,
		Check:  valueRule(dateForm|dateTimeForm, checkDate),
	},
	{
		ID: "time", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A time should be written by ISO 8601, as 08:30 or 08:30:00, from 00:00 to 24:00.",
		Bad:    `{"@type": "OpeningHoursSpecification", "opens": "8.30 am", "closes": "17:00"}`,
		Good:   `{"@type": "OpeningHoursSpecification", "opens": "08:30", "closes": "17:00:00"}`,
		Check:  valueRule(timeForm, checkTime),
	},
	{
		ID: "duration", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A duration should be written by ISO 8601: P, then years, months, weeks and days, then T and hours, minutes and seconds, as PT30M for half an hour.",
		Bad:    `{"@type": "VideoObject", "duration": "30 minutes"}`,
		Good:   `{"@type": "VideoObject", "duration": "PT1H30M"}`,
		Check:  valueRule(durationForm, checkDuration),
	},
	{
		ID: "number", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A number should be written in digits, with a point before its decimals and nothing else: no comma, no unit, no symbol of a currency, no words. Prices, ratings, coordinates and amounts may be texts, but not numbers in disguise, such as 4,5, £19.90 or 1,299.00.",
		Bad:    `{"@type": "AggregateRating", "ratingValue": 4.5, "ratingCount": "twelve"}`,
		Good:   `{"@type": "AggregateRating", "ratingValue": 4.5, "ratingCount": "12"}`,
		Check:  valueRule(numberForm|integerForm, checkNumber),
	},
	{
		ID: "boolean", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A truth value should be true or false.",
		Bad:    `{"@type": "MedicalClinic", "isAcceptingNewPatients": "yes"}`,
		Good:   `{"@type": "MedicalClinic", "isAcceptingNewPatients": true, "smokingAllowed": "False"}`,
		Check:  valueRule(booleanForm, checkBoolean),
	},
	{
		ID: "url", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "An address should be an absolute URL: with its scheme, a host, and without spaces.",
		Bad:    `{"@type": "MedicalClinic", "url": "https://sunrise.example/our clinic"}`,
		Good:   `{"@type": "MedicalClinic", "url": "https://sunrise.example/our-clinic", "hasMap": "https://maps.example/?q=54.9,0.4"}`,
		Check:  onValues{urlForm.traits(), iris | texts, checkURL},
	},
}

// valueCheck looks at a text that ought to have one of its forms, and says what
// is wrong with it: it expects the rest of a sentence that begins with the text,
// and gives what would be right where that is certain.
type valueCheck func(property vocab.Term, text string) (fault, suggestion string)

// formOrder says which form a text without any is held against, where a
// property takes several: one mistake is one finding.
var formOrder = [...]forms{dateForm | dateTimeForm, timeForm, durationForm, numberForm | integerForm, booleanForm}

// valueRule gives the check of a rule about the form of texts.
func valueRule(own forms, check valueCheck) onValues {
	kinds := texts
	if own&integerForm != 0 {
		kinds |= natives // a number need not be a whole one
	}
	return onValues{own.traits(), kinds, func(p *Pass, t *Thing, property *Property, number int) {
		if property.Term == 0 {
			return
		}
		expected := property.expected
		value := &property.Values[number]
		if expected.forms&own == 0 {
			return
		}
		disguised := expected.forms&(anyText|quantityForm) != 0
		if disguised && !isDisguised(t, property, expected.forms&own, value) {
			return
		}
		if !hasForm(value) || value.Kind == rdf.Number && own&integerForm == 0 || len(expected.enumerations) > 0 {
			return
		}
		for _, form := range formOrder {
			if expected.forms&form != 0 {
				if form != own {
					return
				}
				break
			}
		}
		if !disguised && fitsText(expected.forms, value.Text) {
			return
		}
		fault, suggestion := check(property.Term, value.Text)
		if expected.concern&aboutCount != 0 && strings.HasPrefix(suggestion, "-") {
			suggestion = "" // a number, and wrong as well
		}
		if suggestion != "" {
			fault += "; write " + suggestion
		}
		p.Report(AtValue(t, property, number), quote(value.Text)+" "+fault, property.Term, suggestion)
	}}
}

// hasForm tells whether a value is a text whose form can be looked at: literals
// of datatypes that are neither schema.org's nor XML Schema's are left alone.
func hasForm(value *rdf.Value) bool {
	switch value.Kind {
	case rdf.String, rdf.LanguageString:
		return true
	case rdf.Number:
		return strings.ContainsRune(value.Text, '.') // where a whole number is expected
	case rdf.TypedLiteral:
		_, ours := localName(value.Tag)
		return ours || strings.HasPrefix(value.Tag, rdf.XSDNamespace)
	}
	return false
}

// fitsText tells whether a text has one of the forms.
func fitsText(expected forms, text string) bool {
	switch {
	case expected&(anyText|quantityForm) != 0:
		return true
	case expected&(dateForm|dateTimeForm) != 0 && (isDate(text) || isDateTime(text)):
		return true
	case expected&timeForm != 0 && isTime(text):
		return true
	case expected&durationForm != 0 && isDuration(text):
		return true
	case expected&numberForm != 0 && rdf.IsNumber(text):
		return true
	case expected&integerForm != 0 && isInteger(text):
		return true
	case expected&booleanForm != 0 && isBoolean(text):
		return true
	case expected&urlForm != 0:
		fault, _ := urlFault(text)
		return fault == ""
	}
	return false
}
