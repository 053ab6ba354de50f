package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/site"
	"github.com/healthld/healthld/schema/site/feed"
)

// publishFeed is the command feed.
type publishFeed struct {
	Pages string `arg:"" optional:"" placeholder:"DIR" help:"Folder of the built pages (.html, .htm, .xhtml); else what healthld.yaml says."`
	Base  string `required:"" placeholder:"IRI" help:"Address of the folder of pages, with a slash at its end."`
	Out   string `required:"" placeholder:"DIR" help:"Folder that the feed is written to; it may be that of the pages, or lie in it."`

	Address string   `placeholder:"IRI" help:"Address of the folder that the feed is written to. By default that is the base, and in the folder of pages, what the base makes of it."`
	Format  []string `enum:"jsonl,json,nq" default:"jsonl,nq" placeholder:"NOTATION" help:"Notations: jsonl (a thing a line), nq (N-Quads), or json (one array, for programs that read no JSON lines); jsonl,nq by default."`
	Things  int      `default:"10000" placeholder:"N" help:"How many things a file holds at most (10000)."`
	Bytes   int64    `default:"52428800" placeholder:"N" help:"How many bytes a file holds at most (50 MB)."`
	State   string   `placeholder:"FILE" help:"File that keeps digests and dates for the next run; schemamap.json in the folder of --out by default."`
	Robots  string   `placeholder:"FILE" help:"Add the Schemamap line to this robots.txt, where it lacks it."`
	Now     string   `placeholder:"TIME" help:"The date of what has changed, such as 2026-11-22 or 2026-11-22T08:00:00Z, instead of now."`

	Include []string `placeholder:"PATTERN" help:"Read only the pages whose names match, such as news/** or *.htm."`
	Exclude []string `placeholder:"PATTERN" help:"Leave out the pages whose names match."`
	Jobs    int      `placeholder:"N" help:"How many pages are read at a time; as many as there are cores by default."`

	Settings string `placeholder:"FILE" help:"Settings; healthld.yaml in the current folder, or in data below it, if it is there."`
	FailOn   string `enum:"error,warning,advice,info,never" default:"warning" placeholder:"SEVERITY" help:"Contradictions between pages are warnings: exit with 1 from this severity on (warning)."`
}

// Help gives what --help shows below the flags' command line.
func (publishFeed) Help() string {
	return `Publishes all things of a built site for programs that do not read page after page, such as
semantic search (NLWeb): things.jsonl with a thing a line, the same as N-Quads, and
schemamap.xml, which says where they are and since when they are as they are. What
many pages say of one @id is one thing; where they contradict each other, both values
stay, and that is told.

  jsonld-gen feed public --base https://sunrise.example/ --out public
  jsonld-gen feed public --base https://sunrise.example/ --out public/feed --robots public/robots.txt

The line "Schemamap: …" in robots.txt leads programs to the map. Google's Search Console
tells of a line that it does not know; so it is printed, and written only with --robots.`
}

// Run reads the pages and writes the feed.
func (c *publishFeed) Run(s streams, set *settings) error {
	if c.Pages = cmp.Or(c.Pages, set.site()); c.Pages == "" {
		return usageErrorf("feed takes the folder of the built pages, or pages in %s", settingsName)
	}
	now, err := timeOf(c.Now)
	if err != nil {
		return err
	}
	if c.Things < 1 || c.Bytes < 1 {
		return usageErrorf("a file holds at least one thing and one byte: give --things and --bytes so")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	saveMemory()
	progress, s := startProgress(ctx, s, "pages")
	defer progress.end()
	options := feed.Options{
		Read: site.ReadOptions{Pages: c.Pages, Base: c.Base, Include: c.Include, Exclude: c.Exclude, Jobs: c.Jobs, Found: progress.found},
		Out:  c.Out, Address: c.Address, Things: c.Things, Bytes: c.Bytes, State: c.State, Now: now, Done: progress.step,
		Waiting: func() { fmt.Fprintln(s.err, "waiting for another run in the same folder") },
	}
	for _, name := range c.Format {
		options.Notations = append(options.Notations, feedNotations[name])
	}
	result, err := feed.Write(ctx, options)
	progress.end()
	tellFeedProblems(s.err, result)
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted: the feed is not whole; run again")
	case err != nil:
		return err
	}
	tellFeed(s.out, c.Out, result)
	if c.Robots != "" {
		changed, err := feed.AddToRobotsFile(c.Robots, result.SchemaMap)
		if err != nil {
			return err
		}
		if changed {
			fmt.Fprintf(s.out, "added to %s\n", output.Printable(c.Robots))
		}
	}
	if len(result.Failed) > 0 || len(result.Problems) > 0 && c.FailOn != "never" || len(result.Conflicts) > 0 && c.FailOn != "never" && c.FailOn != "error" {
		return errFindings
	}
	return nil
}

var feedNotations = map[string]feed.Notation{"jsonl": feed.JSONLines, "json": feed.JSON, "nq": feed.NQuads}

// timeOf reads the time of --now: now, where it is empty.
func timeOf(text string) (time.Time, error) {
	if text == "" {
		return time.Now(), nil
	}
	for _, form := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(form, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usageErrorf("--now takes a day or a time, such as 2026-11-22 or 2026-11-22T08:00:00Z, not %q", text)
}

// tellFeedProblems says what went wrong.
func tellFeedProblems(out io.Writer, r *feed.Result) {
	for _, err := range r.Skipped {
		fmt.Fprintf(out, "left out: %s\n", output.Printable(err.Error()))
	}
	for _, err := range r.Failed {
		fmt.Fprintf(out, "error: %s\n", output.Printable(err.Error()))
	}
	for _, problem := range r.Problems {
		fmt.Fprintf(out, "error: %s\n", output.Printable(problem.Error()))
	}
	for _, conflict := range r.Conflicts {
		// The rule is that of check, which "explain" explains.
		fmt.Fprintf(out, "warning: %s [contradictory-pages]\n", output.Printable(conflict.String()))
	}
	if more := r.Conflicting - len(r.Conflicts); more > 0 {
		fmt.Fprintf(out, "warning: pages contradict each other in %d more places [contradictory-pages]\n", more)
	}
	for _, name := range r.Kept {
		fmt.Fprintf(out, "%s is no part of the feed any more, and was changed since it was written: it stays\n", output.FirstInLine(name))
	}
}

// tellFeed says what was done.
func tellFeed(out io.Writer, folder string, r *feed.Result) {
	fmt.Fprintf(out, "%s read, %s\n", count(r.Pages, "page"), count(r.Things, "thing"))
	if r.Unnamed > 0 {
		fmt.Fprintf(out, "%s without an @id, which programs that go by it pass over\n", count(r.Unnamed, "thing"))
	}
	if r.Given > 0 {
		fmt.Fprintf(out, "%s without an @id that others share got one below /.well-known/genid/\n", count(r.Given, "thing"))
	}
	if r.Foreign > 0 {
		fmt.Fprintf(out, "%s named by other sites%s\n", count(r.Foreign, "thing"), listed(r.ForeignIDs))
	}
	if r.Things == 0 {
		fmt.Fprintln(out, "the pages say nothing to machines: \"jsonld-gen build\" puts there what a folder of data says")
	}
	fmt.Fprintf(out, "%s written to %s, %d unchanged there", count(r.Written, "file"), output.Printable(folder), r.Unchanged)
	if len(r.Removed) > 0 {
		fmt.Fprintf(out, ", %d taken away%s", len(r.Removed), listed(r.Removed))
	}
	fmt.Fprintf(out, "\n%s\n", feed.RobotsLine(r.SchemaMap))
}
