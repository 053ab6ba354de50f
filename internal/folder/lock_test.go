package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// needsLock skips where the package says that there is no lock.
func needsLock(t *testing.T) {
	f, err := Open(t.TempDir())
	require.NoError(t, err)
	defer f.Close()
	unlock, err := f.tree.lock()
	if errors.Is(err, errNoLock) {
		t.Skipf("there is no lock on %s", runtime.GOOS)
	}
	require.NoError(t, err)
	unlock()
}

// putInto puts the text into every page. It gives whether all of them have it now;
// what others change meanwhile is left to the next round.
func putInto(f *Folder, text func(name string) string) (all bool, err error) {
	all = true
	err = f.Walk(func(e Entry) error {
		is, was, err := f.Read(e.Name, nil, 1<<20)
		if err != nil || string(is) == text(e.Name) {
			return err
		}
		err = f.Replace(e.Name, []byte(text(e.Name)), was)
		if errors.Is(err, ErrChanged) {
			all = false
			return nil
		}
		return err
	})
	return all, err
}

// inTurn is what stands in the page after that turn of the process.
func inTurn(who string, turn int) func(name string) string {
	return func(name string) string {
		return strings.Repeat(fmt.Sprintf("%s in turn %d of %s\n", name, turn, who), 10+turn%3)
	}
}

func init() {
	// The child runs under the lock, again and again, and notes when it has it.
	children["turns"] = func(arguments []string) error {
		f, err := Open(arguments[0])
		if err != nil {
			return err
		}
		log, err := os.OpenFile(arguments[1], os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return err
		}
		fmt.Println("ready")
		for turn := range 20 {
			unlock, err := f.Lock(context.Background(), nil)
			if err != nil {
				return err
			}
			fmt.Fprintf(log, "%s begins\n", arguments[2])
			if _, err := f.RemoveLeftovers(); err != nil {
				return err
			}
			if all, err := putInto(f, inTurn(arguments[2], turn)); !all || err != nil {
				return fmt.Errorf("somebody else changed a page: %w", err)
			}
			fmt.Fprintf(log, "%s ends\n", arguments[2])
			unlock()
			time.Sleep(20 * time.Millisecond) // for the other to come by
		}
		return nil
	}
	// The child runs as if there were no locks, until its lines are in.
	children["at once"] = func(arguments []string) error {
		f, err := Open(arguments[0])
		if err != nil {
			return err
		}
		fmt.Println("ready")
		for turn := range 10 {
			if _, err := f.RemoveLeftovers(); err != nil {
				return err
			}
			for all := false; !all; {
				if all, err = putInto(f, inTurn("both", turn)); err != nil {
					return err
				}
			}
			for i := range 5 {
				name := fmt.Sprintf("made/%d/%d.txt", turn, i)
				if _, err := f.Write(name, []byte(inTurn("both", turn)(name)), 0o644); err != nil {
					return err
				}
			}
		}
		// What was made in earlier turns has the text of its turn or of a later one.
		for all := false; !all; {
			if all, err = putInto(f, inTurn("both", 10)); err != nil {
				return err
			}
		}
		return nil
	}
	// The child holds the lock until it is killed.
	children["hold"] = func(arguments []string) error {
		f, err := Open(arguments[0])
		if err != nil {
			return err
		}
		if _, err := f.Lock(context.Background(), nil); err != nil {
			return err
		}
		fmt.Println("ready")
		select {}
	}
}

func laySite(t *testing.T) string {
	files := make(map[string]string)
	for i := range 20 {
		files[fmt.Sprintf("d%d/page.html", i)] = ""
	}
	return lay(t, files)
}

