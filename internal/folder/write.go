package folder

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"time"
)

// Replace gives a file new content, in one step as the package comment says. was
// is what Read told of the file: if it was changed since, that is ErrChanged, and
// nothing is done. The new file keeps what the package comment lists; its time of
// modification is now. Whether the content is new at all is up to the caller.
//
// A file that the user may not write to is ErrReadOnly, although it could be
// renamed onto: nobody expects it to change. On every error the old file stands.
func (f *Folder) Replace(name string, content []byte, was Info) error {
	if err := f.replace(name, content, was); err != nil {
		return f.failed("replace", name, err)
	}
	return nil
}

func (f *Folder) replace(name string, content []byte, was Info) error {
	if err := checkPath(name); err != nil {
		return err
	}
	if was.Mode&0o222 == 0 {
		return readOnly(was.Mode)
	}
	parent, base := split(name)
	d, err := f.tree.dir(parent, false)
	if err != nil {
		return err
	}
	defer d.close()
	return put(d, base, sourceOf(content), func(temp file) error {
		return succeed(d, base, temp, was)
	})
}

// succeed prepares the file to take the place of the old one, which must still be
// as it was.
func succeed(d dir, base string, temp file, was Info) error {
	old, is, err := d.open(base)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return ErrChanged
		}
		return err
	}
	defer old.Close()
	if !is.same(was) {
		return ErrChanged
	}
	if is.Mode&0o222 == 0 || !d.writable(base, is) {
		return readOnly(is.Mode)
	}
	return temp.takeAfter(old, is)
}

// Write gives a file the content, and makes the folders that are missing above
// it. wrote tells whether anything was written: a file that has the content
// already is not touched, whatever its mode. A new file has the permissions of
// mode, whatever the umask, and its owner may always write to it, so that the
// next run can; folders have those that the umask leaves. A file that is there is
// replaced as by [Folder.Replace].
//
// On Windows a name that it cannot hold is refused, see [CheckName].
func (f *Folder) Write(name string, content []byte, mode fs.FileMode) (wrote bool, err error) {
	wrote, err = f.write(name, sourceOf(content), mode)
	if err != nil {
		return false, f.failed("write", name, err)
	}
	return wrote, nil
}

// Copy is Write with the content of the file of that name in another folder, of
// any size. The file gets the time of modification of the original, and a new one
// its permissions. It is ErrChanged if the original changes meanwhile.
func (f *Folder) Copy(from *Folder, name string) (wrote bool, err error) {
	if err := checkPath(name); err != nil {
		return false, f.failed("copy", name, err)
	}
	original, info, err := from.tree.open(name)
	if err != nil {
		return false, from.failed("copy", name, err)
	}
	defer original.Close()
	wrote, err = f.write(name, source{
		size: info.Size,
		open: func() (io.Reader, error) { return original, original.rewind() },
		write: func(to io.Writer) error {
			if err := original.rewind(); err != nil {
				return err
			}
			if err := transfer(to, original); err != nil {
				return err
			}
			if is, err := original.info(); err != nil || !is.same(info) {
				return cmp.Or(err, ErrChanged)
			}
			return nil
		},
		modTime: info.ModTime,
	}, info.Mode)
	if err != nil {
		return false, f.failed("copy", name, err)
	}
	return wrote, nil
}

// A source is what is to stand in a file. Its functions can be called again.
type source struct {
	size  int64
	open  func() (io.Reader, error)
	write func(io.Writer) error
	// modTime is for the file; zero is the time of writing.
	modTime time.Time
}

func sourceOf(content []byte) source {
	return source{
		size:  int64(len(content)),
		open:  func() (io.Reader, error) { return bytes.NewReader(content), nil },
		write: func(to io.Writer) error { _, err := to.Write(content); return err },
	}
}

func (f *Folder) write(name string, s source, mode fs.FileMode) (bool, error) {
	if err := checkPath(name); err != nil {
		return false, err
	}
	if runtime.GOOS == "windows" {
		if err := CheckName(name); err != nil {
			return false, err
		}
	}
	parent, base := split(name)
	d, err := f.tree.dir(parent, true)
	if err != nil {
		return false, err
	}
	defer d.close()
	for range tries {
		var was Info
		var equal bool
		was, equal, err = compare(d, base, s)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return true, put(d, base, s, func(temp file) error { return temp.chmod(mode.Perm() | 0o200) })
		case err != nil || equal:
			return false, err
		case was.Mode&0o222 == 0:
			return false, readOnly(was.Mode)
		}
		overtaken := false
		err = put(d, base, s, func(temp file) error {
			err := succeed(d, base, temp, was)
			overtaken = errors.Is(err, ErrChanged)
			return err
		})
		if !overtaken {
			break
		}
		// Another run may have written just this.
	}
	return err == nil, err
}

// tries bounds how often is tried again what another run comes in the way of.
const tries = 10

// compare tells whether the file has the content of the source.
func compare(d dir, base string, s source) (Info, bool, error) {
	file, info, err := d.open(base)
	if err != nil {
		return info, false, err
	}
	defer file.Close()
	if info.Size != s.size {
		return info, false, nil
	}
	other, err := s.open()
	if err != nil {
		return info, false, err
	}
	equal, err := equalContent(file, other)
	return info, equal, err
}

// put writes the source to a temporary file and renames that onto base. finish is
// called as late as possible, with the file still open.
func put(d dir, base string, s source, finish func(temp file) error) error {
	var err error
	// Where the file system has no locks, another run may take the temporary file
	// for a leftover.
	for range tries {
		var lost bool
		if lost, err = tryPut(d, base, s, finish); !lost {
			break
		}
	}
	return err
}

func tryPut(d dir, base string, s source, finish func(temp file) error) (lost bool, err error) {
	temp, name, err := createTemp(d)
	if err != nil {
		return false, err
	}
	err = s.write(temp)
	if err == nil {
		err = finish(temp)
	}
	// Some file systems tell at the close that there was no room.
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil && !s.modTime.IsZero() {
		err = d.chtime(name, s.modTime)
	}
	if err == nil {
		err = d.rename(name, base)
		lost = errors.Is(err, fs.ErrNotExist)
	}
	if err != nil {
		_ = d.remove(name) // the first error says more
	}
	return lost, err
}

func createTemp(d dir) (file, string, error) {
	for {
		name := leftoverName()
		temp, err := d.create(name)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return temp, name, err
	}
}

var chunks = sync.Pool{New: func() any { return new([2][64 << 10]byte) }}

// equalContent reads both to the end, or to the first difference.
func equalContent(a, b io.Reader) (bool, error) {
	chunk := chunks.Get().(*[2][64 << 10]byte)
	defer chunks.Put(chunk)
	for {
		n, more, err := fill(chunk[0][:], a)
		if err != nil {
			return false, err
		}
		m, _, err := fill(chunk[1][:], b)
		if err != nil || !bytes.Equal(chunk[0][:n], chunk[1][:m]) {
			return false, err
		}
		if !more {
			return true, nil
		}
	}
}

// transfer writes all that the original has left.
func transfer(to io.Writer, original io.Reader) error {
	chunk := chunks.Get().(*[2][64 << 10]byte)
	defer chunks.Put(chunk)
	for {
		n, more, err := fill(chunk[0][:], original)
		if err != nil {
			return err
		}
		if _, err := to.Write(chunk[0][:n]); err != nil || !more {
			return err
		}
	}
}

// fill reads until the chunk is full or there is no more.
func fill(chunk []byte, from io.Reader) (n int, more bool, err error) {
	n, err = io.ReadFull(from, chunk)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return n, false, nil
	}
	return n, true, err
}
