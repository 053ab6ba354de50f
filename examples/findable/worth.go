package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/healthld/healthld/examples/findable/worth"
	"github.com/healthld/healthld/schema/check/output"
)

// worthOfFacts is the command worth.
type worthOfFacts struct {
	inputs
	Out string `help:"The file that the page is written to." required:"" placeholder:"FILE"`
}

// Run measures and writes the page.
func (c *worthOfFacts) Run(s streams) error {
	base, questions, err := c.read(s)
	if err != nil {
		return err
	}
	w, err := worth.Measure(base, questions)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := w.Write(&page, filepath.Base(filepath.Clean(c.Site))); err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, page.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d of %d questions are answered with all facts; without\n", w.Answered, w.Questions)
	for _, row := range w.Rows {
		fmt.Fprintf(s.out, "%5d  %s\n", row.Answered, row.Kind.Name)
	}
	_, err = fmt.Fprintln(s.out, output.Printable("written to "+c.Out))
	return err
}
