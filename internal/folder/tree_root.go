package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"
)

// A rootTree stands on os.Root, which every system has. os.Root keeps within the
// root but follows the links inside it, so what was opened is compared with what
// stands at its name.
type rootTree struct{ root *os.Root }

func openRootTree(path string) (tree, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return rootTree{root}, nil
}

func (t rootTree) open(name string) (file, Info, error) {
	parent, base := split(name)
	d, err := t.dir(parent, false)
	if err != nil {
		return nil, Info{}, err
	}
	defer d.close()
	return d.open(base)
}

func (t rootTree) dir(name string, create bool) (dir, error) {
	root, err := t.root.OpenRoot(".")
	if err != nil || name == "." {
		return rootDir{root}, err
	}
	for element := range strings.SplitSeq(name, "/") {
		sub, err := rootDir{root}.sub(element)
		if create && errors.Is(err, fs.ErrNotExist) {
			if err = root.Mkdir(element, 0o777); err == nil || errors.Is(err, fs.ErrExist) {
				sub, err = rootDir{root}.sub(element)
			}
		}
		root.Close()
		if err != nil {
			return nil, err
		}
		root = sub
	}
	return rootDir{root}, nil
}

func (t rootTree) list(name string) ([]fs.DirEntry, error) {
	d, err := t.dir(name, false)
	if err != nil {
		return nil, err
	}
	defer d.close()
	folder, err := d.(rootDir).root.Open(".")
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return folder.ReadDir(-1)
}

func (rootTree) lock() (func(), error) { return nil, errNoLock }

func (t rootTree) isAt(path string) bool {
	is, err := t.root.Stat(".")
	at, atErr := os.Stat(path)
	return err == nil && atErr == nil && os.SameFile(is, at)
}

func (t rootTree) close() error { return t.root.Close() }

type rootDir struct{ root *os.Root }

// sub opens a folder in the folder.
func (d rootDir) sub(base string) (*os.Root, error) {
	before, err := d.root.Lstat(base)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() {
		return nil, noFolder(base, before.Mode())
	}
	sub, err := d.root.OpenRoot(base)
	if err != nil {
		return nil, err
	}
	is, err := sub.Stat(".")
	if err == nil && !os.SameFile(before, is) {
		err = ErrChanged
	}
	if err != nil {
		sub.Close()
		return nil, err
	}
	return sub, nil
}

func (d rootDir) open(base string) (file, Info, error) {
	before, err := d.root.Lstat(base)
	if err != nil {
		return nil, Info{}, err
	}
	if err := notRegular(before.Mode()); err != nil {
		return nil, Info{}, err
	}
	f, err := d.root.OpenFile(base, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, Info{}, err
	}
	opened := rootFile{f}
	info, err := opened.info()
	if err == nil && !os.SameFile(before, info.file) {
		err = ErrChanged
	}
	if err != nil {
		f.Close()
		return nil, Info{}, err
	}
	return opened, info, nil
}

func (d rootDir) create(base string) (file, error) {
	f, err := d.root.OpenFile(base, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	return rootFile{f}, err
}

func (d rootDir) rename(from, to string) error { return d.root.Rename(from, to) }
func (d rootDir) remove(base string) error     { return d.root.Remove(base) }
func (d rootDir) close() error                 { return d.root.Close() }

func (d rootDir) chtime(base string, t time.Time) error {
	return d.root.Chtimes(base, time.Time{}, t)
}

// writable goes by the mode, which was asked before.
func (d rootDir) writable(string, Info) bool { return true }

type rootFile struct{ *os.File }

func (f rootFile) info() (Info, error) {
	info, err := f.Stat()
	if err != nil {
		return Info{}, err
	}
	return Info{Size: info.Size(), Mode: info.Mode(), ModTime: info.ModTime(), file: info}, notRegular(info.Mode())
}

func (f rootFile) takeAfter(_ file, info Info) error { return f.chmod(info.Mode) }

func (f rootFile) chmod(mode fs.FileMode) error {
	if runtime.GOOS == "windows" && mode&0o200 != 0 {
		return nil // as it was made
	}
	return f.Chmod(mode)
}

func (f rootFile) rewind() error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}
