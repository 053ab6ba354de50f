package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Redact takes out of a report what stands in the input, for logs that must hold
// nothing of it: in place of its message a finding has what its rule asks for, the
// suggestion is gone, and in paths, pointers and names of things nothing stands but terms
// of schema.org and numbers; "…" stands for all else. Places in files stay. The rules
// are those that were run.
func (r *Report) Redact(rules ...Rules) {
	docs := make(map[string]string)
	for _, rule := range slices.Concat(rules...) {
		docs[rule.Family+"/"+rule.ID] = rule.Doc
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Message = docs[f.Family+"/"+f.Rule]
		if f.Message == "" { // what reading found has no rule
			f.Message = "The input cannot be read as it stands here."
		}
		f.Suggestion, f.Consequence = "", ""
		f.Path, f.Pointer = redactPath(f.Path), redactPointer(f.Pointer)
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			also := &f.Related[j]
			also.Message, also.Path = docs[also.Family+"/"+also.Rule], redactPath(also.Path)
			also.whole = also.Message
		}
	}
	for i := range r.Eligibility {
		e := &r.Eligibility[i]
		e.Node = rdf.Subject{}
		e.Path, e.Pointer = redactPath(e.Path), redactPointer(e.Pointer)
		e.Missing, e.Improvable = redactMissing(e.Missing), redactMissing(e.Improvable)
	}
}

func redactMissing(missing []Missing) []Missing {
	missing = slices.Clone(missing)
	for i := range missing {
		missing[i].Path = redactPath(missing[i].Path)
	}
	return missing
}

// redactPath keeps the terms and numbers of a path: MedicalClinic.review[2].author. One
// with a quoted name in it, which may hold points of its own, loses all behind its first
// step.
func redactPath(path string) string {
	if path == "" || path == pagePath {
		return path
	}
	steps := strings.Split(path, ".")
	for i, step := range steps {
		name, number, numbered := strings.Cut(step, "[")
		if numbered && !areDigits(strings.TrimSuffix(number, "]")) || !isKnownName(name) {
			steps[i] = "…"
			if strings.ContainsRune(path, '"') {
				return strings.Join(steps[:i+1], ".")
			}
		}
	}
	return strings.Join(steps, ".")
}

// redactPointer keeps the terms and numbers of a pointer.
func redactPointer(pointer string) string {
	steps := strings.Split(pointer, "/")
	for i, step := range steps {
		const longest = 7 // digits of a number that counts
		if step != "" && step != "@graph" && !(areDigits(step) && len(step) <= longest) && !isKnownName(step) {
			steps[i] = "…"
		}
	}
	return strings.Join(steps, "/")
}

// isKnownName tells whether a name is that of a term, or stands for none in a path.
func isKnownName(name string) bool {
	return vocab.Lookup(name) != 0 || name == "thing" || name == "…"
}
