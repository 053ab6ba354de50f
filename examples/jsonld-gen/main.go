// Command jsonld-gen writes what YAML or JSON files say about clinics, doctors,
// products and reviews as JSON-LD, puts it into the pages of a site, and tells what
// is wrong with it.
//
//	jsonld-gen init --kind clinic --base https://sunrise.example/
//	jsonld-gen gen data
//	jsonld-gen build --data data --pages public
//	jsonld-gen check public
//
// The commands are
//
//   - init, which writes settings and a description to fill in;
//   - gen, which writes a description as JSON-LD and tells what is wrong with it;
//   - build, which puts the description of a whole site into its pages;
//   - read, which shows what machines see in pages;
//   - check, which tells what is wrong with pages, folders of pages and files of data;
//   - explain, which explains a rule or a term of schema.org;
//   - feed, which publishes all things of a built site as one feed;
//   - report, which writes a web page of what is in a site, for people;
//   - convert, between JSON-LD, N-Triples, N-Quads, Turtle and YAML.
//
// Each says with --help how it is called. The exit code is 0 where all is fine, 1 with
// findings or bad input, and 2 for wrong usage. All the work is in the library, in
// packages schema/site, schema/page, schema/check and those that they name.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	exitFine     = 0
	exitFindings = 1 // findings, or an input that cannot be read
	exitUsage    = 2
)

const description = `Write what YAML or JSON files say about clinics, doctors, products and reviews as JSON-LD, and tell what is wrong with it.

For a site of your own: init, fill in what it wrote, gen, build, check. For pages that are there: check.

    jsonld-gen init --kind clinic --base https://sunrise.example/
    jsonld-gen gen data
    jsonld-gen build --data data --pages public
    jsonld-gen check public

Exit codes: 0 fine, 1 findings or bad input, 2 wrong usage.`

// commands are the commands of the program, in the order in which one meets them.
type commands struct {
	Init    initialize  `cmd:"" help:"Write settings and a description to fill in."`
	Gen     generate    `cmd:"" help:"Write a description as JSON-LD, or as a script element for a page."`
	Build   buildSite   `cmd:"" help:"Put the description of a whole site into its pages."`
	Check   checkPages  `cmd:"" help:"Tell what is wrong with pages, folders of pages and files of data."`
	Report  reportSite  `cmd:"" help:"Write a web page of what is in a site, for people who look after it."`
	Feed    publishFeed `cmd:"" help:"Publish all things of a built site as one feed."`
	Read    readPages   `cmd:"" help:"Show what machines see in pages."`
	Explain explanation `cmd:"" help:"Explain a rule or a term of schema.org."`
	Convert convert     `cmd:"" help:"Convert between JSON-LD, N-Triples, N-Quads, Turtle and YAML."`

	Version kong.VersionFlag `help:"Print the version, and what the program was built with."`
}

// streams are what a command reads and writes beside files.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() { os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})) }

// run does what the arguments say and gives the exit code.
func run(arguments []string, s streams) int {
	// Kong ends the program after --help.
	type exit int
	code := func() (code int) {
		defer func() {
			switch fault := recover().(type) {
			case nil:
			case exit:
				code = int(fault)
			default:
				panic(fault)
			}
		}()
		var c commands
		set := new(settings)
		parser, err := kong.New(&c,
			kong.Name("jsonld-gen"), kong.Description(description),
			kong.Vars{"version": versionLine()},
			kong.Writers(s.out, s.err), kong.Exit(func(code int) { panic(exit(code)) }),
			kong.Resolvers(set), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		)
		if err != nil {
			return report(s.err, err, exitUsage)
		}
		context, err := parser.Parse(arguments)
		if len(set.problems) > 0 {
			if err := tellProblems(s.err, set.problems); err != nil {
				return report(s.err, err, exitFindings)
			}
			return exitFindings
		}
		if err != nil {
			return report(s.err, fmt.Errorf("%w; see %s --help", err, misused(err)), exitUsage)
		}
		if err := context.Run(s, set); err != nil {
			return report(s.err, err, codeOf(err))
		}
		return exitFine
	}()
	return code
}

// misused gives the command that was called in a wrong way, as far as it is known.
func misused(err error) string {
	if parse, is := errors.AsType[*kong.ParseError](err); is && parse.Context != nil {
		if command := parse.Context.Selected(); command != nil {
			return "jsonld-gen " + command.Name
		}
	}
	return "jsonld-gen"
}
