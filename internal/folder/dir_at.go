//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

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
