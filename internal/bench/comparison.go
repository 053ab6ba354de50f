package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// comparison is one piece of work, done in several ways that come to the same.
type comparison struct {
	// title says what is done.
	title string
	// documents is how many there are in one piece of work.
	documents int
	// ways are those that can be had here. The first is ours, and so are those that
	// say so; the others are measured against these.
	ways []way
	// same gives a result in a form in which those of all ways are equal. Without
	// it they are compared byte by byte.
	same func([]byte) (string, error)
	// agree says how far two results agree that need not be equal: ours, and that of
	// another way. What it says becomes a note.
	agree func(ours, other []byte) (string, error)
	// notes stand below the table: what was found when the results were compared,
	// and what is left out and why.
	notes []string
}

// way is one way of doing a piece of work.
type way struct {
	name string
	// ours marks ways of this library.
	ours bool
	// open makes ready what the way needs and gives it. It is called by who measures
	// the way alone, so that no way holds memory while another is measured that
	// does without.
	open func() (doer, error)
	// unequal says why the result is not that of the others; for a way that does
	// a part of the work alone, which part. Its result is not compared.
	unequal string
}

// addNode adds a way that runs in Node, or says why it is left out.
func (c *comparison) addNode(name string, packages []string, program string, input any) {
	if missing := nodeMissing(packages...); missing != "" {
		c.notes = append(c.notes, leftOut+name+", which needs "+missing)
		return
	}
	c.ways = append(c.ways, inNode(name, program, input))
}

// leftOut begins a note on what cannot be compared with here.
const leftOut = "left out: "

// doer does a piece of work again and again. One that is an io.Closer is closed in
// the end.
type doer interface {
	// result does the work once and gives what comes out of it.
	result() ([]byte, error)
	// turn does it so many times, and says what that cost.
	turn(count int) (cost, error)
}

// inProcess is work that is done here. What comes out of it goes into the buffer,
// which is used again.
type inProcess struct {
	do func(out *bytes.Buffer) error
	// proof writes what do came to, where that is no text.
	proof func(out *bytes.Buffer) error
	out   bytes.Buffer
}

func (p *inProcess) result() ([]byte, error) {
	do := p.do
	if p.proof != nil {
		do = p.proof
	}
	p.out.Reset()
	err := do(&p.out)
	return bytes.Clone(p.out.Bytes()), err
}

// here makes a way of work that is done in this process and needs nothing.
func here(name string, do func(*bytes.Buffer) error) way {
	return hereOnce(name, func() (func(*bytes.Buffer) error, error) { return do, nil })
}

// hereOnce makes a way of work that is done in this process, with what a function
// makes ready.
func hereOnce(name string, ready func() (func(*bytes.Buffer) error, error)) way {
	return way{name: name, open: func() (doer, error) {
		do, err := ready()
		return &inProcess{do: do}, err
	}}
}

// healthld makes a way of ours.
func healthld(name string, do func(*bytes.Buffer) error) way {
	return here("healthld: "+name, do).asOurs()
}

// asOurs marks a way of this library, that the others are measured against.
func (w way) asOurs() way {
	w.ours = true
	return w
}

// reading makes a way of work that gives no text: proof does it too, and writes what
// came of it.
func reading[Result any](name string, read func() (Result, error), proof func(*bytes.Buffer, Result) error) way {
	return way{name: name, open: func() (doer, error) {
		return &inProcess{
			do: func(*bytes.Buffer) error {
				_, err := read()
				return err
			},
			proof: func(out *bytes.Buffer) error {
				result, err := read()
				if err != nil {
					return err
				}
				return proof(out, result)
			},
		}, nil
	}}
}

// partly marks a way that does a part of the work, or does it otherwise.
func (w way) partly(unequal string) way {
	w.unequal = unequal
	return w
}

// verify does the work once in each way and tells where the results are not
// equal.
func (c *comparison) verify() error {
	if len(c.ways) == 0 {
		return nil
	}
	ours, first, err := c.resultOf(c.ways[0])
	if err != nil {
		return err
	}
	for _, w := range c.ways[1:] {
		result, text, err := c.resultOf(w)
		if err != nil {
			return err
		}
		if w.ours && c.agree != nil && !bytes.Equal(result, ours) {
			return fmt.Errorf("%s: %s gives another result than %s", c.title, w.name, c.ways[0].name)
		}
		if c.agree != nil && !w.ours {
			note, err := c.agree(ours, result)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", c.title, w.name, err)
			}
			c.notes = append(c.notes, note)
		}
		if w.unequal == "" && text != first {
			return fmt.Errorf("%s: %s gives\n%.2000s\nand not, as %s does,\n%.2000s", c.title, w.name, without(text, first), c.ways[0].name, without(first, text))
		}
	}
	return nil
}

// without gives the lines of a text that another does not have.
func without(text, other string) string {
	lines := make(map[string]bool)
	for line := range strings.Lines(other) {
		lines[line] = true
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !lines[line] {
			b.WriteString(line)
		}
	}
	return b.String()
}

// resultOf gives the result of a way, and the form in which it is compared.
func (c *comparison) resultOf(w way) (result []byte, text string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s: %s: %w", c.title, w.name, err)
		}
	}()
	do, err := w.open()
	if err != nil {
		return nil, "", err
	}
	defer shut(do)
	if result, err = do.result(); err != nil || c.same == nil || w.unequal != "" {
		return result, string(result), err
	}
	text, err = c.same(result)
	return result, text, err
}

func shut(do doer) {
	if closer, is := do.(io.Closer); is {
		closer.Close()
	}
}
