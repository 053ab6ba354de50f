package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// Finding is what a rule found at one place. Its message and path hold nothing
// raw of the input: control characters and what else a terminal must not see
// are escaped in them.
type Finding struct {
	// Rule and Family are those of the rule; what was wrong when the input was
	// read has "input" as both.
	Rule, Family string
	Severity     Severity
	// Message says what was found, what was expected and how to mend it.
	Message string
	// Path leads to the place in words: MedicalClinic.address.postalCode. A
	// number counts the values of a property from 0: review[2].author.
	Path string
	// Pointer leads to the place in the graph's JSON-LD, nested as package
	// jsonld writes it: a JSON Pointer (RFC 6901), with what the input has in
	// its names. It is empty for the whole document, and for what lies more than
	// 64 things deep.
	Pointer string
	// Position is the place in the input, where that had places.
	Position rdf.Position
	// Doc is the address of the documentation of what was expected; may be
	// empty.
	Doc string
	// Suggestion is what would be right instead; it is empty where that is not
	// certain.
	Suggestion string
	// Related are the other places that the finding is about, such as the second of
	// two pages that contradict each other.
	Related []Place

	// order is how many places were looked at before.
	order int
}

// Place is a place that a [Finding] is about beside its own.
type Place struct {
	// Message says what stands there, by the same demands as that of a finding; it may
	// be empty.
	Message string
	// Path and Position lead to it as in a finding. Either may be empty.
	Path     string
	Position rdf.Position
}

// Report is what the rules found.
type Report struct {
	// Findings are in the order of the input: by file, line and column where
	// there are positions, else as the graph is told; each once.
	Findings []Finding
	// Eligibility is what the things are good for, as far as the rules that were
	// given know of such, in the order of the graph.
	Eligibility []Eligibility
}

// Count gives how many findings have the severity.
func (r *Report) Count(severity Severity) int {
	count := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == severity {
			count++
		}
	}
	return count
}

// Worst gives the greatest severity among the findings, 0 where there are none.
func (r *Report) Worst() Severity {
	var worst Severity
	for i := range r.Findings {
		worst = max(worst, r.Findings[i].Severity)
	}
	return worst
}

// inOrder gives findings in the order of reports, without what is told twice, in a
// slice of their own. The numbers are scratch: findings are large, and moved once.
func inOrder(found []Finding, numbers []int32) ([]Finding, []int32) {
	if len(found) == 0 {
		return nil, numbers
	}
	numbers = slices.Grow(numbers[:0], len(found))[:len(found)]
	sorted := true
	for i := range found {
		numbers[i] = int32(i)
		sorted = sorted && (i == 0 || compareFindings(&found[i-1], &found[i]) <= 0)
	}
	if !sorted {
		slices.SortFunc(numbers, func(a, b int32) int {
			if c := compareFindings(&found[a], &found[b]); c != 0 {
				return c
			}
			return int(a - b)
		})
	}
	findings := make([]Finding, 0, len(found))
	for _, number := range numbers {
		if last := len(findings) - 1; last < 0 || !sameFinding(&findings[last], &found[number]) {
			findings = append(findings, found[number])
		}
	}
	return findings, numbers
}

// sameFinding tells whether two findings say the same, whenever they were made.
func sameFinding(a, b *Finding) bool {
	return a.Message == b.Message && a.Rule == b.Rule && a.Family == b.Family && a.Severity == b.Severity &&
		a.Position == b.Position && a.Pointer == b.Pointer && a.Path == b.Path &&
		a.Doc == b.Doc && a.Suggestion == b.Suggestion && slices.Equal(a.Related, b.Related)
}

func compareFindings(a, b *Finding) int {
	if c := strings.Compare(a.Position.File, b.Position.File); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Position.Offset, b.Position.Offset); c != 0 {
		return c
	}
	if c := cmp.Compare(a.order, b.order); c != 0 {
		return c
	}
	if c := cmp.Compare(b.Severity, a.Severity); c != 0 { // the worst first
		return c
	}
	return cmp.Or(
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Pointer, b.Pointer),
		strings.Compare(a.Path, b.Path),
	)
}
