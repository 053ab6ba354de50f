package output

import (
	"bytes"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// The parts of a SARIF log that are written (SARIF 2.1.0, section 3).
type (
	// sarifSummary is in the property bag of a run (section 3.8), which is for what
	// the standard has no place for.
	sarifSummary struct {
		Eligibility []sarifFeature `json:"eligibility"`
	}
	sarifFeature struct {
		Family  string `json:"family"`
		Feature string `json:"feature"`
		Name    string `json:"name"`
		Status  string `json:"status"`
		Count   int    `json:"count"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string             `json:"id"`
		Description   sarifMessage       `json:"shortDescription"`
		Help          *sarifMessage      `json:"help,omitempty"`
		Configuration sarifConfiguration `json:"defaultConfiguration"`
		Properties    sarifTags          `json:"properties"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		family       string
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
)

// sarifStart begins a log with one run, whose results come first: which rules they are
// of is known when all of them are.
const sarifStart = `{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [`

// sarifWriter writes a log.
type sarifWriter struct {
	driver sarifDriver
	// indexes are those of the rules in the driver.
	indexes map[string]int
}

func newSARIFWriter(o *options) *sarifWriter {
	w := &sarifWriter{indexes: make(map[string]int), driver: sarifDriver{
		Name: "healthld", Version: o.version,
		InformationURI: "https://github.com/healthld/healthld",
		Rules:          []sarifRule{},
	}}
	for _, rule := range o.rules {
		if _, has := w.indexes[rule.ID]; has {
			continue
		}
		described := sarifRule{
			ID: rule.ID, Description: sarifMessage{rule.Doc},
			Configuration: sarifConfiguration{level(rule.Severity)}, Properties: sarifTags{[]string{rule.Family}},
		}
		if rule.Bad != "" && rule.Good != "" {
			described.Help = &sarifMessage{"Instead of " + rule.Bad + " write " + rule.Good}
		}
		w.add(described)
	}
	return w
}

func (w *sarifWriter) add(rule sarifRule) {
	w.indexes[rule.ID] = len(w.driver.Rules)
	w.driver.Rules = append(w.driver.Rules, rule)
}

// sarifResults gives findings as results, without the numbers of their rules.
func (o *options) sarifResults(told []*check.Finding) []sarifResult {
	lines := &sourceLines{text: o.source}
	var results []sarifResult
	for _, f := range told {
		results = append(results, sarifResult{
			RuleID: f.Rule, Level: level(f.Severity), Message: sarifMessage{f.Message}, family: f.Family,
			Locations: locationsOf(f.Path, f.Position, lines), Related: relatedLocations(f), Fingerprints: map[string]string{"healthld/v1": f.Fingerprint()},
		})
	}
	return results
}

// text gives results as elements of the array of the run.
func (w *sarifWriter) text(results []sarifResult) ([]byte, error) {
	var b bytes.Buffer
	for i := range results {
		r := &results[i]
		if _, has := w.indexes[r.RuleID]; !has { // what reading found has no rule of its own
			w.add(sarifRule{
				ID: r.RuleID, Description: sarifMessage{"Findings of " + r.RuleID}, Configuration: sarifConfiguration{r.Level}, Properties: sarifTags{[]string{r.family}},
			})
		}
		r.RuleIndex = w.indexes[r.RuleID]
		text, err := jsonText(r, "        ")
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n        ")
		b.Write(text)
	}
	return b.Bytes(), nil
}

// end ends the results, and writes the rest of the log.
func (w *sarifWriter) end(b *bytes.Buffer, items int, t *tally) error {
	b.WriteString(endOfArray(items, "      "))
	tool, err := jsonText(sarifTool{w.driver}, "      ")
	b.WriteString(",\n      \"tool\": ")
	b.Write(tool)
	if summary := summaryOf(t); summary != nil && err == nil {
		var text []byte
		text, err = jsonText(summary, "      ")
		b.WriteString(",\n      \"properties\": ")
		b.Write(text)
	}
	b.WriteString("\n    }\n  ]\n}\n")
	return err
}

// summaryOf counts what the things are good for; nil where nothing is known of that.
func summaryOf(t *tally) *sarifSummary {
	var summary sarifSummary
	for status := check.Eligible; status <= check.Retired; status++ {
		for _, c := range t.features {
			if c.status == status {
				summary.Eligibility = append(summary.Eligibility, sarifFeature{c.family, c.feature, c.name, status.String(), c.count})
			}
		}
	}
	if summary.Eligibility == nil {
		return nil
	}
	return &summary
}

// level gives the severity as SARIF has it (section 3.27.10).
func level(severity check.Severity) string {
	switch severity {
	case check.Error:
		return "error"
	case check.Warning:
		return "warning"
	}
	return "note"
}

func locationsOf(path string, at rdf.Position, lines *sourceLines) []sarifLocation {
	var l sarifLocation
	if at.File != "" {
		l.Physical = &sarifPhysical{Artifact: sarifArtifact{fileURI(at.File)}}
		if at.IsValid() {
			l.Physical.Region = &sarifRegion{StartLine: at.Line}
			// Columns of positions are bytes, those of the log characters.
			if column, found := lines.column(at); found {
				l.Physical.Region.StartColumn = column
			}
		}
	}
	if path != "" {
		l.Logical = []sarifLogical{{path}}
	}
	if l.Physical == nil && l.Logical == nil {
		return nil
	}
	return []sarifLocation{l}
}

// relatedLocations gives the other places of a finding (section 3.27.22), by lines
// alone: their texts are not read.
func relatedLocations(f *check.Finding) []sarifLocation {
	var related []sarifLocation
	for i := range f.Related {
		place := &f.Related[i]
		for _, l := range locationsOf(place.Path, place.Position, new(sourceLines)) {
			l.ID = i + 1
			l.Message = &sarifMessage{noteOf(place)}
			related = append(related, l)
		}
	}
	return related
}

// fileURI gives the name of a file as a URI reference: relative where the name is.
func fileURI(name string) string {
	name = filepath.ToSlash(name)
	u := url.URL{Path: strings.ToValidUTF8(name, "\uFFFD")}
	if path.IsAbs(name) {
		u.Scheme = "file"
		return u.String()
	}
	return u.String() // "a:b" comes as "./a:b"
}
