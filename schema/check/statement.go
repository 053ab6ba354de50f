package check

import (
	"cmp"
	"slices"
	"strings"
)

// WrongValue is the [Finding.States] of findings that a value is not what its property takes:
// of another form or kind, or of a thing where a text stands.
const WrongValue = "value"

// lacksBefore begins the fact that a thing lacks a property, before its name.
const lacksBefore = "no "

// Lacks gives the [Finding.States] of findings that a thing lacks a property, by its name.
func Lacks(property string) string { return lacksBefore + property }

// Add adds the findings and features of another report of the same input, such as that of
// other rules, brings the findings into the order of their places, and tells once what
// several families state of one place, as [Run] does.
func (r *Report) Add(more *Report) {
	r.Eligibility = append(r.Eligibility, more.Eligibility...)
	r.Findings = append(r.Findings, more.Findings...)
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Position.File, b.Position.File), cmp.Compare(a.Position.Offset, b.Position.Offset))
	})
	r.Findings = joinStatements(r.Findings, new(textTable), false)
}

// joinedIn is the order of a finding that another has taken in.
const joinedIn = -1

// joinStatements tells once what several families state of one place, in the findings of a
// report: the worst tells it, of two that are as bad the one that names a consequence, and
// the others stand in its Related. Findings of one run are of one place where their paths
// are the same too: two things may share an element, and reports that are put together
// may have paths of their own.
func joinStatements(findings []Finding, table *textTable, oneRun bool) []Finding {
	stating, first, mixed := 0, -1, false
	for i := range findings {
		if findings[i].States != "" {
			if stating++; first < 0 {
				first = i
			}
			mixed = mixed || mayJoin(&findings[i], &findings[first])
		}
	}
	if !mixed {
		return findings
	}
	table.begin(stating)
	joined := false
	for i := first; i < len(findings); i++ {
		f := &findings[i]
		if f.States == "" || !isBeside(findings, i) {
			continue
		}
		slot := table.slot(hashStatement(f, oneRun), func(number int32) bool { return statesSame(&findings[number-1], f, oneRun) })
		if slot.number == 0 {
			slot.number = int32(i) + 1
			continue
		}
		if told := &findings[slot.number-1]; mayJoin(told, f) {
			told.join(f)
			f.order, joined = joinedIn, true
		}
	}
	if !joined {
		return findings
	}
	left := findings[:0]
	for i := range findings {
		if findings[i].order != joinedIn {
			left = append(left, findings[i])
		}
	}
	clear(findings[len(left):])
	return left
}

// mayJoin tells whether two findings that state the same may be told as one: those of one
// family are of different faults, but that a text was to be filled in is why its form is
// wrong.
func mayJoin(a, b *Finding) bool {
	return a.Family != b.Family || a.Rule != b.Rule && (a.Rule == placeholderText || b.Rule == placeholderText)
}

// isBeside tells whether one of the findings next to another is of the same place: they stand
// in the order of their places.
func isBeside(findings []Finding, i int) bool {
	offset := findings[i].Position.Offset
	return i > 0 && findings[i-1].Position.Offset == offset || i+1 < len(findings) && findings[i+1].Position.Offset == offset
}

// hashStatement hashes what statesSame compares, as far as it takes to tell most apart.
func hashStatement(f *Finding, oneRun bool) uint64 {
	hash := hashText(f.States) + uint64(f.Position.Offset)*0x9E3779B97F4A7C15
	if oneRun || !f.Position.IsValid() {
		hash ^= hashText(f.Path)
	}
	return hash
}

// statesSame tells whether two findings state the same of one place. In reports that are
// put together places decide, and the property: one element may hold two.
func statesSame(a, b *Finding, oneRun bool) bool {
	if a.States != b.States || a.Position != b.Position {
		return false
	}
	if oneRun || !a.Position.IsValid() {
		return a.Path == b.Path
	}
	return lastStep(a.Path) == lastStep(b.Path)
}

// lastStep gives the last property of a path, without the number of its value.
func lastStep(path string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		path = path[i+1:]
	} else {
		path = ""
	}
	property, _, _ := strings.Cut(path, "[")
	return property
}

// join takes in what another finding says of the same. The one that is told in the end
// keeps its place among the others.
func (f *Finding) join(other *Finding) {
	if other.Severity > f.Severity || other.Severity == f.Severity && other.Consequence != "" && f.Consequence == "" {
		*f, *other = *other, *f
	}
	f.Suggestion, f.Doc = cmp.Or(f.Suggestion, other.Suggestion), cmp.Or(f.Doc, other.Doc)
	f.Private = f.Private || other.Private
	also := Place{
		Rule: other.Rule, Family: other.Family, Severity: other.Severity, Message: cmp.Or(other.Consequence, other.Message),
		Path: other.Path, Position: other.Position, whole: other.Message,
	}
	related := append(make([]Place, 0, len(f.Related)+1+len(other.Related)), f.Related...)
	for _, place := range append([]Place{also}, other.Related...) {
		if !slices.Contains(related, place) {
			related = append(related, place)
		}
	}
	f.Related = related
}

// Words gives the message with what the rules of other families say of the same place, for
// people to read at once.
func (f *Finding) Words() string {
	words := f.Message
	for i := range f.Related {
		also := &f.Related[i]
		switch {
		case also.Rule == "" || also.Message == "" || f.says(also.Message, i):
			continue
		case !strings.HasSuffix(words, "?") && !strings.HasSuffix(words, "."):
			words += ";"
		}
		words += " " + also.Message
	}
	return words
}

// says tells whether the finding says a message itself, or one of the first other rules does.
func (f *Finding) says(message string, first int) bool {
	return f.Message == message || slices.ContainsFunc(f.Related[:first], func(also Place) bool { return also.Rule != "" && also.Message == message })
}
