package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// README.md quotes every comparison and every way in it.
func TestReadmeQuotesAll(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	_, quoted, found := strings.Cut(string(text), section+"\n")
	require.True(t, found)
	quoted, _, _ = strings.Cut(quoted, "\n## ")
	assert.Contains(t, quoted, readmeIntroduction)
	for _, f := range figures {
		if f.print != nil {
			assert.Contains(t, quoted, "### "+readmeTitles[f.name]+"\n", f.name)
			continue
		}
		all, err := f.comparisons()
		require.NoError(t, err)
		for _, c := range all {
			for i, w := range c.ways {
				if i == 0 {
					assert.Contains(t, quoted, "| "+c.title+": `"+strings.TrimPrefix(w.name, "healthld: ")+"` |")
				} else {
					assert.Contains(t, quoted, "|  | "+w.name)
				}
			}
		}
	}
}

func TestRowsOfReadme(t *testing.T) {
	ours := measure{way: way{name: "healthld: Append"}, walls: []float64{1000, 1000}, processor: 2 * time.Microsecond, allocations: 3}
	other := measure{way: way{name: "other", unequal: "a part"}, walls: []float64{2500, 2500}, processor: 12 * time.Millisecond, allocations: -1}
	var out bytes.Buffer
	results{&comparison{title: "Work", documents: 2}, []measure{ours, other}}.addTo(&table{out: &out})
	assert.Equal(t, "| Work: `Append` |  | 1 | 1,000 ns | 2 |\n|  | other \\* | 2.50 (2.50–2.50) | 6,000 µs |  |\n", out.String())
}
