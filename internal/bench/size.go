package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// printSize prints what packages schema and jsonld add to a program: the
// difference between two stripped programs below testdata/size, one of which
// describes a clinic by eight types and prints it as JSON-LD.
func printSize(out io.Writer) error {
	without, with, err := sizes()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%9d B a stripped program with fmt alone\n", without)
	fmt.Fprintf(out, "%9d B with schema, jsonld and eight types\n", with)
	fmt.Fprintf(out, "%9d B added\n", with-without)
	return nil
}

// sizes gives how large the two programs are.
func sizes() (without, with int64, err error) {
	if without, err = stripped("without"); err != nil {
		return 0, 0, err
	}
	with, err = stripped("with")
	return without, with, err
}

// stripped builds a program without symbols and gives its size.
func stripped(name string) (int64, error) {
	folder, err := os.MkdirTemp("", "size")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, name)
	if err := build(name, program); err != nil {
		return 0, err
	}
	info, err := os.Stat(program)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// build builds one of the programs without symbols.
func build(name, program string) error {
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", program, "./testdata/size/"+name)
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building %s: %w", name, err)
	}
	return nil
}
