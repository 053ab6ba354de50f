// Command bench measures the library. It compares writing JSON-LD, reading it into
// structs, and writing and reading notations of RDF, with what a user would pick
// instead, on the same work and with equal results, and prints ratios; and it prints how writing grows with
// the things of a description, what the library adds to a program, what its types
// cost to compile, and how building a site grows with its pages and with cores. It
// is a module of its own, so that nobody else depends on what it compares with.
//
//	go -C internal/bench run . [-only json|things|rdf|growth|size|compile|site]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
)

// figures are what can be measured, by the names that -only takes.
var figures = []struct {
	name  string
	print func(io.Writer) error
}{
	{"json", printJSON},
	{"things", printThings},
	{"rdf", printRDF},
	{"growth", printGrowth},
	{"size", printSize},
	{"compile", printCompile},
	{"site", printSite},
}

func main() {
	only := flag.String("only", "", "measure one of json, things, rdf, growth, size, compile and site alone")
	flag.Parse()
	fmt.Println(runtime.Version(), runtime.GOOS, runtime.GOARCH)
	known := *only == ""
	for _, f := range figures {
		if *only != "" && *only != f.name {
			continue
		}
		known = true
		fmt.Printf("\n%s\n", f.name)
		if err := f.print(os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
	}
	if !known {
		fmt.Fprintf(os.Stderr, "bench: there is no figure %q\n", *only)
		os.Exit(2)
	}
}
