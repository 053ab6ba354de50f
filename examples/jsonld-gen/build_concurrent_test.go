package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/site"
)

// C6: two processes that build one folder with different data both succeed, and
// every page has one of the two descriptions, whole. Where the system has locks the
// second waits for the first, and all pages have that of one run.
func TestBuildTwice(t *testing.T) {
	for _, mode := range []string{"in place", "out"} {
		t.Run(mode, func(t *testing.T) {
			const rounds = 5
			s := newLargeSite(t, 300)
			pages, more := filepath.Join(s.root, "pages"), []string(nil)
			if mode == "out" {
				pages, more = filepath.Join(s.root, "out"), []string{"--out", filepath.Join(s.root, "out")}
			}
			var wins [2]int
			for round := range rounds {
				var names [2]string
				var ends [2]<-chan error
				var said [2]fmt.Stringer
				for i := range 2 {
					names[i] = fmt.Sprintf("run%d-%d", round, i)
					data := t.TempDir()
					layIn(t, data, textsIn(t, filepath.Join(s.root, "data")))
					layIn(t, data, map[string]string{"clinic.yaml": "id: /#clinic\ntype: MedicalClinic\nname: " + names[i] + "\n"})
					command, _, err := buildCommand(s.root, append([]string{"--data", data, "--pages", "pages"}, more...)...)
					ends[i], said[i] = start(t, command), err
				}
				for i := range 2 {
					require.NoError(t, <-ends[i], "%s", said[i])
				}
				had := s.hadBy(t, pages, names)
				require.Equal(t, len(s.sources), had[0]+had[1])
				for i := range 2 {
					if had[i] == len(s.sources) {
						wins[i]++
					}
				}
			}
			t.Logf("of %d rounds the first run came last in %d, the second in %d", rounds, wins[0], wins[1])
			if hasLocks() {
				assert.Equal(t, rounds, wins[0]+wins[1], "a run began before the other had ended")
			}
		})
	}
}

// hasLocks tells whether one run waits for another here.
func hasLocks() bool {
	switch runtime.GOOS {
	case "linux", "darwin", "freebsd", "netbsd", "openbsd", "dragonfly":
		return true
	}
	return false
}

// hadBy counts the pages that have the one name for the clinic and the other. Each
// must have one of them, and no other file may be there.
func (s *largeSite) hadBy(t *testing.T, pages string, names [2]string) [2]int {
	t.Helper()
	var had [2]int
	for name, text := range textsIn(t, pages) {
		switch text {
		case s.page(name, names[0]):
			had[0]++
		case s.page(name, names[1]):
			had[1]++
		default:
			t.Errorf("%s has neither description", name)
		}
	}
	return had
}

// The same within one process, for the race detector, with runs that only look.
func TestBuildTwiceInProcess(t *testing.T) {
	s := newLargeSite(t, 60)
	pages := filepath.Join(s.root, "pages")
	var contents [2]*site.Content
	names := [2]string{"first", "second"}
	for i, name := range names {
		s.callIn(t, s.root, name)
		command := buildSite{Data: filepath.Join(s.root, "data")}
		command.FailOn = "never"
		content, _, err := command.read(streams{out: io.Discard, err: io.Discard}, new(settings))
		require.NoError(t, err)
		contents[i] = content
	}
	for range 5 {
		var wait sync.WaitGroup
		for i := range 4 {
			wait.Go(func() {
				r, err := site.Build(context.Background(), contents[i%2], site.Options{Pages: pages, DryRun: i >= 2})
				assert.NoError(t, err)
				assert.Empty(t, r.Failed)
				assert.Equal(t, len(s.sources), r.Described)
			})
		}
		wait.Wait()
		had := s.hadBy(t, pages, names)
		assert.Equal(t, len(s.sources), had[0]+had[1])
		if hasLocks() {
			assert.Contains(t, had, len(s.sources))
		}
	}
}
