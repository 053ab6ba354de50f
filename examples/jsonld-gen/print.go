package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
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
			b.WriteString(output.FirstInLine(at) + ": ")
		}
		fmt.Fprintf(&b, "%s: %s [%s]\n", f.Severity, output.Printable(f.Message), f.Rule)
	}
	if len(report.Findings) > 0 {
		b.WriteString(output.Summary(report))
		if least > check.Info && report.Count(check.Info) > 0 {
			b.WriteString(" (told with --info)")
		}
		b.WriteByte('\n')
	}
	io.WriteString(out, b.String())
}
