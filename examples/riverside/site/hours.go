package main

import (
	"fmt"
	"slices"
	"strings"
)

// week are the days as the data names them.
var week = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// openingRow is a line of a table of opening hours.
type openingRow struct{ Days, Times string }

// season are hours that hold for some weeks only.
type season struct {
	Dates string
	Rows  []openingRow
}

// special are the hours of a holiday or the like.
type special struct{ Dates, Name, Times, Description string }

// Hours gives the hours that hold all year, day by day from Monday on; days
// that are alike and follow one another share a line, and a day without hours
// is closed. There are none where the thing is open in some weeks only.
func (t *thing) Hours(key string) ([]openingRow, error) {
	var all []*thing
	for _, hours := range t.All(key) {
		if !hours.Has("validFrom") {
			all = append(all, hours)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return rows(all, true)
}

// Seasons gives the hours that hold from one date to another.
func (t *thing) Seasons(key string) ([]season, error) {
	var seasons []season
	for _, hours := range t.All(key) {
		if !hours.Has("validFrom") {
			continue
		}
		dates, err := hours.dates()
		if err != nil {
			return nil, err
		}
		lines, err := rows([]*thing{hours}, false)
		if err != nil {
			return nil, err
		}
		seasons = append(seasons, season{dates, lines})
	}
	return seasons, nil
}

// Special gives the hours of holidays.
func (t *thing) Special() ([]special, error) {
	var found []special
	for _, hours := range t.All("specialOpeningHoursSpecification") {
		dates, err := hours.dates()
		if err != nil {
			return nil, err
		}
		times, err := hours.times([]*thing{hours})
		if err != nil {
			return nil, err
		}
		found = append(found, special{dates, hours.Text("name"), times, hours.Text("description")})
	}
	return found, nil
}

// dates writes for which days the hours hold.
func (t *thing) dates() (string, error) {
	from, err := t.Date("validFrom")
	if err != nil {
		return "", err
	}
	through, err := t.Date("validThrough")
	if err != nil {
		return "", err
	}
	return span(from, through), nil
}

// rows writes hours day by day; days without any are left out or closed.
func rows(all []*thing, closed bool) ([]openingRow, error) {
	lang := all[0]
	var found []openingRow
	var first, last int // the days of the last row
	for i, day := range week {
		var today []*thing
		for _, hours := range all {
			if slices.Contains(hours.Texts("dayOfWeek"), day) {
				today = append(today, hours)
			}
		}
		if len(today) == 0 && !closed {
			continue
		}
		times, err := lang.times(today)
		if err != nil {
			return nil, err
		}
		if n := len(found); n > 0 && last == i-1 && found[n-1].Times == times {
			last = i
			found[n-1].Days = lang.days(first, last)
			continue
		}
		first, last = i, i
		found = append(found, openingRow{lang.days(first, last), times})
	}
	return found, nil
}

// days names the days from one to another.
func (t *thing) days(first, last int) string {
	names, and, to := week, " and ", " to "
	if t.German() {
		names, and, to = germanDays, " und ", " bis "
	}
	switch last - first {
	case 0:
		return names[first]
	case 1:
		return names[first] + and + names[last]
	}
	return names[first] + to + names[last]
}

// times writes the hours of one day, in their order.
func (t *thing) times(today []*thing) (string, error) {
	slices.SortFunc(today, func(a, b *thing) int { return strings.Compare(a.Text("opens"), b.Text("opens")) })
	var parts []string
	for _, hours := range today {
		opens, closes := hours.Text("opens"), hours.Text("closes")
		switch {
		case len(opens) != len("08:00") || len(closes) != len("08:00"):
			return "", fmt.Errorf("%q to %q are no hours", opens, closes)
		case opens == closes && opens == "00:00":
			continue // closed
		case t.German() && closes < opens:
			parts = append(parts, opens+" bis "+closes+" Uhr am nächsten Morgen")
		case t.German():
			parts = append(parts, opens+" bis "+closes+" Uhr")
		case closes < opens:
			parts = append(parts, opens+" to "+closes+" the next morning")
		default:
			parts = append(parts, opens+" to "+closes)
		}
	}
	switch {
	case len(parts) == 0:
		return t.Say("closed")
	case t.German():
		return strings.Join(parts, " und "), nil
	}
	return strings.Join(parts, " and "), nil
}
