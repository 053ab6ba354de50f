package hugo

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// The sections of the README whose commands are run.
const (
	before = "Before the build"
	after  = "After the build"
	look   = "Looking at the pages"
)

// commands gives the commands of a section of the README.
func commands(t *testing.T, section string) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "\n## "+section+"\n")
	require.True(t, found, section)
	_, rest, found = strings.Cut(rest, "\n```sh\n")
	require.True(t, found, section)
	block, _, found := strings.Cut(rest, "\n```\n")
	require.True(t, found, section)
	return block
}

// needsHugo skips the test where there is no Hugo. In CI, which installs it, it
// fails.
func needsHugo(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("hugo"); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("needs hugo, which is not on the path")
	}
	t.Skip("needs hugo, which is not on the path")
}

// built is the folder of the command jsonld-gen, built once for all tests.
var built struct {
	once   sync.Once
	folder string
	output []byte
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.folder != "" {
		os.RemoveAll(built.folder)
	}
	os.Exit(code)
}

// command gives the folder of the command.
func command(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		if built.folder, built.err = os.MkdirTemp("", "jsonld-gen-"); built.err != nil {
			return
		}
		built.output, built.err = exec.Command("go", "build", "-C", filepath.Join("..", ".."), "-o", built.folder, "./examples/jsonld-gen").CombinedOutput()
	})
	require.NoError(t, built.err, "%s", built.output)
	return built.folder
}

// build copies the site, changes the copy, runs the commands beside it, and gives
// the pages that they make.
func build(t *testing.T, commands string, change func(site string)) fs.FS {
	t.Helper()
	needsHugo(t)
	folder := t.TempDir()
	site := filepath.Join(folder, "site")
	for _, part := range []string{"config", "content", "data", "layouts", "static"} {
		require.NoError(t, os.CopyFS(filepath.Join(site, part), os.DirFS(filepath.Join("site", part))))
	}
	// It may be left of a build by hand.
	require.NoError(t, os.RemoveAll(filepath.Join(site, "data", "jsonld.json")))
	if change != nil {
		change(site)
	}
	shell := exec.Command("sh", "-eux", "-c", commands)
	shell.Dir = folder
	shell.Env = append(os.Environ(), "PATH="+command(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
	output, err := shell.CombinedOutput()
	require.NoError(t, err, "%s", output)
	require.NotContains(t, string(output), "WARN", "what Hugo says")
	return os.DirFS(filepath.Join(folder, "build", "public"))
}
