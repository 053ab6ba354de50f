package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A file that is written is the old one until the new one is whole.
func TestOutFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "out.html")
	require.NoError(t, os.WriteFile(name, []byte("before"), 0o640))
	file, err := createOut(name)
	require.NoError(t, err)
	_, err = file.WriteString("after")
	require.NoError(t, err)
	assert.Equal(t, "before", textOfFile(t, name), "it is not whole yet")
	require.NoError(t, file.finish(nil))
	assert.Equal(t, "after", textOfFile(t, name))
	if runtime.GOOS != "windows" {
		info, err := os.Stat(name)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o640), info.Mode().Perm(), "what was allowed stays so")
	}

	file, err = createOut(name)
	require.NoError(t, err)
	_, err = file.WriteString("half")
	require.NoError(t, err)
	wrong := errors.New("wrong")
	assert.Equal(t, wrong, file.finish(wrong))
	assert.Equal(t, "after", textOfFile(t, name))
	assert.Equal(t, []string{"out.html"}, namesIn(t, folder), "nothing is left behind")

	_, err = createOut(filepath.Join(folder, "none", "out.html"))
	require.ErrorContains(t, err, filepath.Join("none", "out.html"))
}

// A link leads to the file that is written.
func TestOutFileBehindLink(t *testing.T) {
	folder := t.TempDir()
	name, link := filepath.Join(folder, "out.html"), filepath.Join(folder, "link.html")
	require.NoError(t, os.WriteFile(name, []byte("before"), 0o644))
	if err := os.Symlink("out.html", link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	require.NoError(t, writeOut(nil, link, []byte("after")))
	assert.Equal(t, "after", textOfFile(t, name))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.Equal(t, fs.ModeSymlink, info.Mode().Type())
}

// What is no regular file is written as it is.
func TestOutFileToDevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such device here")
	}
	require.NoError(t, writeOut(nil, os.DevNull, []byte("text")))
	info, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular())
}

// What a command could not make leaves the report of the last time.
func TestOutOfFailedCommand(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "out.txt")
	require.NoError(t, os.WriteFile(name, []byte("before"), 0o644))
	assert.Equal(t, exitFindings, call("report", filepath.Join(folder, "none"), "--out", name).code)
	assert.Equal(t, exitUsage, call("check", folder, "--out", name, "--now", "someday").code)
	assert.Equal(t, "before", textOfFile(t, name))
	assert.Equal(t, []string{"out.txt"}, namesIn(t, folder))
}

func textOfFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// A file that is a mount of its own, as in containers, cannot be replaced: it is written
// where it is. Other errors leave it as it was.
func TestOutFileThatIsAMount(t *testing.T) {
	for fault, written := range map[error]bool{syscall.EBUSY: true, syscall.EXDEV: true, syscall.EACCES: false} {
		folder := t.TempDir()
		name := filepath.Join(folder, "out.json")
		require.NoError(t, os.WriteFile(name, []byte("longer than what comes"), 0o600))
		before, err := os.Stat(name)
		require.NoError(t, err)
		rename = func(from, to string) error { return &os.LinkError{Op: "rename", Old: from, New: to, Err: fault} }
		t.Cleanup(func() { rename = os.Rename })
		err = writeOut(nil, name, []byte("after"))
		if written {
			require.NoError(t, err)
			assert.Equal(t, "after", textOfFile(t, name))
		} else {
			assert.ErrorIs(t, err, fault)
			assert.Equal(t, "longer than what comes", textOfFile(t, name))
		}
		after, err := os.Stat(name)
		require.NoError(t, err)
		assert.True(t, os.SameFile(before, after), "the file is the one that is mounted")
		left, err := os.ReadDir(folder)
		require.NoError(t, err)
		assert.Len(t, left, 1, "no temporary file is left")
	}
}
