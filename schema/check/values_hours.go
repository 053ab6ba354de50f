package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// valueHours are the rules of opening hours in both forms: as text (Mo-Fr
// 09:00-17:30) and as OpeningHoursSpecification.
var valueHours = Rules{
	{
		ID: "opening-hours", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "Opening hours as text should be days of two letters (Mo, Tu, We, Th, Fr, Sa, Su), as list or range, and times of 24 hours, such as Mo-Fr 09:00-17:30.",
		Bad:   `{"@type": "MedicalClinic", "openingHours": "Monday 9-5"}`,
		Good:  `{"@type": "MedicalClinic", "openingHours": ["Mo-Th 09:00-17:30", "Fr 09:00-12:00,13:00-15:00", "Sa,Su 10:00-12:00"]}`,
		Check: onThings{aboutHours.traits(), checkHoursText},
	},
	{
		ID: "opening-hours-specification", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "A specification of opening hours should say both when it opens and when it closes; a day begins at 00:00 and ends at 24:00. Opening and closing at 00:00 both means closed; at another time it says nothing.",
		Bad:    `{"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "24:00", "closes": "24:00"}`,
		Good:   `{"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "00:00", "closes": "24:00"}`,
		Check:  onThings{aboutHours.traits(), checkHoursSpecification},
	},
	{
		ID: "opening-hours-overlap", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "Opening hours of one day should not overlap: machines take one of the two, and nobody knows which.",
		Bad:   `{"@type": "MedicalClinic", "openingHours": ["Mo-Fr 09:00-17:30", "We 14:00-20:00"]}`,
		Good:  `{"@type": "MedicalClinic", "openingHours": ["Mo-Fr 09:00-12:30", "We 14:00-20:00"]}`,
		Check: onThings{aboutHours.traits(), checkHoursOverlap},
	},
}

var (
	openingHoursTerm  = vocab.Lookup("openingHours")
	opensTerm         = vocab.Lookup("opens")
	closesTerm        = vocab.Lookup("closes")
	dayOfWeekTerm     = vocab.Lookup("dayOfWeek")
	validFromTerm     = vocab.Lookup("validFrom")
	validThroughTerm  = vocab.Lookup("validThrough")
	hoursSpecTerms    = terms("openingHoursSpecification", "specialOpeningHoursSpecification", "hoursAvailable")
	dayNames          = [...]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}
	dayMembers        = terms("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays")
	minutesOfDay      = 24 * 60
	mostHours         = 4096
	longestHours      = 256
	hoursTextExpected = "expected days of two letters and times of 24 hours, such as Mo-Fr 09:00-17:30"
)

// span is when something is open, on one day, in minutes. What closes after
// midnight goes on beyond the day's last.
type span struct {
	day, from, to int
	// carried is the part behind midnight of what opened the day before.
	carried bool
	// season is when it holds, as it is written.
	season string
	at     At
}

// parseHours reads opening hours as text, and adds them to others. One that is longer than
// hours of a week in one line can be is none: each of its days is open at each of its
// times.
func parseHours(spans []span, text string) (all []span, ok bool) {
	if len(text) > longestHours {
		return spans, false
	}
	before := len(spans)
	text = strings.TrimSpace(text)
	days, clock, timed := strings.Cut(text, " ")
	clock = strings.ReplaceAll(strings.TrimSpace(clock), " ", "")
	if strings.HasSuffix(days, ",") && timed { // Mo, Tu 09:00-17:00
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			days, clock = strings.ReplaceAll(text[:i], " ", ""), text[i+1:]
		}
	}
	var week [16]int
	open := week[:0]
	for part := range strings.SplitSeq(days, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from := slices.Index(dayNames[:], first)
		to := from
		if isRange {
			to = slices.Index(dayNames[:], last)
		}
		if from < 0 || to < 0 {
			return spans, false
		}
		for day := from; ; day = (day + 1) % len(dayNames) {
			open = append(open, day)
			if day == to {
				break
			}
		}
	}
	if clock == "" {
		clock = "00:00-24:00"
	}
	for part := range strings.SplitSeq(clock, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, fromOK := minutes(first)
		to, toOK := minutes(last)
		if !isRange || !fromOK || !toOK || from == minutesOfDay {
			return spans[:before], false
		}
		for _, day := range open {
			spans = append(spans, span{day: day, from: from, to: after(from, to)})
		}
	}
	return spans, true
}

// after gives when what opens at one time closes, the day after where that is
// earlier.
func after(from, to int) int {
	if to < from {
		return to + minutesOfDay
	}
	return to
}

// minutes reads a time of day, with seconds or without.
func minutes(clock string) (int, bool) {
	if isPlainClock(clock) {
		hour := digits2(clock)
		return hour*60 + digits2(clock[3:]), hour < 24
	}
	clock, ok := cutZone(clock)
	whole, _, _ := strings.Cut(strings.TrimPrefix(clock, "T"), ".")
	digits := digitsOf(whole)
	if !ok || len(digits) < 4 || !strings.Contains(clock, ":") || !isTime(clock) {
		return 0, false
	}
	return (int(digits[0]-'0')*10+int(digits[1]-'0'))*60 + int(digits[2]-'0')*10 + int(digits[3]-'0'), true
}

