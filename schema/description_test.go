package schema_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// A Description is a snapshot, safe for concurrent use, told from as often as
// one likes.

// examples are descriptions that take one pass, two passes and an error.
func examples() map[string]func() (schema.AnyThing, *schema.Description) {
	describe := func(thing schema.AnyThing) (schema.AnyThing, *schema.Description) {
		return thing, schema.Describe(thing)
	}
	return map[string]func() (schema.AnyThing, *schema.Description){
		"one pass": func() (schema.AnyThing, *schema.Description) {
			return describe(clinicOfReviews(3))
		},
		"two passes": func() (schema.AnyThing, *schema.Description) {
			clinic := clinicOfReviews(3)
			clinic.Extra = schema.Extra{{Property: "name", Value: schema.Localized{"en": "B"}}}
			return describe(clinic)
		},
		"an error": func() (schema.AnyThing, *schema.Description) {
			clinic := clinicOfReviews(3)
			clinic.URL = schema.URL("relative")
			return describe(clinic)
		},
	}
}

// clinicOfReviews is a clinic of a number of reviews, of two things each.
func clinicOfReviews(count int) *schema.MedicalClinic {
	reviews := make(schema.ReviewList, count)
	for i := range reviews {
		reviews[i] = &schema.Review{
			Author:       &schema.Person{Name: schema.Text("P. Patient")},
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(5)},
		}
	}
	return &schema.MedicalClinic{ID: clinicID, Name: schema.Text("A"), Review: reviews}
}

func TestDescriptionIsASnapshot(t *testing.T) {
	names := schema.Localized{"en": "Clinic"}
	texts := schema.TextList{"a"}
	person := &schema.Person{Name: names, Award: texts}
	extra := schema.Extra{{Property: "noSuchProperty", Value: schema.Text("a")}}
	node := &schema.Node{Types: []string{"Recipe"}, Properties: extra}
	description := schema.Describe(person, node)
	before := eventsOf(t, description)

	names["en"], names["de"] = "changed", "added"
	texts[0] = "changed"
	person.Telephone, person.Name = schema.Text("added"), schema.Text("changed")
	node.Types[0], extra[0].Value = "Changed", schema.Text("changed")
	assert.Equal(t, before, eventsOf(t, description))
}

func TestLaterDescriptionsLeaveEarlierOnesAlone(t *testing.T) {
	first := schema.Describe(clinicOfReviews(3))
	before := eventsOf(t, first)
	for i := range 50 {
		schema.Describe(clinicOfReviews(i)).Release()
		_ = schema.Describe(clinicOfReviews(i))
	}
	assert.Equal(t, before, eventsOf(t, first))
}

func TestDescriptionIsSafeForConcurrentUse(t *testing.T) {
	for name, example := range examples() {
		t.Run(name, func(t *testing.T) {
			thing, description := example()
			var want rdf.Events
			wantErr := description.TellTo(&want)
			var group sync.WaitGroup
			for range 8 {
				group.Go(func() {
					for range 20 {
						var got rdf.Events
						err := description.TellTo(&got)
						assert.Equal(t, wantErr, err)
						assert.Equal(t, want, got)
						other := schema.Describe(thing)
						assert.Equal(t, wantErr == nil, other.Err() == nil)
						other.Release()
					}
				})
			}
			group.Wait()
		})
	}
}

// refusal is a sink with an error.
type refusal struct{ err error }

func (r refusal) Tell([]rdf.Event) error { return r.err }

func TestTellingReturnsTheErrorOfTheSink(t *testing.T) {
	err := errors.New("refused")
	assert.Equal(t, err, schema.Describe(&schema.Person{}).TellTo(refusal{err}))
}

func TestReleasedDescriptionTellsAnErrorAndSoDoItsCopies(t *testing.T) {
	for name, example := range examples() {
		t.Run(name, func(t *testing.T) {
			_, description := example()
			same := *description
			description.Release()
			for _, released := range []*schema.Description{description, &same} {
				var events rdf.Events
				assert.ErrorContains(t, released.TellTo(&events), "was released")
				assert.ErrorContains(t, released.Err(), "was released")
				assert.Empty(t, events)
				released.Release()
			}
		})
	}
}

