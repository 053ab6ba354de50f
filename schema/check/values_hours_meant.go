package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// meantHours says how to mend a text that is meant as opening hours: the form that says
// the same, where that is certain, and that as a suggestion where it is one value.
func meantHours(text string) (mend, suggestion string) {
	if len(text) > longestHours {
		return "", ""
	}
	switch strings.Trim(strings.ToLower(text), " .!") {
	case "24/7", "24 hours", "open 24 hours", "24 hours a day", "24h", "always open", "rund um die uhr":
		return "; write Mo-Su", "Mo-Su"
	}
	var hours []string
	rest := text
	for {
		found := saidHours().FindStringSubmatch(rest)
		if found == nil {
			break
		}
		days, clock := shortDays(found[1]), plainClocks(found[2])
		if days == "" || clock == "" {
			return "", ""
		}
		hours = append(hours, days+" "+clock)
		rest = rest[len(found[0]):]
	}
	switch {
	case len(hours) == 0 && saysClosed(text):
		return "; leave out what is closed", ""
	case len(hours) == 0 || strings.Trim(rest, " ,;.\t\n") != "" && !saysClosed(rest):
		return "", ""
	case len(hours) == 1:
		return "; write " + hours[0], hours[0]
	}
	for i, one := range hours {
		hours[i] = `"` + one + `"`
	}
	return "; give each as a value of its own: " + strings.Join(hours, ", "), ""
}

// saidHours are days and hours at the beginning of a text as people and the tools of content
// management systems write them: "Monday to Friday: 9am - 5pm", "Monday,Tuesday 09:00-17:00".
var saidHours = sync.OnceValue(func() *regexp.Regexp {
	const clock = `\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]m\b|[ap]\.m\.|uhr\b|uur\b|hs\b|hrs\b|h\b)?`
	const span = clock + `\s*(?:-|–|—|\bto\b|\bbis\b|à)\s*` + clock
	return regexp.MustCompile(`(?i)^[\s,;.]*(\pL[\pL.,/&\s–—-]*?)[\s:]*(` + span + `(?:\s*,\s*` + span + `)*)`)
})

// saysClosed tells whether a text ends by saying that there are no hours.
func saysClosed(text string) bool {
	text = strings.Trim(strings.ToLower(text), " .;,")
	return slices.ContainsFunc([]string{"closed", "geschlossen", "fermé", "cerrado", "chiuso", "fechado"}, func(word string) bool { return strings.HasSuffix(text, word) })
}

// shortDays gives the days of a text in two letters each, ranges where days follow one
// another, and nothing where not all of it are days.
func shortDays(text string) string {
	var on [7]bool
	text = strings.Trim(text, " .:,-–—")
	members := manyDays[wordSeparators.Replace(strings.ToLower(text))]
	if members == nil {
		members = meantMembers(dayOfWeekTerm, text)
	}
	if members == nil {
		members = localDays(text)
	}
	if len(members) == 0 {
		return ""
	}
	for _, member := range members {
		day := slices.Index(dayMembers[:7], member)
		if day < 0 {
			return ""
		}
		on[day] = true
	}
	var parts []string
	for day := 0; day < len(on); day++ {
		if !on[day] {
			continue
		}
		last := day
		for last+1 < len(on) && on[last+1] {
			last++
		}
		switch last - day {
		case 0:
			parts = append(parts, dayNames[day])
		case 1:
			parts = append(parts, dayNames[day], dayNames[last])
		default:
			parts = append(parts, dayNames[day]+"-"+dayNames[last])
		}
		day = last
	}
	return strings.Join(parts, ",")
}

// clockParts is one time as people write it.
var clockParts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2})?\s*([aphu])?`)
})

// plainClocks gives times of 24 hours for those that people write, and nothing where it
// is not certain which they are: "9-5" and "9:00-5:00" have none of morning or evening.
func plainClocks(text string) string {
	found := clockParts().FindAllStringSubmatch(text, -1)
	if len(found)%2 != 0 {
		return ""
	}
	// In "8-12, 13-17" and "8-12 Uhr" one of them tells that all are of 24 hours.
	wholeDay := slices.ContainsFunc(found, func(part []string) bool {
		return part[1] > "12" && len(part[1]) == 2 || strings.ContainsAny(part[3], "hHuU")
	})
	var b strings.Builder
	var before clockTime
	for i, part := range found {
		hour := 0
		for _, digit := range part[1] {
			hour = hour*10 + int(digit-'0')
		}
		half := strings.Trim(strings.ToLower(part[3]), "hu")
		switch {
		case half == "" && part[2] == "" && !wholeDay, half != "" && (hour == 0 || hour > 12), hour > 24, hour == 24 && part[2] != "" && part[2] != "00":
			return ""
		case half == "a" && hour == 12:
			hour = 0
		case half == "p" && hour < 12:
			hour += 12
		}
		now := clockTime{hour, part[2], half != ""}
		if i%2 == 1 && !before.closesAt(now) || i%2 == 0 && i > 0 && !before.isBefore(now) {
			return ""
		}
		before = now
		switch {
		case i%2 == 1:
			b.WriteByte('-')
		case i > 0:
			b.WriteByte(',')
		}
		minutes := part[2]
		if minutes == "" {
			minutes = "00"
		}
		fmt.Fprintf(&b, "%02d:%s", hour, minutes)
	}
	if _, ok := parseHours(nil, "Mo "+b.String()); !ok {
		return ""
	}
	return b.String()
}

// clockTime is one time of several that people write in a row.
type clockTime struct {
	hour    int
	minutes string
	// marked: a half of the day stands with it.
	marked bool
}

// isOf24Hours tells whether a time cannot be one of a clock of twelve hours.
func (t clockTime) isOf24Hours() bool { return !t.marked && (t.hour > 12 || t.hour == 0) }

func (t clockTime) isBefore(next clockTime) bool {
	return t.hour < next.hour || t.hour == next.hour && t.minutes < next.minutes
}

// closesAt tells whether it is certain of which half of the day each of two times is: in
// "18:00-02:00", "9:00-5pm" and "9:00-12:00", not in "9:00-5:00" and "1:00-5pm".
func (t clockTime) closesAt(closes clockTime) bool {
	const dawn = 6 // nobody opens earlier but those who say so
	switch {
	case t.isOf24Hours(), closes.isOf24Hours(), t.marked && closes.marked:
		return true
	case t.marked:
		return false
	case !closes.marked:
		return t.hour >= dawn && t.isBefore(closes)
	case closes.hour >= 12:
		return t.hour == 12 || t.hour > closes.hour%12
	}
	return t.isBefore(closes)
}
