package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/page"
)

// A largeSite is a site whose every page carries the name of the clinic, so that a
// build with another name changes every page.
type largeSite struct {
	root string
	// sources are its pages, and described what a build makes of them, with the
	// word NAME for the name.
	sources, described map[string]string
}

// newLargeSite makes a site of as many pages, and finds out by a whole run what a
// build makes of them.
func newLargeSite(t *testing.T, pages int) *largeSite {
	t.Helper()
	s := &largeSite{root: memoryFolder(t), sources: make(map[string]string)}
	var things []map[string]any
	for i := range pages {
		name := fmt.Sprintf("part%02d/page%d.html", i%20, i)
		s.sources[name] = fmt.Sprintf("<!doctype html>\n<html lang=\"en\">\n<head>\n<title>Page %d</title>\n</head>\n<body>\n%s</body>\n</html>\n",
			i, strings.Repeat(fmt.Sprintf("<p>Page %d has much to say.</p>\n", i), 5+i%7*20))
		things = append(things, map[string]any{"@type": "MedicalWebPage", "@id": "/" + name, "about": map[string]any{"@id": "/#clinic"}})
	}
	text, err := json.Marshal(things)
	require.NoError(t, err)
	layIn(t, s.root, map[string]string{"data/healthld.yaml": "base: https://sunrise.example/\n", "data/pages.json": string(text)})
	layIn(t, filepath.Join(s.root, "pages"), s.sources)

	template := t.TempDir()
	s.callIn(t, s.root, "NAME")
	s.build(t, "--out", template)
	s.described = textsIn(t, template)
	require.Equal(t, pages, len(s.described))
	for name, text := range s.described {
		require.Equal(t, 1, strings.Count(text, "NAME"), name)
		bare, err := page.Remove([]byte(text))
		require.NoError(t, err)
		require.Equal(t, s.sources[name], string(bare))
	}
	return s
}