func TestNoDescriptionTellsAnError(t *testing.T) {
	for _, none := range []*schema.Description{nil, {}} {
		assert.ErrorContains(t, none.TellTo(refusal{}), "schema.Describe")
		assert.ErrorContains(t, none.Err(), "schema.Describe")
		none.Release()
	}
}

// Room that is used again must not keep what users gave.
func TestDescriptionKeepsNoStructAlive(t *testing.T) {
	for name, example := range examples() {
		t.Run(name, func(t *testing.T) {
			gone := make(chan struct{})
			description := func() *schema.Description {
				thing, description := example()
				runtime.AddCleanup(thing.(*schema.MedicalClinic), func(c chan struct{}) { close(c) }, gone)
				return description
			}()
			requireCollected(t, gone)
			runtime.KeepAlive(description)
		})
	}
}

func TestDescribingKeepsNoTextAlive(t *testing.T) {
	for name, value := range map[string]func(schema.Text) schema.Value{
		"text":      func(text schema.Text) schema.Value { return text },
		"decimal":   func(text schema.Text) schema.Value { return schema.Duration(text) },
		"localized": func(text schema.Text) schema.Value { return schema.Localized{"en": string(text)} },
		"error":     func(text schema.Text) schema.Value { return schema.Decimal(text) },
	} {
		t.Run(name, func(t *testing.T) {
			gone := make(chan struct{})
			func() {
				text := make([]byte, 1<<16)
				runtime.AddCleanup(&text[0], func(c chan struct{}) { close(c) }, gone)
				schema.Describe(&schema.Person{Name: schema.List{value(textOfBytes(text))}})
				// Once more, shorter, so that only the end of what was used before is left.
				schema.Describe(&schema.Person{Name: schema.List{value("1")}})
			}()
			requireCollected(t, gone)
		})
	}
}

// requireCollected waits until something was collected. Pools are emptied by two
// collections, so that what one of them keeps must be looked for after the first.
func requireCollected(t *testing.T, gone <-chan struct{}) {
	t.Helper()
	runtime.GC()
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		require.Fail(t, "it is still reachable after a collection")
	}
}

func TestSmallDescriptionKeepsNoRoomOfALargeOne(t *testing.T) {
	links := make(schema.URLList, 100_000)
	extra := make(schema.Extra, 100_000)
	for i := range links {
		links[i] = "https://x.example/"
		extra[i] = schema.ExtraProperty{Property: fmt.Sprint("n", i), Value: schema.List{}}
	}
	for name, large := range map[string]schema.AnyThing{
		"of many things":     clinicOfReviews(3000),
		"of many more":       clinicOfReviews(15_000),
		"of many links":      &schema.Person{SameAs: links},
		"of many properties": &schema.Person{Extra: extra},
		"of many roots":      make(schema.PersonList, 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			small := make([]*schema.Description, 0, 8)
			before := allocated()
			for range 4 {
				description := schema.Describe(large)
				if len(small)%4 == 0 {
					description.Release()
				}
				small = append(small,
					schema.Describe(&schema.Person{Name: schema.Text("A")}),
					schema.Describe(&schema.Person{Extra: schema.Extra{{Property: "name", Value: schema.Text("A")}}}))
			}
			assert.Less(t, int64(allocated()-before), int64(1<<20))
			runtime.KeepAlive(small)
		})
	}
}

// allocated gives how many bytes are in use after a collection.
func allocated() uint64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func TestManyProblemsOfLongWaysAreCounted(t *testing.T) {
	// Some 25,000 steps with a problem at each: 4 GB of paths.
	root := &schema.Person{}
	at := root
	for range 25_000 {
		next := &schema.Person{}
		at.Knows, at.URL = next, schema.URL("relative")
		at = next
	}
	err := schema.Describe(root).Err()
	require.Error(t, err)
	assert.Less(t, len(err.Error()), 1<<25)
	message := err.Error()
	assert.True(t, strings.HasSuffix(message, " more problems are not listed"), message[len(message)-100:])
}

// textOfBytes gives the bytes as a text without a copy of them.
func textOfBytes(bytes []byte) schema.Text { return schema.Text(unsafe.String(&bytes[0], len(bytes))) }
