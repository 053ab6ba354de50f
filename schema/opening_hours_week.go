package schema

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/healthld/healthld/rdf"
)

// hoursRule is what holds on some days: the model behind both ways of telling
// opening hours.
type hoursRule struct {
	period hoursPeriod
	days   daySet // none: every day of the period
	closed bool
	ranges []hoursRange
	place  int // where it was told: a byte offset, or the number of an argument
}

// hoursProblem is a problem and the place of the rule that has it.
type hoursProblem struct {
	rdf.Problem
	place int
}

// hoursPeriod is the dates from which and through which a rule holds, each empty
// where there is none.
type hoursPeriod struct{ from, through Date }

// hoursRange is a range of hours of one day.
type hoursRange struct {
	opens, closes Time // as they are told
	start, end    int  // in seconds of the day; the end may lie in the next one
	place         int
}

func (r hoursRange) String() string { return string(r.opens) + "-" + string(r.closes) }

const (
	secondsOfDay  = 24 * 60 * 60
	secondsOfWeek = 7 * secondsOfDay
)

// daysOfWeek are the days in their order; a daySet has a bit for each.
var daysOfWeek = [...]DayOfWeek{Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, PublicHolidays}

const (
	publicHolidays        = 7
	wholeWeek      daySet = 1<<7 - 1
)

type daySet uint8

// numbers gives the days in their order.
func (s daySet) numbers() []int {
	var days []int
	for ; s != 0; s &= s - 1 {
		days = append(days, bits.TrailingZeros8(uint8(s)))
	}
	return days
}

// value gives the days as a value of dayOfWeek; nil for none.
func (s daySet) value() AnyDayOfWeek {
	var list DayOfWeekList
	for _, day := range s.numbers() {
		list = append(list, daysOfWeek[day])
	}
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return list
}

// dayNumber gives the number of a day that is told by its name or address; -1
// for what is no day.
func dayNumber(day DayOfWeek) int {
	return slices.Index(dayNames[:], memberOf(string(day)).Name())
}

// dayNames are the names of the daysOfWeek.
var dayNames = [len(daysOfWeek)]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays"}

// newHoursRange reads a range.
func newHoursRange(opens, closes string) (hoursRange, *hoursProblem) {
	var r hoursRange
	var problem *hoursProblem
	if r.opens, r.start, problem = clockTime(opens); problem != nil {
		return r, problem
	}
	if r.closes, r.end, problem = clockTime(closes); problem != nil {
		return r, problem
	}
	switch {
	case r.start == secondsOfDay:
		return r, &hoursProblem{Problem: rdf.Problem{
			What:     "nothing opens at " + string(r.opens),
			Expected: "a time from 00:00 to 23:59; 24:00 is the end of a day",
		}}
	case r.start == r.end:
		return r, &hoursProblem{Problem: rdf.Problem{
			What:     "the hours " + r.String() + " may mean a whole day or none",
			Expected: "two different times",
			Mend:     "write 00:00 and 24:00 for a day open around the clock, or closed",
		}}
	case r.end < r.start:
		r.end += secondsOfDay
	}
	return r, nil
}

// clockTime reads 8:30, 08:30 or 08:30:00, and gives it with two digits of hours
// and in seconds of the day.
func clockTime(text string) (Time, int, *hoursProblem) {
	whole := text
	if len(text) > 1 && text[1] == ':' {
		whole = "0" + text
	}
	seconds := 0
	switch {
	case whole == "24:00" || whole == "24:00:00":
		return Time(whole), secondsOfDay, nil
	case len(whole) == len("08:30"):
	case len(whole) == len("08:30:00") && whole[5] == ':' && isSixtieth(whole[6:]):
		seconds = twoDigits(whole[6:])
	default:
		return "", 0, noTime(text)
	}
	if hours := twoDigits(whole); hours >= 0 && hours < 24 && whole[2] == ':' && isSixtieth(whole[3:]) {
		return Time(whole), (hours*60+twoDigits(whole[3:]))*60 + seconds, nil
	}
	return "", 0, noTime(text)
}

