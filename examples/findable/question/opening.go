package question

import (
	"fmt"
	"strings"
	"time"
)

// Opening is a time at which somebody wants a thing to be open.
type Opening struct {
	// Day is a day of the week as schema.org names it, Monday, or PublicHolidays; empty
	// where there is a date.
	Day string
	// Date is a day of the calendar, at midnight UTC; zero where there is a day of the
	// week.
	Date time.Time
	// Minute counts from midnight, -1 for the whole day.
	Minute int
}

// Days are the values of [Opening.Day].
var Days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays"}

// ParseOpening reads a day of the week in English, such as Saturday, in any case, or a
// date, 2026-12-25, and behind a space or the T of ISO 8601 a time of 24 hours: Saturday
// 10:00. Days and times are those of the place that is asked for.
func ParseOpening(text string) (Opening, error) {
	first, clock, _ := strings.Cut(strings.TrimSpace(text), " ")
	date, isDate := time.Time{}, false
	if len(first) > 0 && first[0] >= '0' && first[0] <= '9' {
		if day, rest, found := strings.Cut(first, "T"); found && clock == "" {
			first, clock = day, rest
		}
		var err error
		if date, err = time.Parse(time.DateOnly, first); err != nil {
			return Opening{}, fmt.Errorf("%q is no date: expected one such as 2026-12-25, a day that the calendar has", first)
		}
		isDate = true
	}
	o := Opening{Date: date, Minute: -1}
	if !isDate {
		for _, day := range Days {
			if strings.EqualFold(day, first) {
				o.Day = day
			}
		}
		if o.Day == "" {
			return Opening{}, fmt.Errorf("%q is no day: expected a day of the week such as Saturday, or a date such as 2026-12-25, with or without a time behind it, as in Saturday 10:00", first)
		}
	}
	if clock = strings.TrimSpace(clock); clock != "" {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			if at, err = time.Parse(time.TimeOnly, clock); err != nil {
				return Opening{}, fmt.Errorf("%q is no time of day: expected hours and minutes from 00:00 to 23:59, without a time zone", clock)
			}
		}
		o.Minute = at.Hour()*60 + at.Minute()
	}
	return o, nil
}

// Weekday gives the day of the week, also that of the date.
func (o Opening) Weekday() string {
	if o.Day != "" {
		return o.Day
	}
	return Days[(int(o.Date.Weekday())+6)%7]
}

// String gives the opening as ParseOpening reads it.
func (o Opening) String() string {
	text := o.Day
	if text == "" {
		text = o.Date.Format(time.DateOnly)
	}
	if o.Minute >= 0 {
		text += fmt.Sprintf(" %02d:%02d", o.Minute/60, o.Minute%60)
	}
	return text
}
