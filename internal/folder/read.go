package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"time"
)

// Info is what is known of a file as it was read.
type Info struct {
	// Size is in bytes.
	Size    int64
	Mode    fs.FileMode
	ModTime time.Time

	// What else tells one state of a file from another. Where the device and the
	// inode are not known, the standard library compares.
	device, inode uint64
	changed       time.Time
	file          fs.FileInfo
	// Who owns it, where that is known.
	uid, gid int
}

// same tells whether two Infos are of one file in one state.
func (i Info) same(other Info) bool {
	if i.Size != other.Size || !i.ModTime.Equal(other.ModTime) || !i.changed.Equal(other.changed) ||
		i.device != other.device || i.inode != other.inode {
		return false
	}
	return i.file == nil && other.file == nil || os.SameFile(i.file, other.file)
}

// Read reads a file of at most limit bytes. It reuses the buffer, or a larger one
// in its place, for the content that it gives.
//
// It is ErrTooLarge if the file is larger, ErrLink or ErrNotRegular if it is no
// file or lies behind a link, ErrName if the name can be none; a named pipe is
// not waited for. With an error the content is empty, and still the buffer to
// reuse.
func (f *Folder) Read(name string, buffer []byte, limit int64) ([]byte, Info, error) {
	buffer = buffer[:0]
	content, info, err := f.read(name, buffer, limit)
	if err != nil {
		return buffer, Info{}, f.failed("read", name, err)
	}
	return content, info, nil
}

func (f *Folder) read(name string, buffer []byte, limit int64) ([]byte, Info, error) {
	if err := checkPath(name); err != nil {
		return nil, Info{}, err
	}
	file, info, err := f.tree.open(name)
	if err != nil {
		return nil, Info{}, err
	}
	defer file.Close()
	if info.Size > limit || info.Size >= math.MaxInt {
		return nil, Info{}, fmt.Errorf("%w: it has %d bytes, and the limit is %d", ErrTooLarge, info.Size, limit)
	}
	content, err := readAll(file, buffer, info.Size, limit)
	return content, info, err
}

// readAll reads to the end, which for most files is where the size says. A file
// that grows meanwhile, or whose size the system does not tell, is read as far as
// the limit.
func readAll(from io.Reader, buffer []byte, size, limit int64) ([]byte, error) {
	// Room for more shows that there is none. A size that is only told, as that of a
	// file with holes, is believed up to a point.
	buffer = slices.Grow(buffer, int(min(size, 64<<20))+1)
	for {
		n, err := from.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		switch {
		case int64(len(buffer)) > limit:
			return nil, fmt.Errorf("%w: it has more bytes than its size told, and the limit is %d", ErrTooLarge, limit)
		case errors.Is(err, io.EOF):
			return buffer, nil
		case err != nil:
			return nil, err
		case int64(len(buffer)) == size && len(buffer) < cap(buffer):
			return buffer, nil
		case len(buffer) == cap(buffer):
			buffer = slices.Grow(buffer, 1)
		}
	}
}
