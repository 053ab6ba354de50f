package schema

import (
	"strconv"
	"strings"
	"time"
)

// DateOf gives the date of a time, in the location that the time has:
// 2026-03-14.
//
// Here and in [DateTimeOf] a year beyond 9999 has five digits or more and one
// before 0000, which is 1 BC, a minus, as in XML Schema (XSD 1.1, part 2,
// section 3.3.9); few consumers read such years. The zero time is the first day
// of the year 1, like any other time: where there is no time, leave the
// property out.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// DateTimeOf gives the date and time of a time with its offset from UTC, in the
// form of RFC 3339: 2026-03-14T09:30:00+01:00. UTC is Z. A fraction of a second
// has as many digits as it needs, and is left out where it is zero.
//
// Some offsets cannot be written: those that are no whole minutes, as before
// standard time, or beyond 14 hours (XSD 1.1, part 2, section 3.3.7). Such a
// time is given in UTC: the same instant.
func DateTimeOf(t time.Time) DateTime {
	const minute, most = 60, 14 * 60 * 60
	if _, offset := t.Zone(); offset%minute != 0 || offset < -most || offset > most {
		t = t.UTC()
	}
	return DateTime(t.Format(time.RFC3339Nano))
}

// TimeOf gives the time of day that a clock shows, in the location that the
// time has: 09:30:00, with a fraction of a second only where there is one. It
// has no offset, since a time of day recurs and the offset of a place changes
// with the seasons.
func TimeOf(t time.Time) Time { return Time(t.Format("15:04:05.999999999")) }

// DayOfWeekOf gives the day of the week, such as [Monday]; empty for a number
// that is no weekday.
func DayOfWeekOf(day time.Weekday) DayOfWeek {
	if day < time.Sunday || day > time.Saturday {
		return ""
	}
	// Weeks begin on Sunday in package time, on Monday in ISO 8601.
	return daysOfWeek[(int(day)+6)%7]
}

// DurationOf gives a duration in hours, minutes and seconds, without those that
// are zero: PT1H30M, PT0.5S, PT36H, and PT0S for no time at all. A negative one
// has a minus before it, as in XML Schema (XSD 1.1, part 2, section 3.3.6):
// -PT15M. It has no days, since a day of the calendar may have 23 or 25 hours.
func DurationOf(d time.Duration) Duration {
	if d == 0 {
		return "PT0S"
	}
	text := make([]byte, 0, len("-PT2562047H47M16.854775808S"))
	rest := uint64(d)
	if d < 0 {
		text = append(text, '-')
		rest = -rest // the least duration has no positive twin of its type
	}
	text = append(text, "PT"...)
	if hours := rest / uint64(time.Hour); hours > 0 {
		text = append(strconv.AppendUint(text, hours, 10), 'H')
	}
	rest %= uint64(time.Hour)
	if minutes := rest / uint64(time.Minute); minutes > 0 {
		text = append(strconv.AppendUint(text, minutes, 10), 'M')
	}
	rest %= uint64(time.Minute)
	if rest > 0 {
		text = append(appendSeconds(text, rest), 'S')
	}
	return Duration(text)
}

// appendSeconds appends nanoseconds as seconds, with the decimals they need.
func appendSeconds(text []byte, nanoseconds uint64) []byte {
	text = strconv.AppendUint(text, nanoseconds/uint64(time.Second), 10)
	if fraction := nanoseconds % uint64(time.Second); fraction > 0 {
		// The leading 1 keeps the zeros behind the point.
		digits := strconv.FormatUint(uint64(time.Second)+fraction, 10)[1:]
		text = append(append(text, '.'), strings.TrimRight(digits, "0")...)
	}
	return text
}
