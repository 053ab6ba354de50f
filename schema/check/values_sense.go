package check

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// valueSense are the rules of values that are well written and cannot be meant.
var valueSense = Rules{
	{
		ID: "coordinates", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A latitude should be a number of degrees from -90 to 90, a longitude one from -180 to 180; 0 and 0 is a place in the sea.",
		Bad:    `{"@type": "GeoCoordinates", "latitude": 151.2, "longitude": -33.9}`,
		Good:   `{"@type": "GeoCoordinates", "latitude": -33.9, "longitude": "151.2"}`,
		Check:  onThings{aboutGeo.traits(), checkCoordinates},
	},
	{
		ID: "empty-text", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "A text should say something; leave the property out where there is nothing to say.",
		Bad:   `{"@type": "MedicalClinic", "name": " "}`,
		Good:  `{"@type": "MedicalClinic", "name": "Sunrise Clinic"}`,
		Check: onValues{ofSchema, texts, checkEmpty},
	},
	{
		ID: placeholderText, Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "What was to be filled in later, such as TODO, lorem ipsum or the name of a variable of a template, should not be published, nor an address such as https://yourdomain.com/, one that ends with undefined, or the first page of a network as a profile.",
		Bad:    `{"@type": "MedicalClinic", "name": "TODO"}`,
		Good:   `{"@type": "MedicalClinic", "name": "Clinic To Do Good"}`,
		Check:  onValues{ofSchema, texts, checkPlaceholder}.and(urlForm.traits(), iris),
	},
	{
		ID: "placeholder-address", Family: "values", Severity: Info, Since: "0.1",
		Doc:   "The hosts example.com, example.org and example.net are for documentation: no page is there.",
		Bad:   `{"@type": "MedicalClinic", "url": "https://www.example.com/"}`,
		Good:  `{"@type": "MedicalClinic", "url": "https://sunrise.example/"}`,
		Check: onValues{urlForm.traits(), iris | texts, checkPlaceholderAddress},
	},
	{
		ID: "local-address", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "An address on localhost or within a private network leads others nowhere.",
		Bad:   `{"@type": "MedicalClinic", "url": "http://localhost:8080/"}`,
		Good:  `{"@type": "MedicalClinic", "url": "https://sunrise.example/"}`,
		Check: onValues{urlForm.traits(), iris | texts, checkLocalAddress},
	},
	{
		ID: "data-address", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "A picture or a page should be a file with an address of its own: what holds its content in itself (data:, RFC 2397) can be neither fetched nor linked, and search engines show no such picture.",
		Bad:   `{"@type": "MedicalClinic", "image": "data:image/png;base64,iVBORw0KGgo="}`,
		Good:  `{"@type": "MedicalClinic", "image": "https://sunrise.example/clinic.png"}`,
		Check: onValues{urlForm.traits(), iris | texts, checkDataAddress}.and(takesThingsAlone, texts),
	},
	{
		ID: "future-date", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "What has happened, such as a birth or a publication, cannot be in the future. The rule needs a clock, which the caller sets, and finds nothing without one.",
		Bad:    `{"@type": "Article", "datePublished": "9026-03-14"}`,
		Good:   `{"@type": "Article", "datePublished": "2026-03-14", "expires": "9026-03-14"}`,
		Check:  onValues{aboutPast.traits(), literals, checkFuture},
	},
	{
		ID: "date-precision", Family: "values", Severity: Info, Since: "0.1",
		Doc:   "Where a day is expected, such as that of a birth, a time of day says too much: by the zone of the reader it is another day. Where a moment is expected, a day alone says too little.",
		Bad:   `{"@type": "Person", "birthDate": "1975-06-30T00:00:00Z"}`,
		Good:  `{"@type": "Person", "birthDate": "1975-06-30"}`,
		Check: onValues{(dateForm | dateTimeForm).traits(), texts, checkPrecision},
	},
	{
		ID: "compact-date", Family: "values", Severity: Advice, Since: "0.1",
		States: WrongValue,
		Doc:    "A date is better written with hyphens, as 2026-03-14: the form without, 20260314, is of ISO 8601 too, but schema.org's own examples and many readers know the other one alone.",
		Bad:    `{"@type": "Article", "datePublished": "20260314"}`,
		Good:   `{"@type": "Article", "datePublished": "2026-03-14"}`,
		Check:  onValues{(dateForm | dateTimeForm).traits(), texts, checkCompactDate},
	},
	{
		ID: "period-order", Family: "values", Severity: Warning, Since: "0.1",
		States: "order",
		Doc:    "What ends should not end before it begins.",
		Bad:    `{"@type": "Event", "startDate": "2026-03-14", "endDate": "2026-03-13"}`,
		Good:   `{"@type": "Event", "startDate": "2026-03-14T09:00:00Z", "endDate": "2026-03-14"}`,
		Check:  onThings{aboutPeriod.traits(), checkPeriods},
	},
	{
		ID: "range-order", Family: "values", Severity: Warning, Since: "0.1",
		States: "order",
		Doc:    "The lowest value of a range should not be above the highest.",
		Bad:    `{"@type": "AggregateOffer", "lowPrice": 120, "highPrice": 80}`,
		Good:   `{"@type": "AggregateOffer", "lowPrice": 80, "highPrice": "120"}`,
		Check:  onThings{aboutSpan.traits(), checkRanges},
	},
	{
		ID: "negative-number", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "Prices and counts are not negative.",
		Bad:    `{"@type": "AggregateRating", "ratingValue": 4, "ratingCount": -3}`,
		Good:   `{"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 0}`,
		Check:  onValues{aboutCount.traits(), literals, checkNegative},
	},
}

