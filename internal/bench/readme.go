package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// section is the heading of what printReadme prints, in README.md.
const section = "## Figures"

// printReadme prints the section of README.md that quotes the figures: all
// comparisons in one table, in which others are held against the first of our ways,
// and the rest in short.
func printReadme(out io.Writer, measured string) error {
	fmt.Fprintf(out, "%s\n\n%s\n\n%s\n\n", section, measured, readmeIntroduction)
	var notes []string
	t := table{out: out}
	t.row("work", "compared with", "times as long", "processor time", "allocations")
	t.rule()
	for _, f := range figures {
		if f.comparisons == nil {
			continue
		}
		all, err := f.comparisons()
		if err != nil {
			return err
		}
		for i := range all {
			r, err := f.measure(all, i)
			if err != nil {
				return err
			}
			r.addTo(&t)
			for _, note := range r.notes {
				if !slices.Contains(notes, note) {
					notes = append(notes, note)
				}
			}
		}
	}
	fmt.Fprintf(out, "\n%s\n", readmeEnd)
	if len(notes) > 0 {
		fmt.Fprintf(out, "\n- %s\n", strings.Join(notes, "\n- "))
	}
	for _, f := range figures {
		if f.print == nil {
			continue
		}
		fmt.Fprintf(out, "\n### %s\n\n", readmeTitles[f.name])
		if err := f.printList(out); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "\n%s\n", readmeConformance)
	return err
}

const readmeIntroduction = `All ways of a piece of work take turns of a millisecond, after their results were held
to be equal, so that what else the machine does meets all alike. "Times as long" is the
median of the turns by the clock, with the 10th and the 90th percentile behind it; the
processor time, for one document, has the garbage collector in it. What is compared with
writes or reads structs made by hand for this one clinic, where it takes structs.`

const readmeEnd = `A star marks ways that do a part of the work alone, or more than it; the command says
which, and what memory each takes. Node's are measured by Node, warm.`

const readmeConformance = `How many tests of the suites of W3C, and which of the examples of schema.org, are passed
stands in [internal/conformance/README.md](internal/conformance/README.md).`

// readmeTitles are the headings of the figures that are no comparisons.
var readmeTitles = map[string]string{
	"growth":  "Growth",
	"size":    "What it adds to a program",
	"compile": "What it costs to compile",
	"site":    "Building a site of pages of 40 KB",
	"check":   "Checking a site of pages of 40 KB",
}

// addTo adds a row for each way but the first of ours, which they are held against.
func (r results) addTo(t *table) {
	if len(r.measures) == 0 {
		return
	}
	ours := r.measures[0]
	work := fmt.Sprintf("%s: `%s`", r.title, strings.TrimPrefix(ours.name, "healthld: "))
	t.row(work, "", "1", r.processorTime(ours), ours.each(ours.allocations, r.documents, "%s"))
	for _, m := range r.measures[1:] {
		name := m.name
		if m.unequal != "" {
			name += " \\*"
		}
		t.row("", name, times(ours, m).String(), r.processorTime(m), m.each(m.allocations, r.documents, "%s"))
	}
}

// printList prints a figure that is no comparison; one that prints lines, as a list.
func (f figure) printList(out io.Writer) error {
	if f.markdown {
		return f.print(out)
	}
	var lines bytes.Buffer
	err := f.print(&lines)
	for line := range strings.Lines(lines.String()) {
		fmt.Fprintf(out, "- %s\n", strings.TrimSpace(line))
	}
	return err
}
