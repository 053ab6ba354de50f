//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// watch tells what is opened or changed in the folders, where the system does.
var watch = func(t *testing.T, folders ...string) (events func() []string) {
	return func() []string { return nil }
}

// exchange gives two things each other's name.
var exchange = func(a, b string) error {
	between := a + "~"
	if err := os.Rename(a, between); err != nil {
		return err
	}
	if err := os.Rename(b, a); err != nil {
		return err
	}
	return os.Rename(between, b)
}

// outside is a folder that nobody may touch.
type outside struct {
	path   string
	events func() []string
	before map[string]string
}

const secret = "this is outside"

func newOutside(t *testing.T) *outside {
	o := &outside{path: lay(t, map[string]string{"page.html": secret, "dir/page.html": secret, "dir/other.html": secret})}
	// Many systems note an access only if the last one is older than the change.
	access, change := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2002, 1, 1, 0, 0, 0, 0, time.UTC)
	require.NoError(t, filepath.WalkDir(o.path, func(path string, _ os.DirEntry, err error) error {
		require.NoError(t, err)
		return os.Chtimes(path, access, change)
	}))
	o.before = o.state(t)
	o.events = watch(t, o.path, filepath.Join(o.path, "dir"))
	return o
}

// state tells of every file and folder all that can be seen without opening it.
func (o *outside) state(t *testing.T) map[string]string {
	state := make(map[string]string)
	for _, name := range []string{".", "page.html", "dir", "dir/page.html", "dir/other.html"} {
		var stat unix.Stat_t
		require.NoError(t, unix.Lstat(filepath.Join(o.path, name), &stat))
		state[name] = fmt.Sprint(stat.Mode, stat.Uid, stat.Gid, stat.Size, stat.Mtim, stat.Atim)
	}
	return state
}

// untouched holds that nothing was opened, read or changed.
func (o *outside) untouched(t *testing.T) {
	t.Helper()
	assert.Empty(t, o.events(), "events outside the folder")
	assert.Equal(t, o.before, o.state(t), "the state of what is outside")
	for folder, files := range map[string]int{".": 2, "dir": 2} {
		entries, err := os.ReadDir(filepath.Join(o.path, folder))
		require.NoError(t, err)
		assert.Len(t, entries, files)
	}
	for _, name := range []string{"page.html", "dir/page.html", "dir/other.html"} {
		assert.Equal(t, secret, content(t, o.path, name))
	}
}

// calls are all methods that take a name. plain is a folder to copy from and to.
func calls(f, plain *Folder, name string) map[string]func() error {
	_, was, _ := f.Read("page.html", nil, 1<<20)
	return map[string]func() error{
		"Read":    func() error { _, _, err := f.Read(name, nil, 1<<20); return err },
		"Replace": func() error { return f.Replace(name, []byte("mine"), was) },
		"Write":   func() error { _, err := f.Write(name, []byte("mine"), 0o644); return err },
		"to":      func() error { _, err := f.Copy(plain, name); return err },
		"from":    func() error { _, err := plain.Copy(f, name); return err },
	}
}

