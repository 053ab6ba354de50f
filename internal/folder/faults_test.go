package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// faults lets the call of that number to the system fail, and all others pass.
// What cleans up is not counted, nor is the closing of what was only read.
type faults struct {
	count, at int
	err       error
}

func (f *faults) next() error {
	f.count++
	if f.count == f.at {
		return f.err
	}
	return nil
}

type faultyTree struct {
	tree
	faults *faults
}

func (t faultyTree) open(name string) (file, Info, error) {
	if err := t.faults.next(); err != nil {
		return nil, Info{}, err
	}
	f, info, err := t.tree.open(name)
	return faultyFile{f, t.faults, false}, info, err
}

func (t faultyTree) dir(name string, create bool) (dir, error) {
	if err := t.faults.next(); err != nil {
		return nil, err
	}
	d, err := t.tree.dir(name, create)
	return faultyDir{d, t.faults}, err
}

type faultyDir struct {
	dir
	faults *faults
}

func (d faultyDir) open(base string) (file, Info, error) {
	if err := d.faults.next(); err != nil {
		return nil, Info{}, err
	}
	f, info, err := d.dir.open(base)
	return faultyFile{f, d.faults, false}, info, err
}

func (d faultyDir) create(base string) (file, error) {
	if err := d.faults.next(); err != nil {
		return nil, err
	}
	f, err := d.dir.create(base)
	return faultyFile{f, d.faults, true}, err
}

func (d faultyDir) rename(from, to string) error {
	if err := d.faults.next(); err != nil {
		return err
	}
	return d.dir.rename(from, to)
}

func (d faultyDir) chtime(base string, t time.Time) error {
	if err := d.faults.next(); err != nil {
		return err
	}
	return d.dir.chtime(base, t)
}

type faultyFile struct {
	file
	faults  *faults
	created bool
}

func (f faultyFile) Read(p []byte) (int, error) {
	if err := f.faults.next(); err != nil {
		return 0, err
	}
	return f.file.Read(p)
}

// Write writes the half before it fails, as when a disk fills up.
func (f faultyFile) Write(p []byte) (int, error) {
	if err := f.faults.next(); err != nil {
		n, writeErr := f.file.Write(p[:len(p)/2])
		return n, errors.Join(writeErr, err)
	}
	return f.file.Write(p)
}

func (f faultyFile) Close() error {
	err := f.file.Close()
	if f.created {
		err = errors.Join(err, f.faults.next())
	}
	return err
}

func (f faultyFile) takeAfter(old file, info Info) error {
	if err := f.faults.next(); err != nil {
		return err
	}
	return f.file.takeAfter(old.(faultyFile).file, info)
}

func (f faultyFile) chmod(mode fs.FileMode) error {
	if err := f.faults.next(); err != nil {
		return err
	}
	return f.file.chmod(mode)
}

func (f faultyFile) info() (Info, error) {
	if err := f.faults.next(); err != nil {
		return Info{}, err
	}
	return f.file.info()
}

func (f faultyFile) rewind() error {
	if err := f.faults.next(); err != nil {
		return err
	}
	return f.file.rewind()
}

// C5: whichever call to the system fails, for want of room, of rights or across
// file systems, the error names the file, the file is old or new, and nothing is
// left behind.
func TestC5EveryFailure(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		plain := open(lay(t, map[string]string{"en/page.html": "new and longer", "en/new.html": "new and longer"}))
		for name, operation := range map[string]struct {
			name string
			do   func(f *Folder) error
		}{
			"Replace": {"en/page.html", func(f *Folder) error {
				_, was, err := f.Read("en/page.html", nil, 100)
				if err != nil {
					return err
				}
				return f.Replace("en/page.html", []byte("new and longer"), was)
			}},
			"Write over": {"en/page.html", func(f *Folder) error {
				_, err := f.Write("en/page.html", []byte("new and longer"), 0o644)
				return err
			}},
			"Write": {"en/new.html", func(f *Folder) error {
				_, err := f.Write("en/new.html", []byte("new and longer"), 0o644)
				return err
			}},
			"Copy over": {"en/page.html", func(f *Folder) error { _, err := f.Copy(plain, "en/page.html"); return err }},
			"Copy":      {"en/new.html", func(f *Folder) error { _, err := f.Copy(plain, "en/new.html"); return err }},
		} {
			for _, fault := range []error{syscall.ENOSPC, syscall.EXDEV, syscall.EACCES, syscall.EIO} {
				calls := 0
				for at := 1; ; at++ {
					root := lay(t, map[string]string{"en/page.html": "old, same size", "other.html": "other"})
					f := open(root)
					faults := &faults{at: at, err: fault}
					f.tree = faultyTree{f.tree, faults}
					err := operation.do(f)
					is := ""
					if strings.HasSuffix(operation.name, "page.html") || err == nil {
						is = content(t, root, operation.name)
					}
					files := countFiles(t, root)
					require.NoError(t, f.Close())
					what := fmt.Sprintf("%s, %v at call %d", name, fault, at)
					if faults.count < at {
						require.NoError(t, err, what)
						assert.Equal(t, "new and longer", is, what)
						calls = faults.count
						break
					}
					require.ErrorIs(t, err, fault, what)
					assert.ErrorContains(t, err, filepath.Join(root, filepath.FromSlash(operation.name)), what)
					assert.Equal(t, 2, files, what)
					if strings.HasSuffix(operation.name, "page.html") {
						assert.Equal(t, "old, same size", is, what)
					}
				}
				assert.Greater(t, calls, 5, name)
			}
		}
	})
}
