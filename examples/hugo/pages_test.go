package hugo

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// read is a page as a parser of HTML reads it, and as healthld does.
type read struct {
	// graph is what page.Read reads in it, and canonical the address that its head
	// gives.
	graph     *rdf.Graph
	canonical string
	// blocks are the texts of its data blocks, in their order.
	blocks []string
	// text is what else it says, spaces collapsed, and scripts counts its other
	// scripts.
	text    string
	scripts int
	// footers counts the ends of the page's visible part.
	footers int
}

// pagesOf reads the pages of a site, by their names.
func pagesOf(t *testing.T, site fs.FS) map[string]*read {
	t.Helper()
	pages := make(map[string]*read)
	require.NoError(t, fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := fs.ReadFile(site, name)
		if err == nil {
			pages[name] = readPage(t, text)
		}
		return err
	}))
	require.NotEmpty(t, pages)
	return pages
}

func readPage(t *testing.T, text []byte) *read {
	t.Helper()
	document, problems := page.Read(t.Context(), text)
	require.Empty(t, problems)
	p := &read{graph: document.Graph()}
	if len(document.Facts.Canonicals) > 0 {
		p.canonical = document.Facts.Canonicals[0].Text
	}
	root, err := html.Parse(bytes.NewReader(text))
	require.NoError(t, err)
	var words []string
	for node := range root.Descendants() {
		switch {
		case node.Type == html.TextNode && node.Parent.Data != "script":
			words = append(words, strings.Fields(node.Data)...)
		case node.Type == html.ElementNode && node.Data == "footer":
			p.footers++
		case node.Type == html.ElementNode && node.Data == "script":
			if kind := attribute(node, "type"); kind != "application/ld+json" {
				p.scripts++
				continue
			}
			require.NotNil(t, node.FirstChild, "an empty data block")
			p.blocks = append(p.blocks, node.FirstChild.Data)
		}
	}
	p.text = strings.Join(words, " ")
	return p
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// thing gives the thing of a data block that has the type.
func thing(t *testing.T, block, kind string) map[string]any {
	t.Helper()
	var document struct {
		Graph []map[string]any `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal([]byte(block), &document))
	for _, thing := range document.Graph {
		types, isList := thing["@type"].([]any)
		if thing["@type"] == kind || isList && assert.ObjectsAreEqual(kind, types[0]) {
			return thing
		}
	}
	require.Fail(t, "no thing of the type", "%s in %s", kind, block)
	return nil
}
