//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package folder

import "errors"

// mknod is left to Linux: its arguments differ from system to system.
func mknod(string, uint32, uint64) error { return errors.ErrUnsupported }