func checkHoursText(p *Pass, t *Thing) {
	property := t.hoursText()
	if property == nil {
		return
	}
	for i := range property.Values {
		if value := &property.Values[i]; isText(value) && strings.TrimSpace(value.Text) != "" {
			empty(&p.spans)
			read, ok := parseHours(p.spans, value.Text)
			p.spans = read
			switch {
			case !ok:
				mend, suggestion := meantHours(value.Text)
				p.Report(AtValue(t, property, i), quote(value.Text)+" are no opening hours; "+hoursTextExpected+mend, property.Term, suggestion)
			case slices.ContainsFunc(read, func(s span) bool { return s.from == s.to && s.from != 0 }):
				p.Report(AtValue(t, property, i), quote(value.Text)+" open and close at the same time; write 00:00-24:00 for the whole day, and leave out what is closed", property.Term, "")
			}
		}
	}
}

func (t *Thing) hoursText() *Property {
	if t.concerns&aboutHours == 0 {
		return nil
	}
	return t.Property(openingHoursTerm)
}

func checkHoursSpecification(p *Pass, t *Thing) {
	if !t.is(hoursKind) || t.concerns&aboutHours == 0 {
		return
	}
	opens, closes := t.Property(opensTerm), t.Property(closesTerm)
	switch {
	case opens != nil && closes == nil:
		p.Report(AtValue(t, opens, 0), "it opens and does not close; give closes too", closesTerm, "")
	case opens == nil && closes != nil:
		p.Report(AtValue(t, closes, 0), "it closes and does not open; give opens too", opensTerm, "")
	case opens != nil:
		from, fromOK := minutes(opens.Values[0].Text)
		to, toOK := minutes(closes.Values[0].Text)
		switch {
		case fromOK && from == minutesOfDay:
			p.Report(AtValue(t, opens, 0), "nothing opens at 24:00, with which a day ends; write 00:00 of the day after", opensTerm, "00:00")
		case fromOK && toOK && from == to && from != 0:
			p.Report(AtValue(t, opens, 0), "it opens and closes at "+clock(from)+"; write 00:00 and 24:00 for the whole day, and 00:00 twice where it is closed", opensTerm, "")
		}
	}
}

// checkHoursOverlap looks for hours of one day that overlap, in each form by
// itself: people give both.
func checkHoursOverlap(p *Pass, t *Thing) {
	if t.concerns&aboutHours == 0 {
		return
	}
	if property := t.hoursText(); property != nil {
		empty(&p.spans)
		spans := p.spans
		for i := range property.Values {
			if len(spans) > mostHours {
				break
			}
			first := len(spans)
			spans, _ = parseHours(spans, property.Values[i].Text)
			for j := range spans[first:] {
				spans[first+j].at = AtValue(t, property, i)
			}
		}
		p.reportOverlaps(spans)
	}
	for _, term := range hoursSpecTerms {
		property := t.Property(term)
		if property == nil {
			continue
		}
		empty(&p.spans)
		spans := p.spans
		for i, target := range property.targets {
			if target != nil && target.is(hoursKind) && len(spans) < mostHours {
				spans = specified(spans, target, AtValue(t, property, i))
			}
		}
		p.reportOverlaps(spans)
	}
}

// specified adds the spans of a specification; none where it is closed.
func specified(spans []span, t *Thing, at At) []span {
	days := t.Property(dayOfWeekTerm)
	opens, closes := t.Property(opensTerm), t.Property(closesTerm)
	if days == nil || opens == nil || closes == nil {
		return spans
	}
	from, fromOK := minutes(opens.Values[0].Text)
	to, toOK := minutes(closes.Values[0].Text)
	if !fromOK || !toOK || from == to {
		return spans
	}
	season := ""
	if first, last := textOf(t, validFromTerm), textOf(t, validThroughTerm); first != "" || last != "" {
		season = first + "/" + last
	}
	for i := range days.Values {
		if day := slices.Index(dayMembers, memberIn(&days.Values[i])); day >= 0 {
			spans = append(spans, span{day: day, from: from, to: after(from, to), season: season, at: at})
		}
	}
	return spans
}

// reportOverlaps reports the spans that begin before another has ended, one of the same
// day or what goes on from the day before, each place once.
func (p *Pass) reportOverlaps(spans []span) {
	for _, s := range spans {
		if s.to > minutesOfDay && s.day < len(dayNames) {
			spans = append(spans, span{day: (s.day + 1) % len(dayNames), to: s.to - minutesOfDay, carried: true, season: s.season, at: s.at})
		}
	}
	p.spans = spans
	if len(spans) < 2 {
		return
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		if c := strings.Compare(a.season, b.season); c != 0 {
			return c
		}
		if a.day != b.day {
			return a.day - b.day
		}
		if a.from == b.from && a.carried != b.carried {
			if a.carried {
				return -1
			}
			return 1
		}
		return a.from - b.from
	})
	var told map[int32]bool
	last := spans[0]
	for _, s := range spans[1:] {
		if s.season == last.season && s.day == last.day && s.from < last.to {
			later := s
			if last.at.value > s.at.value {
				later = last
			}
			if !told[later.at.value] && !s.carried { // two from the day before overlap there
				if told == nil {
					told = make(map[int32]bool)
				}
				told[later.at.value] = true
				until := clock(last.to)
				if last.carried {
					until += " since the day before"
				}
				p.Report(later.at, "the hours overlap on "+dayOf7(s.day)+": one opens at "+clock(s.from)+", and another is open until "+until, later.at.property.Term, "")
			}
			if last.to > s.to {
				continue
			}
		}
		last = s
	}
}

// clock shows minutes of a day, or of the day after, as a time; a day ends at 24:00.
func clock(minute int) string {
	if minute > minutesOfDay {
		minute -= minutesOfDay
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

func dayOf7(day int) string { return dayMembers[day].Name() }
