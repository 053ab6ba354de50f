// Package folder reads and replaces the files of a built site, and harms nothing
// on the way: it never leaves the folder, never follows a symbolic link, never
// leaves a file half-written, and keeps who may do what with a file.
//
// # What holds
//
// A file is changed by writing a temporary file beside it and renaming that onto
// it. Whoever opens the file finds the old content or the new, whole; so it is
// when the process is killed at any instant. Nothing is synced to the disk
// (fsync): what a power cut leaves is up to the file system. A killed run can
// leave temporary files behind; [Folder.RemoveLeftovers] takes them away, and no
// other method shows them.
//
// Nothing outside the folder is opened or changed, whatever is swapped for a
// symbolic link or a named pipe while the program runs. Links are not followed
// even where they lead to another file of the folder: a walk tells of them, and
// every other method refuses them. Hard links look like files, and a new file
// takes the name: the twin keeps the old content. What is mounted inside the
// folder is a part of it, and a folder that is moved away at the very moment at
// which a file is written in it takes that file along.
//
// # Systems
//
// On Linux, macOS and the BSDs a replaced file keeps its mode, its owner and
// group where the system permits it, and its extended attributes (not on OpenBSD
// and DragonFly, which have none), on Linux with its access control list. Where
// the group cannot be kept, it may do no more than all others. The time of birth,
// macOS' access control lists and flags as chattr sets them are not kept. On
// other systems, Windows among them, only the mode is kept, which on Windows is
// the read-only attribute, and there is no lock.
//
// # Names
//
// A file is named by its path below the folder with slashes, such as
// "en/index.html", on every system. A name is never absolute, and has no empty
// element, no "." and no "..". It may hold any other character that the system
// allows, line breaks among them: escape names before you print them.
package folder

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is an open folder with all below it. Its methods may be used by many
// goroutines at once.
//
// Their errors are of type [*fs.PathError] and name the file as the system does,
// below the path that the folder was opened with. Beside the errors of this
// package, fs.ErrNotExist and what else the system says are found by errors.Is.
type Folder struct {
	path string
	tree tree
}

// Open opens the folder at the path, which may be a symbolic link to it. It is an
// error if there is no folder.
func Open(path string) (*Folder, error) {
	tree, err := openTree(path)
	if err != nil {
		return nil, failed("open", path, err)
	}
	return &Folder{path: path, tree: tree}, nil
}

// Create opens the folder at the path and makes it where there is none, with the
// folders above it. See [Within] for whether the path may be written to.
func Create(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, failed("create", path, err)
	}
	return Open(path)
}

// Close lets go of the folder. It does not end what still runs; later calls of
// other methods fail with fs.ErrClosed.
func (f *Folder) Close() error {
	return f.tree.close()
}

// Path is the path that the folder was opened with.
func (f *Folder) Path() string { return f.path }

// failed is the error of the operation on the file.
func (f *Folder) failed(op, name string, err error) error {
	return failed(op, filepath.Join(f.path, filepath.FromSlash(name)), err)
}

// failed names the whole path once, in place of the parts that the system names.
func failed(op, path string, err error) error {
	return &fs.PathError{Op: op, Path: path, Err: cause(err)}
}

// cause is the error without the names in which the standard library wraps it.
func cause(err error) error {
	switch e := err.(type) {
	case *fs.PathError:
		return cause(e.Err)
	case *os.LinkError:
		return cause(e.Err)
	case *os.SyscallError:
		return cause(e.Err)
	}
	return err
}
