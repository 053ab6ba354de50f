// Gen writes the vocabulary tables of internal/vocab and the types of package
// schema from a release of schema.org:
//
//	go run ./internal/gen -release PATH-or-URL [-check] [-update-shipped]
//
// The release is the file schemaorg-all-https.jsonld, pinned by its hash. With
// -check nothing is written, and the exit code is 1 where the files differ from
// what would be written. With -update-shipped, at a release of this module, the
// table of what programs rely on is brought up to date as well.
//
// It works in three layers: package release reads the facts, package model
// decides what is declared and how it is named, package printer writes it.
// Package tables holds what people decide.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// run is the command; it returns the exit code.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	source := flags.String("release", "", "path or address of schemaorg-all-https.jsonld")
	check := flags.Bool("check", false, "write nothing; tell which files differ")
	update := flags.Bool("update-shipped", false, "record what is declared as shipped")
	switch err := flags.Parse(arguments); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case *source == "" || flags.NArg() > 0 || *check && *update:
		fmt.Fprintln(stderr, "usage: gen -release PATH-or-URL [-check | -update-shipped]")
		return 2
	}
	root, err := moduleRoot()
	if err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return 1
	}
	output, err := generate(ctx, root, *source)
	if err == nil {
		switch {
		case *check:
			err = output.compare(root)
		case *update:
			output.add(shippedFile, []byte(output.shipped))
			err = output.write(root, stdout)
		default:
			err = output.write(root, stdout)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return 1
	}
	return 0
}
