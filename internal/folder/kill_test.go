package folder

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// version is the text of a page in its version 0 or 1. They differ in every line,
// in length, and from page to page.
func version(name string, number int) string {
	line := fmt.Sprintf("<p>%s, version %d%s</p>\n", name, number, strings.Repeat("!", 20*number))
	return strings.Repeat(line, 20+int(name[len(name)-1])%7*30)
}

// versionOf gives the version of the text, and -1 for a page that is torn.
func versionOf(name, text string) int {
	for number := range 2 {
		if text == version(name, number) {
			return number
		}
	}
	return -1
}

func churned(i int) string { return fmt.Sprintf("d%d/page%03d", i%20, i) }

// The child puts each page from one version into the other, over and over: pages
// by Replace, and what lies in "out" by Write and Copy, from the folders "0" and
// "1" beside.
func init() {
	children["churn"] = func(arguments []string) error {
		f, err := Open(arguments[0])
		if err != nil {
			return err
		}
		var sources [2]*Folder
		for number := range sources {
			if sources[number], err = Open(filepath.Join(arguments[1], fmt.Sprint(number))); err != nil {
				return err
			}
		}
		fmt.Println("ready")
		var wait sync.WaitGroup
		failures := make(chan error, 4)
		for worker := range 4 {
			wait.Go(func() {
				for i := worker; ; i = (i + 4) % 1000 {
					if err := churn(f, sources, churned(i), i); err != nil {
						failures <- err
						return
					}
				}
			})
		}
		return <-failures
	}
}

func churn(f *Folder, sources [2]*Folder, name string, i int) error {
	text, was, err := f.Read(name, nil, 1<<20)
	if err != nil {
		return err
	}
	next := 1 - versionOf(name, string(text))
	if next == 2 {
		return fmt.Errorf("%s is torn", name)
	}
	switch i % 10 {
	default:
		return f.Replace(name, []byte(version(name, next)), was)
	case 1:
		_, err = f.Write(name, []byte(version(name, next)), 0o644)
	case 2:
		_, err = f.Copy(sources[next], name)
	}
	return err
}

// C1: a process that is killed at any instant leaves every page old or new, and
// temporary files that the next run takes away, and nothing else.
func TestC1Kill(t *testing.T) {
	const pages, kills = 1000, 200
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))

	files, sources := make(map[string]string), make(map[string]string)
	for i := range pages {
		name := churned(i)
		files[name] = version(name, 0)
		for number := range 2 {
			sources[fmt.Sprintf("%d/%s", number, name)] = version(name, number)
		}
	}
	// These are not ours.
	files["d1/.healthld-0123.tmp"] = "theirs"
	files["d1/x.healthld-0123456789abcdef.tmp"] = "theirs"
	root := lay(t, files)
	beside := lay(t, sources)
	f, err := Open(root)
	require.NoError(t, err)
	defer f.Close()
	names := walked(t, f)
	require.Len(t, names, len(files))

	leftovers, changed := 0, 0
	versions := make(map[string]int)
	buffer := make([]byte, 0, 1<<16)
	for range kills {
		command := child(t, "churn", root, beside)
		startChild(t, command)
		time.Sleep(time.Duration(random.Int64N(int64(20 * time.Millisecond))))
		require.NoError(t, command.Process.Kill())
		require.Error(t, command.Wait())
		require.NotEqual(t, childFailed, command.ProcessState.ExitCode(), "it ends by the kill, not by an error")

		// The walk shows the pages alone, before and after.
		require.Equal(t, names, walked(t, f))
		for _, name := range names {
			if files[name] == "theirs" {
				continue
			}
			var info Info
			buffer, info, err = f.Read(name, buffer, 1<<20)
			require.NoError(t, err)
			got := versionOf(name, string(buffer))
			require.GreaterOrEqual(t, got, 0, "%s is torn, with %d bytes", name, info.Size)
			if versions[name] != got {
				versions[name] = got
				changed++
			}
		}
		n, err := f.RemoveLeftovers()
		require.NoError(t, err)
		leftovers += n
		assert.Equal(t, len(files), countFiles(t, root), "leftovers, and only they, are removed")
	}
	t.Logf("%d kills: %d leftovers removed, %d pages seen to change", kills, leftovers, changed)
	assert.NotZero(t, leftovers, "no kill came between the making of a temporary file and its renaming")
	assert.NotZero(t, changed, "the child did nothing")
	assert.Equal(t, "theirs", content(t, root, "d1/.healthld-0123.tmp"))
}

// countFiles counts without this package.
func countFiles(t testing.TB, root string) int {
	t.Helper()
	n := 0
	require.NoError(t, filepath.WalkDir(root, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			n++
		}
		return err
	}))
	return n
}
