//go:build darwin || freebsd || netbsd

package folder

import "golang.org/x/sys/unix"

const noAttribute = unix.ENOATTR
