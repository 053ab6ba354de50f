package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

var (
	// ErrLink is told of a symbolic link in place of a file, or of a folder on
	// the way to it.
	ErrLink = errors.New("it is a symbolic link, which is never followed: put the file itself in its place")
	// ErrNotRegular is told of what is neither a file nor a folder where it was
	// expected, with what it is.
	ErrNotRegular = errors.New("it is no regular file")
	// ErrTooLarge is told of a file beyond the limit.
	ErrTooLarge = errors.New("it is too large")
	// ErrReadOnly is told of a file that should be replaced but may not be
	// written.
	ErrReadOnly = errors.New("it is read-only")
	// ErrChanged is told of a file that someone else changed, replaced or took
	// away since it was read. The file is left as they made it: read it again.
	ErrChanged = errors.New("it was changed by someone else since it was read: run again")
	// ErrName is told of a name that can be no name of a file in the folder.
	ErrName = errors.New("it is no name of a file in the folder")
)

// notRegular says what stands in the place of a file; nil where it is one.
func notRegular(mode fs.FileMode) error {
	what := ""
	switch mode.Type() {
	case 0:
		return nil
	case fs.ModeSymlink:
		return ErrLink
	case fs.ModeDir:
		what = "a folder"
	case fs.ModeNamedPipe:
		what = "a named pipe"
	case fs.ModeSocket:
		what = "a socket"
	case fs.ModeDevice, fs.ModeDevice | fs.ModeCharDevice:
		what = "a device"
	default:
		what = "a file of a special kind"
	}
	return fmt.Errorf("%w, but %s", ErrNotRegular, what)
}

// noFolder says what stands in the place of a folder on the way to a file.
func noFolder(base string, mode fs.FileMode) error {
	if mode.Type() == fs.ModeSymlink {
		return fmt.Errorf("the folder %q on the way: %w", base, ErrLink)
	}
	return fmt.Errorf("%q on the way: %w", base, syscall.ENOTDIR)
}

// readOnly says how the file came to be read-only, and how to mend it.
func readOnly(mode fs.FileMode) error {
	if mode&0o222 == 0 {
		return fmt.Errorf("%w (mode %v): make it writable with chmod u+w, or leave it out", ErrReadOnly, mode.Perm())
	}
	return fmt.Errorf("%w for this user (mode %v): run as its owner, or leave it out", ErrReadOnly, mode.Perm())
}
