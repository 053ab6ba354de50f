package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mountSmall mounts a file system of 1 MB on the folder.
func mountSmall(t *testing.T, path string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(path, 0o755))
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "healthld-test", path).CombinedOutput(); err != nil {
		t.Skipf("needs the right to mount a file system: %v: %s", err, said)
	}
	t.Cleanup(func() { assert.NoError(t, syscall.Unmount(path, 0)) })
}

// fillUp writes a file until the file system has no room left.
func fillUp(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	require.NoError(t, err)
	chunk := make([]byte, 4096)
	for err == nil {
		_, err = file.Write(chunk)
	}
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.NoError(t, file.Close())
}

// fullSite is a site with pages of 8 KB and more in a folder of their own.
func fullSite() map[string]string {
	files := smallSite()
	for _, name := range []string{"a", "b", "c"} {
		files["pages/disk/"+name+".html"] = "<!doctype html>\n<title>A</title>\n" + strings.Repeat("<p>"+name+" has much to say.\n", 400)
		files["data/"+name+".yaml"] = "type: Person\nname: Added\nurl: /disk/" + name + "\n"
	}
	return files
}

// C5: where there is no room, pages stay as they are, each is named, and those on
// other file systems are built. With room again the next run completes the site.
func TestBuildWithoutRoom(t *testing.T) {
	files := fullSite()
	root := t.TempDir()
	disk := filepath.Join(root, "pages", "disk")
	mountSmall(t, disk)
	layIn(t, root, files)
	filler := filepath.Join(disk, "filler.bin")
	fillUp(t, filler)

	got := build(siteArguments(root)...)
	assert.Equal(t, exitFindings, got.code)
	for _, name := range []string{"a", "b", "c"} {
		assert.Contains(t, got.err, "error: replace "+filepath.Join(disk, name+".html")+": no space left on device\n")
	}
	assert.Contains(t, got.out, "2 pages changed\n")
	results := textsIn(t, filepath.Join(root, "pages"))
	delete(results, "disk/filler.bin")
	assert.Len(t, results, 7, "no temporary file")
	for name, text := range results {
		described := name == "index.html" || name == "staff/lind.html"
		assert.Equal(t, described, text != files["pages/"+name], name)
	}

	require.NoError(t, os.Remove(filler))
	got = build(siteArguments(root)...)
	assert.Equal(t, exitFine, got.code, got.err)
	assert.Contains(t, got.out, "3 pages changed\n")
}

// The same into a folder on the full file system: no part of a file is written.
func TestBuildWithoutRoomForOut(t *testing.T) {
	files := fullSite()
	files["pages/disk/image.png"] = strings.Repeat("image", 20_000)
	root := lay(t, files)
	pages, out := filepath.Join(root, "pages"), filepath.Join(root, "out")
	mountSmall(t, out)
	fillUp(t, filepath.Join(out, "filler.bin"))
	require.NoError(t, os.Truncate(filepath.Join(out, "filler.bin"), 1<<20-64<<10)) // room for some
	before := stampAll(t, pages)

	got := build(siteArguments(root, "--out", out)...)
	assert.Equal(t, exitFindings, got.code)
	assert.Contains(t, got.err, "error: copy "+filepath.Join(out, "disk", "image.png")+": no space left on device\n")
	assertUntouched(t, pages, before)
	partial := textsIn(t, out)
	delete(partial, "filler.bin")

	require.NoError(t, os.Remove(filepath.Join(out, "filler.bin")))
	got = build(siteArguments(root, "--out", out)...)
	assert.Equal(t, exitFine, got.code, got.err)
	whole := textsIn(t, out)
	assert.Len(t, whole, len(textsIn(t, pages)))
	assert.Less(t, len(partial), len(whole))
	for name, text := range partial {
		assert.Equal(t, whole[name], text, name)
	}
}

// C5: extended attributes are kept, and the owner.
func TestBuildKeepsOwnerAndAttributes(t *testing.T) {
	root := lay(t, smallSite())
	path := filepath.Join(root, "pages", "index.html")
	err := syscall.Setxattr(path, "user.healthld", []byte("kept"), 0)
	if errors.Is(err, syscall.ENOTSUP) {
		t.Skip("needs a file system with extended attributes")
	}
	require.NoError(t, err)
	owner := os.Getuid()
	if os.Chown(path, 65534, 65534) == nil { // as the super-user may
		owner = 65534
	}
	got := build(siteArguments(root)...)
	require.Equal(t, exitFine, got.code, got.err)
	require.Contains(t, textsIn(t, root)["pages/index.html"], "Sunrise Clinic")
	value := make([]byte, 10)
	n, err := syscall.Getxattr(path, "user.healthld", value)
	require.NoError(t, err)
	assert.Equal(t, "kept", string(value[:n]))
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.EqualValues(t, owner, info.Sys().(*syscall.Stat_t).Uid)
}
