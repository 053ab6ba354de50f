package output

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/healthld/healthld/rdf"
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

// text writes findings for people, and gives how many of them are told in a line with
// others. The line of the input stands once below all that is found at one place.
func (o *options) text(b *bytes.Buffer, report *check.Report, told []*check.Finding) (counted int) {
	lines := newSourceLines(o.source, report)
	var advice *countedAdvice
	if o.counted {
		advice = countAdvice(report, told)
	}
	var all []toldLine
	for _, f := range told {
		if place := advice.placeOf(f); place != nil {
			counted++
			if !place.written {
				place.written = true
				all = append(all, toldLine{finding: f, words: place.line()})
			}
			continue
		}
		all = append(all, toldLine{finding: f, words: fmt.Sprintf("%s [%s]", Printable(f.Words()), Printable(rulesOf(f)))})
	}
	if o.counted {
		findRepeats(all)
	}
	var shown rdf.Position
	for i := range all {
		f, again := all[i].finding, all[i].again
		if again != nil && len(again.places) >= fewestRepeated {
			if again.written {
				continue
			}
			again.written = true
		}
		b.WriteString(o.place(f.Position) + o.severity(f.Severity) + ": " + all[i].words + "\n")
		if f.Position != shown {
			shown = f.Position
			if line, caret, found := lines.of(f.Position, f.Family == "input"); found {
				b.WriteString("    " + line + "\n    " + strings.Repeat(" ", caret) + o.colored(green, "^") + "\n")
			}
		}
		for _, place := range f.Related {
			if place.Rule == "" {
				b.WriteString("  " + o.place(place.Position) + "note: " + Printable(noteOf(&place)) + "\n")
			}
		}
		if again != nil && again.written {
			b.WriteString("  " + again.line() + "\n")
		}
	}
	return counted
}

// place gives what stands before a finding: where it is.
func (o *options) place(at rdf.Position) string {
	if at.String() == "" {
		return ""
	}
	return o.colored(bold, FirstInLine(at.String())+":") + " "
}

// rulesOf names the rules that say what a finding does.
func rulesOf(f *check.Finding) string {
	rules := f.Rule
	for i := range f.Related {
		if also := f.Related[i].Rule; also != "" {
			rules += ", " + also
		}
	}
	return rules
}

func (o *options) severity(s check.Severity) string {
	if s < check.Info || s > check.Error {
		return Printable(s.String())
	}
	return o.colored(severityColors[s], s.String())
}

// endText counts the findings, and says what things are good for. A report of nothing
// is no text at all.
func (s *Stream) endText(b *bytes.Buffer) {
	if total := s.Total(); total > 0 {
		b.WriteString(s.tally.summary())
		b.WriteString(s.leftOut(total-s.items, total) + "\n")
	}
	if s.options.features {
		b.Write(s.eligibility)
		return
	}
	for _, line := range s.tally.eligibilityLines() {
		writeWrapped(b, line)
		if s.options.featureHint != "" && strings.HasPrefix(line, statusWords[check.Lacking]) {
			b.WriteString("  " + s.options.featureHint + "\n")
		}
	}
}

// leftOut says how many of the findings that are counted are not told one by one.
func (s *Stream) leftOut(hidden, total int) string {
	switch {
	case hidden == total && hidden == s.tally.findings[check.Info]:
		return " not shown" + s.options.hint
	case hidden > 0 && s.counted > 0:
		return fmt.Sprintf(" (%d not shown, %d counted by feature%s)", hidden, s.counted, s.options.hint)
	case hidden > 0:
		return fmt.Sprintf(" (%d not shown%s)", hidden, s.options.hint)
	case s.counted > 0:
		return fmt.Sprintf(" (%d counted by feature%s)", s.counted, s.options.hint)
	}
	return ""
}

// noteOf gives what stands in another place, and the rule that says it where that is
// another than the finding's.
func noteOf(place *check.Place) string {
	switch {
	case place.Rule != "":
		return strings.TrimSpace(place.Message + " [" + place.Rule + "]")
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