// C4: what is a link, or no file, is told by the walk and refused by all else.
func TestC4Links(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		o := newOutside(t)
		root := lay(t, map[string]string{"page.html": "page", "real/page.html": "page"})
		at := func(name string) string { return filepath.Join(root, name) }
		relative, err := filepath.Rel(root, o.path)
		require.NoError(t, err)
		for name, target := range map[string]string{
			"abs.html":      filepath.Join(o.path, "page.html"),
			"rel.html":      filepath.Join(relative, "page.html"),
			"in.html":       "page.html",
			"dangling.html": "none.html",
			"made.html":     filepath.Join(o.path, "made.html"),
			"dir-abs":       filepath.Join(o.path, "dir"),
			"dir-rel":       filepath.Join(relative, "dir"),
			"dir-in":        "real",
			"dir-made":      filepath.Join(o.path, "made"),
			"self":          ".",
			"up":            "..",
			"loop":          "loop",
			"loop-a":        "loop-b",
			"loop-b":        "loop-a",
			"real/up":       "..",
		} {
			require.NoError(t, os.Symlink(target, at(name)))
		}
		require.NoError(t, unix.Mkfifo(at("fifo.html"), 0o666))
		// A path to a socket must be short.
		t.Chdir(root)
		socket, err := net.Listen("unix", "socket.html")
		require.NoError(t, err)
		defer socket.Close()
		kinds := map[string]string{"fifo.html": "a named pipe", "socket.html": "a socket"}
		if makeDevice(at("device.html")) == nil {
			kinds["device.html"] = "a device"
		} else {
			t.Log("without a device: mknod is not permitted")
		}

		skipped := make(map[string]error)
		require.NoError(t, open(root).Walk(func(e Entry) error {
			skipped[e.Name] = e.Skipped
			return nil
		}))
		assert.Len(t, skipped, 2+15+len(kinds))
		f := open(root)
		links := []string{"dir-abs/page.html", "dir-rel/page.html", "dir-in/page.html", "dir-made/page.html",
			"self/page.html", "self/self/page.html", "up/page.html", "loop/page.html", "loop-a/page.html", "real/up/page.html"}
		for name, reason := range skipped {
			switch kind := kinds[name]; {
			case name == "page.html" || name == "real/page.html":
				assert.NoError(t, reason, name)
			case kind != "":
				assert.ErrorIs(t, reason, ErrNotRegular, name)
				assert.ErrorContains(t, reason, kind)
			default:
				assert.ErrorIs(t, reason, ErrLink, name)
				links = append(links, name)
			}
		}
		files := make(map[string]string)
		for _, name := range links {
			if !strings.Contains(name, "dir-") && name != "self" && name != "up" && !strings.HasPrefix(name, "loop") && name != "real/up" {
				files[name] = "plain"
			}
		}
		plain := open(lay(t, files))
		for _, name := range links {
			for call, do := range calls(f, plain, name) {
				if err := do(); call == "to" && files[name] == "" {
					assert.Error(t, err, "%s %s", call, name)
				} else {
					assert.ErrorIs(t, err, ErrLink, "%s %s", call, name)
				}
			}
		}
		plain = open(lay(t, map[string]string{"fifo.html": "plain", "socket.html": "plain", "device.html": "plain"}))
		for name, kind := range kinds {
			for call, do := range calls(f, plain, name) {
				err := do()
				assert.ErrorIs(t, err, ErrNotRegular, "%s %s", call, name)
				assert.ErrorContains(t, err, kind, "%s %s", call, name)
				assert.ErrorContains(t, err, at(name), "%s %s", call, name)
			}
		}
		_, err = f.RemoveLeftovers()
		require.NoError(t, err)
		o.untouched(t)
		assert.Equal(t, "page", content(t, root, "page.html"))
		assert.Equal(t, "page", content(t, root, "real/page.html"))
		after, err := os.ReadDir(root)
		require.NoError(t, err)
		assert.Len(t, after, 16+len(kinds), "nothing was made and nothing is gone")
	})
}

// makeDevice makes a device that is the same as /dev/null.
func makeDevice(path string) error {
	var null unix.Stat_t
	if err := unix.Stat(os.DevNull, &null); err != nil {
		return err
	}
	return mknod(path, unix.S_IFCHR|0o666, uint64(null.Rdev))
}

// C4: a new file takes the name of a hard link, and the twin stays as it was.
func TestC4HardLink(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		o := newOutside(t)
		root := t.TempDir()
		for i, name := range []string{"replaced.html", "written.html", "copied.html"} {
			require.NoError(t, os.Link(filepath.Join(o.path, []string{"page.html", "dir/page.html", "dir/other.html"}[i]), filepath.Join(root, name)))
		}
		o.events() // of the linking
		f := open(root)
		plain := open(lay(t, map[string]string{"copied.html": "new"}))
		_, was, err := f.Read("replaced.html", nil, 100)
		require.NoError(t, err)
		// Read through its other name, and the time of access is the file's.
		o.before = o.state(t)
		require.NoError(t, f.Replace("replaced.html", []byte("new"), was))
		_, err = f.Write("written.html", []byte("new"), 0o644)
		require.NoError(t, err)
		_, err = f.Copy(plain, "copied.html")
		require.NoError(t, err)
		for _, name := range walked(t, f) {
			assert.Equal(t, "new", content(t, root, name))
		}
		o.untouched(t)
	})
}

