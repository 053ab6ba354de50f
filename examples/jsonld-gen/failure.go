package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
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

// report tells an error and gives the exit code.
func report(out io.Writer, err error, code int) int {
	if !errors.Is(err, errFindings) {
		fmt.Fprintf(out, "jsonld-gen: %s\n", printable(err.Error()))
	}
	return code
}

// printable gives text without what a terminal or a log of a build must not see:
// control characters, ends of lines, reversals of direction. They are escaped.
func printable(text string) string {
	if strings.IndexFunc(text, isHostile) < 0 && strings.ToValidUTF8(text, "\uFFFD") == text {
		return text
	}
	var b strings.Builder
	for _, r := range text { // bytes that are not UTF-8 come as U+FFFD
		if isHostile(r) {
			quoted := strconv.QuoteRuneToGraphic(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isHostile(r rune) bool { return !strconv.IsGraphic(r) }