var (
	latitudeTerm  = vocab.Lookup("latitude")
	longitudeTerm = vocab.Lookup("longitude")
)

func checkCoordinates(p *Pass, t *Thing) {
	if t.concerns&aboutGeo == 0 {
		return
	}
	latitude, hasLatitude := p.degrees(t, latitudeTerm)
	longitude, hasLongitude := p.degrees(t, longitudeTerm)
	at := func(term vocab.Term) At { return AtValue(t, t.Property(term), 0) }
	swapped := ""
	if hasLatitude && hasLongitude && (latitude < -90 || latitude > 90) && latitude >= -180 && latitude <= 180 && longitude >= -90 && longitude <= 90 {
		swapped = "; are latitude and longitude swapped?"
	}
	switch {
	case hasLatitude && (latitude < -90 || latitude > 90):
		p.Report(at(latitudeTerm), number(latitude)+" is no latitude, which goes from -90 to 90 degrees"+swapped, latitudeTerm, "")
	case hasLongitude && (longitude < -180 || longitude > 180):
		p.Report(at(longitudeTerm), number(longitude)+" is no longitude, which goes from -180 to 180 degrees", longitudeTerm, "")
	case hasLatitude && hasLongitude && latitude == 0 && longitude == 0:
		p.Report(at(latitudeTerm), "latitude 0 and longitude 0 are a place in the sea; leave the coordinates out where they are not known", latitudeTerm, "")
	}
}

// degrees reads a coordinate, and reports one that is no number.
func (p *Pass) degrees(t *Thing, term vocab.Term) (float64, bool) {
	property := t.Property(term)
	if property == nil || !property.Values[0].IsLiteral() || strings.TrimSpace(property.Values[0].Text) == "" {
		return 0, false
	}
	degrees, ok := parseNumber(property.Values[0].Text)
	if !ok {
		p.Report(AtValue(t, property, 0), show(&property.Values[0])+" is no number of degrees, such as 51.50735", term, "")
	}
	return degrees, ok
}

func checkEmpty(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if value.Text != "" && value.Text[0] > ' ' && value.Text[0] < utf8.RuneSelf {
		return // most texts
	}
	if property.expected == nil || !isText(value) || strings.Trim(value.Text, " \t\r\n\u00a0\u200b\u200c\u200d\ufeff\u2003") != "" {
		return
	}
	if e := property.expected; e.forms&anyText == 0 && e.forms&^urlForm != 0 || e.forms == urlForm && !e.open {
		return // the rule of its form finds it
	}
	if within := p.addressWithin(property, number); within != "" {
		p.Report(AtValue(t, property, number), "the text is empty"+within, property.Term, "")
		return
	}
	p.Report(AtValue(t, property, number), "the text is empty; leave the property out", property.Term, "")
}

