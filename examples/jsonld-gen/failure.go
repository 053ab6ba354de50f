package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/healthld/healthld/schema/check/output"
)

// errFindings says that findings were told, and that there is nothing to add.
var errFindings = errors.New("findings")

// usageError is an error of how the command was called.
type usageError struct{ error }

// codeOf gives the exit code of an error.
func codeOf(err error) int {
	if errors.As(err, new(usageError)) {
		return exitUsage
	}
	return exitFindings
}

// tellUnread tells of an input that could not be read. What was left out with intent is
// told as well, but is no error.
func tellUnread(out io.Writer, err error) {
	if errors.As(err, new(leftOut)) {
		fmt.Fprintln(out, output.Printable(err.Error()))
		return
	}
	report(out, err, exitFindings)
}

// report tells an error and gives the exit code.
func report(out io.Writer, err error, code int) int {
	if !errors.Is(err, errFindings) {
		fmt.Fprintf(out, "jsonld-gen: %s\n", output.Printable(err.Error()))
	}
	return code
}
