//go:build linux || darwin

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// onTerminal opens a terminal, and gives what was written to it once that is over.
func onTerminal(t *testing.T) (tty *os.File, written func() string) {
	t.Helper()
	person, tty, err := pty.Open()
	require.NoError(t, err)
	all := make(chan string)
	go func() {
		text, _ := io.ReadAll(person) // ends with an error where nobody writes any more
		all <- string(text)
	}()
	t.Cleanup(func() { person.Close() })
	return tty, func() string {
		tty.Close()
		return <-all
	}
}

// screen gives what stands on a terminal after a text: carriage returns go back to the
// beginning of the line, and ESC [ K wipes what is right of the cursor.
func screen(text string) string {
	var lines []string
	line, at := []rune{}, 0
	for rest := text; rest != ""; {
		if after, is := strings.CutPrefix(rest, "\x1b[K"); is {
			line, rest = line[:at], after
			continue
		}
		r := []rune(rest)[0]
		rest = rest[len(string(r)):]
		switch {
		case r == '\r':
			at = 0
		case r == '\n':
			lines = append(lines, strings.TrimRight(string(line), " "))
			line, at = []rune{}, 0
		default:
			if at == len(line) {
				line = append(line, 0)
			}
			line[at] = r
			at++
		}
	}
	return strings.Join(append(lines, strings.TrimRight(string(line), " ")), "\n")
}

// clock is a clock that is set by hand.
type clock struct{ time.Time }

func (c *clock) after(d time.Duration) { c.Time = c.Add(d) }

func (c *clock) now() time.Time { return c.Time }

func TestProgressOnATerminal(t *testing.T) {
	tty, written := onTerminal(t)
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	p, s := startProgress(ctx, streams{out: &out, err: tty}, "pages")
	require.True(t, p.terminal)
	assert.Same(t, &out, s.out, "what is no terminal is written to as it is")
	var c clock
	p.now = c.now

	p.found(100)
	p.step()
	c.after(time.Second)
	p.step()
	io.WriteString(s.err, "a.html: a finding\n")
	io.WriteString(s.out, "a page\n")
	c.after(time.Second)
	p.step()
	io.WriteString(s.err, "half a ")
	c.after(time.Second)
	p.step()
	io.WriteString(s.err, "line\n")
	c.after(time.Second)
	p.step()
	io.WriteString(tty, "^C") // as the terminal shows it
	cancel()
	p.end()
	io.WriteString(s.err, "interrupted\n")

	text := written()
	assert.Equal(t, "a.html: a finding\nhalf a line\ninterrupted\n", screen(text), "%q", text)
	assert.Equal(t, 3, strings.Count(text, "pages"), "the bar came three times: %q", text)
	assert.Contains(t, text, "2/100")
	assert.Contains(t, text, "5/100")
	assert.Equal(t, "a page\n", out.String())
}

// What takes a moment shows nothing, on a terminal or not.
func TestProgressOfAMoment(t *testing.T) {
	tty, written := onTerminal(t)
	p, _ := startProgress(t.Context(), streams{err: tty}, "pages")
	var c clock
	p.now = c.now
	p.found(3)
	for range 3 {
		p.step()
		c.after(barAfter / 10)
	}
	p.end()
	assert.Empty(t, written())
}

func TestProgressInALog(t *testing.T) {
	var out bytes.Buffer
	p, s := startProgress(t.Context(), streams{out: io.Discard, err: &out}, "pages")
	assert.Same(t, &out, s.err)
	var c clock
	p.now = c.now
	p.found(1000)
	for range 1000 {
		c.after(lineEvery / 400)
		p.step()
	}
	p.end()
	assert.Equal(t, "400 of 1000 pages\n800 of 1000 pages\n", out.String())
	var none *progress
	none.found(1)
	none.step()
	none.end()
}

// On a terminal the whole command shows what it does elsewhere, and nothing is left of a
// bar, however long it took.
func TestCommandsOnATerminal(t *testing.T) {
	pages := make(map[string]string)
	for _, name := range []string{"a", "b", "c", "d"} {
		pages[name+".html"] = `<html lang=en><title>t</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/#` + name + `","name":"N"}</script>`
	}
	root := lay(t, pages)
	for _, arguments := range [][]string{
		{"read", root, "--base", "https://sunrise.example/"},
		{"check", root, "--base", "https://sunrise.example/", "--color", "never", "--fail-on", "never"},
		{"feed", root, "--base", "https://sunrise.example/", "--out", filepath.Join(t.TempDir(), "feed"), "--now", "2026-11-22"},
	} {
		want := call(arguments...)
		require.Equal(t, exitFine, want.code, want.err)
		tty, written := onTerminal(t)
		command := exec.Command("jsonld-gen", arguments...)
		command.Stdout, command.Stderr = tty, tty
		require.NoError(t, command.Run())
		text := screen(written())
		if arguments[0] == "feed" {
			want.out = strings.Replace(want.out, "4 files written", "0 files written", 1)
			want.out = strings.Replace(want.out, "0 unchanged", "4 unchanged", 1)
		}
		assert.Equal(t, want.out, text)
	}
}
