package output

import (
	"bytes"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// The parts of a SARIF log that are written (SARIF 2.1.0, section 3).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
		Properties *sarifSummary `json:"properties,omitempty"`
	}
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

func (o *options) sarif(b *bytes.Buffer, report *check.Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{
		Name: "healthld", Version: o.version,
		InformationURI: "https://github.com/healthld/healthld",
		Rules:          []sarifRule{},
	}
	driver := &run.Tool.Driver
	indexes := make(map[string]int)
	for _, rule := range o.rules {
		if _, has := indexes[rule.ID]; has {
			continue
		}
		indexes[rule.ID] = len(driver.Rules)
		described := sarifRule{
			ID: rule.ID, Description: sarifMessage{rule.Doc},
			Configuration: sarifConfiguration{level(rule.Severity)}, Properties: sarifTags{[]string{rule.Family}},
		}
		if rule.Bad != "" && rule.Good != "" {
			described.Help = &sarifMessage{"Instead of " + rule.Bad + " write " + rule.Good}
		}
		driver.Rules = append(driver.Rules, described)
	}
	lines := sourceLines{text: o.source}
	for _, f := range o.told(report) {
		index, has := indexes[f.Rule]
		if !has { // what reading found has no rule of its own
			index = len(driver.Rules)
			indexes[f.Rule] = index
			driver.Rules = append(driver.Rules, sarifRule{
				ID: f.Rule, Description: sarifMessage{"Findings of " + f.Rule}, Configuration: sarifConfiguration{level(f.Severity)}, Properties: sarifTags{[]string{f.Family}},
			})
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: f.Rule, RuleIndex: index, Level: level(f.Severity), Message: sarifMessage{f.Message},
			Locations: locationsOf(f.Path, f.Position, &lines), Related: relatedLocations(f), Fingerprints: map[string]string{"healthld/v1": f.Fingerprint()},
		})
	}
	run.Properties = summaryOf(report)
	return writeJSON(b, sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// summaryOf counts what the things are good for; nil where nothing is known of that.
func summaryOf(report *check.Report) *sarifSummary {
	var summary sarifSummary
	for status := check.Eligible; status <= check.Retired; status++ {
		for _, c := range countFeatures(report, status) {
			summary.Eligibility = append(summary.Eligibility, sarifFeature{c.family, c.feature, c.name, status.String(), c.count})
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
			if line, offset, found := lines.line(at); found {
				l.Physical.Region.StartColumn = utf8.RuneCount(line[:offset]) + 1
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
