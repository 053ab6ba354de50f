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

// inOrder brings findings into the order of reports, in place, without what is told
// twice. The numbers are scratch: findings are large, and moved once.
func inOrder(findings []Finding, numbers []int32) ([]Finding, []int32) {
	sorted, repeated := true, false
	for i := 1; i < len(findings) && sorted; i++ {
		c := compareFindings(&findings[i-1], &findings[i])
		sorted, repeated = c <= 0, repeated || c == 0
	}
	if !sorted {
		numbers = slices.Grow(numbers[:0], len(findings))[:len(findings)]
		for i := range numbers {
			numbers[i] = int32(i)
		}
		slices.SortFunc(numbers, func(a, b int32) int {
			if c := compareFindings(&findings[a], &findings[b]); c != 0 {
				return c
			}
			repeated = true
			return int(a - b)
		})
		permute(findings, numbers)
	}
	if repeated {
		findings = slices.CompactFunc(findings, func(a, b Finding) bool { return sameFinding(&a, &b) })
	}
	return findings, numbers
}

// permute puts at each place what stands at the place that its number gives. The numbers
// are used up.
func permute(findings []Finding, numbers []int32) {
	for start := range numbers {
		if numbers[start] < 0 {
			continue // it was moved with others
		}
		first, at := findings[start], start
		for {
			from := int(numbers[at])
			numbers[at] = -1
			if from == start {
				findings[at] = first
				break
			}
			findings[at] = findings[from]
			at = from
		}
	}
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