// C6: two processes on one folder take turns by the lock.
func TestC6Turns(t *testing.T) {
	needsLock(t)
	root, log := laySite(t), filepath.Join(t.TempDir(), "log")
	require.NoError(t, os.WriteFile(log, nil, 0o644))
	a, b := child(t, "turns", root, log, "a"), child(t, "turns", root, log, "b")
	startChild(t, a)
	startChild(t, b)
	require.NoError(t, a.Wait())
	require.NoError(t, b.Wait())
	lines := strings.Split(strings.TrimSpace(content(t, log)), "\n")
	require.Len(t, lines, 80)
	took := make(map[string]int)
	for i := 0; i < len(lines); i += 2 {
		who, _, _ := strings.Cut(lines[i], " ")
		assert.Equal(t, []string{who + " begins", who + " ends"}, lines[i:i+2])
		if i > 0 && !strings.HasPrefix(lines[i-1], who) {
			took[who]++
		}
	}
	t.Logf("the lock changed hands: %v", took)
	who, _, _ := strings.Cut(lines[79], " ")
	for i := range 20 {
		name := fmt.Sprintf("d%d/page.html", i)
		assert.Equal(t, inTurn(who, 19)(name), content(t, root, name), "all is of the last turn")
	}
	assert.Equal(t, 20, countFiles(t, root))
}

// C6: without the lock, two processes that want the same come to the same.
func TestC6AtOnce(t *testing.T) {
	root := laySite(t)
	a, b := child(t, "at once", root), child(t, "at once", root)
	startChild(t, a)
	startChild(t, b)
	require.NoError(t, a.Wait())
	require.NoError(t, b.Wait())
	f, err := Open(root)
	require.NoError(t, err)
	defer f.Close()
	names := walked(t, f)
	require.Len(t, names, 20+50)
	for _, name := range names {
		assert.Equal(t, inTurn("both", 10)(name), content(t, root, name))
	}
	assert.Equal(t, 20+50, countFiles(t, root), "no temporary file is left")
}

func TestLock(t *testing.T) {
	needsLock(t)
	root := t.TempDir()
	open := func() *Folder {
		f, err := Open(root)
		require.NoError(t, err)
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	f, other := open(), open()
	ended, end := context.WithCancelCause(context.Background())
	end(errors.New("enough waited"))
	refused := func(f *Folder) {
		t.Helper()
		_, err := f.Lock(ended, nil)
		require.EqualError(t, err, "lock "+root+": another run holds the lock: wait for it to end (enough waited)")
	}

	unlock, err := f.Lock(ended, nil)
	require.NoError(t, err, "a lock that is free is not waited for")
	refused(f)
	refused(other)
	entries, err := os.ReadDir(root)
	require.NoError(t, err)
	assert.Empty(t, entries, "there is no lock file")
	got := make(chan error)
	go func() {
		unlock, err := other.Lock(context.Background(), nil)
		if err == nil {
			unlock()
		}
		got <- err
	}()
	unlock()
	require.NoError(t, <-got)
	unlock() // a second time is no harm, and takes nobody's lock
	unlock, err = f.Lock(ended, nil)
	require.NoError(t, err)
	defer unlock()

	_, err = other.Lock(deadline(t), nil)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

func deadline(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

// The lock of a process that is killed is free.
func TestLockOfTheKilled(t *testing.T) {
	needsLock(t)
	root := t.TempDir()
	holder := child(t, "hold", root)
	startChild(t, holder)
	f, err := Open(root)
	require.NoError(t, err)
	defer f.Close()
	_, err = f.Lock(deadline(t), nil)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NoError(t, holder.Process.Kill())
	require.Error(t, holder.Wait())
	unlock, err := f.Lock(context.Background(), nil)
	require.NoError(t, err)
	unlock()
}

// While one waits, the folder may be replaced by another; nothing is written to
// the one that nobody sees any more.
func TestLockOfAnotherFolder(t *testing.T) {
	needsLock(t)
	root := filepath.Join(t.TempDir(), "site")
	f, err := Create(root)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, os.Rename(root, root+"-old"))
	_, err = f.Lock(context.Background(), nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NoError(t, os.Mkdir(root, 0o755))
	_, err = f.Lock(context.Background(), nil)
	require.ErrorContains(t, err, root+": another folder was put in its place")
	require.NoError(t, os.Remove(root))
	require.NoError(t, os.Rename(root+"-old", root))
	unlock, err := f.Lock(context.Background(), nil)
	require.NoError(t, err)
	unlock()
}

// Where there is no lock, a run goes on without.
func TestNoLock(t *testing.T) {
	tree, err := openRootTree(t.TempDir())
	require.NoError(t, err)
	f := &Folder{tree: tree}
	defer f.Close()
	for range 2 {
		unlock, err := f.Lock(context.Background(), nil)
		require.NoError(t, err)
		unlock()
	}
}
