package browser

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

func TestOddPages(t *testing.T) {
	t.Parallel()
	// The text is longer than what browsers read of a page to learn its encoding.
	s := embedded(t, oddPages, schema.Describe(&schema.MedicalClinic{
		Name:        schema.Text("Klinik Zürich"),
		Description: schema.Text(strings.Repeat("Für Knie, Rücken und Füße. ", 100)),
	}))
	compare(t, s, []view{{"390 px and a strict policy", 390, strictPolicy}}, func(t *testing.T, name string, is *visit) {
		assertData(t, s.after, name, is, 1)
		assert.Contains(t, is.DOM, "Grüezi")
	})
}

// embedded gives the site of the pages, beside the files that odd pages refer to,
// before and after the description is embedded in each.
func embedded(t *testing.T, pages map[string]string, d *schema.Description) site {
	t.Helper()
	before, after := maps.Clone(oddFiles), maps.Clone(oddFiles)
	for name, text := range pages {
		with, err := page.Embed([]byte(text), d)
		require.NoError(t, err, name)
		before[name], after[name] = &fstest.MapFile{Data: []byte(text)}, &fstest.MapFile{Data: with}
	}
	return site{before, after, slices.Sorted(maps.Keys(pages))}
}
