package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func init() {
	watch = watchEvents
	exchange = func(a, b string) error {
		return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	}
}

// watchEvents asks the kernel for all that happens in the folders (inotify).
func watchEvents(t *testing.T, folders ...string) func() []string {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	require.NoError(t, err)
	t.Cleanup(func() { _ = unix.Close(fd) })
	const all = unix.IN_OPEN | unix.IN_ACCESS | unix.IN_MODIFY | unix.IN_CREATE | unix.IN_DELETE | unix.IN_MOVE
	for _, folder := range folders {
		_, err := unix.InotifyAddWatch(fd, folder, all)
		require.NoError(t, err)
	}
	return func() []string {
		var events []string
		buffer := make([]byte, 1<<16)
		for {
			n, err := unix.Read(fd, buffer)
			if err != nil {
				return events
			}
			for at := 0; at < n; {
				event := (*unix.InotifyEvent)(unsafe.Pointer(&buffer[at]))
				at += unix.SizeofInotifyEvent
				events = append(events, fmt.Sprintf("%#x %q", event.Mask, unix.ByteSliceToString(buffer[at:at+int(event.Len)])))
				at += int(event.Len)
			}
		}
	}
}

// mknod makes a device.
func mknod(path string, mode uint32, device uint64) error { return unix.Mknod(path, mode, int(device)) }

// The watch itself must see an opening, or the tests that use it assert nothing.
func TestWatchSeesOpening(t *testing.T) {
	o := newOutside(t)
	require.Empty(t, o.events())
	content(t, o.path, "dir/page.html")
	require.NotEmpty(t, o.events())
}

// A file whose size the system does not tell is read to its end, or the limit.
func TestReadWithoutSize(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		f := open("/proc/self")
		text, info, err := f.Read("status", nil, 1<<20)
		if errors.Is(err, fs.ErrNotExist) {
			t.Skip("there is no /proc")
		}
		require.NoError(t, err)
		require.Zero(t, info.Size)
		require.Contains(t, string(text), "\nPid:\t")
		_, _, err = f.Read("status", nil, 100)
		require.ErrorIs(t, err, ErrTooLarge)
	})
}
