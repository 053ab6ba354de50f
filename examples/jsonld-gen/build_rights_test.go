//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// C5: a page keeps its permissions in place. In another folder it gets those of the
// original, and its owner may write to it.
func TestBuildKeepsPermissions(t *testing.T) {
	modes := map[string]fs.FileMode{"index.html": 0o640, "staff/lind.html": 0o604, "imprint.html": 0o600, "style.css": 0o751, "read-only.css": 0o444}
	for _, umask := range []string{"000", "022", "077"} {
		t.Run("umask "+umask, func(t *testing.T) {
			files := smallSite()
			files["pages/read-only.css"] = "p {}\n"
			root := lay(t, files)
			for name, mode := range modes {
				require.NoError(t, os.Chmod(filepath.Join(root, "pages", name), mode))
			}
			for range 2 {
				command := exec.Command("sh", "-c", "umask "+umask+`; exec jsonld-gen build "$@"`, "sh", "--data", "data", "--pages", "pages", "--out", "out")
				command.Dir = root
				said, err := command.CombinedOutput()
				require.NoError(t, err, "%s", said)
				for name, mode := range modes {
					assert.Equal(t, mode|0o200, modeOf(t, root, "out", name), name)
					assert.Equal(t, mode, modeOf(t, root, "pages", name), name)
				}
			}
			command := exec.Command("sh", "-c", "umask "+umask+`; exec jsonld-gen build "$@"`, "sh", "--data", "data", "--pages", "pages")
			command.Dir = root
			said, err := command.CombinedOutput()
			require.NoError(t, err, "%s", said)
			assert.Contains(t, string(said), "2 pages changed\n")
			for name, mode := range modes {
				assert.Equal(t, mode, modeOf(t, root, "pages", name), name)
			}
		})
	}
}

func modeOf(t *testing.T, elements ...string) fs.FileMode {
	t.Helper()
	info, err := os.Lstat(filepath.Join(elements...))
	require.NoError(t, err)
	return info.Mode()
}

// asUser has the command run as a user to whom permissions apply, which for the
// super-user they do not, and gives the user the files below the folder.
func asUser(t *testing.T, command *exec.Cmd, root string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	// The command lies in a folder of root's.
	program, err := os.ReadFile(command.Path)
	require.NoError(t, err)
	command.Path = filepath.Join(root, "jsonld-gen")
	require.NoError(t, os.WriteFile(command.Path, program, 0o755))
	require.NoError(t, filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	}))
	require.NoError(t, os.Chmod(filepath.Dir(root), 0o755)) // that of all folders of the test
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	try := exec.Command(command.Path, "--help")
	try.SysProcAttr = command.SysProcAttr
	if err := try.Run(); err != nil {
		t.Skipf("needs a user to whom permissions apply, and there is none who may be in %s: %v", root, err)
	}
}

// C5: what cannot be read or written is named and left as it is, and all the rest is
// done.
func TestBuildReadOnly(t *testing.T) {
	files := smallSite()
	names := []string{"read-only.html", "fixed/page.html", "secret/page.html", "unreadable.html", "last.html"}
	for i, name := range names {
		files["pages/"+name] = "<!doctype html>\n<title>A</title>\n<p>A\n"
		files[fmt.Sprintf("data/%d.yaml", i)] = "type: Person\nname: Added\nurl: /" + name + "\n"
	}
	root := lay(t, files)
	pages := filepath.Join(root, "pages")
	command, out, said := buildCommand(root, "--data", "data", "--pages", "pages")
	asUser(t, command, root)
	lock := map[string]fs.FileMode{"read-only.html": 0o444, "fixed": 0o555, "secret": 0, "unreadable.html": 0}
	unlock := func() {
		for name := range lock {
			require.NoError(t, os.Chmod(filepath.Join(pages, name), 0o755))
		}
	}
	for name, mode := range lock {
		require.NoError(t, os.Chmod(filepath.Join(pages, name), mode))
	}
	t.Cleanup(unlock)

	err := command.Run()
	unlock()
	require.Error(t, err)
	assert.Equal(t, exitFindings, command.ProcessState.ExitCode())
	for _, fault := range []string{
		"error: replace pages/read-only.html: it is read-only",
		"error: replace pages/fixed/page.html: permission denied",
		"error: pages/secret: the folder cannot be read: ",
		"error: read pages/unreadable.html: permission denied",
	} {
		assert.Contains(t, said.String(), fault)
	}
	assert.Equal(t, len(lock), strings.Count(said.String(), "error: "), said)
	assert.Contains(t, out.String(), "3 pages changed\n")
	for name, text := range textsIn(t, pages) {
		described := slices.Contains([]string{"index.html", "staff/lind.html", "last.html"}, name)
		assert.Equal(t, described, text != files["pages/"+name], name)
	}
}

