package main

import (
	"cmp"
	"os"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// generate is the command gen.
type generate struct {
	Files []string `arg:"" name:"file" help:"YAML or JSON files that are one description; a directory means those in it; - is standard input."`

	Base string `placeholder:"IRI" help:"What relative ids and addresses are resolved against; else base in healthld.yaml beside the files."`
	From string `enum:"auto,yaml,json" default:"auto" placeholder:"NOTATION" help:"Notation of standard input: yaml, json, or auto to look (default)."`

	Format string `enum:"jsonld,nt,nq,ttl" default:"jsonld" placeholder:"NOTATION" help:"Notation to write: jsonld (default), nt (N-Triples), nq (N-Quads) or ttl (Turtle)."`
	Script bool   `help:"Write the whole script element for a page."`
	Pages  bool   `help:"Write what each page of the site says, as build would put it there: one JSON object with the paths of the pages as names, for templates to take from; with --script the elements as strings."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`

	writing
	checking
}

// Help gives what --help shows below the flags' command line.
func (generate) Help() string {
	return `Keys are the terms of schema.org, with id and type:

  type: MedicalClinic
  id: /#clinic
  name: {en: Sunrise Clinic, de: Klinik Sonnenaufgang}
  medicalSpecialty: Cardiovascular
  employee: {id: /team/#dr-example}   # a reference to a thing described elsewhere

Examples:

  jsonld-gen gen clinic.yaml
  jsonld-gen gen --script --language en data/ > head.html
  jsonld-gen gen --base https://sunrise.example/ --fail-on warning clinic.yaml reviews.json
  cat clinic.yaml | jsonld-gen gen -
  jsonld-gen gen --pages --script -o site/data/jsonld.json data/

Findings are told on standard error, one a line: file:line:column: severity: message [rule].
From warning on, nothing is written; --fail-on says otherwise, or fail-on in healthld.yaml. A folder is taken for the whole of
a site: what its things refer to in vain is told too. What consumers such
as search engines require, and what things are good for, is told there too and stops
nothing: of a folder with a base page by page, as build does.`
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
	g.FailOn = cmp.Or(g.FailOn, settings.FailOn)
	if g.Pages && settings.Base == "" && len(problems) == 0 {
		return usageErrorf("--pages needs the address of the site: give --base, or base in a file %s beside the data", settingsName)
	}
	if err := stopAt(s.err, problems); err != nil {
		return err
	}
	graph, problems := document.Read(settings.Base, sources.inputs...)
	report, err := g.check(s.err, graph, problems, settings, g.isWholeSite(), sources.notRead())
	if err != nil {
		return err
	}
	var content *site.Content
	if settings.Base != "" && g.isWholeSite() { // its pages are known
		if content, err = site.NewContent(graph, contentOf(settings)); err != nil && g.Pages {
			return err
		}
	}
	if content != nil {
		report.Add(g.askEachPage(content, settings, !g.Pages))
	} else {
		report.Add(g.ask(check.Input{Source: graph}, settings))
	}
	var text []byte
	if g.Pages {
		text, err = g.pages(content)
	} else {
		text, err = g.text(graph)
	}
	if err := cmp.Or(g.tell(s.err, report), err); err != nil {
		return err
	}
	return writeOut(s.out, g.Out, text)
}

// isWholeSite tells whether a whole site is described: a folder, or the data of all pages.
func (g *generate) isWholeSite() bool {
	if g.Pages || len(g.Files) != 1 {
		return g.Pages
	}
	info, err := os.Stat(g.Files[0])
	return err == nil && info.IsDir()
}

func (g *generate) checkFlags() error {
	switch {
	case g.Base != "" && rdf.CheckIRI(g.Base) != nil:
		return usageErrorf("--base takes an absolute IRI, such as https://sunrise.example/, not %q", g.Base)
	case g.Pages && g.Format != "jsonld":
		return usageErrorf("--pages writes JSON; it goes without --format %s", g.Format)
	case g.Script && g.Format != "jsonld":
		return usageErrorf("--script writes JSON-LD; it goes without --format %s", g.Format)
	}
	if err := g.writing.checkFlags(); err != nil {
		return err
	}
	return g.checking.checkFlags()
}

// text gives the description in the form that the flags ask for.
func (g *generate) text(source rdf.Source) ([]byte, error) {
	if g.Script {
		text, err := script.Append(nil, source, g.jsonldOptions()...)
		return append(text, '\n'), err
	}
	n, err := notationNamed(g.Format)
	if err != nil {
		return nil, err
	}
	return g.write(n, source)
}
