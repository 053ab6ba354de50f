//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// replace gives the file new content.
func replace(f *Folder, name string) error {
	_, was, err := f.Read(name, nil, 1<<20)
	if err != nil {
		return err
	}
	return f.Replace(name, []byte("new"), was)
}

// modeAndOwner is what ls -ln tells of a file.
func modeAndOwner(t testing.TB, elements ...string) string {
	t.Helper()
	var stat unix.Stat_t
	require.NoError(t, unix.Lstat(filepath.Join(elements...), &stat))
	return fmt.Sprintf("%04o %d:%d", stat.Mode&0o7777, stat.Uid, stat.Gid)
}

// C5: a file that is replaced keeps its mode, with the bits above the
// permissions.
func TestC5Mode(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		defer unix.Umask(unix.Umask(0o027))
		f := open(lay(t, map[string]string{"page.html": "old"}))
		path := filepath.Join(f.Path(), "page.html")
		for _, mode := range []uint32{0o600, 0o640, 0o644, 0o664, 0o666, 0o755, 0o4755, 0o2755, 0o1644, 0o7777, 0o622} {
			require.NoError(t, unix.Chmod(path, mode))
			before := modeAndOwner(t, path)
			require.NoError(t, replace(f, "page.html"))
			assert.Equal(t, before, modeAndOwner(t, path))
			_, err := f.Write("page.html", fmt.Append(nil, mode), 0o600)
			require.NoError(t, err)
			assert.Equal(t, before, modeAndOwner(t, path), "Write over a file keeps its mode too")
		}
	})
}

// C8: a file that is made has the mode that was asked for, whatever the umask,
// and can be written to by the next run.
func TestC8Umask(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		for _, umask := range []int{0, 0o022, 0o077} {
			func() {
				defer unix.Umask(unix.Umask(umask))
				from, f := open(lay(t, map[string]string{"a": "a", "b/b": "b"})), open(t.TempDir())
				for name, mode := range map[string]uint32{"a": 0o640, "b/b": 0o444} {
					require.NoError(t, unix.Chmod(filepath.Join(from.Path(), name), mode))
					_, err := f.Copy(from, name)
					require.NoError(t, err)
					_, err = f.Write("new-"+name, []byte("text"), fs.FileMode(mode))
					require.NoError(t, err)
					for _, name := range []string{name, "new-" + name} {
						info, err := os.Stat(filepath.Join(f.Path(), name))
						require.NoError(t, err)
						assert.Equal(t, fs.FileMode(mode|0o200), info.Mode())
					}
				}
				info, err := os.Stat(filepath.Join(f.Path(), "b"))
				require.NoError(t, err)
				assert.Equal(t, 0o777&^fs.FileMode(umask), info.Mode().Perm())
			}()
		}
	})
}

// C5: what its user made read-only is not replaced, although it could be renamed
// onto.
func TestC5ReadOnlyFile(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open(lay(t, map[string]string{"en/page.html": "old", "other.html": "other"}))
		from := open(lay(t, map[string]string{"en/page.html": "new"}))
		path := filepath.Join(f.Path(), "en", "page.html")
		require.NoError(t, os.Chmod(path, 0o444))
		_, err := f.Write("en/page.html", []byte("new"), 0o644)
		_, copyErr := f.Copy(from, "en/page.html")
		for _, err := range []error{err, copyErr, replace(f, "en/page.html")} {
			require.ErrorIs(t, err, ErrReadOnly)
			assert.ErrorContains(t, err, path+": it is read-only (mode -r--r--r--): make it writable with chmod u+w")
		}
		assert.Equal(t, "old", content(t, path))
		assert.Equal(t, 2, countFiles(t, f.Path()))
		wrote, err := f.Write("en/page.html", []byte("old"), 0o644)
		require.NoError(t, err, "it has the content already")
		assert.False(t, wrote)

		// Made read-only after it was read.
		require.NoError(t, os.Chmod(path, 0o644))
		_, was, err := f.Read("en/page.html", nil, 100)
		require.NoError(t, err)
		require.NoError(t, os.Chmod(path, 0o444))
		require.Error(t, f.Replace("en/page.html", []byte("new"), was))
		assert.Equal(t, "old", content(t, path))
	})
}

// The user and the groups of those tests that need another than root.
const user, group, otherGroup = 12345, 23456, 34567

