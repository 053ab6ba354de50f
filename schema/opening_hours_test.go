package schema_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

func ExampleOpeningHours() {
	hours, err := schema.OpeningHours("Mo-Fr 08:00-12:00, 13:00-18:00; Sa 09:00-13:00; Su, PH closed; 2026-12-24/2026-12-26 10:00-12:00")
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := jsonld.Marshal(schema.Describe(&schema.MedicalClinic{OpeningHoursSpecification: hours}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.NewReplacer(`{"@type":"Opening`, "\n"+`{"@type":"Opening`, "https://schema.org/", "").Replace(string(text)))
	// Output:
	// {"@context":"https://schema.org","@type":"MedicalClinic","openingHoursSpecification":[
	// {"@type":"OpeningHoursSpecification","closes":"12:00","dayOfWeek":["Monday","Tuesday","Wednesday","Thursday","Friday"],"opens":"08:00"},
	// {"@type":"OpeningHoursSpecification","closes":"18:00","dayOfWeek":["Monday","Tuesday","Wednesday","Thursday","Friday"],"opens":"13:00"},
	// {"@type":"OpeningHoursSpecification","closes":"13:00","dayOfWeek":"Saturday","opens":"09:00"},
	// {"@type":"OpeningHoursSpecification","closes":"00:00","dayOfWeek":["Sunday","PublicHolidays"],"opens":"00:00"},
	// {"@type":"OpeningHoursSpecification","closes":"12:00","opens":"10:00","validFrom":"2026-12-24","validThrough":"2026-12-26"}]}
}

func ExampleOpeningHours_mistake() {
	_, err := schema.OpeningHours("Mo-Fr 08:00-18:00; We 12:00-14:00")
	fmt.Println(err)
	// Output:
	// 1:23: the hours Wednesday 08:00-18:00 and Wednesday 12:00-14:00 overlap; expected hours that do not overlap; write them as one range, or correct one of them
}

func ExampleOpeningHoursOf() {
	hours, err := schema.OpeningHoursOf(
		schema.DayHours{
			Days: []schema.DayOfWeek{schema.Monday, schema.Thursday},
			Open: []schema.TimeRange{{Opens: "08:00", Closes: "12:00"}, {Opens: "20:00", Closes: "02:00"}},
		},
		schema.DayHours{ValidFrom: "2026-08-01", ValidThrough: "2026-08-31", Closed: true},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(compact(hours))
	// Output:
	// Monday Thursday 08:00-12:00; Monday Thursday 20:00-02:00; 2026-08-01/2026-08-31 00:00-00:00
}

// compact shows specifications in one line, with the hours as they are told.
func compact(list schema.OpeningHoursSpecificationList) string {
	var rules []string
	for _, element := range list {
		hours := element.(*schema.OpeningHoursSpecification)
		var words []string
		if hours.ValidFrom != nil || hours.ValidThrough != nil {
			words = append(words, end(hours.ValidFrom)+"/"+end(hours.ValidThrough))
		}
		switch days := hours.DayOfWeek.(type) {
		case schema.DayOfWeek:
			words = append(words, dayName(days))
		case schema.DayOfWeekList:
			for _, day := range days {
				words = append(words, dayName(day.(schema.DayOfWeek)))
			}
		}
		words = append(words, fmt.Sprintf("%s-%s", hours.Opens, hours.Closes))
		rules = append(rules, strings.Join(words, " "))
	}
	return strings.Join(rules, "; ")
}

func end(date schema.DateOrDateTime) string {
	if date == nil {
		return ".."
	}
	return string(date.(schema.Date))
}

func dayName(day schema.DayOfWeek) string {
	return strings.TrimPrefix(string(day), "https://schema.org/")
}

func TestOpeningHours(t *testing.T) {
	const everyDay = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
	for _, test := range []struct{ text, want string }{
		// Days.
		{"Mo 08:00-12:00", "Monday 08:00-12:00"},
		{"mon 08:00-12:00", "Monday 08:00-12:00"},
		{"MONDAY 08:00-12:00", "Monday 08:00-12:00"},
		{"Mo,Tue, Friday 08:00-12:00", "Monday Tuesday Friday 08:00-12:00"},
		{"Fr, Mo, We 08:00-12:00", "Monday Wednesday Friday 08:00-12:00"},
		{"Sa-Mo 08:00-12:00", "Monday Saturday Sunday 08:00-12:00"},
		{"Tu-Mo 08:00-12:00", everyDay + "08:00-12:00"},
		{"Mo-We, Th-Fr 08:00-12:00", "Monday Tuesday Wednesday Thursday Friday 08:00-12:00"},
		{"Mo – Tu: 08:00 – 12:00", "Monday Tuesday 08:00-12:00"},
		{"PH 10:00-12:00; ph 14:00-16:00", "PublicHolidays 10:00-12:00; PublicHolidays 14:00-16:00"},
		{"Su, publicholidays 10:00-12:00", "Sunday PublicHolidays 10:00-12:00"},

		// Hours.
		{"Mo 8:00-12:00", "Monday 08:00-12:00"},
		{"Mo 08:00:00-12:00:30", "Monday 08:00:00-12:00:30"},
		{"Mo 13:00-18:00,08:00-12:00", "Monday 08:00-12:00; Monday 13:00-18:00"},
		{"Mo 08:00-12:00, 12:00-13:00", "Monday 08:00-12:00; Monday 12:00-13:00"},
		{"Mo 20:00-06:00; Tu 06:00-07:00", "Monday 20:00-06:00; Tuesday 06:00-07:00"},
		{"Su 20:00-06:00; Mo closed", "Monday 00:00-00:00; Sunday 20:00-06:00"},
		{"Mo 00:00-24:00", "Monday 00:00-23:59"},
		{"Mo 00:00:00-24:00:00", "Monday 00:00:00-23:59:00"},
		{"Mo 18:00-24:00; Tu 00:00-02:00", "Monday 18:00-00:00; Tuesday 00:00-02:00"},
		{"Mo 18:00-00:00", "Monday 18:00-00:00"},
		{"Mo 18:00-24:00:00", "Monday 18:00-00:00:00"},
		{"24/7", everyDay + "00:00-23:59"},
		{"24/7; PH closed", everyDay + "00:00-23:59; PublicHolidays 00:00-00:00"},
		{"Su closed; Mo off", "Monday Sunday 00:00-00:00"},
		{"Su closed; Su, PH CLOSED", "Sunday PublicHolidays 00:00-00:00"},

		{"Mo-Th 20:00-06:00; Sa-Su 00:00-24:00", "Monday Tuesday Wednesday Thursday 20:00-06:00; Saturday Sunday 00:00-23:59"},

		// Days with the same hours are together.
		{"Sa 08:00-12:00; Mo-Fr 08:00-12:00, 13:00-18:00", "Monday Tuesday Wednesday Thursday Friday Saturday 08:00-12:00; Monday Tuesday Wednesday Thursday Friday 13:00-18:00"},
		{"Mo-Fr 08:00-12:00; Tu, Th 14:00-18:00", "Monday Tuesday Wednesday Thursday Friday 08:00-12:00; Tuesday Thursday 14:00-18:00"},

		// Dates.
		{"2026-12-24 closed", "2026-12-24/2026-12-24 00:00-00:00"},
		{"2026-12-24: 10:00-12:00", "2026-12-24/2026-12-24 10:00-12:00"},
		{"2026-12-24/2026-12-26 10:00-12:00", "2026-12-24/2026-12-26 10:00-12:00"},
		{"2026-12-24 / 2026-12-26 off", "2026-12-24/2026-12-26 00:00-00:00"},
		{"2026-09-01/.. Mo 08:00-12:00; ../2026-08-31 Mo 09:00-12:00", "2026-09-01/.. Monday 08:00-12:00; ../2026-08-31 Monday 09:00-12:00"},
		{"2026-07-01/2026-08-31 Mo-Tu 08:00-10:00; Mo 08:00-12:00", "Monday 08:00-12:00; 2026-07-01/2026-08-31 Monday Tuesday 08:00-10:00"},
		{"2026-07-01/2026-08-31 Sa 08:00-10:00; 2026-07-01/2026-08-31 12:00-14:00", "2026-07-01/2026-08-31 12:00-14:00; 2026-07-01/2026-08-31 Saturday 08:00-10:00"},
		{"2026-12-24 20:00-06:00, 05:00-08:00", "2026-12-24/2026-12-24 05:00-08:00; 2026-12-24/2026-12-24 20:00-06:00"}, // the night leads to the 25th
		{"2026-12-24 closed; 2026-12-24 Mo 10:00-12:00", "2026-12-24/2026-12-24 00:00-00:00; 2026-12-24/2026-12-24 Monday 10:00-12:00"},
		{"2028-02-29 closed", "2028-02-29/2028-02-29 00:00-00:00"},

		// Space and separators.
		{" ;; Mo 08:00-12:00 ;\n\tTu\u00a008:00-12:00;", "Monday Tuesday 08:00-12:00"},
	} {
		hours, err := schema.OpeningHours(test.text)
		if assert.NoError(t, err, test.text) {
			assert.Equal(t, test.want, compact(hours), test.text)
		}
	}
}

func TestOpeningHoursProblems(t *testing.T) {
	for _, test := range []struct {
		text     string
		offset   int
		what     string
		expected string
	}{
		{"", 0, "the opening hours end", "opening hours such as Mo-Fr 08:00-18:00"},
		{" ; ", 3, "the opening hours end", "opening hours such as Mo-Fr 08:00-18:00"},
		{"Mo-Fr", 5, "the opening hours end", "hours such as 08:00-12:00, or closed"},
		{"08:00-12:00", 0, `"08:00-12:00" stands where it means nothing`, "a day such as Mo, a date such as 2026-12-24, or 24/7"},
		{"Mo 08:00", 8, "the opening hours end", "a hyphen and the time of closing"},
		{"Mo 08:00-", 9, "the opening hours end", "the time of closing"},
		{"Mo 08:00-12:00,", 15, "the opening hours end", "hours such as 08:00-12:00, or closed"},
		{"Mo 08:00-12:00 13:00-18:00", 15, `"13:00-18:00" stands where it means nothing`, "a semicolon between rules, or a comma between ranges of hours"},
		{"Mo 08:00-12:00, Tu 08:00-12:00", 16, `"Tu" stands where it means nothing`, "another range of hours; a semicolon stands before other days"},
		{"Mo Tu 08:00-12:00", 3, `"Tu" stands where it means nothing`, "hours such as 08:00-12:00, or closed"},
		{"Mo 24/7", 3, `"24" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"24/7 closed", 5, `"closed" stands where it means nothing`, "a semicolon between rules, or a comma between ranges of hours"},
		{"closed", 0, `"closed" is no day`, "Mo, Mon or Monday and so on in English, PH for public holidays, or closed"},
		{"Mo-Fr, Mittwoch 08:00-12:00", 7, `"Mittwoch" is no day`, "Mo, Mon or Monday and so on in English, PH for public holidays, or closed"},
		{"Mo, 08:00-12:00", 4, `"08:00-12:00" stands where it means nothing`, "a day such as Mo, Mon or Monday, or PH for public holidays"},
		{"Mo-, Tu closed", 3, `"," stands where it means nothing`, "a day such as Mo, Mon or Monday, or PH for public holidays"},
		{"Sa, Mo-Mo closed", 4, "no range of days leads from Monday to Monday", "two different days of the week"},
		{"Mo-PH closed", 0, "no range of days leads from Monday to PublicHolidays", "two different days of the week"},

		{"Mo 9am-5pm", 3, `"9am" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 9-17", 3, `"9" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 25:00-26:00", 3, `"25:00" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 08:00-12:60", 9, `"12:60" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 08:00:60-12:00", 3, `"08:00:60" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 08:00-24:01", 9, `"24:01" is no time of day`, "hours and minutes from 00:00 to 24:00"},
		{"Mo 08:00-/2:00", 9, `"/2:00" stands where it means nothing`, "the time of closing"},
		{"Mo x8:00-12:00", 3, `"x8:00-12:00" stands where it means nothing`, "hours such as 08:00-12:00, or closed"},
		{"Mo 24:00-08:00", 3, "nothing opens at 24:00", "a time from 00:00 to 23:59; 24:00 is the end of a day"},
		{"Mo 00:00-00:00", 3, "the hours 00:00-00:00 may mean a whole day or none", "two different times"},
		{"Mo " + strings.Repeat("1", 99) + "-12:00", 3, `"` + strings.Repeat("1", 40) + `…" is no time of day`, "hours and minutes from 00:00 to 24:00"},

		{"2026-13-01 closed", 0, `"2026-13-01" is no date`, "a day of the calendar such as 2026-12-24"},
		{"2026-12-24/2026-02-29 closed", 11, `"2026-02-29" is no date`, "a day of the calendar such as 2026-12-24"},
		{"2026-12-24/ closed", 12, `"closed" is no date`, "a day of the calendar such as 2026-12-24"},
		{"2026-12-24/; Mo closed", 11, `";" stands where it means nothing`, "a date such as 2026-12-24, or two dots for an open end"},
		{"2026-12-24", 10, "the opening hours end", "hours such as 08:00-12:00, or closed"},
		{"2026-12-24 Xmas closed", 11, `"Xmas" is no day`, "Mo, Mon or Monday and so on in English, PH for public holidays, or closed"},
		{"../.. Mo closed", 0, "the period has neither end", "a date such as 2026-12-24 at one of them"},
		{"2026-12-26/2026-12-24 closed", 0, "the period from 2026-12-26 through 2026-12-24 ends before it begins", "the first day and then the last one"},

		{"Mo-Fr 08:00-18:00; We closed", 19, "Wednesday is closed and open 08:00-18:00", "a day that is either closed or open"},
		{"We closed; Mo-Fr 08:00-18:00", 17, "Wednesday is closed and open 08:00-18:00", "a day that is either closed or open"},
		{"2026-12-24/2026-12-26 closed; 2026-12-24/2026-12-26 Fr 10:00-12:00", 55, "Friday is closed and open 10:00-12:00", "a day that is either closed or open"},
		{"PH closed; PH 10:00-12:00", 14, "PublicHolidays is closed and open 10:00-12:00", "a day that is either closed or open"},
		{"Mo 08:00-12:00, 11:59-13:00", 16, "the hours Monday 08:00-12:00 and Monday 11:59-13:00 overlap", "hours that do not overlap"},
		{"Mo 08:00-12:00; Mo 08:00-12:00", 19, "the hours Monday 08:00-12:00 and Monday 08:00-12:00 overlap", "hours that do not overlap"},
		{"Mo 20:00-06:00; Tu 05:00-12:00", 19, "the hours Monday 20:00-06:00 and Tuesday 05:00-12:00 overlap", "hours that do not overlap"},
		{"Mo 05:00-12:00; Su 20:00-06:00", 19, "the hours Sunday 20:00-06:00 and Monday 05:00-12:00 overlap", "hours that do not overlap"},
		{"Mo 00:00-24:00; Mo 23:59-24:00", 19, "the hours Monday 00:00-24:00 and Monday 23:59-24:00 overlap", "hours that do not overlap"},
		{"PH 08:00-12:00, 10:00-11:00", 16, "the hours PublicHolidays 08:00-12:00 and PublicHolidays 10:00-11:00 overlap", "hours that do not overlap"},
		{"2026-12-24/2026-12-25 20:00-06:00, 05:00-08:00", 35, "the hours Thursday 20:00-06:00 and Friday 05:00-08:00 overlap", "hours that do not overlap"},
	} {
		hours, err := schema.OpeningHours(test.text)
		assert.Nil(t, hours, test.text)
		var problem *rdf.Problem
		if assert.ErrorAs(t, err, &problem, test.text) {
			assert.Equal(t, test.what, problem.What, test.text)
			assert.Equal(t, test.expected, problem.Expected, test.text)
			assert.Equal(t, rdf.Position{Offset: test.offset, Line: 1, Column: test.offset + 1}, problem.Position, test.text)
		}
	}
}

func TestOpeningHoursPlaces(t *testing.T) {
	_, err := schema.OpeningHours("Mo 08:00-12:00;\nTu ?")
	assert.EqualError(t, err, `2:4: "?" is no time of day; expected hours and minutes from 00:00 to 24:00; write 17:00 for 5 pm`)

	_, err = schema.OpeningHours("Mo closed" + strings.Repeat(" ", 4096))
	assert.EqualError(t, err, "the opening hours are 4105 bytes long; expected at most 4096; tell them by schema.OpeningHoursOf")

	_, err = schema.OpeningHours("Mo closed" + strings.Repeat(" ", 4096-len("Mo closed")))
	assert.NoError(t, err)
}

func TestOpeningHoursOf(t *testing.T) {
	morning := []schema.TimeRange{{Opens: "8:00", Closes: "12:00"}}
	monday := []schema.DayOfWeek{"Monday", schema.Monday, "http://schema.org/Monday"}
	for want, hours := range map[string][]schema.DayHours{
		"":                   nil,
		"Monday 08:00-12:00": {{Days: monday, Open: morning}},
		"Monday PublicHolidays 00:00-00:00": {
			{Days: []schema.DayOfWeek{schema.PublicHolidays}, Closed: true}, {Days: monday, Closed: true}},
		"2026-09-01/.. 08:00-12:00":        {{Open: morning, ValidFrom: "2026-09-01"}},
		"../2026-09-01 Monday 08:00-12:00": {{Days: monday, Open: morning, ValidThrough: "2026-09-01"}},
	} {
		list, err := schema.OpeningHoursOf(hours...)
		require.NoError(t, err, want)
		assert.Equal(t, want, compact(list))
	}
}

func TestOpeningHoursOfProblems(t *testing.T) {
	fine := schema.DayHours{Days: []schema.DayOfWeek{schema.Sunday}, Closed: true}
	monday := []schema.DayOfWeek{schema.Monday}
	open := func(opens, closes schema.Time) []schema.TimeRange {
		return []schema.TimeRange{{Opens: opens, Closes: closes}}
	}
	for what, hours := range map[string]schema.DayHours{
		"nothing says on which days the hours hold":                               {Closed: true},
		"nothing says when the days are open":                                     {Days: monday},
		"the days are both open and closed":                                       {Days: monday, Closed: true, Open: open("08:00", "12:00")},
		`"Mittwoch" is no day of the week`:                                        {Days: []schema.DayOfWeek{schema.Friday, "Mittwoch"}, Closed: true},
		`"" is no day of the week`:                                                {Days: []schema.DayOfWeek{schema.DayOfWeekOf(7)}, Closed: true},
		`"https://schema.org/InStock" is no day of the week`:                      {Days: []schema.DayOfWeek{"https://schema.org/InStock"}, Closed: true},
		`"0x:00" is no time of day`:                                               {Days: monday, Open: open("0x:00", "12:00")},
		`"" is no time of day`:                                                    {Days: monday, Open: open("", "12:00")},
		`"12" is no time of day`:                                                  {Days: monday, Open: open("08:00", "12")},
		`"08:00:00Z" is no time of day`:                                           {Days: monday, Open: open("08:00:00Z", "12:00")},
		"the hours 08:00-08:00 may mean a whole day or none":                      {Days: monday, Open: open("8:00", "08:00")},
		"nothing opens at 24:00":                                                  {Days: monday, Open: open("24:00", "08:00")},
		`"2026-12" is no date`:                                                    {Closed: true, ValidFrom: "2026-12"},
		`"2026-12-32" is no date`:                                                 {Closed: true, ValidThrough: "2026-12-32"},
		"the period from 2026-12-24 through 2026-12-23 ends before it begins":     {Closed: true, ValidFrom: "2026-12-24", ValidThrough: "2026-12-23"},
		"Sunday is closed and open 08:00-12:00":                                   {Days: []schema.DayOfWeek{schema.Sunday}, Open: open("08:00", "12:00")},
		"the hours Monday 08:00-12:00 and Monday 09:00-10:00 overlap":             {Days: monday, Open: append(open("09:00", "10:00"), open("08:00", "12:00")...)},
		"the hours Monday 08:00:00-12:00:00 and Monday 11:59:59-12:30:00 overlap": {Days: monday, Open: append(open("08:00:00", "12:00:00"), open("11:59:59", "12:30:00")...)},
	} {
		list, err := schema.OpeningHoursOf(fine, hours)
		assert.Nil(t, list, what)
		var problem *rdf.Problem
		if assert.ErrorAs(t, err, &problem, what) {
			assert.Equal(t, what, problem.What)
			assert.Equal(t, "/1", problem.Pointer, what)
			assert.NotEmpty(t, problem.Expected)
		}
	}
}

var timeForm = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$`)

// FuzzOpeningHours reads whatever comes: nothing panics, every problem stands in
// the text, and what is accepted is described without an error, in times of the
// day, and reads back from its own notation.
func FuzzOpeningHours(f *testing.F) {
	for _, seed := range []string{
		"Mo-Fr 08:00-12:00, 13:00-18:00; Sa 9:00-13:00; Su, PH closed; 24/7",
		"Fr-Mo 20:00–06:00:30; Tu 00:00-24:00; We 18:00-24:00:00",
		"2026-12-24/2026-12-26 closed; ../2026-12-31: Monday, tue off;\n2026-09-01/.. 10:00-12:00",
		"Mo 08:00-08:00; Mo-\xff", "2026-02-30", "Mo,,", "24/8", "Mo 9am",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := schema.OpeningHours(text)
		if err != nil {
			var problem *rdf.Problem
			require.ErrorAs(t, err, &problem)
			require.LessOrEqual(t, problem.Position.Offset, len(text))
			require.NotEmpty(t, problem.Expected)
			require.Nil(t, list)
			return
		}
		require.NotEmpty(t, list)
		require.NoError(t, schema.Describe(&schema.Hospital{OpeningHoursSpecification: list}).Err())
		for _, hours := range list {
			require.Regexp(t, timeForm, hours.(*schema.OpeningHoursSpecification).Opens)
			require.Regexp(t, timeForm, hours.(*schema.OpeningHoursSpecification).Closes)
		}
		again, err := schema.OpeningHours(notation(list))
		if len(notation(list)) <= 4096 {
			require.NoError(t, err, notation(list))
			require.Equal(t, compact(list), compact(again))
		}
	})
}

// notation gives specifications in the notation that OpeningHours reads.
func notation(list schema.OpeningHoursSpecificationList) string {
	text := " " + compact(list)
	text = regexp.MustCompile(`([a-z]) ([A-Z])`).ReplaceAllString(text, "$1, $2")
	return regexp.MustCompile(` 00:00-00:00(;|$)`).ReplaceAllString(text, " closed$1")
}
