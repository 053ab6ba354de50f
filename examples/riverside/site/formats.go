package main

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"
)

// date is a day, written for people.
type date struct {
	ISO  string
	time time.Time
	lang string
}

// Date reads the day of a date or of a date with time, as it was at that place.
// It is nil where the thing has no such property.
func (t *thing) Date(key string) (*date, error) {
	if !t.Has(key) {
		return nil, nil
	}
	return newDate(t.Text(key), t.lang)
}

func newDate(text, lang string) (*date, error) {
	day, err := time.Parse(time.DateOnly, text[:min(len(text), len(time.DateOnly))])
	return &date{ISO: text, time: day, lang: lang}, err
}

// String gives the date as in "14 March 2026" and "14. März 2026".
func (d *date) String() string {
	return fmt.Sprintf("%s %s %d", d.day(), d.month(), d.time.Year())
}

func (d *date) day() string {
	if d.lang == "de" {
		return fmt.Sprintf("%d.", d.time.Day())
	}
	return strconv.Itoa(d.time.Day())
}

func (d *date) month() string {
	if d.lang == "de" {
		return germanMonths[d.time.Month()-1]
	}
	return d.time.Month().String()
}

// span writes the days from one date to another, saying nothing twice.
func span(from, through *date) string {
	to := " to "
	if from.lang == "de" {
		to = " bis "
	}
	a, b := from.time, through.time
	switch {
	case a.Equal(b):
		return from.String()
	case a.Year() != b.Year():
		return from.String() + to + through.String()
	case a.Month() != b.Month():
		return from.day() + " " + from.month() + to + through.String()
	}
	return from.day() + to + through.String()
}

// Price writes an amount of money as in "£34.90"; nothing to pay is "free".
func (t *thing) Price(key, currency string) (string, error) {
	amount, err := strconv.ParseFloat(t.Text(key), 64)
	if err != nil {
		return "", err
	}
	if code := t.Text(currency); code != "GBP" {
		return "", fmt.Errorf("there is no sign for the currency %q", code)
	}
	if amount == 0 {
		return t.Say("free")
	}
	return fmt.Sprintf("£%.2f", amount), nil
}

// Stars draws a rating as five stars, with ½ for a half.
func (t *thing) Stars() (string, error) {
	value, err := strconv.ParseFloat(t.Text("ratingValue"), 64)
	if err != nil {
		return "", err
	}
	full := int(value + 0.25)
	stars := strings.Repeat("★", full)
	if rest := value - float64(full); rest >= 0.25 {
		stars += "½"
		full++
	}
	return stars + strings.Repeat("☆", max(0, 5-full)), nil
}

// Range writes an amount of money from one figure to another.
func (t *thing) Range() (string, error) {
	value := &thing{t.site, t.lang, map[string]any{
		"currency": t.Text("currency"),
		"from":     t.Get("value").Text("minValue"),
		"to":       t.Get("value").Text("maxValue"),
	}}
	from, err := value.Price("from", "currency")
	if err != nil {
		return "", err
	}
	to, err := value.Price("to", "currency")
	return from + " to " + to, err
}

// Days writes a number of days as in "1 to 3 days".
func (t *thing) Days() string {
	from, to := t.Text("minValue"), t.Text("maxValue")
	unit := "days"
	if to == "1" {
		unit = "day"
	}
	switch from {
	case "0":
		return "up to " + to + " " + unit
	case to:
		return to + " " + unit
	}
	return from + " to " + to + " " + unit
}

// Phone gives a link that calls the number.
func (t *thing) Phone(key string) template.URL {
	return template.URL("tel:" + strings.ReplaceAll(t.Text(key), " ", ""))
}

// HTML gives a text that is written in HTML. Our own people write it.
func (t *thing) HTML(key string) template.HTML { return template.HTML(t.Text(key)) }

// summary shortens a text to its first sentences, or else to its first words.
func summary(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= limit {
		return text
	}
	if end := strings.LastIndex(text[:limit], ". "); end > 0 {
		return text[:end+1]
	}
	return text[:max(0, strings.LastIndexByte(text[:limit], ' '))] + " …"
}
