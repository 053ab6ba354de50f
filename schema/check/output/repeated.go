package output

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// repeat is what is found in the same words in many places of a file: forty doctors of a
// list have one fault forty times, and its cause is one template.
type repeat struct {
	// places are where it is found, in the order of the findings.
	places []rdf.Position
	// written: it was written, at the first of them.
	written bool
}

// toldLine is a line of text, with the first finding that it tells.
type toldLine struct {
	finding *check.Finding
	words   string
	// again is what is found in the same words elsewhere too, nil where the line is told for
	// itself.
	again *repeat
}

// repeatKey is what lines that say the same have in common.
type repeatKey struct {
	file, words string
	severity    check.Severity
}

func (l *toldLine) key() repeatKey {
	return repeatKey{l.finding.Position.File, l.words, l.finding.Severity}
}

const (
	// fewestRepeated is from how many places on a finding is written once.
	fewestRepeated = 4
	// mostPlaces is how many of the others are named.
	mostPlaces = 5
)

// findRepeats finds what is said more than once. What has notes of its own is not among it,
// nor what has no place.
func findRepeats(told []toldLine) {
	repeats := make(map[repeatKey]*repeat)
	for i := range told {
		f := told[i].finding
		if f.Position.Line == 0 || hasNotes(f) {
			continue
		}
		key := told[i].key()
		if repeats[key] == nil {
			repeats[key] = new(repeat)
		}
		told[i].again = repeats[key]
		told[i].again.places = append(told[i].again.places, f.Position)
	}
}

func hasNotes(f *check.Finding) bool {
	for i := range f.Related {
		if f.Related[i].Rule == "" {
			return true
		}
	}
	return false
}

// line says where else the same is found.
func (r *repeat) line() string {
	others := r.places[1:]
	var named []string
	for _, place := range others[:min(len(others), mostPlaces)] {
		named = append(named, fmt.Sprintf("%d:%d", place.Line, place.Column))
	}
	text := fmt.Sprintf("the same in %d more places: %s", len(others), strings.Join(named, ", "))
	if more := len(others) - len(named); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
