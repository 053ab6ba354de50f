package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// notation is a way to write a graph: JSON-LD or a format of package rdf.
type notation struct {
	name string
	// format is that of package rdf; zero for JSON-LD.
	format rdf.Format
}

// notations are those that commands write, by the names that flags take.
var notations = []notation{{"jsonld", 0}, {"nt", rdf.NTriples}, {"nq", rdf.NQuads}, {"ttl", rdf.Turtle}}

// notationNamed gives the notation of that name.
func notationNamed(name string) (notation, error) {
	for _, n := range notations {
		if n.name == name {
			return n, nil
		}
	}
	return notation{}, usageErrorf("there is no notation %q; there are jsonld, nt, nq and ttl", name)
}

// formatOf gives the format of package rdf that the file has by its name, or zero.
func formatOf(name string) rdf.Format {
	return rdf.FormatByExtension(strings.ToLower(filepath.Ext(name)))
}

// writing are the flags of how a graph is written.
type writing struct {
	Indent          int    `default:"2" placeholder:"N" help:"Indent JSON-LD by N spaces (default: 2); 0 writes one line."`
	Flat            bool   `help:"Write every thing at top level, with references between them."`
	Language        string `placeholder:"TAG" help:"Write the texts of one language alone, as plain texts."`
	MembersAsNodes  bool   `help:"Write members of enumerations as references in JSON-LD, which RDF tools need."`
	SecureNamespace bool   `help:"Write the terms of schema.org in https://schema.org/ in nt, nq and ttl; the default is http://schema.org/, as its JSON-LD context has it."`
}

func (w *writing) checkFlags() error {
	if w.Indent < 0 || w.Indent > mostIndent {
		return usageErrorf("--indent takes 0 to %d spaces, not %d", mostIndent, w.Indent)
	}
	return nil
}

// mostIndent is more than anybody indents by.
const mostIndent = 16

// jsonldOptions gives the options that JSON-LD is written with.
func (w *writing) jsonldOptions() []jsonld.Option {
	options := []jsonld.Option{jsonld.Indent(strings.Repeat(" ", w.Indent)), jsonld.Language(w.Language)}
	if w.Flat {
		options = append(options, jsonld.Flat())
	}
	if w.MembersAsNodes {
		options = append(options, jsonld.MembersAsNodes())
	}
	return options
}

// write gives the graph in a notation.
func (w *writing) write(n notation, source rdf.Source, options ...rdf.WriteOption) ([]byte, error) {
	if n.format == 0 {
		text, err := jsonld.Marshal(source, w.jsonldOptions()...)
		return append(text, '\n'), err
	}
	if w.Language != "" {
		source = rdf.InLanguage(source, w.Language)
	}
	if w.Flat {
		source = rdf.Flat(source)
	}
	if w.SecureNamespace {
		options = append(options, rdf.SecureNamespace())
	}
	return rdf.Append(nil, n.format, source, options...)
}

// labelsOf gives the option that keeps the blank nodes of one source of a file
// apart from those of others.
func labelsOf(number int) rdf.WriteOption { return rdf.LabelPrefix(fmt.Sprintf("p%06d_", number)) }