// C2: a run that has nothing to do needs no right to write.
func TestBuildReadsReadOnlySite(t *testing.T) {
	root := lay(t, smallSite())
	require.Equal(t, exitFine, build(siteArguments(root)...).code)
	require.Equal(t, exitFine, build(siteArguments(root, "--out", filepath.Join(root, "out"))...).code)
	for _, more := range [][]string{nil, {"--out", "out"}, {"--check"}, {"--dry-run"}} {
		command, out, said := buildCommand(root, append([]string{"--data", "data", "--pages", "pages"}, more...)...)
		asUser(t, command, root)
		before := stampAll(t, filepath.Join(root, "pages"))
		change := func(clear, set fs.FileMode) {
			for _, folder := range []string{"data", "pages", "out"} {
				require.NoError(t, filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
					if err != nil {
						return err
					}
					info, err := entry.Info()
					if err != nil {
						return err
					}
					return os.Chmod(path, info.Mode()&^clear|set)
				}))
			}
		}
		change(0o222, 0)
		err := command.Run()
		change(0, 0o200)
		assert.NoError(t, err, "%s", said)
		assert.NotContains(t, said.String(), "error")
		assert.Contains(t, out.String()+said.String(), "3 pages: 2 described")
		assertSameFiles(t, filepath.Join(root, "pages"), before)
	}
}

// assertSameFiles tells of every file that was replaced or written.
func assertSameFiles(t *testing.T, root string, before map[string]stamp) {
	t.Helper()
	after := stampsOf(t, root)
	assert.Len(t, after, len(before))
	for path, was := range before {
		assert.True(t, os.SameFile(was.info, after[path].info), path)
		assert.Equal(t, was.info.ModTime(), after[path].info.ModTime(), path)
	}
}

// C5: a page that is larger than the system lets files be is left as it is, and no
// part of it is written.
func TestBuildFileSizeLimit(t *testing.T) {
	for _, mode := range []string{"in place", "out"} {
		t.Run(mode, func(t *testing.T) {
			files := smallSite()
			large := "<!doctype html>\n<title>A</title>\n" + strings.Repeat("<p>Much to say.\n", 5000)
			files["pages/large/page.html"], files["pages/large/style.css"] = large, large
			files["data/large.yaml"] = "type: Person\nname: Added\nurl: /large/page\n"
			root := lay(t, files)
			more, result := "", filepath.Join(root, "pages")
			if mode == "out" {
				more, result = "--out out", filepath.Join(root, "out")
			}
			command := exec.Command("sh", "-c", "ulimit -f 16; exec jsonld-gen build --data data --pages pages "+more)
			command.Dir = root
			said, err := command.CombinedOutput()
			require.Error(t, err)
			assert.Equal(t, exitFindings, command.ProcessState.ExitCode(), "%s", said)
			assert.Contains(t, string(said), filepath.Join(filepath.Base(result), "large", "page.html")+": file too large\n")
			results := textsIn(t, result)
			assert.Contains(t, results["index.html"], "Sunrise Clinic")
			assert.Contains(t, results["staff/lind.html"], "A. Lind")
			if mode == "in place" {
				assert.Len(t, results, 6)
				assert.Equal(t, large, results["large/page.html"])
			} else {
				assert.Len(t, results, 4, "neither of the large files, and no part of them")
				assert.Contains(t, string(said), "out/large/style.css: file too large\n")
			}
		})
	}
}
