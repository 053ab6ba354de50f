package hugo

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
)

// read is a page as a parser of HTML reads it.
type read struct {
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
	root, err := html.Parse(bytes.NewReader(text))
	require.NoError(t, err)
	page := &read{}
	var words []string
	for node := range root.Descendants() {
		switch {
		case node.Type == html.TextNode && node.Parent.Data != "script":
			words = append(words, strings.Fields(node.Data)...)
		case node.Type == html.ElementNode && node.Data == "footer":
			page.footers++
		case node.Type == html.ElementNode && node.Data == "script":
			if kind := attribute(node, "type"); kind != "application/ld+json" {
				page.scripts++
				continue
			}
			require.NotNil(t, node.FirstChild, "an empty data block")
			page.blocks = append(page.blocks, node.FirstChild.Data)
		}
	}
	page.text = strings.Join(words, " ")
	return page
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// graphOf reads a data block by jsonld-gen convert.
func graphOf(t *testing.T, block string) *rdf.Graph {
	t.Helper()
	convert := exec.Command(filepath.Join(command(t), "jsonld-gen"), "convert", "--from", "jsonld", "--to", "nt", "-")
	convert.Stdin = strings.NewReader(block)
	var output, faults bytes.Buffer
	convert.Stdout, convert.Stderr = &output, &faults
	require.NoError(t, convert.Run(), "%s in %s", &faults, block)
	dataset, problems := rdf.Read(output.Bytes(), rdf.NTriples)
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
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
