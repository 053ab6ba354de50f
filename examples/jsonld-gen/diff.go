package main

import (
	"io"
	"os"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// writeDiff writes what changes in a page as a unified diff, which patch -p1
// takes. In a terminal what could harm that is escaped.
func writeDiff(out io.Writer, name string, before, after []byte) error {
	edits := udiff.Lines(string(before), string(after))
	diff, err := udiff.ToUnified("a/"+printable(name), "b/"+printable(name), string(before), edits, udiff.DefaultContextLines)
	if err != nil {
		return err
	}
	if isTerminal(out) {
		lines := strings.SplitAfter(diff, "\n")
		for i, line := range lines {
			text, end := strings.CutSuffix(line, "\n")
			lines[i] = printable(text)
			if end {
				lines[i] += "\n"
			}
		}
		diff = strings.Join(lines, "")
	}
	_, err = io.WriteString(out, diff)
	return err
}

// isTerminal tells whether a person reads along.
func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
