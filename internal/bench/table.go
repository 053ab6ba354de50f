package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// printComparisons verifies that all ways come to the same, measures them, and
// prints a table for each comparison.
func printComparisons(out io.Writer, f figure) error {
	all, err := f.comparisons()
	if err != nil {
		return err
	}
	for i := range all {
		r, err := f.measure(all, i)
		if err != nil {
			return err
		}
		r.print(out)
	}
	return nil
}

// results are the measures of a comparison, in the order of its ways.
type results struct {
	*comparison
	measures []measure
}

// measure verifies a comparison of a figure and measures its ways.
func (f figure) measure(all []comparison, number int) (results, error) {
	c := &all[number]
	if err := c.verify(); err != nil {
		return results{}, err
	}
	measures, err := interleave(c.ways, func(way int) string { return placeOf(f.name, number, way) })
	return results{c, measures}, err
}

// ours gives the measures that the others are held against.
func (r results) ours() (ours []measure) {
	for i, m := range r.measures {
		if i == 0 || m.ours {
			ours = append(ours, m)
		}
	}
	return ours
}

// print prints a table in Markdown: how many times as long each way takes as ours,
// and what it costs for a document.
func (r results) print(out io.Writer) {
	fmt.Fprintf(out, "\n### %s\n\n", r.title)
	head := []string{"way"}
	for _, o := range r.ours() {
		head = append(head, "times "+strings.TrimPrefix(o.name, "healthld: "))
	}
	t := table{out: out}
	t.row(append(head, "processor time", "allocations", "allocated", "peak memory")...)
	t.rule()
	for _, m := range r.measures {
		cells := []string{m.name}
		for _, o := range r.ours() {
			cells = append(cells, times(o, m).String())
		}
		t.row(append(cells, r.processorTime(m), m.each(m.allocations, r.documents, "%s"), m.each(m.allocated, r.documents, "%s B"), megabytes(m.peak))...)
	}
	fmt.Fprintln(out)
	for _, m := range r.measures {
		if m.unequal != "" {
			fmt.Fprintf(out, "- %s: %s\n", m.name, m.unequal)
		}
	}
	for _, note := range r.notes {
		fmt.Fprintf(out, "- %s\n", note)
	}
}

// processorTime gives that of a way for one document; on a system that does not
// tell, the median of the times on the clock.
func (r results) processorTime(m measure) string {
	if m.processor == 0 {
		return duration(time.Duration(spreadOf(m.walls).median)/time.Duration(r.documents)) + " (clock)"
	}
	return duration(m.processor / time.Duration(r.documents))
}

// each gives a figure for each document, where it is known.
func (m measure) each(figure float64, documents int, form string) string {
	if figure < 0 {
		return ""
	}
	return fmt.Sprintf(form, grouped(int64(figure/float64(documents)+0.5)))
}

// table writes a table in Markdown.
type table struct {
	out     io.Writer
	columns int
}

func (t *table) row(cells ...string) {
	t.columns = len(cells)
	fmt.Fprintf(t.out, "| %s |\n", strings.Join(cells, " | "))
}

func (t *table) rule() {
	fmt.Fprintf(t.out, "|%s\n", strings.Repeat(" --- |", t.columns))
}

// String gives the median with the 10th and the 90th percentile behind it.
func (s spread) String() string {
	return fmt.Sprintf("%s (%s–%s)", figureOf(s.median), figureOf(s.low), figureOf(s.high))
}

// figureOf gives a figure with two digits or three, which is as much as can be
// measured.
func figureOf(f float64) string {
	switch {
	case f < 0.095:
		return fmt.Sprintf("%.3f", f)
	case f < 9.95:
		return fmt.Sprintf("%.2f", f)
	case f < 99.5:
		return fmt.Sprintf("%.1f", f)
	}
	return grouped(int64(f + 0.5))
}

// duration gives a time in the unit that suits it.
func duration(d time.Duration) string {
	switch {
	case d < 10*time.Microsecond:
		return grouped(d.Nanoseconds()) + " ns"
	case d < 10*time.Millisecond:
		return grouped(d.Microseconds()) + " µs"
	}
	return grouped(d.Milliseconds()) + " ms"
}

func megabytes(bytes int64) string {
	if bytes == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
}

// grouped gives a whole number with a comma before each three digits: 24,914.
func grouped(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
