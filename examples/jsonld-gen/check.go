package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"slices"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/schema/check"
)

// checkPages is the command check.
type checkPages struct {
	reading

	Format         string `enum:"text,json,sarif,github" default:"text" placeholder:"FORMAT" help:"How findings are told: text (default), json, sarif (2.1.0) or github (workflow annotations)."`
	Color          string `enum:"auto,always,never" default:"auto" placeholder:"WHEN" help:"Colour text: auto (on a terminal, default), always or never."`
	Out            string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`
	Baseline       string `placeholder:"FILE" help:"Leave out the findings that this file accepts."`
	UpdateBaseline bool   `help:"Accept today's findings: write them to the file of --baseline."`

	Settings string `placeholder:"FILE" help:"Settings, such as the base and the rules to do without; healthld.yaml in the current folder, or in data below it, if it is there."`

	Only     []string `placeholder:"RULE" help:"Use these rules and families alone, such as vocabulary,values,google."`
	Without  []string `placeholder:"RULE" help:"Switch off rules, by their names or families."`
	Features bool     `help:"Say of each thing what search engines may show of it, and what it lacks; else the features are counted."`
	Redact   bool     `help:"Tell nothing that stands in the pages and files, for logs that others read: the rules, what they ask for, and the places."`
	Now      string   `placeholder:"DAY" help:"Hold dates to this day, such as 2026-11-22, instead of today."`
	FailOn   string   `enum:"error,warning,advice,info,never" default:"warning" placeholder:"SEVERITY" help:"Exit with 1 from this severity on: error, warning (default), advice, info or never. What consumers require is a warning here, and stops nothing in gen and build."`
	Info     bool     `help:"Tell findings of severity info too, which are counted else, and what consumers recommend one by one."`

	// settings are those of the file of settings.
	settings document.Settings

	Index string `placeholder:"FILE" help:"Write what the rules about a whole site need to know of a folder, or of the part of it that --shard reads, into a file for --merge."`
	Merge bool   `help:"Hold a site to the rules that take all of its pages, family site: the inputs are the files that --index wrote, one of each part."`
}

// Help gives what --help shows below the flags' command line.
func (checkPages) Help() string {
	return `Holds what machines see in pages, and files of data, to the rules: the same for a page, its
description in YAML and its triples. "jsonld-gen explain RULE" says what a rule asks for.
Several files of data are one description: what one refers to may stand in another.

  jsonld-gen check public --base https://sunrise.example/
  jsonld-gen check data
  jsonld-gen check public --format sarif -o findings.sarif
  jsonld-gen check public --baseline accepted.txt --update-baseline

What consumers recommend and a thing lacks is one line for the thing: how much it is for each
feature. --info tells all of it one by one, and --features names it for each feature.

Of a folder the rules of the family site hold the pages to one another, unless --include or
--shard leaves some out. What pages refer to in vain is told where the base is known (--base, or
base in healthld.yaml) and every page was read. Parts that are read apart are checked as a whole so:

  jsonld-gen check public --shard 1/2 --index 1.index
  jsonld-gen check public --shard 2/2 --index 2.index
  jsonld-gen check --merge 1.index 2.index`
}

// Run checks all inputs and tells what was found in all of them.
func (c *checkPages) Run(s streams, set *settings) error {
	if err := c.orSite(set); err != nil {
		return err
	}
	flags := checking{FailOn: c.FailOn, Info: c.Info}
	if err := cmp.Or(c.reading.checkFlags(), checkNames("--only", allRules, c.Only), checkNames("--without", allRules, c.Without)); err != nil {
		return err
	}
	if err := c.readSettings(s); err != nil {
		return err
	}
	if err := c.checkParts(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c.progress, s = startProgress(ctx, s, "pages")
	defer c.progress.end()
	run, err := c.begin(s, flags.leastTold())
	if err != nil {
		return err
	}
	if c.Merge {
		err = run.merge(ctx)
	} else {
		err = run.look(ctx, s)
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted: what was found until then is told; run again for the rest")
	}
	if err := run.end(err); err != nil {
		return err
	}
	var least check.Severity
	if err := least.UnmarshalText([]byte(c.FailOn)); run.failed || err == nil && run.stream.Worst() >= least {
		return errFindings
	}
	return nil
}

// checkParts looks at the flags that go together or do not.
func (c *checkPages) checkParts() error {
	switch {
	case c.UpdateBaseline && c.Baseline == "":
		return usageErrorf("--update-baseline needs --baseline, the file to write")
	case c.Index != "" && len(c.Inputs) != 1:
		return usageErrorf("--index is of one folder, and %d inputs are given", len(c.Inputs))
	case c.Index != "" && len(c.Include) > 0:
		return usageErrorf("--index is of all pages of a folder, or of a part by --shard: leave --include out")
	case c.Merge && (c.Index != "" || c.Shard != "" || len(c.Include)+len(c.Exclude) > 0):
		return usageErrorf("--merge reads what --index wrote: --index, --shard, --include and --exclude are for reading pages")
	}
	return nil
}

// readSettings reads the file of settings: what is said there holds where no flag
// says otherwise.
func (c *checkPages) readSettings(s streams) error {
	name := settingsFile(cmp.Or(c.Settings, settingsName), c.Settings != "")
	var sources sources
	text, err := readFile(name, maxInput)
	if errors.Is(err, fs.ErrNotExist) && c.Settings == "" {
		return nil
	}
	if err != nil {
		return err
	}
	sources.settings = []document.Input{{Name: name, Text: text, Format: document.YAML}}
	settings, problems := sources.read(c.Base)
	if len(problems) > 0 {
		return cmp.Or(tellProblems(s.err, problems), errFindings)
	}
	c.Base, c.settings = settings.Base, settings
	c.Without = append(c.Without, settings.Without...)
	return nil
}

// rules are those that the flags leave.
func (c *checkPages) rules() check.Rules {
	with := allRules
	if len(c.Only) > 0 {
		with = slices.DeleteFunc(slices.Clone(with), func(r check.Rule) bool { return !slices.Contains(c.Only, r.ID) && !slices.Contains(c.Only, r.Family) })
	}
	return with.Without(c.Without...)
}
