package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// hoursReader reads opening hours from their compact notation.
type hoursReader struct {
	text string
	at   int
}

func (r *hoursReader) rules() ([]hoursRule, *hoursProblem) {
	var rules []hoursRule
	for {
		for r.accept(';') {
		}
		if r.atEnd() {
			break
		}
		rule, problem := r.rule()
		if problem != nil {
			return nil, problem
		}
		rules = append(rules, rule)
		if !r.atEnd() && !r.accept(';') {
			return nil, r.unexpected("a semicolon between rules, or a comma between ranges of hours")
		}
	}
	if len(rules) == 0 {
		return nil, r.unexpected("opening hours such as Mo-Fr 08:00-18:00")
	}
	return rules, nil
}

func (r *hoursReader) rule() (hoursRule, *hoursProblem) {
	r.skipSpace()
	rule := hoursRule{place: r.at}
	if r.acceptWord("24/7") {
		rule.days = wholeWeek
		rule.ranges = []hoursRange{{opens: "00:00", closes: "24:00", end: secondsOfDay, place: rule.place}}
		return rule, nil
	}
	var problem *hoursProblem
	if rule.period, problem = r.period(); problem != nil {
		return rule, problem
	}
	dated := rule.period != hoursPeriod{}
	switch {
	case r.atLetter() && !(dated && r.atClosed()):
		if rule.days, problem = r.days(); problem != nil {
			return rule, problem
		}
	case !dated:
		return rule, r.unexpected("a day such as Mo, a date such as 2026-12-24, or 24/7")
	}
	r.accept(':')
	if r.atClosed() {
		r.word()
		rule.closed = true
		return rule, nil
	}
	rule.ranges, problem = r.ranges()
	return rule, problem
}

// period reads a date or two with a slash between them; none where there is no
// date.
func (r *hoursReader) period() (hoursPeriod, *hoursProblem) {
	start := r.at
	if !r.atDate() {
		return hoursPeriod{}, nil
	}
	var p hoursPeriod
	var problem *hoursProblem
	if p.from, problem = r.date(); problem != nil {
		return p, problem
	}
	p.through = p.from
	if r.accept('/') {
		if p.through, problem = r.date(); problem != nil {
			return p, problem
		}
	}
	if p == (hoursPeriod{}) {
		problem = &hoursProblem{Problem: rdf.Problem{What: "the period has neither end", Expected: "a date such as 2026-12-24 at one of them"}}
	} else {
		problem = p.check()
	}
	return p, atPlace(start, problem)
}

// atDate tells whether a date follows, well formed or not, or an open end.
func (r *hoursReader) atDate() bool {
	year, _, found := strings.Cut(r.rest(), "-")
	return strings.HasPrefix(r.rest(), "..") || found && len(year) == 4 && strings.Trim(year, "0123456789") == ""
}

// date reads a date, or two dots for none.
func (r *hoursReader) date() (Date, *hoursProblem) {
	r.skipSpace()
	start := r.at
	word := wordOf(r.rest(), ";,/:")
	if word == "" {
		return "", r.unexpected("a date such as 2026-12-24, or two dots for an open end")
	}
	r.at += len(word)
	if word == ".." {
		return "", nil
	}
	if !isDayOfCalendar(word) {
		return "", atPlace(start, noDate(word))
	}
	return Date(word), nil
}

// days reads days and ranges of days with commas between them.
func (r *hoursReader) days() (daySet, *hoursProblem) {
	var days daySet
	for {
		r.skipSpace()
		start := r.at
		first, problem := r.day()
		if problem != nil {
			return 0, problem
		}
		days |= 1 << first
		if r.acceptDash() {
			last, problem := r.day()
			if problem != nil {
				return 0, problem
			}
			if first == last || first == publicHolidays || last == publicHolidays {
				return 0, atPlace(start, &hoursProblem{Problem: rdf.Problem{
					What:     "no range of days leads from " + dayNames[first] + " to " + dayNames[last],
					Expected: "two different days of the week",
				}})
			}
			for day := first; day != last; day = (day + 1) % 7 {
				days |= 1 << day
			}
			days |= 1 << last
		}
		if !r.accept(',') {
			return days, nil
		}
	}
}

// day reads the number of a day.
func (r *hoursReader) day() (int, *hoursProblem) {
	r.skipSpace()
	start := r.at
	word := r.word()
	if word == "" {
		return 0, r.unexpected("a day such as Mo, Mon or Monday, or PH for public holidays")
	}
	if strings.EqualFold(word, "PH") {
		return publicHolidays, nil
	}
	number := slices.IndexFunc(dayNames[:], func(name string) bool {
		return strings.EqualFold(word, name) ||
			name != dayNames[publicHolidays] && (strings.EqualFold(word, name[:2]) || strings.EqualFold(word, name[:3]))
	})
	if number < 0 {
		return 0, atPlace(start, &hoursProblem{Problem: rdf.Problem{
			What:     quote(clip(word)) + " is no day",
			Expected: "Mo, Mon or Monday and so on in English, PH for public holidays, or closed",
		}})
	}
	return number, nil
}

