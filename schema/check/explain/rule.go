package explain

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// Rule gives what there is to know of a rule: what it asks for and why, how much
// its findings matter, and an example of what is wrong and of what is right.
func Rule(rule check.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s, family %s, since %s\n", rule.ID, rule.Severity, rule.Family, rule.Since)
	b.WriteString("\n" + wrapped(rule.Doc, "  ") + "\n")
	if rule.Source != nil {
		b.WriteString("\n" + source(rule.Source))
	}
	bad, good := rule.Bad, rule.Good
	if rule.Bad != "" && rule.Good != "" {
		bad, good = withoutShared(bad, good)
	}
	if rule.Bad != "" {
		b.WriteString("\nIt finds something in\n\n" + indented(bad, "  "))
	}
	if rule.Good != "" {
		b.WriteString("\nand nothing in\n\n" + indented(good, "  "))
	}
	return b.String()
}

// source says where it is written that a rule holds, of when that is, and how much of it
// is known.
func source(s *check.Source) string {
	line := "Source: " + s.Title
	if s.Updated != "" {
		line += ", of " + s.Updated
	}
	switch s.Confidence {
	case "recalled":
		line += " (not looked up)"
	case "transcribed":
		line += ", looked up in excerpts on " + s.Seen
	default:
		line += ", looked up on " + s.Seen
	}
	return wrapped(line, "  ") + "\n  " + s.Address + "\n"
}

// indented puts the indentation before each line of an example.
func indented(text, indentation string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSuffix(text, "\n")) {
		b.WriteString(indentation + line)
	}
	return b.String() + "\n"
}

// width is how long a line of text may get.
const width = 88

// wrapped breaks text into lines that begin with the indentation.
func wrapped(text, indentation string) string {
	var b strings.Builder
	length := 0
	for _, word := range strings.Fields(text) {
		switch {
		case length == 0:
			b.WriteString(indentation + word)
			length = len(indentation) + len(word)
			continue
		case length+1+len(word) > width:
			b.WriteString("\n" + indentation + word)
			length = len(indentation) + len(word)
			continue
		}
		b.WriteString(" " + word)
		length += 1 + len(word)
	}
	return b.String()
}

// context is how many lines stand beside one in which two examples differ.
const context = 2

// withoutShared leaves out of two long examples the lines that they share, but for some
// beside those in which they differ: a line of three dots stands for them.
func withoutShared(bad, good string) (string, string) {
	a, b := strings.Split(strings.TrimSuffix(bad, "\n"), "\n"), strings.Split(strings.TrimSuffix(good, "\n"), "\n")
	before := 0
	for before < min(len(a), len(b)) && a[before] == b[before] {
		before++
	}
	after := 0
	for after < min(len(a), len(b))-before && a[len(a)-1-after] == b[len(b)-1-after] {
		after++
	}
	return differing(a, before, after), differing(b, before, after)
}

// differing gives lines without the first and the last ones.
func differing(lines []string, before, after int) string {
	const least = 2 // as many lines as are worth a line of dots
	if hidden := before - context; hidden >= least {
		lines = append([]string{"…"}, lines[hidden:]...)
	}
	if hidden := after - context; hidden >= least {
		lines = append(lines[:len(lines)-hidden:len(lines)-hidden], "…")
	}
	return strings.Join(lines, "\n")
}
