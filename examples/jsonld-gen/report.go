package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/site"
	sitereport "github.com/healthld/healthld/schema/site/report"
)

// reportSite is the command report.
type reportSite struct {
	Folder string `arg:"" optional:"" name:"folder" help:"Folder with the built pages of a site; else what healthld.yaml says."`

	Out     string   `short:"o" default:"report.html" placeholder:"FILE" help:"File to write; report.html by default, - is standard output."`
	Title   string   `placeholder:"NAME" help:"Name of the site; what the site calls itself by default."`
	Base    string   `placeholder:"IRI" help:"Address of the folder, with a slash at its end."`
	Include []string `placeholder:"PATTERN" help:"Read only the pages whose names match, such as news/** or *.htm."`
	Exclude []string `placeholder:"PATTERN" help:"Leave out the pages whose names match."`
	Jobs    int      `placeholder:"N" help:"How many pages are read at a time; as many as there are cores by default."`

	Settings string   `placeholder:"FILE" help:"Settings, such as the base and the rules to do without; healthld.yaml in the current folder, or in data below it, if it is there."`
	Only     []string `placeholder:"RULE" help:"Use these rules and families alone."`
	Without  []string `placeholder:"RULE" help:"Switch off rules, by their names or families."`
	Now      string   `placeholder:"DAY" help:"Hold dates to this day, such as 2026-11-22, instead of today."`
}

// Help gives what --help shows below the flags' command line.
func (reportSite) Help() string {
	return `Writes one web page for people who look after a site: what is good and what to do first, the
things of the site as a picture, what search engines may show of each page, and all
findings. It holds everything that it shows, and asks nothing of the network.

  jsonld-gen report public --base https://sunrise.example/ --out report.html`
}

// Run reads all pages and writes the report. Findings are no failure of this command:
// check is for that.
func (c *reportSite) Run(s streams, set *settings) error {
	flags, now, err := c.readFlags(s, set)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	progress, s := startProgress(ctx, s, "pages")
	defer progress.end()
	rules, own, pages := flags.rules(), c.nameInFolder(), 0
	ready := check.NewRuleSet(rules)
	r := sitereport.New(sitereport.Options{Title: c.Title, Day: now.Format(time.DateOnly), Rules: rules})
	result, err := site.Read(ctx, site.ReadOptions{
		Pages: c.Folder, Base: flags.Base, Include: c.Include, Exclude: c.Exclude, Jobs: c.Jobs, Found: progress.found,
	}, func(f *site.File) *sitereport.Page {
		if f.Name == own {
			return nil
		}
		input := f.Input()
		input.Now, input.Problems = now, namingBase(input.Problems)
		return sitereport.Summarize(f, ready.Run(input))
	}, func(p *sitereport.Page) error {
		progress.step()
		if p != nil {
			r.Add(p)
			pages++
		}
		return nil
	})
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted: no report was written; run again")
	}
	if err != nil {
		return err
	}
	r.Index().Partial = len(c.Include)+len(c.Exclude)+len(result.Skipped)+len(result.Failed) > 0
	across, err := site.Check(ctx, r.Index(), rules)
	if err != nil {
		return err
	}
	r.AddFindings(across.Findings)
	for _, left := range append(result.Skipped, result.Failed...) {
		fmt.Fprintln(s.err, output.Printable(left.Error()))
	}
	if pages == 0 {
		return fmt.Errorf("%s: there are no pages to report of", c.Folder)
	}
	if err := c.write(s, r, pages); err != nil {
		return err
	}
	if len(result.Failed) > 0 {
		return errFindings
	}
	return nil
}

// readFlags gives the settings and the rules, which are those of check, and the day to which
// dates are held.
func (c *reportSite) readFlags(s streams, set *settings) (flags checkPages, now time.Time, err error) {
	if c.Folder = cmp.Or(c.Folder, set.site()); c.Folder == "" {
		return flags, now, usageErrorf("report takes the folder of the built pages, or pages in %s", settingsName)
	}
	flags = checkPages{reading: reading{Base: c.Base, Include: c.Include, Exclude: c.Exclude, Jobs: c.Jobs}, Settings: c.Settings, Only: c.Only, Without: c.Without}
	if err := cmp.Or(flags.reading.checkFlags(), checkNames("--only", allRules, c.Only), checkNames("--without", allRules, c.Without)); err != nil {
		return flags, now, err
	}
	if err := flags.readSettings(s); err != nil {
		return flags, now, err
	}
	if c.Now == "" {
		return flags, time.Now(), nil
	}
	if now, err = time.Parse(time.DateOnly, c.Now); err != nil {
		err = usageErrorf("--now takes a day, such as 2026-11-22, not %q", c.Now)
	}
	return flags, now, err
}

// write writes the report of so many pages, and says where it is.
func (c *reportSite) write(s streams, r *sitereport.Report, pages int) error {
	name := c.Out
	if name == "-" {
		name = ""
	}
	out, finish, err := outOr(s.out, name)
	if err != nil {
		return err
	}
	written, err := r.WriteTo(out)
	if err := finish(err); err != nil {
		return err
	}
	if name != "" {
		fmt.Fprintf(s.out, "%s in a report of %s bytes: %s\n", count(pages, "page"), fmt.Sprint(written), output.Printable(name))
	}
	return nil
}

// nameInFolder gives the name of the file to write as one of the folder, where it is: the
// report of an earlier run is no page of the site.
func (c *reportSite) nameInFolder() string {
	folder, err := filepath.Abs(c.Folder)
	if err != nil {
		return ""
	}
	out, err := filepath.Abs(c.Out)
	if err != nil {
		return ""
	}
	name, err := filepath.Rel(folder, out)
	if err != nil || !filepath.IsLocal(name) {
		return ""
	}
	return filepath.ToSlash(name)
}
