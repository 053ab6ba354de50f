package folder

import (
	"io"
	"io/fs"
	"time"
)

// A tree is the open folder at the root, as one kind of system has it. Names are
// checked before they come here. No method follows a link, on no part of the
// name.
type tree interface {
	// open opens a file for reading. It does not wait for the other end of a
	// named pipe, and refuses everything but regular files.
	open(name string) (file, Info, error)
	// dir opens a folder, "." for the root itself. With create it makes the
	// folders that are missing.
	dir(name string, create bool) (dir, error)
	// list gives the names in a folder, and the type of each.
	list(name string) ([]fs.DirEntry, error)
	// lock waits for nothing: it is errLocked where another holds the lock, and
	// errNoLock where there are no locks.
	lock() (unlock func(), err error)
	// isAt tells whether the path still leads to the folder.
	isAt(path string) bool
	close() error
}

// A dir is an open folder. Its methods take the name of one thing in it.
type dir interface {
	open(base string) (file, Info, error)
	// create makes a file for writing that only its owner may open, and fails
	// where there is something of that name.
	create(base string) (file, error)
	rename(from, to string) error
	remove(base string) error
	// chtime sets when the file was modified.
	chtime(base string, t time.Time) error
	// writable tells whether the user may write to the file.
	writable(base string, info Info) bool
	close() error
}

// A file is an open regular file.
type file interface {
	io.ReadWriteCloser
	// takeAfter gives the file what is to be kept of the one that it replaces.
	takeAfter(old file, info Info) error
	chmod(fs.FileMode) error
	info() (Info, error)
	// rewind goes back to the start.
	rewind() error
}
