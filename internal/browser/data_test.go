package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// assertData holds that the browser reads from the page's data blocks what Go
// reads from the file, and that so many of them are healthld's.
func assertData(t *testing.T, files fs.FS, name string, is *visit, own int) {
	t.Helper()
	want := dataIn(t, files, name)
	ours := 0
	if assert.Len(t, is.Data, len(want), "data blocks") {
		for i, block := range is.Data {
			assert.Empty(t, block.Error, "JSON.parse of data block %d", i)
			got, err := decode(block.JSON)
			require.NoError(t, err)
			assert.Equal(t, want[i], got, "data block %d", i)
			if !block.Ours {
				continue
			}
			ours++
			object, _ := got.(map[string]any)
			assert.Equal(t, "https://schema.org", object["@context"])
			assert.Greater(t, len(object), 1, "something is said")
		}
	}
	assert.Equal(t, own, ours, "elements of healthld")
}

// dataIn gives what encoding/json reads from the data blocks of a page, in their
// order.
func dataIn(t *testing.T, files fs.FS, name string) []any {
	t.Helper()
	content, err := fs.ReadFile(files, name)
	require.NoError(t, err)
	text, err := charset.NewReader(bytes.NewReader(content), "text/html")
	require.NoError(t, err)
	root, err := html.Parse(text)
	require.NoError(t, err)
	var data []any
	for node := range root.Descendants() {
		if node.Type != html.ElementNode || node.Data != "script" || !isData(node) {
			continue
		}
		require.NotNil(t, node.FirstChild, "%s: an empty data block", name)
		value, err := decode(node.FirstChild.Data)
		require.NoError(t, err, "%s: data block %d", name, len(data))
		data = append(data, value)
	}
	return data
}

func isData(script *html.Node) bool {
	for _, a := range script.Attr {
		if a.Key == "type" {
			return strings.EqualFold(a.Val, "application/ld+json")
		}
	}
	return false
}

func decode(text string) (value any, err error) {
	if err = json.Unmarshal([]byte(text), &value); err != nil {
		return nil, fmt.Errorf("%w in %.80q", err, text)
	}
	return value, nil
}