// ranges reads ranges of hours with commas between them.
func (r *hoursReader) ranges() ([]hoursRange, *hoursProblem) {
	var ranges []hoursRange
	for {
		one, problem := r.timeRange()
		if problem != nil {
			return nil, problem
		}
		ranges = append(ranges, one)
		if !r.accept(',') {
			return ranges, nil
		}
		if r.atLetter() {
			return nil, r.unexpected("another range of hours; a semicolon stands before other days")
		}
	}
}

func (r *hoursReader) timeRange() (hoursRange, *hoursProblem) {
	start := r.skipSpace()
	if r.atLetter() {
		return hoursRange{}, r.unexpected("hours such as 08:00-12:00, or closed")
	}
	opens, problem := r.time("hours such as 08:00-12:00, or closed")
	if problem != nil {
		return hoursRange{}, problem
	}
	if !r.acceptDash() {
		return hoursRange{}, r.unexpected("a hyphen and the time of closing")
	}
	closes, problem := r.time("the time of closing")
	if problem != nil {
		return hoursRange{}, problem
	}
	hours, problem := newHoursRange(opens, closes)
	if problem != nil {
		return hoursRange{}, atPlace(start, problem)
	}
	hours.place = start
	return hours, nil
}

// time reads a time of day.
func (r *hoursReader) time(expected string) (string, *hoursProblem) {
	start := r.skipSpace()
	word := wordOf(r.rest(), ";,-–/")
	if word == "" {
		return "", r.unexpected(expected)
	}
	r.at += len(word)
	if _, _, problem := clockTime(word); problem != nil {
		return "", atPlace(start, problem)
	}
	return word, nil
}

// atClosed tells whether the word for closed days follows.
func (r *hoursReader) atClosed() bool {
	start := r.skipSpace()
	word := r.word()
	r.at = start
	return strings.EqualFold(word, "closed") || strings.EqualFold(word, "off")
}

func (r *hoursReader) atLetter() bool {
	r.skipSpace()
	c, _ := utf8.DecodeRuneInString(r.rest())
	return unicode.IsLetter(c)
}

// word reads letters.
func (r *hoursReader) word() string {
	rest := r.rest()
	end := strings.IndexFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) })
	if end < 0 {
		end = len(rest)
	}
	r.at += end
	return rest[:end]
}

func (r *hoursReader) acceptWord(word string) bool {
	if wordOf(r.rest(), ";,") != word {
		return false
	}
	r.at += len(word)
	return true
}

func (r *hoursReader) acceptDash() bool { return r.accept('-') || r.accept('–') }

// accept passes over the character, and space before it, where it follows.
func (r *hoursReader) accept(c rune) bool {
	r.skipSpace()
	rest, is := strings.CutPrefix(r.rest(), string(c))
	r.at = len(r.text) - len(rest)
	return is
}

func (r *hoursReader) rest() string { return r.text[r.at:] }

func (r *hoursReader) atEnd() bool { return r.skipSpace() == len(r.text) }

// skipSpace passes over space, and gives where the reader then is.
func (r *hoursReader) skipSpace() int {
	r.at = len(r.text) - len(strings.TrimLeftFunc(r.rest(), unicode.IsSpace))
	return r.at
}

// unexpected says what stands where something else was expected.
func (r *hoursReader) unexpected(expected string) *hoursProblem {
	what := "the opening hours end"
	if !r.atEnd() {
		word := wordOf(r.rest(), ";,")
		if word == "" {
			word = r.rest()[:1]
		}
		what = quote(clip(word)) + " stands where it means nothing"
	}
	return atPlace(r.at, &hoursProblem{Problem: rdf.Problem{What: what, Expected: expected}})
}

// wordOf gives what a text begins with, up to space or one of the characters.
func wordOf(text, ends string) string {
	end := strings.IndexFunc(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(ends, c) })
	if end < 0 {
		return text
	}
	return text[:end]
}

// atPlace says where a problem is, if there is one.
func atPlace(place int, problem *hoursProblem) *hoursProblem {
	if problem != nil {
		problem.place = place
	}
	return problem
}

// positionIn gives the position of a byte offset in a text.
func positionIn(text string, offset int) rdf.Position {
	before := text[:offset]
	return rdf.Position{
		Offset: offset,
		Line:   1 + strings.Count(before, "\n"),
		Column: offset - strings.LastIndexByte(before, '\n'),
	}
}