// memoryFolder gives a new folder, in memory where the system has a file system
// there: a disk takes several times as long for as many small files.
func memoryFolder(t *testing.T) string {
	t.Helper()
	root, err := os.MkdirTemp("/dev/shm", "jsonld-gen-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { assert.NoError(t, os.RemoveAll(root)) })
	return root
}

// callIn writes the data in which the clinic has the name.
func (s *largeSite) callIn(t *testing.T, root, name string) {
	t.Helper()
	layIn(t, root, map[string]string{"data/clinic.yaml": "id: /#clinic\ntype: MedicalClinic\nname: " + name + "\n"})
}

// page is a page with the name of the clinic; its source where that is empty.
func (s *largeSite) page(name, clinic string) string {
	if clinic == "" {
		return s.sources[name]
	}
	return strings.Replace(s.described[name], "NAME", clinic, 1)
}

// command is a build of the site, not started.
func (s *largeSite) command(more ...string) (*exec.Cmd, *bytes.Buffer) {
	command, _, said := buildCommand(s.root, append([]string{"--data", "data", "--pages", "pages"}, more...)...)
	return command, said
}

// build runs to the end.
func (s *largeSite) build(t *testing.T, more ...string) {
	t.Helper()
	command, said := s.command(more...)
	require.NoError(t, command.Run(), "%s", said)
	require.Empty(t, said.String())
}

// waitUntilWriting waits until the run has changed the first of the pages, or made
// it, and tells whether it is running still. The pages are gone through in the
// order of their names.
func waitUntilWriting(first, before string, ended <-chan error) bool {
	for {
		text, err := os.ReadFile(first)
		if string(text) != before || (before != "") != (err == nil) {
			return true
		}
		select {
		case <-ended:
			return false
		case <-time.After(500 * time.Microsecond):
		}
	}
}

// start starts the command and gives its end.
func start(t *testing.T, command *exec.Cmd) <-chan error {
	t.Helper()
	require.NoError(t, command.Start())
	ended := make(chan error, 2)
	go func() {
		err := command.Wait()
		ended <- err
		ended <- err // once for waitUntilWriting
	}()
	return ended
}

// C1: a run that is killed at any instant leaves every page as it was or as it shall
// be, and temporary files that the next run takes away. Each run has another name
// for the clinic, so that it has to change every page whatever the runs before it
// came to. Half the kills come at any time of the run, the others when it writes.
func TestBuildKilled(t *testing.T) {
	const pages, runsBetween = 1000, 20
	kills := 200
	if raceDetector {
		kills = 40 // a killed process reports no races
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	s := newLargeSite(t, pages)
	site := filepath.Join(s.root, "pages")
	const first = "part00/page0.html"

	had := make(map[string]string) // the name of the clinic on each page
	mixed, ended, left := 0, 0, 0
	var whole, writing time.Duration // of a run that is not killed
	for number := range kills + kills/runsBetween + 1 {
		clinic := fmt.Sprintf("v%d%s", number, strings.Repeat("x", random.IntN(300)))
		s.callIn(t, s.root, clinic)
		complete := number%(runsBetween+1) == 0
		if complete { // whatever the kills left, there is something to take away
			layIn(t, site, map[string]string{"part07/.healthld-0123456789abcdef.tmp": "left"})
		}
		command, said := s.command()
		began := time.Now()
		end := start(t, command)
		if complete {
			waitUntilWriting(filepath.Join(site, first), s.page(first, had[first]), end)
			writes := time.Now()
			require.NoError(t, <-end, "%s", said)
			whole, writing = time.Since(began), time.Since(writes)
		} else {
			pause := whole
			if number%2 == 0 && waitUntilWriting(filepath.Join(site, first), s.page(first, had[first]), end) {
				pause = writing
			}
			time.Sleep(time.Duration(random.Int64N(int64(pause) + 1)))
			_ = command.Process.Kill() // it may have come to its end
			if err := <-end; err == nil {
				complete = true
				ended++
			}
			require.Empty(t, said.String())
		}

		olds, news, temporary := 0, 0, 0
		for name, text := range textsIn(t, site) {
			switch {
			case strings.HasPrefix(filepath.Base(name), ".healthld-"):
				temporary++
			case s.sources[name] == "":
				t.Errorf("%s is no file of the site", name)
			case text == s.page(name, clinic):
				had[name] = clinic
				news++
			case text == s.page(name, had[name]):
				olds++
			default:
				t.Fatalf("run %d: %s is torn, with %d bytes", number, name, len(text))
			}
		}
		require.Equal(t, pages, olds+news, "run %d", number)
		if complete {
			require.Zero(t, olds, "run %d", number)
			require.Zero(t, temporary, "run %d: a run takes the leftovers away", number)
		}
		if olds > 0 && news > 0 {
			mixed++
		}
		left += temporary
	}
	t.Logf("%d kills: %d left pages of both kinds, %d came too late; %d temporary files left", kills, mixed, ended, left)
	assert.NotZero(t, mixed, "no kill hit a run that wrote")
}

// The same into another folder, where a file may also be missing.
func TestBuildKilledWithOut(t *testing.T) {
	const pages = 300
	kills := 30
	if raceDetector {
		kills = 10
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 2))
	s := newLargeSite(t, pages)
	style := strings.Repeat("p { margin: 0 }\n", 5000)
	for i := range 20 {
		name := fmt.Sprintf("part%02d/style.css", i)
		layIn(t, filepath.Join(s.root, "pages"), map[string]string{name: style})
	}
	before := stampAll(t, filepath.Join(s.root, "pages"))
	out := filepath.Join(s.root, "out")

	partial := 0
	for number := range kills {
		clinic := fmt.Sprintf("v%d", number)
		s.callIn(t, s.root, clinic)
		require.NoError(t, os.RemoveAll(out))
		command, said := s.command("--out", "out")
		end := start(t, command)
		if waitUntilWriting(filepath.Join(out, "part00", "page0.html"), "", end) {
			time.Sleep(time.Duration(random.Int64N(int64(50 * time.Millisecond))))
		}
		_ = command.Process.Kill()
		err := <-end
		require.Empty(t, said.String())
		files := textsIn(t, out)
		n := 0
		for name, text := range files {
			switch {
			case strings.HasPrefix(filepath.Base(name), ".healthld-"):
			case strings.HasSuffix(name, ".css"):
				require.Equal(t, style, text, name)
				n++
			default:
				require.Equal(t, s.page(name, clinic), text, name)
				n++
			}
		}
		if err == nil {
			require.Equal(t, pages+20, n)
		} else if n < pages+20 {
			partial++
		}
		s.build(t, "--out", "out")
		require.Equal(t, pages+20, len(textsIn(t, out)), "the next run completes it and takes the leftovers away")
	}
	t.Logf("%d kills: %d left a part of the site", kills, partial)
	assert.NotZero(t, partial, "no kill hit a run that wrote")
	assertUntouched(t, filepath.Join(s.root, "pages"), before)
}
