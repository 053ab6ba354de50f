package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// printRDF prints how many times as fast as the last of its table each way is,
// turn by turn at the median, with the quartiles, and what it allocates; and then
// how writing and reading grow.
func printRDF(out io.Writer) error {
	comparisons, err := compareRDF()
	if err != nil {
		return err
	}
	for _, c := range comparisons {
		measures, err := interleave(c.works)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-64s %22s %9s %12s %10s\n", c.title, "times the last", "best ns", "allocations", "B")
		for _, m := range measures {
			low, median, high := ratio(m, measures[len(measures)-1])
			fmt.Fprintf(out, "%-64s %6.1f [%5.1f – %5.1f] %9d %12.0f %10.0f\n", m.name, median, low, high, m.best.Nanoseconds(), m.allocations, m.allocated)
		}
	}
	return printGrowthOfRDF(out)
}

// triplesOfClinic is how many triples the clinic is.
const triplesOfClinic = 128

// printGrowthOfRDF prints what writing and reading cost for each triple of one
// graph, up to a million, and how much of what is written is held.
func printGrowthOfRDF(out io.Writer) error {
	fmt.Fprintf(out, "%9s  %-10s %14s %14s %16s %16s %14s\n", "triples", "notation", "written B", "ns to write", "largest write B", "B allocated", "ns to read")
	for _, clinics := range []int{1, 10, 100, 1000, 8500} {
		things := make([]schema.AnyThing, clinics)
		for i := range things {
			things[i] = ClinicNumber(i)
		}
		d := schema.Describe(things...)
		triples := clinics * triplesOfClinic
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			var text bytes.Buffer
			if err := rdf.Write(&text, format, d); err != nil {
				return err
			}
			var w counter
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if err := rdf.Write(&w, format, d); err != nil {
				return err
			}
			runtime.ReadMemStats(&after)
			writing, err := bestOf(max(1, 1000/clinics), func() error { return rdf.Write(&counter{}, format, d) })
			if err != nil {
				return err
			}
			reading, err := bestOf(max(1, 200/clinics), func() error { return readRDF(text.Bytes(), format)(nil) })
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "%9d  %-10s %14d %14.0f %16d %16d %14.0f\n", triples, format, w.bytes,
				float64(writing.Nanoseconds())/float64(triples), w.largest, after.TotalAlloc-before.TotalAlloc, float64(reading.Nanoseconds())/float64(triples))
		}
	}
	return nil
}

// bestOf gives the shortest time of five turns for one time of the work: the rest
// is what else the machine did.
func bestOf(repeat int, do func() error) (time.Duration, error) {
	var best time.Duration
	for turn := range 5 {
		start := time.Now()
		for range repeat {
			if err := do(); err != nil {
				return 0, err
			}
		}
		if took := time.Since(start) / time.Duration(repeat); turn == 0 || took < best {
			best = took
		}
	}
	return best, nil
}
