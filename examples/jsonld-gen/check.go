package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
)

// checkPages is the command check.
type checkPages struct {
	reading

	Format         string `enum:"text,json,sarif,github" default:"text" placeholder:"FORMAT" help:"How findings are told: text (default), json, sarif (2.1.0) or github (workflow annotations)."`
	Color          string `enum:"auto,always,never" default:"auto" placeholder:"WHEN" help:"Colour text: auto (on a terminal, default), always or never."`
	Out            string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`
	Baseline       string `placeholder:"FILE" help:"Leave out the findings that this file accepts."`
	UpdateBaseline bool   `help:"Accept today's findings: write them to the file of --baseline."`

	Settings string `placeholder:"FILE" help:"Settings, such as the base and the rules to do without; healthld.yaml in the current folder by default, if it is there."`

	Only     []string `placeholder:"RULE" help:"Use these rules and families alone, such as vocabulary,values,google."`
	Without  []string `placeholder:"RULE" help:"Switch off rules, by their names or families."`
	Features bool     `help:"Say of each thing what search engines may show of it, and what it lacks; else the features are counted."`
	Now      string   `placeholder:"DAY" help:"Hold dates to this day, such as 2026-11-22, instead of today."`
	FailOn   string   `enum:"error,warning,advice,info,never" default:"warning" placeholder:"SEVERITY" help:"Exit with 1 from this severity on: error, warning (default), advice, info or never."`
	Info     bool     `help:"Tell findings of severity info too; else they are counted."`
}

// Help gives what --help shows below the flags' command line.
func (checkPages) Help() string {
	return `Holds what machines see in pages, and files of data, to the rules: the same for a page, its
description in YAML and its triples. "jsonld-gen explain RULE" says what a rule asks for.

  jsonld-gen check public --base https://sunrise.example/
  jsonld-gen check public --format sarif -o findings.sarif
  jsonld-gen check public --baseline accepted.txt --update-baseline`
}

// Run checks all inputs and tells what was found in all of them.
func (c *checkPages) Run(s streams) error {
	flags := checking{FailOn: c.FailOn, Info: c.Info}
	if err := cmp.Or(c.reading.checkFlags(), checkNames("--only", allRules, c.Only), checkNames("--without", allRules, c.Without)); err != nil {
		return err
	}
	if err := c.readSettings(s); err != nil {
		return err
	}
	if c.UpdateBaseline && c.Baseline == "" {
		return usageErrorf("--update-baseline needs --baseline, the file to write")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	found, err := c.look(ctx, s)
	if err != nil {
		return err
	}
	accepted, err := c.accept(&found.report)
	if err != nil {
		return err
	}
	if err := c.print(s, found, flags.leastTold(), accepted); err != nil {
		return err
	}
	var least check.Severity
	if err := least.UnmarshalText([]byte(c.FailOn)); found.failed || err == nil && found.report.Worst() >= least {
		return errFindings
	}
	return nil
}

// readSettings reads the file of settings: what is said there holds where no flag
// says otherwise.
func (c *checkPages) readSettings(s streams) error {
	name := cmp.Or(c.Settings, settingsName)
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
	c.Base = settings.Base
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

// found is what came of all inputs.
type found struct {
	report check.Report
	inputs int
	// text is that of standard input, where it was read.
	text []byte
	// failed says that something could not be read.
	failed bool
}

// add adds what was found in one input.
func (f *found) add(report *check.Report) {
	f.report.Findings = append(f.report.Findings, report.Findings...)
	f.report.Eligibility = append(f.report.Eligibility, report.Eligibility...)
}

// look checks all inputs, one by one.
func (c *checkPages) look(ctx context.Context, s streams) (*found, error) {
	with, now := c.rules(), time.Now()
	if c.Now != "" {
		var err error
		if now, err = time.Parse(time.DateOnly, c.Now); err != nil {
			return nil, usageErrorf("--now takes a day, such as 2026-11-22, not %q", c.Now)
		}
	}
	all := new(found)
	err := each(ctx, &c.reading, s.in, func(o *one) *found {
		done := new(found)
		if o.name == standardInput {
			done.text = o.text
		}
		problems := o.problems
		for _, graph := range o.graphs {
			input := check.Input{Source: graph, Problems: problems}
			if o.document != nil {
				input = o.document.Input(o.address, problems)
			}
			input.Now = now
			done.add(check.Run(input, with))
			problems = nil
		}
		if len(o.graphs) == 0 {
			done.add(check.Run(check.Input{Problems: problems}))
		}
		return done
	}, func(done *found) error {
		all.inputs++
		all.add(&done.report)
		if done.text != nil {
			all.text = done.text
		}
		return nil
	}, func(err error) {
		all.failed = all.failed || !errors.As(err, new(leftOut))
		fmt.Fprintln(s.err, output.Printable(err.Error()))
	})
	return all, err
}

// accept leaves out the findings that the baseline has, and says how many those
// were; or makes a baseline of all.
func (c *checkPages) accept(report *check.Report) (accepted int, err error) {
	if c.UpdateBaseline {
		var b bytes.Buffer
		if err := check.NewBaseline(report).Write(&b, report); err != nil {
			return 0, err
		}
		accepted = len(report.Findings)
		report.Findings = nil
		return accepted, os.WriteFile(c.Baseline, b.Bytes(), 0o644)
	}
	if c.Baseline == "" {
		return 0, nil
	}
	file, err := os.Open(c.Baseline)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	baseline, err := check.ReadBaseline(file)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", c.Baseline, err)
	}
	report.Findings, accepted = baseline.Without(report.Findings)
	return accepted, nil
}

// print writes what was found.
func (c *checkPages) print(s streams, found *found, least check.Severity, accepted int) error {
	var format output.Format
	if err := format.UnmarshalText([]byte(c.Format)); err != nil {
		return err
	}
	out, finish, err := outOr(s.out, c.Out)
	if err != nil {
		return err
	}
	options := []output.Option{
		output.Least(least), output.Hint("--info shows all"), output.Rules(c.rules()), output.Version(version()), output.Source(func(name string) []byte {
			if name == standardInput {
				return found.text
			}
			text, _ := readFile(name, maxRDF) // what is gone by now is not shown
			return text
		}),
	}
	if c.Color == "always" || c.Color == "auto" && c.Out == "" && isTerminal(s.out) && os.Getenv("NO_COLOR") == "" {
		options = append(options, output.Color())
	}
	if c.Features {
		options = append(options, output.Features())
	}
	err = output.Write(out, format, &found.report, options...)
	if err == nil && format == output.Text {
		line := count(found.inputs, "file") + " checked"
		if len(found.report.Findings) == 0 {
			line += ", nothing found"
		}
		if accepted > 0 {
			line += fmt.Sprintf(", %s accepted by %s", count(accepted, "finding"), output.Printable(c.Baseline))
		}
		_, err = fmt.Fprintln(out, line)
	}
	return finish(err)
}
