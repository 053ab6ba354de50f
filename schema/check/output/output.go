package output

import (
	"fmt"

	"github.com/healthld/healthld/schema/check"
)

// Format is a way to write a report.
type Format uint8

const (
	// Text is for people: a finding a line, as file:line:column: severity: message
	// [rule], the line of the input below it where that is known and nothing private was
	// found in it, and a line for each other place that the finding is about. What rules of other families say of the same
	// stands behind the message.
	Text Format = iota + 1
	// JSON is an object with "findings", each an object with rule, family,
	// severity, message, path, pointer, file, line, column, doc, suggestion, private (true
	// where personal data may stand there) and related places, of which those that are empty
	// are left out, with "counts" by severity, and with
	// "eligibility": what things are good for, and what they lack.
	JSON
	// SARIF is a log by SARIF 2.1.0, for the code scanning of forges. The properties of
	// its run have "eligibility": how many things have which status for each feature.
	SARIF
	// GitHub is a workflow command a finding, which GitHub Actions shows beside the
	// file, and one notice that counts what things are good for.
	GitHub
)

var formatNames = [...]string{Text: "text", JSON: "json", SARIF: "sarif", GitHub: "github"}

// String gives the name of the format: "text", "json", "sarif" or "github".
func (f Format) String() string {
	if f >= Text && f <= GitHub {
		return formatNames[f]
	}
	return fmt.Sprintf("Format(%d)", uint8(f))
}

// UnmarshalText reads the name of a format; any other text is an error.
func (f *Format) UnmarshalText(text []byte) error {
	for format := Text; format <= GitHub; format++ {
		if formatNames[format] == string(text) {
			*f = format
			return nil
		}
	}
	return fmt.Errorf("healthld/output: %q is no format: text, json, sarif or github", text)
}

// Option changes how a report is written. Options work together in any order; of
// two of one kind the last counts.
type Option func(*options)

type options struct {
	least   check.Severity
	color   bool
	source  func(file string) []byte
	rules   check.Rules
	version string
	// features has the eligibility of each thing told in text.
	features bool
	// counted has what is recommended for features told in one line for each place.
	counted bool
	// hint says how what is left out of text is to be had, and featureHint how what things
	// lack for features is.
	hint, featureHint string
}

// Least leaves the findings below a severity out of text, where they are counted
// only, and of the other formats.
func Least(severity check.Severity) Option { return func(o *options) { o.least = severity } }

// Hint says beside the number of findings that text leaves out how to see them:
// "--info shows all".
func Hint(hint string) Option { return func(o *options) { o.hint = "; " + Printable(hint) } }

// FeatureHint says, where text counts features for which things lack something, how to see
// what that is: "--features says what they lack".
func FeatureHint(hint string) Option { return func(o *options) { o.featureHint = Printable(hint) } }

// Color colours text, for a terminal.
func Color() Option { return func(o *options) { o.color = true } }

// Source gives the text of a file by the name that positions have, nil where it is
// not to be had. Then text shows the line of each finding and where in it, but for lines
// with a finding that is [check.Finding.Private], and SARIF has its columns in characters. It is called once for each run of findings
// in one file.
func Source(text func(file string) []byte) Option { return func(o *options) { o.source = text } }

// Features has text say of each thing what it is good for and what it lacks, where
// by default the features are counted. JSON has them always, SARIF and GitHub counted.
func Features() Option { return func(o *options) { o.features = true } }

// Counted has text tell in one line for each thing how much of what consumers recommend
// it lacks, by feature: "MedicalClinic could say more for Local business (7), a provider
// (6)". What is found in the same words in four places of a file or more is told at the
// first, with the places of the others. By default each finding is a line, as it is in all
// other formats.
func Counted() Option { return func(o *options) { o.counted = true } }

// Rules are those that were run: SARIF documents them.
func Rules(rules check.Rules) Option { return func(o *options) { o.rules = rules } }

// Version is that of the program that writes, for SARIF.
func Version(version string) Option { return func(o *options) { o.version = version } }

// told gives the findings that are written one by one.
func (o *options) told(report *check.Report) []*check.Finding {
	var told []*check.Finding
	for i := range report.Findings {
		if f := &report.Findings[i]; f.Severity >= o.least {
			told = append(told, f)
		}
	}
	return told
}
