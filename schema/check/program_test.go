package check_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// nameless asks everything for a name, and the past for no dates.
type nameless struct{ started *int }

func (nameless) Size() int { return 2 }

func (n nameless) Start(p *check.Pass, rules []*check.Rule) func(*check.Thing) {
	*n.started++
	now, known := p.Now()
	return func(t *check.Thing) {
		if t.Property(vocab.Lookup("name")) == nil && rules[0] != nil {
			p.Tell(rules[0], check.AtThing(t), check.Finding{Message: "it has no name", Doc: "https://x.example/names"})
			parent, property, value := t.Parent()
			p.TellEligibility(t, check.Eligibility{Family: "names", Feature: "name", Status: check.Lacking})
			if parent != nil && rules[1] != nil && known && now.Year() == 2026 {
				p.Tell(rules[1], check.AtValue(parent, property, value), check.Finding{Message: "one in another"})
			}
		}
	}
}

// The rules of a program are looked for together, each on or off by itself.
func TestProgram(t *testing.T) {
	started := 0
	program := nameless{&started}
	rules := check.Rules{
		{ID: "a-name", Family: "names", Severity: check.Warning, Check: check.Part{Program: program, Number: 0}},
		{ID: "in-another", Family: "names", Severity: check.Info, Check: check.Part{Program: program, Number: 1}},
	}
	graph := read(t, `{"@type": "MedicalClinic", "name": "A", "address": {"@type": "PostalAddress"}}`)
	input := check.Input{Source: graph, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}

	report := check.Run(input, rules, check.Vocabulary, rules)
	assert.Equal(t, []string{"a-name", "in-another"}, ids(report.Findings))
	assert.Equal(t, 1, started)
	assert.EqualExportedValues(t, check.Finding{
		Rule: "a-name", Family: "names", Severity: check.Warning, Message: "it has no name",
		Path: "MedicalClinic.address", Pointer: "/address", Doc: "https://x.example/names",
	}, report.Findings[0])
	require.Len(t, report.Eligibility, 1)
	assert.Equal(t, check.Lacking, report.Eligibility[0].Status)
	assert.Equal(t, "MedicalClinic.address", report.Eligibility[0].Path)
	assert.Equal(t, rdf.BlankNode, report.Eligibility[0].Node.Kind)

	assert.Equal(t, []string{"a-name"}, ids(check.Run(graph, rules).Findings), "without a clock")
	assert.Empty(t, check.Run(input, rules.Without("a-name")).Findings)
	assert.Equal(t, 3, started)
	assert.Empty(t, check.Run(input, rules.Without("names")).Eligibility)
	assert.Equal(t, 3, started, "no rule is on")
	assert.Equal(t, "eligible limited lacking retired unknown", check.Eligible.String()+" "+check.Limited.String()+" "+check.Lacking.String()+" "+check.Retired.String()+" "+check.Status(0).String())
}
