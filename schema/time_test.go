package schema_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

func ExampleDateTimeOf() {
	start := time.Date(2026, time.March, 14, 9, 30, 0, 0, time.FixedZone("CET", 60*60))
	text, err := jsonld.Marshal(schema.Describe(&schema.Event{
		StartDate: schema.DateTimeOf(start),
		EndDate:   schema.DateOf(start.AddDate(0, 0, 1)),
		DoorTime:  schema.TimeOf(start.Add(-15 * time.Minute)),
		Duration:  schema.DurationOf(90 * time.Minute),
	}), jsonld.Indent("  "))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "Event",
	//   "doorTime": "09:15:00",
	//   "duration": "PT1H30M",
	//   "endDate": "2026-03-15",
	//   "startDate": "2026-03-14T09:30:00+01:00"
	// }
}

func zone(seconds int) *time.Location { return time.FixedZone("", seconds) }

func TestDateTimeOf(t *testing.T) {
	for _, test := range []struct {
		time time.Time
		want schema.DateTime
	}{
		{time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), "2026-03-14T09:30:00Z"},
		{time.Date(2026, 3, 14, 9, 30, 0, 0, zone(3600)), "2026-03-14T09:30:00+01:00"},
		{time.Date(2026, 3, 14, 9, 30, 0, 0, zone(-12600)), "2026-03-14T09:30:00-03:30"},
		{time.Date(2026, 3, 14, 9, 30, 0, 500_000_000, time.UTC), "2026-03-14T09:30:00.5Z"},
		{time.Date(2026, 3, 14, 9, 30, 0, 1, time.UTC), "2026-03-14T09:30:00.000000001Z"},
		{time.Date(2026, 3, 14, 9, 30, 0, 0, zone(14*3600)), "2026-03-14T09:30:00+14:00"},
		{time.Date(2026, 3, 14, 9, 30, 0, 0, zone(14*3600+60)), "2026-03-13T19:29:00Z"},
		{time.Date(2026, 3, 14, 9, 30, 0, 0, zone(-99*3600)), "2026-03-18T12:30:00Z"},
		{time.Date(1890, 3, 14, 9, 30, 0, 0, zone(53*60+28)), "1890-03-14T08:36:32Z"},
		{time.Time{}, "0001-01-01T00:00:00Z"},
		{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), "0000-01-01T00:00:00Z"},
		{time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), "-0001-01-01T00:00:00Z"},
		{time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC), "12026-01-01T00:00:00Z"},
	} {
		assert.Equal(t, test.want, schema.DateTimeOf(test.time))
	}
}

func TestDateOfAndTimeOfAreLocal(t *testing.T) {
	late := time.Date(2026, 3, 14, 23, 30, 0, 0, zone(-5*3600))
	assert.Equal(t, schema.Date("2026-03-14"), schema.DateOf(late))
	assert.Equal(t, schema.Time("23:30:00"), schema.TimeOf(late))
	assert.Equal(t, schema.Date("2026-03-15"), schema.DateOf(late.UTC()))
	assert.Equal(t, schema.Time("04:30:00.25"), schema.TimeOf(late.UTC().Add(250*time.Millisecond)))
	assert.Equal(t, schema.Date("-0001-12-31"), schema.DateOf(time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, schema.Date("10000-01-01"), schema.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)))
}

func TestTimesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const first, last = -62167219200, 253402300799 // of the years 0000 to 9999
		moment := time.Unix(rapid.Int64Range(first+100_000, last-100_000).Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds")).
			In(zone(rapid.IntRange(-86399, 86399).Draw(t, "offset")))
		read, err := time.Parse(time.RFC3339Nano, string(schema.DateTimeOf(moment)))
		require.NoError(t, err)
		assert.True(t, read.Equal(moment), "%s is read as %s", moment, read)

		date, err := time.Parse(time.DateOnly, string(schema.DateOf(moment)))
		require.NoError(t, err)
		clock, err := time.Parse(time.TimeOnly, string(schema.TimeOf(moment)))
		require.NoError(t, err)
		together := time.Date(date.Year(), date.Month(), date.Day(), clock.Hour(), clock.Minute(), clock.Second(), clock.Nanosecond(), moment.Location())
		assert.True(t, together.Equal(moment), "%s is read as %s", moment, together)
	})
}

func TestDayOfWeekOf(t *testing.T) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		assert.Equal(t, "https://schema.org/"+day.String(), string(schema.DayOfWeekOf(day)))
	}
	assert.Empty(t, schema.DayOfWeekOf(-1))
	assert.Empty(t, schema.DayOfWeekOf(7))
}

func TestDurationOf(t *testing.T) {
	for _, test := range []struct {
		duration time.Duration
		want     schema.Duration
	}{
		{0, "PT0S"},
		{90 * time.Minute, "PT1H30M"},
		{45 * time.Second, "PT45S"},
		{time.Hour, "PT1H"},
		{36 * time.Hour, "PT36H"},
		{time.Hour + time.Second, "PT1H1S"},
		{500 * time.Millisecond, "PT0.5S"},
		{61*time.Second + 50*time.Millisecond, "PT1M1.05S"},
		{time.Nanosecond, "PT0.000000001S"},
		{-15 * time.Minute, "-PT15M"},
		{math.MaxInt64, "PT2562047H47M16.854775807S"},
		{math.MinInt64, "-PT2562047H47M16.854775808S"},
	} {
		assert.Equal(t, test.want, schema.DurationOf(test.duration))
	}
}

// The form of a duration is that of package time, but for case, PT and zeros.
func TestDurationReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Duration(rapid.Int64().Draw(t, "duration"))
		text := strings.ToLower(strings.Replace(string(schema.DurationOf(want)), "PT", "", 1))
		got, err := time.ParseDuration(text)
		require.NoError(t, err, strconv.Quote(text))
		assert.Equal(t, want, got)
	})
}
