package output

import (
	"bytes"
	"encoding/json"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// jsonReport is a report as JSON.
type jsonReport struct {
	Findings    []jsonFinding     `json:"findings"`
	Counts      map[string]int    `json:"counts"`
	Eligibility []jsonEligibility `json:"eligibility,omitempty"`
}

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

	Related []jsonPlace `json:"related,omitempty"`
}

type jsonPlace struct {
	Message string `json:"message,omitempty"`
	Path    string `json:"path,omitempty"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

func (o *options) json(b *bytes.Buffer, report *check.Report) error {
	result := jsonReport{Findings: []jsonFinding{}, Counts: make(map[string]int)}
	for severity := check.Info; severity <= check.Error; severity++ {
		result.Counts[severity.String()] = report.Count(severity)
	}
	for _, f := range o.told(report) {
		result.Findings = append(result.Findings, jsonFinding{
			Rule: f.Rule, Family: f.Family, Severity: f.Severity.String(), Message: f.Message,
			Path: f.Path, Pointer: f.Pointer, File: f.Position.File, Line: f.Position.Line, Column: f.Position.Column,
			Doc: f.Doc, Suggestion: f.Suggestion, Related: related(f.Related),
		})
	}
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		told := jsonEligibility{
			Path: e.Path, File: e.Position.File, Line: e.Position.Line, Column: e.Position.Column, Family: e.Family, Feature: e.Feature, Name: e.Name,
			Status: e.Status.String(), Since: e.Since, Missing: missing(e.Missing), Improvable: missing(e.Improvable), Doc: e.Doc,
		}
		if e.Node.Kind == rdf.IRI {
			told.ID = e.Node.Text
		}
		result.Eligibility = append(result.Eligibility, told)
	}
	return writeJSON(b, result)
}

func related(places []check.Place) []jsonPlace {
	var told []jsonPlace
	for _, p := range places {
		told = append(told, jsonPlace{p.Message, p.Path, p.Position.File, p.Position.Line, p.Position.Column})
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

// writeJSON writes a value with what JSON may hold and a terminal must not see
// escaped: control characters above U+007F and reversals of direction.
func writeJSON(b *bytes.Buffer, value any) error {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	for _, r := range string(text) {
		if r != '\n' && isHostile(r) {
			appendEscaped(b, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.WriteByte('\n')
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
