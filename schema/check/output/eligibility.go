package output

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// eligibilityLines counts what the things are good for: a line for each status that
// there is, "eligible for: Article (7), Breadcrumb (42)".
func (t *tally) eligibilityLines() []string {
	var lines []string
	for status := check.Eligible; status <= check.Retired; status++ {
		var names []string
		for _, c := range t.features {
			if c.status == status {
				names = append(names, fmt.Sprintf("%s (%d)", Printable(c.name), c.count))
			}
		}
		if len(names) > 0 {
			lines = append(lines, statusWords[status]+": "+strings.Join(names, ", "))
		}
	}
	return lines
}

// featureCount is how many things have one status for a feature.
type featureCount struct {
	status                check.Status
	family, feature, name string
	count                 int
}

// countFeatures counts the things of a status by their features, in the order in which
// these are met first.
func countFeatures(report *check.Report, status check.Status) []featureCount {
	var counts []featureCount
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		if e.Status != status {
			continue
		}
		counts = countFeature(counts, featureCount{status: status, family: e.Family, feature: e.Feature, name: e.Name}, 1)
	}
	return counts
}

// countFeature counts so many more of a feature and status.
func countFeature(counts []featureCount, of featureCount, more int) []featureCount {
	i := slices.IndexFunc(counts, func(had featureCount) bool {
		return had.status == of.status && had.family == of.family && had.feature == of.feature
	})
	if i < 0 {
		i = len(counts)
		of.count = 0
		counts = append(counts, of)
	}
	counts[i].count += more
	return counts
}

// writeWrapped writes a line of parts that end in "), "; where it gets long, it goes
// on below, indented.
func writeWrapped(b *bytes.Buffer, line string) {
	const most, indent = 92, "  "
	column := 0
	for part := range strings.SplitAfterSeq(line, "), ") {
		width := utf8.RuneCountInString(strings.TrimSuffix(part, " "))
		if column > 0 && column+width > most {
			b.Truncate(b.Len() - 1)
			b.WriteString("\n" + indent)
			column = len(indent)
		}
		b.WriteString(part)
		column += width + 1
	}
	b.WriteByte('\n')
}

var statusWords = [...]string{
	check.Eligible: "eligible for", check.Limited: "eligible in some places for", check.Lacking: "not yet eligible for", check.Retired: "retired",
}

func (o *options) eachFeature(b *bytes.Buffer, report *check.Report) {
	var last string
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		thing := e.Path
		if e.Node.Kind == rdf.IRI && !excerpt.IsRunning(e.Node.Text) {
			thing += " <" + e.Node.Text + ">"
		}
		if at := e.Position.String(); at != "" {
			thing = at + ": " + thing
		}
		if thing = FirstInLine(thing); thing != last {
			b.WriteString(o.colored(bold, thing) + "\n")
			last = thing
		}
		color := green
		if e.Status == check.Lacking {
			color = yellow
		}
		line := "  " + o.colored(color, statusWords[e.Status]) + " " + Printable(e.Name)
		if e.Status == check.Retired && e.Since != "" {
			line += " since " + Printable(e.Since)
		}
		line += whats("; still required: ", e.Missing) + whats("; better with ", e.Improvable)
		b.WriteString(line + "\n")
	}
}

func whats(words string, missing []check.Missing) string {
	if len(missing) == 0 {
		return ""
	}
	var names []string
	for _, m := range missing {
		names = append(names, Printable(m.What))
	}
	return words + strings.Join(names, ", ")
}
