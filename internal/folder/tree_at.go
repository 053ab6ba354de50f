//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

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

// An atDir is the descriptor of an open folder.
type atDir int

// openAt says of what cannot be opened what it is, where that is the reason.
func (d atDir) openAt(base string, flags int) (int, error) {
	fd, err := again(func() (int, error) { return unix.Openat(int(d), base, flags, 0) })
	if err == nil || errors.Is(err, unix.ENOENT) {
		return fd, err
	}
	mode, kindErr := d.kind(base)
	switch {
	case kindErr != nil:
	case flags&unix.O_DIRECTORY != 0:
		if mode.Type() != fs.ModeDir {
			err = noFolder(base, mode)
		}
	case mode.Type() != 0:
		err = notRegular(mode)
	}
	return fd, err
}

func (d atDir) kind(base string) (fs.FileMode, error) {
	var stat unix.Stat_t
	_, err := again(func() (int, error) { return 0, unix.Fstatat(int(d), base, &stat, unix.AT_SYMLINK_NOFOLLOW) })
	return modeOf(uint32(stat.Mode)), err
}

func (d atDir) open(base string) (file, Info, error) {
	return opened(d.openAt(base, readFlags))
}

// opened looks at what was opened: there is no other moment at which nobody can
// swap it.
func opened(fd int, err error) (file, Info, error) {
	if err != nil {
		return nil, Info{}, err
	}
	f := atFile(fd)
	info, err := f.info()
	if err == nil {
		err = notRegular(info.Mode)
	}
	if err != nil {
		_ = f.Close()
		return nil, Info{}, err
	}
	return f, info, nil
}

func (d atDir) create(base string) (file, error) {
	fd, err := again(func() (int, error) {
		return unix.Openat(int(d), base, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o600)
	})
	if err != nil {
		return nil, err
	}
	return atFile(fd), nil
}

func (d atDir) rename(from, to string) error {
	_, err := again(func() (int, error) { return 0, unix.Renameat(int(d), from, int(d), to) })
	return err
}

func (d atDir) remove(base string) error {
	_, err := again(func() (int, error) { return 0, unix.Unlinkat(int(d), base, 0) })
	return err
}

func (d atDir) chtime(base string, t time.Time) error {
	now, err := unix.TimeToTimespec(time.Now())
	if err != nil {
		return err
	}
	modified, err := unix.TimeToTimespec(t)
	if err != nil {
		return err
	}
	_, err = again(func() (int, error) {
		return 0, unix.UtimesNanoAt(int(d), base, []unix.Timespec{now, modified}, unix.AT_SYMLINK_NOFOLLOW)
	})
	return err
}

func (d atDir) writable(base string, info Info) bool {
	if info.uid == os.Geteuid() && info.Mode&0o200 != 0 {
		return true // spares a question in most cases
	}
	_, err := again(func() (int, error) {
		return 0, unix.Faccessat(int(d), base, unix.W_OK, unix.AT_EACCESS)
	})
	return err == nil
}

func (d atDir) close() error { return unix.Close(int(d)) }

// An atFile is the descriptor of an open file.
type atFile int

// The system takes no more at once than fits a signed 32-bit number.
const most = 1 << 30

func (f atFile) Read(p []byte) (int, error) {
	n, err := again(func() (int, error) { return unix.Read(int(f), p[:min(len(p), most)]) })
	switch {
	case err != nil:
		return 0, err
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

func (f atFile) Write(p []byte) (int, error) {
	written := 0
	for written < len(p) {
		n, err := again(func() (int, error) { return unix.Write(int(f), p[written:min(len(p), written+most)]) })
		if err != nil {
			return written, err
		}
		if n == 0 {
			return written, io.ErrUnexpectedEOF
		}
		written += n
	}
	return written, nil
}

func (f atFile) Close() error { return unix.Close(int(f)) }

func (f atFile) rewind() error {
	_, err := unix.Seek(int(f), 0, io.SeekStart)
	return err
}

func (f atFile) info() (Info, error) {
	var stat unix.Stat_t
	if _, err := again(func() (int, error) { return 0, unix.Fstat(int(f), &stat) }); err != nil {
		return Info{}, err
	}
	return Info{
		Size:    stat.Size,
		Mode:    modeOf(uint32(stat.Mode)),
		ModTime: time.Unix(stat.Mtim.Unix()),
		device:  uint64(stat.Dev),
		inode:   stat.Ino,
		changed: time.Unix(stat.Ctim.Unix()),
		uid:     int(stat.Uid),
		gid:     int(stat.Gid),
	}, nil
}

func (f atFile) chmod(mode fs.FileMode) error {
	bits := uint32(mode.Perm())
	if mode&fs.ModeSetuid != 0 {
		bits |= unix.S_ISUID
	}
	if mode&fs.ModeSetgid != 0 {
		bits |= unix.S_ISGID
	}
	if mode&fs.ModeSticky != 0 {
		bits |= unix.S_ISVTX
	}
	_, err := again(func() (int, error) { return 0, unix.Fchmod(int(f), bits) })
	if err == nil {
		return nil
	}
	// File systems without modes give every file the same.
	if is, infoErr := f.info(); infoErr == nil && is.Mode.Perm() == mode.Perm() {
		return nil
	}
	return err
}

// takeAfter keeps the owner first, since that takes set-user-ID away, then the
// mode, and then the attributes, among which an access control list adds to it.
func (f atFile) takeAfter(old file, info Info) error {
	mode := info.Mode
	if !f.chown(info.uid, info.gid) {
		is, err := f.info()
		if err != nil {
			return err
		}
		if is.uid != info.uid {
			mode &^= fs.ModeSetuid
			f.chown(-1, info.gid)
			if is, err = f.info(); err != nil {
				return err
			}
		}
		if is.gid != info.gid {
			// What the old group could do is not for the new one.
			mode &^= fs.ModeSetgid
			mode = mode&^0o070 | mode&0o070&(mode<<3)
		}
	}
	if err := f.chmod(mode); err != nil {
		return err
	}
	return copyAttributes(f, old.(atFile))
}

func (f atFile) chown(uid, gid int) bool {
	_, err := again(func() (int, error) { return 0, unix.Fchown(int(f), uid, gid) })
	return err == nil
}

func modeOf(bits uint32) fs.FileMode {
	mode := fs.FileMode(bits & 0o777)
	if bits&unix.S_ISUID != 0 {
		mode |= fs.ModeSetuid
	}
	if bits&unix.S_ISGID != 0 {
		mode |= fs.ModeSetgid
	}
	if bits&unix.S_ISVTX != 0 {
		mode |= fs.ModeSticky
	}
	switch bits & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	case unix.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		mode |= fs.ModeSocket
	case unix.S_IFBLK:
		mode |= fs.ModeDevice
	case unix.S_IFCHR:
		mode |= fs.ModeDevice | fs.ModeCharDevice
	default:
		mode |= fs.ModeIrregular
	}
	return mode
}
