package check

import (
	"slices"

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
	// Private says that personal or health data may stand there, as in every text that a visitor
	// wrote. Who shows text of the input beside findings shows none of that line: what patients
	// wrote has no place in logs.
	Private bool
	// order is how many places were looked at before.
	order int32
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
	// States names what the finding states of its place, where rules of several families
	// may: [WrongValue], or what [Lacks] gives, or a few words. What they state of one
	// place a report has as one finding, with what the others say of it in its Related. It
	// is empty for what rules of no other family state.
	States string
	// Consequence is the end of Message that says who asks for what is missing or not
	// right there, and for what: "Google requires it for Local business". It may be empty.
	Consequence string
	// Related are the other places that the finding is about, such as the second of
	// two pages that contradict each other, and what other rules say of the same.
	Related []Place
}

// Place is a place that a [Finding] is about beside its own.
type Place struct {
	// Rule, Family and Severity are those of the rule that says it, where that is not the
	// finding's: one of another family that states the same.
	Rule, Family string
	Severity     Severity
	// Message says what stands there, by the same demands as that of a finding; it may
	// be empty.
	Message string
	// Path and Position lead to it as in a finding. Either may be empty.
	Path     string
	Position rdf.Position

	// whole is the message of the rule's own finding.
	whole string
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

// sameFinding tells whether two findings say the same, whenever they were made.
func sameFinding(a, b *Finding) bool {
	return a.Message == b.Message && a.Rule == b.Rule && a.Family == b.Family && a.Severity == b.Severity &&
		a.Position == b.Position && a.Pointer == b.Pointer && a.Path == b.Path &&
		a.Doc == b.Doc && a.Suggestion == b.Suggestion && slices.Equal(a.Related, b.Related)
}
