package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// printReport tells the findings from a severity on as compilers do, one a line,
// and how many there are of all severities. Of a description without findings
// it tells nothing.
func printReport(out io.Writer, report *check.Report, least check.Severity) {
	var b strings.Builder
	for i := range report.Findings {
		f := &report.Findings[i]
		if f.Severity < least {
			continue
		}
		if at := f.Position.String(); at != "" {
			b.WriteString(firstInLine(at) + ": ")
		}
		fmt.Fprintf(&b, "%s: %s [%s]\n", f.Severity, printable(f.Message), f.Rule)
	}
	if len(report.Findings) > 0 {
		b.WriteString(summary(report))
		if least > check.Info && report.Count(check.Info) > 0 {
			b.WriteString(" (told with --info)")
		}
		b.WriteByte('\n')
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
