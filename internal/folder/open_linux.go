package folder

import "golang.org/x/sys/unix"

// passFlag opens a folder only to pass through it.
const passFlag = unix.O_PATH

// openBelow opens a name in one step, if the system can (Linux 5.6).
func openBelow(root int, name string, flags int) (int, error) {
	if flags&unix.O_PATH == 0 {
		flags |= unix.O_LARGEFILE // which openat adds by itself
	}
	how := unix.OpenHow{Flags: uint64(flags), Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS}
	return again(func() (int, error) { return unix.Openat2(root, name, &how) })
}
