//go:build linux || darwin || freebsd || netbsd

package folder

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// accessList is the attribute that holds the access control list.
const accessList = "system.posix_acl_access"

// copyAttributes gives the new file the extended attributes of the old one. Those
// that belong to the system are left where it does not permit it.
func copyAttributes(to, from atFile) error {
	names, err := attributes(from)
	if err != nil {
		return err
	}
	for _, name := range names {
		if bound(name) {
			continue
		}
		value, err := attribute(from, name)
		if err == nil {
			err = setAttribute(to, name, value)
		}
		if err != nil && !gone(err) && users(name) {
			return fmt.Errorf("the extended attribute %q cannot be kept: %w", name, err)
		}
	}
	return dropInheritedList(to, names)
}

// dropInheritedList takes away the access control list that a new file inherits
// from its folder, if the old one had none: it may let in more than the old one.
func dropInheritedList(to atFile, old []string) error {
	inherited, err := attributes(to)
	if err != nil {
		return err
	}
	for _, name := range inherited {
		if name != accessList || slices.Contains(old, name) {
			continue
		}
		if err := unix.Fremovexattr(int(to), name); err != nil && !gone(err) {
			return fmt.Errorf("the access control list that the folder gives cannot be removed: %w", err)
		}
	}
	return nil
}

// bound are the attributes that speak of the old content, or give it rights that
// writing to a file takes away.
func bound(name string) bool {
	return name == "security.capability" || name == "security.ima" || name == "security.evm"
}

// users are the attributes that users set. They must be kept.
func users(name string) bool {
	if runtime.GOOS == "darwin" {
		return !strings.HasPrefix(name, "com.apple.")
	}
	return strings.HasPrefix(name, "user.") || name == accessList
}

// gone tells that there is no such attribute, or that there are none at all.
func gone(err error) bool {
	return errors.Is(err, noAttribute) || errors.Is(err, errors.ErrUnsupported)
}

func attributes(f atFile) ([]string, error) {
	var room [256]byte
	list, err := grow(room[:], func(room []byte) (int, error) { return unix.Flistxattr(int(f), room) })
	if err != nil && !gone(err) {
		return nil, fmt.Errorf("the extended attributes cannot be read: %w", err)
	}
	if len(list) == 0 {
		return nil, nil
	}
	return strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00"), nil
}

func attribute(f atFile, name string) ([]byte, error) {
	var room [256]byte
	return grow(room[:], func(room []byte) (int, error) { return unix.Fgetxattr(int(f), name, room) })
}

// setAttribute leaves what is so already: it may not be permitted.
func setAttribute(f atFile, name string, value []byte) error {
	if is, err := attribute(f, name); err == nil && bytes.Equal(is, value) {
		return nil
	}
	_, err := again(func() (int, error) { return 0, unix.Fsetxattr(int(f), name, value, 0) })
	return err
}

// grow calls with more room until the value fits.
func grow(room []byte, call func([]byte) (int, error)) ([]byte, error) {
	for {
		n, err := again(func() (int, error) { return call(room) })
		// BSD fills the room and says no more.
		if errors.Is(err, unix.ERANGE) || err == nil && n == len(room) {
			if len(room) > 1<<20 {
				return nil, unix.ERANGE
			}
			room = make([]byte, 4*len(room))
			continue
		}
		if err != nil {
			return nil, err
		}
		return room[:n], nil
	}
}
