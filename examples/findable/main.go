// Command findable tells whether the structured data of a site answers what people ask:
// which questions are answered, at which rank a search engine finds what should answer
// with the data and without, and which fact lacks where something is not found.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"github.com/healthld/healthld/schema/check/output"
)

// The exit codes.
const (
	exitFine  = 0
	exitFails = 1 // too few questions are answered, or an input cannot be read
	exitUsage = 2
)

const description = `Tell whether the structured data of a site answers what people ask.

A site is a folder of pages, or a feed: a file of JSON-LD, JSON lines, N-Quads, N-Triples or Turtle.

Exit codes: 0 fine, 1 too few questions are answered or an input cannot be read, 2 wrong usage.`

type commands struct {
	Test    testQuestions    `cmd:"" help:"Tell which questions are answered, and why the others are not."`
	Suggest suggestQuestions `cmd:"" help:"Write a first file of questions from what the site tells."`
	Worth   worthOfFacts     `cmd:"" help:"Show which kind of fact answers how many questions, as a web page."`
	Facts   writeFacts       `cmd:"" help:"Write all facts of the site as N-Quads, for other engines."`
}

// streams are what a command writes to beside files.
type streams struct{ out, err io.Writer }

// errFails says that it was told what is wrong.
var errFails = errors.New("not all is as it should be")

func main() { os.Exit(run(os.Args[1:], streams{os.Stdout, os.Stderr})) }

// run does what the arguments say and gives the exit code.
func run(arguments []string, s streams) (code int) {
	// Kong ends the program after --help.
	type exit int
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
	parser, err := kong.New(&c,
		kong.Name("findable"), kong.Description(description),
		kong.Writers(s.out, s.err), kong.Exit(func(code int) { panic(exit(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return tell(s.err, err, exitUsage)
	}
	context, err := parser.Parse(arguments)
	if err != nil {
		return tell(s.err, fmt.Errorf("%w; see findable --help", err), exitUsage)
	}
	if err := context.Run(s); err != nil {
		return tell(s.err, err, exitFails)
	}
	return exitFine
}

// tell tells an error and gives the exit code.
func tell(out io.Writer, err error, code int) int {
	if !errors.Is(err, errFails) {
		fmt.Fprintf(out, "findable: %s\n", output.Printable(err.Error()))
	}
	return code
}
