//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import (
	"io"
	"io/fs"
	"time"

	"golang.org/x/sys/unix"
)

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

// takeAfter keeps the attributes first, while the file may still be written to by
// who made it, and the mode last, since a new owner takes set-user-ID away.
func (f atFile) takeAfter(old file, info Info) error {
	if err := copyAttributes(f, old.(atFile)); err != nil {
		return err
	}
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
	return f.chmod(mode)
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