func checkPlaceholder(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.expected == nil {
		return
	}
	if value.Kind == rdf.IRI {
		if property.Term != sameAsTerm && !mayBePlaceholder(value.Text) {
			return
		}
		if what := placeholderInAddress(property.Term, value.Text, p.ownAddress()); what != "" {
			p.reportValue(t, property, number, what, "")
		}
		return
	}
	if !isText(value) {
		return
	}
	if property.expected.concern&aboutPhone != 0 && isPlaceholderPhone(value.Text) {
		p.reportValue(t, property, number, "stands for a number that was to be filled in", "")
		return
	}
	if what := placeholderIn(value.Text); what != "" && !(property.expected.concern&aboutCount != 0 && isNoNumber(value.Text)) {
		p.reportValue(t, property, number, what, "")
	}
}

// placeholderText is the rule of texts that stand for others.
const placeholderText = "placeholder-text"

// leftovers are texts that stand for others.
var leftovers = newWordList("todo tbd tbc tba fixme n/a n.a. null undefined nan xxx xxxx placeholder asdf foo bar foobar (none) <nil> %!s(<nil>)").and(
	"to do", "[object object]", "test test", "your name", "your name here", "company name",
	"your company", "business name", "anytown", "anytown, usa", "any town", "street address", "insert text here", "description here", "text here", "sample text",
	"123 main street, anytown", "to be announced", "to be confirmed", "coming soon",
	"#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#error!", // what spreadsheets print
	"0001-01-01", "0001-01-01t00:00:00", "0001-01-01t00:00:00z", // and programs for no date
)

// placeholderIn says that a text stands for another that was to come, or nothing.
func placeholderIn(text string) string {
	const message = "stands for a text that was to be filled in"
	if len(text) < 40 {
		trimmed := trimSpace(text)
		// Null and Nan are names; null and NaN are none.
		if leftovers.has(trimmed) && trimmed != "Null" && trimmed != "Nan" && trimmed != "Foo" && trimmed != "Bar" {
			return message
		}
		if isNameToFill(trimmed) {
			return message
		}
		if trimmed != "" && !isAlphanumeric(trimmed[0]) && strings.Trim(trimmed, "-–—.…_?*") == "" {
			return message
		}
		if trimmed != "" && (trimmed[0]|0x20 == 't' && hasLower(trimmed, "todo:") || trimmed[0]|0x20 == 'f' && hasLower(trimmed, "fixme:")) {
			return message
		}
	}
	if hasTemplateMark(text) && holdsTemplate(text) {
		return "holds what a template should have filled in"
	}
	if lorem.mayBeIn(text) && (strings.Contains(text, "psum") && (strings.Contains(text, "orem ipsum") || strings.Contains(text, "orem Ipsum")) ||
		strings.Contains(text, "OREM IPSUM")) {
		return message
	}
	return ""
}

// lorem is what texts that fill a place begin with, but for its first letter.
var lorem = newPhraseList("orem ipsum")

func isAlphanumeric(c byte) bool { return foldedByte(c) != 0 }

func checkPlaceholderAddress(p *Pass, t *Thing, property *Property, number int) {
	if !strings.Contains(property.Values[number].Text, "example.") {
		return
	}
	host := hostAt(property, number)
	for _, documentation := range [...]string{"example.com", "example.org", "example.net"} {
		if host == documentation || strings.HasSuffix(host, "."+documentation) {
			p.reportValue(t, property, number, "is an address for documentation", "")
			return
		}
	}
}

