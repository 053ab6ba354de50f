package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// convert is the command convert.
type convert struct {
	Files []string `arg:"" name:"file" help:"Files to convert: .jsonld, .json, .yaml, .nt, .nq or .ttl; - is standard input."`

	To   string `required:"" enum:"jsonld,nt,nq,ttl" placeholder:"NOTATION" help:"Notation to write: jsonld, nt (N-Triples), nq (N-Quads) or ttl (Turtle)."`
	From string `enum:"auto,yaml,json,jsonld,nt,nq,ttl" default:"auto" placeholder:"NOTATION" help:"Notation of standard input, or of files whose names do not tell it."`
	Base string `placeholder:"IRI" help:"What relative IRIs are resolved against."`
	Out  string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`

	writing
}

// Help gives what --help shows below the flags' command line.
func (convert) Help() string {
	return `Several files are one graph, in which the blank nodes of each stay apart. Graphs that
have names, as N-Quads have, stay apart in nq; other notations have no room for them.

  jsonld-gen convert clinic.jsonld --to ttl
  jsonld-gen convert site.nq --to nq -o site-again.nq
  jsonld-gen convert - --from ttl --to jsonld < clinic.ttl

What is wrong is told on standard error, one fault a line, and then nothing is written.`
}

// Run reads all files and writes them as one.
func (c *convert) Run(s streams) error {
	if c.Base != "" && rdf.CheckIRI(c.Base) != nil {
		return usageErrorf("--base takes an absolute IRI, such as https://sunrise.example/, not %q", c.Base)
	}
	if err := c.checkFlags(); err != nil {
		return err
	}
	parts, problems, err := c.read(s.in)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return cmp.Or(tellProblems(s.err, problems), errFindings)
	}
	text, err := c.text(parts)
	if err != nil {
		return err
	}
	return writeOut(s.out, c.Out, text)
}

// part is a graph of one of the inputs, with its name where it has one. The number
// is that of the input: labels of blank nodes mean something within that alone.
type part struct {
	number int
	name   rdf.Subject
	graph  *rdf.Graph
}

// read reads the inputs in their order. Those that are no notation of RDF itself
// are one description.
func (c *convert) read(in io.Reader) (parts []part, problems []*rdf.Problem, err error) {
	var things []document.Input
	var thingsAt int
	for i, name := range c.Files {
		input, err := c.input(name, in)
		if err != nil {
			return nil, nil, err
		}
		format := formatOf(name)
		if n, err := notationNamed(c.From); format == 0 && err == nil {
			format = n.format
		}
		if c.isJSONLD(name) {
			dataset, more := jsonld.Read(input.Text, jsonld.FileName(input.Name), jsonld.Base(c.Base))
			problems = append(problems, more...)
			parts = appendParts(parts, i, dataset)
			continue
		}
		if format == 0 {
			if isPage(name, input.Text) {
				return nil, nil, c.pageError(name)
			}
			if things == nil {
				thingsAt = len(parts)
			}
			things = append(things, input)
			continue
		}
		options := []rdf.ReadOption{rdf.FileName(input.Name)}
		if c.Base != "" {
			options = append(options, rdf.Base(c.Base))
		}
		dataset, more := rdf.Read(input.Text, format, options...)
		problems = append(problems, more...)
		parts = appendParts(parts, i, dataset)
	}
	if things != nil {
		graph, more := document.Read(c.Base, things...)
		problems = append(problems, more...)
		parts = slices.Insert(parts, thingsAt, part{len(c.Files), rdf.Subject{}, graph})
	}
	return parts, problems, nil
}

// isPage tells whether a file is a web page, by its name or by how it begins.
func isPage(name string, text []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	begin := strings.ToLower(string(text[:min(len(text), 100)]))
	begin = strings.TrimLeft(strings.TrimPrefix(begin, "\uFEFF"), " \t\r\n")
	return strings.HasPrefix(begin, "<!doctype html") || strings.HasPrefix(begin, "<html")
}

// pageError says which command reads pages.
func (c *convert) pageError(name string) error {
	return usageErrorf("%s is a web page, which convert does not read; write: jsonld-gen read %s --format %s", name, name, c.To)
}

// appendParts appends the graphs of an input.
func appendParts(parts []part, number int, dataset *rdf.Dataset) []part {
	for name, graph := range dataset.Graphs() {
		parts = append(parts, part{number, name, graph})
	}
	return parts
}

// isJSONLD tells whether an input is JSON-LD by its name, or by --from where the
// name does not tell. JSON in files of other names is read as gen reads it.
func (c *convert) isJSONLD(name string) bool {
	if name != "-" && filepath.Ext(name) != "" {
		return strings.EqualFold(filepath.Ext(name), ".jsonld")
	}
	return c.From == "jsonld"
}

// input reads one of the files, or standard input.
func (c *convert) input(name string, in io.Reader) (document.Input, error) {
	input := document.Input{Name: name}
	switch c.From {
	case "yaml":
		input.Format = document.YAML
	case "json":
		input.Format = document.JSON
	}
	var err error
	if name == "-" {
		if input.Text, err = io.ReadAll(io.LimitReader(in, maxRDF)); err != nil {
			err = fmt.Errorf("standard input: %w", err)
		}
		return input, err
	}
	if formatOf(name) == 0 && !c.isJSONLD(name) {
		input.Text, err = readFile(name, maxInput)
	} else {
		input.Text, err = readFile(name, maxRDF)
	}
	if err != nil {
		err = notFetched(name, err)
	}
	return input, err
}

// maxRDF is more than a file of RDF may have, as maxInput is for others.
const maxRDF = 256<<20 + 1

// text gives all parts in the notation.
func (c *convert) text(parts []part) ([]byte, error) {
	n, err := notationNamed(c.To)
	if err != nil {
		return nil, err
	}
	if n.format == rdf.NQuads {
		var text []byte
		for _, p := range parts {
			options := []rdf.WriteOption{rdf.InGraph(p.name)}
			if len(c.Files) > 1 {
				options = append(options, labelsOf(p.number))
			}
			lines, err := c.write(n, p.graph, options...)
			if err != nil {
				return nil, err
			}
			text = append(text, lines...)
		}
		return text, nil
	}
	for _, p := range parts {
		if p.name != (rdf.Subject{}) {
			return nil, fmt.Errorf("%s: there are triples in the graph %s, and %s has no named graphs; write nq", c.Files[p.number], p.name, c.To)
		}
	}
	if len(parts) == 1 {
		return c.write(n, parts[0].graph)
	}
	all := new(rdf.Graph)
	for _, p := range parts {
		if err := p.graph.TellTo(all); err != nil {
			return nil, err
		}
	}
	return c.write(n, all)
}
