package output

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// eligibility writes what the things of a report are good for: each thing, or how
// many there are for each feature.
func (o *options) eligibility(b *bytes.Buffer, report *check.Report) {
	if o.features {
		o.eachFeature(b, report)
		return
	}
	for status := check.Eligible; status <= check.Retired; status++ {
		var names []string
		counts := make(map[string]int)
		for i := range report.Eligibility {
			if e := &report.Eligibility[i]; e.Status == status {
				if counts[e.Name] == 0 {
					names = append(names, e.Name)
				}
				counts[e.Name]++
			}
		}
		for i, name := range names {
			names[i] = fmt.Sprintf("%s (%d)", Printable(name), counts[name])
		}
		if len(names) > 0 {
			fmt.Fprintf(b, "%s: %s\n", statusWords[status], strings.Join(names, ", "))
		}
	}
}

var statusWords = [...]string{
	check.Eligible: "eligible for", check.Limited: "eligible in some places for", check.Lacking: "not yet eligible for", check.Retired: "retired",
}

func (o *options) eachFeature(b *bytes.Buffer, report *check.Report) {
	var last string
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		thing := e.Path
		if e.Node.Kind == rdf.IRI {
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
		line += whats("; required and missing: ", e.Missing) + whats("; better with ", e.Improvable)
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
