package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"time"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/site"
)

// buildSite is the command build.
type buildSite struct {
	Data  string  `required:"" placeholder:"DIR" help:"Folder that describes the whole site: YAML and JSON files of things, and healthld.yaml with base, owner and languages."`
	Pages string  `required:"" placeholder:"DIR" help:"Folder of the built pages (.html, .htm, .xhtml)."`
	Out   *string `placeholder:"DIR" help:"Write the site to this folder: the pages, and a copy of all else. Without it the pages are changed where they are."`

	DryRun bool `help:"Change nothing, and show what would change as a unified diff."`
	Check  bool `help:"Change nothing, and exit with 1 if a page would change."`

	Settings string `placeholder:"FILE" help:"Settings; else healthld.yaml in the data folder, or without --data in the current one."`

	Indent         int    `default:"0" placeholder:"N" help:"Indent the JSON-LD by N spaces; 0 writes one line (default)."`
	Cards          bool   `negatable:"" help:"Put social cards into the pages too: Open Graph, the kind of card of X, the description and the canonical address, as far as a page says none itself."`
	MembersAsNodes bool   `help:"Write members of enumerations as references, which RDF tools need."`
	Dump           string `placeholder:"FILE" help:"Write what all pages say into one file beside: N-Quads with a graph for each page, named by its address, or what --format says."`
	Format         string `enum:"nq,nt,ttl,jsonld" default:"nq" placeholder:"NOTATION" help:"Notation of --dump: nq (default), or nt, ttl or jsonld, which hold the things of the site as one graph."`
	Times          bool   `help:"Tell how long each step took."`

	checking
}

// Help gives what --help shows below the flags' command line.
func (buildSite) Help() string {
	return `Each thing says by its url or mainEntityOfPage on which page it belongs. A page gets
its things in full, the page itself, and in short what these refer to on other pages,
as one script element at the end of its head. The next run replaces that element and
touches nothing else; a page that has not changed is not written.

  jsonld-gen build --data data --pages public
  jsonld-gen build --data data --pages public --out site
  jsonld-gen build --data data --pages public --dry-run | less

healthld.yaml in the data folder:

  base: https://sunrise.example/
  owner: /#clinic
  languages: [en, de]
  pages: ../public

What it says of pages, out, cards and fail-on holds where no flag says otherwise; "jsonld-gen
init" writes one with all that it can say.

A page carries the texts of its own language, by <html lang>; where that is none of the
languages, those of the first.

Findings are told as gen tells them, and stop the build before anything is written. What
consumers such as search engines require is told too and stops nothing; what things are
good for is counted.`
}

// Run reads, checks and builds.
func (c *buildSite) Run(s streams, set *settings) error {
	if err := c.checkFlags(); err != nil {
		return err
	}
	saveMemory()
	start := time.Now()
	content, features, err := c.read(s, set)
	if err != nil {
		return err
	}
	data := time.Since(start)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	progress, s := startProgress(ctx, s, "files")
	defer progress.end()
	summary := s.out
	options := site.Options{
		Found: progress.found, Done: progress.step,
		Pages: c.Pages, Out: c.out(), DryRun: c.DryRun || c.Check, Cards: c.Cards, JSONLD: c.jsonldOptions(),
		Waiting: func() { fmt.Fprintln(s.err, "waiting for another run in the same folder") },
	}
	switch {
	case c.DryRun:
		summary = s.err
		options.Changed = func(name string, before, after []byte) error { return writeDiff(s.out, name, before, after) }
	case c.Check:
		options.Changed = func(name string, _, _ []byte) error {
			_, err := fmt.Fprintln(s.out, output.FirstInLine(name))
			return err
		}
	}
	dump, err := c.startDump()
	if err != nil {
		return err
	}
	defer dump.discard()
	options.Described = dump.add
	result, err := site.Build(ctx, content, options)
	progress.end()
	whole := err == nil
	if whole {
		err = dump.finish(content.Graph())
	}
	tellWrong(s.err, result)
	if whole {
		tellContent(summary, result)
	}
	if whole || result.Pages > 0 {
		c.tellChanges(summary, result)
	}
	if whole {
		err = c.tell(summary, features)
	}
	if c.Times {
		fmt.Fprintf(summary, "data %.2f s; pages %.2f s: reading %.2f s, describing %.2f s, writing %.2f s, added up over all at a time\n",
			data.Seconds(), (time.Since(start) - data).Seconds(), result.Reading.Seconds(), result.Describing.Seconds(), result.Writing.Seconds())
	}
	switch {
	case err != nil && errors.Is(err, context.Canceled):
		return errors.New("interrupted: every page is as it was or as it shall be; run again for the rest")
	case err != nil:
		return err
	case result.Described == 0 && result.Changed == 0 && result.Pages > 0 && result.Things > 0 && len(result.Failed) == 0:
		return fmt.Errorf("no thing belongs on any page: the addresses of pages begin with %s, and %s holds its home page; do base, --pages and the urls fit together?",
			content.Base(), c.Pages)
	case len(result.Failed) > 0 || c.Check && result.Changed > 0:
		return errFindings
	}
	return nil
}

