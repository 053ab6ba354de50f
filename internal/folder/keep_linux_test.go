package folder

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// A list of who may do what, as Linux keeps it in the attribute (acl(5), and
// include/uapi/linux/posix_acl_xattr.h).
func accessListOf(entries ...[3]uint32) []byte {
	list := binary.LittleEndian.AppendUint32(nil, 2)
	for _, e := range entries {
		list = binary.LittleEndian.AppendUint16(list, uint16(e[0]))
		list = binary.LittleEndian.AppendUint16(list, uint16(e[1]))
		list = binary.LittleEndian.AppendUint32(list, e[2])
	}
	return list
}

const none = 0xFFFFFFFF // no user and no group

// named lets one user in beside the owner, the group and the others.
func named(user uint32) []byte {
	return accessListOf([3]uint32{0x01, 6, none}, [3]uint32{0x02, 6, user}, [3]uint32{0x04, 4, none}, [3]uint32{0x10, 6, none}, [3]uint32{0x20, 4, none})
}

func attributesOf(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	names := make([]byte, 1<<16)
	n, err := unix.Flistxattr(int(f.Fd()), names)
	require.NoError(t, err)
	found := make(map[string]string)
	for name := range strings.SplitSeq(strings.TrimSuffix(string(names[:n]), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		value := make([]byte, 1<<16)
		n, err := unix.Fgetxattr(int(f.Fd()), name, value)
		require.NoError(t, err)
		found[name] = string(value[:n])
	}
	return found
}

// set sets an attribute, or skips where the file system has none of the kind.
func set(t *testing.T, path, name string, value []byte) {
	t.Helper()
	err := unix.Lsetxattr(path, name, value, 0)
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, unix.EPERM) {
		t.Skipf("the file system or the user has no attributes such as %s: %v", name, err)
	}
	require.NoError(t, err)
}