// The child opens the folder, gives up all rights but those of the user and the
// group, and does what its arguments say. It prints the error of each.
func init() {
	children["user"] = func(arguments []string) error {
		tree, err := trees[arguments[0]](arguments[1])
		if err != nil {
			return err
		}
		f := &Folder{path: arguments[1], tree: tree}
		if err := syscall.Setgroups([]int{group}); err != nil {
			return err
		}
		if err := syscall.Setgid(user); err != nil {
			return err
		}
		if err := syscall.Setuid(user); err != nil {
			return err
		}
		for _, argument := range arguments[2:] {
			call, name, _ := strings.Cut(argument, " ")
			switch call {
			case "replace":
				err = replace(f, name)
			case "write":
				_, err = f.Write(name, []byte("new"), 0o644)
			case "read":
				_, _, err = f.Read(name, nil, 100)
			case "walk":
				err = f.Walk(func(e Entry) error {
					if e.Skipped != nil {
						fmt.Println("skipped", e.Name, e.Skipped)
					}
					return nil
				})
			case "clean":
				_, err = f.RemoveLeftovers()
			}
			fmt.Println(argument, err)
		}
		return nil
	}
}

// onUserTrees runs the test with a folder that belongs to root and a function
// that does what its arguments say as the user.
func onUserTrees(t *testing.T, test func(t *testing.T, root string, as func(calls ...string) string)) {
	if os.Geteuid() != 0 {
		t.Skip("needs root: it changes owners")
	}
	for name := range trees {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			require.NoError(t, os.Chmod(root, 0o777))
			test(t, root, func(calls ...string) string {
				return strings.ReplaceAll(runChild(t, child(t, "user", append([]string{name, root}, calls...)...)), root, "ROOT")
			})
		})
	}
}

func layOwned(t *testing.T, path string, mode uint32, uid, gid int) {
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	require.NoError(t, os.Chown(path, uid, gid))
	require.NoError(t, unix.Chmod(path, mode))
}

// C5: root keeps the owner of a file, and a user keeps as much as he may: never
// does the new file let in anyone whom the old one did not.
func TestC5Owner(t *testing.T) {
	onUserTrees(t, func(t *testing.T, root string, as func(...string) string) {
		if strings.HasSuffix(t.Name(), "/root") {
			t.Skip("the general way keeps no owners")
		}
		f, err := Open(root)
		require.NoError(t, err)
		defer f.Close()
		page := filepath.Join(root, "page.html")
		for _, mode := range []uint32{0o640, 0o6755} {
			layOwned(t, page, mode, user, otherGroup)
			before := modeAndOwner(t, page)
			require.NoError(t, replace(f, "page.html"))
			assert.Equal(t, before, modeAndOwner(t, page))
			require.NoError(t, os.Remove(page))
		}
		tests := [...]struct {
			mode     uint32
			uid, gid int
			want     string
		}{
			{0o640, user, group, "0640 12345:23456"},
			{0o6755, user, group, "6755 12345:23456"},
			// The owner is lost, and set-user-ID with it.
			{0o6775, 0, group, "2775 12345:23456"},
			{0o660, 0, group, "0660 12345:23456"},
			// The group is lost, set-group-ID with it, and the new one may do no more
			// than all others.
			{0o6755, user, otherGroup, "4755 12345:12345"},
			{0o640, user, otherGroup, "0600 12345:12345"},
			{0o2676, 0, otherGroup, "0666 12345:12345"},
			{0o606, 0, otherGroup, "0606 12345:12345"},
		}
		var calls []string
		var before [len(tests)]string
		for i, test := range tests {
			page := filepath.Join(root, fmt.Sprint(i))
			layOwned(t, page, test.mode, test.uid, test.gid)
			before[i] = modeAndOwner(t, page)
			calls = append(calls, fmt.Sprintf("replace %d", i))
		}
		assert.Equal(t, strings.Join(calls, " <nil>\n")+" <nil>\n", as(calls...))
		for i, test := range tests {
			assert.Equal(t, test.want, modeAndOwner(t, root, fmt.Sprint(i)), before[i])
			assert.Equal(t, "new", content(t, root, fmt.Sprint(i)), before[i])
		}
	})
}