// isSixtieth tells whether the text begins with 00 to 59.
func isSixtieth(text string) bool {
	n := twoDigits(text)
	return n >= 0 && n < 60
}

// twoDigits gives the number that the text begins with; -1 for none.
func twoDigits(text string) int {
	tens, ones := text[0]-'0', text[1]-'0'
	if tens > 9 || ones > 9 {
		return -1
	}
	return int(tens)*10 + int(ones)
}

func noTime(text string) *hoursProblem {
	return &hoursProblem{Problem: rdf.Problem{
		What:     quote(clip(text)) + " is no time of day",
		Expected: "hours and minutes from 00:00 to 24:00",
		Mend:     "write 17:00 for 5 pm",
	}}
}

func isDayOfCalendar(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func noDate(text string) *hoursProblem {
	return &hoursProblem{Problem: rdf.Problem{What: quote(clip(text)) + " is no date", Expected: "a day of the calendar such as 2026-12-24"}}
}

// clip shortens a text for a message.
func clip(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return text[:most] + "…"
}

// check tells whether the period ends before it begins.
func (p hoursPeriod) check() *hoursProblem {
	if p.from == "" || p.through == "" || p.from <= p.through {
		return nil
	}
	return &hoursProblem{Problem: rdf.Problem{
		What:     "the period from " + string(p.from) + " through " + string(p.through) + " ends before it begins",
		Expected: "the first day and then the last one",
	}}
}

// days gives the days of the week that the period has.
func (p hoursPeriod) days() daySet {
	first, errFrom := time.Parse(time.DateOnly, string(p.from))
	last, errThrough := time.Parse(time.DateOnly, string(p.through))
	if errFrom != nil || errThrough != nil {
		return wholeWeek
	}
	var days daySet
	for ; days != wholeWeek && !first.After(last); first = first.AddDate(0, 0, 1) {
		days |= 1 << ((first.Weekday() + 6) % 7)
	}
	return days
}

// endOf gives an end of a period as a value; nil for none.
func endOf(date Date) DateOrDateTime {
	if date == "" {
		return nil
	}
	return date
}

// specify checks the rules, and gives them as specifications.
func specify(rules []hoursRule) (OpeningHoursSpecificationList, *hoursProblem) {
	// Those without dates come first, whether or not there are any.
	periods := []hoursPeriod{{}}
	byPeriod := map[hoursPeriod][]hoursRule{}
	for _, rule := range rules {
		if _, known := byPeriod[rule.period]; !known && rule.period != (hoursPeriod{}) {
			periods = append(periods, rule.period)
		}
		byPeriod[rule.period] = append(byPeriod[rule.period], rule)
	}
	var list OpeningHoursSpecificationList
	for _, p := range periods {
		if problem := checkHours(p, byPeriod[p]); problem != nil {
			return nil, problem
		}
		for _, hours := range groupHours(byPeriod[p]) {
			list = append(list, &OpeningHoursSpecification{
				DayOfWeek: hours.days.value(),
				Opens:     hours.opens, Closes: hours.closes,
				ValidFrom: endOf(p.from), ValidThrough: endOf(p.through),
			})
		}
	}
	return list, nil
}

// hoursGroup is a range of hours, in the form in which it is told, and all days
// that have it.
type hoursGroup struct {
	opens, closes Time
	start         int
	days          daySet
}

// groupHours gives the ranges of the rules of one period, each once, in the order
// of their days and times.
func groupHours(rules []hoursRule) []hoursGroup {
	type key struct {
		opens, closes Time
		everyDay      bool
	}
	var groups []hoursGroup
	places := map[key]int{}
	add := func(group hoursGroup) {
		k := key{group.opens, group.closes, group.days == 0}
		place, known := places[k]
		if !known {
			place = len(groups)
			places[k] = place
			groups = append(groups, group)
		}
		groups[place].days |= group.days
	}
	for _, rule := range rules {
		if rule.closed {
			add(hoursGroup{opens: "00:00", closes: "00:00", days: rule.days})
		}
		for _, r := range rule.ranges {
			add(hoursGroup{opens: r.opens, closes: r.closing(), start: r.start, days: rule.days})
		}
	}
	slices.SortStableFunc(groups, func(a, b hoursGroup) int {
		return cmp.Or(cmp.Compare(a.days.first(), b.days.first()), cmp.Compare(a.start, b.start))
	})
	return groups
}

// first gives the number of the first day; -1 for every day of a period.
func (s daySet) first() int {
	if s == 0 {
		return -1
	}
	return bits.TrailingZeros8(uint8(s))
}

// closing gives the time of closing in the form that OpeningHoursOf documents.
func (r hoursRange) closing() Time {
	const midnight = "24:00"
	seconds, is := strings.CutPrefix(string(r.closes), midnight)
	switch {
	case !is:
		return r.closes
	case r.start == 0:
		return Time("23:59" + seconds)
	}
	return Time("00:00" + seconds)
}

// dayRange is a range on one day.
type dayRange struct {
	hoursRange
	day int
}

func (r dayRange) begin() int { return r.day*secondsOfDay + r.start }

func (r dayRange) finish() int { return r.day*secondsOfDay + r.end }

// checkHours tells whether a day of one period is both open and closed, and
// whether ranges overlap: within a day, or overnight into the next one.
func checkHours(p hoursPeriod, rules []hoursRule) *hoursProblem {
	closed := map[int]int{} // where a day is closed
	var week, holidays []dayRange
	for _, rule := range rules {
		days := rule.days
		if days == 0 {
			days = p.days()
		}
		for _, day := range days.numbers() {
			if rule.closed {
				closed[day] = rule.place
			}
			for _, r := range rule.ranges {
				if day == publicHolidays {
					holidays = append(holidays, dayRange{r, day})
				} else {
					week = append(week, dayRange{r, day})
				}
			}
		}
	}
	for _, r := range slices.Concat(week, holidays) {
		if place, is := closed[r.day]; is {
			return &hoursProblem{rdf.Problem{
				What:     fmt.Sprintf("%s is closed and open %s", dayNames[r.day], r),
				Expected: "a day that is either closed or open",
				Mend:     "leave " + dayNames[r.day] + " out where it is not meant",
			}, max(place, r.place)}
		}
	}
	// From public holidays no night leads to another day that is known.
	if problem := checkOverlap(holidays, false); problem != nil {
		return problem
	}
	return checkOverlap(week, true)
}

// checkOverlap tells whether ranges overlap. Among ranges in the order in which
// they begin, two do so only if two neighbours do; in a week that comes round,
// the last and the first are neighbours too.
func checkOverlap(ranges []dayRange, round bool) *hoursProblem {
	slices.SortStableFunc(ranges, func(a, b dayRange) int { return cmp.Compare(a.begin(), b.begin()) })
	for i := 1; i < len(ranges); i++ {
		if ranges[i-1].finish() > ranges[i].begin() {
			return overlap(ranges[i-1], ranges[i])
		}
	}
	if last := len(ranges) - 1; round && last > 0 && ranges[last].finish() > ranges[0].begin()+secondsOfWeek {
		return overlap(ranges[last], ranges[0])
	}
	return nil
}

func overlap(a, b dayRange) *hoursProblem {
	return &hoursProblem{rdf.Problem{
		What:     fmt.Sprintf("the hours %s %s and %s %s overlap", dayNames[a.day], a, dayNames[b.day], b),
		Expected: "hours that do not overlap",
		Mend:     "write them as one range, or correct one of them",
	}, max(a.place, b.place)}
}
