//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Interrupted in the middle, a run ends soon, says what that means, and leaves every
// page as it was or as it shall be, without temporary files.
func TestBuildInterrupted(t *testing.T) {
	s := newLargeSite(t, 2000)
	pages := filepath.Join(s.root, "pages")
	const first = "part00/page0.html"
	had := make(map[string]string)
	middle := 0
	for round := range 20 {
		clinic := fmt.Sprintf("run%d", round)
		s.callIn(t, s.root, clinic)
		command, out, said := buildCommand(s.root, "--data", "data", "--pages", "pages")
		end := start(t, command)
		waitUntilWriting(filepath.Join(pages, first), s.page(first, had[first]), end)
		_ = command.Process.Signal(os.Interrupt)
		err := <-end
		changed := 0
		for name, text := range textsIn(t, pages) {
			switch text {
			case s.page(name, clinic):
				had[name] = clinic
				changed++
			case s.page(name, had[name]):
			default:
				t.Errorf("%s is neither old nor new", name)
			}
		}
		if changed == len(s.sources) {
			continue // it was done when the signal came
		}
		require.Error(t, err)
		require.Equal(t, exitFindings, command.ProcessState.ExitCode(), "%v: %s", err, said)
		require.Equal(t, "jsonld-gen: interrupted: every page is as it was or as it shall be; run again for the rest\n", said.String())
		require.Equal(t, fmt.Sprintf("%d pages changed\n", changed), out.String())
		if middle++; middle == 3 {
			break
		}
	}
	require.NotZero(t, middle, "no signal came in the middle")
	s.callIn(t, s.root, "last")
	s.build(t)
	for name, text := range textsIn(t, pages) {
		require.Equal(t, s.page(name, "last"), text)
	}
}

// Interrupted while it waits for another run, it ends too, and has done nothing.
func TestBuildInterruptedWhileWaiting(t *testing.T) {
	if !hasLocks() {
		t.Skip("no run waits for another here")
	}
	root := lay(t, smallSite())
	pages := filepath.Join(root, "pages")
	other, err := os.Open(pages)
	require.NoError(t, err)
	defer other.Close()
	require.NoError(t, syscall.Flock(int(other.Fd()), syscall.LOCK_EX))
	before := stampAll(t, pages)

	command, out, _ := buildCommand(root, "--data", "data", "--pages", "pages", "--without", "google")
	command.Stderr = nil
	said, err := command.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	text := make([]byte, 100)
	n, err := said.Read(text)
	require.NoError(t, err)
	assert.Equal(t, "waiting for another run in the same folder\n", string(text[:n]))
	require.NoError(t, command.Process.Signal(os.Interrupt))
	n, err = said.Read(text[:cap(text)])
	require.NoError(t, err)
	assert.Equal(t, "jsonld-gen: interrupted: every page is as it was or as it shall be; run again for the rest\n", string(text[:n]))
	require.Error(t, command.Wait())
	assert.Equal(t, exitFindings, command.ProcessState.ExitCode())
	assert.Empty(t, out.String())
	assertUntouched(t, pages, before)

	// A look needs no lock.
	assert.Equal(t, exitFindings, build(siteArguments(root, "--check")...).code)
	// And the run goes on when the other ends.
	command, _, _ = buildCommand(root, "--data", "data", "--pages", "pages")
	end := start(t, command)
	select {
	case err := <-end:
		t.Errorf("it did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	require.NoError(t, other.Close())
	require.NoError(t, <-end)
	assert.Contains(t, textsIn(t, pages)["index.html"], "Sunrise Clinic")
}
