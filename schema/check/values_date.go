package check

import (
	"strings"
	"time"

	"github.com/healthld/healthld/internal/vocab"
)

// isDate tells whether a text is a calendar date by ISO 8601, whole or reduced:
// 2026, 2026-03, 2026-03-14, or 20260314. Years before 0001 have a minus.
func isDate(text string) bool {
	text = strings.TrimPrefix(text, "-")
	switch len(text) {
	case 4:
		return areDigits(text) && text != noYear
	case 7:
		year, month, _, ok := readMonth(text)
		return ok && daysIn(year, month) > 0
	case 10:
		return isDay(text)
	case 8:
		return areDigits(text) && text[:4] != noYear && isDayOf(digits4(text), digits2(text[4:]), digits2(text[6:]))
	}
	return false
}

// noYear is a year that there was not, and that programs write where they have no date.
const noYear = "0000"

// extended gives a date, or a date with a time, that is written without hyphens in the form
// with hyphens and colons.
func extended(text string) string {
	date, clock, timed := strings.Cut(text, "T")
	date = date[:4] + "-" + date[4:6] + "-" + date[6:]
	if !timed {
		return date
	}
	end := 0
	for end < len(clock) && clock[end] >= '0' && clock[end] <= '9' {
		end++
	}
	zone := clock[end:]
	switch clock = clock[:end]; len(clock) {
	case 4:
		clock = clock[:2] + ":" + clock[2:]
	case 6:
		clock = clock[:2] + ":" + clock[2:4] + ":" + clock[4:]
	}
	if len(zone) >= 5 && (zone[0] == '+' || zone[0] == '-') && areDigits(zone[1:5]) {
		zone = zone[:3] + ":" + zone[3:]
	}
	return date + "T" + clock + zone
}

// isDay tells whether a text is a day that there is, as 2026-03-14.
func isDay(text string) bool {
	year, month, rest, ok := readMonth(text)
	return ok && len(rest) == 3 && rest[0] == '-' && areDigits(rest[1:]) && isDayOf(year, month, digits2(rest[1:]))
}

// readMonth reads the year and month at the beginning of a text.
func readMonth(text string) (year, month int, rest string, ok bool) {
	if len(text) < 7 || text[4] != '-' || !areDigits(text[:4]) || !areDigits(text[5:7]) || text[:4] == noYear {
		return 0, 0, "", false
	}
	return digits4(text), digits2(text[5:]), text[7:], true
}

func isDayOf(year, month, day int) bool { return day > 0 && day <= daysIn(year, month) }

