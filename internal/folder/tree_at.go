//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

func openTree(path string) (tree, error) { return openAtTree(path) }

// An atTree stands on openat and its kind, which take a name in an open folder.
// It asks the system less often than os.Root and follows no link at all.
type atTree struct {
	// mutex keeps fd from being closed, and given to another file, while it is
	// used.
	mutex  sync.RWMutex
	fd     int
	closed bool
	// stepwise opens names element by element, as where there is no openat2.
	stepwise bool
}

// Opened for reading, never for waiting.
const readFlags = unix.O_RDONLY | unix.O_NOFOLLOW | unix.O_NONBLOCK | unix.O_NOCTTY | unix.O_CLOEXEC

const folderFlags = unix.O_DIRECTORY | unix.O_NOFOLLOW | unix.O_CLOEXEC

func openAtTree(path string) (*atTree, error) {
	fd, err := again(func() (int, error) {
		return unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, err
	}
	return &atTree{fd: fd}, nil
}

// again calls until no signal interrupts.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}

func (t *atTree) close() error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.closed {
		return fs.ErrClosed
	}
	t.closed = true
	return unix.Close(t.fd)
}

// openAt opens the name, with the flags for its last element.
func (t *atTree) openAt(name string, flags int) (int, error) {
	t.mutex.RLock()
	defer t.mutex.RUnlock()
	if t.closed {
		return -1, fs.ErrClosed
	}
	if !t.stepwise {
		fd, err := openBelow(t.fd, name, flags)
		if err == nil || errors.Is(err, unix.ENOENT) {
			return fd, err
		}
	}
	// Element by element, also to see at which of them it ends.
	at := atDir(t.fd)
	for {
		element, rest, more := strings.Cut(name, "/")
		want := flags
		if more {
			want = passFlag | folderFlags
		}
		fd, err := at.openAt(element, want)
		if at != atDir(t.fd) {
			_ = at.close()
		}
		if err != nil || !more {
			return fd, err
		}
		at, name = atDir(fd), rest
	}
}

func (t *atTree) open(name string) (file, Info, error) {
	return opened(t.openAt(name, readFlags))
}

func (t *atTree) dir(name string, create bool) (dir, error) {
	fd, err := t.openAt(name, passFlag|folderFlags)
	if create && errors.Is(err, fs.ErrNotExist) && name != "." {
		return t.makeDir(name)
	}
	if err != nil {
		return nil, err
	}
	return atDir(fd), nil
}

// makeDir opens a folder and makes those that are missing.
func (t *atTree) makeDir(name string) (dir, error) {
	fd, err := t.openAt(".", passFlag|folderFlags)
	if err != nil {
		return nil, err
	}
	at := atDir(fd)
	for element := range strings.SplitSeq(name, "/") {
		fd, err := at.openAt(element, passFlag|folderFlags)
		if errors.Is(err, fs.ErrNotExist) {
			_, err = again(func() (int, error) { return 0, unix.Mkdirat(int(at), element, 0o777) })
			if err == nil || errors.Is(err, fs.ErrExist) {
				fd, err = at.openAt(element, passFlag|folderFlags)
			}
		}
		_ = at.close()
		if err != nil {
			return nil, err
		}
		at = atDir(fd)
	}
	return at, nil
}

func (t *atTree) list(name string) ([]fs.DirEntry, error) {
	fd, err := t.openAt(name, unix.O_RDONLY|folderFlags)
	if err != nil {
		return nil, err
	}
	folder := os.NewFile(uintptr(fd), name)
	defer folder.Close()
	return folder.ReadDir(-1)
}

func (t *atTree) lock() (func(), error) {
	// A descriptor of its own, since those who share one share its lock.
	fd, err := t.openAt(".", unix.O_RDONLY|folderFlags)
	if err != nil {
		return nil, err
	}
	_, err = again(func() (int, error) { return 0, unix.Flock(fd, unix.LOCK_EX|unix.LOCK_NB) })
	if err == nil {
		return sync.OnceFunc(func() { _ = unix.Close(fd) }), nil
	}
	_ = unix.Close(fd)
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return nil, errLocked
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, unix.EINVAL), errors.Is(err, unix.EBADF), errors.Is(err, unix.ENOLCK):
		return nil, errNoLock // NFS, among others, locks no folders
	}
	return nil, err
}

func (t *atTree) isAt(path string) bool {
	var is, at unix.Stat_t
	fd, err := t.openAt(".", passFlag|folderFlags)
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	return unix.Fstat(fd, &is) == nil && unix.Stat(path, &at) == nil && is.Dev == at.Dev && is.Ino == at.Ino
}
