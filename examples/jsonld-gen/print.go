package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// printReport tells all findings as compilers do, one a line, and how many there
// are. Of a description without findings it tells nothing.
func printReport(out io.Writer, report *check.Report) {
	var b strings.Builder
	for i := range report.Findings {
		f := &report.Findings[i]
		if at := f.Position.String(); at != "" {
			b.WriteString(at + ": ")
		}
		fmt.Fprintf(&b, "%s: %s [%s]\n", f.Severity, printable(f.Message), f.Rule)
	}
	if len(report.Findings) > 0 {
		b.WriteString(summary(report) + "\n")
	}
	io.WriteString(out, b.String())
}

// summary counts the findings by severity, the worst first.
func summary(report *check.Report) string {
	var counts []string
	for severity := check.Error; severity >= check.Info; severity-- {
		switch n := report.Count(severity); {
		case n == 1 || n > 1 && (severity == check.Advice || severity == check.Info):
			counts = append(counts, fmt.Sprintf("%d %s", n, severity))
		case n > 1:
			counts = append(counts, fmt.Sprintf("%d %ss", n, severity))
		}
	}
	return strings.Join(counts, ", ")
}
