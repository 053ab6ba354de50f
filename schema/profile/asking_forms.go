package profile

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// isA asks for things of some types. What is not described may be one.
func isA(names ...string) form {
	set := under(names...)
	expected := names[0]
	for i, name := range names[1:] {
		if i == len(names)-2 {
			expected += " or " + name
		} else {
			expected += ", " + name
		}
	}
	return func(_ *asking, v *reached) string {
		switch {
		case v.thing == nil:
			if v.value.Kind == rdf.IRI || v.value.Kind == rdf.BlankNode {
				return ""
			}
		case len(v.thing.Terms) == 0 || set.hold(v.thing):
			return ""
		}
		return article(expected)
	}
}

func article(word string) string {
	if strings.ContainsRune("AEIOaeio", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// shorterThan asks for a text of fewer characters.
func shorterThan(length int) form {
	return func(_ *asking, v *reached) string {
		if !isLiteral(v) || utf8.RuneCountInString(v.value.Text) < length {
			return ""
		}
		return "shorter than " + strconv.Itoa(length) + " characters"
	}
}

// lengthBetween asks for a text of some length.
func lengthBetween(least, greatest int) form {
	return func(_ *asking, v *reached) string {
		if n := utf8.RuneCountInString(v.value.Text); !isLiteral(v) || n >= least && n <= greatest {
			return ""
		}
		return "a text of " + strconv.Itoa(least) + " to " + strconv.Itoa(greatest) + " characters"
	}
}

// literal makes a form of a test of texts.
func literal(expected string, right func(text string) bool) form {
	return func(_ *asking, v *reached) string {
		if !isLiteral(v) || right(textOf(v)) {
			return ""
		}
		return expected
	}
}

// Forms of ISO 8601 as search engines read them. A part of the day may be left
// out, and the seconds.
var (
	dateLayouts = []string{"2006-01-02", "2006-01", "2006"}
	timeLayouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700"}
	bareLayouts = []string{"2006-01-02T15:04:05", "2006-01-02T15:04"}
)

// parse reads a text in the first layout that it has. It asks for UTC, since time.Parse
// would read the system's own zone from a file.
func parse(text string, layouts ...[]string) (time.Time, bool) {
	text = strings.Replace(text, " ", "T", 1)
	for _, some := range layouts {
		for _, layout := range some {
			if !mayHave(layout, text) {
				continue
			}
			if at, err := time.ParseInLocation(layout, text, time.UTC); err == nil {
				return at, true
			}
		}
	}
	return time.Time{}, false
}

// mayHave tells whether a text may have a layout by its length and its T: an error of
// the parser takes memory, and with several layouts most fail.
func mayHave(layout, text string) bool {
	const day = len("2006-01-02")
	if len(layout) <= day {
		return len(text) == len(layout)
	}
	return len(text) > day && text[day] == 'T'
}

// isDate tells whether a text is a date, or a date and time.
func isDate(text string) bool {
	if isPlainDay(text) {
		return true
	}
	_, is := parseAny(text)
	return is
}

// isPlainDay tells whether a text is a day as most are: one that every month has, in
// digits and hyphens.
func isPlainDay(text string) bool {
	if len(text) != len("2006-01-02") || text[4] != '-' || text[7] != '-' {
		return false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	month, day := text[5:7], text[8:]
	return month >= "01" && month <= "12" && day >= "01" && day <= "28"
}

func parseAny(text string) (time.Time, bool) {
	return parse(text, dateLayouts, timeLayouts, bareLayouts)
}

var (
	date = literal("a date such as 2026-03-14", isDate)
	// dateTime asks for a zone where there is a time.
	dateTime = literal("a date, or a date and time with its zone, such as 2026-03-14T09:30:00+01:00", func(text string) bool {
		if isPlainDay(text) {
			return true
		}
		_, is := parse(text, dateLayouts, timeLayouts)
		return is
	})
	// dayTime asks for both.
	dayTime = literal("a date and time with its zone, such as 2026-03-14T09:30:00+01:00", func(text string) bool {
		_, is := parse(text, timeLayouts)
		return is
	})
	clockTime = literal("a time such as 08:30:00", func(text string) bool {
		if isPlainClock(text) {
			return true
		}
		for _, layout := range []string{"15:04:05", "15:04", "15:04:05Z07:00", "15:04Z07:00"} {
			if _, err := time.ParseInLocation(layout, text, time.UTC); err == nil {
				return true
			}
		}
		return false
	})
	duration = literal("a duration such as PT1M30S", isDuration)
	number   = literal("a number", isNumber)
	boolean  = literal("true or false", func(text string) bool {
		name := nameIn(&rdf.Value{Object: rdf.Object{Text: text}})
		return name == "true" || name == "false" || name == "True" || name == "False"
	})
	address     = literal("an absolute address", isAddress)
	rootAddress = literal("the address of the home page itself, such as https://www.example.com/", func(text string) bool {
		u, err := url.Parse(text)
		return err == nil && isAddress(text) && (u.Path == "" || u.Path == "/")
	})
	telephone = literal("a number with country and area code, such as +44 1632 960100", func(text string) bool {
		digits := 0
		for _, c := range strings.TrimPrefix(text, "tel:") {
			if c >= '0' && c <= '9' {
				digits++
			}
		}
		return strings.HasPrefix(strings.TrimPrefix(text, "tel:"), "+") && digits >= 7 && digits <= 15
	})
	countryCode = literal("a country code of two letters, such as GB (ISO 3166-1)", func(text string) bool { return isCode(text, 2) })
	currency    = literal("a currency code of three letters, such as GBP (ISO 4217)", func(text string) bool { return isCode(text, 3) })
	price       = literal("a number above 0, with digits and a dot alone, such as 19.90", func(text string) bool {
		value, err := strconv.ParseFloat(text, 64)
		return err == nil && value > 0 && isNumber(text)
	})
	schemedCode = literal("four digits of a scheme, a colon and the identifier, such as 0060:123456789", func(text string) bool {
		scheme, id, is := strings.Cut(text, ":")
		_, err := strconv.ParseUint(scheme, 10, 16)
		return is && err == nil && len(scheme) == 4 && id != "" && !strings.ContainsAny(id, " \t\n")
	})
)

// isPlainClock tells whether a text is a time of day as most are: hours and minutes, of two
// digits each.
func isPlainClock(text string) bool {
	if len(text) != len("08:30") || text[2] != ':' {
		return false
	}
	for _, i := range [...]int{0, 1, 3, 4} {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text[:2] < "24" && text[3] < '6'
}

// isAddress tells whether a text is an absolute http address.
func isAddress(text string) bool {
	if _, plain := plainHost(text); plain {
		return true
	}
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// isCode tells whether a text is a code of that many capital letters. Whether
// there is such a code the rules of values ask.
func isCode(text string, length int) bool {
	if len(text) != length {
		return false
	}
	for i := range length {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return true
}

// isNumber tells whether a text is a number as JSON and XML write it: digits, a
// dot, no other mark.
func isNumber(text string) bool {
	if isPlainNumber(text) {
		return true
	}
	if text == "" || strings.Trim(text, "0123456789.eE+-") != "" {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// isPlainNumber tells whether a text is a number as most are: a few digits, with a dot
// among them or without.
func isPlainNumber(text string) bool {
	const longest = 20
	dots := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && i > 0 && i < len(text)-1:
			dots++
		default:
			return false
		}
	}
	return text != "" && len(text) < longest && dots < 2
}

// isDuration tells whether a text is a duration of ISO 8601: P, then years,
// months, weeks and days, then T with hours, minutes and seconds.
func isDuration(text string) bool {
	rest, is := strings.CutPrefix(text, "P")
	days, hours, timed := strings.Cut(rest, "T")
	return is && rest != "" && (!timed || hours != "") && hasUnits(days, "YMWD") && hasUnits(hours, "HMS")
}

// hasUnits tells whether a text is numbers, each with one of the units, in the
// order of these.
func hasUnits(text, units string) bool {
	for text != "" {
		end := strings.IndexFunc(text, func(c rune) bool { return (c < '0' || c > '9') && c != '.' })
		if end <= 0 {
			return false
		}
		at := strings.IndexByte(units, text[end])
		if at < 0 {
			return false
		}
		text, units = text[end+1:], units[at+1:]
	}
	return true
}

// integerFrom asks for a whole number.
func integerFrom(least int64) form {
	return literal("a whole number of "+strconv.FormatInt(least, 10)+" or more", func(text string) bool {
		value, err := strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 64)
		return err == nil && value >= least
	})
}

// degrees asks for a coordinate with at least five decimal places, which is
// about a metre.
func degrees(greatest float64) form {
	bound := strconv.FormatFloat(greatest, 'f', -1, 64)
	return literal("a number from -"+bound+" to "+bound+" with at least five decimal places", func(text string) bool {
		value, err := strconv.ParseFloat(text, 64)
		_, decimals, _ := strings.Cut(text, ".")
		return err == nil && value >= -greatest && value <= greatest && len(decimals) >= 5
	})
}

// memberOf asks for a member of an enumeration, by name or address.
func memberOf(enumeration string, names ...string) form {
	expected := "a member of " + enumeration
	if len(names) > 0 {
		expected = strings.Join(names, ", ")
	}
	return func(_ *asking, v *reached) string {
		if v.thing != nil && !v.value.IsLiteral() && vocab.LookupIRI(v.value.Text) == 0 {
			return "" // described by itself
		}
		if len(names) > 0 {
			for _, name := range names {
				if nameIn(v.value) == name {
					return ""
				}
			}
			return expected
		}
		for _, of := range vocab.Lookup(nameIn(v.value)).Enumerations() {
			if vocab.IsA(of, vocab.Lookup(enumeration)) {
				return ""
			}
		}
		return expected
	}
}

// oneOf asks for one of some texts.
func oneOf(texts ...string) form {
	return literal("one of "+strings.Join(texts, ", "), func(text string) bool {
		for _, known := range texts {
			if known == nameIn(&rdf.Value{Object: rdf.Object{Text: text}}) {
				return true
			}
		}
		return false
	})
}

// notPast asks for a day that has not gone by. It says nothing without a clock.
func notPast(a *asking, v *reached) string {
	if a.today == "" || !isLiteral(v) {
		return ""
	}
	text := textOf(v)
	if !isDate(text) || len(text) < len("2006") || text[:min(len(text), len(a.today))] >= a.today[:min(len(text), len(a.today))] {
		return ""
	}
	return "a day to come: today is " + a.today
}
