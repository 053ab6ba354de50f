package rdf_test

import (
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// growing are datasets of so many parts, which nothing but their size makes hard.
var growing = map[string]func(parts int) []rdf.Quad{
	"no blank nodes": func(n int) (quads []rdf.Quad) {
		for i := range n {
			quads = append(quads, triple(iri("urn:s"), "urn:p", text(fmt.Sprint(i))))
		}
		return quads
	},
	"names": func(n int) (quads []rdf.Quad) {
		for i := range n {
			quads = append(quads, triple(blank(fmt.Sprint("b", i)), "urn:name", text(fmt.Sprint(i))), triple(iri("urn:s"), "urn:p", blank(fmt.Sprint("b", i)).Object()))
		}
		return quads
	},
	"identical reviews":                      func(n int) []rdf.Quad { return reviewed(iri("urn:clinic"), n) },
	"identical reviews of a blank clinic":    func(n int) []rdf.Quad { return reviewed(blank("clinic"), n) },
	"identical reviews of identical clinics": func(n int) []rdf.Quad { return slices.Concat(reviewed(blank("a"), n/2), reviewed(blank("b"), n/2)) },
	"identical clinics": func(n int) (quads []rdf.Quad) {
		for i := range n / 4 {
			quads = append(quads, reviewed(blank(fmt.Sprint("clinic", i)), 4)...)
		}
		return quads
	},
	"identical lists": func(n int) (quads []rdf.Quad) {
		for _, list := range []string{"a", "b"} {
			for i := range n {
				quads = append(quads, triple(blank(fmt.Sprint(list, i)), rdf.RDFNamespace+"first", text(fmt.Sprint(i))),
					triple(blank(fmt.Sprint(list, i)), rdf.RDFNamespace+"rest", blank(fmt.Sprint(list, i+1)).Object()))
			}
		}
		return quads
	},
	"identical graphs": func(n int) (quads []rdf.Quad) {
		for i := range n {
			q := triple(blank(fmt.Sprint("b", i)), "urn:p", text("v"))
			q.Graph = blank(fmt.Sprint("g", i))
			quads = append(quads, q)
		}
		return quads
	},
}

// Twice the parts take twice the work, but for the logarithm in it.
func TestCanonicalFormAndComparisonGrowInLinearTime(t *testing.T) {
	for name, parts := range growing {
		t.Run(name, func(t *testing.T) {
			var before [5]int
			for n := 250; n <= 2000; n *= 2 {
				quads := parts(n)
				var work [5]int
				var err error
				form, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New)
				require.NoError(t, err)
				work[0] = form.Work
				work[1], work[2], err = rdf.CanonicalWork(quads)
				require.NoError(t, err)
				work[3], work[4], err = rdf.IsomorphicWork(quads)
				require.NoError(t, err)
				assert.Less(t, form.Work, 10*len(quads))
				if n > 250 {
					for i := range work {
						assert.LessOrEqual(t, float64(work[i]), 2.3*float64(before[i]), "%d parts, work %d", n, i)
					}
				}
				before = work
			}
		})
	}
}

// Memory as well: what is allocated in all bounds what is held.
func TestCanonicalFormGrowsInLinearMemory(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates too")
	}
	for name, parts := range growing {
		t.Run(name, func(t *testing.T) {
			for i, do := range []func([]rdf.Quad) error{
				func(quads []rdf.Quad) error {
					_, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New)
					return err
				},
				func(quads []rdf.Quad) error {
					_, err := rdf.IsomorphicQuads(slices.Values(quads), slices.Values(quads))
					return err
				},
			} {
				allocated := func(n int) float64 {
					quads := parts(n)
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					require.NoError(t, do(quads))
					runtime.ReadMemStats(&after)
					return float64(after.TotalAlloc - before.TotalAlloc)
				}
				allocated(100) // what is made once
				// Over three doublings, since slices and maps grow in steps.
				assert.Less(t, allocated(2000), 14*allocated(250), "%d", i)
			}
		})
	}
}

// The calls do not stand on the stack, which would end the process if it were full.
func TestCanonicalFormOfDeepLists(t *testing.T) {
	quads := growing["identical lists"](20_000)
	form, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New)
	require.NoError(t, err)
	assert.Len(t, form.Labels(), 40_002)
	same, err := rdf.IsomorphicQuads(slices.Values(quads), slices.Values(relabel(quads, "x")))
	require.NoError(t, err)
	assert.True(t, same)
}
