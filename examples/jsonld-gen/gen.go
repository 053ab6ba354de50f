package main

import (
	"os"
	"strings"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
)

// generate is the command gen.
type generate struct {
	Files []string `arg:"" name:"file" help:"YAML or JSON files that are one description; a directory means those in it; - is standard input."`

	Base string `placeholder:"IRI" help:"What relative ids and addresses are resolved against; else base in healthld.yaml beside the files."`
	From string `enum:"auto,yaml,json" default:"auto" placeholder:"NOTATION" help:"Notation of standard input: yaml, json, or auto to look (default)."`

	Script         bool   `help:"Write the whole script element for a page."`
	Indent         int    `default:"2" placeholder:"N" help:"Indent by N spaces (default: 2); 0 writes one line."`
	Flat           bool   `help:"Write every thing at top level, with references between them."`
	Language       string `placeholder:"TAG" help:"Write the texts of one language alone, as plain texts."`
	MembersAsNodes bool   `help:"Write members of enumerations as references, which RDF tools need."`
	Out            string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`

	checking
}

// Help gives what --help shows below the flags' command line.
func (generate) Help() string {
	return `Keys are the terms of schema.org, with id and type:

  type: MedicalClinic
  id: /#clinic
  name: {en: Sunrise Clinic, de: Klinik Sonnenaufgang}
  medicalSpecialty: Cardiovascular

Examples:

  jsonld-gen gen clinic.yaml
  jsonld-gen gen --script --language en data/ > head.html
  jsonld-gen gen --base https://sunrise.example/ --fail-on warning clinic.yaml reviews.json
  cat clinic.yaml | jsonld-gen gen -

Findings are told on standard error, one a line: file:line:column: severity: message [rule].
From warning on, nothing is written; --fail-on says otherwise.`
}

// Run reads, checks and writes.
func (g *generate) Run(s streams) error {
	if err := g.checkFlags(); err != nil {
		return err
	}
	sources, err := collect(g.Files, s.in, g.From)
	if err != nil {
		return err
	}
	settings, problems := sources.read(g.Base)
	graph, more := document.Read(settings.Base, sources.inputs...)
	if err := g.check(s.err, graph, append(problems, more...)); err != nil {
		return err
	}
	text, err := g.write(graph)
	if err != nil {
		return err
	}
	if g.Out != "" {
		return os.WriteFile(g.Out, text, 0o644)
	}
	_, err = s.out.Write(text)
	return err
}

// mostIndent is more than anybody indents by.
const mostIndent = 16

func (g *generate) checkFlags() error {
	switch {
	case g.Indent < 0 || g.Indent > mostIndent:
		return usageErrorf("--indent takes 0 to %d spaces, not %d", mostIndent, g.Indent)
	case g.Base != "" && rdf.CheckIRI(g.Base) != nil:
		return usageErrorf("--base takes an absolute IRI, such as https://sunrise.example/, not %q", g.Base)
	}
	return g.checking.checkFlags()
}

// write gives the description in the form that the flags ask for.
func (g *generate) write(source rdf.Source) ([]byte, error) {
	var options []jsonld.Option
	if g.Indent > 0 {
		options = append(options, jsonld.Indent(strings.Repeat(" ", g.Indent)))
	}
	if g.Flat {
		options = append(options, jsonld.Flat())
	}
	if g.Language != "" {
		options = append(options, jsonld.Language(g.Language))
	}
	if g.MembersAsNodes {
		options = append(options, jsonld.MembersAsNodes())
	}
	var text []byte
	var err error
	if g.Script {
		text, err = script.Append(nil, source, options...)
	} else {
		text, err = jsonld.Marshal(source, options...)
	}
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}