// C4: a name never leads out of the folder, whatever is in it.
func TestC4Names(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		o := newOutside(t)
		root := filepath.Join(o.path, "..", filepath.Base(o.path)+"-root")
		require.NoError(t, os.Mkdir(root, 0o755))
		t.Cleanup(func() { _ = os.RemoveAll(root) })
		require.NoError(t, os.WriteFile(filepath.Join(root, "page.html"), []byte("page"), 0o644))
		require.NoError(t, os.Mkdir(filepath.Join(root, "en"), 0o755))
		f, plain := open(root), open(t.TempDir())
		beside := filepath.Base(o.path)
		for _, name := range []string{
			"", ".", "..", "/", "//", "../" + beside + "/page.html", "en/../../" + beside + "/page.html",
			filepath.Join(o.path, "page.html"), "/page.html", "page.html/", "./page.html", "en/./page.html", "en//page.html",
			"en/../page.html", "en/..", "en/", "page.html\x00", "\x00", strings.Repeat("a/", 2047) + "bc",
		} {
			for call, do := range calls(f, plain, name) {
				assert.ErrorIs(t, do(), ErrName, "%s %q", call, name)
			}
		}
		assert.Equal(t, []string{"page.html"}, walked(t, f))
		assert.Empty(t, walked(t, plain))
		o.untouched(t)

		odd := []string{"new\nline.html", "\r\n::error::.html", " ", "back\\slash", "...", "..a", "-rf", "*", "con.html", "a:b", "en/\u202etxt", strings.Repeat("n", 255)}
		if runtime.GOOS == "linux" {
			odd = append(odd, "latin-\xe9.html")
		}
		for _, name := range odd {
			wrote, err := f.Write(name, []byte("one"), 0o644)
			require.NoError(t, err)
			require.True(t, wrote)
			text, was, err := f.Read(name, nil, 100)
			require.NoError(t, err)
			assert.Equal(t, "one", string(text))
			require.NoError(t, f.Replace(name, []byte("two"), was))
			assert.Equal(t, "two", content(t, root, name))
			_, err = plain.Copy(f, name)
			require.NoError(t, err)
		}
		assert.ElementsMatch(t, odd, walked(t, plain))
	})
}

// C4: what is swapped for a link or a named pipe, while files are walked, read
// and written, leads nobody out of the folder.
func TestC4Swap(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		o := newOutside(t)
		pairs := [][2]string{{"file.html", "link.html"}, {"dir", "dir-link"}, {"one.html", "fifo.html"}, {"deep/dir", "deep/dir-link"}}
		names := []string{"file.html", "link.html", "one.html", "fifo.html", "dir/page.html", "dir-link/page.html", "deep/dir/page.html", "deep/dir-link/page.html"}
		files := map[string]string{"file.html": "", "one.html": "", "dir/page.html": "", "deep/dir/page.html": ""}
		for name := range files {
			files[name] = "inside 0"
		}
		root := lay(t, files)
		at := func(name string) string { return filepath.Join(root, name) }
		require.NoError(t, os.Symlink(filepath.Join(o.path, "page.html"), at("link.html")))
		require.NoError(t, os.Symlink(filepath.Join(o.path, "dir"), at("dir-link")))
		require.NoError(t, os.Symlink(filepath.Join(o.path, "dir"), at("deep/dir-link")))
		require.NoError(t, unix.Mkfifo(at("fifo.html"), 0o666))
		f := open(root)

		var stop atomic.Bool
		var swapper, workers sync.WaitGroup
		swapper.Go(func() {
			for !stop.Load() {
				for _, pair := range pairs {
					// A writer may have made a file in the place of a thing that is away.
					_ = exchange(at(pair[0]), at(pair[1]))
				}
			}
		})
		plain := open(lay(t, files))
		copies := open(t.TempDir())
		var done [5]atomic.Int64
		for worker := range 2 {
			workers.Go(func() {
				var buffer []byte
				for round := range 30 {
					mine := []byte(fmt.Sprintf("inside %d %d", worker, round))
					assert.NoError(t, f.Walk(func(e Entry) error {
						if e.Skipped == nil {
							for range 5 {
								if text, _, err := f.Read(e.Name, buffer, 100); err == nil {
									assert.True(t, strings.HasPrefix(string(text), "inside"), "%s: %q", e.Name, text)
									done[0].Add(1)
								}
							}
						}
						return nil
					}))
					for _, name := range names {
						text, was, err := f.Read(name, buffer, 100)
						buffer = text
						if err == nil && f.Replace(name, mine, was) == nil {
							done[1].Add(1)
						}
						if round%3 != 0 {
							continue // writing is slow on some disks
						}
						if _, err := f.Write(name, mine, 0o644); err == nil {
							done[2].Add(1)
						}
						if _, err := f.Copy(plain, name); err == nil {
							done[3].Add(1)
						}
						if _, err := copies.Copy(f, name); err == nil {
							done[4].Add(1)
						}
					}
					_, _ = f.RemoveLeftovers()
				}
			})
		}
		workers.Wait()
		stop.Store(true)
		swapper.Wait()
		o.untouched(t)
		for i := range done {
			assert.NotZero(t, done[i].Load(), "call %d never came through", i)
		}
		for _, f := range []*Folder{f, copies} {
			require.NoError(t, f.Walk(func(e Entry) error {
				if e.Skipped == nil {
					assert.True(t, strings.HasPrefix(content(t, f.Path(), e.Name), "inside"), e.Name)
				}
				return nil
			}))
		}
	})
}