func checkLocalAddress(p *Pass, t *Thing, property *Property, number int) {
	_, rest, found := strings.Cut(property.Values[number].Text, "://")
	if !found || rest == "" || strings.IndexByte("lL01[", rest[0]) < 0 && !strings.Contains(rest, ".local") {
		return // most addresses
	}
	host := hostAt(property, number)
	if host == "" {
		return
	}
	private := host == "localhost" || strings.HasPrefix(host, "[::1]") || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".local")
	if parts := strings.Split(host, "."); len(parts) == 4 && areDigits(parts[3]) {
		private = parts[0] == "127" || parts[0] == "10" || parts[0] == "192" && parts[1] == "168" || parts[0] == "0"
	}
	if private {
		p.reportValue(t, property, number, "leads nowhere outside of this machine or network", "")
	}
}

func checkDataAddress(p *Pass, t *Thing, property *Property, number int) {
	if text := property.Values[number].Text; text != "" && text[0]|0x20 == 'd' && property.expected != nil && isDataAddress(text) {
		p.Report(AtValue(t, property, number), "the address holds its content in itself (data:), which nobody can fetch; put that into a file of the site, and give its address", property.Term, "")
	}
}

// isDataAddress tells whether a text is an address that holds its content: data: with the
// type of the content, if any, and a comma before it.
func isDataAddress(text string) bool {
	if !hasLower(text, "data:") {
		return false
	}
	const longest = 100 // bytes of a type
	kind, _, found := strings.Cut(text[len("data:"):min(len(text), longest)], ",")
	return found && strings.IndexByte(kind, ' ') < 0 && (kind == "" || strings.ContainsAny(kind, "/;"))
}

// hostAt gives the host of a value that is an address of the web, where one is
// expected.
func hostAt(property *Property, number int) string {
	value := &property.Values[number]
	if property.expected == nil || property.expected.forms&urlForm == 0 || value.Kind != rdf.IRI && value.Kind != rdf.String || !strings.HasPrefix(value.Text, "http") {
		return ""
	}
	return hostOf(value.Text)
}

func checkFuture(p *Pass, t *Thing, property *Property, number int) {
	now, is := p.Now()
	if !is || property.expected == nil || property.expected.concern&aboutPast == 0 {
		return
	}
	value := &property.Values[number]
	// A day more: somewhere it is tomorrow.
	if day, ok := dayOf(value.Text); ok && value.IsLiteral() && day.After(now.Add(24*time.Hour)) {
		p.reportValue(t, property, number, "is in the future, which "+property.Term.Name()+" cannot be", "")
	}
}

func checkPrecision(p *Pass, t *Thing, property *Property, number int) {
	if property.expected == nil || property.expected.forms&(anyText|dateForm|dateTimeForm) == 0 {
		return
	}
	value := &property.Values[number]
	if !isText(value) {
		return
	}
	switch forms := property.expected.forms; {
	case forms&(anyText|dateTimeForm|timeForm) == 0 && isDateTime(value.Text):
		day, _, _ := strings.Cut(value.Text, "T")
		p.reportValue(t, property, number, "has a time of day, and "+property.Term.Name()+" is a day", day)
	case forms&(anyText|dateForm|timeForm) == 0 && isDate(value.Text):
		p.reportValue(t, property, number, "is a day, and "+property.Term.Name()+" is a moment; give the time of day and its zone too", "")
	}
}

func checkCompactDate(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.expected == nil || property.expected.forms&(dateForm|dateTimeForm) == 0 || property.expected.forms&anyText != 0 || !isText(value) {
		return
	}
	if text := value.Text; len(text) >= 8 && text[4] != '-' && areDigits(text[:8]) && (isDate(text) || isDateTime(text)) {
		p.reportValue(t, property, number, "is a date without hyphens, which not all read", extended(text))
	}
}

// periods are properties of a beginning with those of its end.
var periods = []struct{ start, end vocab.Term }{
	{vocab.Lookup("startDate"), vocab.Lookup("endDate")},
	{vocab.Lookup("startTime"), vocab.Lookup("endTime")},
	{vocab.Lookup("validFrom"), vocab.Lookup("validThrough")},
	{vocab.Lookup("validFrom"), vocab.Lookup("validUntil")},
	{vocab.Lookup("validFrom"), vocab.Lookup("priceValidUntil")},
	{vocab.Lookup("birthDate"), vocab.Lookup("deathDate")},
	{vocab.Lookup("foundingDate"), vocab.Lookup("dissolutionDate")},
	{vocab.Lookup("availabilityStarts"), vocab.Lookup("availabilityEnds")},
	{vocab.Lookup("datePosted"), vocab.Lookup("validThrough")},
	{vocab.Lookup("datePublished"), vocab.Lookup("expires")},
	{vocab.Lookup("dateCreated"), vocab.Lookup("dateModified")},
}