// saveMemory has garbage collected sooner, unless the user says otherwise. Trees of
// YAML are large and soon garbage: so a site of 10,000 pages takes two thirds of
// the memory, for a little more time.
func saveMemory() {
	const percent = 50
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

func (c *buildSite) checkFlags() error {
	switch {
	case c.Indent < 0 || c.Indent > mostIndent:
		return usageErrorf("--indent takes 0 to %d spaces, not %d", mostIndent, c.Indent)
	case c.Check && c.DryRun:
		return usageErrorf("--check and --dry-run are two ways to change nothing; give one")
	case c.Out != nil && *c.Out == "":
		return usageErrorf("--out takes the path of a folder, and is empty; leave it out to change the pages where they are")
	case c.Check && c.Out != nil:
		return usageErrorf("--check tells whether pages would change where they are; it goes without --out")
	}
	return c.checking.checkFlags()
}

// out gives the path of the folder to write to, or "" for that of the pages.
func (c *buildSite) out() string {
	if c.Out == nil {
		return ""
	}
	return *c.Out
}

func (c *buildSite) jsonldOptions() []jsonld.Option {
	options := []jsonld.Option{jsonld.Indent(strings.Repeat(" ", c.Indent))}
	if c.MembersAsNodes {
		options = append(options, jsonld.MembersAsNodes())
	}
	return options
}

// read reads and checks the data folder, tells the findings, and gives what the
// things are good for.
func (c *buildSite) read(s streams, set *settings) (content *site.Content, features *check.Report, err error) {
	if info, err := os.Stat(c.Data); err != nil {
		return nil, nil, fmt.Errorf("--data takes the folder that describes the site: %w", err)
	} else if !info.IsDir() {
		return nil, nil, usageErrorf("--data takes the folder that describes the site, and %s is a file", c.Data)
	}
	sources, err := collect([]string{c.Data}, nil, "auto")
	if err != nil {
		return nil, nil, err
	}
	if err := sources.addFile(set.file); err != nil {
		return nil, nil, err
	}
	settings, problems := sources.read("")
	if settings.Base == "" && len(problems) == 0 {
		return nil, nil, usageErrorf("the folder %s needs a file %s with the address of the site, as in: base: https://sunrise.example/", c.Data, settingsName)
	}
	if err := stopAt(s.err, problems); err != nil {
		return nil, nil, err
	}
	graph, problems := document.Read(settings.Base, sources.inputs...)
	report, err := c.check(s.err, graph, problems, settings, true, nil)
	if err != nil {
		return nil, nil, err
	}
	content, err = site.NewContent(graph, contentOf(settings))
	if err != nil {
		return nil, nil, err
	}
	report.Add(c.askEachPage(content, settings, false))
	features = &check.Report{Eligibility: report.Eligibility}
	report.Eligibility = nil
	return content, features, c.tell(s.err, report)
}

// contentOf gives what the content of a site takes from the settings.
func contentOf(settings document.Settings) site.Settings {
	return site.Settings{Base: settings.Base, Owner: ownerIRI(settings), Languages: settings.Languages, WithoutWebPage: settings.WithoutWebPage}
}

// ownerIRI gives the IRI of the owner; where it cannot be resolved, as it is written.
func ownerIRI(settings document.Settings) string {
	if iri, err := rdf.ResolveIRI(settings.Base, settings.Owner); err == nil && settings.Owner != "" {
		return iri
	}
	return settings.Owner
}

// ownerProblem says what is wrong where the graph, of a whole site, does not describe the
// owner, and is nil else. Without a base nobody knows what a relative id is.
func ownerProblem(graph *rdf.Graph, settings document.Settings) *rdf.Problem {
	owner := ownerIRI(settings)
	if owner == "" || settings.Base == "" && !rdf.IsAbsoluteIRI(owner) || graph.Node(rdf.Subject{Kind: rdf.IRI, Text: owner}) != nil {
		return nil
	}
	problem := &rdf.Problem{
		What: fmt.Sprintf("no thing has the id of the owner, %q", settings.Owner), Expected: "the id of a thing in the data",
		Position: settings.OwnerPosition,
	}
	if meant := site.NearestID(graph, owner); meant != "" {
		problem.Mend = fmt.Sprintf("did you mean %q?", meant)
	}
	return problem
}

// tellWrong says what went wrong, and what is left to do.
func tellWrong(out io.Writer, r *site.Result) {
	for _, problem := range r.Homeless {
		fmt.Fprintln(out, output.FirstInLine(problem.Error()))
	}
	for _, err := range r.Skipped {
		fmt.Fprintf(out, "left out: %s\n", output.Printable(err.Error()))
	}
	tellAlike(out, r.Alike)
	for _, name := range r.Stale {
		fmt.Fprintf(out, "%s holds the page as it was: compress it again\n", output.FirstInLine(name))
	}
	for _, err := range r.Failed {
		fmt.Fprintf(out, "error: %s\n", output.Printable(err.Error()))
	}
}

// tellAlike says which names of files are one on some systems.
func tellAlike(out io.Writer, alike [][2]string) {
	for _, names := range alike {
		fmt.Fprintf(out, "warning: %s and %s differ in case alone: on Windows and macOS they are one file; rename one of them\n", output.FirstInLine(names[0]), output.Printable(names[1]))
	}
}

// tellContent says what stands on which pages, after a run that came to its end.
func tellContent(out io.Writer, r *site.Result) {
	fmt.Fprintf(out, "%s: %d described, %d without a thing%s\n", count(r.Pages, "page"), r.Described, len(r.Bare), listed(r.Bare))
	elsewhere := ""
	if r.Mentioned > 0 {
		elsewhere = fmt.Sprintf(" (%d of them only where mentioned: the page named is missing)", r.Mentioned)
	}
	fmt.Fprintf(out, "%s at top level of the data: %d on pages%s, %d without a page\n", count(r.Things, "thing"), r.Placed, elsewhere, r.Things-r.Placed)
	fmt.Fprintf(out, "%s of JSON-LD\n", count(int(r.Bytes), "byte"))
}

// tellChanges says what was done.
func (c *buildSite) tellChanges(out io.Writer, r *site.Result) {
	switch {
	case c.DryRun || c.Check:
		fmt.Fprintf(out, "%s would change\n", count(r.Changed, "page"))
	case c.Out != nil:
		fmt.Fprintf(out, "%s and %s written to %s, %d unchanged there\n", count(r.Written, "page"), count(r.Copied, "other file"), output.Printable(*c.Out), r.Unwritten)
	default:
		fmt.Fprintf(out, "%s changed\n", count(r.Written, "page"))
	}
}

// count gives a number with a noun.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// listed gives the first few names in brackets.
func listed(names []string) string {
	const few = 5
	if len(names) == 0 {
		return ""
	}
	more := ""
	if len(names) > few {
		names, more = names[:few], fmt.Sprintf(" and %d more", len(names)-few)
	}
	return " (" + output.Printable(strings.Join(names, ", ")) + more + ")"
}
