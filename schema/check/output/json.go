package output

import (
	"bytes"
	"encoding/json"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

type jsonEligibility struct {
	Path       string        `json:"path"`
	ID         string        `json:"id,omitempty"`
	File       string        `json:"file,omitempty"`
	Line       int           `json:"line,omitempty"`
	Column     int           `json:"column,omitempty"`
	Family     string        `json:"family"`
	Feature    string        `json:"feature"`
	Name       string        `json:"name"`
	Status     string        `json:"status"`
	Since      string        `json:"since,omitempty"`
	Missing    []jsonMissing `json:"missing,omitempty"`
	Improvable []jsonMissing `json:"improvable,omitempty"`
	Doc        string        `json:"doc,omitempty"`
}

type jsonMissing struct {
	Rule string `json:"rule"`
	Path string `json:"path"`
	What string `json:"what"`
}

type jsonFinding struct {
	Rule       string `json:"rule"`
	Family     string `json:"family"`
	Severity   string `json:"severity"`
	Message    string `json:"message"`
	Path       string `json:"path,omitempty"`
	Pointer    string `json:"pointer,omitempty"`
	File       string `json:"file,omitempty"`
	Line       int    `json:"line,omitempty"`
	Column     int    `json:"column,omitempty"`
	Doc        string `json:"doc,omitempty"`
	Suggestion string `json:"suggestion,omitempty"`
	Private    bool   `json:"private,omitempty"`

	Related []jsonPlace `json:"related,omitempty"`
}

type jsonPlace struct {
	Rule    string `json:"rule,omitempty"`
	Message string `json:"message,omitempty"`
	Path    string `json:"path,omitempty"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

// jsonFindings writes findings as elements of an array of the report.
func jsonFindings(b *bytes.Buffer, told []*check.Finding) {
	for i, f := range told {
		writeElement(b, i, jsonFinding{
			Rule: f.Rule, Family: f.Family, Severity: f.Severity.String(), Message: f.Message,
			Path: f.Path, Pointer: f.Pointer, File: f.Position.File, Line: f.Position.Line, Column: f.Position.Column,
			Doc: f.Doc, Suggestion: f.Suggestion, Private: f.Private, Related: related(f.Related),
		})
	}
}

// jsonEligible writes what the things are good for as elements of an array of the
// report.
func jsonEligible(b *bytes.Buffer, report *check.Report) {
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		told := jsonEligibility{
			Path: e.Path, File: e.Position.File, Line: e.Position.Line, Column: e.Position.Column, Family: e.Family, Feature: e.Feature, Name: e.Name,
			Status: e.Status.String(), Since: e.Since, Missing: missing(e.Missing), Improvable: missing(e.Improvable), Doc: e.Doc,
		}
		if e.Node.Kind == rdf.IRI && !excerpt.IsRunning(e.Node.Text) {
			told.ID = e.Node.Text
		}
		writeElement(b, i, told)
	}
}

// writeElement writes an element of an array that stands in the report.
func writeElement(b *bytes.Buffer, number int, element any) {
	if number > 0 {
		b.WriteByte(',')
	}
	b.WriteString("\n    ")
	text, _ := jsonText(element, "    ") // texts and numbers alone
	b.Write(text)
}

// endJSON ends the findings, and writes the rest of the report.
func (s *Stream) endJSON(b *bytes.Buffer) error {
	b.WriteString(endOfArray(s.items, "  "))
	counts := make(map[string]int)
	for severity := check.Info; severity <= check.Error; severity++ {
		counts[severity.String()] = s.tally.findings[severity]
	}
	text, err := jsonText(counts, "  ")
	b.WriteString(",\n  \"counts\": ")
	b.Write(text)
	if len(s.eligibility) > 0 {
		b.WriteString(",\n  \"eligibility\": [")
		b.Write(s.eligibility)
		b.WriteString("\n  ]")
	}
	b.WriteString("\n}\n")
	return err
}

// endOfArray gives the end of an array of so many elements.
func endOfArray(elements int, indentation string) string {
	if elements == 0 {
		return "]"
	}
	return "\n" + indentation + "]"
}

func related(places []check.Place) []jsonPlace {
	var told []jsonPlace
	for _, p := range places {
		told = append(told, jsonPlace{p.Rule, p.Message, p.Path, p.Position.File, p.Position.Line, p.Position.Column})
	}
	return told
}

func missing(of []check.Missing) []jsonMissing {
	var told []jsonMissing
	for _, m := range of {
		told = append(told, jsonMissing{m.Rule, m.Path, m.What})
	}
	return told
}

// jsonText gives a value with what JSON may hold and a terminal must not see escaped:
// control characters above U+007F and reversals of direction.
func jsonText(value any, indentation string) ([]byte, error) {
	text, err := json.MarshalIndent(value, indentation, "  ")
	if err != nil || bytes.IndexFunc(text, func(r rune) bool { return r != '\n' && isHostile(r) }) < 0 {
		return text, err
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		if r != '\n' && isHostile(r) {
			appendEscaped(&b, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes(), nil
}

// appendEscaped appends a character as JSON escapes it.
func appendEscaped(b *bytes.Buffer, r rune) {
	const digits = "0123456789abcdef"
	write := func(unit rune) {
		b.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(digits[unit>>shift&0xF])
		}
	}
	if r > 0xFFFF {
		r -= 0x10000
		write(0xD800 + r>>10)
		write(0xDC00 + r&0x3FF)
		return
	}
	write(r)
}
