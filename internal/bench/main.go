// Command bench measures the library and prints what it found as Markdown. It
// compares writing and reading JSON-LD and notations of RDF, reading pages and
// checking them with what a user would pick instead, here and in Node, on the same
// work: first it holds the results to be equal, then it does the work in turns and
// prints ratios. And it prints how time grows with the size of what is described,
// what the library adds to a program, what its types cost to compile, and how
// building a site and checking it grow with its pages and with cores. It is a module of its own,
// so that nobody else depends on what it compares with.
//
//	npm --prefix internal/bench ci
//	go -C internal/bench run . [-only NAME | -readme]
//
// With -readme it prints the section "Figures" of README.md.
//
// Without Node, or what the first command fetches, or ../shared, it leaves out what
// needs them, and says so.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
)

// figure is something that can be measured.
type figure struct {
	// name is what -only takes.
	name string
	// comparisons are what is compared, made anew at each call; nil for figures
	// that are no comparisons.
	comparisons func() ([]comparison, error)
	// print prints the others, in lines or, where markdown says so, as it shall stand.
	print    func(io.Writer) error
	markdown bool
}

// figures are what can be measured, in the order in which it is printed. It is
// filled by init, since -peak looks into it.
var figures []figure

func init() {
	figures = []figure{
		{name: "write-json", comparisons: compareJSONWriters},
		{name: "write-rdf", comparisons: compareRDFWriters},
		{name: "read-json", comparisons: compareJSONReaders},
		{name: "read-rdf", comparisons: compareRDFReaders},
		{name: "read-page", comparisons: comparePageReaders},
		{name: "read-things", comparisons: compareThings},
		{name: "validator", comparisons: compareValidators},
		{name: "shapes", comparisons: compareShapes},
		{name: "growth", print: printGrowth, markdown: true},
		{name: "size", print: printSize},
		{name: "compile", print: printCompile},
		{name: "site", print: printSite},
		{name: "check", print: printCheck},
	}
}

func main() {
	var names []string
	for _, f := range figures {
		names = append(names, f.name)
	}
	only := flag.String("only", "", "measure one alone: "+strings.Join(names, ", "))
	readme := flag.Bool("readme", false, "print the section of README.md that quotes the figures")
	peak := flag.String("peak", "", "do one way again and again; used to find out how much memory it takes")
	parse := flag.String("parse", "", "read the pages of a folder with html.Parse; used to find out how long it takes")
	flag.IntVar(&sitePages, "pages", 0, "how many pages the site of the figure check has; 1,000 and 10,000 by default")
	flag.Parse()
	if *parse != "" {
		exitOn(parseFolder(*parse))
		return
	}
	if *peak != "" {
		exitOn(doAgain(*peak))
		return
	}
	command := "go -C internal/bench run ."
	if *only != "" {
		command += " -only " + *only
	} else if *readme {
		command += " -readme"
	}
	measured := fmt.Sprintf("Measured on %s with %s on %s/%s, %d processors: `%s`",
		time.Now().Format("2 January 2006"), strings.Replace(runtime.Version(), "go", "Go ", 1), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), command)
	if *readme {
		exitOn(printReadme(os.Stdout, measured))
		return
	}
	fmt.Println(measured)
	known := false
	for _, f := range figures {
		if *only != "" && *only != f.name {
			continue
		}
		known = true
		fmt.Printf("\n## %s\n", f.name)
		if f.print != nil {
			fmt.Println()
			exitOn(f.printList(os.Stdout))
		} else {
			exitOn(printComparisons(os.Stdout, f))
		}
	}
	if !known {
		fmt.Fprintf(os.Stderr, "bench: there is no figure %q\n", *only)
		os.Exit(2)
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
