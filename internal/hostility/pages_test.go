package hostility

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

var root = filepath.Join("..", "..")

// built makes the site of riverside once for all tests and gives its pages.
var built = sync.OnceValues(func() (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "riverside")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	riverside := filepath.Join("examples", "riverside")
	command := exec.Command("go", "run", "./examples/jsonld-gen", "build",
		"--data", filepath.Join(riverside, "data"), "--pages", filepath.Join(riverside, "pages"), "--out", filepath.Join(folder, "out"))
	command.Dir = root
	if output, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, output)
	}
	pages := map[string][]byte{}
	site := os.DirFS(filepath.Join(folder, "out"))
	err = fs.WalkDir(site, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			pages[name], err = fs.ReadFile(site, name)
		}
		return err
	})
	return pages, err
})

// riverside gives the built pages of riverside.
func riverside(t testing.TB) map[string][]byte {
	t.Helper()
	pages, err := built()
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	return pages
}

var (
	exampleForm = regexp.MustCompile(`(?m)^TYPES:\s*#(\S+)`)
	sectionForm = regexp.MustCompile(`(?m)^\s*(PRE-MARKUP|MICRODATA|RDFA|JSON):`)
)

// official gives each notation of the official examples as a page, or nothing where the
// examples are not at hand.
func official(t testing.TB) map[string][]byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "..", "shared", "data", "schemaorg-30.0", "examples.txt"))
	if err != nil {
		t.Log("without ../shared/data/schemaorg-30.0/examples.txt the official examples are left out")
		return nil
	}
	pages := map[string][]byte{}
	heads := exampleForm.FindAllSubmatchIndex(text, -1)
	for i, head := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		example := text[head[0]:end]
		sections := sectionForm.FindAllSubmatchIndex(example, -1)
		for i, section := range sections {
			end := len(example)
			if i+1 < len(sections) {
				end = sections[i+1][0]
			}
			name := fmt.Sprintf("%s %s", text[head[2]:head[3]], example[section[2]:section[3]])
			pages[name] = fmt.Appendf(nil, "<!DOCTYPE html><html lang=en><head><title>Example</title></head><body>%s</body></html>", example[section[1]:end])
		}
	}
	require.NotEmpty(t, pages)
	return pages
}
