package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/rdf/outline"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/page"
)

// readPages is the command read.
type readPages struct {
	reading

	Format string `enum:"outline,jsonld,nt,nq,ttl" default:"outline" placeholder:"NOTATION" help:"Notation to write: outline (default), jsonld, nt (N-Triples), nq (N-Quads, a graph for each page) or ttl (Turtle)."`
	Whole  bool   `help:"Write long texts in full in the outline."`
	Facts  bool   `help:"Write in the outline what each page says of itself beside its structured data: title, canonical address, languages, meta elements."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`

	writing
}

// Help gives what --help shows below the flags' command line.
func (readPages) Help() string {
	return `What machines see in a page is its JSON-LD, its Microdata and its RDFa, which stand as one
graph in the output: as an outline with the place of every value, or in a notation.

  jsonld-gen read public/index.html
  jsonld-gen read public --base https://sunrise.example/ --format nq -o site.nq
  curl https://sunrise.example/ | jsonld-gen read - --base https://sunrise.example/

What is wrong is told on standard error, one fault a line; what could be read is written
nevertheless, and the exit code is 1.`
}

// Run reads all inputs and writes them one after the other.
func (c *readPages) Run(s streams, set *settings) error {
	if err := c.orSite(set); err != nil {
		return err
	}
	if err := c.reading.checkFlags(); err != nil {
		return err
	}
	if err := c.writing.checkFlags(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c.progress, s = startProgress(ctx, s, "pages")
	defer c.progress.end()
	out, finish, err := outOr(s.out, c.Out)
	if err != nil {
		return err
	}
	type text struct {
		of       []byte
		problems []*rdf.Problem
		err      error
	}
	number, bad := 0, false
	tellFailed := func(err error) {
		bad = bad || !errors.As(err, new(leftOut))
		tellUnread(s.err, err)
	}
	err = each(ctx, &c.reading, s.in, func(o *one) text {
		var b bytes.Buffer
		err := c.print(&b, o)
		return text{b.Bytes(), o.problems, err}
	}, func(t text) error {
		if len(t.problems) > 0 {
			bad = true
			report := check.Run(check.Input{Source: new(rdf.Graph), Problems: t.problems})
			if err := output.Write(s.err, output.Text, report); err != nil {
				return err
			}
		}
		if t.err != nil {
			tellFailed(t.err)
			return nil
		}
		number++
		_, err := out.Write(t.of)
		return err
	}, tellFailed)
	if err := finish(err); err != nil {
		return err
	}
	if bad {
		return errFindings
	}
	return nil
}

// print writes what was read.
func (c *readPages) print(b *bytes.Buffer, o *one) error {
	if c.Format == "outline" {
		return c.outline(b, o)
	}
	n, err := notationNamed(c.Format)
	if err != nil {
		return err
	}
	for _, graph := range o.graphs {
		options := []rdf.WriteOption{labelsOf(o.number)}
		if n.format == rdf.NQuads && o.document != nil {
			name := o.address
			if name == "" {
				name = o.document.Base
			}
			if name != "" {
				options = append(options, rdf.InGraph(rdf.Subject{Kind: rdf.IRI, Text: name}))
			}
		}
		text, err := c.write(n, graph, options...)
		if err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
		b.Write(text)
	}
	return nil
}

func (c *readPages) outline(b *bytes.Buffer, o *one) error {
	fmt.Fprintf(b, "%s\n", output.Printable(o.name))
	if c.Facts && o.document != nil {
		printFacts(b, o.document)
	}
	options := []outline.Option{outline.Places()}
	if c.Whole {
		options = append(options, outline.Whole())
	}
	for _, graph := range o.graphs {
		if graph.Name != "" {
			fmt.Fprintf(b, "graph <%s>\n", output.Printable(graph.Name))
		}
		if err := outline.Write(b, graph, options...); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
	}
	b.WriteByte('\n')
	return nil
}

// printFacts writes what a page says of itself.
func printFacts(b *bytes.Buffer, d *page.Document) {
	tell := func(name, text string, pos rdf.Pos) {
		if text != "" {
			fmt.Fprintf(b, "%s: %s  [%s]\n", name, output.Printable(text), output.Printable(d.Position(pos).String()))
		}
	}
	tell("title", d.Facts.Title.Text, d.Facts.Title.Pos)
	tell("language", d.Facts.Language.Text, d.Facts.Language.Pos)
	for _, f := range d.Facts.Canonicals {
		tell("canonical", f.Text, f.Pos)
	}
	tell("base", d.Facts.Base.Text, d.Facts.Base.Pos)
	for _, a := range d.Facts.Alternates {
		tell("alternate "+output.Printable(a.Language), a.Address, a.Pos)
	}
	for _, m := range d.Facts.Metas {
		for _, name := range []string{m.Name, m.Property, m.Pragma} {
			if name != "" {
				tell("meta "+output.Printable(name), m.Content, m.Pos)
			}
		}
	}
}