// C4: a link that leads to another file of the folder is not followed either,
// however tight the swap.
func TestC4SwapWithin(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		root := lay(t, map[string]string{"page.html": "page", "dir/page.html": "page", "aim/page.html": "aim"})
		at := func(name string) string { return filepath.Join(root, name) }
		require.NoError(t, os.Symlink("aim/page.html", at("link.html")))
		require.NoError(t, os.Symlink("aim", at("dir-link")))
		f := open(root)
		for name, pair := range map[string][2]string{"page.html": {"page.html", "link.html"}, "dir/page.html": {"dir", "dir-link"}} {
			_, was, err := f.Read(name, nil, 100)
			require.NoError(t, err)
			var stop atomic.Bool
			var swapper sync.WaitGroup
			swapper.Go(func() {
				for !stop.Load() {
					_ = exchange(at(pair[0]), at(pair[1]))
				}
			})
			var buffer []byte
			found := make(map[bool]int)
			for i := range 8_000 {
				text, _, err := f.Read(name, buffer, 100)
				buffer = text
				found[err == nil]++
				if err == nil && !assert.Equal(t, "page", string(text)) {
					break
				}
				if i%100 == 0 && f.Replace(name, []byte("page"), was) == nil {
					if _, is, err := f.Read(name, buffer, 100); err == nil {
						was = is
					}
				}
			}
			stop.Store(true)
			swapper.Wait()
			t.Logf("%s: read %d times, refused %d times", name, found[true], found[false])
		}
		assert.Equal(t, "aim", content(t, root, "aim", "page.html"))
	})
}

// C4: what only has the name of a leftover is none.
func TestC4LeftoverNames(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		o := newOutside(t)
		f := open(t.TempDir())
		link, pipe, folder := leftoverName(), leftoverName(), leftoverName()
		require.NoError(t, os.Symlink(filepath.Join(o.path, "page.html"), filepath.Join(f.Path(), link)))
		require.NoError(t, unix.Mkfifo(filepath.Join(f.Path(), pipe), 0o666))
		require.NoError(t, os.Mkdir(filepath.Join(f.Path(), folder), 0o755))
		n, err := f.RemoveLeftovers()
		require.NoError(t, err)
		assert.Zero(t, n)
		assert.ElementsMatch(t, []string{"-" + link, "-" + pipe}, walked(t, f))
		assert.DirExists(t, filepath.Join(f.Path(), folder))
		o.untouched(t)
	})
}

// Folders below what a path can say are told of and not gone into, so that a walk
// ends.
func TestC4DeepFolders(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		root := t.TempDir()
		fd, err := unix.Open(root, unix.O_RDONLY|unix.O_DIRECTORY, 0)
		require.NoError(t, err)
		long := strings.Repeat("d", 200)
		for range 30 {
			require.NoError(t, unix.Mkdirat(fd, long, 0o755))
			below, err := unix.Openat(fd, long, unix.O_RDONLY|unix.O_DIRECTORY, 0)
			require.NoError(t, err)
			require.NoError(t, unix.Close(fd))
			fd = below
		}
		require.NoError(t, unix.Close(fd))
		visits := 0
		var last error
		require.NoError(t, open(root).Walk(func(e Entry) error {
			visits++
			last = e.Skipped
			return nil
		}))
		assert.Equal(t, 1, visits)
		assert.ErrorIs(t, last, ErrName)
	})
}
