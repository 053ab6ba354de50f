// Command conformance runs the test suites of W3C and the examples of schema.org
// against the readers and writers of healthld, and says how many tests are passed,
// failed and left out. With -write the table is written to README.md here; a test
// holds that to what a run gives, so that no number falls unseen.
//
//	go -C internal/conformance run . [-write]
//
// The suites are looked for in ../shared, beside the checkout. README.md says where
// they can be had.
//
// The tests of this module hold what healthld writes to programs that others wrote:
// raptor and Oxigraph read the RDF and find the same triples in it, and a query over
// the dump of a site gets the answer that its data gives.
//
//	npm --prefix internal/conformance ci
//	go -C internal/conformance test ./...
//
// They need rapper (Debian's raptor2-utils), node and the package that the first
// command fetches. They skip where one is missing, except that they fail there where
// CI is true. It is a module of its own, so that nobody else looks at what only
// these tests need.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	write := flag.Bool("write", false, "write the table to README.md")
	flag.Parse()
	text, err := report()
	if err == nil && *write {
		err = os.WriteFile("README.md", text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
	if !*write {
		os.Stdout.Write(text)
	}
}

// report runs all suites and gives README.md.
func report() ([]byte, error) {
	counts, err := runSuites(suites)
	if err != nil {
		return nil, err
	}
	return render(suites, counts)
}
