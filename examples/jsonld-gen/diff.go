package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"github.com/healthld/healthld/schema/check/output"
)

// writeDiff writes what changes in a page as a unified diff, which patch -p1
// takes. In a terminal what could harm that is escaped.
func writeDiff(out io.Writer, name string, before, after []byte) error {
	edits := udiff.Lines(string(before), string(after))
	diff, err := udiff.ToUnified(nameInDiff("a/"+name), nameInDiff("b/"+name), string(before), edits, udiff.DefaultContextLines)
	if err != nil {
		return err
	}
	if isTerminal(out) {
		diff = shownInTerminal(diff)
	}
	_, err = io.WriteString(out, diff)
	return err
}

// shownInTerminal gives the lines with what could harm a terminal escaped.
func shownInTerminal(diff string) string {
	var b strings.Builder
	for rest := diff; rest != ""; {
		i := strings.IndexAny(rest, "\t\n")
		if i < 0 {
			b.WriteString(output.Printable(rest))
			break
		}
		b.WriteString(output.Printable(rest[:i]))
		b.WriteByte(rest[i])
		rest = rest[i+1:]
	}
	return b.String()
}

// nameInDiff gives the name of a file as git writes it: in quotes, with escapes
// that patch undoes, where it holds what a terminal must not see; with a tab
// behind it where it holds a space, which would end it.
func nameInDiff(name string) string {
	if output.Printable(name) == name && !strings.ContainsAny(name, `"\`) {
		if strings.Contains(name, " ") {
			name += "\t"
		}
		return name
	}
	var b strings.Builder
	b.WriteByte('"')
	for len(name) > 0 {
		r, width := utf8.DecodeRuneInString(name)
		switch part := name[:width]; {
		case r == '"' || r == '\\':
			b.WriteString(`\` + part)
		case !strconv.IsGraphic(r) || r == utf8.RuneError && width == 1:
			for _, c := range []byte(part) {
				fmt.Fprintf(&b, `\%03o`, c)
			}
		default:
			b.WriteString(part)
		}
		name = name[width:]
	}
	b.WriteByte('"')
	return b.String()
}

// isTerminal tells whether a person reads along.
func isTerminal(out io.Writer) bool {
	if wrapped, is := out.(besideBar); is {
		out = wrapped.Writer
	}
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