func openAt(t *testing.T, root string) *Folder {
	f, err := Open(root)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// C5: extended attributes and the access control list are kept.
func TestC5Attributes(t *testing.T) {
	root := lay(t, map[string]string{"page.html": "old"})
	page := filepath.Join(root, "page.html")
	set(t, page, "user.mime_type", []byte("text/html"))
	set(t, page, "user.empty", nil)
	set(t, page, "user.long", []byte(strings.Repeat("x", 2000)))
	for i := range 20 { // more names than fit the first room
		set(t, page, fmt.Sprintf("user.%d-%s", i, strings.Repeat("n", 20)), []byte{byte(i)})
	}
	set(t, page, accessList, named(user))
	before, mode := attributesOf(t, page), modeAndOwner(t, page)
	require.Len(t, before, 24)
	require.NoError(t, replace(openAt(t, root), "page.html"))
	assert.Equal(t, before, attributesOf(t, page))
	assert.Equal(t, mode, modeAndOwner(t, page))
	assert.Equal(t, "new", content(t, page))
}

// C5: a folder may give its new files a list that lets in more than the old one.
func TestC5InheritedAccessList(t *testing.T) {
	root := lay(t, map[string]string{"page.html": "old", "listed.html": "old"})
	page, listed := filepath.Join(root, "page.html"), filepath.Join(root, "listed.html")
	require.NoError(t, os.Chmod(page, 0o640))
	set(t, listed, accessList, named(user))
	before := attributesOf(t, listed)
	set(t, root, "system.posix_acl_default", named(user+1))
	f := openAt(t, root)
	require.NoError(t, replace(f, "page.html"))
	require.NoError(t, replace(f, "listed.html"))
	assert.Empty(t, attributesOf(t, page)[accessList])
	assert.Equal(t, fmt.Sprintf("0640 %d:%d", os.Getuid(), os.Getgid()), modeAndOwner(t, page))
	assert.Equal(t, before, attributesOf(t, listed))
}

// C5: rights that writing to a file takes from it do not come back with a new one.
func TestC5Capability(t *testing.T) {
	root := lay(t, map[string]string{"page.html": "old"})
	page := filepath.Join(root, "page.html")
	set(t, page, "trusted.note", []byte("kept"))
	// CAP_NET_BIND_SERVICE, permitted (capabilities(7), version 2).
	capability := []byte{0, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	set(t, page, "security.capability", capability)
	require.NoError(t, replace(openAt(t, root), "page.html"))
	assert.Equal(t, map[string]string{"trusted.note": "kept"}, attributesOf(t, page))
}

// C5: root, too, is stopped by a file that is immutable, and told so.
func TestC5Immutable(t *testing.T) {
	onTrees(t, func(t *testing.T, open func(string) *Folder) {
		root := lay(t, map[string]string{"page.html": "old"})
		page, err := os.Open(filepath.Join(root, "page.html"))
		require.NoError(t, err)
		defer page.Close()
		const immutable = 0x10 // FS_IMMUTABLE_FL
		if err := unix.IoctlSetPointerInt(int(page.Fd()), unix.FS_IOC_SETFLAGS, immutable); err != nil {
			t.Skipf("files cannot be made immutable here: %v", err)
		}
		defer func() { require.NoError(t, unix.IoctlSetPointerInt(int(page.Fd()), unix.FS_IOC_SETFLAGS, 0)) }()
		err = replace(open(root), "page.html")
		require.ErrorIs(t, err, unix.EPERM)
		require.ErrorContains(t, err, page.Name())
		assert.Equal(t, "old", content(t, page.Name()))
		assert.Equal(t, 1, countFiles(t, root))
	})
}

// A child with a view of the file system of its own mounts what it needs over the
// folder that it is given, and does what is to be done there.
func init() {
	mounted := func(mount func(root string) error, do func(f *Folder) error) func([]string) error {
		return func(arguments []string) error {
			root := arguments[1]
			err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "")
			if err == nil {
				err = mount(root)
			}
			if err != nil {
				fmt.Printf("cannot mount: %v\n", err)
				return nil
			}
			tree, err := trees[arguments[0]](root)
			if err != nil {
				return err
			}
			return do(&Folder{path: root, tree: tree})
		}
	}
	page := func(root string) string { return filepath.Join(root, "page.html") }

	children["full"] = mounted(func(root string) error {
		return errors.Join(unix.Mount("tmpfs", root, "tmpfs", 0, "size=1m"), os.WriteFile(page(root), []byte("old"), 0o644))
	}, func(f *Folder) error { return tooLarge(f, syscall.ENOSPC, 2<<20) })

	children["read-only"] = mounted(func(root string) error {
		return errors.Join(unix.Mount("tmpfs", root, "tmpfs", 0, "size=1m"), os.WriteFile(page(root), []byte("old"), 0o644),
			unix.Mount("", root, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""))
	}, func(f *Folder) error { return refused(f, syscall.EROFS) })

	children["mount"] = mounted(func(root string) error {
		return errors.Join(unix.Mount("tmpfs", root, "tmpfs", 0, ""), os.WriteFile(page(root), nil, 0o644),
			os.WriteFile(root+"/other.html", []byte("old"), 0o644), unix.Mount(root+"/other.html", page(root), "", unix.MS_BIND, ""))
	}, func(f *Folder) error { return refused(f, syscall.EBUSY) })
}

// refused holds that the page cannot be replaced, and stands.
func refused(f *Folder, want error) error {
	err := replace(f, "page.html")
	if !errors.Is(err, want) || !strings.Contains(err.Error(), filepath.Join(f.Path(), "page.html")) {
		return fmt.Errorf("got %v, want %w", err, want)
	}
	if text, _, err := f.Read("page.html", nil, 100); string(text) != "old" {
		return fmt.Errorf("the page holds %q, %w", text, err)
	}
	if n, err := f.RemoveLeftovers(); n != 0 || err != nil {
		return fmt.Errorf("%d leftovers, %w", n, err)
	}
	return nil
}

// withMounts gives the child a view of the file system of its own, for which a
// user needs to be root in one of users too.
func withMounts(command *exec.Cmd) *exec.Cmd {
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		command.SysProcAttr.Cloneflags |= unix.CLONE_NEWUSER
		command.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		command.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	return command
}

// C5: no room on the disk, a read-only file system, and a page that is mounted,
// which cannot be renamed onto.
func TestC5Mounts(t *testing.T) {
	for _, what := range []string{"full", "read-only", "mount"} {
		for name := range trees {
			t.Run(what+"/"+name, func(t *testing.T) {
				output, err := withMounts(child(t, what, name, t.TempDir())).CombinedOutput()
				if errors.Is(err, unix.EPERM) || strings.HasPrefix(string(output), "cannot mount") {
					t.Skipf("mounting is not permitted: %v %s", err, output)
				}
				require.NoError(t, err, string(output))
			})
		}
	}
}