func checkPeriods(p *Pass, t *Thing) {
	if t.concerns&aboutPeriod == 0 {
		return
	}
	for _, period := range periods {
		start := t.Property(period.start)
		if start == nil {
			continue
		}
		end := t.Property(period.end)
		if end == nil || !start.Values[0].IsLiteral() || !end.Values[0].IsLiteral() {
			continue
		}
		if isBefore(end.Values[0].Text, start.Values[0].Text) {
			p.Report(AtValue(t, end, 0), name(end.IRI)+" "+quote(end.Values[0].Text)+" is before "+name(start.IRI)+" "+quote(start.Values[0].Text), period.end, "")
		}
	}
}

// isBefore tells whether one date or date-time is surely before another: by as
// much of both as is written, and by the clock where both have a zone.
func isBefore(one, other string) bool {
	const shortest = len("2006-01-02T15:04:05Z")
	if len(one) >= shortest && len(other) >= shortest { // most are days alone
		// In UTC, since time.Parse would read the system's own zone from a file.
		first, firstErr := time.ParseInLocation(time.RFC3339, one, time.UTC)
		second, secondErr := time.ParseInLocation(time.RFC3339, other, time.UTC)
		if firstErr == nil && secondErr == nil {
			return first.Before(second)
		}
	}
	oneDate, oneClock, oneTimed := strings.Cut(one, "T")
	otherDate, otherClock, otherTimed := strings.Cut(other, "T")
	if oneTimed && otherTimed && oneDate == otherDate && isPlainClock(oneClock[:min(len(oneClock), 5)]) && isPlainClock(otherClock[:min(len(otherClock), 5)]) &&
		isWithoutZone(oneClock) && isWithoutZone(otherClock) && isDay(oneDate) {
		return oneClock[:5] < otherClock[:5] // on the same day, by the clock of the same place
	}
	if !isWrittenDate(oneDate) || !isWrittenDate(otherDate) {
		return false
	}
	length := min(len(oneDate), len(otherDate))
	return oneDate[:length] < otherDate[:length]
}

// isWithoutZone tells whether a time ends with minutes or seconds.
func isWithoutZone(clock string) bool {
	return len(clock) == 5 || len(clock) == 8 && clock[5] == ':' && isTime(clock)
}

// isWrittenDate tells whether a text is a year, month or day with hyphens.
func isWrittenDate(text string) bool {
	_, ok := dayOf(text)
	return ok
}

// rangeEnds are properties of the lowest of a range with those of the highest.
var rangeEnds = []struct{ low, high vocab.Term }{
	{vocab.Lookup("lowPrice"), vocab.Lookup("highPrice")},
	{vocab.Lookup("minPrice"), vocab.Lookup("maxPrice")},
	{vocab.Lookup("minValue"), vocab.Lookup("maxValue")},
}

func checkRanges(p *Pass, t *Thing) {
	if t.concerns&aboutSpan == 0 {
		return
	}
	for _, ends := range rangeEnds {
		low, hasLow := numberOf(t, ends.low)
		if !hasLow {
			continue
		}
		if high, hasHigh := numberOf(t, ends.high); hasHigh && low > high {
			p.Report(AtValue(t, t.Property(ends.low), 0), ends.low.Name()+" "+number(low)+" is above "+ends.high.Name()+" "+number(high), ends.low, "")
		}
	}
}

func checkNegative(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.expected == nil || property.expected.concern&aboutCount == 0 || !value.IsLiteral() || !strings.HasPrefix(value.Text, "-") {
		return
	}
	if n, ok := parseNumber(value.Text); ok && n < 0 {
		p.reportValue(t, property, number, "is negative, which "+property.Term.Name()+" cannot be", "")
	}
}
