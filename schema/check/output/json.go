package output

import (
	"bytes"
	"encoding/json"

	"github.com/healthld/healthld/schema/check"
)

// jsonReport is a report as JSON.
type jsonReport struct {
	Findings []jsonFinding  `json:"findings"`
	Counts   map[string]int `json:"counts"`
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
			Doc: f.Doc, Suggestion: f.Suggestion,
		})
	}
	return writeJSON(b, result)
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
