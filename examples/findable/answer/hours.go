package answer

import (
	"slices"
	"strings"
	"time"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema"
)

// span is a range of hours on some days.
type span struct {
	// days has a bit for each of question.Days.
	days uint8
	// from and through are the days between which it holds, both included; zero is open.
	from, through time.Time
	// opens and closes are minutes; closes is more than a day where it ends on the next.
	// Both are 0 where it says closed.
	opens, closes int
	// special is said by specialOpeningHoursSpecification.
	special bool
	// ref is the fact that says it: the one that leads to the specification.
	ref ref
	// fault says what keeps it from being read, and at which fact.
	fault string
	at    ref
}

const (
	day      = 24 * 60
	weekDays = 1<<7 - 1
)

func (s *span) isBounded() bool { return !s.from.IsZero() || !s.through.IsZero() }

func (s *span) isClosed() bool { return s.opens == s.closes }

func (s *span) covers(date time.Time) bool {
	return (s.from.IsZero() || !date.Before(s.from)) && (s.through.IsZero() || !date.After(s.through))
}

func (s *span) has(weekday string) bool {
	i := slices.Index(question.Days, weekday)
	return i >= 0 && s.days>>i&1 == 1
}

// spans gives the hours that a node says, what cannot be read among them.
func (v *view) spans(n knowledge.Node) []span {
	if v.hours != nil {
		return v.hours[n]
	}
	return v.readSpans(n)
}

func (v *view) readSpans(n knowledge.Node) []span {
	var list []span
	for _, p := range []vocab.Term{propOpeningHoursSpecification, propSpecialOpeningHoursSpecification, propHoursAvailable} {
		for _, f := range v.base.Values(n, p) {
			s := span{ref: ref{n, f}, special: p == propSpecialOpeningHoursSpecification}
			if f.Node == 0 {
				s.fail("it is a text, not a specification", s.ref)
			} else {
				v.specification(f.Node, &s)
			}
			list = append(list, s)
		}
	}
	for _, f := range v.base.Values(n, propOpeningHours) {
		list = append(list, compactSpans(ref{n, f})...)
	}
	return list
}

func (s *span) fail(what string, at ref) {
	if s.fault == "" {
		s.fault, s.at = what, at
	}
}

// specification reads an OpeningHoursSpecification.
func (v *view) specification(n knowledge.Node, s *span) {
	if !v.base.IsDescribed(n) {
		s.fail("it leads to nothing that is described", s.ref)
		return
	}
	days := v.base.Values(n, propDayOfWeek)
	for _, f := range days {
		name := v.text(f)
		if i := strings.LastIndexAny(name, "/#"); i >= 0 { // GoodRelations has the same names
			name = name[i+1:]
		}
		i := slices.Index(question.Days, name)
		if i < 0 {
			s.fail("“"+name+"” is no day of the week", ref{n, f})
			continue
		}
		s.days |= 1 << i
	}
	if len(days) == 0 {
		s.days = weekDays
	}
	date := func(p vocab.Term, into *time.Time) {
		for _, f := range v.base.Values(n, p) {
			text, _, _ := strings.Cut(f.Text, "T")
			value, err := time.Parse(time.DateOnly, text)
			if err != nil {
				s.fail("“"+f.Text+"” is no date", ref{n, f})
			}
			*into = value
		}
	}
	date(propValidFrom, &s.from)
	date(propValidThrough, &s.through)
	clock := func(p vocab.Term) (int, bool) {
		values := v.base.Values(n, p)
		if len(values) == 0 {
			return 0, false
		}
		minutes, isTime := parseClock(values[0].Text)
		if !isTime {
			s.fail("“"+values[0].Text+"” is no time of day", ref{n, values[0]})
		}
		return minutes, true
	}
	opens, isOpen := clock(propOpens)
	closes, ends := clock(propCloses)
	switch {
	case !isOpen && !ends: // as schema.org has it: closed
	case !isOpen:
		s.fail("it does not say when it opens", s.ref)
	case !ends:
		s.fail("it does not say when it closes", s.ref)
	default:
		s.opens, s.closes = opens, closes
		s.wrap()
	}
	if s.special && !s.isBounded() {
		s.fail("special hours without dates hold on no day", s.ref)
	}
}

// wrap brings the end of the hours behind their beginning.
func (s *span) wrap() {
	if s.closes == day-1 {
		s.closes = day
	}
	if s.closes < s.opens {
		s.closes += day
	}
}

// parseClock gives the minute of an xsd:time; seconds and a time zone are left aside.
func parseClock(text string) (int, bool) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "T")
	if len(text) < 5 {
		text = "0" + text
	}
	if len(text) < 5 || text[2] != ':' {
		return 0, false
	}
	if text[:5] == "24:00" {
		return day, true
	}
	at, err := time.Parse("15:04", text[:5])
	if err != nil || len(text) > 5 && !strings.ContainsRune(":Z+-", rune(text[5])) {
		return 0, false
	}
	return at.Hour()*60 + at.Minute(), true
}

