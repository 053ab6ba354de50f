package schema_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema"
)

// Room is made by what came so far: wrong guesses change nothing that is told.
func TestRoomForManyIsGuessed(t *testing.T) {
	reviews := func(i, count int) schema.AnyThing {
		clinic := clinicOfReviews(count)
		clinic.ID = schema.ID(fmt.Sprint("https://x.example/", i))
		return clinic
	}
	for name, size := range map[string]func(i int) int{
		"alike":           func(int) int { return 2 },
		"large first":     func(i int) int { return 1 + 300/(i+1) },
		"large at last":   func(i int) int { return i / 4 },
		"one in between":  func(i int) int { return 1 + i/100%2*100 },
		"none but one":    func(i int) int { return i / 199 * 1000 },
		"few, then large": func(i int) int { return i / 17 * 10 },
	} {
		t.Run(name, func(t *testing.T) {
			var things []schema.AnyThing
			inOne := &schema.Person{}
			var owned schema.List
			for i := range 200 {
				things = append(things, reviews(i, size(i)), nil)
				owned = append(owned, reviews(i, size(i)).(*schema.MedicalClinic), nil)
			}
			inOne.Owns = owned
			for _, things := range [][]schema.AnyThing{things, {inOne}} {
				once, ok := schema.DescribeOnce(schema.Options{}, things...)
				require.True(t, ok)
				require.Equal(t, eventsOf(t, schema.DescribeInTwoPasses(schema.Options{}, things...)), eventsOf(t, once))
			}
		})
	}
}

// What is described in a large description is copied no more than once or twice.
func TestLargeDescriptionsAreCopiedSeldom(t *testing.T) {
	const count = 5000
	var things []schema.AnyThing
	for range count {
		things = append(things, clinicOfReviews(3))
		things[len(things)-1].(*schema.MedicalClinic).ID = ""
	}
	for name, things := range map[string][]schema.AnyThing{
		"roots":  things,
		"a list": {clinicOfReviews(3 * count)},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			description := schema.Describe(things...)
			runtime.ReadMemStats(&after)
			const event = 56 // bytes
			tape := uint64(len(eventsOf(t, description)) * event)
			assert.Less(t, float64(after.TotalAlloc-before.TotalAlloc)/float64(tape), 4.5)
		})
	}
}
