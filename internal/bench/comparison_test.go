package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// TestWaysAgree holds the results of all ways of each comparison to be equal. Where
// CI is true, what is missing to compare with is a failure, but for ../shared.
func TestWaysAgree(t *testing.T) {
	for _, f := range figures {
		if f.comparisons == nil {
			continue
		}
		all, err := f.comparisons()
		require.NoError(t, err)
		for i := range all {
			c := &all[i]
			t.Run(f.name+"/"+c.title, func(t *testing.T) {
				require.NoError(t, c.verify())
				for _, note := range c.notes {
					t.Log(note)
					if strings.Contains(note, "needs ../shared") {
						t.Skip("needs ../shared")
					}
					if os.Getenv("CI") == "true" && strings.Contains(note, leftOut) {
						t.Error(note)
					}
				}
			})
		}
	}
}

// A way that gives something else is told.
func TestVerifyTellsOfWhatIsNotEqual(t *testing.T) {
	c := comparison{title: "greetings", ways: []way{
		here("a", func(out *bytes.Buffer) error { out.WriteString("hello"); return nil }),
		here("b", func(out *bytes.Buffer) error { out.WriteString("hullo"); return nil }),
	}}
	require.ErrorContains(t, c.verify(), "greetings: b gives\nhullo")
	c.ways[1] = c.ways[1].partly("it greets otherwise")
	require.NoError(t, c.verify())
}

// What the table calls the clinic is the clinic: the same bytes as the structs give
// that are made by hand, and as many things as growth counts.
func TestClinicIsTheSameForAll(t *testing.T) {
	want, err := json.Marshal(handWritten())
	require.NoError(t, err)
	got, err := jsonld.Marshal(schema.Describe(Clinic()))
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "the same bytes as encoding/json")
	require.Equal(t, thingsOfClinic, strings.Count(string(got), `"@type"`))
}

func TestSpread(t *testing.T) {
	var figures []float64
	for i := range 101 {
		figures = append(figures, float64((i*37)%101))
	}
	assert.Equal(t, spread{10, 50, 90}, spreadOf(figures))
	assert.Equal(t, "50.0 (10.0–90.0)", spreadOf(figures).String())
	assert.Equal(t, spread{2, 2, 2}, times(measure{walls: []float64{1, 2}}, measure{walls: []float64{2, 4}}))
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 24914: "24,914", 1234567: "1,234,567", -100: "-100", -1000: "-1,000"} {
		assert.Equal(t, want, grouped(n))
	}
}
