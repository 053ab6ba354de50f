package jsonld_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// Room for tokens is made by what came so far: wrong guesses change nothing.
func TestRoomForManyTokensIsGuessed(t *testing.T) {
	const count = 6000
	for name, size := range map[string]func(i int) int{
		"alike":          func(int) int { return 10 },
		"short at first": func(i int) int { return i / 4500 * 500 },
		"long at first":  func(i int) int { return (count - i) / 4500 * 500 },
	} {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			text.WriteString(`{"@context": "https://schema.org/", "@graph": [`)
			for i := range count {
				if i > 0 {
					text.WriteByte(',')
				}
				fmt.Fprintf(&text, `{"@type": "Person", "name": "%d%s", "children": [{"name": "A"}, true]}`, i, strings.Repeat("x", size(i)))
			}
			text.WriteString("]}")
			for _, spoiled := range []string{text.String(), text.String() + ","} { // a text that is read with care at last
				dataset, _ := jsonld.Read([]byte(spoiled))
				require.Equal(t, 5*count, dataset.Graph(rdf.Subject{}).Len())
			}
		})
	}
}

// The tokens of a large text are copied no more than once or twice.
func TestLargeTextsAreReadInLittleMemory(t *testing.T) {
	text := []byte("[" + strings.Repeat("[1,2,3,4],", 100_000) + "0]")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, problems := jsonld.Read(text, jsonld.Limit(jsonld.Limits{Values: 1 << 20}))
	runtime.ReadMemStats(&after)
	assert.NotEmpty(t, problems) // what is no object is told of
	const token = 20             // bytes
	assert.Less(t, float64(after.TotalAlloc-before.TotalAlloc)/float64(500_000*token), 4.0)
}
