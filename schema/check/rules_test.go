package check_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// families are all rules, by their family.
var families = map[string]check.Rules{
	"vocabulary":  check.Vocabulary,
	"values":      check.Values,
	"identifiers": check.Identifiers,
	"references":  check.References,
	"reviews":     check.Reviews,
}

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for family, rules := range families {
		for _, rule := range rules {
			assert.Equal(t, family, rule.Family, rule.ID)
			assert.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), rule.ID)
			assert.False(t, seen[rule.ID], "the id %s is given twice", rule.ID)
			seen[rule.ID] = true
			assert.NotZero(t, rule.Severity, rule.ID)
			assert.NotEmpty(t, rule.Since, rule.ID)
			assert.Regexp(t, `^[A-Z].*\.$`, rule.Doc, rule.ID)
			assert.NotNil(t, rule.Check, rule.ID)
		}
	}
}

// Bad yields exactly the rule's id within its family; Good yields nothing in
// it.
func TestRuleExamples(t *testing.T) {
	for _, rules := range families {
		for _, rule := range rules {
			t.Run(rule.ID, func(t *testing.T) {
				assert.Equal(t, []string{rule.ID}, ids(check.Run(dated(read(t, rule.Bad)), rules).Findings), "bad")
				assert.Empty(t, check.Run(dated(read(t, rule.Good)), rules).Findings, "good")
			})
		}
	}
}

// What the other families say of bad examples, so that nobody is surprised.
func TestRuleExamplesInOtherFamilies(t *testing.T) {
	others := map[string][]string{}
	for family, rules := range families {
		for _, rule := range rules {
			for other, otherRules := range families {
				if other != family {
					if found := ids(check.Run(read(t, rule.Bad), otherRules).Findings); len(found) > 0 {
						others[rule.ID] = append(others[rule.ID], found...)
					}
				}
			}
		}
	}
	assert.Equal(t, map[string][]string{
		"boolean":                {"pending-term"}, // isAcceptingNewPatients is pending
		"identifier-check-digit": {"pending-term"}, // and so is usNPI
		"number":                 {"review-without-item"},
		"negative-number":        {"review-without-item"},
		"medical-code-form":      {"pending-term"}, // and codingSystem
		"unknown-code-system":    {"pending-term"},
	}, others)
}

// dated gives a graph with the clock of these tests, which stands still.
func dated(graph *rdf.Graph) check.Input {
	return check.Input{Source: graph, Now: now}
}

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func ids(findings []check.Finding) []string {
	var ids []string
	for _, finding := range findings {
		ids = append(ids, finding.Rule)
	}
	return ids
}
