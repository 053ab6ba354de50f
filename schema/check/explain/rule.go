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
	if rule.Bad != "" {
		b.WriteString("\nIt finds something in\n\n" + indented(rule.Bad, "  "))
	}
	if rule.Good != "" {
		b.WriteString("\nand nothing in\n\n" + indented(rule.Good, "  "))
	}
	return b.String()
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
