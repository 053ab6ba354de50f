package folder

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Entry is a file that a walk comes by, or a thing that it leaves out.
type Entry struct {
	// Name is the name of the file in the folder.
	Name string
	// Skipped is nil for a regular file. For everything else it is the reason why
	// it is left out, which does not name it: ErrLink, ErrNotRegular, ErrName if the
	// name is too long, or of a folder that cannot be read, what the system says.
	Skipped error
}

// Walk visits every regular file of the folder and of the folders in it, and
// tells of all else but folders why it is left out. Leftovers of killed runs are
// not visited. It ends with the first error of visit, and gives that.
//
// The order is that of the names' bytes, folder by folder, and a folder comes
// where its name stands: it depends on neither the locale nor the file system.
// The names of one folder are read before the first of them is visited; what is
// made, or taken away, in it later may be missed.
func (f *Folder) Walk(visit func(Entry) error) error {
	return f.walk(".", visit, func(string) error { return nil })
}

// RemoveLeftovers removes the temporary files that killed runs left in the
// folder, and gives how many they were. Call it under the [Folder.Lock]: those of
// a run that goes on are not told from others.
//
// It removes all that it can. The error joins those of the files that it cannot.
func (f *Folder) RemoveLeftovers() (int, error) {
	var n int
	var errs []error
	err := f.walk(".", func(Entry) error { return nil }, func(name string) error {
		parent, base := split(name)
		d, err := f.tree.dir(parent, false)
		if err == nil {
			err = cmp.Or(d.remove(base), d.close())
		}
		switch {
		case err == nil:
			n++
		case !errors.Is(err, fs.ErrNotExist):
			errs = append(errs, f.failed("remove", name, err))
		}
		return nil
	})
	return n, errors.Join(append(errs, err)...)
}

// walk visits what is in the folder of that name.
func (f *Folder) walk(name string, visit func(Entry) error, leftover func(name string) error) error {
	entries, err := f.tree.list(name)
	if err != nil {
		switch {
		case name == ".":
			return f.failed("read", name, err)
		case errors.Is(err, fs.ErrNotExist):
			return nil // it went away meanwhile
		}
		return visit(Entry{Name: name, Skipped: fmt.Errorf("the folder cannot be read: %w", cause(err))})
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		path := e.Name()
		if name != "." {
			path = name + "/" + e.Name()
		}
		switch {
		case len(path) > longest:
			err = visit(Entry{Name: path, Skipped: checkPath(path)})
		case e.IsDir():
			err = f.walk(path, visit, leftover)
		case e.Type() == 0 && isLeftover(e.Name()):
			err = leftover(path)
		default:
			err = visit(Entry{Name: path, Skipped: notRegular(e.Type())})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
