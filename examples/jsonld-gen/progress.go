package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells on standard error how far a command has come with the files of a
// folder: as a bar on a terminal, which is gone in the end, and as a line now and then
// where a log is kept. What takes a moment is not told at all. A nil progress tells
// nothing.
type progress struct {
	ctx context.Context
	mu  sync.Mutex
	out io.Writer
	// terminal says that there is a person to see a bar.
	terminal bool
	// now is the clock.
	now func() time.Time

	noun        string
	done, total int
	// next is when there is something to tell again.
	next time.Time
	bar  *progressbar.ProgressBar
	// shown says that the bar is on the terminal. halfLine says that something else is
	// in the midst of a line there, so that a bar would be mixed up with it.
	shown, halfLine bool
}

const (
	// barAfter is when a bar comes, and lineEvery how often a line does.
	barAfter  = 500 * time.Millisecond
	lineEvery = 30 * time.Second
	barEvery  = 100 * time.Millisecond
)

// startProgress gives a progress and the streams to use meanwhile: what is written to
// a terminal by them takes the place of the bar. The noun says what is counted, such as
// "pages".
func startProgress(ctx context.Context, s streams, noun string) (*progress, streams) {
	p := &progress{ctx: ctx, out: s.err, now: time.Now, noun: noun, terminal: canShowBar(s.err)}
	if p.terminal {
		if isTerminal(s.out) {
			s.out = besideBar{s.out, p}
		}
		s.err = besideBar{s.err, p}
	}
	return p, s
}

// canShowBar tells whether what is written is a terminal that can take a line back.
func canShowBar(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("TERM") != "dumb"
}

// found tells how many there are, before the first.
func (p *progress) found(total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	p.done, p.total = 0, total
	wait := lineEvery
	if p.terminal {
		wait = barAfter
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.noun), progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30), progressbar.OptionSetTheme(progressbar.ThemeASCII), progressbar.OptionSetElapsedTime(false),
			progressbar.OptionSetRenderBlankState(false))
	}
	p.next = p.now().Add(wait)
}

// step tells that one is done.
func (p *progress) step() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	now := p.now()
	switch {
	case now.Before(p.next) || p.done >= p.total || p.halfLine:
	case p.bar != nil:
		p.shown = true
		p.bar.Set(p.done)
		p.next = now.Add(barEvery)
	default:
		fmt.Fprintf(p.out, "%d of %d %s\n", p.done, p.total, p.noun)
		p.next = now.Add(lineEvery)
	}
}

// end takes the bar away, and after Ctrl-C what the terminal shows of that too.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = p.shown || p.terminal && p.bar != nil && p.ctx.Err() != nil && !p.halfLine
	p.clear()
	p.bar = nil
}

// clear takes the bar from the terminal.
func (p *progress) clear() {
	if p.shown {
		p.shown = false
		io.WriteString(p.out, "\r\x1b[K")
	}
}

// besideBar writes to a terminal that a bar may be on.
type besideBar struct {
	io.Writer
	progress *progress
}

// Write takes the bar away first. It comes again with the next step.
func (b besideBar) Write(text []byte) (int, error) {
	b.progress.mu.Lock()
	defer b.progress.mu.Unlock()
	b.progress.clear()
	if len(text) > 0 {
		b.progress.halfLine = !bytes.HasSuffix(text, []byte("\n"))
	}
	return b.Writer.Write(text)
}

// Unwrap gives what is written to.
func (b besideBar) Unwrap() io.Writer { return b.Writer }
