//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import "golang.org/x/sys/unix"

// passFlag opens a folder only to pass through it.
const passFlag = unix.O_RDONLY

// openBelow is for systems that open a name in one step without links.
func openBelow(int, string, int) (int, error) { return -1, unix.ENOSYS }
