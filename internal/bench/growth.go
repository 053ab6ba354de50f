package main

import (
	"fmt"
	"io"
	"time"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// printGrowth prints what describing and writing costs for each thing of a
// description, from one clinic to some 100,000 things, and how much of what is
// written is ever held.
func printGrowth(out io.Writer) error {
	fmt.Fprintf(out, "%9s %14s %14s %14s %16s\n", "things", "written B", "ns to describe", "ns to write", "largest write B")
	for _, clinics := range []int{1, 10, 100, 1000, 4200} {
		things := make([]schema.AnyThing, clinics)
		for i := range things {
			things[i] = ClinicNumber(i)
		}
		var describing, writing time.Duration
		var w counter
		var d *schema.Description
		repeat := max(1, 2000/clinics)
		for turn := range 5 { // the shortest of five turns: the rest is what else the machine did
			start := time.Now()
			for range repeat {
				d = schema.Describe(things...)
			}
			described := time.Since(start)
			start = time.Now()
			for range repeat {
				w = counter{}
				if err := jsonld.Write(&w, d); err != nil {
					return err
				}
			}
			written := time.Since(start)
			if turn == 0 || described < describing {
				describing = described
			}
			if turn == 0 || written < writing {
				writing = written
			}
		}
		count := clinics * thingsOfClinic
		each := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / float64(repeat*count) }
		fmt.Fprintf(out, "%9d %14d %14.0f %14.0f %16d\n", count, w.bytes, each(describing), each(writing), w.largest)
	}
	return nil
}

// counter is an io.Writer that remembers sizes alone.
type counter struct {
	bytes   int64
	largest int
}

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	c.largest = max(c.largest, len(p))
	return len(p), nil
}
