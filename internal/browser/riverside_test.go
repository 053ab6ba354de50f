package browser

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The folders of the example, and the folder of the repository that they are in.
var (
	root           = filepath.Join("..", "..")
	riversideData  = filepath.Join("examples", "riverside", "data")
	riversidePages = filepath.Join("examples", "riverside", "pages")
)

// undescribed are the pages of Riverside Clinics that the data says nothing
// about.
var undescribed = map[string]bool{"404.html": true, "imprint/index.html": true}

// TestRiverside opens the example as the README's command builds it.
func TestRiverside(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	s := site{before: os.DirFS(filepath.Join(root, riversidePages)), after: os.DirFS(build(t))}
	names := func(files fs.FS) (all []string) {
		require.NoError(t, fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				all = append(all, name)
			}
			return err
		}))
		return all
	}
	require.Equal(t, names(s.before), names(s.after), "the files of the site")
	for _, name := range names(s.after) {
		if strings.HasSuffix(name, ".html") {
			s.pages = append(s.pages, name)
		}
	}
	require.Greater(t, len(s.pages), 40)
	compare(t, s, []view{wide, narrow}, func(t *testing.T, name string, is *visit) {
		own := 1
		if undescribed[name] {
			own = 0
		}
		assertData(t, s.after, name, is, own)
		if is.width > 500 {
			return // all of the menu is there
		}
		require.Len(t, is.controls, 2)
		assert.Contains(t, is.controls[0].DOM, `aria-expanded="true"`, "the menu after a click")
		assert.Contains(t, is.controls[1].DOM, `aria-expanded="false"`, "the menu after Escape")
	})
}

// build gives the folder that the command wrote.
func build(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	program, out := filepath.Join(folder, "jsonld-gen"), filepath.Join(folder, "out")
	for _, command := range [][]string{
		{"go", "build", "-o", program, "./examples/jsonld-gen"},
		{program, "build", "--data", riversideData, "--pages", riversidePages, "--out", out},
	} {
		run := exec.Command(command[0], command[1:]...)
		run.Dir = root
		said, err := run.CombinedOutput()
		require.NoError(t, err, "%s\n%s", strings.Join(command, " "), said)
	}
	return out
}
