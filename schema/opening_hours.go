package schema

import (
	"strconv"

	"github.com/healthld/healthld/rdf"
)

// OpeningHours gives the specifications of opening hours that are told in the
// usual compact way:
//
//	Mo-Fr 08:00-12:00, 13:00-18:00; Sa 09:00-13:00; Su, PH closed
//	Mo-Th 20:00-06:00; Sa-Su 00:00-24:00
//	2026-12-24/2026-12-26 closed; 2026-12-31 10:00-12:00
//	2026-07-01/2026-08-31 Mo-Fr 08:00-12:00
//	24/7
//
// Rules stand between semicolons. A rule is a date or a period, days, or both,
// and behind them what holds on those days:
//
//   - Days are Mo, Mon or Monday and so on in English, in any case, and PH or
//     PublicHolidays. A range such as Fr-Mo runs over the end of the week.
//   - Hours are a time, a hyphen or an en dash, and a time, on a clock of 24
//     hours with minutes: 8:30-12:00. Several ranges on a day have commas between
//     them. A range that ends at an earlier time than it begins ends on the next
//     day.
//   - Closed days have the word closed, or off.
//   - Dates are those of ISO 8601, a period has a slash: 2026-07-01/2026-08-31,
//     both days included. Two dots stand for an end that is not set:
//     2026-09-01/.. is from September on. A period without days means all of
//     its days.
//   - 24/7 means around the clock on every day from Monday to Sunday.
//
// A day told twice has all of the hours, as in schema.org's openingHours, so
// that "Mo-Fr 08:00-12:00; Tu, Th 14:00-18:00" is understood. Hours of one period
// that overlap are an error, and so are hours of a day that is closed. What a
// period says is not compared with the hours of other periods, nor with those
// without dates, which it overrides.
//
// What comes back is what [OpeningHoursOf] gives. Every error is an
// [*rdf.Problem] whose Position leads to the place in the text, with its byte
// offset. A text longer than 4,096 bytes is an error.
func OpeningHours(text string) (OpeningHoursSpecificationList, error) {
	if len(text) > longestHours {
		return nil, &rdf.Problem{
			What:     "the opening hours are " + strconv.Itoa(len(text)) + " bytes long",
			Expected: "at most " + strconv.Itoa(longestHours),
			Mend:     "tell them by schema.OpeningHoursOf",
		}
	}
	rules, problem := (&hoursReader{text: text}).rules()
	var list OpeningHoursSpecificationList
	if problem == nil {
		list, problem = specify(rules)
	}
	if problem != nil {
		problem.Position = positionIn(text, problem.place)
		return nil, &problem.Problem
	}
	return list, nil
}

// longestHours is how many bytes OpeningHours reads.
const longestHours = 4096

// OpeningHoursOf gives the specifications of opening hours that are data:
//
//	schema.OpeningHoursOf(
//		schema.DayHours{
//			Days: []schema.DayOfWeek{schema.Monday, schema.Tuesday},
//			Open: []schema.TimeRange{{Opens: "08:00", Closes: "12:00"}, {Opens: "13:00", Closes: "18:00"}},
//		},
//		schema.DayHours{Days: []schema.DayOfWeek{schema.Sunday}, Closed: true},
//	)
//
// There is one specification for each range of hours, with all days that have
// it. They are in the order of the week, public holidays last, and of the day;
// those without dates come first, then those of each period in the order told.
// Nothing is told of a day that is not mentioned.
//
// Where there is no time to copy, the form is one that schema.org's definitions
// allow and Google documents for local businesses:
//
//   - A closed day opens and closes at 00:00. (To leave opens out says closed by
//     schema.org's definition as well, but Google documents this form alone.)
//   - A day open from 00:00 to 24:00 opens at 00:00 and closes at 23:59, since
//     00:00 for both is a closed day.
//   - Other hours to 24:00 close at 00:00, which is earlier than they open and
//     so means midnight of the next day. All overnight hours are told in this
//     way, as one specification.
//   - A single date is both validFrom and validThrough; both include their day.
//
// Times stay as they are given, with or without seconds; 8:00 becomes 08:00.
// They have no time zone: they are what a clock at the place shows.
//
// The list is the value of OpeningHoursSpecification. A place that keeps its
// exceptions apart gives those with dates to SpecialOpeningHoursSpecification
// by a second call.
//
// Every error is an [*rdf.Problem] whose pointer is the number of the argument.
func OpeningHoursOf(hours ...DayHours) (OpeningHoursSpecificationList, error) {
	rules := make([]hoursRule, len(hours))
	var problem *hoursProblem
	for i := range hours {
		if rules[i], problem = hours[i].rule(i); problem != nil {
			break
		}
	}
	var list OpeningHoursSpecificationList
	if problem == nil {
		list, problem = specify(rules)
	}
	if problem != nil {
		problem.Pointer = "/" + strconv.Itoa(problem.place)
		return nil, &problem.Problem
	}
	return list, nil
}

// DayHours are the opening hours of some days: Open or Closed, one of the two.
type DayHours struct {
	// Days have these hours; [PublicHolidays] may be one of them. None means
	// every day of the period, which then must be given.
	Days []DayOfWeek
	// Open are the ranges in which the days are open: several for split hours,
	// in any order.
	Open []TimeRange
	// Closed says that the days are closed all day.
	Closed bool
	// ValidFrom is the first date on which this holds (ISO 8601: 2026-12-24);
	// empty if there is no first.
	ValidFrom Date
	// ValidThrough is the last date on which this holds; empty if there is no
	// last.
	ValidThrough Date
}

// TimeRange is a range of hours, from opening to closing, on a clock of 24 hours
// (ISO 8601): 08:00 or 08:00:00, without a time zone.
type TimeRange struct {
	// Opens is when the range begins, from 00:00 to 23:59.
	Opens Time
	// Closes is when it ends, to 24:00; a time before Opens is one of the next
	// day.
	Closes Time
}

// rule reads the hours of the argument with the number place.
func (h *DayHours) rule(place int) (hoursRule, *hoursProblem) {
	rule := hoursRule{period: hoursPeriod{h.ValidFrom, h.ValidThrough}, closed: h.Closed, place: place}
	fail := func(what, expected string) (hoursRule, *hoursProblem) {
		return rule, &hoursProblem{rdf.Problem{What: what, Expected: expected}, place}
	}
	for _, date := range []Date{h.ValidFrom, h.ValidThrough} {
		if date != "" && !isDayOfCalendar(string(date)) {
			return rule, atPlace(place, noDate(string(date)))
		}
	}
	if problem := rule.period.check(); problem != nil {
		return rule, atPlace(place, problem)
	}
	for _, day := range h.Days {
		number := dayNumber(day)
		if number < 0 {
			return fail(quote(clip(string(day)))+" is no day of the week",
				"a constant from schema.Monday to schema.Sunday, or schema.PublicHolidays")
		}
		rule.days |= 1 << number
	}
	switch {
	case rule.days == 0 && rule.period == hoursPeriod{}:
		return fail("nothing says on which days the hours hold", "Days, ValidFrom or ValidThrough")
	case h.Closed && len(h.Open) > 0:
		return fail("the days are both open and closed", "either Open or Closed")
	case !h.Closed && len(h.Open) == 0:
		return fail("nothing says when the days are open", "ranges in Open, or Closed")
	}
	for _, open := range h.Open {
		r, problem := newHoursRange(string(open.Opens), string(open.Closes))
		if problem != nil {
			return rule, atPlace(place, problem)
		}
		r.place = place
		rule.ranges = append(rule.ranges, r)
	}
	return rule, nil
}