// C5: files and folders that the user may not write to, or not look into, are
// named, and stand as they were.
func TestC5NotPermitted(t *testing.T) {
	onUserTrees(t, func(t *testing.T, root string, as func(...string) string) {
		at := func(name string) string { return filepath.Join(root, name) }
		for _, folder := range []string{"fixed", "closed"} {
			require.NoError(t, os.Mkdir(at(folder), 0o755))
			layOwned(t, at(folder+"/page.html"), 0o666, user, group)
		}
		layOwned(t, at("fixed/locked.html"), 0o444, user, group)
		require.NoError(t, os.WriteFile(at("fixed/"+leftoverName()), nil, 0o600))
		layOwned(t, at("closed.html"), 0o600, 0, 0)
		layOwned(t, at("theirs.html"), 0o644, 0, 0)
		require.NoError(t, os.Chmod(at("closed"), 0))
		want := `replace fixed/page.html replace ROOT/fixed/page.html: permission denied
write fixed/page.html write ROOT/fixed/page.html: permission denied
replace fixed/locked.html replace ROOT/fixed/locked.html: it is read-only (mode -r--r--r--): make it writable with chmod u+w, or leave it out
write fixed/locked.html write ROOT/fixed/locked.html: it is read-only (mode -r--r--r--): make it writable with chmod u+w, or leave it out
write fixed/new.html write ROOT/fixed/new.html: permission denied
read closed/page.html read ROOT/closed/page.html: permission denied
write closed/page.html write ROOT/closed/page.html: permission denied
read closed.html read ROOT/closed.html: permission denied
`
		if !strings.HasSuffix(t.Name(), "/root") {
			want += "replace theirs.html replace ROOT/theirs.html: it is read-only for this user (mode -rw-r--r--): run as its owner, or leave it out\n"
		}
		var calls []string
		for line := range strings.Lines(want) {
			call, rest, _ := strings.Cut(line, " ")
			name, _, _ := strings.Cut(rest, " ")
			calls = append(calls, call+" "+name)
		}
		assert.Equal(t, want, as(calls...))
		assert.Equal(t, "skipped closed the folder cannot be read: permission denied\nwalk <nil>\n", as("walk"))
		assert.Regexp(t, `^clean remove ROOT/fixed/\.healthld-[0-9a-f]{16}\.tmp: permission denied\n$`, as("clean"))
		require.NoError(t, os.Chmod(at("closed"), 0o755))
		for _, name := range []string{"fixed/page.html", "closed/page.html", "closed.html", "theirs.html"} {
			assert.Equal(t, "old", content(t, root, name))
		}
		assert.Equal(t, 6, countFiles(t, root))
	})
}

// C5: a process may write files of a few bytes only. What is larger is an error,
// as where the disk is full, and leaves nothing.
func init() {
	children["small"] = func(arguments []string) error {
		tree, err := trees[arguments[0]](arguments[1])
		if err != nil {
			return err
		}
		f := &Folder{path: arguments[1], tree: tree}
		limit := unix.Rlimit{Cur: 1000, Max: 1000}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
		return tooLarge(f, syscall.EFBIG, 2000)
	}
}

// tooLarge writes the pages that do not fit, and one that fits.
func tooLarge(f *Folder, want error, size int) error {
	large := []byte(strings.Repeat("x", size))
	_, was, err := f.Read("page.html", nil, 1<<30)
	if err != nil {
		return err
	}
	_, writeErr := f.Write("page.html", large, 0o644)
	_, newErr := f.Write("new/page.html", large, 0o644)
	for _, err := range []error{f.Replace("page.html", large, was), writeErr, newErr} {
		if pathErr, ok := err.(*fs.PathError); !ok || pathErr.Err != want || !strings.HasSuffix(pathErr.Path, "page.html") {
			return fmt.Errorf("got %v, want %w", err, want)
		}
	}
	if n, err := f.RemoveLeftovers(); n != 0 || err != nil {
		return fmt.Errorf("%d leftovers, %w", n, err)
	}
	if text, _, err := f.Read("page.html", nil, 100); string(text) != "old" {
		return fmt.Errorf("the old file holds %q, %w", text, err)
	}
	if _, _, err := f.Read("new/page.html", nil, 1<<30); !os.IsNotExist(err) {
		return fmt.Errorf("the new file is there: %w", err)
	}
	return f.Replace("page.html", []byte("fits"), was)
}

func TestC5FileSizeLimit(t *testing.T) {
	for name := range trees {
		t.Run(name, func(t *testing.T) {
			root := lay(t, map[string]string{"page.html": "old"})
			runChild(t, child(t, "small", name, root))
			assert.Equal(t, "fits", content(t, root, "page.html"))
			assert.Equal(t, 1, countFiles(t, root))
		})
	}
}

// A change is seen that leaves the size and the time of modification as they were.
func TestChangeInDisguise(t *testing.T) {
	f := &Folder{path: lay(t, map[string]string{"page.html": "old"})}
	page := filepath.Join(f.path, "page.html")
	for _, name := range []string{"at", "stepwise"} {
		tree, err := trees[name](f.path)
		require.NoError(t, err)
		f.tree = tree
		_, was, err := f.Read("page.html", nil, 100)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(page, []byte("odd"), 0o644))
		require.NoError(t, os.Chtimes(page, was.ModTime, was.ModTime))
		require.ErrorIs(t, f.Replace("page.html", []byte("new"), was), ErrChanged)
		assert.Equal(t, "odd", content(t, page))
		require.NoError(t, f.Close())
	}
}