// daysIn gives how many days a month has in the Gregorian calendar, 0 where there is no
// such month.
func daysIn(year, month int) int {
	switch month {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 0
}

// digits2 and digits4 read as many digits.
func digits2(text string) int { return int(text[0]-'0')*10 + int(text[1]-'0') }
func digits4(text string) int { return digits2(text)*100 + digits2(text[2:]) }

// isDateTime tells whether a text is a date, a T, and a time.
func isDateTime(text string) bool {
	date, clock, found := strings.Cut(text, "T")
	return found && len(date) >= 8 && isDate(date) && isTime(clock)
}

// isTime tells whether a text is a time of day by ISO 8601 with or without a
// zone: 08:30, 08:30:00, 08:30:00.5Z, 083000+0100. The day ends at 24:00.
func isTime(text string) bool {
	if isPlainClock(text) {
		return text[:2] < "24"
	}
	text = strings.TrimPrefix(text, "T")
	clock, ok := cutZone(text)
	if !ok {
		return false
	}
	if whole, fraction, found := strings.Cut(clock, "."); found {
		if !areDigits(fraction) || fraction == "" || len(digitsOf(whole)) != 6 {
			return false
		}
		clock = whole
	}
	digits := digitsOf(clock)
	if len(digits) != 4 && len(digits) != 6 {
		return false
	}
	if digits[:2] == "24" {
		return strings.Trim(digits[2:], "0") == ""
	}
	return digits[:2] < "24" && digits[2:4] < "60" && (len(digits) == 4 || digits[4:] < "60" || digits[2:] == "5960")
}

// isPlainClock tells whether a text has the form of most times, 08:30, with minutes that
// there are.
func isPlainClock(text string) bool {
	return len(text) == 5 && text[2] == ':' && areDigits(text[:2]) && areDigits(text[3:]) && text[3] < '6' && text[:2] != "24"
}

// digitsOf gives the digits of hh:mm, hh:mm:ss, hhmm and hhmmss, "" for what is
// written in another way.
func digitsOf(clock string) string {
	switch {
	case len(clock) == 5 && clock[2] == ':':
		clock = clock[:2] + clock[3:]
	case len(clock) == 8 && clock[2] == ':' && clock[5] == ':':
		clock = clock[:2] + clock[3:5] + clock[6:]
	}
	if !areDigits(clock) {
		return ""
	}
	return clock
}

// cutZone takes Z, +01:00, +0100 or +01 from the end of a time.
func cutZone(text string) (clock string, ok bool) {
	if clock, is := strings.CutSuffix(text, "Z"); is {
		return clock, true
	}
	i := strings.LastIndexAny(text, "+-")
	if i < 0 {
		return text, true
	}
	zone := text[i+1:]
	if len(zone) == 2 {
		zone += "00"
	}
	digits := digitsOf(zone)
	return text[:i], len(digits) == 4 && digits[:2] < "24" && digits[2:] < "60"
}

func areDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// checkDate says what is wrong with a date or date-time.
func checkDate(property vocab.Term, text string) (fault, suggestion string) {
	fault = "is no date; " + property.Name() + " expects a form such as 2026-03-14"
	if date, _, _ := strings.Cut(text, "T"); looksLikeDate(date) {
		switch {
		case !isDay(date):
			return "is no date: there is no such day", ""
		default:
			return "is no date with a time; " + property.Name() + " expects a form such as 2026-03-14T09:30:00+01:00", ""
		}
	}
	return fault, suggestDate(text)
}

func looksLikeDate(text string) bool {
	return len(text) == 10 && text[4] == '-' && text[7] == '-' && areDigits(text[:4]+text[5:7]+text[8:])
}

// dateLayouts are ways to write a date that can be read in one way alone.
var dateLayouts = []string{
	"2006/1/2", "2006.1.2", "2006-1-2",
	"2 January 2006", "2. January 2006", "January 2, 2006", "January 2 2006",
	"2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2-Jan-2006",
}

// suggestDate gives the date that a text means, where there is no other.
func suggestDate(text string) string {
	if len(text) > 40 {
		return ""
	}
	if date, clock, found := strings.Cut(text, " "); found && isDate(date) && isTime(clock) {
		return date + "T" + clock
	}
	for _, layout := range dateLayouts {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return suggestNumericDate(text)
}

// suggestNumericDate reads 13/03/2026 and 3/13/2026, in which one number is no
// month. In 04/03/2026 both may be.
func suggestNumericDate(text string) string {
	for _, separator := range []string{"/", ".", "-"} {
		dayFirst, errDay := time.Parse("2"+separator+"1"+separator+"2006", text)
		monthFirst, errMonth := time.Parse("1"+separator+"2"+separator+"2006", text)
		switch {
		case errDay == nil && (errMonth != nil || dayFirst.Equal(monthFirst)):
			return dayFirst.Format(time.DateOnly)
		case errMonth == nil && errDay != nil:
			return monthFirst.Format(time.DateOnly)
		}
	}
	return ""
}

// checkTime says what is wrong with a time.
func checkTime(property vocab.Term, text string) (fault, suggestion string) {
	if digits := digitsOf(text); len(digits) == 4 || len(digits) == 6 {
		return "is no time: the day has 24 hours of 60 minutes", ""
	}
	fault = "is no time; " + property.Name() + " expects a form such as 08:30"
	if len(text) > 20 {
		return fault, ""
	}
	for _, layout := range []string{"15:04", "3:04 PM", "3:04PM", "3:04 pm", "3:04pm", "3 PM", "3PM", "3 pm", "3pm", "3.04 pm", "3.04 PM",
		"15h04", "15H04", "15h", "15H", "15:04h", "15:04 h", "15.04 h", "15 h", "15:04 Uhr", "15.04 Uhr", "15 Uhr"} {
		if clock, err := time.Parse(layout, text); err == nil {
			return fault, clock.Format("15:04")
		}
	}
	return fault, ""
}