// compactSpans reads the text of openingHours, as in Mo-Fr 08:00-12:00.
func compactSpans(r ref) []span {
	list, err := schema.OpeningHours(r.fact.Text)
	if err != nil {
		s := span{ref: r}
		s.fail("“"+r.fact.Text+"” cannot be read", r)
		return []span{s}
	}
	var spans []span
	for _, item := range list {
		specification, ok := item.(*schema.OpeningHoursSpecification)
		if !ok {
			continue
		}
		s := span{ref: r}
		s.days = daysOf(specification.DayOfWeek)
		s.from, s.through = dateOf(specification.ValidFrom), dateOf(specification.ValidThrough)
		opens, isOpen := clockOf(specification.Opens)
		closes, _ := clockOf(specification.Closes)
		if isOpen {
			s.opens, s.closes = opens, closes
			s.wrap()
		}
		spans = append(spans, s)
	}
	return spans
}

// on gives the spans that hold on a date: the narrowest that name it.
func on(spans []span, date time.Time) []span {
	var levels [3][]span
	weekday := question.Opening{Date: date}.Weekday()
	for _, s := range spans {
		if s.fault != "" || !s.has(weekday) || !s.covers(date) {
			continue
		}
		level := 0
		switch {
		case s.special:
			level = 2
		case s.isBounded():
			level = 1
		}
		levels[level] = append(levels[level], s)
	}
	for level := 2; level >= 0; level-- {
		if len(levels[level]) > 0 {
			return levels[level]
		}
	}
	return nil
}

// usual gives the spans of a usual week on a day.
func usual(spans []span, weekday string) []span {
	var list []span
	for _, s := range spans {
		if s.fault == "" && !s.special && !s.isBounded() && s.has(weekday) {
			list = append(list, s)
		}
	}
	return list
}

// holding gives the span that makes a place open, or nil.
func holding(spans []span, o question.Opening) *span {
	var today, before []span
	if o.Day != "" {
		today = usual(spans, o.Day)
		if i := slices.Index(question.Days, o.Day); i < 7 {
			before = usual(spans, question.Days[(i+6)%7])
		}
	} else {
		today, before = on(spans, o.Date), on(spans, o.Date.AddDate(0, 0, -1))
	}
	for i := range today {
		s := &today[i]
		if !s.isClosed() && (o.Minute < 0 || s.opens <= o.Minute && o.Minute < s.closes) {
			return s
		}
	}
	for i := range before {
		if s := &before[i]; o.Minute >= 0 && o.Minute+day < s.closes {
			return s
		}
	}
	return nil
}

// hoursAt gives the hours of a thing at a site: its own, else those of the site.
func (v *view) hoursAt(t knowledge.Node, s site) []span {
	if own := v.spans(t); len(own) > 0 {
		return own
	}
	return v.spans(s.node)
}

func (q *query) isOpen(t knowledge.Node, s site) ([]ref, bool) {
	spans := q.hoursAt(t, s)
	for _, o := range q.openings {
		if span := holding(spans, o); span != nil {
			return []ref{span.ref}, true
		}
	}
	return nil, false
}

func daysOf(value schema.AnyDayOfWeek) (days uint8) {
	add := func(value any) {
		if d, ok := value.(schema.DayOfWeek); ok {
			name := string(d)[strings.LastIndexByte(string(d), '/')+1:]
			if i := slices.Index(question.Days, name); i >= 0 {
				days |= 1 << i
			}
		}
	}
	switch value := value.(type) {
	case nil:
		return weekDays
	case schema.DayOfWeekList:
		for _, d := range value {
			add(d)
		}
	default:
		add(value)
	}
	return days
}

func dateOf(value schema.DateOrDateTime) time.Time {
	if date, ok := value.(schema.Date); ok {
		if at, err := time.Parse(time.DateOnly, string(date)); err == nil {
			return at
		}
	}
	return time.Time{}
}

func clockOf(value schema.AnyTime) (int, bool) {
	text, ok := value.(schema.Time)
	if !ok {
		return 0, false
	}
	return parseClock(string(text))
}

// hoursText says a specification of hours in words: Monday, Tuesday 08:00 to 12:00.
func (v *view) hoursText(n knowledge.Node) string {
	var days []string
	for _, f := range v.base.Values(n, propDayOfWeek) {
		days = append(days, v.text(f))
	}
	text := strings.Join(days, ", ")
	add := func(before string, p vocab.Term) {
		for _, f := range v.base.Values(n, p) {
			text += before + f.Text
		}
	}
	add(" ", propOpens)
	add(" to ", propCloses)
	add(" from ", propValidFrom)
	add(" through ", propValidThrough)
	return strings.TrimSpace(text)
}
