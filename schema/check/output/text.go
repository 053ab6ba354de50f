package output

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// The colours of ANSI terminals (ECMA-48, SGR).
const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	blue   = "\x1b[1;34m"
	cyan   = "\x1b[1;36m"
	green  = "\x1b[1;32m"
)

var severityColors = [...]string{check.Info: cyan, check.Advice: blue, check.Warning: yellow, check.Error: red}

// text writes findings for people.
func (o *options) text(b *bytes.Buffer, told []*check.Finding) {
	lines := sourceLines{text: o.source}
	for _, f := range told {
		if at := f.Position.String(); at != "" {
			b.WriteString(o.colored(bold, FirstInLine(at)+":") + " ")
		}
		severity := Printable(f.Severity.String())
		if f.Severity >= check.Info && f.Severity <= check.Error {
			severity = o.colored(severityColors[f.Severity], severity)
		}
		fmt.Fprintf(b, "%s: %s [%s]\n", severity, Printable(f.Message), Printable(f.Rule))
		if line, caret, found := lines.of(f.Position); found {
			b.WriteString("    " + line + "\n    " + strings.Repeat(" ", caret) + o.colored(green, "^") + "\n")
		}
		for _, place := range f.Related {
			at := place.Position.String()
			if at != "" {
				at = o.colored(bold, FirstInLine(at)+":") + " "
			}
			b.WriteString("  " + at + "note: " + Printable(noteOf(&place)) + "\n")
		}
	}
}

// endText counts the findings, and says what things are good for. A report of nothing
// is no text at all.
func (s *Stream) endText(b *bytes.Buffer) {
	if total := s.Total(); total > 0 {
		b.WriteString(s.tally.summary())
		if hidden := total - s.items; hidden > 0 {
			fmt.Fprintf(b, " (%d of them not shown%s)", hidden, s.options.hint)
		}
		b.WriteByte('\n')
	}
	if s.options.features {
		b.Write(s.eligibility)
		return
	}
	for _, line := range s.tally.eligibilityLines() {
		writeWrapped(b, line)
	}
}

// noteOf gives what stands in another place.
func noteOf(place *check.Place) string {
	switch {
	case place.Message != "":
		return place.Message
	case place.Path != "":
		return "see also " + place.Path
	}
	return "see also here"
}

func (o *options) colored(color, text string) string {
	if !o.color {
		return text
	}
	return color + text + plain
}

// Summary counts the findings by severity, the worst first: "1 error, 3 warnings,
// 2 advice". It is empty where there are none.
func Summary(report *check.Report) string {
	t := tallyOf(report)
	return t.summary()
}

func (t *tally) summary() string {
	var counts []string
	for severity := check.Error; severity >= check.Info; severity-- {
		n := t.findings[severity]
		if n == 0 {
			continue
		}
		noun := severity.String()
		if n > 1 && severity >= check.Warning {
			noun += "s"
		}
		counts = append(counts, fmt.Sprintf("%d %s", n, noun))
	}
	return strings.Join(counts, ", ")
}
