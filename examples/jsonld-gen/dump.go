package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/healthld/healthld/internal/folder"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/site"
)

// dump is a file of RDF that a build writes beside the pages. It takes its name
// when it is whole. The zero dump takes all and writes nothing.
type dump struct {
	notation notation
	file     *outFile
	out      *bufio.Writer
	pages    int
}

// startDump makes ready to write the file that the flags name, if they name one.
func (c *buildSite) startDump() (*dump, error) {
	if c.Dump == "" {
		return &dump{}, nil
	}
	n, err := notationNamed(c.Format)
	if err != nil {
		return nil, err
	}
	directory := filepath.Dir(c.Dump)
	if within, err := folder.Within(directory, c.Pages); err != nil || within {
		if err == nil {
			err = usageErrorf("it lies among the pages, of which it would become one more file: write it to another folder")
		}
		return nil, fmt.Errorf("--dump %s: %w", c.Dump, err)
	}
	if c.DryRun || c.Check {
		return &dump{}, nil
	}
	file, err := createOut(c.Dump)
	if err != nil {
		return nil, fmt.Errorf("--dump: %w", err)
	}
	return &dump{notation: n, file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

// add writes what a page says as a graph of its own, where the notation has such:
// in the language of the page, as the page itself says it.
func (d *dump) add(p *site.Page) error {
	if d.file == nil || d.notation.format != rdf.NQuads {
		return nil
	}
	var source rdf.Source = p
	if p.Language != "" {
		source = rdf.InLanguage(p, p.Language)
	}
	d.pages++
	return rdf.Write(d.out, rdf.NQuads, source, rdf.InGraph(rdf.Subject{Kind: rdf.IRI, Text: p.Address}), labelsOf(d.pages))
}

// finish writes the things of the site as one graph, where the notation has no
// others, and gives the file its name.
func (d *dump) finish(things rdf.Source) error {
	if d.file == nil {
		return nil
	}
	if d.notation.format != rdf.NQuads {
		text, err := new(writing).write(d.notation, things)
		if err != nil {
			return err
		}
		if _, err := d.out.Write(text); err != nil {
			return err
		}
	}
	err := d.file.finish(d.out.Flush())
	d.file = nil
	if err != nil {
		return fmt.Errorf("--dump: %w", err)
	}
	return nil
}

var errDiscarded = errors.New("discarded")

// discard takes a file away that was not finished.
func (d *dump) discard() {
	if d.file != nil {
		_ = d.file.finish(errDiscarded)
	}
}
